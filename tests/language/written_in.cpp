// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/written_in.h"

#include <catch2/catch.hpp>

#include <string>

using namespace mektep;

TEST_CASE("Sentences are known as Kazakh or Russian, names and numbers as neither", "[language]") {
    struct Row {
        std::string text;
        std::optional<Language> language;
    };
    const auto row = GENERATE(values<Row>({
        {"Жиырмаға дейін санайды.", Language::kazakh},
        {"Директор қабылдамады, орын жоқ деді.", Language::kazakh},
        {"Ол сөйлемдермен сөйлейді, басқа балалармен ойнайды.", Language::kazakh},
        {"Говорит предложениями, считает до двадцати и играет с детьми.", Language::russian},
        {"Директор сказал, что мест нет.", Language::russian},
        {"НЕ ПРИНЯЛИ НАШЕГО РЕБЁНКА", Language::russian},
        {"Смағұлова Айгүл", std::nullopt},
        {"Школа-лицей № 5", std::nullopt},
        {"Абай 3, 12", std::nullopt},
        {"Иванова Мария Петровна", std::nullopt},
        {"", std::nullopt},
        {"\xFF\xFE", std::nullopt},
    }));
    CAPTURE(row.text);
    CHECK(written_in(row.text) == row.language);
}
