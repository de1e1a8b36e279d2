// SPDX-License-Identifier: GPL-3.0-or-later
// The whole file: catalogue, metadata, pages against structure; PDF/A-2a beyond it.
#include "document/pdf_ua.h"

#include "document/pdf_ua_parts.h"
#include "support/xml.h"

#include <qpdf/QPDFNumberTreeObjectHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <algorithm>
#include <stdexcept>

namespace mektep {
namespace {

using namespace ua;

/// A file that is open, with its pages as drawn and its elements.
class OpenFile {
public:
    OpenFile(const std::string& bytes, Tell tell) : tell_(std::move(tell)) {
        file.setSuppressWarnings(true);
        file.setAttemptRecovery(false);
        file.processMemoryFile("file", bytes.data(), bytes.size());
        Reader reader(tell_);
        for (auto& page : QPDFPageDocumentHelper(file).getAllPages()) {
            pages.push_back(page.getObjectHandle());
            readings.push_back(reader.read(pages.back(), static_cast<int>(pages.size())));
            numbers[pages.back().getObjGen()] = static_cast<int>(pages.size());
        }
        elements = elements_of(file, tell_);
    }
    QPDFObjectHandle root() { return file.getRoot(); }
    std::string metadata() {
        auto stream = root().getKey("/Metadata");
        if (!stream.isStream()) return "";
        const auto data = stream.getStreamData();
        return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
    }

