// SPDX-License-Identifier: GPL-3.0-or-later
#include "paper/device_job.h"

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

std::optional<ipp_jstate_t> job_state_at_device(const std::string& device_uri, const std::string& job_name) {
    const auto address = address_of(device_uri);
    if (!address) return std::nullopt;
    const Handle<http_t, httpClose> device(httpConnect2(address->host.c_str(), address->port, nullptr,
                                                        AF_UNSPEC, address->encryption, 1, connect_limit_ms,
                                                        nullptr));
    if (!device) return std::nullopt;
    httpSetTimeout(device.get(), connect_limit_ms / 1000.0, nullptr, nullptr);
    const Handle<ipp_t, ippDelete> answer(
        cupsDoRequest(device.get(), ended_jobs_request(device_uri), address->resource.c_str()));
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
