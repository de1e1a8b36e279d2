// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/story.h"

#include <fstream>
#include <stdexcept>

namespace mektep {

std::string answers_of_story(const std::string& name) {
    std::ifstream story(std::string(MEKTEP_SOURCE_DIR) + "/tests/content/stories/" + name + ".yaml");
    std::string answers;
    bool is_answer = false;
    for (std::string line; std::getline(story, line);) {
        if (is_answer && !line.starts_with("  ")) break;
        if (is_answer) answers += line.substr(2) + "\n";
        is_answer = is_answer || line == "answers:";
    }
    if (answers.empty()) throw std::runtime_error("no story " + name);
    return answers;
}

}  // namespace mektep
