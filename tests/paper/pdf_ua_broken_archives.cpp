// SPDX-License-Identifier: GPL-3.0-or-later
// Broken in what a file says of itself, in its colours and objects, and in its bytes.
#include "paper/pdf_ua_broken.h"

#include <qpdf/QPDFWriter.hh>

#include <regex>

namespace mektep {
namespace {

using Handle_ = QPDFObjectHandle;

Handle_ name(const char* text) { return Handle_::newName(text); }

std::function<void(Open)> metadata(const char* from, const char* to) {
    return [=](Open o) { o.metadata(from, to); };
}

std::function<void(Open)> state(const char* dictionary) {
    return [=](Open o) { o.resources("/ExtGState").replaceKey("/a0", Handle_::parse(dictionary)); };
}

std::function<void(Open)> artifact(const char* drawing) {
    return [=](Open o) { o.append(std::string("/Artifact BMC ") + drawing + " EMC"); };
}

std::function<void(Open)> root_has(const char* key, const std::string& value) {
    return [=](Open o) { o.root().replaceKey(key, Handle_::parse(value)); };
}

/// The page sets no colour by that operator.
std::function<void(Open)> without(const char* colour) {
    return [=](Open o) {
        o.content(
            std::regex_replace(o.content(), std::regex(std::string("[0-9. ]+ ") + colour + "\\b"), " "));
    };
}

/// An output intent in place of the page's own meaning of its colours.
void set_intent(Open open, const char* parts) {
    open.page().getKey("/Resources").removeKey("/ColorSpace");
    open.root().replaceKey("/OutputIntents", Handle_::parse("[ << /S /GTS_PDFA1 >> ]"));
    if (parts == nullptr) return;
    auto profile = Handle_::newStream(&open.file, "profile");
    profile.getDict().replaceKey("/N", Handle_::parse(parts));
    open.root().getKey("/OutputIntents").getArrayItem(0).replaceKey("/DestOutputProfile", profile);
}

Rows catalogue() {
    return {
        {"01-007", "tags that are suspect",
         [](Open o) { o.root().getKey("/MarkInfo").replaceKey("/Suspects", Handle_::newBool(true)); }},
        {"07-001", "nobody says that the title is shown",
         [](Open o) { o.root().removeKey("/ViewerPreferences"); }},
        {"07-002", "the file's name is shown",
         root_has("/ViewerPreferences", "<< /DisplayDocTitle false >>")},
        {"11-001", "a document without a language", [](Open o) { o.root().removeKey("/Lang"); },
         "the document has"},
        {"11-001", "a document whose language is cut off", root_has("/Lang", "(kk-K)"), "the document has"},
        {"11-006", "metadata without a language", root_has("/Lang", "()"), "its metadata has"},
        {"20-001", "layers", root_has("/OCProperties", "<< >>")},
        {"21-001", "an attachment", root_has("/Names", "<< /EmbeddedFiles << >> >>")},
        {"28-002", "an annotation",
         [](Open o) { o.page().replaceKey("/Annots", Handle_::parse("[ << /Subtype /Text >> ]")); },
         "an annotation,"},
        {"28-008", "no order for Tab", [](Open o) { o.page().removeKey("/Tabs"); }},
        {"28-009", "the order of rows for Tab", [](Open o) { o.page().replaceKey("/Tabs", name("/R")); }},
        {"28-010", "a form", root_has("/AcroForm", "<< >>")},
        {"UA 7.1-8", "a file that is not marked", [](Open o) { o.root().removeKey("/MarkInfo"); }},
    };
}

Rows xmp() {
    const auto no_metadata = [](Open o) { o.root().removeKey("/Metadata"); };
    const auto no_type = [](Open o) { o.root().getKey("/Metadata").getDict().removeKey("/Subtype"); };
    const auto title = [](const char* text) { return [=](Open o) { o.metadata(">Шағым<", text); }; };
    return {
        {"06-001", "no metadata", no_metadata, "has no metadata"},
        {"06-001", "metadata of no kind", no_type, "does not say that it is"},
        {"06-002", "no identifier", metadata("<pdfuaid:part>1</pdfuaid:part>", "")},
        {"06-002", "the identifier of the second part",
         metadata("<pdfuaid:part>1</pdfuaid:part>", "<pdfuaid:part>2</pdfuaid:part>")},
        {"06-002", "an identifier by another name",
         [](Open o) { o.metadata("pdfuaid:", "ua:"), o.metadata(":pdfuaid=", ":ua="); }},
        {"06-003", "no title in the metadata", title("><")},
        {"06-003", "a blank title", title("> \u00A0<")},
        {"11-006", "metadata in a language that cannot be", metadata(">kk-KZ<", ">kazakh language<"),
         "kazakh language"},
        {"A 6.6.2.1", "no metadata", no_metadata, "has no metadata"},
        {"A 6.6.2.1", "metadata of no kind", no_type, "does not say that it is"},
        {"A 6.6.2.1", "metadata that is compressed",
         [](Open o) { o.root().getKey("/Metadata").getDict().removeKey("/Type"); }, "compressed"},
        {"A 6.6.2.1", "metadata that says its length", metadata("c9d\"", "c9d\" bytes=\"9\""), "its length"},
        {"A 6.6.2.1", "metadata that says its encoding", metadata("c9d\"", "c9d\" encoding=\"UTF-8\""),
         "its length"},
        {"A 6.6.2.1", "metadata that is no packet", metadata("<?xpacket end=\"w\"?>", ""), "no packet"},
        {"A 6.6.2.3.1", "a schema that nobody describes",
         metadata(">http://www.aiim.org/pdfua/ns/id/<", ">http://other/<"), "not described"},
        {"A 6.6.2.3.1", "a property that nobody describes", metadata("name>part<", "name>other<"),
         "not described"},
        {"A 6.6.2.3.1", "a schema by another name", metadata("prefix>pdfuaid<", "prefix>ua<"),
         "not described"},
        {"A 6.6.2.3.1", "a property of a schema of nobody",
         metadata("<dc:language>", "<f:x xmlns:f=\"u:f\">1</f:x><dc:language>"), "does not know"},
        {"A 6.6.2.3.1", "an attribute of a schema of nobody",
         metadata("rdf:about=\"\" xmlns:dc", "rdf:about=\"\" xmlns:f=\"u:f\" f:x=\"1\" xmlns:dc"),
         "does not know"},
        {"A 6.6.3", "two titles",
         [](Open o) { o.file.getTrailer().getKey("/Info").replaceKey("/Title", Handle_::newString("A")); },
         "two titles"},
        {"A 6.6.3", "an author whom the metadata does not know",
         [](Open o) { o.file.getTrailer().getKey("/Info").replaceKey("/Author", Handle_::newString("A")); },
         "/Author"},
        {"A 6.6.4", "no identifier", metadata("<pdfaid:conformance>A</pdfaid:conformance>", "")},
        {"A 6.6.4", "an identifier by another name",
         [](Open o) { o.metadata("pdfaid:", "a:"), o.metadata(":pdfaid=", ":a="); }},
    };
}

Rows colours() {
    return {
        {"A 6.2.3", "an intent without a profile", [](Open o) { set_intent(o, nullptr); }},
        {"A 6.2.3", "an intent for another standard without a profile",
         root_has("/OutputIntents", "[ << /S /GTS_PDFX >> ]")},
        {"A 6.2.4.3", "an intent for other colours", [](Open o) { set_intent(o, "4"); }, "/DeviceRGB"},
        {"A 6.2.4.3", "colours of a device",
         [](Open o) { o.page().getKey("/Resources").removeKey("/ColorSpace"); }, "/DeviceRGB"},
        {"A 6.2.4.3", "colours that mean those of a device",
         [](Open o) { o.resources("/ColorSpace").replaceKey("/DefaultRGB", Handle_::parse("[ /DeviceN ]")); },
         "/DeviceRGB"},
        {"A 6.2.4.3", "inks that mean red, green and blue",
         [](Open o) {
             auto spaces = o.resources("/ColorSpace");
             spaces.replaceKey("/DefaultCMYK", spaces.getKey("/DefaultRGB"));
             artifact("0 0 0 1 k")(o);
         },
         "/DeviceCMYK"},
        {"A 6.2.4.3", "a profile of other colours",
         [](Open o) {
             auto profile = Handle_::newStream(&o.file, "profile");
             profile.getDict().replaceKey("/N", Handle_::newInteger(4));
             o.resources("/ColorSpace")
                 .replaceKey("/DefaultRGB", Handle_::newArray({name("/ICCBased"), profile}));
         },
         "/DeviceRGB"},
        {"A 6.2.4.3", "colours of a drawing that only its page explains",
         [](Open o) { o.drawing("0 0 1 rg"), artifact("/x Do")(o); }, "/DeviceRGB"},
        {"A 6.2.4.3", "greys of a device", artifact("0 g"), "/DeviceGray"},
        {"A 6.2.4.3", "inks of a device", artifact("0 0 0 1 K"), "/DeviceCMYK"},
        {"A 6.2.4.3", "a space of a device", artifact("/DeviceCMYK cs"), "/DeviceCMYK"},
        {"A 6.2.4.3", "text in the colour that is there at first", without("rg"), "/DeviceGray"},
        {"A 6.2.4.3", "a rule in the colour that is there at first", without("RG"), "/DeviceGray"},
        {"A 6.2.4.3", "an area in the colour that is there at first", artifact("0 0 9 9 re f"),
         "/DeviceGray"},
        {"A 6.2.4.3", "a shading", artifact("/S0 sh"), "shading"},
        {"A 6.2.4.3", "a pattern", artifact("/Pattern cs"), "colours of /Pattern"},
        {"A 6.2.4.3", "a colour by name", artifact("/Spot CS"), "colours of /Spot"},
        {"A 6.2.4.3", "a page that is blended",
         [](Open o) { o.page().replaceKey("/Group", Handle_::parse("<< /CS /DeviceRGB >>")); }, "group"},
        {"A 6.1.10", "an image in the page's own stream",
         artifact("BI /W 1 /H 1 /BPC 8 /CS /CMYK ID xxxx EI")},
        {"A 6.2.8", "an image",
         [](Open o) {
             o.drawing("").getDict().replaceKey("/Subtype", name("/Image"));
             artifact("/x Do")(o);
         }},
        {"A 6.2.5", "a curve of transfer", state("<< /TR /Identity >>"), "/TR"},
        {"A 6.2.5", "a curve of transfer by its later name", state("<< /TR2 /Default >>"), "/TR2"},
        {"A 6.2.5", "a phase of the raster", state("<< /HTP [ 0 0 ] >>"), "/HTP"},
        {"A 6.2.10", "an area that is transparent", state("<< /ca .5 >>"), "/ca"},
        {"A 6.2.10", "a stroke that is transparent", state("<< /CA .5 >>"), "/CA"},
        {"A 6.2.10", "a mask", state("<< /SMask << /S /Alpha >> >>"), "/SMask"},
        {"A 6.2.10", "something that is blended", state("<< /BM [ /Multiply ] >>"), "/BM"},
        {"A 6.2.10", "a drawing that is blended",
         [](Open o) { o.drawing("").getDict().replaceKey("/Group", Handle_::newDictionary()); }, "/Group"},
    };
}

Rows objects() {
    Rows rows{
        {"unreadable", "a page of no size", [](Open o) { o.page().removeKey("/MediaBox"); }, "no size"},
        {"A 6.1.7.1", "a stream outside of the file",
         [](Open o) { o.page().getKey("/Contents").getDict().replaceKey("/F", Handle_::newString("x")); },
         "outside of the file"},
        {"A 6.1.7.2", "LZW", root_has("/Z", "<< /Filter /LZWDecode >>")},
        {"A 6.1.7.2", "LZW among others", root_has("/Z", "[ << /Filter [ /FlateDecode /LZWDecode ] >> ]")},
        {"A 6.1.13", "a long name", root_has("/Z", ("/" + std::string(128, 'a'))), "a name"},
        {"A 6.1.13", "a long key",
         [](Open o) { o.root().replaceKey("/" + std::string(128, 'a'), Handle_::newInteger(1)); }, "a name"},
        {"A 6.1.13", "a long string",
         [](Open o) { o.root().replaceKey("/Z", Handle_::newString(std::string(32768, 'a'))); }, "a string"},
        {"A 6.1.13", "states of graphics too deep",
         [](Open o) {
             std::string deep;
             for (int i = 0; i < 29; ++i) deep = "q " + deep + " Q";
             o.append(deep);
         },
         "q in q"},
        {"A 6.2.2", "an operator that nobody knows", [](Open o) { o.append("xyzzy"); }, "xyzzy"},
        {"A 6.2.2", "a state that is kept for ever", [](Open o) { o.append("q"); }, "q without Q"},
        {"A 6.2.2", "a state that was not kept", [](Open o) { o.append("Q"); }, "Q without q"},
        {"A 6.2.2", "a state that is not there", [](Open o) { o.append("/zz gs"); }, "a state of graphics"},
        {"A 6.2.2", "properties that are not there", [](Open o) { o.append("/Span /zz BDC EMC"); },
         "properties"},
        {"A 6.2.2", "a drawing without resources",
         [](Open o) {
             o.drawing("").getDict().removeKey("/Resources");
             artifact("/x Do")(o);
         },
         "resources"},
        {"A 6.3.1", "an annotation",
         [](Open o) { o.page().replaceKey("/Annots", Handle_::parse("[ << /Subtype /Text >> ]")); }},
        {"A 6.4.2", "a form that is made while one reads", root_has("/NeedsRendering", "true")},
        {"A 6.5.1", "a program when the file is opened",
         root_has("/OpenAction", "<< /S /JavaScript /JS (1) >>"), "/OpenAction"},
        {"A 6.5.1", "programs by name", root_has("/Names", "<< /JavaScript << /Names [ ] >> >>"),
         "/JavaScript"},
        {"A 6.5.2", "something that is done when a page is opened",
         [](Open o) { o.page().replaceKey("/AA", Handle_::parse("<< /O << /S /Launch >> >>")); }},
        {"A 6.8", "files that belong to the whole", root_has("/AF", "[ << >> ]"), "/AF"},
        {"A 6.8", "a file in a file", root_has("/Z", "[ << /EF << >> >> ]"), "/EF"},
        {"A 6.8", "files by name", root_has("/Names", "<< /EmbeddedFiles << >> >>"), "/EmbeddedFiles"},
        {"A 6.10", "another way of showing", root_has("/Names", "<< /AlternatePresentations << >> >>"),
         "/AlternatePresentations"},
        {"A 6.10", "a page in steps",
         [](Open o) { o.page().replaceKey("/PresSteps", Handle_::newDictionary()); }, "/PresSteps"},
        {"A 6.11", "asking more of the reader", root_has("/Requirements", "[ ]")},
        {"A 6.1.7.1", "a filter of a file elsewhere", root_has("/Z", "[ << /FFilter /FlateDecode >> ]"),
         "/FFilter"},
    };
    for (const char* action : {"/GoTo", "/GoToR", "/GoToE", "/Launch", "/Thread", "/URI", "/Sound", "/Movie",
                               "/Hide", "/Named", "/SubmitForm", "/ResetForm", "/ImportData", "/JavaScript",
                               "/SetOCGState", "/Rendition", "/Trans", "/GoTo3DView"})
        rows.push_back({"A 6.5.1", std::string("an action: ") + action,
                        root_has("/Z", (std::string("[ << /A << /S ") + action + " >> >> ]")), action});
    return rows;
}

std::string encrypted(const std::string& good, const char* word, bool allows_reading) {
    QPDF file;
    file.processMemoryFile("letter", good.data(), good.size());
    QPDFWriter writer(file);
    writer.setOutputMemory();
    writer.setR3EncryptionParametersInsecure(word, "owner", allows_reading, true, true, true, true, true,
                                             qpdf_r3p_full);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

/// Something else of the same length, so that all other objects lie where they lay.
std::function<std::string(std::string)> overwritten(const std::string& from, const std::string& to) {
    return [=](const std::string& good) { return replaced(good, from, to); };
}

Broken bytes(const char* point, const char* how, const char* says,
             std::function<std::string(std::string)> harm) {
    return {.point = point, .how = how, .says = says, .bytes = std::move(harm)};
}

}  // namespace

Rows broken_catalogues() {
    auto rows = catalogue();
    for (auto& row : xmp()) rows.push_back(row);
    return rows;
}

Rows broken_archives() {
    auto rows = colours();
    for (auto& row : objects()) rows.push_back(row);
    return rows;
}

Rows broken_bytes() {
    const auto id = [](const char* with) {
        return [=](const std::string& good) {
            const auto at = good.rfind("/ID ["), end = good.find(']', at) + 1;
            const std::string other(with);
            return std::string(good).replace(at, end - at, other + std::string(end - at - other.size(), ' '));
        };
    };
    return {
        bytes("unreadable", "no PDF", "", [](const std::string&) { return "nothing of the kind"; }),
        bytes("unreadable", "half a file", "",
              [](const std::string& good) { return good.substr(0, good.size() / 2); }),
        bytes("unreadable", "a key that stands twice", "duplicated",
              overwritten("/StemH 80 /StemV", "/StemV 80 /StemV")),
        bytes("26-001", "encrypted, and it does not say for whom", "",
              [](const std::string& good) { return replaced(encrypted(good, "", true), "/P -", "/Q -"); }),
        bytes("26-001", "encrypted with a word", "",
              [](const std::string& good) { return encrypted(good, "word", true); }),
        bytes("26-002", "encrypted against being read aloud", "",
              [](const std::string& good) { return encrypted(good, "", false); }),
        bytes("A 6.1.2", "a version to come", "%PDF-1.n", overwritten("%PDF-1.", "%PDF-2.")),
        bytes("A 6.1.2", "a version that is none", "%PDF-1.n", overwritten("%PDF-1.5", "%PDF-1.8")),
        bytes("A 6.1.2", "a comment of letters", "no comment", overwritten("\n%\xBF", "\n%a")),
        bytes("A 6.1.2", "no comment", "no comment", overwritten("\n%\xBF", "\n\xBF\xBF")),
        bytes("A 6.1.3", "encrypted", "is encrypted",
              [](const std::string& good) { return encrypted(good, "", true); }),
        bytes("A 6.1.3", "no ID", "has no ID", id("")),
        bytes("A 6.1.3", "half an ID", "has no ID", id("/ID [<00>]")),
        bytes("A 6.1.3", "an empty ID", "has no ID", id("/ID [<> <>]")),
        bytes("A 6.1.3", "something after the end", "after the end",
              [](const std::string& good) { return good + "x"; }),
        bytes("A 6.1.3", "two ends of lines after the end", "after the end",
              [](const std::string& good) { return good + "\n"; }),
        bytes("A 6.1.7.1", "a stream that ends within a line", "endstream",
              overwritten("\nendstream", " endstream")),
    };
}

}  // namespace mektep
