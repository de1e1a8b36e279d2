// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/xml.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include <stdexcept>
#include <utility>

namespace mektep {
namespace {

const xmlChar* as_xml(const std::string& text) { return reinterpret_cast<const xmlChar*>(text.c_str()); }

}  // namespace

Xml::Xml(const std::string& text, std::map<std::string, std::string> prefixes)
    : prefixes_(std::move(prefixes)) {
    auto* const document = xmlReadMemory(text.data(), static_cast<int>(text.size()), "part.xml", nullptr,
                                         XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    if (document == nullptr) throw std::runtime_error("not well-formed XML: " + text.substr(0, 200));
    document_ = std::shared_ptr<void>(document, [](void* each) { xmlFreeDoc(static_cast<xmlDoc*>(each)); });
}

std::vector<std::string> Xml::all(const std::string& xpath) const {
    const std::unique_ptr<xmlXPathContext, void (*)(xmlXPathContext*)> context(
        xmlXPathNewContext(static_cast<xmlDoc*>(document_.get())), xmlXPathFreeContext);
    for (const auto& [prefix, space] : prefixes_)
        xmlXPathRegisterNs(context.get(), as_xml(prefix), as_xml(space));
    const std::unique_ptr<xmlXPathObject, void (*)(xmlXPathObject*)> found(
        xmlXPathEvalExpression(as_xml(xpath), context.get()), xmlXPathFreeObject);
    if (!found) throw std::logic_error("not an XPath: " + xpath);
    std::vector<std::string> texts;
    for (int i = 0; found->nodesetval != nullptr && i < found->nodesetval->nodeNr; ++i) {
        xmlChar* const content = xmlNodeGetContent(found->nodesetval->nodeTab[i]);
        texts.emplace_back(reinterpret_cast<const char*>(content));
        xmlFree(content);
    }
    return texts;
}

std::string Xml::first(const std::string& xpath) const {
    const auto found = all(xpath);
    return found.empty() ? "" : found.front();
}

}  // namespace mektep
