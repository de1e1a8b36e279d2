// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/file.h"
#include "language/order.h"
#include "report/open.h"
#include "report/padding.h"
#include "report/recovery.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sodium.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

namespace mektep {
namespace {

using nlohmann::json;

constexpr std::size_t shortest_passphrase = 12;
constexpr const char* public_name = "reports.pub";
constexpr const char* secret_name = "reports.key";
constexpr int key_format = 1;
// A key file that asks for more is not ours: it would keep the machine busy for minutes.
constexpr std::uint64_t most_operations = 100;
constexpr std::uint64_t most_memory = std::uint64_t{2} << 30U;

void start_sodium() {
    if (sodium_init() < 0) bug("libsodium could not start");
}

std::string hex(const unsigned char* bytes, std::size_t size) {
    std::string text(size * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes, size);
    text.pop_back();
    return text;
}

std::optional<std::vector<unsigned char>> from_hex(const json& file, const char* key, std::size_t size) {
    const auto found = file.find(key);
    if (found == file.end() || !found->is_string()) return std::nullopt;
    const auto text = found->get<std::string>();
    std::vector<unsigned char> bytes(size);
    std::size_t read = 0;
    if (text.size() != size * 2 ||
        sodium_hex2bin(bytes.data(), size, text.data(), text.size(), nullptr, &read, nullptr) != 0 ||
        read != size)
        return std::nullopt;
    return bytes;
}

Problem not_a_key(const std::filesystem::path& file) {
    return {.place = {.file = file.string()},
            .what = message("This is not a key file of this program."),
            .remedy = message("Name the file that “mektep keys new” wrote: reports.pub or reports.key.")};
}

Result<json> read_key_file(const std::filesystem::path& file, const char* type) {
    constexpr std::size_t largest = 10'000;
    auto bytes = read_file(file);
    if (bytes.size() > largest) return refused(not_a_key(file));
    auto parsed = json::parse(bytes, nullptr, false);
    const bool fits = parsed.is_object() && parsed.value("type", json()) == type &&
                      parsed.value("format", json()).is_number_integer();
    if (!fits || parsed["format"] != key_format) return refused(not_a_key(file));
    return parsed;
}

/// How hard a passphrase is to guess by trial: the demonstration one need not be.
struct Effort {
    unsigned long long operations;
    std::size_t memory;
};

/// An empty secret has no bytes at all, and libsodium wants a pointer to none.
const char* bytes_of(const Secret& secret) { return secret.empty() ? "" : secret.reveal().data(); }

using StretchedKey = std::array<unsigned char, crypto_secretbox_KEYBYTES>;

StretchedKey stretched(const Secret& passphrase, const unsigned char* salt, Effort effort) {
    StretchedKey key{};
    if (crypto_pwhash(key.data(), key.size(), bytes_of(passphrase), passphrase.size(), salt,
                      effort.operations, effort.memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw Failure(Outside::disk, "stretching the passphrase: there is not enough memory");
    return key;
}

/// Makes the secret half where none is given.
Result<PublicKey> write_keys(const std::filesystem::path& directory, const Secret& passphrase, Effort effort,
                             bool demonstration, const SecretKey* given = nullptr) {
    start_sodium();
    for (const auto* name : {public_name, secret_name})
        if (std::error_code unknown; std::filesystem::exists(directory / name, unknown))
            return refused(
                {.place = {.file = (directory / name).string()},
                 .what = message("There is a key already. It is never overwritten: reports sealed to it "
                                 "could not be opened any more."),
                 .remedy = message("Name another folder, or move the old key to a safe place first.")});
    std::array<unsigned char, crypto_box_SECRETKEYBYTES> secret{};
    PublicKey key{.bytes = {}, .demonstration = demonstration};
    if (given == nullptr) {
        crypto_box_keypair(key.bytes.data(), secret.data());
    } else {
        std::ranges::copy(given->bytes.reveal(), secret.begin());
        key.bytes = given->public_key.bytes;
    }
    std::array<unsigned char, crypto_pwhash_SALTBYTES> salt{};
    std::array<unsigned char, crypto_secretbox_NONCEBYTES> nonce{};
    randombytes_buf(salt.data(), salt.size());
    randombytes_buf(nonce.data(), nonce.size());
    auto stretch = stretched(passphrase, salt.data(), effort);
    std::array<unsigned char, crypto_box_SECRETKEYBYTES + crypto_secretbox_MACBYTES> box{};
    crypto_secretbox_easy(box.data(), secret.data(), secret.size(), nonce.data(), stretch.data());
    sodium_memzero(secret.data(), secret.size());
    sodium_memzero(stretch.data(), stretch.size());
    const auto pub = hex(key.bytes.data(), key.bytes.size());
    const json secret_file{{"type", "jaqyn-mektep secret key"},
                           {"format", key_format},
                           {"public", pub},
                           {"demonstration", demonstration},
                           {"salt", hex(salt.data(), salt.size())},
                           {"nonce", hex(nonce.data(), nonce.size())},
                           {"operations", effort.operations},
                           {"memory", effort.memory},
                           {"box", hex(box.data(), box.size())}};
    const json public_file{{"type", "jaqyn-mektep public key"},
                           {"format", key_format},
                           {"public", pub},
                           {"demonstration", demonstration}};
    std::error_code error;
    std::filesystem::create_directories(directory, error);
    if (error)
        throw Failure(Outside::disk,
                      fmt::format("making the folder for the keys {}: {}. Name a folder that can be written.",
                                  directory.string(), error.message()));
    write_file(directory / secret_name, secret_file.dump(2) + "\n", Access::owner_only);
    try {
        write_file(directory / public_name, public_file.dump(2) + "\n");
    } catch (const Failure&) {
        std::filesystem::remove(directory / secret_name,
                                error);  // half a pair would only stand in the way of the next attempt
        throw;
    }
    return key;
}

Result<PublicKey> public_key_in(const json& parsed, const std::filesystem::path& file) {
    const auto bytes = from_hex(parsed, "public", crypto_box_PUBLICKEYBYTES);
    if (!bytes) return refused(not_a_key(file));
    PublicKey key{.bytes = {}, .demonstration = parsed.value("demonstration", json(false)) == json(true)};
    std::ranges::copy(*bytes, key.bytes.begin());
    return key;
}

Problems too_short(const Secret& passphrase) {
    if (length(passphrase.reveal()) >= shortest_passphrase) return {};
    return {Problem{
        .place = {.item = "passphrase"},
        .what = message("The passphrase is too short."),
        .remedy = message("Use at least 12 characters: four or five words that nobody would guess.")}};
}

}  // namespace

Result<PublicKey> make_keys(const std::filesystem::path& directory, const Secret& passphrase) {
    if (auto problems = too_short(passphrase); !problems.empty()) return refused(std::move(problems));
    return write_keys(directory, passphrase,
                      {crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE}, false);
}

Result<PublicKey> write_recovered_keys(const std::filesystem::path& directory, const SecretKey& key,
                                       const Secret& passphrase) {
    if (auto problems = too_short(passphrase); !problems.empty()) return refused(std::move(problems));
    return write_keys(directory, passphrase,
                      {crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE}, false, &key);
}

Result<PublicKey> make_demonstration_keys(const std::filesystem::path& directory) {
    return write_keys(directory, Secret(demonstration_passphrase),
                      {crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE}, true);
}

Result<PublicKey> load_public_key(const std::filesystem::path& file) {
    start_sodium();
    auto parsed = read_key_file(file, "jaqyn-mektep public key");
    if (!parsed) return refused(parsed.error());
    return public_key_in(*parsed, file);
}

Result<SecretKey> unlock(const std::filesystem::path& file, const Secret& passphrase) {
    start_sodium();
    auto parsed = read_key_file(file, "jaqyn-mektep secret key");
    if (!parsed) return refused(parsed.error());
    const auto salt = from_hex(*parsed, "salt", crypto_pwhash_SALTBYTES),
               nonce = from_hex(*parsed, "nonce", crypto_secretbox_NONCEBYTES);
    const auto box = from_hex(*parsed, "box", crypto_box_SECRETKEYBYTES + crypto_secretbox_MACBYTES);
    const auto key = public_key_in(*parsed, file);
    const auto operations = parsed->value("operations", json()), memory = parsed->value("memory", json());
    const bool has_effort = operations.is_number_unsigned() && memory.is_number_unsigned() &&
                            operations.get<std::uint64_t>() >= crypto_pwhash_OPSLIMIT_MIN &&
                            operations.get<std::uint64_t>() <= most_operations &&
                            memory.get<std::uint64_t>() >= crypto_pwhash_MEMLIMIT_MIN &&
                            memory.get<std::uint64_t>() <= most_memory;
    if (!salt || !nonce || !box || !key || !has_effort) return refused(not_a_key(file));
    auto stretch = stretched(passphrase, salt->data(),
                             {operations.get<unsigned long long>(), memory.get<std::size_t>()});
    std::array<char, crypto_box_SECRETKEYBYTES> secret{};
    const auto failed = crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(secret.data()),
                                                   box->data(), box->size(), nonce->data(), stretch.data());
    sodium_memzero(stretch.data(), stretch.size());
    if (failed != 0)
        return refused({.place = {.file = file.string(), .item = "passphrase"},
                        .what = message("This is not the passphrase of the key."),
                        .remedy = message("Type it again. Without it nobody can open the reports.")});
    SecretKey unlocked{.bytes = Secret({secret.data(), secret.size()}), .public_key = *key};
    sodium_memzero(secret.data(), secret.size());
    return unlocked;
}

Result<Record> open(const SealedRecord& sealed, const SecretKey& key) {
    start_sodium();
    const auto* const given = reinterpret_cast<const unsigned char*>(sealed.bytes.data());
    const auto* const secret = reinterpret_cast<const unsigned char*>(key.bytes.reveal().data());
    std::array<unsigned char, crypto_aead_xchacha20poly1305_ietf_KEYBYTES> own_key{};
    bool is_ours = false;
    for (std::size_t i = 0; i < most_recipients && !is_ours; ++i)
        is_ours = crypto_box_seal_open(own_key.data(), given + i * place_size, place_size,
                                       key.public_key.bytes.data(), secret) == 0;
    std::array<unsigned char, padded_size> bytes{};
    constexpr std::array<unsigned char, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES> nonce{};
    constexpr auto places = most_recipients * place_size;
    const bool is_whole = is_ours && crypto_aead_xchacha20poly1305_ietf_decrypt(
                                         bytes.data(), nullptr, nullptr, given + places, sealed_size - places,
                                         given, places, nonce.data(), own_key.data()) == 0;
    sodium_memzero(own_key.data(), own_key.size());
    if (!is_whole)
        return refused({.place = {},
                        .what = message("A record was not sealed to this key, or it is damaged."),
                        .remedy = message("Try the other keys of the organisation.")});
    const auto size = static_cast<std::size_t>(bytes[4]) | (static_cast<std::size_t>(bytes[5]) << 8U);
    const bool is_record = std::equal(record_magic.begin(), record_magic.end(), bytes.begin()) &&
                           size <= padded_size - padding_header;
    if (!is_record)
        return refused({.place = {},
                        .what = message("A record is of a kind that this program does not know."),
                        .remedy = message("Use the newest version of the program.")});
    return record_from_json({reinterpret_cast<const char*>(bytes.data()) + padding_header, size});
}

std::string pin_hash(const Secret& pin) {
    start_sodium();
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str(text.data(), bytes_of(pin), pin.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        throw Failure(Outside::disk, "hashing the PIN: there is not enough memory");
    return text.data();
}

bool pin_fits(const Secret& pin, std::string_view hash) {
    start_sodium();
    const std::string text(hash);
    return crypto_pwhash_str_verify(text.c_str(), bytes_of(pin), pin.size()) == 0;
}

}  // namespace mektep
