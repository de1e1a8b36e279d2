// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/screening.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include <array>
#include <chrono>
#include <set>
#include <string>
#include <vector>

namespace mektep {
namespace {

struct Found {
    std::string text;
    PersonalData what;
    std::string part;  ///< the bytes that the finding covers
};

using enum PersonalData;

std::string part_of(const std::string& text, const PersonalFinding& finding) {
    return text.substr(finding.begin, finding.end - finding.begin);
}

void is_found(const Found& row) {
    CAPTURE(row.text);
    const auto findings = personal_data(row.text);
    REQUIRE_FALSE(findings.empty());
    CHECK(findings.front().what == row.what);
    CHECK(part_of(row.text, findings.front()) == row.part);
}

}  // namespace

TEST_CASE("Numbers of people and telephones are found in whatever way they are written",
          "[report][screening]") {
    is_found(GENERATE(values<Found>({
        {"Его ИИН 050101550017, запишите", iin, "050101550017"},
        {"ЖСН 050101 550017 болды", iin, "050101 550017"},
        {"иин 1206 0360 0557", iin, "1206 0360 0557"},
        {"код 123456789012", iin,
         "123456789012"},  // twelve digits in a row are not written for anything else
        {"менің 87011234567 нөмірім", phone, "87011234567"},
        {"+7 701 123 45 67", phone, "+7 701 123 45 67"},
        {"это 8 (701) 123-45-67.", phone, "8 (701) 123-45-67"},
        {"8–701–123–45–67", phone, "8–701–123–45–67"},
        {"8.701.123.45.67", phone, "8.701.123.45.67"},
        {"7011234567 нөмірі", phone, "7011234567"},
        {"8 (7172) 55-55-55", phone, "8 (7172) 55-55-55"},
        {"+49 30 1234567", phone, "+49 30 1234567"},
        {"тел. 55-66-77", phone, "тел. 55-66-77"},
        {"мой телефон: 556677", phone, "телефон: 556677"},
        {"Маған хабарласыңыз: 8 777 000 11 22", phone, "хабарласыңыз: 8 777 000 11 22"},
        {"городской 55-66-77", phone, "55-66-77"},
        {"222-33-44", phone, "222-33-44"},
    })));
}

TEST_CASE("Addresses on the internet are found", "[report][screening]") {
    is_found(GENERATE(values<Found>({
        {"пишите на aigul@mail.kz!", email, "aigul@mail.kz"},
        {"хат: aigul.s@gmail.com", email, "aigul.s@gmail.com"},
        {"айгүл@пошта.қаз", email, "айгүл@пошта.қаз"},
        {"смотрите www.school.kz", web_address, "www.school.kz"},
        {"https://t.me/abc ашыңыз", web_address, "https://t.me/abc"},
        {"instagram.com/aigul бетінде", web_address, "instagram.com/aigul"},
        {"ник @aigul_s", web_address, "@aigul_s"},
    })));
}

TEST_CASE("Names of people are found in Kazakh and in Russian", "[report][screening]") {
    is_found(GENERATE(values<Found>({
        {"Меня зовут Айгуль.", name, "Меня зовут Айгуль"},
        {"меня зовут айгуль", name, "меня зовут айгуль"},  // nobody looks for capitals on a touch screen
        {"Сына зовут Арман", name, "Сына зовут Арман"},
        {"Моя фамилия Ким", name, "Моя фамилия Ким"},
        {"Фамилия: ким", name, "Фамилия: ким"},
        {"Менің атым Айгүл", name, "атым Айгүл"},
        {"менің атым айгүл", name, "атым айгүл"},
        {"Баламның аты Арман", name, "Баламның аты Арман"},
        {"Есімім Айгүл", name, "Есімім Айгүл"},
        {"Есімі: Арман", name, "Есімі: Арман"},
        {"Тегі Оспанов", name, "Тегі Оспанов"},
        {"Иванова Айгуль Петровна", name, "Иванова Айгуль Петровна"},
        {"Директор Смагулова отказала", name, "Директор Смагулова"},
        {"учительнице Ивановой Ольге", name, "Ивановой Ольге"},
        {"Это решил Ахметов Болат.", name, "Ахметов Болат"},
        {"Болат Ахметов решил", name, "Болат Ахметов"},
        {"Достоевский Фёдор", name, "Достоевский Фёдор"},
        {"Серік Асқаровтың інісі, Асқарова Гүлнар", name, "Серік"},
        {"Айгүл Серікқызы айтты", name, "Айгүл Серікқызы"},
        {"Серікұлы Арман", name, "Серікұлы Арман"},
        {"Серікбайұлының әкесі", name, "Серікбайұлының"},
        {"решает Петрович", name, "Петрович"},
        {"Оспанова А.К. отказала", name, "Оспанова А.К."},
        {"А. К. Оспанова", name, "А. К. Оспанова"},
        {"мой сын Арман не ходит", name, "сын Арман"},
        {"қызым Аружан бармайды", name, "қызым Аружан"},
    })));
}

TEST_CASE("Common given names are found wherever they stand, however they are written",
          "[report][screening]") {
    is_found(GENERATE(values<Found>({
        {"наш айдар ходит, а ерлан нет", name, "ерлан"},
        {"Айгерімді қабылдамады", name, "Айгерімді"},
        {"нурлана не взяли", name, "нурлана"},
        {"Екатерину отправили домой", name, "Екатерину"},
        {"тимурға мұғалім жоқ", name, "тимурға"},
        {"с артёмом никто не занимается", name, "артёмом"},
        {"бауыржанның мектебі", name, "бауыржанның"},
    })));
}

TEST_CASE("Numbers of other towns and countries are found", "[report][screening]") {
    is_found(GENERATE(values<Found>({
        {"звоните: (7272) 67 20 30", phone, "(7272) 67 20 30"},
        {"из Москвы 8 495 123-45-67", phone, "8 495 123-45-67"},
    })));
}

TEST_CASE("Streets with house numbers are found", "[report][screening]") {
    is_found(GENERATE(values<Found>({
        {"Мы живём на ул. Абая, 15", address, "ул. Абая, 15"},
        {"улица Достык 5", address, "улица Достык 5"},
        {"на улице Достык, дом 5", address, "улице Достык, дом 5"},
        {"ул. Кенесары д. 40", address, "ул. Кенесары д. 40"},
        {"проспект Абая 20", address, "проспект Абая 20"},
        {"Абай көшесі 15", address, "Абай көшесі 15"},
        {"Абай көшесі, 15-үй", address, "Абай көшесі, 15"},
        {"Самал шағын ауданы 12", address, "Самал шағын ауданы 12"},
        {"мкр 5 дом 12", address, "мкр 5"},
        {"мкр. Самал-2, 33", address, "мкр. Самал-2"},
        {"кв. 12", address, "кв. 12"},
        {"наша квартира 5", address, "квартира 5"},
        {"біз 12-пәтерде тұрамыз", address, "12-пәтерде"},
        {"пәтер 12", address, "пәтер 12"},
        {"дом 7", address, "дом 7"},
    })));
}

TEST_CASE("Ordinary words about schools are no personal data", "[report][screening]") {
    const auto text = GENERATE(values<std::string>({
        "Школа № 15 отказала нам.",
        "В школе № 15 нет пандуса.",
        "№ 15 мектеп бізді қабылдамады.",
        "15 мектеп қабылдамады",
        "Нас не зовут на собрания.",
        "В школу не взяли, сказали ждать до 2027 года.",
        "Мы ждали 3 месяца и собрали 12 справок.",
        "23.11.2026 нам отказали.",
        "Отказ от 12-05-26.",
        "Алматы Медеу ауданы бойынша мектеп алыс.",
        "Алматы облысында арнайы мектеп жоқ.",
        "Бізге жауап болсын Қазақстанда бәрі тең.",
        "Костанайская область, школа далеко.",
        "В Алматинской области нет тьютора.",
        "Директор сказал, что мест нет.",
        "Директор Алматинской школы отказал.",
        "Мұғалім баламен жұмыс істегісі келмейді.",
        "Баланың мінезі ауыр деп айтты.",
        "Менің атым аталмасын.",
        "Мектептің аты шулы болды",
        "Бізді 5-сыныпқа алмады.",
        "Ребёнок учится в 5 классе, в школе 800 детей.",
        "Учится дома, учитель приходит 2 раза в неделю.",
        "Дома 3 ребёнка.",
        "Үйде 3 бала бар.",
        "Детский дом № 3 нас направил.",
        "Управление образования Карагандинской области молчит.",
        "Один Казахстан, одни права.",
        "ПМПК отправила в спецшколу.",
        "Автобус № 12 не приспособлен.",
        "Лифт не работает с 1 сентября 2026 года.",
        "Мектепке дейін 3 шақырым, автобус 45 минут жүреді.",
        "Статья 26 пункт 2 закона «Об образовании» нарушена.",
        "Қызылорда қаласы, мектеп жоқ",
        "Астана қаласы, Есіл ауданы",
        "Мы из Павлодара, там Экибастуз рядом",
        "Заплатили 150 000 тенге, нужно ещё 1 500 000.",
        "На улице холодно, 2 часа ждали",
        "Балам 7 жаста, 2 жыл күттік.",
        "Абай атындағы мектеп",
        "Ыбырай атындағы мектеп бізді алмады",
        "Романтика кончилась, ребёнок дома",
        "Максимально долго тянут",
        "Анналар мен әкелер",
    }));
    CAPTURE(text);
    for (const auto& finding : personal_data(text)) FAIL_CHECK(part_of(text, finding));
}

TEST_CASE("Each place is found once, in the order of the text", "[report][screening]") {
    const std::string text = "Меня зовут Айгуль, 87011234567, ул. Абая, 15";
    const auto findings = personal_data(text);
    REQUIRE(findings.size() == 3);
    CHECK(findings[0].what == name);
    CHECK(findings[1].what == phone);
    CHECK(findings[2].what == address);
    CHECK(part_of(text, findings[2]) == "ул. Абая, 15");
}

TEST_CASE("A telephone number hides in no text", "[report][screening]") {
    rc::prop("ten digits after +7, however grouped, are found between any words", [] {
        const auto digits = *rc::gen::container<std::string>(9, rc::gen::inRange<char>('0', '9' + 1));
        const auto gaps = *rc::gen::container<std::vector<int>>(9, rc::gen::inRange(0, 4));
        std::string written = *rc::gen::element<std::string>("+7", "8", "7") + " 7";
        const std::array<std::string, 4> separators{"", " ", "-", "."};
        for (std::size_t i = 0; i < digits.size(); ++i)
            written += separators.at(static_cast<std::size_t>(gaps[i])) + digits[i];
        const auto before = *rc::gen::element<std::string>("", "мектеп ", "звоните, ");
        const auto text = before + written + *rc::gen::element<std::string>("", " болды", ".");
        RC_ASSERT_FALSE(personal_data(text).empty());
    });
}

TEST_CASE("Ranges lie within any text, well-formed or not", "[report][screening]") {
    rc::prop("and do not overlap", [](const std::string& text) {
        std::size_t end = 0;
        for (const auto& finding : personal_data(text)) {
            RC_ASSERT(finding.begin >= end);
            RC_ASSERT(finding.end > finding.begin);
            end = finding.end;
        }
    });
}

TEST_CASE("Ten thousand characters are examined at once", "[report][screening]") {
    for (const auto* piece : {"а", "7", "a.", "Ов ", "8 ", "7-"}) {
        CAPTURE(piece);
        std::string text;
        while (text.size() < 10'000) text += piece;
        const auto begin = std::chrono::steady_clock::now();
        (void)personal_data(text);
        CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(2));
    }
}

TEST_CASE("Each kind of personal data has its own words", "[report][screening]") {
    std::set<std::string> words;
    for (const auto what : {iin, phone, email, name, address, web_address}) words.insert(in_words(what).text);
    CHECK(words.size() == 6);
}

}  // namespace mektep
