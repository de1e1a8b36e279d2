// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a program to its end, as a person at a terminal or a script would, with a limit of time.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace mektep {

/// How a program ended. `code` is 128 + the signal where one ended it, as in a shell.
struct Ended {
    int code = 0;
    std::string out;
    std::string err;
};

/// What a program is run with, beside its arguments.
struct Surroundings {
    std::string input = {};                                 ///< its standard input
    std::map<std::string, std::string> variables = {};      ///< added to ours
    std::chrono::seconds limit = std::chrono::seconds(60);  ///< then it is killed (137)
    std::filesystem::path output = {};                      ///< its standard output goes there, if named
    unsigned long largest_file = 0;                         ///< bytes that a file of it may have; 0 = any
};

/// Throws std::runtime_error where it cannot be started at all.
Ended run(const std::vector<std::string>& command, const Surroundings& surroundings = {});

/// A folder of its own for one test, removed with all that is in it.
class PrivateFolder {
public:
    PrivateFolder();
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;
    ~PrivateFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// Writes a file there; its path.
    std::string write(const std::string& name, const std::string& bytes) const;
    /// The bytes of a file there.
    [[nodiscard]] std::string read(const std::string& name) const;

private:
    std::filesystem::path path_;
};

}  // namespace mektep
