// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pack_folder.h"

#include "base/file.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <stdexcept>

namespace mektep {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view guide = R"(interview: need-help
title: "We need help"
summary: "Your right in few words."
sources: [law-26]
questions:
  - id: placement
    ask: "What was recommended?"
    why: "The [[catchment|service area]] matters."
    kind: choice
    options:
      home: "Teaching at home"
      special_school: {label: "A special school", explain: "Far from home."}
  - id: home_reason
    when: {placement: home}
    ask: "Which reason was named?"
    example: "Copy the words."
    kind: text
    optional: true
  - id: learned_on
    ask: "When did you learn of it?"
    kind: date
    latest: today
page:
  - heading: "Your right"
  - paragraph: "The law says: the school takes every child of its [[catchment|service area]]."
    sources: [law-26]
  - paragraph: "The reason was: {home_reason}."
    when: {home_reason: given}
  - list:
      - text: "Hand it in by: {complaint_last_day}."
        when: {complaint_passed: no}
      - "Ask for a slip."
letters: [complaint]
reports: [barrier]
)";

constexpr std::string_view complaint = R"(interview: complaint
title: "A complaint"
questions:
  - id: applicant_name
    ask: "Your name"
    kind: name
  - id: applicant_phone
    ask: "Your telephone number"
    kind: phone
    optional: true
  - id: child_sex
    ask: "Is your child a boy or a girl?"
    kind: choice
    options:
      boy: "A boy"
      girl: "A girl"
  - id: region
    ask: "In which region do you live?"
    kind: region
  - id: addressee_name
    when: {region_has_department: no}
    ask: "What is the name of the office?"
    kind: text
letter:
  addressee: education_department
  applicant:
    - fields:
        - {label: "From", value: "{applicant_name}"}
        - {label: "Telephone", value: "{applicant_phone}"}
        - {label: "Region", value: "{region}"}
  heading: "Complaint"
  body:
    - paragraph: "{child_sex, select, girl {My daughter wants} other {My son wants}} to learn near home."
    - paragraph: "I rest on the law."
      sources: [law-26]
  enclosures:
    - "Copy of the conclusion"
cover:
  - paragraph: "This sheet is for you."
)";

constexpr std::string_view report = R"(interview: barrier
title: "A report"
questions:
  - id: region
    ask: "In which region did it happen?"
    kind: region
  - id: happened
    ask: "What happened?"
    kind: choice
    options:
      refused: {label: "The child was not taken", code: r1}
      waits: {label: "We wait", code: r2}
record: {version: 1}
)";

constexpr std::string_view law = R"(acts:
  law: {title: "Law on schools", number: 1-I, adopted: 2007-07-27}
sources:
  law-26:
    act: law
    says: "The school takes every child."
    fact: F-1
    confidence: official
    text_as_of: 2026-11-23
    review_due: 2027-05-23
terms:
  complaint: {months: 3, from: learned_on, roll: back, source: law-26}
)";

constexpr std::string_view places = R"(regions:
  "79":
    name: {kk: Шымкент қаласы, ru: город Шымкент, en: Shymkent}
    education_department: {kk: Шымкент қаласының білім басқармасы, ru: Управление образования города Шымкента, en: Education department of Shymkent}
  "00":
    name: {kk: Басқа жер, ru: Другое место, en: Elsewhere}
)";

constexpr std::string_view glossary = R"(entries:
  catchment: {word: "service area", explanation: "The streets of one school."}
)";

