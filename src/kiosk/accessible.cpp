// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/accessible.h"

namespace mektep {

void set_accessible(GtkWidget* widget, const std::string& name, const std::string& description) {
    auto* const accessible = gtk_widget_get_accessible(widget);
    atk_object_set_name(accessible, name.c_str());
    // A screen reader says a description that is set, be it the same.
    const char* const before = atk_object_get_description(accessible);
    if (description != (before == nullptr ? "" : before))
        atk_object_set_description(accessible, description.c_str());
}

void set_role(GtkWidget* widget, AtkRole role) {
    atk_object_set_role(gtk_widget_get_accessible(widget), role);
}

void set_labelled_by(GtkWidget* field, GtkWidget* label) {
    atk_object_add_relationship(gtk_widget_get_accessible(field), ATK_RELATION_LABELLED_BY,
                                gtk_widget_get_accessible(label));
}

void set_decorative(GtkWidget* widget) { set_role(widget, ATK_ROLE_REDUNDANT_OBJECT); }

void announce(GtkWidget* live_label, const std::string& text) {
    auto* const accessible = gtk_widget_get_accessible(live_label);
    // Only now: a label that has this role from the start is read as an empty notification.
    atk_object_set_role(accessible, ATK_ROLE_NOTIFICATION);
    atk_object_notify_state_change(accessible, ATK_STATE_SHOWING, FALSE);
    gtk_label_set_text(GTK_LABEL(live_label), text.c_str());
    atk_object_set_name(accessible, text.c_str());
    atk_object_notify_state_change(accessible, ATK_STATE_SHOWING, TRUE);
}

}  // namespace mektep
