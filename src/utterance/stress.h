// SPDX-License-Identifier: GPL-3.0-or-later
// Where a word's stress stands, when eSpeak NG would put it elsewhere. Private to `utterance`.
#pragma once

#include "utterance/lexicon_tables.h"
#include "utterance/utterance.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace mektep {

/// Marks the stressed vowel (U+0301 behind it) of the words that stress.tsv, names.tsv or the rules of Kazakh
/// know to be stressed otherwise than eSpeak NG does. Words that carry a mark already keep it.
void mark_stress(Utterance& utterance, const LexiconTables& tables);

/// The index (in code points) of the stressed vowel of a Kazakh word in small letters, if that is not its
/// last vowel. Stress stands on the last vowel but for what takes none: the negation -ма/-ме/-ба/-бе/-па/-пе
/// with all behind it, the personal endings (бара́мын, келе́сіз, сұра́йды), the instrumental -мен/-бен/-пен,
/// the likeness -дай/-дей of participles and pronouns, the asking -шы/-ші; ә́рқашан, е́шкім, бә́рі, ба́рлық
/// are stressed at their beginning. Source: the school grammar of Kazakh (екпін түспейтін қосымшалар), as
/// ibrain.kz, emirsaba.org and kaz-tili.kz (Ударение) tell it. A form that may be read in two ways (сұрады
/// "asked" as барады "goes") is read as the commoner; stress.tsv has the others.
std::optional<std::size_t> early_kazakh_stress(std::u32string_view word);

}  // namespace mektep
