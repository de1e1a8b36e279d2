// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/print_state.h"

#include "base/error.h"

namespace mektep {

bool has_ended(PrintState state) {
    switch (state) {
        case PrintState::sending:
        case PrintState::printing:
        case PrintState::out_of_paper:
        case PrintState::jammed:
        case PrintState::paused:
        case PrintState::offline:
        case PrintState::attention:
        case PrintState::unknown:
            return false;
        case PrintState::done:
        case PrintState::no_printer:
        case PrintState::failed:
        case PrintState::timed_out:
        case PrintState::cancelled:
        case PrintState::lost:
            return true;
    }
    bug("a state of printing that is neither");
}

Message in_words(PrintState state) {
    switch (state) {
        case PrintState::sending:
            return message("The pages are on their way to the printer.");
        case PrintState::printing:
            return message("The printer is printing.");
        case PrintState::done:
            return message("The printer has printed everything.");
        case PrintState::out_of_paper:
            return message(
                "The printer has no paper. Please ask the staff to put some in: then it goes on by itself.");
        case PrintState::jammed:
            return message("Paper is stuck in the printer. Please call the staff.");
        case PrintState::paused:
            return message("The printer is paused. Please call the staff.");
        case PrintState::offline:
            return message("The printer does not answer. Please ask the staff whether it is switched on.");
        case PrintState::attention:
            return message("The printer has stopped and needs a look. Please call the staff.");
        case PrintState::unknown:
            return message(
                "It is not known how the printer is. If no pages come out, please call the staff.");
        case PrintState::no_printer:
            return message("There is no printer at this kiosk.");
        case PrintState::failed:
            return message("The printer reports a fault. Nothing of your letter is left in it.");
        case PrintState::timed_out:
            return message(
                "The printer took too long. The order was taken back: nothing of your letter is left in it.");
        case PrintState::cancelled:
            return message("Printing was stopped. Nothing of your letter is left in the printer.");
        case PrintState::lost:
            return message(
                "The printer's system does not answer any more. Your pages may still lie in it: please tell "
                "the staff.");
    }
    bug("a state of printing without words");
}

Message before_printing(PrintState printer) {
    if (printer == PrintState::done) return message("The printer is ready.");
    if (printer == PrintState::out_of_paper)
        return message("The printer has no paper. Please ask the staff to put some in.");
    return in_words(printer);
}

}  // namespace mektep
