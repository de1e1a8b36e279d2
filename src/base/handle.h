// SPDX-License-Identifier: GPL-3.0-or-later
// A C library's handle, released by the library's own function.
#pragma once

#include <memory>

namespace mektep {

template <auto release>
struct ReleasedBy {
    template <class T>
    void operator()(T* handle) const noexcept {
        release(handle);  // NOLINT(cppcoreguidelines-no-malloc): free is one of these functions
    }
};

/// `auto surface = Handle<cairo_surface_t, cairo_surface_destroy>{cairo_pdf_surface_create(...)};`
template <class T, auto release>
using Handle = std::unique_ptr<T, ReleasedBy<release>>;

}  // namespace mektep
