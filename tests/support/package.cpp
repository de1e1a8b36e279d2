// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/package.h"

#include "base/handle.h"

#include <zip.h>

#include <stdexcept>

namespace mektep {

std::string part(const std::string& bytes, const char* name) {
    zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    const Handle<zip_t, zip_discard> archive(zip_open_from_source(source, ZIP_RDONLY, nullptr));
    if (!archive) throw std::runtime_error("not a zip file");
    const Handle<zip_file_t, zip_fclose> file(zip_fopen(archive.get(), name, 0));
    if (!file) throw std::runtime_error(std::string("no part ") + name);
    std::string text(1 << 20, '\0');
    text.resize(static_cast<std::size_t>(zip_fread(file.get(), text.data(), text.size())));
    return text;
}

}  // namespace mektep
