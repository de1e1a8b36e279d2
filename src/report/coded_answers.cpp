// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/coded_answers.h"

#include "base/error.h"
#include "base/secret.h"

#include <algorithm>

namespace mektep {
namespace {

CodedAnswers::Entry entry_in(std::string_view line) {
    const auto tab = line.find('\t');
    return {.question = line.substr(0, tab), .codes = CodedAnswers::Codes(line.substr(tab + 1))};
}

}  // namespace

CodedAnswers::CodedAnswers(
    std::initializer_list<std::pair<std::string_view, std::vector<std::string>>> answers) {
    for (const auto& [question, codes] : answers) set(question, codes);
}

std::pair<std::size_t, std::size_t> CodedAnswers::place_of(std::string_view question) const {
    std::size_t at = 0;
    for (const auto line : Lines(lines_)) {
        const auto order = line.substr(0, line.find('\t')).compare(question);
        if (order == 0) return {at, line.size() + 1};
        if (order > 0) break;
        at += line.size() + 1;
    }
    return {at, 0};
}

CodedAnswers::Codes CodedAnswers::of(std::string_view question) const {
    const auto [at, size] = place_of(question);
    if (size == 0) return Codes({});
    return entry_in(std::string_view(lines_).substr(at, size - 1)).codes;
}

bool CodedAnswers::has(std::string_view question) const { return place_of(question).second > 0; }

std::size_t CodedAnswers::size() const { return static_cast<std::size_t>(std::ranges::count(lines_, '\n')); }

std::vector<CodedAnswers::Entry> CodedAnswers::all() const {
    std::vector<Entry> entries;
    for (const auto line : Lines(lines_)) entries.push_back(entry_in(line));
    return entries;
}

void CodedAnswers::add(std::string_view part, char separator) {
    if (std::ranges::any_of(part, [](char c) { return c == '\t' || c == '\n'; }))
        bug("a code with a tab or a line break");
    lines_ += part;
    lines_ += separator;
}

std::string CodedAnswers::start_line(std::string_view question) {
    std::string behind;
    if (!lines_.empty() && entry_in(std::string_view(lines_).substr(last_)).question >= question) {
        const auto [at, size] = place_of(question);
        behind = lines_.substr(at + size);
        lines_.resize(at);
    }
    last_ = lines_.size();
    add(question, '\t');
    return behind;
}

void CodedAnswers::go_on_with(const std::string& lines) {
    lines_ += lines;
    for (std::size_t at = 0; const auto line : Lines(lines_)) {
        last_ = at;
        at += line.size() + 1;
    }
}

void CodedAnswers::erase(std::string_view question) {
    const auto [at, size] = place_of(question);
    lines_.erase(at, size);
    last_ = 0;
    go_on_with({});
}

void CodedAnswers::wipe() { mektep::wipe(lines_); }

}  // namespace mektep
