// SPDX-License-Identifier: GPL-3.0-or-later
#include "statistics/xlsx_file.h"

#include "base/error.h"
#include "base/file.h"
#include "language/code_point.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace mektep {
namespace {

std::string shortened(const std::string& text, std::size_t most) {
    std::string result;
    for (const auto c : code_points(text).substr(0, most)) result += utf8(c);
    return result;
}

}  // namespace

// The library of Debian 12 writes to files only.
XlsxFile::XlsxFile() {
    auto pattern = (std::filesystem::temp_directory_path() / "mektep-workbook-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
        throw Failure(Outside::disk, fmt::format("making a folder in {}: {}",
                                                 std::filesystem::temp_directory_path().string(),
                                                 std::generic_category().message(errno)));
    folder_ = pattern;
    book_ = workbook_new((folder_ / "book.xlsx").c_str());
    if (book_ == nullptr) throw std::bad_alloc();
    lxw_doc_properties properties{};
    properties.created = 1'767'225'600;  // a fixed moment: the same tables are the same bytes
    workbook_set_properties(book_, &properties);
    bold_ = workbook_add_format(book_);
    format_set_bold(bold_);
    format_set_text_wrap(bold_);
    wrapped_ = workbook_add_format(book_);
    format_set_text_wrap(wrapped_);
    percent_ = workbook_add_format(book_);
    format_set_num_format(percent_, "0.0%");
}

XlsxFile::~XlsxFile() {
    if (book_ != nullptr) workbook_close(book_);
    std::error_code error;
    std::filesystem::remove_all(folder_, error);
}

lxw_worksheet* XlsxFile::sheet(const std::string& name) {
    std::string allowed;
    for (const char c : name)
        allowed += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : ' ';
    constexpr std::size_t longest = 31;
    auto* const sheet = workbook_add_worksheet(book_, shortened(allowed, longest).c_str());
    if (sheet == nullptr) bug("two sheets of one name");
    return sheet;
}

void XlsxFile::text(lxw_worksheet* sheet, std::size_t row, std::size_t column, const std::string& text,
                    lxw_format* format) {
    worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), text.c_str(),
                           format);
}

void XlsxFile::number(lxw_worksheet* sheet, std::size_t row, std::size_t column, double number,
                      lxw_format* format) {
    worksheet_write_number(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), number,
                           format);
}

std::string XlsxFile::bytes() {
    const auto error = workbook_close(book_);
    book_ = nullptr;
    if (error != LXW_NO_ERROR)
        throw Failure(Outside::disk, fmt::format("writing the workbook: {}", lxw_strerror(error)));
    return read_file(folder_ / "book.xlsx");
}

}  // namespace mektep
