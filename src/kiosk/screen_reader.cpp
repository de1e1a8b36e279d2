// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screen_reader.h"

#include "kiosk/connect.h"

#include <gio/gio.h>

#include <string_view>

namespace mektep {
namespace {

constexpr const char *registry = "org.a11y.atspi.Registry", *registry_path = "/org/a11y/atspi/registry";

/// Two signs, either of which is enough. GNOME's settings set a flag on the session bus. Orca itself does not
/// touch it: outside GNOME one sees only that somebody on the accessibility bus asks to be told of the focus.
struct Watch {
    std::function<void(bool)> tell;
    GDBusConnection* widgets = nullptr;  ///< the accessibility bus
    bool flag = false;
    bool focus_is_followed = false;
    bool told = false;
    bool asking = false;
    bool ask_again = false;

    void compare() {
        const bool running = flag || focus_is_followed;
        if (running == told) return;
        told = running;
        tell(running);
    }
};

void look_at_flag(Watch& watch, GDBusProxy* status) {
    auto* const value = g_dbus_proxy_get_cached_property(status, "ScreenReaderEnabled");
    watch.flag = value != nullptr && g_variant_is_of_type(value, G_VARIANT_TYPE_BOOLEAN) != FALSE &&
                 g_variant_get_boolean(value) != FALSE;
    if (value != nullptr) g_variant_unref(value);
    watch.compare();
}

void on_status(GObject*, GAsyncResult* result, gpointer data) noexcept {
    auto* const watch = static_cast<Watch*>(data);
    GError* error = nullptr;
    auto* const status = g_dbus_proxy_new_for_bus_finish(result, &error);
    if (status == nullptr) return g_clear_error(&error);
    look_at_flag(*watch, status);
    // The proxy lives as long as the program.
    connect(status, "g-properties-changed",
            [watch](GDBusProxy* changed, GVariant*, char**) { look_at_flag(*watch, changed); });
}

/// "Object:StateChanged:Focused", as the registry writes it; its parts may be left out from the end.
bool is_of_focus(std::string_view event) {
    return event.starts_with("Focus:") || event == "Object:StateChanged:Focused" ||
           event == "Object:StateChanged:" || event == "Object::";
}

void ask_for_listeners(Watch& watch);

void on_listeners(GObject* bus, GAsyncResult* result, gpointer data) noexcept {
    auto& watch = *static_cast<Watch*>(data);
    watch.asking = false;
    GError* error = nullptr;
    auto* const answer = g_dbus_connection_call_finish(G_DBUS_CONNECTION(bus), result, &error);
    if (answer == nullptr) return g_clear_error(&error);
    watch.focus_is_followed = false;
    GVariantIter* each = nullptr;
    g_variant_get(answer, "(a(ss))", &each);
    const char *listener = nullptr, *event = nullptr;
    while (g_variant_iter_next(each, "(&s&s)", &listener, &event) != FALSE)
        watch.focus_is_followed |= is_of_focus(event);
    g_variant_iter_free(each);
    g_variant_unref(answer);
    if (watch.ask_again) return ask_for_listeners(watch);
    watch.compare();
}

/// One question at a time: a screen reader that starts registers for dozens of events at once.
void ask_for_listeners(Watch& watch) {
    watch.ask_again = watch.asking;
    if (watch.asking) return;
    watch.asking = true;
    constexpr int limit_ms = 10000;
    g_dbus_connection_call(watch.widgets, registry, registry_path, registry, "GetRegisteredEvents", nullptr,
                           G_VARIANT_TYPE("(a(ss))"), G_DBUS_CALL_FLAGS_NONE, limit_ms, nullptr,
                           &on_listeners, &watch);
}

void on_registry(GDBusConnection*, const char*, const char*, const char*, const char*, GVariant*,
                 gpointer data) noexcept {
    ask_for_listeners(*static_cast<Watch*>(data));
}

void on_connected(GObject*, GAsyncResult* result, gpointer data) noexcept {
    auto& watch = *static_cast<Watch*>(data);
    GError* error = nullptr;
    watch.widgets = g_dbus_connection_new_for_address_finish(result, &error);
    if (watch.widgets == nullptr) return g_clear_error(&error);
    g_dbus_connection_set_exit_on_close(watch.widgets, FALSE);
    for (const auto* const signal : {"EventListenerRegistered", "EventListenerDeregistered"})
        g_dbus_connection_signal_subscribe(watch.widgets, registry, registry, signal, registry_path, nullptr,
                                           G_DBUS_SIGNAL_FLAGS_NONE, &on_registry, &watch, nullptr);
    ask_for_listeners(watch);
}

void on_address(GObject* session, GAsyncResult* result, gpointer data) noexcept {
    GError* error = nullptr;
    auto* const answer = g_dbus_connection_call_finish(G_DBUS_CONNECTION(session), result, &error);
    if (answer == nullptr) return g_clear_error(&error);
    const char* address = nullptr;
    g_variant_get(answer, "(&s)", &address);
    constexpr int flags =
        G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION;
    g_dbus_connection_new_for_address(address, static_cast<GDBusConnectionFlags>(flags), nullptr, nullptr,
                                      &on_connected, data);
    g_variant_unref(answer);
}

void on_session(GObject*, GAsyncResult* result, gpointer data) noexcept {
    GError* error = nullptr;
    auto* const session = g_bus_get_finish(result, &error);
    if (session == nullptr) return g_clear_error(&error);
    constexpr int limit_ms = 10000;
    g_dbus_connection_call(session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", nullptr,
                           G_VARIANT_TYPE("(s)"), G_DBUS_CALL_FLAGS_NONE, limit_ms, nullptr, &on_address,
                           data);
    g_object_unref(session);
}

}  // namespace

void watch_screen_reader(std::function<void(bool running)> tell) {
    auto* const watch = new Watch{.tell = std::move(tell)};  // lives as long as the program
    g_dbus_proxy_new_for_bus(G_BUS_TYPE_SESSION, G_DBUS_PROXY_FLAGS_NONE, nullptr, "org.a11y.Bus",
                             "/org/a11y/bus", "org.a11y.Status", nullptr, &on_status, watch);
    g_bus_get(G_BUS_TYPE_SESSION, nullptr, &on_session, watch);
}

}  // namespace mektep
