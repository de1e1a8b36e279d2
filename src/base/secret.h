// SPDX-License-Identifier: GPL-3.0-or-later
// Text of a visitor: kept in guarded memory that is never swapped out, and wiped when it is destroyed.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace mektep {

/// UTF-8 text that must leave no trace: libsodium's guarded allocation (locked, excluded from core files),
/// zeroed on release. Does not convert to std::string or to a log argument by itself: `reveal()` marks each
/// place where it is read.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string_view text);
    Secret(const Secret& other) : Secret(other.reveal()) {}
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret other) noexcept;
    ~Secret() = default;

    /// The text, valid as long as this object is and is not assigned to.
    [[nodiscard]] std::string_view reveal() const noexcept { return {bytes_.get(), size_}; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    friend bool operator==(const Secret& a, const Secret& b) { return a.reveal() == b.reveal(); }

private:
    struct Release {
        void operator()(char* bytes) const noexcept;
    };
    std::unique_ptr<char, Release> bytes_;
    std::size_t size_ = 0;
};

/// Overwrites text that a foreign library forced us to hold in an ordinary buffer.
void wipe(std::string& text) noexcept;

}  // namespace mektep
