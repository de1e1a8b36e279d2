// SPDX-License-Identifier: GPL-3.0-or-later
// Checkpoint 06 and ISO 19005-2, 6.6: the metadata.
#include "document/pdf_ua_parts.h"
#include "support/xml.h"

namespace mektep::ua {
namespace {

const std::map<std::string, std::string>& prefixes() {
    static const std::map<std::string, std::string> names{
        {"x", "adobe:ns:meta/"},
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

std::string title_in(const Xml& xmp) { return xmp.first("//dc:title/rdf:Alt/rdf:li"); }

/// XPath: the node is of that namespace.
std::string is_of(const std::string& prefix) { return "namespace-uri()='" + prefixes().at(prefix) + "'"; }

/// Both identifiers are known by their prefix too (ISO 14289-1, 5; ISO 19005-2, 6.6.4).
bool has_other_prefix(const Xml& xmp, const std::string& space, const std::string& prefix) {
    const auto other = "[" + is_of(space) + " and substring-before(name(), ':') != '" + prefix + "']";
    return xmp.count("//*" + other) + xmp.count("//@*" + other) > 0;
}

bool says_that_it_is_metadata(OpenFile& open) {
    auto dictionary = open.root().getKey("/Metadata").getDict();
    return dictionary.getKey("/Type").isNameAndEquals("/Metadata") &&
           dictionary.getKey("/Subtype").isNameAndEquals("/XML");
}

void check_packet(const std::string& text, const Tell& tell) {
    const auto begin = text.find("<?xpacket begin="), end = text.find("?>", begin);
    if (begin == std::string::npos || end == std::string::npos ||
        text.find("<?xpacket end=", end) == std::string::npos)
        return tell("A 6.6.2.1", "the metadata is no packet");
    const auto head = text.substr(begin, end - begin);
    if (head.find(" bytes=") != std::string::npos || head.find(" encoding=") != std::string::npos)
        tell("A 6.6.2.1", "the packet of the metadata says its length or encoding");
}

/// Every property is of a schema that PDF/A knows, or the file describes it.
void check_schemas(const Xml& xmp, const Tell& tell) {
    const auto known = "(" + is_of("dc") + " or " + is_of("ua") + " or " + is_of("a") + " or " +
                       is_of("ext") + " or " + is_of("rdf") + ")";
    for (const char* kind : {"/*", "/@*"})
        if (xmp.count(std::string("//rdf:RDF/rdf:Description") + kind + "[not" + known + "]") > 0)
            tell("A 6.6.2.3.1", "a property of a schema that PDF/A does not know");
    const auto schema = "//ext:schemas//rdf:li[schema:namespaceURI='" + prefixes().at("ua") + "']";
    if (!property(xmp, "ua:part").empty() &&
        (xmp.count(schema + "[schema:prefix='pdfuaid']") == 0 ||
         xmp.count(schema + "/schema:property//property:name[.='part']") == 0))
        tell("A 6.6.2.3.1", "the schema of PDF/UA is not described");
}

void check_info(OpenFile& open, const Xml& xmp, const Tell& tell) {
    auto info = open.file.getTrailer().getKey("/Info");
    if (!info.isDictionary()) return;
    auto title = info.getKey("/Title");
    if (!title.isNull() && (!title.isString() || title.getUTF8Value() != title_in(xmp)))
        tell("A 6.6.3", "two titles");
    for (const char* key :
         {"/Author", "/Subject", "/Keywords", "/Creator", "/Producer", "/CreationDate", "/ModDate"})
        if (info.hasKey(key)) tell("A 6.6.3", std::string(key) + ", which the metadata does not say");
}

}  // namespace

void check_metadata(OpenFile& open, const Tell& tell) {
    const auto text = open.metadata();
    if (text.empty()) return tell("06-001", "the catalogue has no metadata");
    if (!says_that_it_is_metadata(open)) tell("06-001", "the metadata does not say that it is some");
    const Xml xmp(text, prefixes());
    if (property(xmp, "ua:part") != "1" || has_other_prefix(xmp, "ua", "pdfuaid"))
        tell("06-002", "the metadata does not say pdfuaid:part 1");
    if (is_blank(title_in(xmp))) tell("06-003", "the metadata has no dc:title");
    for (const auto& language : xmp.all("//dc:language//rdf:li"))
        if (!is_language_tag(language)) tell("11-006", "“" + language + "” of the metadata is no language");
}

void check_archive_metadata(OpenFile& open, const Tell& tell) {
    const auto text = open.metadata();
    if (text.empty()) return tell("A 6.6.2.1", "the catalogue has no metadata");
    if (!says_that_it_is_metadata(open)) tell("A 6.6.2.1", "the metadata does not say that it is some");
    if (!open.root().getKey("/Metadata").getDict().getKey("/Filter").isNull())
        tell("A 6.6.2.1", "the metadata is compressed: a reader of XMP alone does not find it");
    check_packet(text, tell);
    const Xml xmp(text, prefixes());
    if (property(xmp, "a:part") != "2" || property(xmp, "a:conformance") != "A" ||
        has_other_prefix(xmp, "a", "pdfaid"))
        tell("A 6.6.4", "the metadata does not say PDF/A-2a");
    check_schemas(xmp, tell);
    check_info(open, xmp, tell);
}

}  // namespace mektep::ua
