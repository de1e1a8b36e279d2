// SPDX-License-Identifier: GPL-3.0-or-later
// mektep keys: the organisation's pair of keys, and the staff's PIN.
#include "cli/output.h"
#include "cli/scene.h"
#include "cli/terminal.h"
#include "report/data_folder.h"
#include "report/recovery.h"

#include <memory>

namespace mektep {
namespace {

struct Asked {
    std::string out;
    std::string key;
    std::string file;
    std::string fingerprint;
    std::string code_file;
    std::string passphrase_file;
};

Problems make(const Asked& asked, const Common& common) {
    const auto passphrase =
        read_new_secret(message("New passphrase, at least 12 characters: "), common, asked.passphrase_file);
    if (!passphrase) return passphrase.error();
    if (const auto made = make_keys(asked.out, *passphrase); !made) return made.error();
    tell(message("Made {folder}/reports.pub, for the kiosks, and {folder}/reports.key, which opens reports: "
                 "keep it off "
                 "the kiosks. Without the passphrase nobody can open a report.",
                 {{"folder", asked.out}}),
         common);
    return {};
}

std::filesystem::path keys_of(const Common& common) { return std::filesystem::path(common.data) / "keys"; }

Problems list(const Asked&, const Common& common) {
    const auto all = recipients_in(keys_of(common));
    if (!all) return all.error();
    tell(fingerprint(*all) + "\n");
    for (const auto& further : all->further) tell(fingerprint({.bytes = further}) + "\n");
    return {};
}

Problems add(const Asked& asked, const Common& common) {
    if (auto problems = missing(asked.file); !problems.empty()) return problems;
    const auto added = add_recipient(keys_of(common), asked.file);
    if (!added) return added.error();
    tell(message("From now on reports are sealed to this key too: {fingerprint}.",
                 {{"fingerprint", fingerprint(*added)}}),
         common);
    return {};
}

Problems retire(const Asked& asked, const Common& common) {
    if (auto problems = retire_recipient(keys_of(common), asked.fingerprint); !problems.empty())
        return problems;
    tell(message("Nothing more is sealed to this key. Keep its secret half: what was sealed to it opens with "
                 "it alone."),
         common);
    return {};
}

/// What is printed and put into a safe.
Document sheet_of(const SecretKey& key, const Common& common) {
    const auto language = language_of(common);
    const auto catalog = words_of(common);
    const auto runs = [&](const Message& words) {
        return Runs{Run{.text = render(words, language, catalog), .language = language}};
    };
    const auto code = recovery_code(key);
    Document sheet{
        .title = render(message("Recovery sheet"), language, catalog), .language = language, .blocks = {}};
    sheet.blocks.emplace_back(Heading{.level = 1, .runs = runs(message("Recovery sheet"))});
    sheet.blocks.emplace_back(Paragraph{
        .runs = runs(
            message("Whoever has this sheet can open every report, without a passphrase. Keep it in a safe, "
                    "apart from the computer. Never photograph or scan it."))});
    sheet.blocks.emplace_back(Fields{
        .fields = {{.label = runs(message("Key")),
                    .value = {Run{.text = fingerprint(key.public_key), .language = Language::english}}}}});
    sheet.blocks.emplace_back(Heading{.level = 2, .runs = runs(message("Recovery code"))});
    constexpr std::size_t line = 25;  // five groups of four, each with its blank
    const auto text = code.reveal();
    List lines{.ordered = true, .items = {}};
    for (std::size_t at = 0; at < text.size(); at += line)
        lines.items.push_back({Run{
            .text = std::string(text.substr(at, line - 1)), .language = Language::english, .strong = true}});
    sheet.blocks.emplace_back(std::move(lines));
    sheet.blocks.emplace_back(Paragraph{
        .runs = runs(message(
            "If the key or its passphrase is lost, run “mektep keys recover --out FOLDER”, type the code, "
            "and choose a new passphrase."))});
    sheet.blocks.emplace_back(BlankLine{.label = runs(message("Kept where, and by whom"))});
    return sheet;
}

Problems print_sheet(const Asked& asked, const Common& common) {
    if (auto problems = missing(asked.key); !problems.empty()) return problems;
    const auto passphrase = read_secret(message("Passphrase of the key: "), common, asked.passphrase_file);
    if (!passphrase) return passphrase.error();
    const auto key = unlock(asked.key, *passphrase);
    if (!key) return key.error();
    write_document(asked.out, sheet_of(*key, common));
    return {};
}

Problems recover(const Asked& asked, const Common& common) {
    const auto code = read_secret(message("Recovery code, 15 groups of four: "), common, asked.code_file);
    if (!code) return code.error();
    const auto key = key_of_recovery_code(*code);
    if (!key) return key.error();
    const auto passphrase =
        read_new_secret(message("New passphrase, at least 12 characters: "), common, asked.passphrase_file);
    if (!passphrase) return passphrase.error();
    if (const auto made = write_recovered_keys(asked.out, *key, *passphrase); !made) return made.error();
    tell(message("The key {fingerprint} is recovered: {folder}/reports.key.",
                 {{"fingerprint", fingerprint(key->public_key)}, {"folder", asked.out}}),
         common);
    return {};
}

Problems hash_pin(const Asked& asked, const Common& common) {
    const auto pin = read_new_secret(message("New PIN of the staff, four to twelve digits: "), common,
                                     asked.passphrase_file);
    if (!pin) return pin.error();
    const auto digits = pin->reveal();
    if (digits.size() < 4 || digits.size() > 12 ||
        digits.find_first_not_of("0123456789") != std::string_view::npos)
        return {Problem{.place = {.item = "PIN"},
                        .what = message("This cannot be a PIN."),
                        .remedy = message("Type four to twelve digits.")}};
    tell("pin_hash: \"" + pin_hash(*pin) + "\"\n");
    return {};
}

}  // namespace

void add_keys(CLI::App& app, const Common& common, Work& chosen) {
    auto* const command =
        app.add_subcommand("keys", "Make the keys that seal and open reports, or the staff's PIN");
    command->require_subcommand(1);
    const auto asked = std::make_shared<Asked>();
    const auto add_file = [&asked](CLI::App* one, const char* use) {
        one->add_option("--passphrase-file", asked->passphrase_file, use);
    };

    auto* const make_new = command->add_subcommand("new", "Make a pair of keys; asks for a passphrase");
    make_new->add_option("--out", asked->out, "Folder for reports.pub and reports.key")->required();
    add_file(make_new, "File whose first line is the passphrase");
    make_new->callback(
        [&common, &chosen, asked] { chosen = [&common, asked] { return make(*asked, common); }; });

    const auto work = [&common, &chosen, asked](CLI::App* one,
                                                Problems (*what)(const Asked&, const Common&)) {
        one->callback([&common, &chosen, asked, what] {
            chosen = [&common, asked, what] { return what(*asked, common); };
        });
    };
    work(command->add_subcommand("list", "Print the fingerprints of the keys that this kiosk seals to"),
         list);
    auto* const adding =
        command->add_subcommand("add", "Seal to this public key as well; the demonstration key is retired");
    adding->add_option("file", asked->file, "The public half: reports.pub")->required();
    work(adding, add);
    auto* const retiring =
        command->add_subcommand("retire", "Seal to this key no more (rotation: add, then retire)");
    retiring->add_option("fingerprint", asked->fingerprint, "As “mektep keys list” prints it")->required();
    work(retiring, retire);
    auto* const sheet =
        command->add_subcommand("sheet", "Write the recovery sheet, to be printed and put into a safe");
    sheet->add_option("--key", asked->key, "The secret key: reports.key")->required();
    sheet->add_option("--out", asked->out, "File to be written: .pdf, .odt or .txt, or - for standard output")
        ->required()
        ->check(CLI::Validator([](const std::string& out) { return unknown_form(out); }, "FILE", "form"));
    add_file(sheet, "File whose first line is the passphrase");
    work(sheet, print_sheet);
    auto* const recovering =
        command->add_subcommand("recover", "Make the pair again from the code of the recovery sheet");
    recovering->add_option("--out", asked->out, "Folder for reports.pub and reports.key")->required();
    recovering->add_option("--code-file", asked->code_file, "File whose first line is the code");
    add_file(recovering, "File whose first line is the new passphrase");
    work(recovering, recover);

    auto* const pin =
        command->add_subcommand("pin", "Print the line of kiosk.yaml for a new staff PIN; asks for the PIN");
    add_file(pin, "File whose first line is the PIN");
    pin->callback(
        [&common, &chosen, asked] { chosen = [&common, asked] { return hash_pin(*asked, common); }; });
}

}  // namespace mektep
