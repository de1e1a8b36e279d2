// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/hub.h"

#include "hub/known_records.h"
#include "hub/server.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace mektep {
namespace {

constexpr Oid text_oid = 25;
constexpr Oid bytea_oid = 17;
constexpr Oid bytea_array_oid = 1001;
constexpr std::size_t batch = 500;  // 1.2 MB: confirmed in a second on a slow line
constexpr int ids_at_once = 10'000;

std::string_view bytes_of(const SealedRecord& record) {
    return {reinterpret_cast<const char*>(record.bytes.data()), record.bytes.size()};
}

std::string binary_id(const SealedRecord& record) {
    const auto hex = id_of(record);
    std::string id;
    for (std::size_t i = 0; i < hex.size(); i += 2)
        id += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    return id;
}

std::string hex_of(std::string_view bytes) {
    std::string hex;
    for (const char byte : bytes) hex += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    return hex;
}

std::int64_t number_in(std::string_view text) { return std::atoll(std::string(text).c_str()); }

/// New rows; the others were there.
std::int64_t insert(Server& server, const std::string& site, const std::vector<StoredRecord>& records) {
    std::vector<std::string> ids;
    std::vector<std::string_view> id_views, sealed;
    for (const auto& [slot, record] : records) {
        ids.push_back(binary_id(record));
        sealed.push_back(bytes_of(record));
    }
    for (const auto& id : ids) id_views.push_back(id);
    const auto id_array = bytea_array(id_views), sealed_array = bytea_array(sealed);
    // No conflict target: naming one would need the right to read.
    return server
        .run(
            "INSERT INTO mektep.reports (site, id, sealed) SELECT $1, * FROM unnest($2, $3) ON CONFLICT DO "
            "NOTHING",
            {site, id_array, sealed_array}, {text_oid, bytea_array_oid, bytea_array_oid},
            "sending reports to the server")
        .affected();
}

}  // namespace

void set_up(const HubAddress& owner) { Server(owner).run_script(hub_sql(), "setting up the server"); }

Problems add_login(const HubAddress& owner, const std::string& name, const Secret& password, Login kind) {
    const auto is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    };
    if (name.empty() || name.size() > 30 || !std::ranges::all_of(name, is_letter))
        return {Problem{.place = {.item = name},
                        .what = message("This cannot be the name of a login."),
                        .remedy = message("Use at most 30 small Latin letters, digits and _.")}};
    Server server(owner);
    auto sql = fmt::format("CREATE ROLE {} LOGIN PASSWORD {} IN ROLE {}", server.quoted_name(name),
                           server.quoted_literal(password.reveal()),
                           kind == Login::kiosk ? "mektep_kiosk" : "mektep_office");
    server.run_script(sql.c_str(), "adding a login to the server");
    wipe(sql);
    return {};
}

Transfer send(Store& store, const std::string& site, const HubAddress& hub, const Progress& progress) {
    Server server(hub);
    Transfer transfer;
    const auto all = store.count();
    progress(0, all);
    Slot after = 0;
    for (auto records = store.some(after, batch); !records.empty(); records = store.some(after, batch)) {
        const auto fresh = insert(server, site, records);
        // The server has them on its disk. Should the kiosk die here they are sent again, and are there once.
        store.forget(records);
        after = records.back().slot;
        transfer.moved += fresh;
        transfer.known += std::ssize(records) - fresh;
        progress(transfer.moved + transfer.known, all);
    }
    return transfer;
}

std::int64_t rehearse_sending(Store& store, const HubAddress& hub) {
    Server server(hub);
    const auto rows = server.run_script("SELECT has_table_privilege('mektep.reports', 'INSERT')",
                                        "asking the server for the right to add reports");
    if (rows.at(0, 0) != "t")
        throw Failure(Outside::server,
                      "asking the server: this login may not add reports. Make it with “mektep hub setup "
                      "--kiosk NAME”.");
    return store.count();
}

Transfer receive(Store& store, const HubAddress& hub, const Progress& progress) {
    Server server(hub);
    KnownRecords known(store);
    Transfer transfer;
    const auto all = rehearse_receiving(hub);
    progress(0, all);
    std::string site, id;
    for (;;) {
        // First the names alone: what is here already is not fetched again.
        const auto names = server.run(
            fmt::format(
                "SELECT site, id FROM mektep.reports WHERE (site, id) > ($1, $2) ORDER BY site, id LIMIT {}",
                ids_at_once)
                .c_str(),
            {site, id}, {text_oid, bytea_oid}, "reading the names of reports");
        if (names.size() == 0) return transfer;
        for (int row = 0; row < names.size();) {
            const std::string of_site(names.at(row, 0));
            std::vector<std::string_view> wanted;
            for (; row < names.size() && names.at(row, 0) == of_site && wanted.size() < batch; ++row)
                if (known.has(hex_of(names.at(row, 1))))
                    ++transfer.known;
                else
                    wanted.push_back(names.at(row, 1));
            if (!wanted.empty()) {
                const auto ids = bytea_array(wanted);
                const auto rows =
                    server.run("SELECT sealed FROM mektep.reports WHERE site = $1 AND id = ANY($2)",
                               {of_site, ids}, {text_oid, bytea_array_oid}, "reading reports");
                std::vector<SealedRecord> records;
                for (int i = 0; i < rows.size(); ++i) {
                    SealedRecord record;
                    const auto bytes = rows.at(i, 0);
                    std::memcpy(record.bytes.data(), bytes.data(),
                                std::min(bytes.size(), record.bytes.size()));
                    records.push_back(record);
                }
                const auto added = known.add(records);
                transfer.moved += added;
                transfer.known += std::ssize(records) - added;
            }
            progress(transfer.moved + transfer.known, all);
        }
        site = names.at(names.size() - 1, 0);
        id = names.at(names.size() - 1, 1);
    }
}

std::int64_t rehearse_receiving(const HubAddress& hub) {
    return number_in(
        Server(hub)
            .run_script("SELECT count(*) FROM mektep.reports", "counting the reports of the server")
            .at(0, 0));
}

}  // namespace mektep
