// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/stick.h"

#include "base/file.h"
#include "base/log.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <system_error>

namespace mektep {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Problems> no_stick() {
    return refused(Problem{.place = {.item = "stick"},
                           .what = message("No stick is plugged in."),
                           .remedy = message("Plug one in, wait a few seconds, then try again.")});
}

/// The files of the stick are on it, not in the memory of the kiosk: it may be taken out.
void flush(const fs::path& folder) {
    const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0) throw Failure(Outside::disk, "opening the stick's folder");
    const bool is_flushed = ::syncfs(opened) == 0;
    ::close(opened);
    if (!is_flushed) throw Failure(Outside::disk, "flushing the stick");
}

}  // namespace

bool is_mount_point(const fs::path& folder) {
    struct stat here {};
    struct stat above {};
    if (::stat(folder.c_str(), &here) != 0 || !S_ISDIR(here.st_mode)) return false;
    if (::stat((folder / "..").c_str(), &above) != 0) return false;
    return here.st_dev != above.st_dev || here.st_ino == above.st_ino;  // the root is above itself
}

Result<fs::path> stick_in(const StickPlace& place) {
    if (place.folder.empty())
        return refused(Problem{
            .place = {.item = "save_folder"},
            .what = message("This kiosk has no place for a stick."),
            .remedy = message("Print instead. Whoever looks after the kiosk can name one: save_folder in "
                              "kiosk.yaml.")});
    if (!place.must_be_mounted) {
        if (!fs::is_directory(place.folder)) return no_stick();
        return place.folder;
    }
    if (is_mount_point(place.folder)) return place.folder;
    std::vector<fs::path> sticks;
    std::error_code unreadable;
    for (const auto& entry : fs::directory_iterator(place.folder, unreadable))
        if (is_mount_point(entry.path())) sticks.push_back(entry.path());
    if (sticks.empty()) return no_stick();
    if (sticks.size() > 1)
        return refused(
            Problem{.place = {.item = "stick"},
                    .what = message("Several sticks are plugged in."),
                    .remedy = message("Leave only the one that the files go to, then try again.")});
    return sticks.front();
}

Result<std::vector<std::string>> save_on_stick(const StickPlace& place, const std::string& name,
                                               const std::vector<NamedFile>& files) {
    const auto folder = stick_in(place);
    if (!folder) return refused(folder.error());
    const auto path = [&](int number, const NamedFile& file) {
        return *folder / fmt::format("{}-{}{}", name, number, file.ending);
    };
    const auto is_taken = [&](int number) {
        return std::ranges::any_of(files,
                                   [&](const NamedFile& file) { return fs::exists(path(number, file)); });
    };
    std::vector<std::string> written;
    try {
        int number = 1;
        while (is_taken(number)) ++number;
        for (const auto& file : files) {
            const auto target = path(number, file);
            write_file(target, file.bytes, Access::owner_only);
            written.push_back(target.string());
        }
        flush(*folder);
        return written;
    } catch (const std::exception& failure) {  // of the disk, or of a stick that was pulled out
        std::error_code ignored;
        for (const auto& file : written) fs::remove(file, ignored);
        log("Saving to the stick failed.");
        return refused(
            Problem{.place = {.item = "stick"},
                    .what = message("Nothing was saved: the stick is full, or it cannot be written."),
                    .remedy = message("Try another stick.")});
    }
}

}  // namespace mektep
