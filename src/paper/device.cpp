// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/device.h"

#include "base/handle.h"

#include <array>

namespace mektep {
namespace {

constexpr int connect_limit_ms = 3000;

struct Address {
    std::string host, resource;
    int port = 0;
    http_encryption_t encryption = HTTP_ENCRYPTION_IF_REQUESTED;
};

std::optional<Address> address_of(const std::string& uri) {
    std::array<char, 32> scheme{};
    std::array<char, 256> user{}, host{}, resource{};
    int port = 0;
    if (httpSeparateURI(HTTP_URI_CODING_ALL, uri.c_str(), scheme.data(), scheme.size(), user.data(),
                        user.size(), host.data(), host.size(), &port, resource.data(),
                        resource.size()) < HTTP_URI_STATUS_OK)
        return std::nullopt;
    const std::string kind = scheme.data();
    if (kind != "ipp" && kind != "ipps") return std::nullopt;
    return Address{.host = host.data(),
                   .resource = resource.data(),
                   .port = port,
                   .encryption = kind == "ipps" ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_IF_REQUESTED};
}

ipp_t* condition_request(const std::string& uri) {
    constexpr std::array wanted{"printer-state", "printer-state-reasons"};
    ipp_t* const request = ippNewRequest(IPP_OP_GET_PRINTER_ATTRIBUTES);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, uri.c_str());
    ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", wanted.size(), nullptr,
                  wanted.data());
    return request;
}

/// What the device answers; null where it does not, or not in time.
Handle<ipp_t, ippDelete> answer_of(const Address& address, ipp_t* request) {
    const Handle<http_t, httpClose> device(httpConnect2(address.host.c_str(), address.port, nullptr,
                                                        AF_UNSPEC, address.encryption, 1, connect_limit_ms,
                                                        nullptr));
    if (!device) {
        ippDelete(request);
        return {};
    }
    httpSetTimeout(device.get(), connect_limit_ms / 1000.0, nullptr, nullptr);
    return Handle<ipp_t, ippDelete>(cupsDoRequest(device.get(), request, address.resource.c_str()));
}

ipp_t* ended_jobs_request(const std::string& uri) {
    constexpr std::array wanted{"job-name", "job-state"};
    ipp_t* const request = ippNewRequest(IPP_OP_GET_JOBS);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, uri.c_str());
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, cupsUser());
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", nullptr, "completed");
    ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", wanted.size(), nullptr,
                  wanted.data());
    return request;
}

}  // namespace

bool speaks_ipp(const std::string& device_uri) { return address_of(device_uri).has_value(); }

std::optional<Condition> condition_of_device(const std::string& device_uri) {
    const auto address = address_of(device_uri);
    if (!address) return std::nullopt;
    const auto answer = answer_of(*address, condition_request(device_uri));
    if (!answer) return std::nullopt;
    Condition condition;
    if (auto* const state = ippFindAttribute(answer.get(), "printer-state", IPP_TAG_ENUM))
        condition.state = ippGetInteger(state, 0);
    if (auto* const reasons = ippFindAttribute(answer.get(), "printer-state-reasons", IPP_TAG_KEYWORD)) {
        condition.reasons = "";
        for (int i = 0; i < ippGetCount(reasons); ++i)
            condition.reasons->append(ippGetString(reasons, i, nullptr)).append(",");
    }
    return condition;
}

std::optional<ipp_jstate_t> job_state_at_device(const std::string& device_uri, const std::string& job_name) {
    const auto address = address_of(device_uri);
    if (!address) return std::nullopt;
    const auto answer = answer_of(*address, ended_jobs_request(device_uri));
    if (!answer) return std::nullopt;
    // The attributes of one job stand together, in any order; one without a name parts two jobs.
    bool is_ours = false;
    std::optional<ipp_jstate_t> state;
    for (auto* each = ippFirstAttribute(answer.get()); each != nullptr;
         each = ippNextAttribute(answer.get())) {
        const std::string key = ippGetName(each) == nullptr ? "" : ippGetName(each);
        if (key.empty()) {
            if (is_ours && state) return state;
            state.reset();
            is_ours = false;
        } else if (key == "job-name") {
            is_ours = ippGetString(each, 0, nullptr) == job_name;
        } else if (key == "job-state") {
            state = static_cast<ipp_jstate_t>(ippGetInteger(each, 0));
        }
    }
    return is_ours ? state : std::nullopt;
}

}  // namespace mektep
