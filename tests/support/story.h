// SPDX-License-Identifier: GPL-3.0-or-later
// The families of tests/content/stories, as somebody at a command line would write them down.
#pragma once

#include <string>

namespace mektep {

/// The answers file of the story ("special-school-in-shymkent").
std::string answers_of_story(const std::string& name);

}  // namespace mektep
