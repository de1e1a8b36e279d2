// SPDX-License-Identifier: GPL-3.0-or-later
// Checkpoint 10: the Unicode of codes.
#include "document/pdf_ua_font.h"

namespace mektep::ua {
namespace {

/// Characters of which nothing is heard, or that order the text about: none of them stands for a letter.
bool is_rubbish(unsigned code) {
    struct Range {
        unsigned first, last;
    };
    static constexpr Range ranges[] = {{0x0001, 0x001F}, {0x007F, 0x009F}, {0x00AD, 0x00AD},
                                       {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F},
                                       {0xD800, 0xDFFF}, {0xFDD0, 0xFDEF}, {0xFFF9, 0xFFFF}};
    for (const auto& [first, last] : ranges)
        if (code >= first && code <= last) return true;
    return (code & 0xFFFE) == 0xFFFE;
}

/// UTF-16BE as the table of a ToUnicode writes it; forbidden values are told.
std::string text_of_utf16(const std::string& bytes, const std::string& font, const Tell& tell) {
    if (bytes.empty() || bytes.size() % 2 != 0) tell("10-001", font + " maps a code to no whole character");
    std::string text;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        auto code = number_of(bytes.substr(i, 2));
        const auto next = i + 3 < bytes.size() ? number_of(bytes.substr(i + 2, 2)) : 0;
        if (code >= 0xD800 && code < 0xDC00 && next >= 0xDC00 && next < 0xE000) {
            code = 0x10000 + ((code - 0xD800) << 10) + (next - 0xDC00);
            i += 2;
        }
        if (code == 0) tell("31-028", font + " maps a code to U+0000");
        if (code == 0xFEFF || code == 0xFFFE)
            tell("31-029", font + " maps a code to a mark of the byte order");
        if (is_rubbish(code)) tell("10-001", font + " maps a code to the rubbish " + std::to_string(code));
        if ((code >= 0xE000 && code <= 0xF8FF) || code >= 0xF0000)
            tell("A 6.2.11.7.3", font + " maps a code to a private character");
        text += utf8(code);
    }
    return text;
}

}  // namespace

std::string utf8(unsigned code) {
    std::string text;
    const auto add = [&](unsigned byte) { text += static_cast<char>(byte); };
    if (code < 0x80) {
        add(code);
    } else if (code < 0x800) {
        add(0xC0 | code >> 6), add(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        add(0xE0 | code >> 12), add(0x80 | (code >> 6 & 0x3F)), add(0x80 | (code & 0x3F));
    } else {
        add(0xF0 | code >> 18), add(0x80 | (code >> 12 & 0x3F)), add(0x80 | (code >> 6 & 0x3F));
        add(0x80 | (code & 0x3F));
    }
    return text;
}

unsigned unicode_of_windows(unsigned code) {
    static constexpr unsigned upper[] = {0x20AC, 0x2022, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                         0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x2022, 0x017D, 0x2022,
                                         0x2022, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                         0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x2022, 0x017E, 0x0178};
    return code >= 0x80 && code < 0xA0 ? upper[code - 0x80] : code;
}

unsigned number_of(const std::string& bytes) {
    unsigned number = 0;
    for (const char each : bytes) number = number << 8 | static_cast<unsigned char>(each);
    return number;
}

std::map<unsigned, std::string> unicode_table(const std::string& cmap, const std::string& font,
                                              const Tell& tell) {
    std::map<unsigned, std::string> table;
    std::vector<QPDFObjectHandle> operands;
    class Listener : public QPDFObjectHandle::ParserCallbacks {
    public:
        explicit Listener(std::function<void(QPDFObjectHandle)> each) : each_(std::move(each)) {}
        void handleObject(QPDFObjectHandle object, size_t, size_t) override { each_(object); }
        void handleEOF() override {}

    private:
        std::function<void(QPDFObjectHandle)> each_;
    };
    Listener listener([&](QPDFObjectHandle object) {
        if (!object.isOperator()) return operands.push_back(object);
        const auto name = object.getOperatorValue();
        if (name == "endbfchar")
            for (std::size_t i = 0; i + 1 < operands.size(); i += 2)
                table[number_of(operands[i].getStringValue())] =
                    text_of_utf16(operands[i + 1].getStringValue(), font, tell);
        if (name == "endbfrange")
            for (std::size_t i = 0; i + 2 < operands.size(); i += 3) {
                const auto first = number_of(operands[i].getStringValue()),
                           last = number_of(operands[i + 1].getStringValue());
                for (auto code = first; code <= last && last - first < 0x10000; ++code) {
                    auto to =
                        operands[i + 2].isArray()
                            ? operands[i + 2].getArrayItem(static_cast<int>(code - first)).getStringValue()
                            : operands[i + 2].getStringValue();
                    if (!operands[i + 2].isArray() && !to.empty())
                        to.back() = static_cast<char>(static_cast<unsigned char>(to.back()) + (code - first));
                    table[code] = text_of_utf16(to, font, tell);
                }
            }
        operands.clear();
    });
    auto scratch = QPDF::create();
    scratch->emptyPDF();
    QPDFObjectHandle::newStream(scratch.get(), cmap).parseAsContents(&listener);
    return table;
}

}  // namespace mektep::ua
