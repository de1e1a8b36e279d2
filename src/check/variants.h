// SPDX-License-Identifier: GPL-3.0-or-later
// Sample families for an interview, so that a person can read every sentence that it can write.
#pragma once

#include "content/pack.h"
#include "interview/answers.h"

#include <string>
#include <vector>

namespace mektep {

/// Answers that bring an interview to its end. The name says what is new in it: "017-placement-home".
struct Variant {
    std::string name;
    Answers answers;
};

/// The first family, then one for each answer that none before it has given, until every option of every
/// question that can be reached, every optional answer given and left out, and every term kept and missed is
/// among them. All ways together would be millions; every sentence stands in one of these. Texts are
/// placeholders in that language.
std::vector<Variant> variants(const Interview& interview, const Pack& pack, Day today, Language language);

}  // namespace mektep
