// SPDX-License-Identifier: GPL-3.0-or-later
// Documents for the tests of paper.
#pragma once

#include "document/document.h"

#include <string>

namespace mektep {

inline Runs said(std::string text, Language language = Language::kazakh) {
    return {Run{.text = std::move(text), .language = language}};
}

/// A short letter with every kind of block.
inline Document sample_letter() {
    return Document{
        .title = "ПМПК қорытындысына шағым",
        .language = Language::kazakh,
        .blocks = {Paragraph{.runs = said("Кімге: Шымкент қаласының білім басқармасы"),
                             .style = Paragraph::Style::address},
                   Fields{{{.label = said("Өтініш беруші"), .value = said("Сейітқызы Айгүл")},
                           {.label = said("Мекенжайы"), .value = said("Тәуке хан даңғылы 5")}}},
                   Heading{.level = 1, .runs = said("Шағым")},
                   Paragraph{.runs = said("Ұлымның осы мектепте оқығысы келеді. Әр бала өз үйіне жақын "
                                          "мектепке барады, сонда достары мен көршілерінің балалары оқиды.")},
                   Heading{.level = 2, .runs = said("Өтінемін")},
                   List{.ordered = true,
                        .items = {said("Қорытындының күшін жоюды."), said("Баланы қайта тексеруді.")}},
                   Paragraph{.runs = said("Школа рядом с домом.", Language::russian),
                             .style = Paragraph::Style::note},
                   BlankLine{.label = said("Қолы")}}};
}

}  // namespace mektep
