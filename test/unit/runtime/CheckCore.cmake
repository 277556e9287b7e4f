# Checks that the program core needs nothing but the C library's memory functions:
#   cmake -DNM=nm -DLIBRARY=libgraphc_core.a -P CheckCore.cmake
execute_process(COMMAND ${NM} --undefined-only --just-symbol-name ${LIBRARY}
  OUTPUT_VARIABLE undefined RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "${NM} cannot read ${LIBRARY}")
endif()
string(REPLACE "\n" ";" lines "${undefined}")
foreach(line IN LISTS lines)
  string(STRIP "${line}" symbol)
  if(symbol STREQUAL "" OR symbol MATCHES ":$" OR symbol MATCHES "^_ZN6graphc7runtime4core")
    continue()
  endif()
  if(NOT symbol MATCHES "^(memcpy|memmove|memset|memcmp|__stack_chk_fail)$")
    message(FATAL_ERROR "the program core may not need '${symbol}'")
  endif()
endforeach()
