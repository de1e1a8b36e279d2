// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/start.h"

#include "base/log.h"
#include "check/check.h"
#include "content/load.h"

#include <fmt/format.h>

namespace mektep {
namespace {

namespace fs = std::filesystem;

Result<ProvenPack> proven(const fs::path& directory, Day today) {
    auto pack = load_pack(directory);
    if (!pack) return refused(pack.error());
    auto lexicon = Lexicon::load(directory / "speech");
    if (!lexicon) return refused(lexicon.error());
    const auto verdict = check({.pack = *pack, .lexicon = *lexicon, .today = today});
    if (verdict.sound())
        return ProvenPack{
            .pack = *std::move(pack), .lexicon = *std::move(lexicon), .directory = directory, .state = {}};
    Problems problems;
    for (const auto& finding : verdict.findings) problems.push_back(finding.problem);
    return refused(std::move(problems));
}

/// Only the three folders of a pack: the source tree holds much else.
void keep_copy(const fs::path& pack, const fs::path& copy) {
    std::error_code error;
    auto aside = copy;
    aside += ".new";
    fs::remove_all(aside, error);
    for (const auto* part : {"config", "locales", "speech"}) {
        if (!fs::exists(pack / part)) continue;
        fs::create_directories(aside / part, error);
        fs::copy(pack / part, aside / part,
                 fs::copy_options::recursive | fs::copy_options::overwrite_existing, error);
        if (error) {
            log("The copy of the content pack could not be written: {}.", error.message());
            return;
        }
    }
    fs::remove_all(copy, error);
    fs::rename(aside, copy, error);
}

}  // namespace

Result<ProvenPack> proven_pack(const fs::path& directory, const fs::path& data, Day today) {
    const auto last_good = data / "last-good-pack";
    auto chosen = proven(directory, today);
    if (chosen) {
        keep_copy(directory, last_good);
        return chosen;
    }
    if (!fs::exists(last_good)) return chosen;
    auto kept = proven(last_good, today);
    if (!kept) return chosen;
    const auto& first = chosen.error().front();
    kept->state = fmt::format(
        "The content pack {} is refused and the last good one is in use. First of {} problems: {}:{}: {}",
        directory.string(), chosen.error().size(), first.place.file, first.place.line,
        render(first.what, Language::english, Catalog()));
    log("{}", kept->state);
    return kept;
}

}  // namespace mektep
