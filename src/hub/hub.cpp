// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/hub.h"

#include "hub/known_records.h"
#include "hub/server.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace mektep {
namespace {

constexpr Oid text_oid = 25;
constexpr Oid bytea_oid = 17;
constexpr Oid bytea_array_oid = 1001;
constexpr std::size_t most_at_once = 1000;  // 2.4 MB
constexpr std::size_t fetched = 500;        // to be read: a store that is in use waits for no more
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

/// Records on their way, and what the server is told of them.
struct Batch {
    std::vector<StoredRecord> records;
    std::string ids, sealed;  ///< bytea[]
};

/// The next ones; the last batch takes what would be too few for another.
Batch next_batch(Store& store, Slot after, std::size_t most) {
    Batch batch{.records = store.some(after, most + least_batch), .ids = {}, .sealed = {}};
    if (batch.records.size() == most + least_batch) batch.records.resize(most);
    std::vector<RecordId> ids;
    std::vector<std::string_view> id_views, sealed;
    for (const auto& [slot, record] : batch.records) {
        ids.push_back(id_of(record));
        sealed.push_back(view_of(record.bytes));
    }
    for (const auto& id : ids) id_views.push_back(view_of(id));
    batch.ids = bytea_array(id_views);
    batch.sealed = bytea_array(sealed);
    return batch;
}

void start_insert(Server& server, const std::string& site, const Batch& batch) {
    // No conflict target: naming one would need the right to read. In its list, not behind FROM: there the
    // server would write all rows aside before the first goes into the table.
    server.start(
        "INSERT INTO mektep.reports (site, id, sealed) SELECT $1, unnest($2), unnest($3) ON CONFLICT DO "
        "NOTHING",
        {site, batch.ids, batch.sealed}, {text_oid, bytea_array_oid, bytea_array_oid}, sending);
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
    auto most = most_at_once;
    auto sent = next_batch(store, 0, most);
    std::vector<StoredRecord> confirmed;
    if (!sent.records.empty()) start_insert(server, site, sent);
    for (Slot before = 0; !sent.records.empty();) {
        // While the server takes these, those that it has on its disk are overwritten here, and the next made
        // ready. Should the kiosk die before they are, they are sent again, and are there once.
        store.forget(std::exchange(confirmed, {}));
        auto next = next_batch(store, sent.records.back().slot, most);
        std::int64_t fresh = 0;
        try {
            fresh = server.finish(sending).affected();
        } catch (const TooSlow&) {
            if (most <= least_batch) throw;
            most = std::max<std::size_t>(most / 2, least_batch);
            sent = next_batch(store, before, most);
            start_insert(server, site, sent);
            continue;
        }
        transfer.moved += fresh;
        transfer.known += std::ssize(sent.records) - fresh;
        before = sent.records.back().slot;
        confirmed = std::move(sent.records);
        sent = std::move(next);
        try {
            if (!sent.records.empty()) start_insert(server, site, sent);
        } catch (const Failure&) {
            store.forget(confirmed);
            throw;
        }
        progress(transfer.moved + transfer.known, all);
    }
    store.forget(confirmed);
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
