// SPDX-License-Identifier: GPL-3.0-or-later
// A workbook that is being written, in a folder that goes with it. Private to `statistics`.
#pragma once

#include <xlsxwriter.h>

#include <filesystem>
#include <string>

namespace mektep {

class XlsxFile {
public:
    XlsxFile();
    ~XlsxFile();
    XlsxFile(const XlsxFile&) = delete;
    XlsxFile& operator=(const XlsxFile&) = delete;

    /// A sheet; its name is shortened to the 31 characters that a sheet's name may have, without those that
    /// it may not.
    lxw_worksheet* sheet(const std::string& name);
    void text(lxw_worksheet* sheet, std::size_t row, std::size_t column, const std::string& text,
              lxw_format* format = nullptr);
    void number(lxw_worksheet* sheet, std::size_t row, std::size_t column, double number,
                lxw_format* format = nullptr);
    [[nodiscard]] lxw_format* bold() const { return bold_; }
    [[nodiscard]] lxw_format* wrapped() const { return wrapped_; }
    [[nodiscard]] lxw_format* percent() const { return percent_; }
    [[nodiscard]] lxw_workbook* book() const { return book_; }

    /// Ends the workbook and gives its bytes. Failure(disk) where a temporary file cannot be written.
    std::string bytes();

private:
    std::filesystem::path folder_;
    lxw_workbook* book_ = nullptr;
    lxw_format* bold_ = nullptr;
    lxw_format* wrapped_ = nullptr;
    lxw_format* percent_ = nullptr;
};

}  // namespace mektep
