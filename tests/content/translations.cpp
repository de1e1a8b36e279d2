// SPDX-License-Identifier: GPL-3.0-or-later
// The template for translators: gettext itself must find in it every text of the pack.
#include "content/refused.h"
#include "language/catalog.h"

#include <set>

using namespace mektep;

namespace {

/// The template with each text as its own translation.
std::string filled(std::string po) {
    const std::string empty = "\nmsgstr \"\"\n";
    for (auto at = po.find("\nmsgid \"", po.find("\nmsgctxt")); at != std::string::npos;
         at = po.find("\nmsgid \"", at + 1)) {
        const auto end = po.find(empty, at);
        const auto text = po.substr(at + 7, end - at - 7);
        po.replace(end, empty.size(), "\nmsgstr " + text + "\n");
    }
    return po;
}

}  // namespace

TEST_CASE("A translator finds every text of the pack in the template, once", "[content][template]") {
    PackFolder folder;
    folder.change(guide_file, "\"We need help\"", "\"We \\\"need\\\" \\\\ help\\nnow\\tsoon\"");
    const auto pack = folder.load().value();
    folder.write("words/content/ru.po", filled(template_of(pack)));
    const auto catalog = Catalog::load(folder.path() / "words");
    REQUIRE(catalog);
    std::set<std::pair<std::string, std::string>> expected;
    for (const auto& text : all_texts(pack)) {
        if (text.context.empty()) continue;
        expected.emplace(text.context, text.source);
        CHECK(catalog->find(text.context, text.source, Language::russian) == text.source);
    }
    CHECK(catalog->all(Language::russian).size() == expected.size());
}

TEST_CASE("The template tells where a text stands and who will read it", "[content][template]") {
    const PackFolder folder;
    const auto po = template_of(folder.load().value());
    CHECK(po.find(folder.path().string() + "/" + folder.where(letter_file, "\"I rest on the law")) !=
          std::string::npos);
    CHECK(po.find("#. Stands in the letter: the office reads it.") != std::string::npos);
    CHECK(po.find("charset=UTF-8") != std::string::npos);
}

TEST_CASE("Yes and No are words of the programs and not of the pack", "[content][template]") {
    PackFolder folder;
    folder.change(guide_file, "    kind: date\n    latest: today\n", "    kind: yes_no\n");
    CHECK(template_of(folder.load().value()).find("msgid \"Yes\"") == std::string::npos);
}
