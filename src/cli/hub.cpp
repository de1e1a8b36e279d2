// SPDX-License-Identifier: GPL-3.0-or-later
// mektep hub: sealed reports to and from the organisation's server, or a file on a stick.
#include "hub/hub.h"

#include "hub/parcel.h"

#include "cli/scene.h"
#include "cli/terminal.h"
#include "content/load.h"
#include "report/data_folder.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <memory>

namespace mektep {
namespace {

struct Asked {
    std::string to;
    std::string from;
    std::string kiosk;
    std::string office;
    std::string password_file;
    std::string receipt;
    bool dry_run = false;
    bool all = false;
};

bool is_server(const std::string& place) { return place.find("://") != std::string::npos; }

/// A host that was written without its “postgresql://” must not become a file of that name.
Problems not_a_file(const std::string& place, const char* option) {
    if (place.find('/') != std::string::npos || place.ends_with(".jmp")) return {};
    return {
        Problem{.place = {.item = option},
                .what = message("This is neither the address of a server nor a file."),
                .remedy = message("Write a server as postgresql://user@host/database; write a file with its "
                                  "folder, or with .jmp at its end.")}};
}

void tell_count(const Message& sentence, std::int64_t count, const Common& common) {
    auto counted = sentence;
    counted.arguments["count"] = count;
    tell(counted, common);
}

void tell_transfer(const Transfer& transfer, const Common& common) {
    tell(message(
             "{moved, plural, one {# record was} other {# records were}} new there, {known} already there.",
             {{"moved", transfer.moved}, {"known", transfer.known}}),
         common);
}

Problems set_up_server(const Asked& asked, const Common& common) {
    const auto owner = hub_address(asked.to);
    if (!owner) return owner.error();
    set_up(*owner);
    tell(message(
             "The tables and the roles are there: mektep_kiosk may only add, mektep_office may only read."),
         common);
    for (const auto& [name, kind] :
         {std::pair(asked.kiosk, Login::kiosk), std::pair(asked.office, Login::office)}) {
        if (name.empty()) continue;
        const auto password =
            read_new_secret(message("Password of the new login: "), common, asked.password_file);
        if (!password) return password.error();
        if (auto problems = add_login(*owner, name, *password, kind); !problems.empty()) return problems;
        tell(message("The login {name} is made.", {{"name", name}}), common);
    }
    return {};
}

Problems send_to_stick(const Asked& asked, Store& store, const Common& common) {
    const auto written = write_parcel(store, asked.to);
    tell_count(
        message("{count, plural, one {# sealed record was} other {# sealed records were}} written. They are "
                "still on the kiosk."),
        written, common);
    return {};
}

Problems send_reports(const Asked& asked, const Common& common) {
    const auto pack = load_pack(common.pack);
    if (!pack) return pack.error();
    if (!is_server(asked.to))
        if (auto problems = not_a_file(asked.to, "--to"); !problems.empty()) return problems;
    const auto store = sqlite_store(common.data);
    if (!is_server(asked.to)) {
        if (!asked.dry_run) return send_to_stick(asked, *store, common);
        tell_count(message("{count, plural, one {# record} other {# records}} would be written."),
                   store->count(), common);
        return {};
    }
    const auto hub = hub_address(asked.to);
    if (!hub) return hub.error();
    if (asked.dry_run) {
        tell_count(
            message(
                "The server takes reports from this login. {count, plural, one {# record} other {# records}} "
                "would be sent."),
            rehearse_sending(*store, *hub), common);
        return {};
    }
    if (const auto waiting = store->count(); !asked.all && waiting > 0 && waiting < least_batch) {
        tell(message(
                 "{count, plural, one {# record waits} other {# records wait}} here: fewer than {least}, and "
                 "the server could tell which came together. “--all” sends them all the same.",
                 {{"count", waiting}, {"least", least_batch}}),
             common);
        return {};
    }
    tell_transfer(send(*store, pack->settings.site, *hub, tell_progress, asked.all ? 1 : least_batch),
                  common);
    return {};
}

Problems receive_reports(const Asked& asked, const Common& common) {
    if (!is_server(asked.from)) {
        if (auto problems = not_a_file(asked.from, "--from"); !problems.empty()) return problems;
        if (auto problems = missing(asked.from); !problems.empty()) return problems;
    }
    const std::chrono::year_month_day today(today_of(common));
    const auto month = today.year() / today.month();
    make_private(common.data);
    const auto store = sqlite_store(common.data);
    if (!is_server(asked.from)) {
        if (asked.dry_run) {
            const auto records = records_in(asked.from);
            if (!records) return records.error();
            tell_count(message("The file has {count, plural, one {# record} other {# records}}."), *records,
                       common);
            return {};
        }
        const auto read = read_parcel(*store, asked.from, month);
        if (!read) return read.error();
        tell_transfer(*read, common);
        if (asked.receipt.empty()) return {};
        if (auto problems = write_receipt(asked.from, asked.receipt); !problems.empty()) return problems;
        tell(
            message("The receipt is written. On the kiosk “mektep hub forget --receipt FILE” overwrites what "
                    "was received."),
            common);
        return {};
    }
    const auto hub = hub_address(asked.from);
    if (!hub) return hub.error();
    if (asked.dry_run) {
        tell_count(message("The server has {count, plural, one {# record} other {# records}}."),
                   rehearse_receiving(*hub), common);
        return {};
    }
    tell_transfer(receive(*store, *hub, tell_progress, month), common);
    return {};
}

Problems forget_sent(const Asked& asked, const Common& common) {
    if (auto problems = missing(asked.receipt); !problems.empty()) return problems;
    const auto gone = forget_received(*sqlite_store(common.data), asked.receipt);
    if (!gone) return gone.error();
    tell_count(
        message("{count, plural, one {# record was} other {# records were}} overwritten: the office has "
                "them."),
        *gone, common);
    return {};
}

}  // namespace

void add_hub(CLI::App& app, const Common& common, Work& chosen) {
    auto* const command = app.add_subcommand(
        "hub", "Send sealed reports to the organisation's PostgreSQL server or a stick, and receive them");
    command->require_subcommand(1);
    const auto asked = std::make_shared<Asked>();
    const auto work = [&common, &chosen, asked](CLI::App* one,
                                                Problems (*what)(const Asked&, const Common&)) {
        one->callback([&common, &chosen, asked, what] {
            chosen = [&common, asked, what] { return what(*asked, common); };
        });
    };
    auto* const setup =
        command->add_subcommand("setup", "Make the tables and the roles; as the server's owner");
    setup->add_option("--to", asked->to, "postgresql://owner@host/database")->required();
    setup->add_option("--kiosk", asked->kiosk, "Make this login too: it may only add; asks for its password");
    setup->add_option("--office", asked->office,
                      "Make this login too: it may only read; asks for its password");
    setup->add_option("--password-file", asked->password_file, "File whose first line is the password");
    work(setup, set_up_server);

    auto* const sending = command->add_subcommand(
        "send", "Send what waits on this kiosk; a record leaves it when the server has it");
    sending->add_option("--to", asked->to, "postgresql://kiosk@host/database, or a file on a stick")
        ->required();
    sending->add_flag("--dry-run", asked->dry_run, "Only say how many, and prove the connection");
    sending->add_flag("--all", asked->all,
                      "Also fewer than 50 records, of which a server could tell which came together");
    work(sending, send_reports);

    auto* const receiving = command->add_subcommand(
        "receive", "Add to the data folder what the server or a file from a stick has");
    receiving->add_option("--from", asked->from, "postgresql://office@host/database, or a file")->required();
    receiving->add_flag("--dry-run", asked->dry_run, "Only say how many there are");
    receiving->add_option("--receipt", asked->receipt,
                          "Write there what came by the file, so that the kiosk can overwrite it");
    work(receiving, receive_reports);

    auto* const forgetting =
        command->add_subcommand("forget", "Overwrite on this kiosk what a receipt says the office has");
    forgetting->add_option("--receipt", asked->receipt, "The file that “mektep hub receive --receipt” wrote")
        ->required();
    work(forgetting, forget_sent);
}

}  // namespace mektep
