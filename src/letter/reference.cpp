// SPDX-License-Identifier: GPL-3.0-or-later
#include "letter/reference.h"

#include "base/error.h"
#include "language/order.h"

#include <algorithm>
#include <map>
#include <utility>

namespace mektep {
namespace {

/// Writes blocks in one language.
class Writer {
public:
    Writer(const Pack& pack, Language language, const Message& title) : pack_(pack) {
        document_.language = language;
        document_.title = words(title);
        document_.blocks.emplace_back(Heading{.level = 1, .runs = runs(document_.title)});
    }

    [[nodiscard]] std::string words(const Message& message) const {
        return render(message, document_.language, pack_.catalog);
    }
    [[nodiscard]] std::string words(const Text& text) const { return words(message_of(text)); }
    [[nodiscard]] Runs runs(const std::string& text) const { return runs_of(text, document_.language); }

    void heading(const std::string& text) {
        document_.blocks.emplace_back(Heading{.level = 2, .runs = runs(text)});
    }
    void paragraph(const std::string& text, Paragraph::Style style = Paragraph::Style::body) {
        document_.blocks.emplace_back(Paragraph{.runs = runs(text), .style = style});
    }
    void list(List list) { document_.blocks.emplace_back(std::move(list)); }

    [[nodiscard]] Language language() const { return document_.language; }
    [[nodiscard]] Document document() && { return tidied(std::move(document_)); }

private:
    const Pack& pack_;
    Document document_;
};

/// As at the beginning of a sentence.
std::string capitalised(const std::string& text, Language language) {
    const auto is_continued = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
    std::size_t first = text.empty() ? 0 : 1;
    while (first < text.size() && is_continued(text[first])) ++first;
    return upper_case(text.substr(0, first), language) + text.substr(first);
}

/// "Article 26, paragraph 2. Schools take …"
std::string in_plain_words(const Source& source, const Writer& writer) {
    auto says = writer.words(source.says);
    if (source.provision.empty()) return says;
    return capitalised(writer.words(source.provision), writer.language()) + ". " + says;
}

}  // namespace

std::vector<std::string> cited_sources(const Setting& setting) {
    std::vector<std::string> cited;
    if (const auto* page = std::get_if<AdvicePage>(&setting.interview.outcome)) {
        composed_blocks(page->blocks, setting, cited);
    } else if (const auto* form = std::get_if<LetterForm>(&setting.interview.outcome)) {
        for (const auto* blocks : {&form->applicant, &form->body, &form->cover})
            composed_blocks(*blocks, setting, cited);
        composed_items(form->enclosures, setting, cited);
    }
    return cited;
}

Document law_page(const Pack& pack, Language language, const std::vector<std::string>& only) {
    Writer writer(pack, language, message("The law, in plain words"));
    const auto is_wanted = [&](const Source& source) {
        return source.use && (only.empty() || std::ranges::find(only, source.id) != only.end());
    };
    for (const auto& act : pack.law.acts) {
        List provisions;
        for (const auto& source : pack.law.sources)
            if (source.act == act.id && is_wanted(source))
                provisions.items.push_back(writer.runs(in_plain_words(source, writer)));
        if (provisions.items.empty()) continue;
        writer.heading(writer.words(act.title));
        writer.list(std::move(provisions));
    }
    writer.paragraph(writer.words(message("No lawyer has reviewed these texts yet. The review is pending. "
                                          "Before you decide something important, ask a lawyer.")),
                     Paragraph::Style::note);
    return std::move(writer).document();
}

Document words_page(const Pack& pack, Language language) {
    Writer writer(pack, language, message("Words of the law"));
    std::map<std::string, std::string> explanations;
    std::vector<std::string> headings;
    for (const auto& entry : pack.glossary.entries) {
        headings.push_back(capitalised(writer.words(entry.word), language));
        explanations[headings.back()] = writer.words(entry.explanation);
    }
    for (const auto& word : sorted(std::move(headings), language)) {
        writer.heading(word);
        writer.paragraph(explanations.at(word));
    }
    return std::move(writer).document();
}

Document contacts_page(const Pack& pack, Language language) {
    Writer writer(pack, language, message("Where to turn"));
    writer.heading(writer.words(message("In the whole country")));
    List country;
    for (const auto* const id : {"contact-centre-111", "commissioner-child", "commissioner-human-rights",
                                 "prosecutor-complaint", "appeals-portal-eotinish"})
        if (const auto* source = find_source(pack.law, id); source != nullptr && source->use)
            country.items.push_back(writer.runs(writer.words(source->says)));
    writer.list(std::move(country));
    writer.heading(writer.words(message("In your region: the education department")));
    List regions;
    for (const auto& region : pack.places.regions)
        if (const auto body = region.bodies.find("education_department"); body != region.bodies.end())
            regions.items.push_back(writer.runs(body->second.of(language)));
    writer.list(std::move(regions));
    writer.paragraph(
        writer.words(message("The staff of this centre know the telephone number and the address.")),
        Paragraph::Style::note);
    return std::move(writer).document();
}

}  // namespace mektep
