// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/page_count.h"

#include "paper/pdf.h"
#include "paper/samples.h"

#include <catch2/catch.hpp>

using namespace mektep;

TEST_CASE("The pages of what is printed are counted before it is printed", "[paper]") {
    Document document{.title = "Хат", .language = Language::kazakh, .blocks = {Paragraph{words("Хат")}}};
    CHECK(page_count(pdf(document)) == 1);
    for (int sheets = 2; sheets <= 5; ++sheets) {
        document.blocks.emplace_back(SheetBreak{});
        document.blocks.emplace_back(Paragraph{words("Хат")});
        CHECK(page_count(pdf(document)) == sheets);
    }
}

TEST_CASE("What is no PDF has no pages that could be told", "[paper]") {
    CHECK(page_count("") == std::nullopt);
    CHECK(page_count("%PDF-1.5\n") == std::nullopt);
    CHECK(page_count("Dear Sir or Madam") == std::nullopt);
    const auto whole = pdf(sample_letter());
    CHECK(page_count(std::string_view(whole).substr(0, 300)) == std::nullopt);
}
