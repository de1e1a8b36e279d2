// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/stick.h"

#include "base/file.h"
#include "support/process.h"

#include <catch2/catch.hpp>
#include <sys/resource.h>
#include <sys/stat.h>

#include <algorithm>
#include <csignal>

using namespace mektep;

namespace {

namespace fs = std::filesystem;

const std::vector<NamedFile> letter{{".pdf", "%PDF"}, {".odt", std::string(5000, 'o')}};

std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

std::string what(const Problems& problems) { return problems.at(0).what.text; }

/// Files may not become longer, as on a full stick.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;
    ~FullDisk() {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, SIG_DFL);
    }

private:
    rlimit before_{};
};

}  // namespace

TEST_CASE("A folder of the kiosk's own disk is no stick", "[stick]") {
    const PrivateFolder disk;
    fs::create_directories(disk.path() / "media" / "left-behind");
    const auto saved = save_on_stick({.folder = disk.path() / "media"}, "letter", letter);
    REQUIRE(!saved);
    CHECK(what(saved.error()) == "No stick is plugged in.");
    CHECK(names_in(disk.path() / "media") == std::vector<std::string>{"left-behind"});
    CHECK(fs::is_empty(disk.path() / "media" / "left-behind"));
}

TEST_CASE("A mounted folder is told from one that is not", "[stick]") {
    const PrivateFolder disk;
    CHECK(is_mount_point("/"));
    CHECK(is_mount_point("/proc"));
    CHECK_FALSE(is_mount_point("/proc/self"));
    CHECK_FALSE(is_mount_point(disk.path()));
    CHECK_FALSE(is_mount_point(disk.path() / "absent"));
    write_file(disk.path() / "file", "x");
    CHECK_FALSE(is_mount_point(disk.path() / "file"));
}

TEST_CASE("A stick is found at its place and in the folder where sticks are mounted", "[stick]") {
    CHECK(stick_in({.folder = "/proc"}).value() == "/proc");
    const PrivateFolder disk;
    fs::create_directory_symlink("/proc", disk.path() / "STICK");
    fs::create_directory(disk.path() / "plain");
    CHECK(stick_in({.folder = disk.path()}).value() == disk.path() / "STICK");
    fs::create_directory_symlink("/proc", disk.path() / "SECOND");
    CHECK(what(stick_in({.folder = disk.path()}).error()) == "Several sticks are plugged in.");
}

TEST_CASE("Without a place for a stick staff are told who can name one", "[stick]") {
    CHECK(what(stick_in({}).error()) == "This kiosk has no place for a stick.");
    CHECK(what(stick_in({.folder = "/nowhere/at/all"}).error()) == "No stick is plugged in.");
    CHECK(what(stick_in({.folder = "/nowhere/at/all", .must_be_mounted = false}).error()) ==
          "No stick is plugged in.");
}

TEST_CASE("Files lie on the stick under a new number, for nobody else's eyes", "[stick]") {
    const PrivateFolder stick;
    const StickPlace place{.folder = stick.path(), .must_be_mounted = false};
    write_file(stick.path() / "letter-2.odt", "of another family");
    CHECK(save_on_stick(place, "letter", letter).value() ==
          std::vector<std::string>{(stick.path() / "letter-1.pdf").string(),
                                   (stick.path() / "letter-1.odt").string()});
    save_on_stick(place, "letter", letter).value();
    CHECK(names_in(stick.path()) == std::vector<std::string>{"letter-1.odt", "letter-1.pdf", "letter-2.odt",
                                                             "letter-3.odt", "letter-3.pdf"});
    CHECK(read_file(stick.path() / "letter-3.odt") == letter[1].bytes);
    CHECK(read_file(stick.path() / "letter-2.odt") == "of another family");
    struct stat file {};
    REQUIRE(stat((stick.path() / "letter-3.pdf").c_str(), &file) == 0);
    CHECK((file.st_mode & 0777) == 0600);
}

TEST_CASE("A stick that is full or read-only gets all files or none", "[stick]") {
    const PrivateFolder stick;
    SECTION("full in the midst of the second file") {
        const FullDisk full(100);
        const auto saved =
            save_on_stick({.folder = stick.path(), .must_be_mounted = false}, "letter", letter);
        REQUIRE(!saved);
        CHECK(what(saved.error()) == "Nothing was saved: the stick is full, or it cannot be written.");
        CHECK(names_in(stick.path()).empty());
    }
    SECTION("where nobody can write") {
        const auto saved = save_on_stick({.folder = "/proc"}, "letter", letter);
        REQUIRE(!saved);
        CHECK(what(saved.error()) == "Nothing was saved: the stick is full, or it cannot be written.");
    }
}
