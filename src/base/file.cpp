// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"

#include "base/error.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <system_error>

namespace mektep {
namespace {

[[noreturn]] void fail(std::string_view doing, const std::filesystem::path& path, int error) {
    throw Failure(Outside::disk, fmt::format("{} {}: {}", doing, path.string(), std::strerror(error)));
}

/// A new name in the same folder. No name that others could guess, and no link that they could have laid
/// there.
std::filesystem::path beside(const std::filesystem::path& target) {
    std::array<unsigned char, 12> random{};
    if (::getrandom(random.data(), random.size(), 0) != static_cast<ssize_t>(random.size()))
        fail("writing", target, errno);
    return target.parent_path() / fmt::format(".{:02x}.part", fmt::join(random, ""));
}

/// The name of a file is in its folder: without this a loss of power could leave the old file. Best effort:
/// not every file system can.
void flush_folder_of(const std::filesystem::path& path) noexcept {
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    [[maybe_unused]] const int ignored = ::fsync(descriptor);
    ::close(descriptor);
}

}  // namespace

std::string read_file(const std::filesystem::path& path) {
    std::error_code none;  // what cannot be looked at cannot be opened either, which tells why
    if (std::filesystem::is_directory(path, none)) fail("reading", path, EISDIR);
    std::ifstream stream(path, std::ios::binary);
    if (!stream) fail("reading", path, errno);
    std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    if (stream.bad()) fail("reading", path, EIO);
    return bytes;
}

NewFile::NewFile(std::filesystem::path path, Access access) : path_(std::move(path)), aside_(beside(path_)) {
    const mode_t mode = access == Access::owner_only ? 0600 : 0644;
    descriptor_ = ::open(aside_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    if (descriptor_ < 0) fail("writing", path_, errno);
}

NewFile::~NewFile() {
    if (descriptor_ < 0) return;
    ::close(descriptor_);
    ::unlink(aside_.c_str());
}

void NewFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("writing", path_, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void NewFile::finish() {
    if (::fsync(descriptor_) != 0 || ::rename(aside_.c_str(), path_.c_str()) != 0)
        fail("writing", path_, errno);
    ::close(descriptor_);
    descriptor_ = -1;
    flush_folder_of(path_);
}

void write_file(const std::filesystem::path& path, std::string_view bytes, Access access) {
    NewFile file(path, access);
    file.write(bytes);
    file.finish();
}

FileLock::FileLock(const std::filesystem::path& path) {
    auto lock = path;
    lock += ".lock";
    constexpr mode_t owner_only = 0600;
    descriptor_ = ::open(lock.c_str(), O_CREAT | O_RDWR | O_NOFOLLOW | O_CLOEXEC, owner_only);
    if (descriptor_ < 0) fail("locking", path, errno);
    if (::flock(descriptor_, LOCK_EX) != 0) {
        ::close(descriptor_);
        fail("locking", path, errno);
    }
}

FileLock::~FileLock() { ::close(descriptor_); }

}  // namespace mektep
