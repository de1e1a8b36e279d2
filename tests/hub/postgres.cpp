// SPDX-License-Identifier: GPL-3.0-or-later
#include "hub/postgres.h"

#include "support/process.h"

#include <fmt/format.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>

namespace mektep {
namespace {

namespace fs = std::filesystem;
constexpr const char* programs = "/usr/lib/postgresql/15/bin/";

int free_port() {
    const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool is_bound = ::bind(descriptor, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                          ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    ::close(descriptor);
    if (!is_bound) throw std::runtime_error("no free port");
    return ntohs(address.sin_port);
}

}  // namespace

/// PostgreSQL refuses to run as root: there it runs as the user that Debian's package made.
void Postgres::run_as_other(const std::vector<std::string>& command) const {
    std::vector<std::string> all;
    if (::geteuid() == 0) all = {"setpriv", "--reuid", "postgres", "--regid", "postgres", "--clear-groups"};
    all.insert(all.end(), command.begin(), command.end());
    const auto ended = run(all);
    if (ended.code != 0) throw std::runtime_error(command.front() + ": " + ended.err + ended.out);
}

Postgres::Postgres() {
    std::string name = (fs::temp_directory_path() / "mektep-postgres-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for PostgreSQL");
    folder_ = name;
    port_ = free_port();
    std::ofstream(folder_ / "password") << "owner\n";
    if (::geteuid() == 0) run({"chown", "-R", "postgres:postgres", folder_.string()});
    run_as_other({std::string(programs) + "initdb", "--pgdata", folder_ / "data", "--username", "owner",
                  "--auth", "scram-sha-256", "--pwfile", folder_ / "password", "--encoding", "UTF8",
                  "--locale", "C", "--no-sync"});
    // A certificate for “localhost”, by an authority that only this folder knows.
    const auto certificate = run({"openssl", "req", "-new", "-x509", "-days", "2", "-nodes", "-subj",
                                  "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout",
                                  folder_ / "data/server.key", "-out", folder_ / "data/server.crt"});
    if (certificate.code != 0) throw std::runtime_error("openssl: " + certificate.err);
    if (::geteuid() == 0)
        run({"chown", "postgres:postgres", folder_ / "data/server.key", folder_ / "data/server.crt"});
    fs::permissions(folder_ / "data/server.key", fs::perms::owner_read | fs::perms::owner_write);
    std::ofstream(folder_ / "data/postgresql.auto.conf", std::ios::app)
        << "listen_addresses = '127.0.0.1'\nport = " << port_ << "\nunix_socket_directories = '"
        << folder_.string() << "'\nssl = on\nmax_connections = 20\nshared_buffers = 16MB\n";
    start();
    fs::copy_file(folder_ / "data/server.crt", folder_ / "root.crt");
}

Postgres::~Postgres() {
    try {
        kill();
    } catch (const std::exception&) {
        // It is not running any more.
    }
    std::error_code error;
    fs::remove_all(folder_, error);
}

void Postgres::start() {
    run_as_other({std::string(programs) + "pg_ctl", "start", "--wait", "--silent", "--pgdata",
                  folder_ / "data", "--log", folder_ / "log"});
}

void Postgres::kill() {
    // The first process ends the others at once, and nothing is written any more.
    run_as_other({std::string(programs) + "pg_ctl", "stop", "--wait", "--silent", "--mode", "immediate",
                  "--pgdata", folder_ / "data"});
}

std::string Postgres::address(const std::string& login, const std::string& password) const {
    return fmt::format("postgresql://{}:{}@127.0.0.1:{}/postgres", login, password, port_);
}

std::string Postgres::ask(const std::string& sql) const {
    const auto ended = run({std::string(programs) + "psql", "--no-psqlrc", "--tuples-only", "--no-align",
                            "--command", sql, owner()});
    if (ended.code != 0) throw std::runtime_error("psql: " + ended.err);
    auto text = ended.out;
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    return text;
}

}  // namespace mektep
