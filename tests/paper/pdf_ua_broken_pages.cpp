// SPDX-License-Identifier: GPL-3.0-or-later
// Broken in what a page draws, and in how its marks and the elements find each other.
#include "paper/pdf_ua_broken.h"

namespace mektep {
namespace {

using Handle_ = QPDFObjectHandle;

Rows marks() {
    return {
        {"01-003", "an artifact inside of tagged content",
         [](Open o) { o.replace("BT", "/Artifact BMC EMC BT"); }},
        {"01-004", "tagged content inside of an artifact",
         [](Open o) { o.content("/Artifact BMC " + o.content() + " EMC"); }},
        {"01-004", "an artifact and tagged content in one mark",
         [](Open o) { o.replace("/P << /MCID 0 >>", "/Artifact << /MCID 0 >>"); }},
        {"01-005", "a rule that is neither", [](Open o) { o.append("9 9 m 20 20 l S"); }, "a drawing"},
        {"01-005", "text whose mark no element owns",
         [](Open o) { o.element("/H1").replaceKey("/K", Handle_::newArray()); }, "no element owns"},
        {"01-005", "an artifact that is not closed", [](Open o) { o.append("/Artifact BMC"); }, "not closed"},
        {"01-005", "a mark that ends and was not begun", [](Open o) { o.append("EMC"); }, "not begun"},
        {"01-005", "a mark that ends before its text object", [](Open o) { o.replace("ET\nEMC", "EMC\nET"); },
         "ends outside of it"},
        {"01-005", "a text object in another", [](Open o) { o.replace("BT", "BT BT"); }, "in another"},
        {"01-005", "a drawing that is not there", [](Open o) { o.append("/Artifact BMC /x Do EMC"); },
         "not there"},
        {"01-005", "a drawing by name that is neither",
         [](Open o) { o.drawing("0 0 9 9 re f"), o.append("/x Do"); }, "a drawing in it: a drawing"},
        {"30-001", "a drawing from another file",
         [](Open o) {
             o.drawing("").getDict().replaceKey("/Ref", Handle_::newDictionary());
             o.append("/Artifact BMC /x Do EMC");
         }},
        {"30-002", "a drawing with tagged content, twice",
         [](Open o) { o.drawing("/P << /MCID 77 >> BDC EMC"), o.append("/x Do /x Do"); }},
        {"UA 7.20", "a drawing that draws itself",
         [](Open o) {
             auto drawing = o.drawing("/x Do");
             drawing.getDict().getKey("/Resources").getKey("/XObject").replaceKey("/x", drawing);
             o.append("/Artifact BMC /x Do EMC");
         }},
        {"UA 7.8", "a page's number that does not say that it is one",
         [](Open o) { o.replace("/Subtype /Footer", ""); }},
        {"UA 7.8", "a page's number as a mere drawing", [](Open o) { o.replace("/Pagination", "/Layout"); }},
        {"UA 7.2", "words in place of a mark",
         [](Open o) { o.replace("BT", "/Span << /ActualText (x) >> BDC EMC BT"); }, "/ActualText"},
        {"11-001", "a mark in a language that cannot be",
         [](Open o) { o.replace("/MCID 0 ", "/MCID 0 /Lang (kazakh language) "); }, "kazakh language"},
        {"11-001", "a mark whose language is a name",
         [](Open o) { o.replace("/MCID 0 ", "/MCID 0 /Lang /kk "); }, "no language"},
        {"10-001", "a line set by another operator", [](Open o) { o.replace("ET", "T* ET"); },
         "way of setting lines"},
    };
}

Rows bonds() {
    return {
        {"UA 7.1-2", "no way from the content to its element",
         [](Open o) { o.tree().removeKey("/ParentTree"); }, "does not lead"},
        {"UA 7.1-2", "one mark twice", [](Open o) { o.replace("/MCID 1 ", "/MCID 0 "); }, "stands twice"},
        {"UA 7.1-2", "a mark in a mark", [](Open o) { o.replace("BT", "/Span << /MCID 500 >> BDC EMC BT"); },
         "tagged content in tagged content"},
        {"UA 7.1-2", "content of two elements",
         [](Open o) { o.element("/P", 1).replaceKey("/K", Handle_::newInteger(0)); }, "two elements"},
        {"UA 7.1-2", "content that is not there",
         [](Open o) { o.element("/P").replaceKey("/K", Handle_::newInteger(999)); }, "names content"},
        {"UA 7.1-2", "content without a number",
         [](Open o) { o.element("/P").replaceKey("/K", Handle_::parse("[ 0 << /Type /MCR >> ]")); },
         "without a number"},
        {"UA 7.1-2", "content of another stream",
         [](Open o) {
             o.element("/P").replaceKey("/K", Handle_::parse("<< /Type /MCR /MCID 0 /Stm null >>"));
             o.element("/P").getKey("/K").replaceKey("/Stm", o.page().getKey("/Contents"));
         },
         "another stream"},
        {"UA 7.1-2", "a way from content that is not there",
         [](Open o) { o.parents().appendItem(o.element("/P")); }, "from content that is not there"},
        {"UA 7.1-2", "a way from a page that is not there",
         [](Open o) {
             auto numbers = o.tree().getKey("/ParentTree").getKey("/Nums");
             numbers.appendItem(Handle_::newInteger(77)), numbers.appendItem(Handle_::newArray());
         },
         "from a page"},
        {"UA 7.1-1", "no structure", [](Open o) { o.root().removeKey("/StructTreeRoot"); }, "no structure"},
        {"UA 7.1-1", "text, and no element", [](Open o) { o.tree().replaceKey("/K", Handle_::newArray()); },
         "without elements"},
    };
}

}  // namespace

Rows broken_pages() {
    auto rows = marks();
    for (auto& row : bonds()) rows.push_back(row);
    return rows;
}

}  // namespace mektep
