//===- Registry.cpp - the op table and evaluate() --------------------------===//

#include "compiler/reference/Families.h"

#include <algorithm>
#include <new>
#include <unordered_map>

#if defined(__x86_64__)
#include <xmmintrin.h>
#endif

using namespace graphc::reference;

namespace {

/// Flushes denormals (inputs and results) while alive, as TensorFlow's pool threads do.
class FlushDenormals {
public:
#if defined(__x86_64__)
  FlushDenormals() : saved(_mm_getcsr()) { _mm_setcsr(saved | 0x8040); }
  ~FlushDenormals() { _mm_setcsr(saved); }

private:
  unsigned saved;
#elif defined(__aarch64__)
  FlushDenormals() {
    asm volatile("mrs %0, fpcr" : "=r"(saved));
    asm volatile("msr fpcr, %0" ::"r"(saved | (uint64_t{1} << 24)));
  }
  ~FlushDenormals() { asm volatile("msr fpcr, %0" ::"r"(saved)); }

private:
  uint64_t saved;
#endif
};

using Table = std::unordered_map<std::string_view, OpEntry>;

const Table &table() {
  static const Table all = [] {
    Table rows;
    for (std::span<const OpEntry> (*family)() : families)
      for (const OpEntry &entry : family())
        rows.emplace(entry.name, entry);
    return rows;
  }();
  return all;
}

} // namespace

Result<std::vector<Tensor>> graphc::reference::evaluate(const OpCall &call, Environment &env) {
  auto found = table().find(call.op);
  if (found == table().end())
    return EvalError{EvalError::Kind::Unsupported,
                     "op '" + call.op + "' is not in the reference evaluator"};
  FlushDenormals guard;
  try {
    return found->second.fn(Op{call, env});
  } catch (EvalError &error) {
    return std::move(error);
  } catch (const std::bad_alloc &) {
    return EvalError{EvalError::Kind::ResourceExhausted, "not enough memory for the result"};
  } catch (const std::length_error &) {
    return EvalError{EvalError::Kind::ResourceExhausted, "a size exceeds what memory can hold"};
  }
}

Result<std::vector<Tensor>> graphc::reference::evaluate(const OpCall &call) {
  Environment env;
  return evaluate(call, env);
}

bool graphc::reference::supports(std::string_view op) { return table().contains(op); }

bool graphc::reference::isStateful(std::string_view op) {
  auto found = table().find(op);
  return found != table().end() && found->second.stateful;
}

std::vector<std::string_view> graphc::reference::supportedOps() {
  std::vector<std::string_view> names;
  for (const auto &row : table())
    names.push_back(row.first);
  std::sort(names.begin(), names.end());
  return names;
}

ResourceState *Environment::find(const std::string &name) {
  auto found = resources.find(name);
  return found == resources.end() ? nullptr : &found->second;
}

ResourceState &Environment::findOrCreate(const std::string &name) { return resources[name]; }

void Environment::erase(const std::string &name) { resources.erase(name); }

std::string Environment::uniqueName(const std::string &prefix) {
  return prefix + "#" + std::to_string(nextId++);
}
