// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/hub.h"

#include <catch2/catch.hpp>

namespace mektep {

TEST_CASE("To another machine there is no way but TLS with a checked certificate", "[hub][threat]") {
    struct Row {
        std::string address;
        bool is_taken;
        bool is_on_this_machine;
    };
    const auto row = GENERATE(values<Row>({
        {"postgresql://kiosk@hub.example.kz/reports", true, false},
        {"postgresql://kiosk@hub.example.kz/reports?sslmode=verify-full", true, false},
        {"postgresql://kiosk@hub.example.kz/reports?sslmode=disable", false, false},
        {"postgresql://kiosk@hub.example.kz/reports?sslmode=prefer", false, false},
        {"postgresql://kiosk@hub.example.kz/reports?sslmode=require", false, false},
        {"postgresql://kiosk@hub.example.kz/reports?sslmode=verify-ca", false, false},
        {"postgresql://kiosk@localhost/reports?sslmode=disable", true, true},
        {"postgresql://kiosk@127.0.0.1:5433/reports", true, true},
        {"postgresql://kiosk@[::1]/reports", true, true},
        {"postgresql://kiosk@%2Frun%2Fpostgresql/reports", true, true},
        // Who is called localhost and is not.
        {"postgresql://kiosk@127.evil.example/reports", true, false},
        {"postgresql://kiosk@127.0.0.1.evil.example/reports?sslmode=disable", false, false},
        {"postgresql://kiosk@127.1/reports?sslmode=disable", false, false},
        {"postgresql://kiosk@localhost/reports?hostaddr=127.0.0.1,203.0.113.7&sslmode=disable", false, false},
        {"postgresql://kiosk@localhost/reports?hostaddr=203.0.113.7&sslmode=disable", false, false},
        {"postgresql://kiosk@localhost,hub.example.kz/reports?sslmode=disable", false, false},
        {"postgresql://kiosk@localhost.example.kz/reports?sslmode=disable", false, false},
    }));
    CAPTURE(row.address);
    const auto address = hub_address(row.address);
    CHECK(address.has_value() == row.is_taken);
    if (address) CHECK(address->is_on_this_machine == row.is_on_this_machine);
}

TEST_CASE("What is no address is refused without repeating a password", "[hub]") {
    for (const auto* written : {"", "hub", "host=localhost", "postgresql://", "postgresql:///reports",
                                "postgresql://kiosk:topsecret@[host/x", "postgresql://k@h/r?service=other",
                                "postgresql://k:topsecret@h/r?nonsense=1", "https://example.kz"}) {
        CAPTURE(written);
        const auto address = hub_address(written);
        REQUIRE_FALSE(address);
        for (const auto& problem : address.error()) {
            CHECK(problem.what.text.find("topsecret") == std::string::npos);
            CHECK(problem.what.arguments.empty());
        }
    }
}

}  // namespace mektep
