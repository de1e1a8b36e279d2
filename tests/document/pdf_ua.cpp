// SPDX-License-Identifier: GPL-3.0-or-later
// The checker as a whole: opens a file, asks all parts, and reads the file out.
#include "document/pdf_ua.h"

#include "document/pdf_ua_parts.h"

#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <stdexcept>

namespace mektep {
namespace ua {

OpenFile::OpenFile(const std::string& bytes, const Tell& tell) {
    file.setSuppressWarnings(true);
    file.setAttemptRecovery(false);
    file.processMemoryFile("file", bytes.data(), bytes.size());
    Reader reader(tell);
    for (auto& page : QPDFPageDocumentHelper(file).getAllPages()) {
        pages.push_back(page.getObjectHandle());
        readings.push_back(reader.read(pages.back(), static_cast<int>(pages.size())));
    }
    elements = elements_of(file, tell);
}

std::string OpenFile::metadata() {
    auto stream = root().getKey("/Metadata");
    return stream.isStream() ? stream_bytes(stream) : "";
}

int OpenFile::page_number(QPDFObjGen page) const {
    for (std::size_t i = 0; i < pages.size(); ++i)
        if (pages[i].getObjGen() == page) return static_cast<int>(i) + 1;
    return 0;
}

std::string OpenFile::text_of(int element) const {
    const auto& own = elements[static_cast<std::size_t>(element)];
    std::string text;
    for (const auto& [is_kid, index] : own.order) {
        if (is_kid) {
            text += text_of(index);
            continue;
        }
        const auto& [page, mcid] = own.contents[static_cast<std::size_t>(index)];
        const auto number = page_number(page);
        if (number == 0) continue;
        for (const auto& shown : readings[static_cast<std::size_t>(number - 1)].shown)
            if (shown.mcid == mcid) text += shown.text;
    }
    return text;
}

std::string stream_bytes(QPDFObjectHandle stream) {
    const auto buffer = stream.getStreamData(qpdf_dl_all);
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace ua

namespace {

using namespace ua;

std::string lower(std::string text) {
    for (auto& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

/// Runs a check of PDF/UA or of PDF/A; what qpdf cannot read is a breach of both.
std::vector<Breach> breaches(const std::string& pdf, bool is_of_archive,
                             const std::function<void(OpenFile&, const Tell&)>& check) {
    std::vector<Breach> found;
    const Tell tell = [&](Point point, const std::string& what) {
        if (point.name() != "unreadable" && point.is_of_archive() != is_of_archive) return;
        if (found.size() < 200) found.push_back({std::string(point.name()), what});
    };
    try {
        OpenFile open(pdf, tell);
        check(open, tell);
        for (const auto& warning : open.file.getWarnings()) tell("unreadable", warning.what());
    } catch (const std::exception& trouble) {
        tell("unreadable", trouble.what());
        if (pdf.find("/Encrypt ") != std::string::npos)
            tell("26-001", "encrypted so that it cannot be opened");
    }
    return found;
}

/// The paragraph, heading or list item that an element is, or is a part of.
int block_of(const std::vector<Element>& elements, int element) {
    for (int at = element; at >= 0; at = elements[static_cast<std::size_t>(at)].parent) {
        const auto& role = elements[static_cast<std::size_t>(at)].role;
        if (role == "LI" || role == "P" || role == "TR" || role[0] == 'H') return at;
    }
    return element;
}

}  // namespace

std::vector<std::string> known_points() { return {all_points.begin(), all_points.end()}; }

std::vector<Breach> breaches_of_ua(const std::string& pdf) {
    return breaches(pdf, false, [](OpenFile& open, const Tell& tell) {
        check_catalogue(open, tell);
        check_metadata(open, tell);
        check_pages(open, tell);
        check_bonds(open, tell);
        check_structure(open, tell);
    });
}

std::vector<Breach> breaches_of_a2a(const std::string& pdf) {
    return breaches(pdf, true, [&](OpenFile& open, const Tell& tell) {
        check_archive_bytes(pdf, tell);
        check_archive_trailer(open, tell);
        check_archive_metadata(open, tell);
        check_archive_objects(open, tell);
        check_archive_colours(open, tell);
        check_catalogue(open, tell);  // what PDF/A asks of the structure is told there
    });
}

std::vector<Said> said_in(const std::string& pdf) {
    std::vector<Said> said;
    OpenFile open(pdf, [](Point, const std::string&) {});
    auto language =
        lower(open.root().getKey("/Lang").isString() ? open.root().getKey("/Lang").getUTF8Value() : "");
    const std::function<void(int)> visit = [&](int at) {
        const auto& element = open.elements[static_cast<std::size_t>(at)];
        const auto own = ua::language_of(open.elements, at);
        for (const auto& [is_kid, index] : element.order) {
            if (is_kid) {
                visit(index);
                continue;
            }
            const auto& [page, mcid] = element.contents[static_cast<std::size_t>(index)];
            const auto number = open.page_number(page);
            if (number == 0) continue;
            for (const auto& shown : open.readings[static_cast<std::size_t>(number - 1)].shown)
                if (shown.mcid == mcid && !shown.text.empty())
                    said.push_back({path_of(open.elements, at),
                                    !shown.language.empty() ? lower(shown.language)
                                    : own.empty()           ? language
                                                            : own,
                                    shown.text, number, shown.points, shown.y, block_of(open.elements, at)});
        }
    };
    for (std::size_t i = 0; i < open.elements.size(); ++i)
        if (open.elements[i].parent < 0) visit(static_cast<int>(i));
    return said;
}

std::vector<Said> artifacts_in(const std::string& pdf) {
    std::vector<Said> all;
    const OpenFile open(pdf, [](Point, const std::string&) {});
    for (std::size_t i = 0; i < open.readings.size(); ++i)
        for (const auto& shown : open.readings[i].shown)
            if (shown.is_artifact && !shown.text.empty())
                all.push_back(
                    {"Artifact", "", shown.text, static_cast<int>(i) + 1, shown.points, shown.y, 0});
    return all;
}

std::string as_lines(const std::vector<Breach>& breaches) {
    std::string lines;
    for (const auto& breach : breaches) lines += breach.point + ": " + breach.what + "\n";
    return lines;
}

}  // namespace mektep
