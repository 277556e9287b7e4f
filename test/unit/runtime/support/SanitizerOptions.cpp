//===- SanitizerOptions.cpp - allocations may fail in these tests ---------===//
//
// Tests ask for more memory than there is; a sanitizer must answer like malloc.
//
//===----------------------------------------------------------------------===//
extern "C" const char *__asan_default_options() { return "allocator_may_return_null=1"; }
extern "C" const char *__tsan_default_options() { return "allocator_may_return_null=1"; }
