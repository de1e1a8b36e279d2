// SPDX-License-Identifier: GPL-3.0-or-later
// Checkpoints 09 and 13 to 19: what each role asks of its element.
#include "document/pdf_ua_parts.h"

#include <algorithm>
#include <cctype>

namespace mektep::ua {
namespace {

/// Roles that our documents do not have, so that this checker does not know what is right in them.
bool is_unknown(const std::string& role) {
    static const std::set<std::string> roles{"NonStruct", "Private", "Link", "Annot", "Form", "Reference"};
    return roles.count(role) > 0;
}

bool is_number_with_point(const std::string& label) {
    const auto begin = label.find_first_not_of(' ');
    const auto end = label.find_last_not_of(' ');
    if (begin == std::string::npos || end == begin || label[end] != '.') return false;
    return std::all_of(label.begin() + static_cast<long>(begin), label.begin() + static_cast<long>(end),
                       [](unsigned char c) { return std::isdigit(c) != 0; });
}

class RoleCheck {
public:
    RoleCheck(const OpenFile& open, const Tell& tell) : open_(open), all_(open.elements), tell_(tell) {}

    void run() {
        for (std::size_t i = 0; i < all_.size(); ++i) {
            heading(i);
            list(i);
            label(i);
            contents(i);
            table(i);
            caption(i);
            rare(i);
            alternatives(i);
            figure(i);
            note(i);
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
    void only(std::size_t i, Point point, const std::set<std::string>& allowed) {
        if (!all_[i].contents.empty()) tell_(point, all_[i].role + " holds text itself");
        for (const auto& role : kid_roles(i))
            if (allowed.count(role) == 0) tell_(point, all_[i].role + " holds " + role);
    }
    void inside(std::size_t i, Point point, const std::set<std::string>& allowed) {
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
        constexpr Point point = "09-005";
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
    }

    void label(std::size_t i) {
        if (all_[i].role != "Lbl") return;
        inside(i, "09-005", {"LI", "Note", "BibEntry", "TOCI"});
        const auto text = open_.text_of(static_cast<int>(i));
        if (is_blank(text)) tell_("09-005", "Lbl without text");
        if (parent_role(i) != "LI" || !is_number_with_point(text)) return;
        const auto list = all_[static_cast<std::size_t>(all_[i].parent)].parent;
        if (list >= 0 && !attribute(all_[static_cast<std::size_t>(list)].object, "/List", "/ListNumbering")
                              .isNameAndEquals("/Decimal"))
            tell_("16-002", "“" + text + "” in a list that is not numbered");
    }

    void contents(std::size_t i) {
        const auto& role = all_[i].role;
        if (role == "TOCI") inside(i, "09-006", {"TOC"});
        if (role == "TOC") only(i, "09-006", {"TOC", "TOCI", "Caption"});
    }

    void table(std::size_t i) {
        const auto& role = all_[i].role;
        constexpr Point point = "09-004";
        if (role == "Table") {
            only(i, point, {"TR", "THead", "TBody", "TFoot", "Caption"});
            check_table(all_, i, tell_);
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
    }

    void caption(std::size_t i) {
        constexpr Point point = "09-004";
        if (all_[i].role == "Caption") inside(i, point, {"Table", "L", "TOC", "Figure"});
        const auto roles = kid_roles(i);
        const auto count = std::ranges::count(roles, "Caption");
        if (count > 1) tell_(point, "two captions of one " + all_[i].role);
        if (count == 1 && roles.front() != "Caption" && roles.back() != "Caption")
            tell_(point, "a caption in the middle of " + all_[i].role);
    }

    void rare(std::size_t i) {
        const auto& role = all_[i].role;
        if (role == "Ruby" || role == "RB" || role == "RT" || role == "RP")
            tell_("09-007", role + ", which this checker cannot judge");
        if (role == "Warichu" || role == "WT" || role == "WP")
            tell_("09-008", role + ", which this checker cannot judge");
        if (is_unknown(role)) tell_("UA 7.1", role + ", which this checker cannot judge");
        if (all_[i].parent < 0 && role != "Document" && role != "Part" && role != "Art" && role != "Sect" &&
            role != "Div")
            tell_("UA 7.1-2", "the root is " + role);
    }

    void alternatives(std::size_t i) {
        const auto& element = all_[i];
        const auto has_text = [&](const char* key) {
            auto value = element.object.getKey(key);
            return value.isString() && !is_blank(value.getUTF8Value());
        };
        if (element.role == "Figure" && !has_text("/Alt") && !has_text("/ActualText"))
            tell_("13-004", "a figure without words");
        if (element.role == "Formula" && !has_text("/Alt")) tell_("17-002", "a formula without words");
        for (const char* key : {"/ActualText", "/Alt", "/E"})
            if (element.role != "Figure" && element.role != "Formula" && element.object.hasKey(key))
                tell_("UA 7.2", std::string("words in place of ") + element.role + " (" + key + ")");
    }

    /// ISO 32000-1, table 344: a figure on one page says where it lies.
    void figure(std::size_t i) {
        if (all_[i].role != "Figure") return;
        auto box = attribute(all_[i].object, "/Layout", "/BBox");
        if (!box.isArray() || box.getArrayNItems() != 4)
            return tell_("UA 7.3", "a figure does not say where it lies");
        std::vector<double> edges;
        for (auto& edge : box.aitems()) edges.push_back(edge.isNumber() ? edge.getNumericValue() : 0);
        if (edges[0] >= edges[2] || edges[1] >= edges[3])
            tell_("UA 7.3", "the place where a figure lies is empty");
    }

    void note(std::size_t i) {
        if (all_[i].role != "Note") return;
        auto id = all_[i].object.getKey("/ID");
        if (!id.isString() || id.getStringValue().empty())
            tell_("19-003", "a note without ID");
        else if (!note_ids_.insert(id.getStringValue()).second)
            tell_("19-004", "two notes with one ID");
    }

    const OpenFile& open_;
    const std::vector<Element>& all_;
    const Tell& tell_;
    int last_level_ = 0;
    bool uses_plain_h_ = false;
    std::set<int> nodes_with_h_;
    std::set<std::string> note_ids_;
};

}  // namespace

void check_structure(OpenFile& open, const Tell& tell) { RoleCheck(open, tell).run(); }

}  // namespace mektep::ua
