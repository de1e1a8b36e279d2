// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/server.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace mektep {
namespace {

void add_big_endian(std::string& bytes, std::uint32_t number) {
    for (const auto shift : {24U, 16U, 8U, 0U}) bytes += static_cast<char>((number >> shift) & 0xFFU);
}

[[noreturn]] void fail(std::string_view doing, std::string why) {
    std::ranges::replace(why, '\n', ' ');
    while (why.ends_with(' ')) why.pop_back();
    throw Failure(
        Outside::server,
        fmt::format("{}: {}. What the server had confirmed is safe; run it again to go on.", doing, why));
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

Server::Server(const HubAddress& address) {
    // What the address does not say must not come from elsewhere and lead to another machine.
    for (const auto* name : {"PGHOST", "PGHOSTADDR", "PGSERVICE", "PGSERVICEFILE", "PGSSLMODE", "PGOPTIONS"})
        ::unsetenv(name);  // NOLINT(concurrency-mt-unsafe): the command line has one thread
    // Later words win over earlier ones: an address cannot weaken what stands behind it.
    const std::array<const char*, 10> names{"dbname",
                                            "connect_timeout",
                                            "keepalives_idle",
                                            "keepalives_interval",
                                            "keepalives_count",
                                            "tcp_user_timeout",
                                            "client_encoding",
                                            "fallback_application_name",
                                            address.is_on_this_machine ? nullptr : "sslmode",
                                            nullptr};
    const std::array<const char*, 10> values{
        address.connection.c_str(), "10", "10", "5", "3", "30000", "UTF8", "mektep", "verify-full", nullptr};
    connection_.reset(PQconnectdbParams(names.data(), values.data(), 1));
    if (PQstatus(connection_.get()) != CONNECTION_OK)
        fail("connecting to the server", PQerrorMessage(connection_.get()));
    if (!address.is_on_this_machine && PQsslInUse(connection_.get()) == 0)
        bug("a connection to another machine without TLS");
    PQsetNoticeProcessor(
        connection_.get(), [](void*, const char*) noexcept {}, nullptr);
    // A server may be set to confirm before the disk has it: our records leave the kiosk after that.
    run_script("SET synchronous_commit = on", "speaking to the server");
}

Server::Rows Server::run(const char* sql, const std::vector<std::string_view>& values,
                         const std::vector<Oid>& types, std::string_view doing) {
    std::vector<const char*> pointers;
    std::vector<int> lengths, formats;
    for (const auto& value : values) {
        pointers.push_back(value.data());
        lengths.push_back(static_cast<int>(value.size()));
        formats.push_back(1);
    }
    return checked(PQexecParams(connection_.get(), sql, static_cast<int>(values.size()), types.data(),
                                pointers.data(), lengths.data(), formats.data(), 1),
                   doing);
}

Server::Rows Server::run_script(const char* sql, std::string_view doing) {
    return checked(PQexec(connection_.get(), sql), doing);
}

Server::Rows Server::checked(PGresult* result, std::string_view doing) {
    Rows rows(result);
    const auto status = PQresultStatus(result);
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
        fail(doing, PQerrorMessage(connection_.get()));
    return rows;
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
