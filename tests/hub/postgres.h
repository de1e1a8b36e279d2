// SPDX-License-Identifier: GPL-3.0-or-later
// A real PostgreSQL 15 of its own, in a private folder, on loopback and a socket alone; ended with the test.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace mektep {

class Postgres {
public:
    /// Makes the database cluster (about a second) and starts it. Throws std::runtime_error.
    Postgres();
    Postgres(const Postgres&) = delete;
    Postgres& operator=(const Postgres&) = delete;
    ~Postgres();

    void start();
    /// As a loss of power: no process of it is left.
    void kill();
    /// The address for a login, over loopback; over TLS to a name where `tls` is given.
    [[nodiscard]] std::string address(const std::string& login, const std::string& password = "secret") const;
    /// The owner's address.
    [[nodiscard]] std::string owner() const { return address("owner", "owner"); }
    /// Through the owner's eyes; what psql prints, without head and blanks.
    std::string ask(const std::string& sql) const;
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    [[nodiscard]] int port() const { return port_; }

private:
    void run_as_other(const std::vector<std::string>& command) const;

    std::filesystem::path folder_;
    int port_ = 0;
};

}  // namespace mektep
