// SPDX-License-Identifier: GPL-3.0-or-later
// Arrows point down: every #include below src/ is held to uses.tsv, and planted violations prove that the
// test bites.
#include "include_rules.h"

#include <catch2/catch.hpp>

#include <map>
#include <regex>

using namespace mektep;

namespace {

const std::filesystem::path root = MEKTEP_SOURCE_DIR;

ModuleRules shipped_rules() {
    auto rules = module_rules(text_of(root / "tests/architecture/uses.tsv"));
    for (auto& [module, rule] : rules)
        rule.public_headers = public_headers(text_of(root / "src" / module / "CMakeLists.txt"));
    return rules;
}

/// Three small modules: base shows fmt and owns sodium; letter stands on base; cli stands on letter.
ModuleRules small_rules() {
    auto rules = module_rules("base\t\tfmt/° sodium.h\nletter\tbase\tunicode/\ncli\tletter\tCLI/\n");
    rules.at("base").public_headers = {"error.h"};
    rules.at("letter").public_headers = {"letter.h"};
    return rules;
}

std::vector<std::string> broken_by(const std::string& path, const std::string& includes) {
    return broken_rules(small_rules(), {path, "// SPDX-License-Identifier: GPL-3.0-or-later\n" + includes});
}

}  // namespace

TEST_CASE("Every include of the product points down", "[architecture]") {
    const auto rules = shipped_rules();
    const auto sources = sources_below(root / "src");
    REQUIRE(sources.size() > 100);
    for (const auto& source : sources)
        for (const auto& broken : broken_rules(rules, source)) FAIL_CHECK(broken);
}

TEST_CASE("No two headers give one name to two types", "[architecture]") {
    // Linked into one program they would be one to the linker: memory of the one read as the other.
    const std::regex type("(?:^|\\n)(?:struct|class|enum class) (\\w+)(?: final)?(?: :[^;{]*)? ?\\{");
    std::map<std::string, std::string> first;
    for (const auto& source : sources_below(root / "src")) {
        if (!source.path.ends_with(".h")) continue;
        for (std::sregex_iterator at(source.text.begin(), source.text.end(), type), end; at != end; ++at) {
            const auto [known, is_new] = first.emplace((*at)[1].str(), source.path);
            CAPTURE(known->first, known->second, source.path);
            CHECK(is_new);
        }
    }
    CHECK(first.size() > 100);
}

TEST_CASE("Every folder of the sources is a module of the table, and the other way round", "[architecture]") {
    std::set<std::string> folders, modules;
    for (const auto& entry : std::filesystem::directory_iterator(root / "src"))
        if (entry.is_directory()) folders.insert(entry.path().filename().string());
    for (const auto& [module, rule] : shipped_rules()) modules.insert(module);
    CHECK(folders == modules);
}

TEST_CASE("wxWidgets is known in the kiosk alone", "[architecture]") {
    for (const auto& [module, rule] : shipped_rules())
        for (const auto& owned : rule.owns)
            if (owned.starts_with("wx/")) CHECK(module == "kiosk");
}

TEST_CASE("A planted violation is found", "[architecture]") {
    struct Row {
        std::string path, includes, complaint;
    };
    const auto row = GENERATE(values<Row>({
        {"letter/letter.cpp", "#include \"cli/command.h\"\n",
         "cli/command.h is of a module that letter may not use"},
        {"base/error.cpp", "#include \"letter/letter.h\"\n",
         "letter/letter.h is of a module that base may not use"},
        {"letter/letter.cpp", "#include \"base/hidden.h\"\n", "base/hidden.h is private to base"},
        {"letter/letter.cpp", "#include \"error.h\"\n", "error.h is named without its module"},
        {"letter/letter.cpp", "  #  include <sodium.h>\n", "sodium.h is a library that letter does not own"},
        {"letter/letter.cpp", "#include <wx/frame.h>\n", "wx/frame.h is a library that letter does not own"},
        {"letter/letter.h", "#include <unicode/unistr.h>\n",
         "unicode/unistr.h shows a wrapped library in a public header"},
        {"letter/letter.cpp", "#include <vector>\n#include \"letter/letter.h\"\n",
         "letter/letter.h does not come first"},
        {"letter/parts/letter.cpp", "", "a module has no folder inside"},
        {"drawer/util.cpp", "", "lies in no module of uses.tsv"},
    }));
    CAPTURE(row.path, row.includes);
    const auto broken = broken_by(row.path, row.includes);
    REQUIRE(broken.size() == 1);
    CHECK_THAT(broken.front(), Catch::EndsWith(row.complaint));
}

TEST_CASE("What the table allows is not complained about", "[architecture]") {
    CHECK(broken_by("letter/letter.cpp",
                    "#include \"letter/letter.h\"\n#include <unicode/unistr.h>\n#include <vector>\n")
              .empty());
    CHECK(broken_by("letter/letter.h", "#include <fmt/format.h>\n#include \"base/error.h\"\n").empty());
    CHECK(broken_by("letter/private.h", "#include <unicode/unistr.h>\n").empty());
    CHECK(broken_by("cli/main.cpp",
                    "#include <CLI/CLI.hpp>\n#include \"base/error.h\"\n#include \"letter/letter.h\"\n")
              .empty());
}

TEST_CASE("A file without the licence's line is found", "[architecture]") {
    const auto broken = broken_rules(small_rules(), {"base/error.cpp", "int x;\n"});
    REQUIRE(broken.size() == 1);
    CHECK_THAT(broken.front(), Catch::Contains("licence"));
}

TEST_CASE("A table whose arrow points up is refused", "[architecture]") {
    CHECK_THROWS_WITH(module_rules("base\tletter\t\nletter\tbase\t\n"),
                      "base uses letter, which is not above it");
}

TEST_CASE("The public headers are those that the module's CMakeLists lists", "[architecture]") {
    CHECK(public_headers(
              "mektep_library(a\n    SOURCES a.cpp\n    HEADERS a.h b_c.h\n        d.h\n    USES base)") ==
          std::set<std::string>{"a.h", "b_c.h", "d.h"});
    CHECK(public_headers("add_executable(mektep main.cpp)").empty());
}
