# One static library per folder of src/, declared in one line:
#   mektep_library(letter SOURCES letter.cpp HEADERS letter.h USES interview document PRIVATE fmt::fmt)
# USES are modules of ours (public), PRIVATE are wrapped libraries that only the .cpp files see.

add_library(mektep_flags INTERFACE)
target_compile_features(mektep_flags INTERFACE cxx_std_20)
target_compile_options(mektep_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast
    $<$<BOOL:${MEKTEP_WARNINGS_AS_ERRORS}>:-Werror>)
# GCC 12 sees uninitialised and overlapping memory inside std::string when it optimises (GCC bugs 105329 and 105562).
target_compile_options(mektep_flags INTERFACE
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>,$<NOT:$<CONFIG:Debug>>>:-Wno-restrict;-Wno-maybe-uninitialized>)
target_include_directories(mektep_flags INTERFACE ${CMAKE_SOURCE_DIR}/src)

function(mektep_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;HEADERS;USES;PUBLIC;PRIVATE" ${ARGN})
    add_library(mektep_${name} STATIC ${ARG_SOURCES})
    target_sources(mektep_${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR}/src FILES ${ARG_HEADERS})
    set_target_properties(mektep_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
    list(TRANSFORM ARG_USES PREPEND mektep_)
    target_link_libraries(mektep_${name} PUBLIC mektep_flags ${ARG_USES} ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
endfunction()

# A test program per module: tests/<name>/*.cpp, linked with that module alone, so that a wrong dependency fails here.
# Those of RUN_SERIAL tests that do nothing but wait have the tag [waits], and run beside others.
function(mektep_tests name)
    cmake_parse_arguments(ARG "" "" "SOURCES;USES;PRIVATE;LABELS;PROPERTIES" ${ARGN})
    add_executable(test_${name} ${ARG_SOURCES})
    list(TRANSFORM ARG_USES PREPEND mektep_)
    target_link_libraries(test_${name} PRIVATE mektep_flags ${ARG_USES} mektep_test_main ${ARG_PRIVATE})
    target_include_directories(test_${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    target_compile_definitions(test_${name} PRIVATE
        MEKTEP_SOURCE_DIR="${CMAKE_SOURCE_DIR}" MEKTEP_BINARY_DIR="${CMAKE_BINARY_DIR}")
    if(NOT ARG_LABELS)
        set(ARG_LABELS quick)
    endif()
    catch_discover_tests(test_${name} TEST_SPEC "~[waits]" TEST_PREFIX "${name}: "
        PROPERTIES LABELS "${ARG_LABELS}" ${ARG_PROPERTIES})
    if(RUN_SERIAL IN_LIST ARG_PROPERTIES)
        catch_discover_tests(test_${name} TEST_SPEC "[waits]" TEST_LIST test_${name}_waits TEST_PREFIX "${name}: "
            PROPERTIES LABELS "${ARG_LABELS}" ${ARG_PROPERTIES} RUN_SERIAL OFF)
    endif()
endfunction()
