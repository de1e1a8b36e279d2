// SPDX-License-Identifier: GPL-3.0-or-later
// ISO 19005-2, 6.1 to 6.5 and 6.8 to 6.11: the bytes and the objects of a file.
#include "document/pdf_ua_parts.h"

#include <algorithm>

namespace mektep::ua {
namespace {

struct Refused {
    const char* key;
    Point point;
};
/// Keys that stand in no dictionary of ours, wherever they are: each may hide what this checker cannot read.
constexpr Refused refused_keys[] = {{"/OpenAction", "A 6.5.1"},
                                    {"/JavaScript", "A 6.5.1"},
                                    {"/AA", "A 6.5.2"},
                                    {"/AF", "A 6.8"},
                                    {"/EF", "A 6.8"},
                                    {"/EmbeddedFiles", "A 6.8"},
                                    {"/Annots", "A 6.3.1"},
                                    {"/NeedsRendering", "A 6.4.2"},
                                    {"/AlternatePresentations", "A 6.10"},
                                    {"/PresSteps", "A 6.10"},
                                    {"/Requirements", "A 6.11"},
                                    {"/FFilter", "A 6.1.7.1"},
                                    {"/TR", "A 6.2.5"},
                                    {"/TR2", "A 6.2.5"},
                                    {"/HTP", "A 6.2.5"}};

/// ISO 32000-1, table 198: whatever does something.
const std::set<std::string>& actions() {
    static const std::set<std::string> names{
        "/GoTo",       "/GoToR",      "/GoToE",       "/Launch",    "/Thread",     "/URI",
        "/Sound",      "/Movie",      "/Hide",        "/Named",     "/SubmitForm", "/ResetForm",
        "/ImportData", "/JavaScript", "/SetOCGState", "/Rendition", "/Trans",      "/GoTo3DView"};
    return names;
}

class ObjectCheck {
public:
    explicit ObjectCheck(const Tell& tell) : tell_(tell) {}

    /// An object and all that stands in it and is no object of its own.
    void see(QPDFObjectHandle object) {
        if (object.isStream()) {
            if (object.getDict().hasKey("/F")) tell_("A 6.1.7.1", "a stream outside of the file");
            see(object.getDict());
        } else if (object.isArray()) {
            for (auto& item : object.aitems()) inner(item);
        } else if (object.isDictionary()) {
            keys(object);
            transparency(object);
            for (const auto& [key, value] : object.ditems()) {
                length(key);
                inner(value);
            }
        } else if (object.isName()) {
            length(object.getName());
        } else if (object.isString() && object.getStringValue().size() > 32767) {
            tell_("A 6.1.13", "a string longer than 32767 bytes");
        }
    }

private:
    void inner(QPDFObjectHandle object) {
        if (!object.isIndirect()) see(object);
    }
    void length(const std::string& name) {
        if (name.size() > 1 + 127) tell_("A 6.1.13", "a name longer than 127 bytes");
    }

    void keys(QPDFObjectHandle dictionary) {
        for (const auto& [key, point] : refused_keys)
            if (dictionary.hasKey(key)) tell_(point, key);
        auto filter = dictionary.getKey("/Filter");
        for (auto& each : filter.isArray() ? filter.getArrayAsVector() : std::vector{filter})
            if (!each.isNull() && !each.isNameAndEquals("/FlateDecode"))
                tell_("A 6.1.7.2", "a filter that this checker cannot read");
        auto action = dictionary.getKey("/S");
        if (action.isName() && actions().count(action.getName()) > 0) tell_("A 6.5.1", action.getName());
    }

    void transparency(QPDFObjectHandle dictionary) {
        for (const char* key : {"/ca", "/CA"})
            if (dictionary.hasKey(key) &&
                (!dictionary.getKey(key).isNumber() || dictionary.getKey(key).getNumericValue() < 1))
                tell_("A 6.2.10", std::string("something is transparent (") + key + ")");
        if (dictionary.hasKey("/SMask") && !dictionary.getKey("/SMask").isNameAndEquals("/None"))
            tell_("A 6.2.10", "something is transparent (/SMask)");
        if (dictionary.hasKey("/BM") && !dictionary.getKey("/BM").isNameAndEquals("/Normal"))
            tell_("A 6.2.10", "something is blended (/BM)");
        if (dictionary.getKey("/Subtype").isNameAndEquals("/Form") && dictionary.hasKey("/Group"))
            tell_("A 6.2.10", "a drawing is blended (/Group)");
    }

