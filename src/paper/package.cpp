// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/package.h"

#include "base/error.h"

#include <fmt/format.h>
#include <zip.h>

namespace mektep {

std::string packed(const std::vector<PackedFile>& parts) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const target = zip_source_buffer_create(nullptr, 0, 0, &error);
    if (target == nullptr) throw Failure(Outside::disk, "packing a document: no memory");
    zip_source_keep(target);
    zip_t* const archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    if (archive == nullptr) throw Failure(Outside::disk, "packing a document: the archive cannot be made");
    for (const auto& part : parts) {
        zip_source_t* const source = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
        const auto index = zip_file_add(archive, part.name, source, ZIP_FL_ENC_UTF_8);
        if (index < 0)
            throw Failure(Outside::disk, fmt::format("packing a document: {}", zip_strerror(archive)));
        if (part.stored) zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
        // A fixed time: the same letter gives the same bytes, and no file tells when it was written.
        zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, 0x5C21, 0);
    }
    if (zip_close(archive) != 0)
        throw Failure(Outside::disk, fmt::format("packing a document: {}", zip_strerror(archive)));
    zip_source_open(target);
    zip_source_seek(target, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
    zip_source_seek(target, 0, SEEK_SET);
    zip_source_read(target, bytes.data(), bytes.size());
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

std::string xml_text(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const auto here = text.substr(i, 3);
        if (here == "\xEF\xBF\xBE" || here == "\xEF\xBF\xBF")
            i += 2;
        else if (c == '&')
            result += "&amp;";
        else if (c == '<')
            result += "&lt;";
        else if (c == '>')
            result += "&gt;";
        else if (c == '"')
            result += "&quot;";
        else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t')
            result += c;
    }
    return result;
}

}  // namespace mektep
