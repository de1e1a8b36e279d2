// SPDX-License-Identifier: GPL-3.0-or-later
// Well-formed XML and what an XPath finds in it, for tests of what our writers write.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace mektep {

class Xml {
public:
    /// std::runtime_error if it is not well-formed. `prefixes`: name in the XPath → namespace.
    Xml(const std::string& text, std::map<std::string, std::string> prefixes);
    /// The text of each node that is found, in the order of the document.
    [[nodiscard]] std::vector<std::string> all(const std::string& xpath) const;
    [[nodiscard]] std::size_t count(const std::string& xpath) const { return all(xpath).size(); }
    /// The first, or empty.
    [[nodiscard]] std::string first(const std::string& xpath) const;

private:
    std::shared_ptr<void> document_;
    std::map<std::string, std::string> prefixes_;
};

}  // namespace mektep
