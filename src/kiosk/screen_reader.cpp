// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screen_reader.h"

#include "kiosk/connect.h"

#include <gio/gio.h>

#include <memory>

namespace mektep {
namespace {

bool is_running(GDBusProxy* status) {
    auto* const value = g_dbus_proxy_get_cached_property(status, "ScreenReaderEnabled");
    if (value == nullptr) return false;
    const bool running =
        g_variant_is_of_type(value, G_VARIANT_TYPE_BOOLEAN) != FALSE && g_variant_get_boolean(value) != FALSE;
    g_variant_unref(value);
    return running;
}

void on_ready(GObject*, GAsyncResult* result, gpointer data) noexcept {
    const std::unique_ptr<std::function<void(bool)>> tell(static_cast<std::function<void(bool)>*>(data));
    GError* error = nullptr;
    auto* const status = g_dbus_proxy_new_for_bus_finish(result, &error);
    if (status == nullptr) {
        g_clear_error(&error);
        return;
    }
    if (is_running(status)) (*tell)(true);
    // The proxy lives as long as the program.
    connect(status, "g-properties-changed",
            [tell = *tell](GDBusProxy* changed, GVariant*, char**) { tell(is_running(changed)); });
}

}  // namespace

void watch_screen_reader(std::function<void(bool running)> tell) {
    g_dbus_proxy_new_for_bus(G_BUS_TYPE_SESSION, G_DBUS_PROXY_FLAGS_NONE, nullptr, "org.a11y.Bus",
                             "/org/a11y/bus", "org.a11y.Status", nullptr, &on_ready,
                             new std::function<void(bool)>(std::move(tell)));
}

}  // namespace mektep
