// SPDX-License-Identifier: GPL-3.0-or-later
// Broken in the structure elements: the tree, the roles, the tables.
#include "paper/pdf_ua_broken.h"

namespace mektep {
namespace {

using Handle_ = QPDFObjectHandle;

Handle_ name(const char* text) { return Handle_::newName(text); }

void set_role(Open open, const char* role, const char* to) { open.element(role).replaceKey("/S", name(to)); }

void set_roles(Open open, const char* map) { open.tree().replaceKey("/RoleMap", Handle_::parse(map)); }

void set_language(Open open, Handle_ language) { open.element("/Span").replaceKey("/Lang", language); }

Rows tree() {
    return {
        {"UA 7.1-2", "an element that has another parent",
         [](Open o) { o.element("/LI").replaceKey("/P", o.element("/H1")); }, "another parent"},
        {"UA 7.1-2", "a root that has another parent",
         [](Open o) { o.element("/Document").replaceKey("/P", o.element("/H1")); }, "another parent"},
        {"UA 7.1-2", "an element of another type",
         [](Open o) { o.element("/P").replaceKey("/Type", name("/Foo")); }, "does not say that it is one"},
        {"UA 7.1-2", "an element twice",
         [](Open o) { o.element("/Document").getKey("/K").appendItem(o.element("/H1")); }, "twice"},
        {"UA 7.1-2", "a kid that is none",
         [](Open o) { o.element("/Document").getKey("/K").appendItem(name("/X")); }, "a kid that is no"},
        {"UA 7.1-2", "an element that is no object of its own",
         [](Open o) {
             o.element("/Document").getKey("/K").appendItem(Handle_::parse("<< /Type /StructElem /S /P >>"));
         },
         "no object of its own"},
        {"UA 7.1-2", "elements in elements without an end",
         [](Open o) {
             auto inner = o.add("<< /S /Div /K [ ] >>");
             for (int i = 0; i < 300; ++i) {
                 auto next = o.file.makeIndirectObject(Handle_::parse("<< /Type /StructElem /S /Div >>"));
                 next.replaceKey("/P", inner), inner.replaceKey("/K", next);
                 inner = next;
             }
         },
         "too deep"},
        {"UA 7.1-2", "a paragraph as root", [](Open o) { set_role(o, "/Document", "/P"); }, "the root is"},
        {"UA 7.1-2", "a root that is no element",
         [](Open o) { o.tree().getKey("/K").appendItem(Handle_::newInteger(3)); }, "a root that is no"},
        {"28-002", "the element of an annotation",
         [](Open o) { o.element("/P").replaceKey("/K", Handle_::parse("[ 0 << /Type /OBJR >> ]")); },
         "an element of an annotation"},
        {"02-001", "a role that nobody knows", [](Open o) { set_role(o, "/P", "/Abzac"); }},
        {"02-003", "roles that lead in a circle",
         [](Open o) { set_role(o, "/P", "/A1"), set_roles(o, "<< /A1 /A2 /A2 /A1 >>"); }},
        {"02-004", "a standard role that is mapped", [](Open o) { set_roles(o, "<< /P /Span >>"); }},
        {"A 6.7.3.4", "a role that nobody knows", [](Open o) { set_role(o, "/P", "/Abzac"); }, "no standard"},
        {"A 6.7.3.4", "roles that lead in a circle",
         [](Open o) { set_role(o, "/P", "/A1"), set_roles(o, "<< /A1 /A2 /A2 /A1 >>"); }, "circle"},
        {"A 6.7.3.4", "a standard role that is mapped", [](Open o) { set_roles(o, "<< /P /Span >>"); },
         "is mapped"},
        {"A 6.7.3.3", "no structure", [](Open o) { o.root().removeKey("/StructTreeRoot"); }},
        {"UA 7.1", "attributes of a class", [](Open o) { o.element("/P").replaceKey("/C", name("/Wide")); },
         "class"},
        {"11-001", "words in a language that cannot be",
         [](Open o) { set_language(o, Handle_::newString("kazakh language")); }, "kazakh language"},
        {"11-001", "words in no language", [](Open o) { set_language(o, Handle_::newString("")); },
         "of Span"},
        {"11-001", "words whose language is a name", [](Open o) { set_language(o, name("/ru-KZ")); },
         "of Span"},
        {"11-001", "a part of one letter at the end of a language",
         [](Open o) { set_language(o, Handle_::newString("ru-x")); }, "ru-x"},
        {"11-001", "a language of one letter", [](Open o) { set_language(o, Handle_::newString("r-KZ")); },
         "r-KZ"},
    };
}

/// Roles that the checker refuses, as a paragraph's.
Rows unknown_roles() {
    Rows rows;
    for (const char* role : {"/NonStruct", "/Private", "/Link", "/Annot", "/Form", "/Reference"})
        rows.push_back({"UA 7.1", role, [=](Open o) { set_role(o, "/P", role); }, role + 1});
    for (const char* role : {"/Ruby", "/RB", "/RT", "/RP"})
        rows.push_back({"09-007", role, [=](Open o) { set_role(o, "/P", role); }, role + 1});
    for (const char* role : {"/Warichu", "/WT", "/WP"})
        rows.push_back({"09-008", role, [=](Open o) { set_role(o, "/P", role); }, role + 1});
    for (const char* key : {"/ActualText", "/Alt", "/E"})
        rows.push_back({"UA 7.2", "words in place of a paragraph",
                        [=](Open o) { o.element("/P").replaceKey(key, Handle_::newString("x")); },
                        std::string("of P (") + key});
    return rows;
}

Rows lists() {
    return {
        {"09-005", "a paragraph in a list", [](Open o) { set_role(o, "/LI", "/P"); }, "L holds P"},
        {"09-005", "an item without a label", [](Open o) { o.element("/LI").getKey("/K").eraseItem(0); },
         "not one Lbl"},
        {"09-005", "an item outside of a list",
         [](Open o) { o.add("<< /S /LI /K [ << /S /Lbl >> << /S /LBody >> ] >>"); }, "LI stands in Document"},
        {"09-005", "a body outside of an item", [](Open o) { o.add("<< /S /LBody >>"); }, "LBody stands in"},
        {"09-005", "a label outside of an item", [](Open o) { set_role(o, "/P", "/Lbl"); }, "Lbl stands in"},
        {"09-005", "a list that holds text itself",
         [](Open o) { o.element("/L").getKey("/K").appendItem(Handle_::newInteger(6)); },
         "holds text itself"},
        {"09-005", "a label without text",
         [](Open o) { o.element("/Lbl").replaceKey("/K", Handle_::newArray()); }, "Lbl without text"},
        {"09-006", "a line of contents outside of them", [](Open o) { o.add("<< /S /TOCI >>"); }, "TOCI"},
        {"09-006", "a paragraph in the contents", [](Open o) { o.add("<< /S /TOC /K [ << /S /P >> ] >>"); },
         "TOC holds P"},
        {"16-001", "a list of no kind", [](Open o) { o.element("/L").removeKey("/A"); }},
        {"16-001", "a list of an unknown kind",
         [](Open o) { o.element("/L").getKey("/A").replaceKey("/ListNumbering", name("/None")); }},
        {"16-002", "numbers in a list of points",
         [](Open o) { o.element("/L", 1).getKey("/A").replaceKey("/ListNumbering", name("/Disc")); }},
    };
}

Rows words() {
    const auto figure = [](const char* layout) {
        return [=](Open o) { o.add(std::string("<< /S /Figure /Alt (x) ") + layout + " >>"); };
    };
    return {
        {"13-004", "a figure without words", [](Open o) { o.add("<< /S /Figure >>"); }},
        {"13-004", "a figure of blank words", [](Open o) { o.add("<< /S /Figure /Alt ( ) >>"); }},
        {"UA 7.3", "a figure that lies nowhere", figure(""), "does not say"},
        {"UA 7.3", "a figure of three edges", figure("/A << /O /Layout /BBox [0 0 9] >>"), "does not say"},
        {"UA 7.3", "a figure of no height", figure("/A << /O /Layout /BBox [0 9 9 9] >>"), "is empty"},
        {"14-002", "a letter that begins with H2", [](Open o) { set_role(o, "/H1", "/H2"); }},
        {"14-003", "H3 after H1", [](Open o) { set_role(o, "/H2", "/H3"); }},
        {"14-006", "two H in one element",
         [](Open o) { o.add("<< /S /Sect /K [ << /S /H >> << /S /H >> ] >>"); }},
        {"14-007", "H beside H1", [](Open o) { o.add("<< /S /H >>"); }},
        {"17-002", "a formula without words", [](Open o) { o.add("<< /S /Formula >>"); }},
        {"19-003", "a note without ID", [](Open o) { o.add("<< /S /Note >>"); }},
        {"19-004", "two notes of one ID",
         [](Open o) { o.add("<< /S /Note /ID (a) >>"), o.add("<< /S /Note /ID (a) >>"); }},
    };
}

Broken table(const char* point, const char* how, const char* says, const std::string& from,
             const std::string& to) {
    return {point, how, [=](Open o) { o.add(replaced_everywhere(good_table, from, to)); }, says};
}

}  // namespace

Rows broken_structures() {
    auto rows = tree();
    for (const auto& part : {unknown_roles(), lists(), words()})
        rows.insert(rows.end(), part.begin(), part.end());
    return rows;
}

Rows broken_tables() {
    const std::string first = "/Table /K [ ", row = "<< /S /TR /K [ << /S /TH /A << /O /Table /Scope /Row",
                      cell = "<< /S /TD >>", rows_end = ">> ] >> ] >>";
    const auto cell_with = [](const std::string& attribute) {
        return "<< /S /TD /A << /O /Table " + attribute + " >> >>";
    };
    return {
        {"09-004", "a cell outside of a row", [](Open o) { o.add("<< /S /TD >>"); }, "TD stands in Document"},
        {"09-004", "a row outside of a table", [](Open o) { o.add("<< /S /TR >>"); }, "TR stands in"},
        {"09-004", "rows outside of a table", [](Open o) { o.add("<< /S /TBody >>"); }, "TBody stands in"},
        {"09-004", "a caption of nothing", [](Open o) { set_role(o, "/P", "/Caption"); },
         "Caption stands in"},
        table("09-004", "a paragraph in a row", "TR holds P", "/TD", "/P"),
        table("09-004", "a paragraph in a table", "Table holds P", first, first + "<< /S /P >> "),
        table("09-004", "a cell in the rows of a table", "TBody holds TD", rows_end,
              ">> ] >> << /S /TBody /K [ << /S /TD >> ] >> ] >>"),
        table("09-004", "a caption between rows", "middle of Table", row, "<< /S /Caption >> " + row),
        table("09-004", "two captions", "two captions of one Table", first,
              first + "<< /S /Caption >> << /S /Caption >> "),
        {"09-004", "two captions of a list",
         [](Open o) { o.add("<< /S /L /K [ << /S /Caption >> << /S /Caption >> ] >>"); },
         "captions of one L"},
        table("09-004", "a head without a body", "no TBody", first, first + "<< /S /THead /K [ ] >> "),
        table("09-004", "a foot without a body", "no TBody", first, first + "<< /S /TFoot /K [ ] >> "),
        table("09-004", "two heads", "two heads", first, first + "<< /S /THead >> << /S /THead >> "),
        table("09-004", "two feet", "two heads or feet", first, first + "<< /S /TFoot >> << /S /TFoot >> "),
        {"15-001", "a table without a header",
         [](Open o) { o.add("<< /S /Table /K [ << /S /TR /K [ << /S /TD >> ] >> ] >>"); }},
        table("15-003", "a header without scope", "", "/Scope /Row", ""),
        table("15-003", "a header of an unknown scope", "", "/Scope /Row", "/Scope /Cell"),
        table("15-005", "a row that is too short", "different widths", cell, ""),
        table("15-005", "a cell over two rows", "/RowSpan", cell, cell_with("/RowSpan 2")),
        table("15-005", "a cell that names its headers", "/Headers", cell, cell_with("/Headers [ (a) ]")),
        table("15-005", "a cell over no column", "ColSpan", cell, cell_with("/ColSpan 0")),
        table("15-005", "a cell over half a column", "ColSpan", cell, cell_with("/ColSpan .5")),
        table("15-005", "columns without headers", "no header above it", "/Scope /Column", "/Scope /Row"),
        table("15-005", "a first row of cells", "no header", "<< /S /TH /A << /O /Table /Scope /Column >> >>",
              cell),
        table("15-005", "a row without a header", "no header in its row", "/Scope /Row", "/Scope /Column"),
    };
}

}  // namespace mektep
