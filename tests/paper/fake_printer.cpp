// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_printer.h"

#include <catch2/catch.hpp>

using namespace mektep;

namespace {

std::vector<PrintState> told_by(FakePrinter& printer, std::stop_token stop = {}) {
    std::vector<PrintState> told;
    const auto last = printer.print(
        "%PDF", 2, std::chrono::seconds(1), [&](PrintState state) { told.push_back(state); }, stop);
    CHECK(told.back() == last);
    return told;
}

}  // namespace

TEST_CASE("The fake printer keeps Printer's promises", "[paper]") {
    SECTION("the script is told in order and the bytes are kept") {
        FakePrinter printer(
            {PrintState::sending, PrintState::out_of_paper, PrintState::printing, PrintState::done});
        CHECK(told_by(printer) == std::vector{PrintState::sending, PrintState::out_of_paper,
                                              PrintState::printing, PrintState::done});
        CHECK(printer.printed == std::vector<std::string>{"%PDF"});
        CHECK(printer.copies_asked == std::vector{2});
    }
    SECTION("a script without an end runs into the limit") {
        FakePrinter printer({PrintState::sending, PrintState::jammed});
        CHECK(told_by(printer).back() == PrintState::timed_out);
    }
    SECTION("a stop cancels") {
        FakePrinter printer;
        std::stop_source source;
        source.request_stop();
        CHECK(told_by(printer, source.get_token()) == std::vector{PrintState::cancelled});
    }
}
