// SPDX-License-Identifier: GPL-3.0-or-later
// Names, descriptions and roles for assistive technology, straight through ATK (wxAccessible does nothing
// under GTK).
#pragma once

#include <gtk/gtk.h>

#include <string>

namespace mektep {

void set_accessible(GtkWidget* widget, const std::string& name, const std::string& description = {});
void set_role(GtkWidget* widget, AtkRole role);
/// `label` names `field`, so that a screen reader says it when the field gets the focus.
void set_labelled_by(GtkWidget* field, GtkWidget* label);
/// What is only for the eye: a picture beside words.
void set_decorative(GtkWidget* widget);

/// Makes a screen reader say this at once. Orca 43 speaks a NOTIFICATION label whose SHOWING state comes
/// back; newer ones take ATK's announcement signal too.
void announce(GtkWidget* live_label, const std::string& text);

}  // namespace mektep
