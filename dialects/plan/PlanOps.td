//===- PlanOps.td - buffers and instructions ------------------*- tablegen -*-===//

#ifndef GRAPHC_DIALECTS_PLAN_PLANOPS_TD
#define GRAPHC_DIALECTS_PLAN_PLANOPS_TD

include "dialects/plan/PlanDialect.td"

//===----------------------------------------------------------------------===//
// Programs
//===----------------------------------------------------------------------===//

def Plan_ProgramOp : Plan_Op<"program", [IsolatedFromAbove, Symbol, SingleBlock,
                                         NoTerminator, NoRegionArguments]> {
  let summary = "everything one signature does in a run";
  let description = [{
    Created by schedule from a function. `inputs` and `outputs` describe the
    signature's tensors in order: dictionaries with `key`, `name`, `type`.
    `symbols` lists the size symbols bound from the inputs at entry: dictionaries
    with `name`, `input`, `dimension`. `arena_bytes` and `arena_lower_bound` are set by
    memory.
  }];
  let arguments = (ins SymbolNameAttr:$sym_name, ArrayAttr:$inputs, ArrayAttr:$outputs,
                       ArrayAttr:$symbols, OptionalAttr<StrAttr>:$arena_bytes,
                       OptionalAttr<StrAttr>:$arena_lower_bound);
  let regions = (region SizedRegion<1>:$body);
  let assemblyFormat = "$sym_name attr-dict-with-keyword $body";
  let hasVerifier = 1;
}

//===----------------------------------------------------------------------===//
// Buffers
//===----------------------------------------------------------------------===//

class Plan_BufferOp<string mnemonic> : Plan_Op<mnemonic> {
  let results = (outs Plan_BufferType:$buffer);
}

def Plan_ArgumentOp : Plan_BufferOp<"argument"> {
  let summary = "the caller's input tensor";
  let arguments = (ins I64Attr:$index);
  let assemblyFormat = "$index attr-dict `:` type($buffer)";
}

def Plan_ResultOp : Plan_BufferOp<"result"> {
  let summary = "the caller's output tensor";
  let arguments = (ins I64Attr:$index);
  let assemblyFormat = "$index attr-dict `:` type($buffer)";
}

def Plan_ConstantOp : Plan_BufferOp<"constant"> {
  let summary = "bytes in the weights section";
  let arguments = (ins ElementsAttr:$value, OptionalAttr<I64Attr>:$offset);
  let assemblyFormat = "$value (`at` $offset^)? attr-dict `:` type($buffer)";
}

def Plan_ArenaOp : Plan_BufferOp<"arena"> {
  let summary = "a slice of the run's arena";
  let description = [{
    `offset` is an expression over the program's symbols, set by memory. Two
    arena buffers may share bytes if no time and no order of streams sees both alive.
  }];
  let arguments = (ins OptionalAttr<StrAttr>:$offset);
  let assemblyFormat = "(`at` $offset^)? attr-dict `:` type($buffer)";
}

def Plan_HeapOp : Plan_BufferOp<"heap"> {
  let summary = "memory from the allocator, made by the instruction that writes it";
  let assemblyFormat = "attr-dict `:` type($buffer)";
}

def Plan_VariableOp : Plan_BufferOp<"variable"> {
  let summary = "a variable's memory, shared by the signatures of a model";
  let arguments = (ins FlatSymbolRefAttr:$variable);
  let assemblyFormat = "$variable attr-dict `:` type($buffer)";
}

def Plan_ViewOp : Plan_BufferOp<"view"> {
  let summary = "the same bytes under another shape or type, from an offset on";
  let arguments = (ins Plan_BufferType:$source, DefaultValuedAttr<StrAttr, "\"0\"">:$offset);
  let assemblyFormat = "$source (`plus` $offset^)? attr-dict `:` type($source) `to` type($buffer)";
}

//===----------------------------------------------------------------------===//
// Instructions
//===----------------------------------------------------------------------===//

def Plan_InstructionInterface : OpInterface<"Instruction"> {
  let cppNamespace = "::graphc::plan";
  let description = [{
    What an instruction touches. Liveness, the race checker and the packager
    know no other ordering.
  }];
  let methods = [
    InterfaceMethod<"buffers it reads", "::mlir::OperandRange", "readBuffers">,
    InterfaceMethod<"buffers it writes", "::mlir::OperandRange", "writtenBuffers">,
  ];
}

class Plan_Instruction<string mnemonic, list<Trait> traits = []>
    : Plan_Op<mnemonic, [DeclareOpInterfaceMethods<Plan_InstructionInterface>] # traits> {
  dag placement = (ins DefaultValuedAttr<I64Attr, "0">:$device, DefaultValuedAttr<I64Attr, "0">:$stream);
}

class Plan_ReadWriteInstruction<string mnemonic> : Plan_Instruction<mnemonic, [AttrSizedOperandSegments]> {
  let extraClassDefinition = [{
    ::mlir::OperandRange $cppClass::readBuffers() { return getReads(); }
    ::mlir::OperandRange $cppClass::writtenBuffers() { return getWrites(); }
  }];
}

