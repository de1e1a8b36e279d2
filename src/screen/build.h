// SPDX-License-Identifier: GPL-3.0-or-later
// How each screen is built: free functions from the state of a session to a Screen value. Private to
// `screen`.
#pragma once

#include "content/pack.h"
#include "interview/walk.h"
#include "letter/letter.h"
#include "screen/event.h"
#include "screen/session.h"

#include <optional>
#include <string>
#include <vector>

namespace mektep {

/// What every screen needs to know.
struct Scene {
    const Pack& pack;
    Language language;
    const Look& look;
    Day today;

    /// A message in the screen's language.
    [[nodiscard]] std::string words(const Message& message) const {
        return render(message, language, pack.catalog);
    }
    [[nodiscard]] Paragraph paragraph(const Message& message) const;
};

/// What is being typed or chosen on a question screen, before it is an answer.
struct Draft {
    Secret text;
    std::vector<std::string> keys;
    std::string problem;        ///< what is wrong and how to mend it, in the screen's language
    bool can_take_out = false;  ///< the text holds personal data that a button takes out
};

/// The choice of everything.
inline constexpr std::string_view all_key = "all";

/// What staff see of the opened reports; the reports themselves are not here.
struct StatisticsState {
    std::optional<OpeningReports> opening = {};
    std::optional<ReportsOpened> opened = {};
    StatisticsChoice choice = {};
    std::optional<Document> bulletin = {};
    bool saving = false;
};

/// What a visitor wants on paper, and what is known of it before it is sent.
struct PrintOrder {
    enum class What { page, letter, all_letters, both_languages };
    What what = What::page;
    std::string page_title = {};             ///< of a page: what a letter is called is on the letter alone
    int copies = 1;                          ///< of a letter: sets, each with the letter twice
    std::optional<PrintState> printer = {};  ///< done = ready; nothing while it is being asked
    std::optional<int> pages = {};           ///< of one copy
};

/// What is wrong and how to mend it.
std::string sentence_of(const Problem& problem, const Scene& scene);

Button button(const Scene& scene, std::string id, const Message& label, Icon icon, bool primary = false);
/// A screen with a title, the focus on it, and the toolbar.
Screen titled(const Scene& scene, std::string id, const Message& title);

/// The buttons that stand on every screen.
std::vector<Button> toolbar(const Scene& scene, bool can_go_back, bool can_go_home);

Screen language_screen(const Scene& scene);
Screen home_screen(const Scene& scene);
/// "What happened?", where a pack has several guides, letters or reports.
Screen list_screen(const Scene& scene, const std::vector<const Interview*>& interviews, const Message& title);
Screen help_screen(const Scene& scene);
/// A page that anybody may look up: the law, its words, where to turn.
Screen reference_screen(const Scene& scene, const Document& page);
Screen term_screen(const Scene& scene, const GlossaryEntry& entry);

Screen question_screen(const Scene& scene, const Walk& walk, const Question& question, const Draft& draft,
                       int expected);
Screen check_screen(const Scene& scene, const Interview& interview, const Walk& walk,
                    Language letter_language, const std::string& problem);
Screen advice_screen(const Scene& scene, const Interview& interview, const Walk& walk,
                     const Document& advice);
/// The whole letter as native text, to be read and heard before it is printed (K14).
/// `letters` is how many were written in this session.
Screen letter_screen(const Scene& scene, const Document& letter, Language letter_language,
                     std::size_t letters, const std::string& notice);
/// The family's sheet: what to do with the letter.
Screen cover_screen(const Scene& scene, const Document& cover);
/// What will come out, how the printer is, how many; or, without a printer, what else can be done.
Screen before_printing_screen(const Scene& scene, const PrintOrder& order, const std::string& notice);
Screen printing_screen(const Scene& scene, PrintState state);
Screen sending_screen(const Scene& scene);
Screen thanks_screen(const Scene& scene);

Screen pin_screen(const Scene& scene, const Draft& draft, const Message& purpose);
Screen staff_screen(const Scene& scene, const MachineState& machine, const Draft& passphrase);
/// Which reports to count, once they are open.
Screen statistics_screen(const Scene& scene, const StatisticsState& statistics, const std::string& notice);
/// Their counts: bars with words.
Screen charts_screen(const Scene& scene, const StatisticsState& statistics, const std::string& notice);
Screen idle_screen(const Scene& scene);
Screen finish_screen(const Scene& scene);

/// A document below a screen's own title: one level deeper, without its own title where that is the screen's,
/// and with words for a line that is ruled on paper.
std::vector<Block> below_title(const Scene& scene, const Document& document, const std::string& title);
/// A button for each glossary word that these blocks mark, in their order, each once.
std::vector<Button> term_buttons(const Scene& scene, const std::vector<Block>& blocks);

}  // namespace mektep
