// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"

#include "base/error.h"

#include <fcntl.h>
#include <fmt/format.h>
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

/// An open file descriptor, closed on the way out.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

/// A new file in the same folder, removed on the way out unless it is kept. No name that others could guess,
/// and no link that they could have laid there, is followed.
class Aside {
public:
    Aside(const std::filesystem::path& target, mode_t mode) : path_(beside(target)), file_(open(mode)) {
        if (file_.number() < 0) fail("writing", target, errno);
    }
    Aside(const Aside&) = delete;
    Aside& operator=(const Aside&) = delete;
    ~Aside() {
        if (!is_kept_) ::unlink(path_.c_str());
    }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] int descriptor() const { return file_.number(); }
    void keep() const { is_kept_ = true; }

private:
    static std::filesystem::path beside(const std::filesystem::path& target) {
        std::array<unsigned char, 12> random{};
        if (::getrandom(random.data(), random.size(), 0) != static_cast<ssize_t>(random.size()))
            fail("writing", target, errno);
        return target.parent_path() / fmt::format(".{:02x}.part", fmt::join(random, ""));
    }
    [[nodiscard]] int open(mode_t mode) const {
        return ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    }

    std::filesystem::path path_;
    Descriptor file_;
    mutable bool is_kept_ = false;
};

void write_all(int descriptor, std::string_view bytes, const std::filesystem::path& path) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("writing", path, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(descriptor) != 0) fail("writing", path, errno);
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

void write_file(const std::filesystem::path& path, std::string_view bytes, Access access) {
    const mode_t mode = access == Access::owner_only ? 0600 : 0644;
    const Aside aside(path, mode);
    write_all(aside.descriptor(), bytes, path);
    if (::rename(aside.path().c_str(), path.c_str()) != 0) fail("writing", path, errno);
    aside.keep();
}

}  // namespace mektep
