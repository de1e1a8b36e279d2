// SPDX-License-Identifier: GPL-3.0-or-later
// A document as the file that was asked for.
#pragma once

#include "document/document.h"

#include <string>

namespace mektep {

/// Empty if documents can be written to that name: it ends in .pdf, .odt or .txt, or is "-". Else what is
/// wrong with it.
std::string unknown_form(const std::string& out);

/// Writes the form that the ending names; text to standard output for "-". Failure(disk).
void write_document(const std::string& out, const Document& document);

/// Makes the folder, and those above it. Failure(disk).
void make_folder(const std::string& folder);

}  // namespace mektep
