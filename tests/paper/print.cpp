// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/print.h"

#include "paper/pdf.h"
#include "paper/samples.h"
#include "support/print_service.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <thread>

using namespace mektep;
using Catch::Contains;
using std::chrono::seconds;
using Scene = PrintService::Scene;

namespace {

const std::vector<std::string> nothing;

struct Printed {
    std::vector<PrintState> told;
    PrintState last = PrintState::sending;
    std::chrono::steady_clock::duration took{};

    [[nodiscard]] bool says(PrintState state) const {
        return std::find(told.begin(), told.end(), state) != told.end();
    }
};

/// On a thread of its own, as the kiosk prints. `at` is called with each state.
Printed print(std::string_view bytes, seconds limit, const std::function<void(PrintState)>& at = {},
              std::stop_token stop = {}) {
    Printed printed;
    const auto printer = cups_printer("kiosk");
    const auto begin = std::chrono::steady_clock::now();
    std::jthread([&] {
        printed.last = printer->print(
            bytes, 1, limit,
            [&](PrintState state) {
                printed.told.push_back(state);
                if (at) at(state);
            },
            stop);
    }).join();
    printed.took = std::chrono::steady_clock::now() - begin;
    return printed;
}

/// On a thread of its own, since libcups keeps the server's name for each thread.
Printer::Status status_of(const std::string& queue) {
    Printer::Status status;
    std::jthread([&] { status = cups_printer(queue)->status(); }).join();
    return status;
}

}  // namespace

TEST_CASE("A letter reaches the printer whole, and nothing of it stays behind", "[paper][print]") {
    const PrintService service;
    const auto letter = pdf(sample_letter());
    CHECK(status_of("kiosk").state == PrintState::done);
    CHECK(status_of("").queue == "kiosk");
    const auto printed = print(letter, seconds(30));
    CHECK(printed.last == PrintState::done);
    CHECK(printed.told.front() == PrintState::sending);
    CHECK(printed.says(PrintState::printing));
    CHECK(printed.told.back() == PrintState::done);
    // The scheduler's filter writes the PDF anew, so its words are compared.
    const auto received = service.received();
    REQUIRE(received.size() == 1);
    CHECK(text_of(received.front()) == text_of(letter));
    CHECK(service.left_in_scheduler() == nothing);
    CHECK(status_of("no-such-queue").state == PrintState::no_printer);
}

TEST_CASE("Without paper the printer waits and says so, and prints when there is some", "[paper][print]") {
    const PrintService service(Scene::out_of_paper);
    std::string waiting;
    const auto printed = print(pdf(sample_letter()), seconds(30), [&](PrintState state) {
        if (state != PrintState::out_of_paper) return;
        waiting = service.waiting();
        service.paper(true);
    });
    CHECK(printed.says(PrintState::out_of_paper));
    CHECK(printed.last == PrintState::done);
    // The queue shows neither the user of the machine nor a title.
    CHECK_THAT(waiting, Contains("kiosk-1") && Contains(" kiosk ") && !Contains("root"));
}

TEST_CASE("A print that is stopped or takes too long leaves no letter in the scheduler", "[paper][print]") {
    const PrintService service(Scene::out_of_paper);
    std::stop_source source;
    const auto stopped = print(
        pdf(sample_letter()), seconds(30),
        [&](PrintState state) {
            if (state == PrintState::out_of_paper) source.request_stop();
        },
        source.get_token());
    CHECK(stopped.last == PrintState::cancelled);
    CHECK(service.left_in_scheduler() == nothing);
    const auto late = print(pdf(sample_letter()), seconds(2));
    CHECK(late.last == PrintState::timed_out);
    CHECK(late.took < seconds(8));
    CHECK(service.waiting().empty());
    CHECK(service.left_in_scheduler() == nothing);
}

TEST_CASE("A paused queue says that it is paused, and prints when staff resumes it", "[paper][print]") {
    const PrintService service;
    service.pause(true);
    CHECK(status_of("kiosk").state == PrintState::paused);
    const auto printed = print(pdf(sample_letter()), seconds(30), [&](PrintState state) {
        if (state == PrintState::paused) service.pause(false);
    });
    CAPTURE(printed.told);
    CHECK(printed.says(PrintState::paused));
    CHECK(printed.last == PrintState::done);
}

TEST_CASE("A printer whose engine fails has failed, it has not been told to stop", "[paper][print]") {
    const PrintService service(Scene::engine_fails);
    const auto printed = print(pdf(sample_letter()), seconds(30));
    CHECK(printed.last == PrintState::failed);
    CHECK(service.left_in_scheduler() == nothing);
}

TEST_CASE("Where no scheduler is, there is no printer, and at once", "[paper][print]") {
    const PrintService service(Scene::no_scheduler);
    const auto printed = print("%PDF-1.5", seconds(30));
    CHECK(printed.told == std::vector{PrintState::sending, PrintState::no_printer});
    CHECK(printed.took < seconds(4));
    CHECK(status_of("kiosk").state == PrintState::no_printer);
}
