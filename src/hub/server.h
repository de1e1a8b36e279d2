// SPDX-License-Identifier: GPL-3.0-or-later
// A connection to PostgreSQL, with binary parameters and results. Private to `hub`.
#pragma once

#include "hub/hub.h"

#include "base/error.h"
#include "base/handle.h"

#include <libpq-fe.h>

#include <string>
#include <string_view>
#include <vector>

namespace mektep {

/// The server broke off because a command took too long; a smaller one may do.
class TooSlow : public Failure {
public:
    explicit TooSlow(const std::string& sentence) : Failure(Outside::server, sentence) {}
};

/// What somebody is to do when the server fails.
enum class Purpose { transfer, management };

/// A list of byte strings as PostgreSQL's binary bytea[].
std::string bytea_array(const std::vector<std::string_view>& values);

class Server {
public:
    /// Failure(server) with what libpq says.
    Server(const HubAddress& address, Purpose purpose);

    /// Rows of a query; `doing` stands in the Failure.
    class Rows {
    public:
        explicit Rows(PGresult* result) : result_(result) {}
        [[nodiscard]] int size() const { return PQntuples(result_.get()); }
        [[nodiscard]] std::string_view at(int row, int column) const {
            return {PQgetvalue(result_.get(), row, column),
                    static_cast<std::size_t>(PQgetlength(result_.get(), row, column))};
        }
        [[nodiscard]] bool has_failed() const {
            const auto status = PQresultStatus(result_.get());
            return status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK;
        }
        /// SQLSTATE of a failure.
        [[nodiscard]] std::string_view state() const {
            const auto* const code = PQresultErrorField(result_.get(), PG_DIAG_SQLSTATE);
            return code == nullptr ? "" : code;
        }
        /// Rows that a command changed.
        [[nodiscard]] std::int64_t affected() const { return std::atoll(PQcmdTuples(result_.get())); }

    private:
        Handle<PGresult, PQclear> result_;
    };

    /// One command; parameters and results are binary. `types`: OIDs.
    Rows run(const char* sql, const std::vector<std::string_view>& values, const std::vector<Oid>& types,
             std::string_view doing);
    /// The same in two halves: the server works between them. TooSlow comes out of the second.
    void start(const char* sql, const std::vector<std::string_view>& values, const std::vector<Oid>& types,
               std::string_view doing);
    Rows finish(std::string_view doing);
    /// Several commands without parameters; results are text.
    Rows run_script(const char* sql, std::string_view doing);
    /// A literal or a name, quoted for SQL.
    [[nodiscard]] std::string quoted_literal(std::string_view text);
    [[nodiscard]] std::string quoted_name(std::string_view text);
    /// What the server keeps in the place of a password: nobody can log in with it.
    [[nodiscard]] std::string verifier(const Secret& password, const std::string& login);

private:
    [[noreturn]] void fail(std::string_view doing, std::string why, bool is_too_slow = false) const;
    /// Until all that was said is on its way.
    void flush(std::string_view doing);
    /// Until the server can be written to or read from. Failure where it is silent for too long.
    void await(short events, std::string_view doing);

    Handle<PGconn, PQfinish> connection_;
    std::chrono::milliseconds silence_;
    Purpose purpose_;
};

}  // namespace mektep
