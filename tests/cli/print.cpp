// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/program.h"

#include <catch2/catch.hpp>

using namespace mektep;

TEST_CASE("Where no printer is, printing fails and says so", "[cli]") {
    const PrivateFolder folder;
    const auto file = folder.write("letter.pdf", "%PDF-1.5\n");
    Surroundings no_server;
    no_server.variables = {{"CUPS_SERVER", (folder.path() / "no-socket").string()},
                           {"HOME", folder.path().string()}};
    const auto ended = mektep_with({"print", file}, no_server);
    CHECK(ended.code == 3);
    CHECK_THAT(ended.err, Catch::StartsWith("mektep: "));
}

TEST_CASE("What is no PDF is not printed", "[cli]") {
    const PrivateFolder folder;
    const auto file = folder.write("letter.pdf", "Dear Sir or Madam");
    const auto ended = mektep_with({"print", file});
    CHECK(ended.code == 1);
    CHECK(ended.err == file + ": This is not a PDF file. Write one by “mektep letter … --out FILE.pdf”.\n");
    CHECK(mektep_with({"print", folder.path().string()}).code == 1);
    const auto both = mektep_with({"print", file, "/nowhere/letter.pdf"});
    CHECK(both.code == 1);
    CHECK(lines_in(both.err) == 2);
    CHECK(mektep_with({"print", file, "--copies", "0"}).code == 2);
}
