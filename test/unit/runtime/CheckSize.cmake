# Checks that the runtime library stays under 1 MB when stripped:
#   cmake -DSTRIP=strip -DLIBRARY=libgraphc_runtime.so -DOUT=file -P CheckSize.cmake
execute_process(COMMAND ${STRIP} --strip-all -o ${OUT} ${LIBRARY} RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "${STRIP} cannot strip ${LIBRARY}")
endif()
file(SIZE ${OUT} bytes)
if(bytes GREATER_EQUAL 1000000)
  message(FATAL_ERROR "${LIBRARY} has ${bytes} bytes stripped, the limit is 1000000")
endif()
message(STATUS "${bytes} bytes")
