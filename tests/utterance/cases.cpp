// SPDX-License-Identifier: GPL-3.0-or-later
// speech/{kk,ru}/cases.tsv: what a linguist wrote down that texts must be said as.
#include "base/file.h"
#include "utterance/spoken.h"

#include <sstream>

using namespace mektep;

namespace {

struct Case {
    std::string written, said;
};

std::vector<Case> cases_of(const std::string& language) {
    std::istringstream lines(
        read_file(std::string(MEKTEP_SOURCE_DIR) + "/speech/" + language + "/cases.tsv"));
    std::vector<Case> cases;
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#') continue;
        const auto tab = line.find('\t');
        CAPTURE(line);
        REQUIRE(tab != std::string::npos);
        cases.push_back({line.substr(0, tab), line.substr(tab + 1)});
    }
    return cases;
}

}  // namespace

TEST_CASE("Every written case is said as the table says", "[utterance]") {
    const auto language = GENERATE(Language::kazakh, Language::russian);
    const auto cases = cases_of(std::string(code(language)));
    CHECK(cases.size() >= 80);
    for (const auto& [written, said] : cases) {
        CAPTURE(code(language), written);
        CHECK(spoken(written, language) == said);
        // A case that the checker would refuse shows a rule that does not know what it says.
        CHECK(unspeakable(written, language, shipped_words()).empty());
    }
}

TEST_CASE("The tables of cases together hold at least 400 cases", "[utterance]") {
    CHECK(cases_of("kk").size() + cases_of("ru").size() >= 400);
}
