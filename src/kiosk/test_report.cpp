// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/test_report.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <stdexcept>
#include <string>

namespace mektep {

TestReport::TestReport(int descriptor) : descriptor_(descriptor) {
    struct stat status {};
    const bool is_pipe =
        fstat(descriptor, &status) == 0 && (S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode));
    if (!is_pipe) throw std::invalid_argument("--test-report-fd takes a pipe or a socket, never a file");
    // A test that does not read must not stop the kiosk.
    fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK);
}

void TestReport::tell(std::string_view what, std::string_view words) const {
    if (descriptor_ < 0) return;
    std::string line(what);
    line += '\t';
    line += words;
    line += '\n';
    [[maybe_unused]] const auto written = ::write(descriptor_, line.data(), line.size());
}

}  // namespace mektep
