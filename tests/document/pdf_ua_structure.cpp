// SPDX-License-Identifier: GPL-3.0-or-later
// Checkpoints 02, 09, 13 to 19: the tree of structure elements.
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
            return "NonStruct";
        }
        auto next = map.isDictionary() ? map.getKey("/" + role) : QPDFObjectHandle::newNull();
        if (!next.isName()) {
            tell("02-001", role);
            return "NonStruct";
        }
        role = without_slash(next.getName());
    }
    return role;
}

class Walker {
public:
    Walker(QPDFObjectHandle role_map, const Tell& tell) : map_(role_map), tell_(tell) {}

    void walk(QPDFObjectHandle object, int parent, QPDFObjGen page) {
        if (!seen_.insert(object.getObjGen()).second || elements.size() > 100000)
            return tell_("UA 7.1-2", "an element stands twice in the tree");
        if (object.getKey("/Pg").isDictionary()) page = object.getKey("/Pg").getObjGen();
        Element element;
        element.object = object;
        element.parent = parent;
        auto role = object.getKey("/S");
        element.role = mapped(role.isName() ? without_slash(role.getName()) : "", map_, tell_);
        if (object.getKey("/Lang").isString()) element.language = object.getKey("/Lang").getUTF8Value();
        const auto here = static_cast<int>(elements.size());
        elements.push_back(element);
        if (parent >= 0) {
            at(parent).kids.push_back(here);
            at(parent).order.emplace_back(true, here);
        }
        auto kids = object.getKey("/K");
        if (kids.isArray())
            for (auto& kid : kids.aitems()) take(kid, here, page);
        else if (!kids.isNull())
            take(kids, here, page);
    }

    std::vector<Element> elements;

private:
    Element& at(int index) { return elements[static_cast<std::size_t>(index)]; }

    void take(QPDFObjectHandle kid, int here, QPDFObjGen page) {
        const auto add_content = [&](QPDFObjGen on, int mcid) {
            at(here).order.emplace_back(false, static_cast<int>(at(here).contents.size()));
            at(here).contents.emplace_back(on, mcid);
        };
        if (kid.isInteger()) return add_content(page, kid.getIntValueAsInt());
        if (!kid.isDictionary()) return tell_("UA 7.1-2", "a kid that is no element");
        if (kid.getKey("/Type").isNameAndEquals("/MCR"))
            return add_content(kid.getKey("/Pg").isDictionary() ? kid.getKey("/Pg").getObjGen() : page,
                               kid.getKey("/MCID").getIntValueAsInt());
        if (kid.getKey("/Type").isNameAndEquals("/OBJR"))
            return at(here).objects.push_back(kid.getKey("/Obj").getObjGen());
        if (kid.getKey("/P").getObjGen() != at(here).object.getObjGen())
            tell_("UA 7.1-2", "an element names another parent");
        walk(kid, here, page);
    }

    QPDFObjectHandle map_;
    const Tell& tell_;
    std::set<QPDFObjGen> seen_;
};

/// A value of the element's attribute objects.
QPDFObjectHandle attribute(QPDFObjectHandle element, const std::string& owner, const std::string& key) {
    auto objects = element.getKey("/A");
    for (auto& each : objects.isArray() ? objects.getArrayAsVector() : std::vector{objects})
        if (each.isDictionary() && each.getKey("/O").isNameAndEquals(owner) && each.hasKey(key))
            return each.getKey(key);
    return QPDFObjectHandle::newNull();
}

class StructureCheck {
public:
    StructureCheck(const std::vector<Element>& elements, const Tell& tell) : all_(elements), tell_(tell) {}

