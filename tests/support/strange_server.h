// SPDX-License-Identifier: GPL-3.0-or-later
// Something that listens where a scheduler or a printer should, and is none.
#pragma once

#include <string>
#include <thread>

namespace mektep {

/// Answers each connection on a free port of loopback with `answer` and ends it; with an empty answer it
/// keeps silent and the connection open. Ends with its object.
class StrangeServer {
public:
    explicit StrangeServer(std::string answer);
    StrangeServer(const StrangeServer&) = delete;
    StrangeServer& operator=(const StrangeServer&) = delete;
    ~StrangeServer();

    /// "127.0.0.1:PORT".
    [[nodiscard]] const std::string& address() const { return address_; }

private:
    void serve(const std::stop_token& stop) const;

    std::string answer_, address_;
    int listener_ = -1;
    std::jthread thread_;
};

}  // namespace mektep
