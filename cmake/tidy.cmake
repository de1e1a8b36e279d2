# `ninja tidy`: clang-tidy over the libraries and programs, with the checks of .clang-tidy. Needs clang-tidy and
# clang-tools (run-clang-tidy); a build does not.
find_program(RUN_CLANG_TIDY NAMES run-clang-tidy run-clang-tidy-14)
if(RUN_CLANG_TIDY)
    # pdf_finish.cpp is left out: clang 14 cannot read qpdf's JSON.hh beside libstdc++ 12.
    add_custom_target(tidy
        COMMAND ${RUN_CLANG_TIDY} -quiet -p ${CMAKE_BINARY_DIR} "${CMAKE_SOURCE_DIR}/src/(?!paper/pdf_finish).*"
        WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
        COMMENT "Reading the libraries and programs with clang-tidy"
        USES_TERMINAL
        VERBATIM)
endif()
