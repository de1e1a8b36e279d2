// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/load_parts.h"
#include "content/yaml_reader.h"

namespace mektep {
namespace {

constexpr int least_idle_answer_seconds = 20;  // WCAG 2.2.1

void load_voice(YamlFile& yaml, const YAML::Node& root, Settings& s) {
    const auto written = yaml.text(root, "voice");
    if (written == "program")
        s.voice = VoiceKind::program;
    else if (written == "speech-dispatcher")
        s.voice = VoiceKind::speech_dispatcher;
    else if (!written.empty() && written != "espeak")
        yaml.complain(root["voice"], message("“{voice}” is no voice.", {{"voice", written}}),
                      message("Write espeak, program or speech-dispatcher."));
    s.voice_program = yaml.texts(root, "voice_program");
    const bool is_path = !s.voice_program.empty() && s.voice_program.front().starts_with('/');
    if (s.voice == VoiceKind::program && !is_path)
        yaml.complain(root["voice"], message("The voice is a program, but no program is named."),
                      message("Write voice_program: [\"/path/of/the/program\", \"its arguments\"]."));
}

}  // namespace

Settings load_settings(const std::filesystem::path& file, Problems& problems) {
    Settings s;
    YamlFile yaml(file, problems);
    const auto& root = yaml.root();
    if (!root.IsDefined() || root.IsNull() ||
        !yaml.is_map(
            root, {"site", "first_language", "printer", "idle_warning_seconds", "idle_answer_seconds",
                   "speech_at_start", "rate_words_per_minute", "volume_percent", "highlight", "voice",
                   "voice_program", "screen_width_mm", "viewing_distance_mm", "smallest_cell", "keep_months",
                   "organisation", "save_folder", "pin_hash", "keys"}))
        return s;
    if (root["site"].IsDefined()) s.site = yaml.text(root, "site", true);
    if (s.site.size() > 20 || !is_id(s.site))
        yaml.complain(
            root["site"], message("“{site}” cannot be the code of a site.", {{"site", s.site}}),
            message("Use at most 20 small Latin letters, digits, - and _, beginning with a letter."));
    if (const auto written = yaml.text(root, "first_language"); !written.empty()) {
        const auto language = language_of(written);
        if (language == Language::kazakh || language == Language::russian)
            s.first_language = *language;
        else
            yaml.complain(root["first_language"], message("The first language must be kk or ru."),
                          message("Write kk or ru."));
    }
    s.printer = yaml.text(root, "printer");
    s.idle_warning =
        std::chrono::seconds(yaml.number(root, "idle_warning_seconds", s.idle_warning.count(), 20, 3600));
    s.idle_answer = std::chrono::seconds(
        yaml.number(root, "idle_answer_seconds", s.idle_answer.count(), least_idle_answer_seconds, 600));
    s.speech_at_start = yaml.flag(root, "speech_at_start", s.speech_at_start);
    s.rate_words_per_minute =
        static_cast<int>(yaml.number(root, "rate_words_per_minute", s.rate_words_per_minute, 80, 300));
    s.volume_percent = static_cast<int>(yaml.number(root, "volume_percent", s.volume_percent, 10, 100));
    if (const auto written = yaml.text(root, "highlight"); written == "off")
        s.highlight = Highlight::off;
    else if (written == "sentence")
        s.highlight = Highlight::sentence;
    else if (!written.empty() && written != "word")
        yaml.complain(root["highlight"],
                      message("“{mark}” is no way to mark what is said.", {{"mark", written}}),
                      message("Write word, sentence or off."));
    load_voice(yaml, root, s);
    s.screen_width_mm = static_cast<double>(yaml.number(root, "screen_width_mm", 0, 0, 5000));
    s.viewing_distance_mm = static_cast<double>(yaml.number(root, "viewing_distance_mm", 600, 200, 3000));
    s.smallest_cell = static_cast<int>(yaml.number(root, "smallest_cell", s.smallest_cell, 5, 1000));
    s.keep_months = static_cast<int>(yaml.number(root, "keep_months", s.keep_months, 0, 120));
    s.organisation = yaml.text(root, "organisation");
    s.save_folder = yaml.text(root, "save_folder");
    s.pin_hash = yaml.text(root, "pin_hash");
    if (root["keys"].IsDefined())
        for (const auto& [key, unread] : yaml.entries(root["keys"]))
            s.keys[key] = yaml.text(root["keys"], key.c_str(), true);
    return s;
}

}  // namespace mektep
