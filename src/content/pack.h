// SPDX-License-Identifier: GPL-3.0-or-later
// A content pack: everything that config/ says and the words of locales/, immutable once loaded.
#pragma once

#include "content/calendar.h"
#include "content/glossary.h"
#include "content/interview.h"
#include "content/law.h"
#include "content/places.h"
#include "content/settings.h"
#include "language/catalog.h"

#include <string_view>
#include <vector>

namespace mektep {

struct Pack {
    Settings settings;
    std::vector<Interview> interviews;  ///< guides, letters, reports, each in the order of their file names
    Law law;
    Places places;
    Calendar calendar;
    Glossary glossary;
    Catalog catalog;
};

/// The interview with that id, or null.
const Interview* find_interview(const Pack& pack, std::string_view id);
/// Every text of the pack, in order, for translators and for the checker.
std::vector<Text> all_texts(const Pack& pack);

}  // namespace mektep
