// SPDX-License-Identifier: GPL-3.0-or-later
// What the printer itself says, of a job and of how it is. CUPS reports "completed" also for a job that the
// printer had aborted before its backend first asked for the state (seen with cups 2.4.2), and nobody may
// read "printed" then.
#pragma once

#include "paper/condition.h"

#include <cups/cups.h>

#include <optional>
#include <string>

namespace mektep {

/// The state of the ended job with that name at an IPP printer (RFC 8011, Get-Jobs). Nothing where the device
/// speaks no IPP, does not answer within three seconds or does not keep its ended jobs.
std::optional<ipp_jstate_t> job_state_at_device(const std::string& device_uri, const std::string& job_name);

/// Whether a device can be asked how it is.
bool speaks_ipp(const std::string& device_uri);
/// How an IPP printer is now. CUPS learns that while it prints only: what CUPS says before is how the last
/// job ended. Nothing where the device does not answer within three seconds.
std::optional<Condition> condition_of_device(const std::string& device_uri);

}  // namespace mektep
