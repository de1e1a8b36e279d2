// SPDX-License-Identifier: GPL-3.0-or-later
// Checkpoint 02: the tree of structure elements, their roles and languages.
#include "document/pdf_ua_parts.h"

#include <algorithm>
#include <cctype>

namespace mektep::ua {
namespace {

/// ISO 32000-1, 14.8.4.
const std::set<std::string>& standard_types() {
    static const std::set<std::string> types{
        "Document", "Part",      "Art",     "Sect",  "Div",  "BlockQuote", "Caption", "TOC",       "TOCI",
        "Index",    "NonStruct", "Private", "P",     "H",    "H1",         "H2",      "H3",        "H4",
        "H5",       "H6",        "L",       "LI",    "Lbl",  "LBody",      "Table",   "TR",        "TH",
        "TD",       "THead",     "TBody",   "TFoot", "Span", "Quote",      "Note",    "Reference", "BibEntry",
        "Code",     "Link",      "Annot",   "Ruby",  "RB",   "RT",         "RP",      "Warichu",   "WT",
        "WP",       "Figure",    "Formula", "Form"};
    return types;
}

std::string without_slash(const std::string& name) { return name.empty() ? name : name.substr(1); }

/// The role after the role map.
std::string mapped(std::string role, QPDFObjectHandle map, const Tell& tell) {
    std::set<std::string> seen;
    while (standard_types().count(role) == 0) {
        if (!seen.insert(role).second) {
            tell("02-003", role);
            tell("A 6.7.3.4", role + " is mapped in a circle");
            return "NonStruct";
        }
        auto next = map.isDictionary() ? map.getKey("/" + role) : QPDFObjectHandle::newNull();
        if (!next.isName()) {
            tell("02-001", role);
            tell("A 6.7.3.4", role + " is mapped to no standard role");
            return "NonStruct";
        }
        role = without_slash(next.getName());
    }
    return role;
}

class Walker {
public:
    Walker(QPDFObjectHandle role_map, QPDFObjGen root, const Tell& tell)
        : map_(role_map), root_(root), tell_(tell) {}

    void walk(QPDFObjectHandle object, int parent, QPDFObjGen page) {
        constexpr int deepest = 200;  // what is deeper would end the checker's stack
        if (!object.isIndirect()) tell_("UA 7.1-2", "an element is no object of its own");
        if ((object.isIndirect() && !seen_.insert(object.getObjGen()).second) || depth_ > deepest)
            return tell_("UA 7.1-2", "an element stands twice in the tree, or too deep");
        if (object.getKey("/Pg").isDictionary()) page = object.getKey("/Pg").getObjGen();
        const auto here = static_cast<int>(elements.size());
        elements.push_back(element(object, parent));
        if (parent >= 0) {
            at(parent).kids.push_back(here);
            at(parent).order.emplace_back(true, here);
        }
        ++depth_;
        auto kids = object.getKey("/K");
        if (kids.isArray())
            for (auto& kid : kids.aitems()) take(kid, here, page);
        else if (!kids.isNull())
            take(kids, here, page);
        --depth_;
    }

    std::vector<Element> elements;

private:
    Element& at(int index) { return elements[static_cast<std::size_t>(index)]; }

    Element element(QPDFObjectHandle object, int parent) {
        if (!object.getKey("/Type").isNameAndEquals("/StructElem"))
            tell_("UA 7.1-2", "an element does not say that it is one");
        if (object.getKey("/P").getObjGen() != (parent < 0 ? root_ : at(parent).object.getObjGen()))
            tell_("UA 7.1-2", "an element names another parent");
        if (object.hasKey("/C")) tell_("UA 7.1", "attributes of a class, which this checker cannot read");
        auto role = object.getKey("/S");
        Element element{.role = mapped(role.isName() ? without_slash(role.getName()) : "", map_, tell_),
                        .object = object,
                        .parent = parent};
        if (!object.hasKey("/Lang")) return element;
        auto language = object.getKey("/Lang");
        if (language.isString()) element.language = language.getUTF8Value();
        if (!is_language_tag(element.language))
            tell_("11-001", "“" + element.language + "” of " + element.role + " is no language");
        return element;
    }

