// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/output.h"

#include "base/error.h"
#include "cli/terminal.h"
#include "document/plain_text.h"
#include "paper/docx.h"
#include "paper/odt.h"
#include "paper/pdf.h"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <system_error>
#include <utility>

namespace mektep {
namespace {

constexpr double large_points = 24;

constexpr std::array<std::pair<std::string_view, Form>, 5> forms{{{"pdf", Form::pdf},
                                                                  {"large", Form::large},
                                                                  {"odt", Form::odt},
                                                                  {"docx", Form::docx},
                                                                  {"txt", Form::txt}}};

}  // namespace

std::vector<std::string> form_names() {
    std::vector<std::string> names;
    for (const auto& [name, form] : forms) names.emplace_back(name);
    return names;
}

std::optional<Form> form_named(std::string_view name) {
    for (const auto& [each, form] : forms)
        if (each == name) return form;
    return std::nullopt;
}

std::optional<Form> form_of(std::string_view out) {
    if (out == "-") return Form::txt;
    const auto dot = out.rfind('.');
    const auto form = dot == std::string_view::npos ? std::nullopt : form_named(out.substr(dot + 1));
    return form == Form::large ? std::nullopt : form;
}

std::string ending_of(Form form) {
    if (form == Form::large) return "-large.pdf";
    for (const auto& [name, each] : forms)
        if (each == form) return "." + std::string(name);
    bug("a form without an ending");
}

std::string unknown_form(const std::string& out) {
    return form_of(out)
               ? ""
               : "the name must end in .pdf, .odt, .docx or .txt, or be - for text on standard output";
}

std::string written_as(Form form, const Document& document) {
    switch (form) {
        case Form::pdf:
            return pdf(document);
        case Form::large:
            return pdf(document, {.text_points = large_points});
        case Form::odt:
            return odt(document);
        case Form::docx:
            return docx(document);
        case Form::txt:
            return plain_text(document);
    }
    bug("a form that cannot be written");
}

void write_document(const std::string& out, const Document& document) {
    write_result(out, written_as(form_of(out).value_or(Form::txt), document));
}

void make_folder(const std::string& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) throw Failure(Outside::disk, fmt::format("making the folder {}: {}", folder, error.message()));
}

}  // namespace mektep
