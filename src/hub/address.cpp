// SPDX-License-Identifier: GPL-3.0-or-later
// Which servers may be spoken to, and how.
#include "hub/hub.h"

#include "base/handle.h"

#include <arpa/inet.h>
#include <libpq-fe.h>

#include <array>
#include <map>
#include <sstream>

namespace mektep {
namespace {

Problem wrong(Message what, Message remedy) {
    return {.place = {.item = "--to"}, .what = std::move(what), .remedy = std::move(remedy)};
}

/// Numbers only: who owns a name can begin it with 127.
bool is_loopback(const std::string& host) {
    if (host == "localhost" || host.starts_with('/')) return true;
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    if (::inet_pton(AF_INET, host.c_str(), bytes.data()) == 1) return bytes[0] == 127;
    return host == "::1";
}

/// Each of "a,b,c", which libpq tries one after the other.
bool all_loopback(const std::string& hosts) {
    std::istringstream list(hosts);
    bool all = !hosts.empty() && !hosts.ends_with(',');
    for (std::string host; std::getline(list, host, ',');) all = all && is_loopback(host);
    return all;
}

}  // namespace

Result<HubAddress> hub_address(const std::string& written) {
    const bool is_url = written.starts_with("postgresql://") || written.starts_with("postgres://");
    char* complaint = nullptr;
    const Handle<PQconninfoOption, PQconninfoFree> options(
        is_url ? PQconninfoParse(written.c_str(), &complaint) : nullptr);
    PQfreemem(complaint);  // it could repeat the password
    if (!options)
        return refused(wrong(message("This is not the address of a PostgreSQL server."),
                             message("Write it as postgresql://user@host/database.")));
    std::map<std::string, std::string> given;
    for (const auto* option = options.get(); option->keyword != nullptr; ++option)
        if (option->val != nullptr) given[option->keyword] = option->val;
    if (given["host"].empty() || !given["service"].empty())
        return refused(wrong(message("The address names no host."),
                             message("Write it as postgresql://user@host/database.")));
    // With hostaddr, libpq connects there, and host is but a name.
    const auto& goes_to = given["hostaddr"].empty() ? given["host"] : given["hostaddr"];
    const HubAddress address{.connection = written, .is_on_this_machine = all_loopback(goes_to)};
    if (const auto& mode = given["sslmode"];
        !address.is_on_this_machine && !mode.empty() && mode != "verify-full")
        return refused(wrong(
            message("Reports go to another machine only over TLS with a checked certificate."),
            message("Leave out sslmode, or write sslmode=verify-full; sslrootcert names the file of the "
                    "certificate authority.")));
    return address;
}

}  // namespace mektep
