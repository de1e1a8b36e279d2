// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/open.h"

#include <algorithm>
#include <iterator>
#include <thread>
#include <utility>

namespace mektep {
namespace {

constexpr std::size_t at_once = 1000;  // sealed records in memory

Result<Record> opened(const SealedRecord& sealed, const std::vector<SecretKey>& keys) {
    Problems problems;
    for (const auto& key : keys) {
        auto record = open(sealed, key);
        if (record) return record;
        problems = record.error();
    }
    return refused(std::move(problems));
}

void hand_on(OpenedReports& opened, const TakeRecords& take) {
    take(opened.records);
    for (auto& record : opened.records) wipe(record);
    opened.records.clear();
}

}  // namespace

void OpenedReports::add(OpenedReports other) {
    std::ranges::move(other.records, std::back_inserter(records));
    unreadable += other.unreadable;
    for (auto& problem : other.problems)
        if (std::ranges::find(problems, problem) == problems.end()) problems.push_back(std::move(problem));
}

OpenedReports open_all(std::span<const SealedRecord> sealed, const std::vector<SecretKey>& keys) {
    const std::size_t threads = std::max(1U, std::thread::hardware_concurrency());
    std::vector<OpenedReports> parts(threads);
    {
        std::vector<std::jthread> running;
        for (std::size_t i = 0; i < threads; ++i)
            running.emplace_back([&, i] {
                const auto begin = sealed.size() * i / threads, end = sealed.size() * (i + 1) / threads;
                auto& part = parts[i];
                part.records.reserve(i == 0 ? sealed.size()
                                            : end - begin);  // the others come behind the first
                for (const auto& each : sealed.subspan(begin, end - begin)) {
                    auto record = opened(each, keys);
                    if (record)
                        part.records.push_back(*std::move(record));
                    else
                        part.add({.records = {}, .problems = record.error(), .unreadable = 1});
                }
            });
    }
    auto all = std::move(parts.front());
    for (auto& part : std::span(parts).subspan(1)) all.add(std::move(part));
    return all;
}

OpenedReports open_each(Store& store, const std::vector<SecretKey>& keys, const TakeRecords& take,
                        const OpeningProgress& go_on) {
    OpenedReports all;
    const auto total = store.count();
    std::int64_t done = 0;
    std::vector<SealedRecord> batch;
    for (Slot after = 0;;) {
        auto some = store.some(after, at_once);
        if (some.empty()) break;
        after = some.back().slot;
        batch.clear();
        for (auto& stored : some) batch.push_back(std::move(stored.record));
        auto opened = open_all(batch, keys);
        hand_on(opened, take);
        all.add(std::move(opened));
        done += std::ssize(batch);
        if (!go_on(done, std::max(done, total))) break;
    }
    return all;
}

void open_each_of_damaged(const std::filesystem::path& store, const std::vector<SecretKey>& keys,
                          const TakeRecords& take) {
    std::vector<SealedRecord> batch;
    const auto open_batch = [&] {
        auto opened = open_all(batch, keys);
        hand_on(opened, take);
        batch.clear();
    };
    salvage(store, [&](const SealedRecord& sealed) {
        batch.push_back(sealed);
        if (batch.size() == at_once) open_batch();
    });
    open_batch();
}

}  // namespace mektep
