// SPDX-License-Identifier: GPL-3.0-or-later
// Line icons, drawn in the colour of the words beside them.
#pragma once

#include "screen/screen.h"

#include <gtk/gtk.h>

namespace mektep {

/// A picture of that many pixels; null for Icon::none. Decorative: it has no name of its own.
GtkWidget* icon_widget(Icon icon, int size_px);

}  // namespace mektep
