// SPDX-License-Identifier: GPL-3.0-or-later
// Sealed records to and from an organisation's PostgreSQL server. Nothing here can open a record.
#pragma once

#include "base/secret.h"
#include "report/store.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

namespace mektep {

/// A server that may be spoken to. The password may stand in the address, in ~/.pgpass, or in $PGPASSWORD.
struct HubAddress {
    std::string connection;           ///< as libpq reads it
    bool is_on_this_machine = false;  ///< a socket or loopback: the only way without TLS
    /// How long the server may take for a command, and be silent.
    std::chrono::milliseconds patience = std::chrono::seconds(30);
};

/// Problems if it is no address of libpq (`postgresql://user@host/database`) or names no host, or if it goes
/// to another machine by less than TLS with a checked certificate (sslmode=verify-full, which is the default
/// here).
Result<HubAddress> hub_address(const std::string& written);

/// How far a transfer is: records done, records in all.
using Progress = std::function<void(std::int64_t done, std::int64_t all)>;

/// What a transfer came to.
struct Transfer {
    std::int64_t moved = 0;  ///< records that were not on the other side
    std::int64_t known = 0;  ///< records that were there already

    bool operator==(const Transfer&) const = default;
};

/// The SQL that makes the tables and the roles: src/hub/hub.sql.
const char* hub_sql();

/// Makes or renews tables and roles; the address is that of the server's owner. Failure(server).
void set_up(const HubAddress& owner);
/// A login for a kiosk (may only add) or for the office (may only read); one that is there gets the new
/// password, which the server never sees. Problem if the name is no identifier, or that of a login that is
/// something else. Failure(server).
enum class Login { kiosk, office };
Problems add_login(const HubAddress& owner, const std::string& name, const Secret& password, Login kind);

/// Records that come in one batch can be told to have come together: so many at least, or the words and the
/// answers of one visit could be.
inline constexpr std::int64_t least_batch = 50;

/// Sends every record of the store, if there are `least` or more; each leaves the store as soon as the server
/// has it. At least once: what is sent again, after whatever cut, is there once. A line that is too slow for
/// a batch gets smaller ones. Failure(server) or Failure(disk): what had been confirmed is done, and the next
/// call goes on with the rest.
Transfer send(Store& store, const std::string& site, const HubAddress& hub, const Progress& progress,
              std::int64_t least = least_batch);
/// How many records would be sent; proves the connection and the right to add. Failure(server).
std::int64_t rehearse_sending(Store& store, const HubAddress& hub);

/// Adds to the store every record of the server that it does not hold; they are kept as records of the month
/// `received`. Failure as above; the next call goes on.
Transfer receive(Store& store, const HubAddress& hub, const Progress& progress, Month received = {});
/// How many records the server has. Failure(server).
std::int64_t rehearse_receiving(const HubAddress& hub);

}  // namespace mektep
