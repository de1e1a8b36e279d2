// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/journal.h"

#include "base/error.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <new>
#include <string>
#include <string_view>

namespace mektep {
namespace {

// Of a report: four pages, each with 8 bytes, behind a head of 512.
constexpr sqlite3_int64 usual_length = sqlite3_int64{5} * 4096;
// Twice that of a batch on its way to a server (a thousand pages). What is longer is cut off.
constexpr sqlite3_int64 longest = sqlite3_int64{8} << 20U;
constexpr int void_head = 28;  // SQLite makes a journal void by that many zeros at its begin
constexpr std::size_t block = 65'536;
constexpr std::string_view journal_suffix = "-journal";

const std::array<char, block>& zeros() {
    static constexpr std::array<char, block> all{};
    return all;
}

/// What SQLite takes for the journal; the file itself lies behind it.
struct Journal {
    sqlite3_file base = {};
    std::string waiting = {};        ///< written one after the other: a page comes in three small parts
    sqlite3_int64 waiting_from = 0;  ///< where in the file it belongs
    sqlite3_int64 end = 0;           ///< of what was written since it was opened or void
    bool is_void = false;
};

Journal& journal(sqlite3_file* file) { return *reinterpret_cast<Journal*>(file); }
sqlite3_file* inner(sqlite3_file* file) { return reinterpret_cast<sqlite3_file*>(&journal(file) + 1); }
const sqlite3_io_methods& methods(sqlite3_file* file) { return *inner(file)->pMethods; }

sqlite3_int64 end_of_waiting(const Journal& own) {
    return own.waiting_from + static_cast<sqlite3_int64>(own.waiting.size());
}

/// What cannot be written waits on: SQLite reads it to undo what it did in memory.
int write_waiting(sqlite3_file* file) noexcept {
    auto& own = journal(file);
    if (own.waiting.empty()) return SQLITE_OK;
    const auto result = methods(file).xWrite(inner(file), own.waiting.data(),
                                             static_cast<int>(own.waiting.size()), own.waiting_from);
    if (result == SQLITE_OK) own.waiting.clear();
    return result;
}

int read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 at) noexcept {
    const auto& own = journal(file);
    const int result = methods(file).xRead(inner(file), bytes, size, at);
    if (result != SQLITE_OK && result != SQLITE_IOERR_SHORT_READ) return result;
    const auto from = std::max(at, own.waiting_from), to = std::min(at + size, end_of_waiting(own));
    if (own.waiting.empty() || from >= to) return result;
    std::copy(own.waiting.data() + (from - own.waiting_from), own.waiting.data() + (to - own.waiting_from),
              static_cast<char*>(bytes) + (from - at));
    return to == at + size ? SQLITE_OK : result;
}

int file_size(sqlite3_file* file, sqlite3_int64* size) noexcept {
    const auto& own = journal(file);
    const int result = methods(file).xFileSize(inner(file), size);
    if (result == SQLITE_OK && !own.waiting.empty()) *size = std::max(*size, end_of_waiting(own));
    return result;
}

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) noexcept {
    auto& own = journal(file);
    const std::string_view written(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
    own.is_void = at == 0 && size == void_head && written.find_first_not_of('\0') == std::string_view::npos;
    if (own.is_void)
        own.waiting.clear();  // what could not be written, on a full disk, is of no use any more
    else
        own.end = std::max(own.end, at + size);
    if (at != end_of_waiting(own) || own.waiting.size() >= block)
        if (const int result = write_waiting(file); result != SQLITE_OK) return result;
    if (own.waiting.empty()) own.waiting_from = at;
    own.waiting += written;
    return SQLITE_OK;
}

/// Whether there are zeros behind what was written: a program that was killed left something else there.
bool is_void_behind(sqlite3_file* file, sqlite3_int64 at) noexcept {
    std::array<char, std::size_t{3} * 4096> bytes{};  // no page that matters is without a sign for so long
    const int result = methods(file).xRead(inner(file), bytes.data(), static_cast<int>(bytes.size()), at);
    return (result == SQLITE_OK || result == SQLITE_IOERR_SHORT_READ) &&
           std::ranges::all_of(bytes, [](char byte) { return byte == 0; });
}

/// Best effort: the transaction is done, whatever becomes of its journal. From the end to the begin: where a
/// program is killed meanwhile, what is left lies in front, where the next one writes and looks.
void overwrite(sqlite3_file* file) noexcept {
    auto& own = journal(file);
    sqlite3_int64 length = 0;
    if (methods(file).xFileSize(inner(file), &length) != SQLITE_OK) return;
    const bool is_all_of_it = own.end > 0 && is_void_behind(file, own.end);
    auto left = std::max(is_all_of_it ? own.end : length, length < usual_length ? usual_length : 0);
    while (left > void_head) {
        const auto size = std::min<sqlite3_int64>(block, left - void_head);
        if (methods(file).xWrite(inner(file), zeros().data(), static_cast<int>(size), left - size) !=
            SQLITE_OK)
            return;
        left -= size;
    }
    own.end = 0;
    // What is cut off must be zeros on the disk.
    if (length > longest && methods(file).xSync(inner(file), SQLITE_SYNC_NORMAL) == SQLITE_OK)
        methods(file).xTruncate(inner(file), usual_length);
}

/// Only when the void head is on the disk may the rest go: a journal that is half overwritten would undo half
/// of a transaction.
int sync(sqlite3_file* file, int flags) noexcept {
    int result = write_waiting(file);
    if (result == SQLITE_OK) result = methods(file).xSync(inner(file), flags);
    if (result == SQLITE_OK && journal(file).is_void) {
        overwrite(file);
        journal(file).is_void = false;
    }
    return result;
}

/// What still waits is of a transaction that never was: nothing is written to the file before the journal is
/// on the disk.
int close(sqlite3_file* file) noexcept {
    const int result = methods(file).xClose(inner(file));
    std::destroy_at(&journal(file));
    return result;
}

int truncate(sqlite3_file* file, sqlite3_int64 size) noexcept {
    const int result = write_waiting(file);
    return result != SQLITE_OK ? result : methods(file).xTruncate(inner(file), size);
}

constexpr sqlite3_io_methods journal_methods{
    .iVersion = 1,
    .xClose = close,
    .xRead = read,
    .xWrite = write,
    .xTruncate = truncate,
    .xSync = sync,
    .xFileSize = file_size,
    .xLock = [](sqlite3_file* file, int kind) { return methods(file).xLock(inner(file), kind); },
    .xUnlock = [](sqlite3_file* file, int kind) { return methods(file).xUnlock(inner(file), kind); },
    .xCheckReservedLock =
        [](sqlite3_file* file, int* is_locked) {
            return methods(file).xCheckReservedLock(inner(file), is_locked);
        },
    .xFileControl =
        [](sqlite3_file* file, int operation, void* argument) {
            return methods(file).xFileControl(inner(file), operation, argument);
        },
    .xSectorSize = [](sqlite3_file* file) { return methods(file).xSectorSize(inner(file)); },
    .xDeviceCharacteristics =
        [](sqlite3_file* file) { return methods(file).xDeviceCharacteristics(inner(file)); },
    .xShmMap = nullptr,
    .xShmLock = nullptr,
    .xShmBarrier = nullptr,
    .xShmUnmap = nullptr,
    .xFetch = nullptr,
    .xUnfetch = nullptr};

sqlite3_vfs& system_vfs() {
    auto* const found = sqlite3_vfs_find(nullptr);
    if (found == nullptr) bug("SQLite without a file system");
    return *found;
}

int open_file(sqlite3_vfs* /*ours*/, const char* name, sqlite3_file* file, int flags,
              int* opened_as) noexcept {
    static sqlite3_vfs& system = system_vfs();
    if ((flags & SQLITE_OPEN_MAIN_JOURNAL) == 0) return system.xOpen(&system, name, file, flags, opened_as);
    auto& own = *new (file) Journal;
    // With the right to create it SQLite waits for the folder each time.
    int result = system.xOpen(&system, name, inner(file), flags & ~SQLITE_OPEN_CREATE, opened_as);
    if (result != SQLITE_OK && (flags & SQLITE_OPEN_CREATE) != 0)
        result = system.xOpen(&system, name, inner(file), flags, opened_as);
    if (result == SQLITE_OK)
        own.base.pMethods = &journal_methods;
    else
        std::destroy_at(&own);
    return result;
}

/// Until it is on the disk.
bool wait_for(int descriptor) noexcept { return descriptor >= 0 && ::fsync(descriptor) == 0; }

bool is_zero_at(int descriptor, off_t at, std::size_t size) noexcept {
    std::array<char, block> bytes{};
    const auto read = ::pread(descriptor, bytes.data(), size, at);
    return read == static_cast<ssize_t>(size) &&
           std::equal(bytes.begin(), bytes.begin() + read, zeros().begin());
}

bool is_written(int descriptor, off_t at, std::size_t size) noexcept {
    return ::pwrite(descriptor, zeros().data(), size, at) == static_cast<ssize_t>(size);
}

/// Nothing but zeros, of the usual length or more: first the head is void on the disk, then goes the rest.
void make_zeros(int descriptor) noexcept {
    struct stat state {};
    if (::fstat(descriptor, &state) != 0) return;
    if (!is_zero_at(descriptor, 0, void_head) &&
        !(is_written(descriptor, 0, void_head) && wait_for(descriptor)))
        return;
    const auto end = std::max<off_t>(state.st_size, usual_length);
    for (off_t at = 0; at < end; at += off_t{block}) {
        const auto size = static_cast<std::size_t>(std::min<off_t>(off_t{block}, end - at));
        if (!is_zero_at(descriptor, at, size) && !is_written(descriptor, at, size)) return;
    }
    if (wait_for(descriptor) && end > longest) {
        // Best effort: a long one is as void.
        [[maybe_unused]] const int ignored = ::ftruncate(descriptor, usual_length);
    }
}

/// SQLite deletes the journal of a program that was killed, after it has undone what that one did. Its blocks
/// would stay on the disk as they are.
int delete_file(sqlite3_vfs* /*ours*/, const char* name, int waits) noexcept {
    sqlite3_vfs& system = system_vfs();
    if (std::string_view(name).ends_with(journal_suffix)) {
        const int descriptor = ::open(name, O_RDWR | O_CLOEXEC);
        if (descriptor >= 0) {
            make_zeros(descriptor);
            ::close(descriptor);
        }
    }
    return system.xDelete(&system, name, waits);
}

}  // namespace

