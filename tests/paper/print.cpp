// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/print.h"

#include "paper/page_count.h"
#include "paper/pdf.h"
#include "paper/samples.h"
#include "support/print_service.h"
#include "support/strange_server.h"

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <thread>
#include <utility>

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
              std::stop_token stop = {}, int copies = 1) {
    Printed printed;
    const auto printer = cups_printer("kiosk");
    const auto begin = std::chrono::steady_clock::now();
    std::jthread([&] {
        printed.last = printer->print(
            bytes, copies, limit,
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

TEST_CASE("An open cover is told, and waited for until somebody closes it", "[paper][print]") {
    const PrintService service(Scene::cover_open);
    const auto printed = print(pdf(sample_letter()), seconds(30), [&](PrintState state) {
        if (state == PrintState::attention) service.cover(true);
    });
    CAPTURE(printed.told);
    CHECK(printed.says(PrintState::attention));
    CHECK(printed.last == PrintState::done);
}

TEST_CASE("What hinders the printer is told before anything is sent", "[paper][print]") {
    const auto [scene, state] = GENERATE(std::pair{Scene::cover_open, PrintState::attention},
                                         std::pair{Scene::out_of_paper, PrintState::out_of_paper});
    PrintService service(scene);
    CHECK(status_of("kiosk").state == PrintState::done);  // it notices when it is to print
    CHECK(print(pdf(sample_letter()), seconds(2)).last == PrintState::timed_out);
    CHECK(status_of("kiosk").state == state);
    // Mended meanwhile, and printed elsewhere: CUPS would still tell how the last job ended.
    service.vanish();
    CHECK(status_of("kiosk").state == PrintState::offline);
}

TEST_CASE("Two copies are asked for and come out", "[paper][print]") {
    const PrintService service;
    const auto letter = pdf(sample_letter());
    CHECK(print(letter, seconds(30), {}, {}, 2).last == PrintState::done);
    // Either the scheduler's filter lays out the second copy, one whole letter after the other, or the
    // printer is told to make it.
    const auto received = service.received();
    REQUIRE(received.size() == 1);
    CAPTURE(service.copies_asked());
    CHECK(*page_count(received.front()) * service.copies_asked() == 2 * *page_count(letter));
}

TEST_CASE("Where no scheduler is, there is no printer, and at once", "[paper][print]") {
    const PrintService service(Scene::no_scheduler);
    const auto printed = print("%PDF-1.5", seconds(30));
    CHECK(printed.told == std::vector{PrintState::sending, PrintState::no_printer});
    CHECK(printed.took < seconds(4));
    CHECK(status_of("kiosk").state == PrintState::no_printer);
}

TEST_CASE("A printer that vanishes while it prints is never said to have printed", "[paper][print]") {
    PrintService service(Scene::slow);
    const auto printed = print(pdf(sample_letter()), seconds(4), [&](PrintState state) {
        if (state == PrintState::printing) service.vanish();
    });
    CAPTURE(printed.told);
    CHECK_FALSE(printed.says(PrintState::done));
    CHECK(has_ended(printed.last));
    CHECK(printed.took < seconds(10));
    CHECK(service.waiting().empty());
    CHECK(service.left_in_scheduler() == nothing);
}

TEST_CASE("A slow printer is waited for, and nothing is called printed before it is", "[paper][print]") {
    const PrintService service(Scene::slow);
    const auto begin = std::chrono::steady_clock::now();
    std::chrono::steady_clock::duration done_after{};
    const auto printed = print(pdf(sample_letter()), seconds(30), [&](PrintState state) {
        if (state == PrintState::done) done_after = std::chrono::steady_clock::now() - begin;
    });
    CHECK(printed.last == PrintState::done);
    CHECK(done_after >= seconds(2));  // as long as its engine takes at least
    CHECK(service.received().size() == 1);
}

TEST_CASE("A letter that failed can be printed again", "[paper][print]") {
    PrintService service(Scene::engine_fails);
    CHECK(print(pdf(sample_letter()), seconds(30)).last == PrintState::failed);
    service.mend();
    CHECK(print(pdf(sample_letter()), seconds(30)).last == PrintState::done);
    CHECK(service.left_in_scheduler() == nothing);
}

TEST_CASE("Fifty letters in a row all reach the printer, and leave nothing", "[paper][print]") {
    const PrintService service;
    const auto letter =
        pdf({.title = "Хат", .language = Language::kazakh, .blocks = {Paragraph{words("Хат")}}});
    for (int i = 1; i <= 50; ++i) {
        CAPTURE(i);
        REQUIRE(print(letter, seconds(30)).last == PrintState::done);
    }
    CHECK(service.received().size() == 50);
    CHECK(service.waiting().empty());
    CHECK(service.left_in_scheduler() == nothing);
}

TEST_CASE("Where the scheduler is gone nobody is told that nothing of the letter is left", "[paper][print]") {
    PrintService service(Scene::out_of_paper);
    bool is_lost = false;
    const auto printed = print(pdf(sample_letter()), seconds(5), [&](PrintState state) {
        if (state == PrintState::out_of_paper && !std::exchange(is_lost, true)) service.lose_scheduler();
    });
    CHECK(is_lost);
    CHECK(printed.last == PrintState::lost);
}

namespace {

/// `mektep print` in a process of its own, which waits for paper.
pid_t waiting_print(const PrintService& service, const std::string& file) {
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::execl(MEKTEP_PROGRAM, MEKTEP_PROGRAM, "print", file.c_str(), "--printer", "kiosk", nullptr);
        ::_exit(127);
    }
    for (int i = 0; i < 200 && service.waiting().empty(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    REQUIRE_FALSE(service.waiting().empty());
    return child;
}

}  // namespace

TEST_CASE("What a program that was killed left in the queue is purged at the next start", "[paper][print]") {
    const PrintService service(Scene::out_of_paper);
    const PrivateFolder folder;
    const auto child = waiting_print(service, folder.write("a.pdf", pdf(sample_letter())));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    REQUIRE_FALSE(service.left_in_scheduler() == nothing);
    CHECK(purge_left_jobs() == 1);
    CHECK(service.left_in_scheduler() == nothing);
    CHECK(service.waiting().empty());
}

TEST_CASE("Ctrl-C takes the letter back from the queue", "[paper][print]") {
    const PrintService service(Scene::out_of_paper);
    const PrivateFolder folder;
    const auto child = waiting_print(service, folder.write("a.pdf", pdf(sample_letter())));
    ::kill(child, SIGINT);
    int ended = 0;
    ::waitpid(child, &ended, 0);
    REQUIRE(WIFEXITED(ended));
    CHECK(WEXITSTATUS(ended) == 3);
    CHECK(service.left_in_scheduler() == nothing);
    CHECK(service.waiting().empty());
}

TEST_CASE("mektep print prints files one after the other and says how each ends", "[paper][print]") {
    PrintService service;
    const PrivateFolder folder;
    const auto first = folder.write("a.pdf", pdf(sample_letter())),
               second = folder.write("b.pdf", pdf(sample_letter()));
    const auto printed = run({MEKTEP_PROGRAM, "print", first, second, "--printer", "kiosk"},
                             {.variables = {{"LC_ALL", "C.UTF-8"}}});
    CAPTURE(printed.out, printed.err);
    CHECK(printed.code == 0);
    CHECK_THAT(printed.out, Catch::StartsWith(first + ": 2 pages, 1 copy. The printer kiosk is ready.\n") &&
                                Contains(second + ": 2 pages, 1 copy. The printer kiosk is ready.\n") &&
                                Contains(first + ": The printer has printed everything.\n") &&
                                Catch::EndsWith(second + ": The printer has printed everything.\n"));
    CHECK(service.received().size() == 2);
    CHECK(service.left_in_scheduler() == nothing);
    const auto none =
        run({MEKTEP_PROGRAM, "print", first, "--printer", "other"}, {.variables = {{"LC_ALL", "C.UTF-8"}}});
    CHECK(none.code == 3);
    CHECK(none.err == "mektep: There is no printer at this kiosk.\n");
}

TEST_CASE(
    "Where something answers rubbish, or nothing, in the scheduler's place, there is no printer, and soon",
    "[paper][print]") {
    const auto answer =
        GENERATE(values<std::string>({"\x01\x02\x03 rubbish",
                                      "HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: "
                                      "9\r\n\r\n\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
                                      "HTTP/1.1 500 Internal Server Error\r\n\r\n", ""}));
    const StrangeServer server(answer);
    setenv("CUPS_SERVER", server.address().c_str(), 1);
    const auto printed = print("%PDF-1.5", seconds(30));
    CAPTURE(answer);
    CHECK(printed.last == PrintState::no_printer);
    CHECK(printed.took < seconds(12));
    unsetenv("CUPS_SERVER");
}
