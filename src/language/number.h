// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers in words (ICU's rule based number format, with our corrections for Kazakh and for ё).
#pragma once

#include "language/language.h"

#include <cstdint>
#include <string>

namespace mektep {

enum class Gender { masculine, feminine, neuter, plural };
enum class Case { nominative, genitive, dative, accusative, instrumental, locative };

/// "343" -> "үш жүз қырық үш", "триста сорок три". Gender and case matter in Russian only.
std::string cardinal(std::int64_t number, Language language, Gender gender = Gender::masculine,
                     Case grammatical_case = Case::nominative);
/// "49" -> "қырық тоғызыншы", "сорок девятый" (with gender and case). Numbers 0 to 999,999.
std::string ordinal(std::int64_t number, Language language, Gender gender = Gender::masculine,
                    Case grammatical_case = Case::nominative);
/// A decimal fraction as it is read: "3.5" -> "үш бүтін оннан бес", "три целых пять десятых".
std::string decimal(double number, Language language);

}  // namespace mektep
