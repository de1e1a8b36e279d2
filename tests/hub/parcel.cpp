// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/parcel.h"

#include "hub/records.h"

#include "support/fake_store.h"
#include "support/process.h"

#include <catch2/catch.hpp>

namespace mektep {

TEST_CASE("Reports go by a stick, once, and stay on the kiosk", "[hub][parcel]") {
    const PrivateFolder stick;
    const auto file = stick.path() / "reports.parcel";
    FakeStore kiosk, office;
    fill(kiosk, 0, 30);
    CHECK(write_parcel(kiosk, file) == 30);
    CHECK(kiosk.count() == 30);
    fill(office, 0, 5);
    CHECK(read_parcel(office, file) == Transfer{.moved = 25, .known = 5});
    CHECK(read_parcel(office, file) == Transfer{.moved = 0, .known = 30});
    CHECK(numbers_in(office) == numbers_up_to(30));
    FakeStore empty;
    CHECK(write_parcel(empty, file) == 0);
    CHECK(read_parcel(office, file) == Transfer{});
}

TEST_CASE("A stick file that was cut short anywhere is told, and nothing is taken from it", "[hub][parcel]") {
    const PrivateFolder stick;
    FakeStore kiosk, office;
    fill(kiosk, 0, 4);
    write_parcel(kiosk, stick.path() / "whole");
    const auto whole = stick.read("whole");
    for (const auto size : {std::size_t{0}, std::size_t{3}, std::size_t{7}, std::size_t{8}, std::size_t{9},
                            4 + sealed_size, 4 + 3 * sealed_size + 1, whole.size() - 32, whole.size() - 1}) {
        CAPTURE(size);
        const auto file = stick.write("cut", whole.substr(0, size));
        const auto read = read_parcel(office, file);
        REQUIRE_FALSE(read);
        CHECK(read.error().front().place.file == file);
        CHECK(office.count() == 0);
    }
}

TEST_CASE("A stick file that was changed anywhere is told", "[hub][parcel]") {
    const PrivateFolder stick;
    FakeStore kiosk, office;
    fill(kiosk, 0, 3);
    write_parcel(kiosk, stick.path() / "whole");
    const auto whole = stick.read("whole");
    for (std::size_t at = 0; at < whole.size(); at += at < 16 ? 1 : 97) {
        CAPTURE(at);
        auto bytes = whole;
        bytes[at] = static_cast<char>(bytes[at] ^ 4);
        CHECK_FALSE(read_parcel(office, stick.write("changed", bytes)));
    }
    CHECK_FALSE(read_parcel(office, stick.write("longer", whole + "x")));
    CHECK_FALSE(read_parcel(office, stick.write("other", "Photos of the summer\n")));
    CHECK(office.count() == 0);
}

TEST_CASE("A stick holds sealed bytes in the order of the slots, and no name, site or time",
          "[hub][threat]") {
    const PrivateFolder kiosk, stick;
    const auto store = sqlite_store(kiosk.path());
    fill(*store, 0, 40);
    write_parcel(*store, stick.path() / "reports.jmp");
    std::string expected = "JMP2";
    for (const auto& [slot, record] : store->some(0, 100))
        expected.append(reinterpret_cast<const char*>(record.bytes.data()), record.bytes.size());
    const auto bytes = stick.read("reports.jmp");
    constexpr std::size_t hash = 32;
    CHECK(bytes.size() == expected.size() + hash);
    CHECK(bytes.starts_with(expected));
    using std::filesystem::perms;
    CHECK((std::filesystem::status(stick.path() / "reports.jmp").permissions() &
           (perms::group_all | perms::others_all)) == perms::none);
}

TEST_CASE("A receipt lets the kiosk overwrite what the office has, and nothing else", "[hub][parcel]") {
    const PrivateFolder stick;
    const auto file = stick.path() / "reports.jmp", receipt = stick.path() / "receipt.jmp";
    FakeStore kiosk, office;
    fill(kiosk, 0, 30);
    write_parcel(kiosk, file);
    fill(kiosk, 30, 5);  // given while the stick was on its way
    CHECK(read_parcel(office, file).has_value());
    CHECK(write_receipt(file, receipt).empty());
    CHECK(forget_received(kiosk, receipt) == 30);
    CHECK(kiosk.count() == 5);
    CHECK(numbers_in(kiosk) == std::multiset<std::uint32_t>{30, 31, 32, 33, 34});
    CHECK(forget_received(kiosk, receipt) == 0);
    CHECK_FALSE(forget_received(kiosk, file));  // the parcel is no receipt
    CHECK_FALSE(read_parcel(office, receipt));  // nor the other way round
    auto changed = stick.read("receipt.jmp");
    changed[10] = static_cast<char>(changed[10] ^ 1);
    CHECK_FALSE(forget_received(kiosk, stick.write("changed.jmp", changed)));
}

TEST_CASE("What comes by a stick is kept as long as if it were given on that day", "[hub][retention]") {
    using namespace std::chrono;
    const PrivateFolder stick, desk;
    FakeStore kiosk;
    fill(kiosk, 0, 3);
    write_parcel(kiosk, stick.path() / "reports.jmp");
    const auto office = sqlite_store(desk.path());
    CHECK(read_parcel(*office, stick.path() / "reports.jmp", 2026y / November).has_value());
    CHECK(office->forget_before(2026y / December) == 0);
    CHECK(office->forget_before(2027y / January) == 3);
}

TEST_CASE("A stick that is missing or full is a failure of the disk", "[hub][parcel]") {
    FakeStore kiosk;
    fill(kiosk, 0, 3);
    CHECK_THROWS_AS(write_parcel(kiosk, "/nowhere/reports.parcel"), Failure);
    CHECK_THROWS_AS(read_parcel(kiosk, "/nowhere/reports.parcel"), Failure);
    CHECK(kiosk.count() == 3);
}

}  // namespace mektep
