// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/printer_watch.h"

#include "base/log.h"
#include "paper/page_count.h"
#include "paper/pdf.h"

#include <utility>

namespace mektep {
namespace {

std::optional<int> pages_of(const LookAtPrinter& asked) {
    if (!asked.document) return std::nullopt;
    auto bytes = pdf(*asked.document);
    const auto pages = page_count(bytes);
    wipe(bytes);
    return pages;
}

}  // namespace

PrinterWatch::PrinterWatch(Printer& printer, std::function<void(Event)> tell)
    : printer_(printer),
      tell_(std::move(tell)),
      worker_([this](const std::stop_token& stop) { work(stop); }) {}

void PrinterWatch::look(LookAtPrinter effect) {
    {
        const std::lock_guard lock(mutex_);
        asked_ = std::move(effect);
    }
    asked_for_.notify_one();
}

void PrinterWatch::ask(std::function<void(const Printer::Status&)> answer) {
    {
        const std::lock_guard lock(mutex_);
        staff_ask_ = std::move(answer);
    }
    asked_for_.notify_one();
}

void PrinterWatch::forget() {
    const std::lock_guard lock(mutex_);
    asked_.reset();
}

Printer::Status PrinterWatch::status() noexcept {
    try {
        return printer_.status();
    } catch (const std::exception& failure) {  // the edge of this thread
        log("The printer could not be looked at: {}", failure.what());
        return {.queue = {}, .state = PrintState::unknown};
    }
}

void PrinterWatch::answer(const LookAtPrinter& asked) {
    PrinterSeen seen{.look = asked.look};
    try {
        seen.pages = pages_of(asked);
    } catch (const std::exception& failure) {  // the edge of this thread
        log("The pages could not be counted: {}", failure.what());
    }
    seen.state = status().state;
    tell_(seen);
}

void PrinterWatch::work(const std::stop_token& stop) {
    while (true) {
        std::optional<LookAtPrinter> asked;
        std::function<void(const Printer::Status&)> staff_ask;
        {
            std::unique_lock lock(mutex_);
            if (!asked_for_.wait(lock, stop, [this] { return asked_ || staff_ask_; })) return;
            asked = std::exchange(asked_, std::nullopt);
            staff_ask = std::exchange(staff_ask_, nullptr);
        }
        if (asked) answer(*asked);
        if (staff_ask) staff_ask(status());
    }
}

}  // namespace mektep
