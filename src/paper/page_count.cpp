// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/page_count.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <exception>

namespace mektep {

std::optional<int> page_count(std::string_view pdf) {
    try {
        QPDF file;
        file.setSuppressWarnings(true);
        file.processMemoryFile("pages", pdf.data(), pdf.size());
        return static_cast<int>(QPDFPageDocumentHelper(file).getAllPages().size());
    } catch (const std::exception&) {  // qpdf has no other way to say that a file is damaged
        return std::nullopt;
    }
}

}  // namespace mektep
