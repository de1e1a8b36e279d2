// SPDX-License-Identifier: GPL-3.0-or-later
// mektep messages: the texts of the pack as a gettext template, for translators.
#include "cli/scene.h"
#include "cli/terminal.h"
#include "content/load.h"

namespace mektep {

void add_messages(CLI::App& app, const Common& common, Work& chosen) {
    auto* const command = app.add_subcommand("messages", "Print the texts of the pack as a gettext template");
    command->callback([&common, &chosen] {
        chosen = [&common]() -> Problems {
            const auto pack = load_pack(common.pack);
            if (!pack) return pack.error();
            tell(template_of(*pack));
            return {};
        };
    });
}

}  // namespace mektep
