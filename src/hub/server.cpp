// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/server.h"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>

namespace mektep {
namespace {

void add_big_endian(std::string& bytes, std::uint32_t number) {
    for (const auto shift : {24U, 16U, 8U, 0U}) bytes += static_cast<char>((number >> shift) & 0xFFU);
}

}  // namespace

std::string bytea_array(const std::vector<std::string_view>& values) {
    constexpr std::uint32_t bytea_oid = 17;
    std::string bytes;
    for (const auto& value : values) bytes.reserve(bytes.size() + value.size() + 4);
    const auto dimensions = values.empty() ? 0U : 1U;
    for (const auto number : {dimensions, 0U, bytea_oid}) add_big_endian(bytes, number);
    if (values.empty()) return bytes;
    for (const auto number : {static_cast<std::uint32_t>(values.size()), 1U}) add_big_endian(bytes, number);
    for (const auto& value : values) {
        add_big_endian(bytes, static_cast<std::uint32_t>(value.size()));
        bytes += value;
    }
    return bytes;
}

Server::Server(const HubAddress& address, Purpose purpose)
    : silence_(address.patience + address.patience / 2), purpose_(purpose) {
    // What the address does not say must not come from elsewhere and lead to another machine.
    for (const auto* name : {"PGHOST", "PGHOSTADDR", "PGSERVICE", "PGSERVICEFILE", "PGSSLMODE", "PGOPTIONS"})
        ::unsetenv(name);  // NOLINT(concurrency-mt-unsafe): the command line has one thread
    // Later words win over earlier ones: an address cannot weaken what stands behind it.
    const std::array<const char*, 11> names{"dbname",
                                            "connect_timeout",
                                            "keepalives_idle",
                                            "keepalives_interval",
                                            "keepalives_count",
                                            "tcp_user_timeout",
                                            "client_encoding",
                                            "fallback_application_name",
                                            "gssencmode",
                                            address.is_on_this_machine ? nullptr : "sslmode",
                                            nullptr};
    const std::array<const char*, 11> values{address.connection.c_str(),
                                             "10",
                                             "10",
                                             "5",
                                             "3",
                                             "30000",
                                             "UTF8",
                                             "mektep",
                                             "disable",
                                             "verify-full",
                                             nullptr};
    connection_.reset(PQconnectdbParams(names.data(), values.data(), 1));
    if (PQstatus(connection_.get()) != CONNECTION_OK)
        fail("connecting to the server", PQerrorMessage(connection_.get()));
    if (!address.is_on_this_machine && PQsslInUse(connection_.get()) == 0)
        bug("a connection to another machine without TLS");
    PQsetNoticeProcessor(
        connection_.get(), [](void*, const char*) noexcept {}, nullptr);
    PQsetnonblocking(connection_.get(), 1);
    // A server may be set to confirm before the disk has it: our records leave the kiosk after that.
    run_script(fmt::format("SET synchronous_commit = on; SET statement_timeout = {}; SET lock_timeout = {}",
                           address.patience.count(), address.patience.count() / 2)
                   .c_str(),
               "speaking to the server");
}

void Server::fail(std::string_view doing, std::string why, bool is_too_slow) const {
    std::ranges::replace(why, '\n', ' ');
    while (why.ends_with(' ')) why.pop_back();
    const auto sentence = fmt::format("{}: {}.{}", doing, why,
                                      purpose_ == Purpose::transfer
                                          ? " What the server had confirmed is safe; run it again to go on."
                                          : "");
    if (is_too_slow) throw TooSlow(sentence);
    throw Failure(Outside::server, sentence);
}

void Server::await(short events, std::string_view doing) {
    pollfd socket{.fd = PQsocket(connection_.get()), .events = events, .revents = 0};
    int ready = 0;
    do ready = ::poll(&socket, 1, static_cast<int>(silence_.count()));
    while (ready < 0 && errno == EINTR);
    if (ready == 0) fail(doing, "the server does not answer");
    if ((socket.revents & (POLLIN | POLLHUP | POLLERR)) != 0 && PQconsumeInput(connection_.get()) == 0)
        fail(doing, PQerrorMessage(connection_.get()));
}

void Server::flush(std::string_view doing) {
    int rest = 0;
    while ((rest = PQflush(connection_.get())) == 1) await(POLLIN | POLLOUT, doing);
    if (rest < 0) fail(doing, PQerrorMessage(connection_.get()));
}

void Server::start(const char* sql, const std::vector<std::string_view>& values,
                   const std::vector<Oid>& types, std::string_view doing) {
    std::vector<const char*> pointers;
    std::vector<int> lengths, formats;
    for (const auto& value : values) {
        pointers.push_back(value.data());
        lengths.push_back(static_cast<int>(value.size()));
        formats.push_back(1);
    }
    if (PQsendQueryParams(connection_.get(), sql, static_cast<int>(values.size()), types.data(),
                          pointers.data(), lengths.data(), formats.data(), 1) == 0)
        fail(doing, PQerrorMessage(connection_.get()));
    flush(doing);
}

Server::Rows Server::finish(std::string_view doing) {
    Rows last(nullptr);
    for (bool has_failed = false;;) {
        while (PQisBusy(connection_.get()) == 1) await(POLLIN, doing);
        auto* const result = PQgetResult(connection_.get());
        if (result == nullptr) break;
        if (!has_failed)
            last = Rows(result);
        else
            PQclear(result);
        has_failed = last.has_failed();
    }
    if (last.has_failed())
        fail(doing, PQerrorMessage(connection_.get()), last.state() == "57014");  // query_canceled
    return last;
}

Server::Rows Server::run(const char* sql, const std::vector<std::string_view>& values,
                         const std::vector<Oid>& types, std::string_view doing) {
    start(sql, values, types, doing);
    return finish(doing);
}

Server::Rows Server::run_script(const char* sql, std::string_view doing) {
    if (PQsendQuery(connection_.get(), sql) == 0) fail(doing, PQerrorMessage(connection_.get()));
    flush(doing);
    return finish(doing);
}

std::string Server::verifier(const Secret& password, const std::string& login) {
    std::string text(password.reveal());
    const Handle<char, PQfreemem> made(
        PQencryptPasswordConn(connection_.get(), text.c_str(), login.c_str(), "scram-sha-256"));
    wipe(text);
    if (!made) fail("preparing a password", PQerrorMessage(connection_.get()));
    return made.get();
}

std::string Server::quoted_literal(std::string_view text) {
    const Handle<char, PQfreemem> quoted(PQescapeLiteral(connection_.get(), text.data(), text.size()));
    if (!quoted) fail("quoting a word for the server", PQerrorMessage(connection_.get()));
    return quoted.get();
}

std::string Server::quoted_name(std::string_view text) {
    const Handle<char, PQfreemem> quoted(PQescapeIdentifier(connection_.get(), text.data(), text.size()));
    if (!quoted) fail("quoting a name for the server", PQerrorMessage(connection_.get()));
    return quoted.get();
}

}  // namespace mektep
