// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/po_file.h"

#include "base/file.h"
#include "base/handle.h"

#include <gettext-po.h>

#include <algorithm>
#include <cctype>
#include <csetjmp>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

namespace mektep {
namespace {

// libgettextpo reports errors through callbacks without a user pointer: one reader at a time, problems
// collected here.
std::mutex reader;
Problems* collected = nullptr;
// After a fatal error ("too many errors") the callback must not return: it leaves the library's C frames by
// longjmp.
std::jmp_buf hopeless;

void collect(int severity, const char* file, std::size_t line, const char* text) {
    if (severity == PO_SEVERITY_WARNING || collected == nullptr) return;
    const bool has_line = line != static_cast<std::size_t>(-1);
    collected->push_back(
        {.place = {.file = file == nullptr ? "" : file, .line = has_line ? static_cast<int>(line) : 0},
         .what = message("The translation file is not valid gettext: {detail}",
                         {{"detail", std::string(text == nullptr ? "" : text)}}),
         .remedy = message("Mend this line, or open the file in Poedit, which shows what is wrong.")});
}

void on_error(int severity, po_message_t, const char* file, std::size_t line, std::size_t, int,
              const char* text) {
    collect(severity, file, line, text);
    if (severity == PO_SEVERITY_FATAL_ERROR) std::longjmp(hopeless, 1);  // NOLINT: see above
}

void on_two_errors(int severity, po_message_t, const char* file, std::size_t line, std::size_t, int,
                   const char* text, po_message_t, const char*, std::size_t, std::size_t, int, const char*) {
    collect(severity, file, line, text);
    if (severity == PO_SEVERITY_FATAL_ERROR) std::longjmp(hopeless, 1);  // NOLINT: see above
}

/// True if the head of the file says that it is UTF-8: the library hands out the bytes as they are.
bool says_utf8(po_file_t file) {
    const auto* const header = po_file_domain_header(file, nullptr);
    if (header == nullptr) return false;
    const std::unique_ptr<char, ReleasedBy<std::free>> type(po_header_field(header, "Content-Type"));
    if (!type) return false;
    std::string value(type.get());
    std::ranges::transform(value, value.begin(), [](unsigned char c) { return std::tolower(c); });
    return value.ends_with("charset=utf-8");
}

/// Nothing of C++ lives in this frame when the callback jumps back into it.
po_file_t parsed(const char* name, po_xerror_handler_t handler) {
    if (setjmp(hopeless) != 0) return nullptr;  // NOLINT: see above
    return po_file_read(name, handler);
}

// gettext's own type names are hidden by functions of the same name.
using File = std::unique_ptr<std::remove_pointer_t<po_file_t>, ReleasedBy<po_file_free>>;
using Iterator =
    std::unique_ptr<std::remove_pointer_t<po_message_iterator_t>, ReleasedBy<po_message_iterator_free>>;

/// The lines on which the entries begin (their msgid), in order: the library does not tell.
std::vector<int> lines_of_entries(const std::string& text) {
    std::vector<int> lines;
    int number = 1;
    for (std::size_t at = 0; at < text.size(); ++number) {
        const auto line = std::string_view(text).substr(at, text.find('\n', at) - at);
        if (line.starts_with("msgid ") || line.starts_with("#~ msgid ")) lines.push_back(number);
        at += line.size() + 1;
    }
    return lines;
}

}  // namespace

Result<PoEntries> read_po(const std::filesystem::path& path) {
    const std::scoped_lock one_at_a_time(reader);
    Problems problems;
    collected = &problems;
    const struct po_xerror_handler handler { on_error, on_two_errors };
    const auto name = path.string();
    const File file(parsed(name.c_str(), &handler));
    collected = nullptr;
    for (auto& problem : problems)
        if (problem.place.file.empty()) problem.place.file = name;
    if (!problems.empty()) return refused(std::move(problems));
    if (!file)
        return refused({.place = {.file = name},
                        .what = message("The translation file cannot be read."),
                        .remedy = message("Check that the file exists and that you may read it.")});
    if (!says_utf8(file.get()))
        return refused(
            {.place = {.file = name, .line = 1},
             .what = message("The translation file does not say that it is UTF-8."),
             .remedy = message("Write at its head: {line}",
                               {{"line", std::string("Content-Type: text/plain; charset=UTF-8")}})});
    const auto lines = lines_of_entries(read_file(path));
    std::size_t next = 0;
    PoEntries entries;
    const Iterator iterator(po_message_iterator(file.get(), nullptr));
    while (auto* const entry = po_next_message(iterator.get())) {
        const int line = next < lines.size() ? lines[next++] : 0;
        const std::string id = po_message_msgid(entry);
        const std::string text = po_message_msgstr(entry);
        if (id.empty() || text.empty() || po_message_is_obsolete(entry) != 0) continue;
        const auto* context = po_message_msgctxt(entry);
        entries[std::pair(std::string(context == nullptr ? "" : context), id)] =
            Translation{.text = text,
                        .place = {.file = name, .line = line, .item = id},
                        .fuzzy = po_message_is_fuzzy(entry) != 0};
    }
    return entries;
}

}  // namespace mektep
