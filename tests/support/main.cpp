// SPDX-License-Identifier: GPL-3.0-or-later
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>

/// libgettextpo 0.21 never gives back some bytes of each file that it reads, nor (by vasprintf) the words of
/// a fatal error, which po_file.cpp leaves by longjmp. fontconfig keeps its patterns to the end.
/// What is ours is still reported.
extern "C" const char*
__lsan_default_suppressions();  // NOLINT(bugprone-reserved-identifier): the sanitizer's name
extern "C" const char* __lsan_default_suppressions() {  // NOLINT: as above
    return "leak:libgettextpo.so\nleak:__vasprintf_internal\nleak:libfontconfig.so\nleak:libpango\n";
}
