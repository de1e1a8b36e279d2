// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/recovery.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <string>

namespace mektep {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // Crockford's Base32
constexpr std::size_t key_size = crypto_box_SECRETKEYBYTES;
constexpr std::size_t check_size = 5;
constexpr std::size_t symbols = 60;  // 37 bytes are 59.2 symbols of 5 bits
constexpr unsigned bits_of_symbol = 5, bits_of_byte = 8;

using Bytes = std::array<unsigned char, key_size + check_size>;

void add_check(Bytes& bytes) {
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash(hash.data(), hash.size(), bytes.data(), key_size, nullptr, 0);
    std::copy_n(hash.begin(), check_size, bytes.begin() + key_size);
}

/// The bit at a place of the code; zeros behind the last byte.
unsigned bit_at(const Bytes& bytes, std::size_t place) {
    const auto byte = place / bits_of_byte;
    return byte < bytes.size() ? (bytes.at(byte) >> (bits_of_byte - 1 - place % bits_of_byte)) & 1U : 0U;
}

char as_written(char symbol) {
    if (symbol >= 'a' && symbol <= 'z') symbol = static_cast<char>(symbol - 'a' + 'A');
    if (symbol == 'O') return '0';
    return symbol == 'I' || symbol == 'L' ? '1' : symbol;
}

}  // namespace

Secret recovery_code(const SecretKey& key) {
    if (sodium_init() < 0 || key.bytes.size() != key_size) bug("a secret key of another size");
    Bytes bytes{};
    std::ranges::copy(key.bytes.reveal(), bytes.begin());
    add_check(bytes);
    std::string text;
    text.reserve(symbols + symbols / 4);
    for (std::size_t i = 0; i < symbols; ++i) {
        if (i > 0 && i % 4 == 0) text += ' ';
        unsigned value = 0;
        for (std::size_t bit = 0; bit < bits_of_symbol; ++bit)
            value = value << 1U | bit_at(bytes, i * bits_of_symbol + bit);
        text += alphabet[value];
    }
    sodium_memzero(bytes.data(), bytes.size());
    Secret code{text};
    wipe(text);
    return code;
}

Result<SecretKey> key_of_recovery_code(const Secret& code) {
    if (sodium_init() < 0) bug("libsodium could not start");
    const Problem wrong{.place = {.item = "code"},
                        .what = message("The recovery code is not typed as it stands on the sheet."),
                        .remedy = message("Compare each group of four. The code has 15 of them.")};
    Bytes bytes{};
    std::size_t place = 0;
    for (const char typed : code.reveal()) {
        if (typed == ' ' || typed == '-') continue;
        const auto value = alphabet.find(as_written(typed));
        if (value == std::string_view::npos || place >= symbols * bits_of_symbol) return refused(wrong);
        for (unsigned bit = bits_of_symbol; bit-- > 0; ++place) {
            const auto byte = place / bits_of_byte;
            const auto is_set = (value >> bit & 1U) != 0;
            if (byte >= bytes.size() && is_set) return refused(wrong);
            if (is_set)
                bytes.at(byte) = static_cast<unsigned char>(bytes.at(byte) |
                                                            1U << (bits_of_byte - 1 - place % bits_of_byte));
        }
    }
    auto checked = bytes;
    add_check(checked);
    const bool fits =
        place == symbols * bits_of_symbol && sodium_memcmp(checked.data(), bytes.data(), bytes.size()) == 0;
    SecretKey key{.bytes = Secret({reinterpret_cast<const char*>(bytes.data()), key_size}), .public_key = {}};
    crypto_scalarmult_base(key.public_key.bytes.data(), bytes.data());
    sodium_memzero(bytes.data(), bytes.size());
    sodium_memzero(checked.data(), checked.size());
    if (!fits) return refused(wrong);
    return key;
}

}  // namespace mektep
