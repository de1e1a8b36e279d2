// SPDX-License-Identifier: GPL-3.0-or-later
// What the voice says of a screen, of one control, of a letter that was typed.
#pragma once

#include "language/catalog.h"
#include "screen/screen.h"
#include "utterance/normalise.h"

#include <string>
#include <string_view>
#include <vector>

namespace mektep {

/// The parts of a screen whose words are both shown and said, as an utterance's ShownAt names them.
std::string body_part(std::size_t block, std::size_t item);
/// `control` is an id of focus_order(), or that of Choices or Progress.
std::string label_part(std::string_view control);
std::string description_part(std::string_view control);
inline constexpr std::string_view alert_part = "alert", title_part = "title";

/// The whole screen in reading order: alert, title, body, each control with its role and position, the
/// toolbar's names at the end.
std::vector<Utterance> spoken(const Screen& screen, const Catalog& catalog, const Lexicon& lexicon);
/// One control: name, role, state, position ("button, 2 of 5, chosen"), description, problem; `control` is an
/// id of focus_order().
std::vector<Utterance> spoken_control(const Screen& screen, std::string_view control, const Catalog& catalog,
                                      const Lexicon& lexicon);
/// The echo of typing: the letters that were added, by name, or what was erased. Nothing for a concealed
/// field.
std::vector<Utterance> spoken_typing(std::string_view before, std::string_view after, Language language,
                                     const Catalog& catalog);

}  // namespace mektep