    const Tell& tell_;
};

/// How many parts the colours have whose meaning the file gives as a whole; 0 if it does not.
long long intended_colours(OpenFile& open, const Tell& tell) {
    long long parts = 0;
    auto intents = open.root().getKey("/OutputIntents");
    for (auto& intent : intents.isArray() ? intents.getArrayAsVector() : std::vector<QPDFObjectHandle>{}) {
        auto profile = intent.getKeyIfDict("/DestOutputProfile");
        if (!profile.isStream())
            tell("A 6.2.3", "an output intent without a profile");
        else if (intent.getKey("/S").isNameAndEquals("/GTS_PDFA1") &&
                 profile.getDict().getKey("/N").isInteger())
            parts = profile.getDict().getKey("/N").getIntValue();
    }
    return parts;
}

}  // namespace

void check_archive_bytes(const std::string& pdf, const Tell& tell) {
    const bool is_version =
        pdf.starts_with("%PDF-1.") && pdf.size() > 15 && pdf[7] >= '0' && pdf[7] <= '7' && pdf[8] == '\n';
    if (!is_version) return tell("A 6.1.2", "the header is not %PDF-1.n");
    const auto comment = pdf.substr(9, 5);
    if (comment[0] != '%' || std::any_of(comment.begin() + 1, comment.end(), [](char c) { return c >= 0; }))
        tell("A 6.1.2", "no comment of four bytes above 127 after the header");
    auto end = std::string_view(pdf);
    if (end.ends_with('\n')) end.remove_suffix(1);
    if (end.ends_with('\r')) end.remove_suffix(1);
    if (!end.ends_with("%%EOF")) tell("A 6.1.3", "something stands after the end");
    for (auto at = pdf.find("endstream"); at != std::string::npos; at = pdf.find("endstream", at + 1))
        if (pdf[at - 1] != '\n' && pdf[at - 1] != '\r')
            tell("A 6.1.7.1", "endstream does not stand on a line of its own");
}

void check_archive_trailer(OpenFile& open, const Tell& tell) {
    if (open.file.isEncrypted()) tell("A 6.1.3", "the file is encrypted");
    auto id = open.file.getTrailer().getKey("/ID");
    auto parts = id.isArray() ? id.getArrayAsVector() : std::vector<QPDFObjectHandle>{};
    if (parts.size() != 2 || std::ranges::any_of(parts, [](QPDFObjectHandle part) {
            return !part.isString() || part.getStringValue().empty();
        }))
        tell("A 6.1.3", "the file has no ID");
}

void check_archive_objects(OpenFile& open, const Tell& tell) {
    ObjectCheck check(tell);
    for (auto& object : open.file.getAllObjects()) check.see(object);
}

void check_archive_colours(OpenFile& open, const Tell& tell) {
    const auto intended = intended_colours(open, tell);
    const std::map<std::string, long long> parts{{"/DeviceRGB", 3}, {"/DeviceCMYK", 4}};
    for (std::size_t i = 0; i < open.pages.size(); ++i) {
        const auto where = "page " + std::to_string(i + 1) + ": ";
        for (const auto& colour : open.readings[i].colours)
            if (colour == "/DeviceGray" ? intended == 0 : intended != parts.at(colour))
                tell("A 6.2.4.3", where + colour);
        auto group = open.pages[i].getKey("/Group");
        if (group.isDictionary() && intended == 0 && group.getKey("/CS").isName() &&
            group.getKey("/CS").getName().starts_with("/Device"))
            tell("A 6.2.4.3", where + "the page's group blends in a device's colours");
    }
}

}  // namespace mektep::ua
