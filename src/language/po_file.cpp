// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/po_file.h"

#include "base/handle.h"

#include <gettext-po.h>

#include <csetjmp>
#include <memory>
#include <mutex>

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

/// Nothing of C++ lives in this frame when the callback jumps back into it.
po_file_t parsed(const char* name, po_xerror_handler_t handler) {
    if (setjmp(hopeless) != 0) return nullptr;  // NOLINT: see above
    return po_file_read(name, handler);
}

// gettext's own type names are hidden by functions of the same name.
using File = std::unique_ptr<std::remove_pointer_t<po_file_t>, ReleasedBy<po_file_free>>;
using Iterator =
    std::unique_ptr<std::remove_pointer_t<po_message_iterator_t>, ReleasedBy<po_message_iterator_free>>;

}  // namespace

Result<PoEntries> read_po(const std::filesystem::path& path) {
    const std::scoped_lock one_at_a_time(reader);
    Problems problems;
    collected = &problems;
    const struct po_xerror_handler handler { on_error, on_two_errors };
    const auto name = path.string();
    const File file(parsed(name.c_str(), &handler));
    collected = nullptr;
    if (!problems.empty()) return refused(std::move(problems));
    if (!file)
        return refused({.place = {.file = name},
                        .what = message("The translation file cannot be read."),
                        .remedy = message("Check that the file exists and that you may read it.")});
    PoEntries entries;
    const Iterator iterator(po_message_iterator(file.get(), nullptr));
    while (auto* const entry = po_next_message(iterator.get())) {
        const std::string id = po_message_msgid(entry);
        const std::string text = po_message_msgstr(entry);
        if (id.empty() || text.empty() || po_message_is_obsolete(entry) != 0) continue;
        const auto* context = po_message_msgctxt(entry);
        entries[std::pair(std::string(context == nullptr ? "" : context), id)] = Translation{
            .text = text, .place = {.file = name, .item = id}, .fuzzy = po_message_is_fuzzy(entry) != 0};
    }
    return entries;
}

}  // namespace mektep
