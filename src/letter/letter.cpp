// SPDX-License-Identifier: GPL-3.0-or-later
#include "letter/letter.h"

#include "base/error.h"
#include "language/date.h"
#include "letter/addressee.h"

namespace mektep {
namespace {

Runs words(const Message& message, const Setting& setting) {
    return {
        Run{.text = render(message, setting.language, setting.pack.catalog), .language = setting.language}};
}

void append(std::vector<Block>& blocks, std::vector<Block> more) {
    for (auto& block : more) blocks.push_back(std::move(block));
}

void check(const Setting& setting, bool is_right_kind) {
    if (!is_right_kind) bug("an interview whose outcome is of another kind");
    if (!setting.walk.complete()) bug("a letter of an interview that is not complete");
}

Paragraph addressed(std::string text, const Setting& setting) {
    return {.runs = {Run{.text = std::move(text), .language = setting.language}},
            .style = Paragraph::Style::address};
}

/// To whom, through whom, from whom: APPC 93(2) and 91(4).
std::vector<Block> letter_head(const LetterForm& form, const Setting& setting,
                               std::vector<std::string>& cited) {
    std::vector<Block> head;
    const auto line = [&](const Message& message) {
        head.emplace_back(addressed(render(message, setting.language, setting.pack.catalog), setting));
    };
    line(message("To: {body}", {{"body", form.to.empty() ? addressee(form.addressee, setting)
                                                         : filled_in(form.to, setting)}}));
    if (const auto through = filled_in(form.through, setting); !through.empty())
        line(message("Through: {body}", {{"body", through}}));
    if (const auto copy = filled_in(form.copy, setting); !copy.empty())
        line(message("Copy to: {body}", {{"body", copy}}));
    append(head, composed_blocks(form.applicant, setting, cited));
    return head;
}

}  // namespace

Document advice(const Setting& setting) {
    const auto* page = std::get_if<AdvicePage>(&setting.interview.outcome);
    check(setting, page != nullptr);
    Document document{
        .title = render(message_of(setting.interview.title), setting.language, setting.pack.catalog),
        .language = setting.language,
        .blocks = {}};
    std::vector<std::string> cited;
    document.blocks.emplace_back(
        Heading{.level = 1, .runs = {Run{.text = document.title, .language = setting.language}}});
    append(document.blocks, composed_blocks(page->blocks, setting, cited));
    append(document.blocks, source_notes(cited, setting.pack, setting.language));
    return tidied(std::move(document));
}

Letter letter(const Setting& setting) {
    const auto* form = std::get_if<LetterForm>(&setting.interview.outcome);
    check(setting, form != nullptr);
    std::vector<std::string> cited;
    Letter result;
    auto& body = result.letter;
    body.language = result.cover.language = setting.language;
    body.title = render(message_of(setting.interview.title), setting.language, setting.pack.catalog);
    append(body.blocks, letter_head(*form, setting, cited));
    body.blocks.emplace_back(
        Heading{.level = 1, .runs = runs_of(filled_in(form->heading, setting), setting.language)});
    if (!form->subject.empty())
        body.blocks.emplace_back(
            Paragraph{.runs = runs_of(filled_in(form->subject, setting), setting.language)});
    append(body.blocks, composed_blocks(form->body, setting, cited));
    if (auto enclosures = composed_items(form->enclosures, setting, cited); !enclosures.empty()) {
        body.blocks.emplace_back(Heading{.level = 2, .runs = words(message("Enclosures"), setting)});
        body.blocks.emplace_back(List{.ordered = true, .items = std::move(enclosures)});
    }
    body.blocks.emplace_back(Fields{{{.label = words(message("Date"), setting),
                                      .value = {Run{.text = long_date(setting.today, setting.language),
                                                    .language = setting.language}}}}});
    body.blocks.emplace_back(BlankLine{.label = words(message("Signature"), setting)});

    auto& cover = result.cover;
    cover.title = render(message("What to do with the letter"), setting.language, setting.pack.catalog);
    cover.blocks.emplace_back(
        Heading{.level = 1, .runs = {Run{.text = cover.title, .language = setting.language}}});
    append(cover.blocks, composed_blocks(form->cover, setting, cited));
    append(cover.blocks, source_notes(cited, setting.pack, setting.language));
    result.letter = tidied(std::move(result.letter));
    result.cover = tidied(std::move(result.cover));
    return result;
}

namespace {

void add_sheet(Document& sheets, const std::vector<Block>& blocks) {
    if (!sheets.blocks.empty()) sheets.blocks.emplace_back(SheetBreak{});
    append(sheets.blocks, blocks);
}

/// A cover sheet as a part of a greater one: below the title of its letter, every heading a level deeper.
std::vector<Block> as_part(const Letter& letter) {
    std::vector<Block> part;
    for (const auto& block : letter.cover.blocks) {
        const auto* heading = std::get_if<Heading>(&block);
        if (heading == nullptr)
            part.push_back(block);
        else if (heading->level == 1)
            part.emplace_back(Heading{
                .level = 2, .runs = {Run{.text = letter.letter.title, .language = letter.letter.language}}});
        else
            part.emplace_back(Heading{.level = heading->level + 1, .runs = heading->runs});
    }
    return part;
}

}  // namespace

Document as_printed(const Letter& letter) { return as_printed(std::vector{letter}, letter.cover.title); }

Document as_printed(const std::vector<Letter>& letters, const std::string& title) {
    if (letters.empty()) bug("a set without letters");
    Document sheets{
        .title = letters.front().letter.title, .language = letters.front().letter.language, .blocks = {}};
    for (const auto& letter : letters)
        for (int copy = 0; copy < 2; ++copy) add_sheet(sheets, letter.letter.blocks);
    std::vector<const Letter*> with_cover;
    for (const auto& letter : letters)
        if (!letter.cover.blocks.empty()) with_cover.push_back(&letter);
    if (with_cover.size() == 1) {
        add_sheet(sheets, with_cover.front()->cover.blocks);
        return sheets;
    }
    std::vector<Block> sheet{
        Heading{.level = 1, .runs = {Run{.text = title, .language = letters.front().cover.language}}}};
    for (const auto* letter : with_cover) append(sheet, as_part(*letter));
    add_sheet(sheets, sheet);
    return sheets;
}

Document one_copy(const Letter& letter) {
    Document sheets = letter.letter;
    sheets.blocks.emplace_back(SheetBreak{});
    append(sheets.blocks, letter.cover.blocks);
    return sheets;
}

}  // namespace mektep
