// SPDX-License-Identifier: GPL-3.0-or-later
// What the printer itself says of a job. CUPS reports "completed" also for a job that the printer had aborted
// before its backend first asked for the state (seen with cups 2.4.2), and nobody may read "printed" then.
#pragma once

#include <cups/cups.h>

#include <optional>
#include <string>

namespace mektep {

/// The state of the ended job with that name at an IPP printer (RFC 8011, Get-Jobs). Nothing where the device
/// speaks no IPP, does not answer within three seconds or does not keep its ended jobs.
std::optional<ipp_jstate_t> job_state_at_device(const std::string& device_uri, const std::string& job_name);

}  // namespace mektep
