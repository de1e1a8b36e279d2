// SPDX-License-Identifier: GPL-3.0-or-later
// GTK signals to function objects. An exception does not cross GTK's C code: it is kept and thrown again by
// the main loop's edge.
#pragma once

#include <gtk/gtk.h>

#include <exception>
#include <functional>
#include <string>
#include <type_traits>
#include <utility>

namespace mektep {

/// What a signal handler threw; looked at after each event of the main loop.
inline std::exception_ptr& thrown_in_signal() {
    static std::exception_ptr thrown;
    return thrown;
}

namespace detail {

template <class Function, class Signature>
struct Trampoline;

template <class Function, class Result, class Owner, class... Args>
struct Trampoline<Function, Result (Owner::*)(Args...) const> {
    static Result call(Args... args, gpointer data) noexcept {
        try {
            return (*static_cast<Function*>(data))(args...);
        } catch (...) {
            thrown_in_signal() = std::current_exception();
            if constexpr (!std::is_void_v<Result>) return Result{};
        }
    }
};

}  // namespace detail

/// Connects a lambda; it lives as long as the object that emits.
template <class Object, class Function>
void connect(Object* object, const char* signal, Function function) {
    using Call = detail::Trampoline<Function, decltype(&Function::operator())>;
    g_signal_connect_data(
        object, signal, G_CALLBACK(&Call::call), new Function(std::move(function)),
        [](gpointer data, GClosure*) { delete static_cast<Function*>(data); }, static_cast<GConnectFlags>(0));
}

/// The text of a GtkTextView or GtkEntry.
std::string field_text(GtkWidget* field);
/// Sets it if it differs; the caret goes to the end.
void set_field_text(GtkWidget* field, const std::string& text);

}  // namespace mektep
