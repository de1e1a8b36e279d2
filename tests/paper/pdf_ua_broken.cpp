// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/pdf_ua_broken.h"

#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <stdexcept>

namespace mektep {
namespace {

using Handle_ = QPDFObjectHandle;

std::string bytes_of(Handle_ stream) {
    const auto data = stream.getStreamData(qpdf_dl_all);
    return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

void set_bytes(Handle_ stream, const std::string& bytes) {
    stream.replaceStreamData(bytes, Handle_::newNull(), Handle_::newNull());
}

void find(Handle_ each, const std::string& role, std::vector<Handle_>& found) {
    if (each.isArray())
        for (auto& kid : each.aitems()) find(kid, role, found);
    if (!each.isDictionary()) return;
    if (each.getKey("/S").isNameAndEquals(role)) found.push_back(each);
    find(each.getKey("/K"), role, found);
}

/// Gives an element that was written as text its number, its type and its parent; and its kids.
Handle_ adopt(QPDF& file, Handle_ each, Handle_ parent) {
    auto element = file.makeIndirectObject(each);
    element.replaceKey("/Type", Handle_::newName("/StructElem"));
    element.replaceKey("/P", parent);
    auto kids = element.getKey("/K");
    for (int i = 0; kids.isArray() && i < kids.getArrayNItems(); ++i)
        if (kids.getArrayItem(i).isDictionary())
            kids.setArrayItem(i, adopt(file, kids.getArrayItem(i), element));
    return element;
}

}  // namespace

const char* const good_table =
    "<< /S /Table /K [ "
    "<< /S /TR /K [ << /S /TH /A << /O /Table /Scope /Column >> >> "
    "<< /S /TH /A << /O /Table /Scope /Column >> >> ] >> "
    "<< /S /TR /K [ << /S /TH /A << /O /Table /Scope /Row >> >> << /S /TD >> ] >> ] >>";

std::string written(QPDF& file) {
    QPDFWriter writer(file);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setNewlineBeforeEndstream(true);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    if (at == std::string::npos) throw std::logic_error("no " + from);
    return text.replace(at, from.size(), to);
}

std::string replaced_everywhere(std::string text, const std::string& from, const std::string& to) {
    auto at = text.find(from);
    if (at == std::string::npos) throw std::logic_error("no " + from);
    for (; at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
    return text;
}

Handle_ Open::page() { return QPDFPageDocumentHelper(file).getAllPages().front().getObjectHandle(); }

Handle_ Open::element(const std::string& role, std::size_t index) {
    std::vector<Handle_> found;
    find(tree().getKey("/K"), role, found);
    if (index >= found.size()) throw std::logic_error("no element " + role);
    return found[index];
}

Handle_ Open::add(const std::string& text) {
    auto document = element("/Document");
    auto added = adopt(file, Handle_::parse(text), document);
    document.getKey("/K").appendItem(added);
    return added;
}

std::string Open::content() { return bytes_of(page().getKey("/Contents")); }

void Open::content(const std::string& text) {
    page().replaceKey("/Contents", Handle_::newStream(&file, text));
}

void Open::replace(const std::string& from, const std::string& to) { content(replaced(content(), from, to)); }

Handle_ Open::drawing(const std::string& text) {
    auto drawing = Handle_::newStream(&file, text);
    auto dictionary = drawing.getDict();
    for (const auto& [key, value] : {std::pair{"/Type", "/XObject"},
                                     {"/Subtype", "/Form"},
                                     {"/BBox", "[0 0 99 99]"},
                                     {"/Resources", "<< /XObject << >> >>"}})
        dictionary.replaceKey(key, Handle_::parse(value));
    auto drawings = Handle_::newDictionary();
    drawings.replaceKey("/x", drawing);
    page().getKey("/Resources").replaceKey("/XObject", drawings);
    return drawing;
}

Handle_ Open::font(bool is_composite) {
    for (auto& [name, font] : resources("/Font").ditems())
        if (font.getKey("/Subtype").isNameAndEquals("/Type0") == is_composite) return font;
    throw std::logic_error("no such font");
}

void Open::metadata(const std::string& from, const std::string& to) {
    auto stream = root().getKey("/Metadata");
    set_bytes(stream, replaced_everywhere(bytes_of(stream), from, to));
}

void Open::unicode(const std::string& from, const std::string& to) {
    auto stream = font(true).getKey("/ToUnicode");
    set_bytes(stream, replaced(bytes_of(stream), from, to));
}

void Open::program(bool is_composite, const std::function<void(std::string&)>& harm) {
    auto stream = descriptor(is_composite).getKey("/FontFile2");
    auto bytes = bytes_of(stream);
    harm(bytes);
    set_bytes(stream, bytes);
}

std::string broken_file(const Broken& broken, const std::string& good) {
    if (broken.bytes) return broken.bytes(good);
    QPDF file;
    file.setSuppressWarnings(true);
    file.processMemoryFile("letter", good.data(), good.size());
    broken.harm(Open{file});
    return written(file);
}

const std::vector<Broken>& broken_files() {
    static const auto all = [] {
        Rows rows;
        for (const auto& part : {broken_pages(), broken_structures(), broken_tables(), broken_fonts(),
                                 broken_catalogues(), broken_archives(), broken_bytes()})
            rows.insert(rows.end(), part.begin(), part.end());
        return rows;
    }();
    return all;
}

}  // namespace mektep
