// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/spoken_numbers.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>

namespace mektep {
namespace {

/// One number of a telephone number, as it is said: “701” is three digits in three words, or in one token.
struct Piece {
    std::size_t begin = 0;
    std::size_t end = 0;
    int value = 0;
    std::size_t digits = 0;
    bool is_word = false;
};

constexpr int hundred = 100;

std::optional<int> value_of(const std::u16string& plain) {
    static const auto values = [] {
        std::unordered_map<std::u16string, int> all;
        const auto add = [&all](const char16_t* const(&words)[9], int step) {
            for (int i = 0; i < 9; ++i) all[plain_letters(words[i])] = (i + 1) * step;
        };
        add({u"один", u"два", u"три", u"четыре", u"пять", u"шесть", u"семь", u"восемь", u"девять"}, 1);
        add({u"бір", u"екі", u"үш", u"төрт", u"бес", u"алты", u"жеті", u"сегіз", u"тоғыз"}, 1);
        add({u"десять", u"двадцать", u"тридцать", u"сорок", u"пятьдесят", u"шестьдесят", u"семьдесят",
             u"восемьдесят", u"девяносто"},
            10);
        add({u"он", u"жиырма", u"отыз", u"қырық", u"елу", u"алпыс", u"жетпіс", u"сексен", u"тоқсан"}, 10);
        add({u"сто", u"двести", u"триста", u"четыреста", u"пятьсот", u"шестьсот", u"семьсот", u"восемьсот",
             u"девятьсот"},
            hundred);
        int teen = 11;
        for (const auto* word : {u"одиннадцать", u"двенадцать", u"тринадцать", u"четырнадцать", u"пятнадцать",
                                 u"шестнадцать", u"семнадцать", u"восемнадцать", u"девятнадцать"})
            all[word] = teen++;
        for (const auto* word : {u"ноль", u"нуль", u"нөл", u"нол"}) all[plain_letters(word)] = 0;
        all[plain_letters(u"жүз")] = hundred;
        return all;
    }();
    const auto found = values.find(plain);
    return found == values.end() ? std::nullopt : std::optional(found->second);
}

std::size_t digits_of(int value) { return value >= hundred ? 3 : value >= 10 ? 2 : 1; }

class Run {
public:
    void add(const Piece& piece) {
        if (joins(piece)) {
            auto& last = pieces_.back();
            last.value =
                piece.value == hundred && last.value < 10 ? last.value * hundred : last.value + piece.value;
            last.digits = std::max(last.digits, digits_of(last.value));
            last.end = piece.end;
            return;
        }
        pieces_.push_back(piece);
    }

    bool is_phone() const {
        constexpr std::size_t fewest_digits = 10, most_digits = 15;
        std::size_t digits = 0;
        bool has_words = false;
        for (const auto& piece : pieces_) {
            digits += piece.digits;
            has_words = has_words || piece.is_word;
        }
        if (!has_words || digits > most_digits) return false;
        // “8 7xx”: all numbers of mobile telephones begin like this, and nothing that is counted.
        const bool begins_like_one =
            pieces_.size() >= 2 && (pieces_[0].value == 8 || pieces_[0].value == 7) &&
            pieces_[0].digits == 1 && pieces_[1].digits == 3 && pieces_[1].value / hundred == 7;
        return begins_like_one || digits >= fewest_digits;
    }

    std::size_t begin() const { return pieces_.front().begin; }
    std::size_t end() const { return pieces_.back().end; }
    bool empty() const { return pieces_.empty(); }

private:
    /// “жеті” and “жүз”, «семьсот» and «один» are one number.
    bool joins(const Piece& piece) const {
        if (pieces_.empty() || !pieces_.back().is_word || !piece.is_word) return false;
        const auto& last = pieces_.back();
        if (piece.value == hundred) return last.value > 1 && last.value < 10;
        if (last.value == 0 || piece.value == 0) return false;
        if (last.value % hundred == 0) return piece.value < hundred;
        return last.value % 10 == 0 && piece.value < 10;
    }

    std::vector<Piece> pieces_;
};

/// Words of numbers and rows of digits, in the order of the text; any other word ends a run.
std::vector<std::optional<Piece>> pieces_of(const TextInWords& read) {
    std::vector<std::optional<Piece>> pieces;
    std::size_t at = 0;
    const auto add_digits = [&](std::size_t until) {
        while (at < until) {
            auto end = at;
            while (end < until && u_isdigit(read.text[static_cast<std::int32_t>(end)])) ++end;
            if (end > at)
                pieces.push_back(Piece{
                    .begin = at,
                    .end = end,
                    .value = end - at == 1 ? read.text[static_cast<std::int32_t>(at)] - u'0'
                             : read.text[static_cast<std::int32_t>(at)] == u'7' && end - at == 3 ? 7 * hundred
                                                                                                 : 1,
                    .digits = end - at});
            at = std::max(end, at + 1);
        }
    };
    for (const auto& word : read.words) {
        add_digits(word.begin);
        if (const auto value = value_of(word.plain))
            pieces.push_back(Piece{.begin = word.begin,
                                   .end = word.end,
                                   .value = *value,
                                   .digits = digits_of(*value),
                                   .is_word = true});
        else
            pieces.push_back(std::nullopt);
        at = word.end;
    }
    add_digits(static_cast<std::size_t>(read.text.length()));
    return pieces;
}

}  // namespace

void find_spoken_numbers(const TextInWords& read, std::vector<PersonalFinding>& findings) {
    Run run;
    const auto close = [&] {
        if (!run.empty() && run.is_phone())
            findings.push_back({.what = PersonalData::phone,
                                .begin = read.bytes[run.begin()],
                                .end = read.bytes[run.end()]});
        run = Run();
    };
    constexpr std::size_t widest_gap = 4;
    for (const auto& piece : pieces_of(read)) {
        if (!piece || (!run.empty() && piece->begin - run.end() > widest_gap)) close();
        if (piece) run.add(*piece);
    }
    close();
}

}  // namespace mektep