def Plan_LaunchOp : Plan_ReadWriteInstruction<"launch"> {
  let summary = "run a generated kernel";
  let description = [{
    The kernel gets its buffers (reads, then writes), the values of `parameters`
    and a range of its `tasks`; ranges run in parallel, each at least `grain` tasks
    long. Which range computes what depends on shapes only.

    ```mlir
    plan.launch @k0 reads(%x, %w : ..) writes(%y : ..) parameters = ["b"] tasks = "b"
    ```
  }];
  let arguments = !con((ins FlatSymbolRefAttr:$kernel, Variadic<Plan_BufferType>:$reads,
                       Variadic<Plan_BufferType>:$writes, Plan_Exprs:$parameters, StrAttr:$tasks,
                       DefaultValuedAttr<StrAttr, "\"1\"">:$grain), placement);
  let assemblyFormat = [{
    $kernel `reads` `(` ($reads^ `:` type($reads))? `)` `writes` `(` ($writes^ `:` type($writes))? `)`
    `parameters` `=` $parameters `tasks` `=` $tasks attr-dict
  }];
}

def Plan_HostCallOp : Plan_ReadWriteInstruction<"host_call"> {
  let summary = "run a host kernel of the runtime";
  let arguments = !con((ins StrAttr:$kernel, Variadic<Plan_BufferType>:$reads,
                       Variadic<Plan_BufferType>:$writes, OptionalAttr<DictionaryAttr>:$config,
                       OptionalAttr<StrArrayAttr>:$defines), placement);
  let assemblyFormat = [{
    $kernel `reads` `(` ($reads^ `:` type($reads))? `)` `writes` `(` ($writes^ `:` type($writes))? `)`
    attr-dict
  }];
}

def Plan_CopyOp : Plan_Instruction<"copy"> {
  let summary = "copy a buffer, between devices too";
  let arguments = !con((ins Plan_BufferType:$source, Plan_BufferType:$target), placement);
  let assemblyFormat = "$source `to` $target attr-dict `:` type($source) `to` type($target)";
  let extraClassDefinition = [{
    ::mlir::OperandRange $cppClass::readBuffers() { return getODSOperands(0); }
    ::mlir::OperandRange $cppClass::writtenBuffers() { return getODSOperands(1); }
  }];
}

def Plan_BindOp : Plan_Instruction<"bind"> {
  let summary = "define size symbols by the elements of an integer buffer";
  let arguments = !con((ins Plan_BufferType:$values, StrArrayAttr:$symbols), placement);
  let assemblyFormat = "$values `as` $symbols attr-dict `:` type($values)";
  let extraClassDefinition = [{
    ::mlir::OperandRange $cppClass::readBuffers() { return getODSOperands(0); }
    ::mlir::OperandRange $cppClass::writtenBuffers() { return getOperation()->getOperands().take_front(0); }
  }];
}

class Plan_EventInstruction<string mnemonic> : Plan_Instruction<mnemonic> {
  let arguments = !con((ins I64Attr:$event), placement);
  let assemblyFormat = "$event attr-dict";
  let extraClassDefinition = [{
    ::mlir::OperandRange $cppClass::readBuffers() { return getOperation()->getOperands(); }
    ::mlir::OperandRange $cppClass::writtenBuffers() { return getOperation()->getOperands(); }
  }];
}

def Plan_RecordOp : Plan_EventInstruction<"record"> {
  let summary = "event done when everything before it on its stream is done";
}

def Plan_WaitOp : Plan_EventInstruction<"wait"> {
  let summary = "hold its stream until the event is done";
}

def Plan_ReturnOp : Plan_Instruction<"return"> {
  let summary = "the buffers that hold the program's results, in order";
  let description = [{
    Last in its program. A `plan.result` was written in place; the runtime copies
    any other kind out, and hands a heap buffer over.
  }];
  let arguments = !con((ins Variadic<Plan_BufferType>:$values), placement);
  let assemblyFormat = "($values^ `:` type($values))? attr-dict";
  let extraClassDefinition = [{
    ::mlir::OperandRange $cppClass::readBuffers() { return getValues(); }
    ::mlir::OperandRange $cppClass::writtenBuffers() { return getOperation()->getOperands().take_front(0); }
  }];
}

//===----------------------------------------------------------------------===//
// Regions
//===----------------------------------------------------------------------===//

def Plan_IfOp : Plan_Instruction<"if", [NoTerminator, SingleBlock, NoRegionArguments]> {
  let summary = "one of two instruction lists, by a boolean buffer";
  let description = [{
    The branches use the buffers around them; a value that both make is a buffer
    that both write.
  }];
  let arguments = !con((ins Plan_BufferType:$predicate), placement);
  let regions = (region SizedRegion<1>:$thenRegion, SizedRegion<1>:$elseRegion);
  let assemblyFormat = "$predicate attr-dict `:` type($predicate) $thenRegion `else` $elseRegion";
  let extraClassDefinition = [{
    ::mlir::OperandRange $cppClass::readBuffers() { return getODSOperands(0); }
    ::mlir::OperandRange $cppClass::writtenBuffers() { return getOperation()->getOperands().take_front(0); }
  }];
}

def Plan_WhileOp : Plan_Instruction<"while", [NoTerminator, SingleBlock, NoRegionArguments]> {
  let summary = "run `condition`, then `body` as long as the boolean buffer holds";
  let description = [{
    Loop-carried values are buffers that the body copies into at its end; memory
    turns the copies into a ping-pong where it can.
  }];
  let arguments = !con((ins Plan_BufferType:$predicate), placement);
  let regions = (region SizedRegion<1>:$condition, SizedRegion<1>:$body);
  let assemblyFormat = "$predicate attr-dict `:` type($predicate) $condition `do` $body";
  let extraClassDefinition = [{
    ::mlir::OperandRange $cppClass::readBuffers() { return getODSOperands(0); }
    ::mlir::OperandRange $cppClass::writtenBuffers() { return getOperation()->getOperands().take_front(0); }
  }];
}

#endif