    void run() {
        for (std::size_t i = 0; i < all_.size(); ++i) {
            heading(i);
            list(i);
            table(i);
            alternatives(i);
        }
        if (uses_plain_h_ && last_level_ > 0) tell_("14-007", "both H and H1 to H6");
    }

private:
    [[nodiscard]] std::string parent_role(std::size_t i) const {
        return all_[i].parent < 0 ? "" : all_[static_cast<std::size_t>(all_[i].parent)].role;
    }
    [[nodiscard]] std::vector<std::string> kid_roles(std::size_t i) const {
        std::vector<std::string> roles;
        for (const auto kid : all_[i].kids) roles.push_back(all_[static_cast<std::size_t>(kid)].role);
        return roles;
    }
    void only(std::size_t i, const char* point, const std::set<std::string>& allowed) {
        if (!all_[i].contents.empty()) tell_(point, all_[i].role + " holds text itself");
        for (const auto& role : kid_roles(i))
            if (allowed.count(role) == 0) tell_(point, all_[i].role + " holds " + role);
    }
    void inside(std::size_t i, const char* point, const std::set<std::string>& allowed) {
        if (allowed.count(parent_role(i)) == 0) tell_(point, all_[i].role + " stands in " + parent_role(i));
    }

    void heading(std::size_t i) {
        const auto& role = all_[i].role;
        if (role == "H") {
            uses_plain_h_ = true;
            if (!nodes_with_h_.insert(all_[i].parent).second) tell_("14-006", "two H in one element");
        }
        if (role.size() != 2 || role[0] != 'H' || std::isdigit(static_cast<unsigned char>(role[1])) == 0)
            return;
        const int level = role[1] - '0';
        if (last_level_ == 0 && level != 1) tell_("14-002", "the first heading is " + role);
        if (last_level_ > 0 && level > last_level_ + 1)
            tell_("14-003", role + " after H" + std::to_string(last_level_));
        last_level_ = level;
    }

    void list(std::size_t i) {
        const auto& role = all_[i].role;
        constexpr auto point = "09-005";
        if (role == "L") {
            only(i, point, {"L", "LI", "Caption"});
            auto numbering = attribute(all_[i].object, "/List", "/ListNumbering");
            static const std::set<std::string> known{"/Disc",       "/Circle",     "/Square",
                                                     "/Decimal",    "/UpperRoman", "/LowerRoman",
                                                     "/UpperAlpha", "/LowerAlpha"};
            // 7.6: where items have labels, the list says of which kind they are.
            if (!numbering.isName() || known.count(numbering.getName()) == 0)
                tell_("16-001", "a list whose items have labels does not say how they are numbered");
        }
        if (role == "LI") {
            inside(i, point, {"L"});
            only(i, point, {"Lbl", "LBody"});
            if (kid_roles(i) != std::vector<std::string>{"Lbl", "LBody"})
                tell_(point, "LI is not one Lbl and one LBody");
        }
        if (role == "LBody") inside(i, point, {"LI"});
        if (role == "Lbl") inside(i, point, {"LI", "Note", "BibEntry", "TOCI", "Form"});
        if (role == "TOCI") inside(i, "09-006", {"TOC"});
        if (role == "TOC") only(i, "09-006", {"TOC", "TOCI", "Caption"});
    }

