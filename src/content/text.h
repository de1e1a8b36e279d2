// SPDX-License-Identifier: GPL-3.0-or-later
// A text of the pack: an English msgid with its gettext context and the line it came from.
#pragma once

#include "base/error.h"

#include <string>

namespace mektep {

/// `context` is the place inside the pack ("pmpc-complaint.decision_date.why"), which is also the msgctxt in
/// locales/content. `source` is the English ICU MessageFormat pattern; `[[catchment]]` in it marks a glossary
/// word.
struct Text {
    std::string context;
    std::string source;
    Place place;

    [[nodiscard]] bool empty() const { return source.empty(); }
};

/// The text as a message with these arguments.
inline Message message_of(const Text& text, Arguments arguments = {}) {
    return Message{.text = text.source, .context = text.context, .arguments = std::move(arguments)};
}

}  // namespace mektep