const char* forgetful_vfs() {
    static constexpr const char* name = "mektep";
    static const bool is_registered = [] {
        static sqlite3_vfs vfs = system_vfs();
        vfs.zName = name;
        vfs.szOsFile += static_cast<int>(sizeof(Journal));
        vfs.xOpen = open_file;
        vfs.xDelete = delete_file;
        return sqlite3_vfs_register(&vfs, 0) == SQLITE_OK;
    }();
    if (!is_registered) bug("SQLite takes no file system of ours");
    return name;
}

void make_void_journal(const std::filesystem::path& database) noexcept {
    struct stat state {};
    if (::stat(database.c_str(), &state) != 0) return;
    const auto journal = database.string() + std::string(journal_suffix);
    const int descriptor = ::open(journal.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0) return;
    // As SQLite does it: who may write the database must be able to write its journal, also where an
    // administrator was the first to look.
    constexpr mode_t rights = S_IRWXU | S_IRWXG | S_IRWXO;
    [[maybe_unused]] const int ignored =
        ::fchmod(descriptor, state.st_mode & rights) +
        (::geteuid() == 0 ? ::fchown(descriptor, state.st_uid, state.st_gid) : 0);
    make_zeros(descriptor);
    ::close(descriptor);
    const int folder = ::open(database.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    wait_for(folder);
    if (folder >= 0) ::close(folder);
}

}  // namespace mektep
