// SPDX-License-Identifier: GPL-3.0-or-later
// The real `mektep`, and the answers of two families that do not exist.
#pragma once

#include "support/process.h"

#include <string>
#include <vector>

namespace mektep {

/// Runs `mektep ARGUMENTS…` in English (unless `surroundings` say otherwise), on the 23rd of November 2026.
inline Ended mektep_with(const std::vector<std::string>& arguments, Surroundings surroundings = {}) {
    std::vector<std::string> command{MEKTEP_PROGRAM, "--today", "2026-11-23"};
    command.insert(command.end(), arguments.begin(), arguments.end());
    surroundings.variables.try_emplace("LC_ALL", "C.UTF-8");
    return run(command, surroundings);
}

inline std::size_t lines_in(const std::string& text) {
    std::size_t count = 0;
    for (const char byte : text) count += byte == '\n' ? 1U : 0U;
    return count;
}

inline constexpr const char* guide_answers = R"(
placement: special_school
has_paper: yes
learned_on: 2026-11-02
appeal_explained: no
consent_signed: not_signed
)";

inline constexpr const char* complaint_answers = R"(
applicant_role: mother
applicant_name: Серікова Айгүл Маратқызы
applicant_address: Ақтөбе қаласы, Әбілқайыр хан даңғылы, 7-үй, 15-пәтер
same_residence: yes
applicant_phone: 8 701 123 45 67
child_sex: boy
child_name: Серіков Нұрлан Ерланұлы
child_birth_date: 2018-05-14
region: "15"
other_body: no
pmpc_name: Ақтөбе облысының № 2 ПМПК
has_paper: yes
conclusion_date: 2026-10-26
conclusion_number: 45/2
learned_on: 2026-11-02
placement: special_school
consent_signed: not_signed
school_name: № 21 жалпы білім беретін мектеп
lives_in_area: in_area
was_present: present
was_explained: no
child_wishes: wants
child_skills: Сөйлеммен сөйлейді, жиырмаға дейін санайды.
conditions: [assistant, programme]
papers: [medical]
wants_hearing: yes
)";

inline constexpr const char* barrier_answers = R"(
region: "15"
age_band: from_6_to_10
needs: [walking, speaking]
learns_now: at_home
who_barred: school
barrier_kinds: [refused]
month: 2026-10
complained: not_yet
outcome: open
)";

}  // namespace mektep
