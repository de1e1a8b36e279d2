// SPDX-License-Identifier: GPL-3.0-or-later
// Checkpoints 07, 11, 20 to 28: what the file says of itself, and its pages against its structure.
#include "document/pdf_ua_parts.h"

#include <qpdf/QPDFNumberTreeObjectHelper.hh>

#include <algorithm>

namespace mektep::ua {
namespace {

bool is_true(QPDFObjectHandle value) { return value.isBool() && value.getBoolValue(); }

std::string where(std::size_t page) { return "page " + std::to_string(page + 1) + ": "; }

void check_what_is_refused(OpenFile& open, const Tell& tell) {
    auto root = open.root();
    if (open.file.isEncrypted() && !open.file.allowAccessibility())
        tell("26-002", "encrypted so that assistive technology may not read it");
    if (root.getKey("/AcroForm").isDictionary()) tell("28-010", "a form, which this checker cannot read");
    if (root.hasKey("/OCProperties")) tell("20-001", "optional content, which this checker cannot read");
    if (root.getKey("/Names").isDictionary() && root.getKey("/Names").hasKey("/EmbeddedFiles"))
        tell("21-001", "embedded files, which this checker cannot read");
}

void check_is_tagged(OpenFile& open, const Tell& tell) {
    auto mark = open.root().getKey("/MarkInfo");
    if (!mark.isDictionary() || !is_true(mark.getKey("/Marked")))
        tell("UA 7.1-8", "the file is not marked as tagged");
    if (mark.isDictionary() && is_true(mark.getKey("/Suspects"))) tell("01-007", "Suspects is true");
    if (!open.root().getKey("/StructTreeRoot").isDictionary()) {
        tell("UA 7.1-1", "there is no structure");
        return tell("A 6.7.3.3", "there is no structure");
    }
    const bool has_text = std::ranges::any_of(open.readings, [](const PageReading& page) {
        return std::ranges::any_of(page.shown, [](const Shown& shown) { return !shown.text.empty(); });
    });
    if (has_text && open.elements.empty()) tell("UA 7.1-1", "text, and a structure without elements");
}

/// Which element owns a mark of a page.
using Owners = std::map<std::pair<int, int>, QPDFObjGen>;

Owners owners_in(OpenFile& open, const Tell& tell) {
    Owners owners;
    for (const auto& element : open.elements)
        for (const auto& [page, mcid] : element.contents) {
            const auto number = open.page_number(page);
            if (number == 0 || open.readings[static_cast<std::size_t>(number - 1)].mcids.count(mcid) == 0)
                tell("UA 7.1-2", element.role + " names content that is not there");
            else if (!owners.emplace(std::pair{number, mcid}, element.object.getObjGen()).second)
                tell("UA 7.1-2", "content belongs to two elements");
        }
    return owners;
}

/// The parent tree's elements for the marks of one page, by MCID.
void check_parents(const PageReading& reading, int number, const Owners& owners, QPDFObjectHandle parents,
                   const Tell& tell) {
    const auto on_page = where(static_cast<std::size_t>(number - 1));
    const auto count = parents.isArray() ? parents.getArrayNItems() : 0;
    for (const auto mcid : reading.mcids) {
        const auto owner = owners.find({number, mcid});
        if (owner == owners.end())
            tell("01-005", on_page + "a mark that no element owns");
        else if (mcid < 0 || mcid >= count || parents.getArrayItem(mcid).getObjGen() != owner->second)
            tell("UA 7.1-2", on_page + "the parent tree does not lead from the content to its element");
    }
    for (int mcid = 0; mcid < count; ++mcid)
        if (!parents.getArrayItem(mcid).isNull() && reading.mcids.count(mcid) == 0)
            tell("UA 7.1-2", on_page + "the parent tree leads from content that is not there");
}

}  // namespace

void check_catalogue(OpenFile& open, const Tell& tell) {
    auto root = open.root();
    check_is_tagged(open, tell);
    check_what_is_refused(open, tell);
    auto preferences = root.getKey("/ViewerPreferences");
    if (!preferences.isDictionary() || !preferences.hasKey("/DisplayDocTitle"))
        tell("07-001", "DisplayDocTitle is missing");
    else if (!is_true(preferences.getKey("/DisplayDocTitle")))
        tell("07-002", "DisplayDocTitle is false");
    auto language = root.getKey("/Lang");
    if (language.isString() && is_language_tag(language.getUTF8Value())) return;
    tell("11-001", "the document has no language");
    tell("11-006", "its metadata has no language");
}

void check_pages(OpenFile& open, const Tell& tell) {
    for (std::size_t i = 0; i < open.pages.size(); ++i) {
        auto& page = open.pages[i];
        // Asked of pages with annotations; ours have it always, since a reader may add some.
        if (!page.hasKey("/Tabs"))
            tell("28-008", where(i) + "no order for Tab");
        else if (!page.getKey("/Tabs").isNameAndEquals("/S"))
            tell("28-009", where(i) + "another order for Tab than the structure's");
        if (page.getKey("/Annots").isArray() && page.getKey("/Annots").getArrayNItems() > 0)
            tell("28-002", where(i) + "an annotation, which this checker cannot read");
    }
}

void check_bonds(OpenFile& open, const Tell& tell) {
    auto root = open.root().getKey("/StructTreeRoot");
    if (!root.isDictionary()) return;
    const auto owners = owners_in(open, tell);
    auto tree = root.getKey("/ParentTree");
    std::map<long long, QPDFObjectHandle> parents;
    if (tree.isDictionary()) parents = QPDFNumberTreeObjectHelper(tree, open.file).getAsMap();
    for (std::size_t i = 0; i < open.readings.size(); ++i) {
        auto key = open.pages[i].getKey("/StructParents");
        const auto found = key.isInteger() ? parents.find(key.getIntValue()) : parents.end();
        check_parents(open.readings[i], static_cast<int>(i) + 1, owners,
                      found == parents.end() ? QPDFObjectHandle::newNull() : found->second, tell);
        if (found != parents.end()) parents.erase(found);
    }
    if (!parents.empty()) tell("UA 7.1-2", "the parent tree leads from a page that is not there");
}

}  // namespace mektep::ua
