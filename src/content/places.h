// SPDX-License-Identifier: GPL-3.0-or-later
// Regions and the bodies that letters go to. Proper names: the one place of config/ that holds Kazakh and
// Russian.
#pragma once

#include "base/error.h"
#include "language/language.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mektep {

/// A proper name in each language.
struct ProperName {
    std::map<Language, std::string> in;
    [[nodiscard]] const std::string& of(Language language) const { return in.at(language); }
};

struct Region {
    std::string code;  ///< first two digits of the KATO code; "00" = elsewhere
    ProperName name;
    std::map<std::string, ProperName>
        bodies;  ///< role ("education_department") -> full name in the nominative
    Place place;
};

struct Places {
    std::vector<Region> regions;
};

const Region* find_region(const Places& places, std::string_view code);

}  // namespace mektep
