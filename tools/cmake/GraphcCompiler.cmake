# Compiler-wide settings: ccache, warnings, sanitizers.
find_program(GRAPHC_CCACHE ccache)
if(GRAPHC_CCACHE)
  # Cache hits across checkouts: paths below the source folder are relative.
  set(launcher ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
      CCACHE_SLOPPINESS=time_macros ${GRAPHC_CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()

add_compile_options(-Wall -Wextra -Wno-unused-parameter -Werror=return-type -fno-semantic-interposition
                    -ffile-prefix-map=${CMAKE_SOURCE_DIR}/=)
if(GRAPHC_SANITIZE)
  add_compile_options(-fsanitize=${GRAPHC_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=${GRAPHC_SANITIZE})
  if(GRAPHC_SANITIZE MATCHES "undefined")
    # libMLIR is not instrumented: vptr checks would look for type information it hides.
    add_compile_options(-fno-sanitize=vptr,function)
  endif()
endif()
if(GRAPHC_BUILD_FUZZERS)
  # Coverage of our own code steers the fuzzers; only their mains link libFuzzer.
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

include_directories(${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR})
