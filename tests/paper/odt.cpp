// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/odt.h"

#include "base/handle.h"
#include "paper/pdf.h"
#include "paper/samples.h"
#include "support/process.h"

#include <catch2/catch.hpp>
#include <zip.h>

#include <stdexcept>

using namespace mektep;
using Catch::Contains;

namespace {

/// A file of the package.
std::string part(const std::string& bytes, const char* name) {
    zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    const Handle<zip_t, zip_discard> archive(zip_open_from_source(source, ZIP_RDONLY, nullptr));
    if (!archive) throw std::runtime_error("not a zip file");
    const Handle<zip_file_t, zip_fclose> file(zip_fopen(archive.get(), name, 0));
    if (!file) throw std::runtime_error(std::string("no part ") + name);
    std::string text(1 << 20, '\0');
    text.resize(static_cast<std::size_t>(zip_fread(file.get(), text.data(), text.size())));
    return text;
}

/// What LibreOffice makes of it, with a profile of its own.
std::string as_libreoffice_reads(const std::string& bytes, const std::string& form) {
    const PrivateFolder folder;
    const auto file = folder.write("letter.odt", bytes);
    const auto ended =
        run({"soffice", "--headless", "-env:UserInstallation=file://" + (folder.path() / "profile").string(),
             "--convert-to", form, "--outdir", folder.path().string(), file},
            {.variables = {{"HOME", folder.path().string()}}, .limit = std::chrono::seconds(90)});
    CAPTURE(ended.out, ended.err);
    REQUIRE(ended.code == 0);
    return folder.read("letter." + form.substr(0, form.find(':')));
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

}  // namespace

TEST_CASE("LibreOffice reads from the ODT what stands in the PDF", "[paper][odt]") {
    // Rules and page numbers are drawn in the one and text in the other.
    const auto only_words = [](std::string text) {
        for (const char* each : {"_", "•", "1/1", "1 / 1", "\f", "\uFEFF"}) text = replaced(text, each, " ");
        text = one_line(text);
        for (const char* each : {" 1. ", " 2. "}) text = replaced(text, each, " ");
        return text;
    };
    const auto from_odt = only_words(as_libreoffice_reads(odt(sample_letter()), "txt:Text (encoded):UTF8"));
    CHECK(from_odt == only_words(text_of(pdf(sample_letter()))));
}

TEST_CASE("LibreOffice prints the ODT on as many pages as there are sheets", "[paper][odt]") {
    const auto bytes = as_libreoffice_reads(odt(sample_letter()), "pdf");
    CHECK_THAT(text_of(bytes, 2), Contains("Что делать с письмом"));
    CHECK_THAT(text_of(bytes, 1), !Contains("Что делать с письмом"));
}

TEST_CASE("The ODT has real headings, lists, and the language of each run", "[paper][odt]") {
    const auto content = part(odt(sample_letter()), "content.xml");
    CHECK_THAT(content, Contains("<text:h ") && Contains("text:outline-level=\"1\"") &&
                            Contains("text:outline-level=\"2\""));
    CHECK_THAT(content, Contains("<text:list ") && Contains("<text:list-item"));
    CHECK_THAT(content, Contains("fo:language=\"kk\"") && Contains("fo:language=\"ru\"") &&
                            Contains("fo:country=\"KZ\""));
    CHECK_THAT(content, Contains("образования &amp; попросите талон &lt;с номером&gt;"));
    CHECK_THAT(part(odt(sample_letter()), "meta.xml"), Contains("Шағым"));
}

TEST_CASE("The ODT begins with its type, unpacked, as the format asks", "[paper][odt]") {
    const auto bytes = odt(sample_letter());
    CHECK(bytes.substr(0, 4) == "PK\x03\x04");
    CHECK(bytes.substr(8, 2) == std::string(2, '\0'));  // stored
    CHECK(bytes.substr(30, 47) == "mimetypeapplication/vnd.oasis.opendocument.text");
}

TEST_CASE("The same document gives the same ODT, and no time stands in it", "[paper][odt]") {
    CHECK(odt(sample_letter()) == odt(sample_letter()));
    CHECK_THAT(part(odt(sample_letter()), "meta.xml"),
               !Contains("meta:creation-date") && !Contains("dc:date"));
}