    void take(QPDFObjectHandle kid, int here, QPDFObjGen page) {
        const auto add_content = [&](QPDFObjGen on, QPDFObjectHandle mcid) {
            if (!mcid.isInteger()) return tell_("UA 7.1-2", "content without a number");
            at(here).order.emplace_back(false, static_cast<int>(at(here).contents.size()));
            at(here).contents.emplace_back(on, mcid.getIntValueAsInt());
        };
        if (kid.isInteger()) return add_content(page, kid);
        if (!kid.isDictionary()) return tell_("UA 7.1-2", "a kid that is no element");
        if (kid.getKey("/Type").isNameAndEquals("/MCR")) {
            if (kid.hasKey("/Stm"))
                tell_("UA 7.1-2",
                      "content of another stream than the page's, which this checker cannot read");
            return add_content(kid.getKey("/Pg").isDictionary() ? kid.getKey("/Pg").getObjGen() : page,
                               kid.getKey("/MCID"));
        }
        if (kid.getKey("/Type").isNameAndEquals("/OBJR"))
            return tell_("28-002", "an element of an annotation, which this checker cannot read");
        walk(kid, here, page);
    }

    QPDFObjectHandle map_;
    QPDFObjGen root_;
    const Tell& tell_;
    std::set<QPDFObjGen> seen_;
    int depth_ = 0;
};

}  // namespace

std::vector<Element> elements_of(QPDF& file, const Tell& tell) {
    auto root = file.getRoot().getKey("/StructTreeRoot");
    if (!root.isDictionary()) return {};
    auto map = root.getKey("/RoleMap");
    if (map.isDictionary())
        for (const auto& key : map.getKeys())
            if (standard_types().count(without_slash(key)) > 0) {
                tell("02-004", key);
                tell("A 6.7.3.4", key + " is a standard role and is mapped");
            }
    Walker walker(map, root.getObjGen(), tell);
    auto kids = root.getKey("/K");
    for (auto& kid : kids.isArray() ? kids.getArrayAsVector() : std::vector{kids})
        if (kid.isDictionary())
            walker.walk(kid, -1, QPDFObjGen());
        else if (!kid.isNull())
            tell("UA 7.1-2", "a root that is no element");
    return std::move(walker.elements);
}

QPDFObjectHandle attribute(QPDFObjectHandle element, const std::string& owner, const std::string& key) {
    auto objects = element.getKey("/A");
    for (auto& each : objects.isArray() ? objects.getArrayAsVector() : std::vector{objects})
        if (each.isDictionary() && each.getKey("/O").isNameAndEquals(owner) && each.hasKey(key))
            return each.getKey(key);
    return QPDFObjectHandle::newNull();
}

std::string path_of(const std::vector<Element>& elements, int element) {
    const auto& each = elements[static_cast<std::size_t>(element)];
    return (each.parent < 0 ? "" : path_of(elements, each.parent) + "/") + each.role;
}

std::string language_of(const std::vector<Element>& elements, int element) {
    for (; element >= 0; element = elements[static_cast<std::size_t>(element)].parent) {
        auto tag = elements[static_cast<std::size_t>(element)].language;
        std::transform(tag.begin(), tag.end(), tag.begin(),
                       [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
        if (!tag.empty()) return tag;
    }
    return "";
}

/// RFC 5646 as far as its form goes: parts of at most eight letters or digits, the first of two or three
/// letters; after a part of one letter comes another.
bool is_language_tag(const std::string& text) {
    std::size_t part = 0, parts = 1;
    for (const char c : text) {
        if (c == '-') {
            if (part == 0 || (parts == 1 && part < 2)) return false;
            part = 0, ++parts;
            continue;
        }
        if (std::isalnum(static_cast<unsigned char>(c)) == 0 || ++part > 8) return false;
        if (parts == 1 && (part > 3 || std::isalpha(static_cast<unsigned char>(c)) == 0)) return false;
    }
    return part > 1;
}

bool is_blank(const std::string& text) {
    static const std::set<std::string> blanks{" ",      "\u00A0", "\u1680", "\u2000", "\u2001", "\u2002",
                                              "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008",
                                              "\u2009", "\u200A", "\u202F", "\u205F", "\u3000"};
    for (std::size_t at = 0; at < text.size();) {
        auto end = at + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
        if (blanks.count(text.substr(at, end - at)) == 0) return false;
        at = end;
    }
    return true;
}

}  // namespace mektep::ua
