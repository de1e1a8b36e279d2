// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/crash_guard.h"

#include "base/log.h"

#include <malloc.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace mektep {

void guard_against_traces() {
    const rlimit none{0, 0};
    if (setrlimit(RLIMIT_CORE, &none) != 0) log("Core files could not be switched off.");
    prctl(PR_SET_DUMPABLE, 0);
    // glibc fills what is freed with this byte: strings of GTK and Pango, which we cannot wipe ourselves, do
    // not outlive their use.
    mallopt(M_PERTURB, 0x5a);
    // Needs a raised memlock limit (the systemd unit gives it); without it Secret still locks its own pages.
    mlockall(MCL_CURRENT | MCL_FUTURE);
}

}  // namespace mektep
