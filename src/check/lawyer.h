// SPDX-License-Identifier: GPL-3.0-or-later
// What a reviewing lawyer is asked: each doubtful point of the law, in one page.
#pragma once

#include "content/pack.h"
#include "document/document.h"

namespace mektep {

/// The questions that switch a source on or off: one for each source of law.yaml that is not verified, with
/// the place for an answer; then what else is to be confirmed. Kept to one sheet: `mektep check --lawyer`
/// prints it.
Document lawyer_questions(const Pack& pack, Language language);

}  // namespace mektep
