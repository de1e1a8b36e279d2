// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence that is not yet in any language: an English ICU MessageFormat pattern and its named arguments.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <variant>

namespace mektep {

/// A day of the civil calendar of Kazakhstan, without a time zone.
using Day = std::chrono::sys_days;
/// A month of a year: the finest time that a report may carry.
using Month = std::chrono::year_month;

/// What a named argument of a message may be. Dates are written in the reader's language when the message is
/// rendered.
using Argument = std::variant<std::string, std::int64_t, Day>;
using Arguments = std::map<std::string, Argument>;

/// A translatable sentence. `text` is the msgid: an English ICU MessageFormat pattern with named arguments
/// ("{days, plural, one {# day} other {# days}} left"); `context` is gettext's msgctxt, empty for the words
/// of the programs.
struct Message {
    std::string text;
    std::string context = {};
    Arguments arguments = {};

    bool operator==(const Message&) const = default;
};

/// A sentence of the programs. xgettext collects each call's first argument for locales/program.
inline Message message(std::string text, Arguments arguments = {}) {
    return Message{.text = std::move(text), .context = {}, .arguments = std::move(arguments)};
}

}  // namespace mektep
