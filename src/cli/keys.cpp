// SPDX-License-Identifier: GPL-3.0-or-later
// mektep keys: the organisation's pair of keys, and the staff's PIN.
#include "cli/scene.h"
#include "cli/terminal.h"

#include <memory>

namespace mektep {
namespace {

struct Asked {
    std::string out;
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

    auto* const pin =
        command->add_subcommand("pin", "Print the line of kiosk.yaml for a new staff PIN; asks for the PIN");
    add_file(pin, "File whose first line is the PIN");
    pin->callback(
        [&common, &chosen, asked] { chosen = [&common, asked] { return hash_pin(*asked, common); }; });
}

}  // namespace mektep
