// SPDX-License-Identifier: GPL-3.0-or-later
// The answers of a report as codes: question id -> code, or codes of a `choices` question.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mektep {

/// What stands between two separators: words without a copy.
template <char separator>
class Parts {
public:
    explicit Parts(std::string_view text) : text_(text) {}

    class Iterator {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = std::string_view;
        using difference_type = std::ptrdiff_t;
        using pointer = const std::string_view*;
        using reference = std::string_view;

        Iterator() = default;
        explicit Iterator(std::string_view rest) : rest_(rest), size_(rest.find(separator)) {}
        std::string_view operator*() const { return rest_.substr(0, size_); }
        Iterator& operator++() {
            *this = Iterator(rest_.substr(size_ + 1));
            return *this;
        }
        Iterator operator++(int) {
            auto before = *this;
            ++*this;
            return before;
        }
        bool operator==(const Iterator& other) const { return rest_.data() == other.rest_.data(); }

    private:
        std::string_view rest_;  ///< from this part on; each part ends with the separator
        std::size_t size_ = 0;
    };

    [[nodiscard]] Iterator begin() const { return Iterator(text_); }
    [[nodiscard]] Iterator end() const { return Iterator(text_.substr(text_.size())); }
    [[nodiscard]] bool empty() const { return text_.empty(); }
    [[nodiscard]] std::string_view front() const { return *begin(); }
    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(std::distance(begin(), end())); }

private:
    std::string_view text_;
};

/// In one piece of memory, for there can be a million of them. Sorted by question.
class CodedAnswers {
public:
    /// In the order in which they were ticked.
    using Codes = Parts<'\t'>;
    struct Entry {
        std::string_view question;
        Codes codes;
    };

    CodedAnswers() = default;
    CodedAnswers(std::initializer_list<std::pair<std::string_view, std::vector<std::string>>> answers);

    /// The codes of an answer; none where there is no such answer.
    [[nodiscard]] Codes of(std::string_view question) const;
    [[nodiscard]] bool has(std::string_view question) const;
    [[nodiscard]] std::vector<Entry> all() const;
    /// How many answers there are.
    [[nodiscard]] std::size_t size() const;

    /// In the place of the answer that was there. A bug() where a question or a code holds what separates
    /// them: a line break or a tab. Quickest in the order of the questions.
    template <class Range>
    void set(std::string_view question, const Range& codes) {
        const auto behind = start_line(question);
        for (const auto& code : codes) add(code, '\t');
        lines_ += '\n';
        if (!behind.empty()) go_on_with(behind);
    }
    void set(std::string_view question, std::initializer_list<std::string_view> codes) {
        set<std::initializer_list<std::string_view>>(question, codes);
    }
    /// Room for so many bytes.
    void reserve(std::size_t size) { lines_.reserve(size); }
    void erase(std::string_view question);
    /// Overwrites them in memory.
    void wipe();

    bool operator==(const CodedAnswers&) const = default;

private:
    using Lines = Parts<'\n'>;
    /// Where the line of a question begins, or would begin, and how long it is.
    [[nodiscard]] std::pair<std::size_t, std::size_t> place_of(std::string_view question) const;
    /// Takes off what comes behind that question, and its old answer.
    std::string start_line(std::string_view question);
    void add(std::string_view part, char separator);
    void go_on_with(const std::string& lines);

    std::string lines_;     ///< for each answer: question, tab, then each code and a tab; a line break
    std::size_t last_ = 0;  ///< where the last line begins
};

}  // namespace mektep