struct Row {
    std::string_view context, english, kazakh, russian;
};
constexpr std::array rows{
    Row{"", "Yes", "Иә", "Да"},
    Row{"", "No", "Жоқ", "Нет"},
    Row{"need-help.title", "We need help", "Бізге көмек керек", "Нам нужна помощь"},
    Row{"need-help.summary", "Your right in few words.", "Құқығыңыз қысқаша.", "Ваше право вкратце."},
    Row{"need-help.placement.ask", "What was recommended?", "Не ұсынылды?", "Что рекомендовали?"},
    Row{"need-help.placement.why", "The [[catchment|service area]] matters.",
        "[[catchment|Қызмет көрсету аумағы]] маңызды.", "Важна [[catchment|территория обслуживания]]."},
    Row{"need-help.placement.home", "Teaching at home", "Үйде оқыту", "Обучение на дому"},
    Row{"need-help.placement.special_school", "A special school", "Арнайы мектеп", "Специальная школа"},
    Row{"need-help.placement.special_school.explain", "Far from home.", "Үйден алыс.", "Далеко от дома."},
    Row{"need-help.home_reason.ask", "Which reason was named?", "Қандай себеп айтылды?",
        "Какую причину назвали?"},
    Row{"need-help.home_reason.example", "Copy the words.", "Сөздерін көшіріңіз.", "Перепишите слова."},
    Row{"need-help.learned_on.ask", "When did you learn of it?", "Қашан білдіңіз?", "Когда вы узнали?"},
    Row{"need-help.page", "Your right", "Сіздің құқығыңыз", "Ваше право"},
    Row{"need-help.page", "The law says: the school takes every child of its [[catchment|service area]].",
        "Заңда айтылған: мектеп [[catchment|қызмет көрсету аумағындағы]] әр баланы қабылдайды.",
        "В законе сказано: школа берёт каждого ребёнка [[catchment|своей территории]]."},
    Row{"need-help.page", "The reason was: {home_reason}.", "Себебі: {home_reason}.",
        "Причина: {home_reason}."},
    Row{"need-help.page", "Hand it in by: {complaint_last_day}.", "Соңғы күні: {complaint_last_day}.",
        "Подайте не позднее: {complaint_last_day}."},
    Row{"need-help.page", "Ask for a slip.", "Талон сұраңыз.", "Попросите талон."},
    Row{"complaint.title", "A complaint", "Шағым", "Жалоба"},
    Row{"complaint.applicant_name.ask", "Your name", "Атыңыз", "Ваше имя"},
    Row{"complaint.applicant_phone.ask", "Your telephone number", "Телефон нөміріңіз", "Ваш телефон"},
    Row{"complaint.child_sex.ask", "Is your child a boy or a girl?", "Балаңыз ұл ма, қыз ба?",
        "Ваш ребёнок — мальчик или девочка?"},
    Row{"complaint.child_sex.boy", "A boy", "Ұл", "Мальчик"},
    Row{"complaint.child_sex.girl", "A girl", "Қыз", "Девочка"},
    Row{"complaint.region.ask", "In which region do you live?", "Қай өңірде тұрасыз?",
        "В каком регионе вы живёте?"},
    Row{"complaint.addressee_name.ask", "What is the name of the office?", "Мекеме қалай аталады?",
        "Как называется ведомство?"},
    Row{"complaint.letter", "From", "Кімнен", "От кого"},
    Row{"complaint.letter", "{applicant_name}", "{applicant_name}", "{applicant_name}"},
    Row{"complaint.letter", "Telephone", "Телефон", "Телефон"},
    Row{"complaint.letter", "{applicant_phone}", "{applicant_phone}", "{applicant_phone}"},
    Row{"complaint.letter", "Region", "Өңір", "Регион"},
    Row{"complaint.letter", "{region}", "{region}", "{region}"},
    Row{"complaint.letter", "Complaint", "Шағым", "Жалоба"},
    Row{"complaint.letter",
        "{child_sex, select, girl {My daughter wants} other {My son wants}} to learn near home.",
        "{child_sex, select, girl {Қызым} other {Ұлым}} үйге жақын жерде оқығысы келеді.",
        "{child_sex, select, girl {Моя дочь хочет} other {Мой сын хочет}} учиться рядом с домом."},
    Row{"complaint.letter", "I rest on the law.", "Заңға сүйенемін.", "Я опираюсь на закон."},
    Row{"complaint.enclosures", "Copy of the conclusion", "Қорытындының көшірмесі", "Копия заключения"},
    Row{"complaint.cover", "This sheet is for you.", "Бұл парақ сізге арналған.", "Этот лист для вас."},
    Row{"barrier.title", "A report", "Хабарлама", "Сообщение"},
    Row{"barrier.region.ask", "In which region did it happen?", "Бұл қай өңірде болды?",
        "В каком регионе это случилось?"},
    Row{"barrier.happened.ask", "What happened?", "Не болды?", "Что случилось?"},
    Row{"barrier.happened.refused", "The child was not taken", "Баланы қабылдамады", "Ребёнка не взяли"},
    Row{"barrier.happened.waits", "We wait", "Күтіп жүрміз", "Мы ждём"},
    Row{"law.law.title", "Law on schools", "Мектеп туралы заң", "Закон о школах"},
    Row{"law.law-26.says", "The school takes every child.", "Мектеп әр баланы қабылдайды.",
        "Школа берёт каждого ребёнка."},
    Row{"glossary.catchment.word", "service area", "қызмет көрсету аумағы", "территория обслуживания"},
    Row{"glossary.catchment.explanation", "The streets of one school.", "Бір мектептің көшелері.",
        "Улицы одной школы."},
};

