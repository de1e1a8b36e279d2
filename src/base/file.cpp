// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"

#include "base/error.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

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
    if (std::filesystem::is_directory(path)) fail("reading", path, EISDIR);
    std::ifstream stream(path, std::ios::binary);
    if (!stream) fail("reading", path, errno);
    std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    if (stream.bad()) fail("reading", path, EIO);
    return bytes;
}

void write_file(const std::filesystem::path& path, std::string_view bytes, Access access) {
    auto aside = path;
    aside += ".part";
    const mode_t mode = access == Access::owner_only ? 0600 : 0644;
    try {
        const Descriptor file(::open(aside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode));
        if (file.number() < 0) fail("writing", path, errno);
        write_all(file.number(), bytes, path);
    } catch (const Failure&) {
        ::unlink(aside.c_str());
        throw;
    }
    if (::rename(aside.c_str(), path.c_str()) == 0) return;
    const int error = errno;
    ::unlink(aside.c_str());
    fail("writing", path, error);
}

}  // namespace mektep