    QPDF file;
    std::vector<QPDFObjectHandle> pages;
    std::vector<PageReading> readings;
    std::map<QPDFObjGen, int> numbers;
    std::vector<Element> elements;

private:
    Tell tell_;
};

const std::map<std::string, std::string>& prefixes() {
    static const std::map<std::string, std::string> names{
        {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
        {"dc", "http://purl.org/dc/elements/1.1/"},
        {"ua", "http://www.aiim.org/pdfua/ns/id/"},
        {"a", "http://www.aiim.org/pdfa/ns/id/"},
        {"ext", "http://www.aiim.org/pdfa/ns/extension/"},
        {"schema", "http://www.aiim.org/pdfa/ns/schema#"},
        {"property", "http://www.aiim.org/pdfa/ns/property#"}};
    return names;
}

/// A simple property, written as element or as attribute.
std::string property(const Xml& xmp, const std::string& name) {
    const auto element = xmp.first("//rdf:Description/" + name);
    return element.empty() ? xmp.first("//rdf:Description/@" + name) : element;
}

void check_metadata(OpenFile& open, const Tell& tell) {
    const auto text = open.metadata();
    if (text.empty()) return tell("06-001", "the catalogue has no metadata");
    const Xml xmp(text, prefixes());
    if (property(xmp, "ua:part") != "1") tell("06-002", "the metadata does not say pdfuaid:part 1");
    if (xmp.first("//dc:title/rdf:Alt/rdf:li").empty()) tell("06-003", "the metadata has no dc:title");
}

void check_catalogue(OpenFile& open, const Tell& tell) {
    auto root = open.root();
    auto mark = root.getKey("/MarkInfo");
    const auto is_true = [](QPDFObjectHandle value) { return value.isBool() && value.getBoolValue(); };
    if (!mark.isDictionary() || !is_true(mark.getKey("/Marked")))
        tell("UA 7.1-8", "the file is not marked as tagged");
    if (mark.isDictionary() && is_true(mark.getKey("/Suspects"))) tell("01-007", "Suspects is true");
    auto preferences = root.getKey("/ViewerPreferences");
    if (!preferences.isDictionary() || !preferences.hasKey("/DisplayDocTitle"))
        tell("07-001", "DisplayDocTitle is missing");
    else if (!is_true(preferences.getKey("/DisplayDocTitle")))
        tell("07-002", "DisplayDocTitle is false");
    auto language = root.getKey("/Lang");
    if (!language.isString() || !is_language_tag(language.getUTF8Value())) {
        tell("11-001", "the document has no language");
        tell("11-006", "its metadata has no language");
    }
    if (!root.getKey("/StructTreeRoot").isDictionary()) tell("UA 7.1-1", "there is no structure");
    if (open.file.isEncrypted() && !open.file.allowAccessibility())
        tell("26-002", "encrypted so that assistive technology may not read it");
    if (root.getKey("/AcroForm").isDictionary()) tell("28-010", "a form, which this checker cannot read");
    if (root.hasKey("/OCProperties")) tell("20-001", "optional content, which this checker cannot read");
    if (root.getKey("/Names").isDictionary() && root.getKey("/Names").hasKey("/EmbeddedFiles"))
        tell("21-001", "embedded files, which this checker cannot read");
}

void check_pages(OpenFile& open, const Tell& tell) {
    for (std::size_t i = 0; i < open.pages.size(); ++i) {
        const auto where = "page " + std::to_string(i + 1);
        auto& page = open.pages[i];
        // Asked of pages with annotations; ours have it always, since a reader may add some.
        if (!page.hasKey("/Tabs"))
            tell("28-008", where);
        else if (!page.getKey("/Tabs").isNameAndEquals("/S"))
            tell("28-009", where);
        if (page.getKey("/Annots").isArray() && page.getKey("/Annots").getArrayNItems() > 0)
            tell("28-002", where + ": an annotation, which this checker cannot read");
    }
}

/// Each mark belongs to one element and each element's content is there; both ways.
void check_bonds(OpenFile& open, const Tell& tell) {
    auto root = open.root().getKey("/StructTreeRoot");
    if (!root.isDictionary()) return;
    auto parents = root.getKey("/ParentTree");
    std::map<std::pair<int, int>, QPDFObjGen> owners;
    for (const auto& element : open.elements)
        for (const auto& [page, mcid] : element.contents) {
            const auto number = open.numbers.count(page) > 0 ? open.numbers[page] : 0;
            if (number == 0 || open.readings[static_cast<std::size_t>(number - 1)].mcids.count(mcid) == 0)
                tell("UA 7.1-2", element.role + " names content that is not there");
            else if (!owners.emplace(std::pair{number, mcid}, element.object.getObjGen()).second)
                tell("UA 7.1-2", "content belongs to two elements");
        }
    for (std::size_t i = 0; i < open.readings.size(); ++i) {
        const auto number = static_cast<int>(i) + 1;
        const auto where = "page " + std::to_string(number) + ": ";
        QPDFObjectHandle on_page;
        auto key = open.pages[i].getKey("/StructParents");
        const bool has_tree =
            parents.isDictionary() && key.isInteger() &&
            QPDFNumberTreeObjectHelper(parents, open.file).findObject(key.getIntValue(), on_page);
        for (const auto mcid : open.readings[i].mcids) {
            const auto owner = owners.find({number, mcid});
            if (owner == owners.end()) {
                tell("01-005", where + "a mark that no element owns");
                continue;
            }
            if (!has_tree || !on_page.isArray() || mcid >= on_page.getArrayNItems() ||
                on_page.getArrayItem(mcid).getObjGen() != owner->second)
                tell("UA 7.1-2", where + "the parent tree does not lead from the content to its element");
        }
    }
}

std::string lower(std::string text) {
    for (auto& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

/// Runs a check; what qpdf cannot read is a breach.
std::vector<Breach> breaches(const std::string& pdf, bool has_ua_alone,
                             const std::function<void(OpenFile&, const Tell&)>& check) {
    std::vector<Breach> found;
    const Tell tell = [&](const char* point, const std::string& what) {
        if (std::string_view(point).starts_with("A ") == has_ua_alone) return;
        if (found.size() < 200) found.push_back({point, what});
    };
    try {
        OpenFile open(pdf, tell);
        check(open, tell);
    } catch (const std::exception& trouble) {
        found.push_back({"unreadable", trouble.what()});
    }
    return found;
}

void check_header(const std::string& pdf, const Tell& tell) {
    const bool is_version =
        pdf.starts_with("%PDF-1.") && pdf.size() > 15 && pdf[7] >= '0' && pdf[7] <= '7' && pdf[8] == '\n';
    if (!is_version) tell("A 6.1.2", "the header is not %PDF-1.n");
    const auto comment = pdf.substr(9, 5);
    if (comment[0] != '%' || std::any_of(comment.begin() + 1, comment.end(), [](char c) { return c >= 0; }))
        tell("A 6.1.2", "no comment of four bytes above 127 after the header");
}

void check_archive_metadata(OpenFile& open, const Tell& tell) {
    const auto text = open.metadata();
    if (text.empty()) return tell("A 6.6.2.1", "the catalogue has no metadata");
    const Xml xmp(text, prefixes());
    if (property(xmp, "a:part") != "2" || property(xmp, "a:conformance") != "A")
        tell("A 6.6.4", "the metadata does not say PDF/A-2a");
    const auto described = xmp.all("//ext:schemas//schema:namespaceURI");
    if (!property(xmp, "ua:part").empty() &&
        std::find(described.begin(), described.end(), prefixes().at("ua")) == described.end())
        tell("A 6.6.2.3.1", "the schema of PDF/UA is not described");
    if (!open.root().getKey("/Metadata").getDict().getKey("/Filter").isNull())
        tell("A 6.6.2.1", "the metadata is compressed: a reader of XMP alone does not find it");
    auto info = open.file.getTrailer().getKey("/Info");
    if (info.isDictionary() && info.getKey("/Title").isString() &&
        info.getKey("/Title").getUTF8Value() != xmp.first("//dc:title/rdf:Alt/rdf:li"))
        tell("A 6.6.3", "two titles");
}

void check_archive_objects(OpenFile& open, const Tell& tell) {
    for (auto& object : open.file.getAllObjects()) {
        auto dictionary = object.isStream() ? object.getDict() : object;
        if (!dictionary.isDictionary()) continue;
        for (const auto& [key, limit] : std::map<std::string, double>{{"/ca", 1}, {"/CA", 1}})
            if (dictionary.getKey(key).isNumber() && dictionary.getKey(key).getNumericValue() < limit)
                tell("A 6.2.10", "something is transparent");
        if (dictionary.getKey("/SMask").isDictionary() || dictionary.getKey("/SMask").isStream())
            tell("A 6.2.10", "something is transparent");
        auto action = dictionary.getKey("/S");
        for (const char* each : {"/JavaScript", "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData"})
            if (action.isNameAndEquals(each)) tell("A 6.5.1", each);
        if (object.isStream() && dictionary.hasKey("/F")) tell("A 6.1.7.1", "a stream outside of the file");
        if (dictionary.getKey("/Filter").isNameAndEquals("/LZWDecode")) tell("A 6.1.7.2", "LZW");
        if (dictionary.getKey("/EF").isDictionary()) tell("A 6.8", "an embedded file");
    }
}

/// Device colours only where the page says what they mean.
void check_archive_colours(OpenFile& open, const Tell& tell) {
    bool has_intent = false;
    auto intents = open.root().getKey("/OutputIntents");
    for (auto& intent : intents.isArray() ? intents.getArrayAsVector() : std::vector<QPDFObjectHandle>{})
        has_intent = has_intent || intent.getKey("/S").isNameAndEquals("/GTS_PDFA1");
    const std::map<std::string, std::string> defaults{
        {"/DeviceRGB", "/DefaultRGB"}, {"/DeviceGray", "/DefaultGray"}, {"/DeviceCMYK", "/DefaultCMYK"}};
    for (std::size_t i = 0; i < open.pages.size(); ++i) {
        const auto where = "page " + std::to_string(i + 1) + ": ";
        auto spaces = open.pages[i].getKey("/Resources").getKey("/ColorSpace");
        for (const auto& colour : open.readings[i].colours)
            if (!has_intent && (!spaces.isDictionary() || !spaces.getKey(defaults.at(colour)).isArray()))
                tell("A 6.2.4.3", where + colour);
        auto group = open.pages[i].getKey("/Group");
        if (group.isDictionary() && !has_intent && group.getKey("/CS").isName() &&
            group.getKey("/CS").getName().starts_with("/Device"))
            tell("A 6.2.4.3", where + "the page's group blends in a device's colours");
    }
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

std::vector<Breach> breaches_of_ua(const std::string& pdf) {
    return breaches(pdf, true, [](OpenFile& open, const Tell& tell) {
        check_catalogue(open, tell);
        check_metadata(open, tell);
        check_pages(open, tell);
        check_bonds(open, tell);
        check_structure(open.elements, tell);
    });
}

std::vector<Breach> breaches_of_a2a(const std::string& pdf) {
    return breaches(pdf, false, [&](OpenFile& open, const Tell& tell) {
        check_header(pdf, tell);
        if (open.file.isEncrypted()) tell("A 6.1.3", "the file is encrypted");
        if (!open.file.getTrailer().getKey("/ID").isArray()) tell("A 6.1.3", "the file has no ID");
        check_archive_metadata(open, tell);
        check_archive_objects(open, tell);
        check_archive_colours(open, tell);
    });
}

std::vector<Said> said_in(const std::string& pdf) {
    std::vector<Said> said;
    OpenFile open(pdf, [](const char*, const std::string&) {});
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
            const auto number = open.numbers[page];
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
    const OpenFile open(pdf, [](const char*, const std::string&) {});
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
