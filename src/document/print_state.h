// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a document on its way to paper, in words. Stands here, below `paper`, so that screens need
// no printer.
#pragma once

#include "base/message.h"

namespace mektep {

/// How a print job stands. `done` only after the printer said so.
enum class PrintState {
    sending,
    printing,
    done,
    out_of_paper,
    jammed,
    paused,
    offline,
    attention,  ///< stopped for another reason: staff must look at the printer
    unknown,    ///< nobody tells how the printer is
                ///< up to here still waiting: a person can mend it
    no_printer,
    failed,
    timed_out,
    cancelled,  ///< ended: nothing of the job is left in the spool
    lost        ///< ended, but the scheduler did not confirm that nothing is left
};
/// True for done and for the states of the last lines above.
bool has_ended(PrintState state);
/// What to show and say for it.
Message in_words(PrintState state);
/// The same of a printer to which nothing was sent yet; done = ready.
Message before_printing(PrintState printer);

}  // namespace mektep
