// SPDX-License-Identifier: GPL-3.0-or-later
// The real screen reader Orca in the session of the tests. Its voice is a script that writes down each
// utterance when it begins and when it ends.
#pragma once

#include "language/language.h"
#include "support/process.h"

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace mektep {

/// Started before the kiosk, as a visitor's own screen reader would be.
class Orca {
public:
    /// Returns when it has said that it is there.
    explicit Orca(Language own_words);
    Orca(const Orca&) = delete;
    Orca& operator=(const Orca&) = delete;
    ~Orca();

    /// Waits for the next utterance, until it has been said to its end; empty if none comes.
    std::string next();
    /// Goes on to the utterance that holds these words, past what is said before; false if it does not come.
    bool comes_to(const std::string& words);
    /// Everything that was begun, in its order.
    [[nodiscard]] const std::vector<std::string>& said() const { return said_; }

private:
    void read_record();

    PrivateFolder folder_;
    pid_t service_ = -1;
    pid_t reader_ = -1;
    std::vector<std::string> said_;
    std::vector<bool> to_its_end_;
    std::size_t heard_ = 0;
};

/// The letters and digits alone: Orca and the speech service add and drop marks.
std::string letters_of(const std::string& text);

}  // namespace mektep
