// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secret.h"

#include "base/error.h"

#include <sodium.h>

#include <cstring>
#include <new>
#include <utility>

namespace mektep {

Secret::Secret(std::string_view text) : size_(text.size()) {
    if (text.empty()) return;
    if (sodium_init() < 0) bug("libsodium could not start");
    bytes_.reset(static_cast<char*>(sodium_malloc(text.size())));
    if (!bytes_) throw std::bad_alloc();
    std::memcpy(bytes_.get(), text.data(), text.size());
}

Secret::Secret(Secret&& other) noexcept
    : bytes_(std::move(other.bytes_)), size_(std::exchange(other.size_, 0)) {}

Secret& Secret::operator=(Secret other) noexcept {
    bytes_ = std::move(other.bytes_);
    size_ = std::exchange(other.size_, 0);
    return *this;
}

void Secret::Release::operator()(char* bytes) const noexcept { sodium_free(bytes); }

void wipe(std::string& text) noexcept {
    sodium_memzero(text.data(), text.size());
    text.clear();
}

}  // namespace mektep
