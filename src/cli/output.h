// SPDX-License-Identifier: GPL-3.0-or-later
// A document as the file that was asked for.
#pragma once

#include "document/document.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mektep {

/// What a document can be written as. `large` is a PDF in large print (24 points).
enum class Form { pdf, large, odt, docx, txt };

/// The names of the forms, as --form takes them: "pdf", "large" …
std::vector<std::string> form_names();
/// The form of that name, if there is one.
std::optional<Form> form_named(std::string_view name);
/// The form that a file's ending names; text for "-". Nothing if it names none.
std::optional<Form> form_of(std::string_view out);
/// How a file of that form ends: ".pdf". Large print ends in "-large.pdf", so that both can lie in one
/// folder.
std::string ending_of(Form form);

/// Empty if documents can be written to that name: it ends in the name of a form, or is "-". Else what is
/// wrong with it.
std::string unknown_form(const std::string& out);

/// The bytes of the document in that form.
std::string written_as(Form form, const Document& document);

/// Writes the form that the ending names; text to standard output for "-". Failure(disk).
void write_document(const std::string& out, const Document& document);

/// Makes the folder, and those above it. Failure(disk).
void make_folder(const std::string& folder);

}  // namespace mektep