    void table(std::size_t i) {
        const auto& role = all_[i].role;
        constexpr auto point = "09-004";
        if (role == "Table") {
            only(i, point, {"TR", "THead", "TBody", "TFoot", "Caption"});
            rectangle(i);
        }
        if (role == "THead" || role == "TBody" || role == "TFoot") {
            inside(i, point, {"Table"});
            only(i, point, {"TR"});
        }
        if (role == "TR") {
            inside(i, point, {"Table", "THead", "TBody", "TFoot"});
            only(i, point, {"TH", "TD"});
        }
        if (role == "TD" || role == "TH") inside(i, point, {"TR"});
        if (role == "TH") {
            auto scope = attribute(all_[i].object, "/Table", "/Scope");
            static const std::set<std::string> known{"/Row", "/Column", "/Both"};
            if (!scope.isName() || known.count(scope.getName()) == 0) tell_("15-003", "TH without Scope");
        }
    }
    /// Each row as wide as the others; and a table has a header (UA 7.5).
    void rectangle(std::size_t table) {
        std::vector<std::size_t> rows;
        for (const auto kid : all_[table].kids) {
            const auto k = static_cast<std::size_t>(kid);
            if (all_[k].role == "TR") rows.push_back(k);
            for (const auto grandkid : all_[k].kids)
                if (all_[static_cast<std::size_t>(grandkid)].role == "TR")
                    rows.push_back(static_cast<std::size_t>(grandkid));
        }
        bool has_header = false;
        std::set<int> widths;
        for (const auto row : rows) {
            int width = 0;
            for (const auto cell : all_[row].kids) {
                const auto& element = all_[static_cast<std::size_t>(cell)];
                auto span = attribute(element.object, "/Table", "/ColSpan");
                width += span.isInteger() ? span.getIntValueAsInt() : 1;
                has_header = has_header || element.role == "TH";
            }
            widths.insert(width);
        }
        if (widths.size() > 1) tell_("15-005", "rows of different widths");
        if (!has_header) tell_("15-001", "a table without any TH");
    }

    void alternatives(std::size_t i) {
        const auto& element = all_[i];
        const auto has_text = [&](const char* key) {
            auto value = element.object.getKey(key);
            return value.isString() && !value.getUTF8Value().empty();
        };
        if (element.role == "Figure" && !has_text("/Alt") && !has_text("/ActualText"))
            tell_("13-004", "a figure without words");
        if (element.role == "Formula" && !has_text("/Alt")) tell_("17-002", "a formula without words");
        if (element.role == "Note") {
            auto id = element.object.getKey("/ID");
            if (!id.isString() || id.getStringValue().empty())
                tell_("19-003", "a note without ID");
            else if (!note_ids_.insert(id.getStringValue()).second)
                tell_("19-004", "two notes with one ID");
        }
        if (!element.language.empty() && !is_language_tag(element.language))
            tell_("11-001", "“" + element.language + "” is no language");
        if (element.parent < 0 && element.role != "Document" && element.role != "Part" &&
            element.role != "Art" && element.role != "Sect" && element.role != "Div")
            tell_("UA 7.1-2", "the root is " + element.role);
    }

    const std::vector<Element>& all_;
    const Tell& tell_;
    int last_level_ = 0;
    bool uses_plain_h_ = false;
    std::set<int> nodes_with_h_;
    std::set<std::string> note_ids_;
};

}  // namespace

std::vector<Element> elements_of(QPDF& file, const Tell& tell) {
    auto root = file.getRoot().getKey("/StructTreeRoot");
    if (!root.isDictionary()) return {};
    auto map = root.getKey("/RoleMap");
    if (map.isDictionary())
        for (const auto& key : map.getKeys())
            if (standard_types().count(without_slash(key)) > 0) tell("02-004", key);
    Walker walker(map, tell);
    auto kids = root.getKey("/K");
    for (auto& kid : kids.isArray() ? kids.getArrayAsVector() : std::vector{kids})
        if (kid.isDictionary()) walker.walk(kid, -1, QPDFObjGen());
    return std::move(walker.elements);
}

void check_structure(const std::vector<Element>& elements, const Tell& tell) {
    StructureCheck(elements, tell).run();
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
/// letters.
bool is_language_tag(const std::string& text) {
    std::size_t part = 0, parts = 1;
    for (const char c : text) {
        if (c == '-') {
            if (part == 0) return false;
            part = 0, ++parts;
            continue;
        }
        if (std::isalnum(static_cast<unsigned char>(c)) == 0 || ++part > 8) return false;
        if (parts == 1 && (part > 3 || std::isalpha(static_cast<unsigned char>(c)) == 0)) return false;
    }
    return part > 0 && text.size() >= 2;
}

}  // namespace mektep::ua
