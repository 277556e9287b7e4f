//===- SchemaManifest.h - what people call things ---------------*- C++ -*-===//
#ifndef GRAPHC_RUNTIME_ARTIFACT_SCHEMAMANIFEST_H
#define GRAPHC_RUNTIME_ARTIFACT_SCHEMAMANIFEST_H

#include "runtime/artifact/SchemaHeader.h"

namespace graphc::runtime::schema {

/// An input or output of a signature, as the model's author named it.
struct SignatureArg {
  StringRef key;         ///< e.g. "x"
  StringRef tensorName;  ///< e.g. "serving_default_x:0"
  uint32_t dtype;        ///< DType
  uint32_t rank;         ///< kNone: unknown
  RangeRef dims;         ///< Int64s, -1 unknown
  uint32_t defaultValue; ///< row of Attributes (a Tensor) used when the caller gives none, or kNone
  uint32_t reserved;
};

/// An entry point. The functions are tried in order; the first whose input
/// dims, symbol bounds and divisors accept the caller's shapes runs.
struct Signature {
  StringRef name;    ///< e.g. "serving_default"
  StringRef method;  ///< e.g. "tensorflow/serving/predict"
  ListRef functions; ///< rows of Functions, at least one; inputs and outputs in the args' order
  RangeRef inputs;   ///< rows of SignatureArgs
  RangeRef outputs;  ///< rows of SignatureArgs
};

/// What became of a TensorFlow node.
enum class NodeFate : uint8_t { Kernel, Fused, Folded, Host, Library, Removed };

/// A node of the model, for errors, profiles and `inspect --why`.
struct Node {
  StringRef name; ///< TensorFlow's node name
  StringRef op;   ///< TensorFlow's op
  StringRef why;  ///< a sentence about the fate, may be empty
  uint8_t fate;   ///< NodeFate
  uint8_t reserved[3];
  uint32_t kernel; ///< of Kernel, Fused: row of Kernels; else kNone
};

/// Kinds of devices.
enum class DeviceKind : uint32_t { Cpu, Cuda };

/// A logical device that the program was planned for.
struct Device {
  StringRef name; ///< e.g. "cpu:0"
  uint32_t kind;  ///< DeviceKind
  uint32_t ordinal;
};

/// Free-form facts: compiler version, options, allowed numerics.
struct Property {
  StringRef key;
  StringRef value;
};

static_assert(sizeof(SignatureArg) == 40 && sizeof(Signature) == 40);
static_assert(sizeof(Node) == 32 && sizeof(Device) == 16 && sizeof(Property) == 16);

} // namespace graphc::runtime::schema

#endif // GRAPHC_RUNTIME_ARTIFACT_SCHEMAMANIFEST_H
