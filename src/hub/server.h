// SPDX-License-Identifier: GPL-3.0-or-later
// A connection to PostgreSQL, with binary parameters and results. Private to `hub`.
#pragma once

#include "hub/hub.h"

#include "base/handle.h"

#include <libpq-fe.h>

#include <string>
#include <string_view>
#include <vector>

namespace mektep {

/// A list of byte strings as PostgreSQL's binary bytea[].
std::string bytea_array(const std::vector<std::string_view>& values);

class Server {
public:
    /// Failure(server) with what libpq says.
    explicit Server(const HubAddress& address);

    /// Rows of a query; `doing` stands in the Failure.
    class Rows {
    public:
        explicit Rows(PGresult* result) : result_(result) {}
        [[nodiscard]] int size() const { return PQntuples(result_.get()); }
        [[nodiscard]] std::string_view at(int row, int column) const {
            return {PQgetvalue(result_.get(), row, column),
                    static_cast<std::size_t>(PQgetlength(result_.get(), row, column))};
        }
        /// Rows that a command changed.
        [[nodiscard]] std::int64_t affected() const { return std::atoll(PQcmdTuples(result_.get())); }

    private:
        Handle<PGresult, PQclear> result_;
    };

    /// One command; parameters and results are binary. `types`: OIDs.
    Rows run(const char* sql, const std::vector<std::string_view>& values, const std::vector<Oid>& types,
             std::string_view doing);
    /// Several commands without parameters; results are text.
    Rows run_script(const char* sql, std::string_view doing);
    /// A literal or a name, quoted for SQL.
    [[nodiscard]] std::string quoted_literal(std::string_view text);
    [[nodiscard]] std::string quoted_name(std::string_view text);

private:
    Rows checked(PGresult* result, std::string_view doing);

    Handle<PGconn, PQfinish> connection_;
};

}  // namespace mektep
