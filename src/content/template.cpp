// SPDX-License-Identifier: GPL-3.0-or-later
// The gettext template of the pack's texts.
#include "content/load.h"

#include <fmt/format.h>

#include <set>
#include <utility>

namespace mektep {
namespace {

std::string in_quotes(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        if (c == '\n')
            result += "\\n";
        else
            result += c;
    }
    return result + '"';
}

std::string remark_of(const std::string& context) {
    if (context.ends_with(".letter") || context.ends_with(".enclosures"))
        return "Stands in the letter: the office reads it.";
    if (context.ends_with(".cover") || context.ends_with(".page"))
        return "Shown, read aloud and printed for the parent.";
    if (context.starts_with("law.")) return "A source of law: use the official words.";
    return "Shown and read aloud to the parent.";
}

}  // namespace

std::string template_of(const Pack& pack) {
    std::string po =
        "# Texts of the content pack, made by “mektep messages”.\nmsgid \"\"\nmsgstr \"\"\n"
        "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Content-Transfer-Encoding: 8bit\\n\"\n";
    std::set<std::pair<std::string, std::string>> seen;
    for (const auto& text : all_texts(pack)) {
        // "Yes" and "No" are words of the programs.
        if (text.context.empty() || !seen.emplace(text.context, text.source).second) continue;
        po += fmt::format("\n#. {}\n#: {}:{}\nmsgctxt {}\nmsgid {}\nmsgstr \"\"\n", remark_of(text.context),
                          text.place.file, text.place.line, in_quotes(text.context), in_quotes(text.source));
    }
    return po;
}

}  // namespace mektep
