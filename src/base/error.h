// SPDX-License-Identifier: GPL-3.0-or-later
// The three roads of trouble: a Problem that a person can mend, a Failure of the world outside, a bug of
// ours.
#pragma once

#include "base/message.h"

#include <tl/expected.hpp>

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace mektep {

/// Where something is wrong: a line of a file, or an item such as a question's id, or both.
struct Place {
    std::string file = {};
    int line = 0;  ///< from 1; 0 = not known
    std::string item = {};

    bool operator==(const Place&) const = default;
};

/// Something that a person can mend: where it is, what is wrong, how to mend it. Both sentences are
/// translated at the edge. Never holds what the visitor typed: problems may be logged, answers may not.
struct Problem {
    Place place;
    Message what;
    Message remedy;

    bool operator==(const Problem&) const = default;
};

/// All that is wrong at once, not only the first; empty when nothing is.
using Problems = std::vector<Problem>;

/// A value, or what must be mended before there can be one.
template <class T>
using Result = tl::expected<T, Problems>;

inline tl::unexpected<Problems> refused(Problem problem) {
    return tl::unexpected(Problems{std::move(problem)});
}
inline tl::unexpected<Problems> refused(Problems problems) { return tl::unexpected(std::move(problems)); }

/// What lies outside the program and may fail through nobody's mistake.
enum class Outside { disk, printer, sound, server, display };

/// The world failed. `what()` is an English sentence for staff and the log, without any answer of a visitor:
/// what was being done, then why it failed. Caught at the edges of the programs only.
class Failure : public std::runtime_error {
public:
    Failure(Outside where, const std::string& sentence) : std::runtime_error(sentence), where_(where) {}
    [[nodiscard]] Outside where() const noexcept { return where_; }

private:
    Outside where_;
};

/// A broken invariant of ours: throws std::logic_error. The program ends and its service restarts it.
[[noreturn]] void bug(std::string_view sentence);

}  // namespace mektep
