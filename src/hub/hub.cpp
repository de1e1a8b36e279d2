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
constexpr std::size_t batch = 1000;   // 2.4 MB
constexpr std::size_t fetched = 500;  // to be read: a store that is in use waits for no more
constexpr int ids_at_once = 10'000;
constexpr const char* sending = "sending reports to the server";

std::string_view view_of(const auto& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

RecordId id_in(std::string_view bytes) {
    RecordId id{};
    std::memcpy(id.data(), bytes.data(), std::min(bytes.size(), id.size()));
    return id;
}

std::int64_t number_in(std::string_view text) { return std::atoll(std::string(text).c_str()); }

void start_insert(Server& server, const std::string& site, const std::vector<StoredRecord>& records) {
    std::vector<RecordId> ids;
    std::vector<std::string_view> id_views, sealed;
    for (const auto& [slot, record] : records) {
        ids.push_back(id_of(record));
        sealed.push_back(view_of(record.bytes));
    }
    for (const auto& id : ids) id_views.push_back(view_of(id));
    // No conflict target: naming one would need the right to read.
    server.start(
        "INSERT INTO mektep.reports (site, id, sealed) SELECT $1, * FROM unnest($2, $3) ON CONFLICT DO "
        "NOTHING",
        {site, bytea_array(id_views), bytea_array(sealed)}, {text_oid, bytea_array_oid, bytea_array_oid},
        sending);
}

/// The next batch; the last one takes what would be too few for another.
std::vector<StoredRecord> next_batch(Store& store, Slot after, std::size_t most) {
    auto records = store.some(after, most + least_batch);
    if (records.size() == most + least_batch) records.resize(most);
    return records;
}

}  // namespace

void set_up(const HubAddress& owner) {
    Server(owner, Purpose::management).run_script(hub_sql(), "setting up the server");
}

Problems add_login(const HubAddress& owner, const std::string& name, const Secret& password, Login kind) {
    const auto is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    };
    if (name.empty() || name.size() > 30 || !std::ranges::all_of(name, is_letter))
        return {Problem{.place = {.item = name},
                        .what = message("This cannot be the name of a login."),
                        .remedy = message("Use at most 30 small Latin letters, digits and _.")}};
    Server server(owner, Purpose::management);
    const std::string group = kind == Login::kiosk ? "mektep_kiosk" : "mektep_office";
    const auto groups = server.run(
        "SELECT coalesce(string_agg(g.rolname, ',')::text, '') FROM pg_roles r LEFT JOIN pg_auth_members m "
        "ON "
        "m.member = r.oid LEFT JOIN pg_roles g ON g.oid = m.roleid WHERE r.rolname = $1 GROUP BY r.oid",
        {name}, {text_oid}, "asking the server for a login");
    if (groups.size() > 0 && groups.at(0, 0) != group)
        return {Problem{.place = {.item = name},
                        .what = message("The server has another login of this name."),
                        .remedy = message("Choose another name.")}};
    // The server gets a verifier: what it logs, where this fails, opens nothing.
    const auto password_part =
        fmt::format("LOGIN PASSWORD {}", server.quoted_literal(server.verifier(password, name)));
    const auto sql =
        groups.size() > 0
            ? fmt::format("ALTER ROLE {} {}", server.quoted_name(name), password_part)
            : fmt::format("CREATE ROLE {} {} IN ROLE {}", server.quoted_name(name), password_part, group);
    server.run_script(sql.c_str(), "making a login on the server");
    return {};
}

Transfer send(Store& store, const std::string& site, const HubAddress& hub, const Progress& progress,
              std::int64_t least) {
    Server server(hub, Purpose::transfer);
    Transfer transfer;
    const auto all = store.count();
    if (all < least) return transfer;
    progress(0, all);
    auto most = batch;
    auto records = next_batch(store, 0, most);
    if (!records.empty()) start_insert(server, site, records);
    for (Slot before = 0; !records.empty();) {
        std::int64_t fresh = 0;
        try {
            fresh = server.finish(sending).affected();
        } catch (const TooSlow&) {
            if (most <= least_batch) throw;
            most /= 2;
            records = next_batch(store, before, most);
            start_insert(server, site, records);
            continue;
        }
        before = records.back().slot;
        // While these are overwritten here the server takes the next. It has them on its disk: should the
        // kiosk die here they are sent again, and are there once.
        auto next = next_batch(store, before, most);
        try {
            if (!next.empty()) start_insert(server, site, next);
        } catch (const Failure&) {
            store.forget(records);
            throw;
        }
        store.forget(records);
        transfer.moved += fresh;
        transfer.known += std::ssize(records) - fresh;
        progress(transfer.moved + transfer.known, all);
        records = std::move(next);
    }
    return transfer;
}

std::int64_t rehearse_sending(Store& store, const HubAddress& hub) {
    Server server(hub, Purpose::transfer);
    const auto rows = server.run_script("SELECT has_table_privilege('mektep.reports', 'INSERT')",
                                        "asking the server for the right to add reports");
    if (rows.at(0, 0) != "t")
        throw Failure(Outside::server,
                      "asking the server: this login may not add reports. Make it with “mektep hub setup "
                      "--kiosk NAME”.");
    return store.count();
}

Transfer receive(Store& store, const HubAddress& hub, const Progress& progress, Month received) {
    Server server(hub, Purpose::transfer);
    KnownRecords known(store, received);
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
            for (; row < names.size() && names.at(row, 0) == of_site && wanted.size() < fetched; ++row)
                if (known.has(id_in(names.at(row, 1))))
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
        Server(hub, Purpose::transfer)
            .run_script("SELECT count(id) FROM mektep.reports", "counting the reports of the server")
            .at(0, 0));
}

}  // namespace mektep
