//===- TestFamily.h - host kernels for tests --------------------*- C++ -*-===//
#ifndef GRAPHC_TEST_UNIT_RUNTIME_SUPPORT_TESTFAMILY_H
#define GRAPHC_TEST_UNIT_RUNTIME_SUPPORT_TESTFAMILY_H

#include "runtime/kernels/HostKernel.h"

/// The family "testing":
///
///   Positive     int32 [n] -> int32 [k]: elements over 0, k found while running
///   Concat       string [n], string [n] -> string [n]; attribute separator
///   Reshape      x -> x with the dims of attribute shape, sharing memory if it can
///   ParallelSum  int32 [n] -> int64 []: sums on the pool; fails at the first negative element
///   Remember     int32 [] -> variant []: makes an object
///   Recall       variant [] -> int32 []: what the object holds
///   Count        -> int64 []: executions so far
///   Describe     -> string []: node, op and attributes in a line
///   Open         unsafe: must be allowed by name
///   Throw        throws as if memory had ended; attribute parallel: on the pool
///   Block        int32 [] -> int32 []: adds one, on a thread that may wait
///   Forgetful    int32 -> ?: allocates nothing
extern "C" const graphc::runtime::HostKernelTable *graphc_host_kernels_testing();

#endif // GRAPHC_TEST_UNIT_RUNTIME_SUPPORT_TESTFAMILY_H
