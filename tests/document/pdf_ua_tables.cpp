// SPDX-License-Identifier: GPL-3.0-or-later
// Checkpoint 15: a table is whole, and each of its cells has headers (UA 7.5).
#include "document/pdf_ua_parts.h"

#include <algorithm>

namespace mektep::ua {
namespace {

class TableCheck {
public:
    TableCheck(const std::vector<Element>& elements, std::size_t table, const Tell& tell)
        : all_(elements), table_(table), tell_(tell) {}

    void run() {
        parts();
        for (const auto kid : all_[table_].kids) {
            if (element(kid).role == "TR") row(element(kid));
            for (const auto grandkid : element(kid).kids)
                if (element(grandkid).role == "TR") row(element(grandkid));
        }
        if (widths_.size() > 1) tell_("15-005", "rows of different widths");
        if (!has_header_) tell_("15-001", "a table without any TH");
        // A table of rows alone, each with its header to the left, has no header row.
        for (int i = 0; has_header_row_ && i < without_header_above_; ++i)
            tell_("15-005", "a cell with no header above it");
    }

private:
    [[nodiscard]] const Element& element(int index) const { return all_[static_cast<std::size_t>(index)]; }

    void parts() {
        std::map<std::string, int> count;
        for (const auto kid : all_[table_].kids) ++count[element(kid).role];
        if (count["THead"] > 1 || count["TFoot"] > 1) tell_("09-004", "two heads or feet of one table");
        if ((count["THead"] > 0 || count["TFoot"] > 0) && count["TBody"] == 0)
            tell_("09-004", "a table with a head or a foot and no TBody");
    }

    void row(const Element& row) {
        int column = 0;
        bool row_has_header = false;
        for (const auto index : row.kids) {
            const auto& cell = element(index);
            const auto width = width_of(cell);
            const auto scope = cell.role == "TH" ? scope_of(cell) : "";
            if (cell.role == "TH") {
                has_header_ = true;
                has_header_row_ = has_header_row_ || column > 0 || scope == "/Column";
            }
            if (scope == "/Row" || scope == "/Both") row_has_header = true;
            for (int end = column + width; column < end; ++column) {
                if (scope == "/Column" || scope == "/Both") columns_with_header_.insert(column);
                if (cell.role != "TD") continue;
                if (columns_with_header_.count(column) == 0) ++without_header_above_;
                if (!row_has_header) tell_("15-005", "a cell with no header in its row");
            }
        }
        widths_.insert(column);
    }

    int width_of(const Element& cell) {
        for (const char* key : {"/RowSpan", "/Headers"})
            if (!attribute(cell.object, "/Table", key).isNull())
                tell_("15-005", std::string(key) + " of a cell, which this checker cannot read");
        auto span = attribute(cell.object, "/Table", "/ColSpan");
        if (span.isNull()) return 1;
        if (span.isInteger() && span.getIntValue() >= 1 && span.getIntValue() <= 100)
            return span.getIntValueAsInt();
        tell_("15-005", "a cell whose ColSpan is no number of columns");
        return 1;
    }

    std::string scope_of(const Element& cell) {
        auto scope = attribute(cell.object, "/Table", "/Scope");
        static const std::set<std::string> known{"/Row", "/Column", "/Both"};
        if (scope.isName() && known.count(scope.getName()) > 0) return scope.getName();
        tell_("15-003", "TH without Scope");
        return "";
    }

    const std::vector<Element>& all_;
    std::size_t table_;
    const Tell& tell_;
    bool has_header_ = false, has_header_row_ = false;
    int without_header_above_ = 0;
    std::set<int> widths_, columns_with_header_;
};

}  // namespace

void check_table(const std::vector<Element>& elements, std::size_t element, const Tell& tell) {
    TableCheck(elements, element, tell).run();
}

}  // namespace mektep::ua