std::string entry(std::string_view context, std::string_view english, std::string_view translation) {
    std::string text = "\n";
    if (!context.empty()) text += "msgctxt \"" + std::string(context) + "\"\n";
    return text + "msgid \"" + std::string(english) + "\"\nmsgstr \"" + std::string(translation) + "\"\n";
}

}  // namespace

PackFolder::PackFolder() {
    auto name = (fs::temp_directory_path() / "mektep-pack-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for a pack");
    path_ = name;
    write("config/guide/need-help.yaml", guide);
    write("config/letters/complaint.yaml", complaint);
    write("config/reports/barrier.yaml", report);
    write("config/law.yaml", law);
    write("config/places.yaml", places);
    write("config/glossary.yaml", glossary);
    write("config/calendar.yaml", "holidays:\n  - {month: 12, day: 16, name: Independence Day}\n");
    write("config/kiosk.yaml", "site: test\n");
    std::string kazakh = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n";
    auto russian = kazakh;
    for (const auto& row : rows) {
        kazakh += entry(row.context, row.english, row.kazakh);
        russian += entry(row.context, row.english, row.russian);
    }
    write("locales/content/kk.po", kazakh);
    write("locales/content/ru.po", russian);
}

PackFolder::~PackFolder() {
    std::error_code ignored;  // a folder in /tmp that stays is no reason to fail
    fs::remove_all(path_, ignored);
}

void PackFolder::write(const std::string& file, std::string_view text) {
    fs::create_directories((path_ / file).parent_path());
    std::ofstream(path_ / file, std::ios::binary) << text;
}

void PackFolder::change(const std::string& file, std::string_view from, std::string_view to) {
    auto text = text_of(file);
    const auto at = text.find(from);
    if (at == std::string::npos || text.find(from, at + 1) != std::string::npos)
        throw std::logic_error("these words do not stand once in " + file + ": " + std::string(from));
    write(file, text.replace(at, from.size(), to));
}

void PackFolder::remove(const std::string& file) { fs::remove(path_ / file); }

void PackFolder::translate(std::string_view context, std::string_view english, std::string_view kazakh,
                           std::string_view russian) {
    write("locales/content/kk.po", text_of("locales/content/kk.po") + entry(context, english, kazakh));
    write("locales/content/ru.po", text_of("locales/content/ru.po") + entry(context, english, russian));
}

std::string PackFolder::text_of(const std::string& file) const { return read_file(path_ / file); }

std::string PackFolder::where(const std::string& file, std::string_view words) const {
    const auto text = text_of(file);
    const auto at = text.find(words);
    if (at == std::string::npos)
        throw std::logic_error("these words do not stand in " + file + ": " + std::string(words));
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    return file + ":" + std::to_string(line);
}

std::string PackFolder::written(const Place& place) const {
    const auto folder = path_.string() + "/";
    const auto file = place.file.starts_with(folder) ? place.file.substr(folder.size()) : place.file;
    return file + ":" + std::to_string(place.line);
}

}  // namespace mektep
