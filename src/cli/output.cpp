// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include "base/error.h"
#include "cli/terminal.h"
#include "document/plain_text.h"
#include "paper/odt.h"
#include "paper/pdf.h"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

namespace mektep {

std::string unknown_form(const std::string& out) {
    const bool is_known =
        out == "-" || out.ends_with(".pdf") || out.ends_with(".odt") || out.ends_with(".txt");
    return is_known ? "" : "the name must end in .pdf, .odt or .txt, or be - for text on standard output";
}

void write_document(const std::string& out, const Document& document) {
    if (out.ends_with(".pdf")) return write_result(out, pdf(document));
    if (out.ends_with(".odt")) return write_result(out, odt(document));
    write_result(out, plain_text(document));
}

void make_folder(const std::string& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) throw Failure(Outside::disk, fmt::format("making the folder {}: {}", folder, error.message()));
}

}  // namespace mektep
