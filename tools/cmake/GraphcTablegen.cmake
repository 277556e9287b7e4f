# graphc_tablegen(FILE.td  [DIALECT name] [OPS] [TYPES] [ATTRS] [ENUMS] [INTERFACE] [PASSES group])
#
# Generates FILE.h.inc / FILE.cpp.inc (and the asked-for variants) beside the
# path of the .td in the build tree, so that an include reads like a path from
# the root: "dialects/graph/GraphOps.h.inc". Collects the target in the global
# property GRAPHC_TABLEGEN_TARGETS: every MLIR library of ours depends on all.
# A file whose text does not change keeps its time, so its users are not rebuilt.
function(graphc_tablegen td)
  cmake_parse_arguments(ARG "OPS;TYPES;ATTRS;ENUMS;INTERFACES;OP_INTERFACE;ATTR_INTERFACE" "DIALECT;PASSES" "" ${ARGN})
  get_filename_component(base ${td} NAME_WE)
  set(LLVM_TARGET_DEFINITIONS ${td})
  set(TABLEGEN_OUTPUT)
  set(MLIR_TABLEGEN_EXE mlir-tblgen)
  find_program(GRAPHC_MLIR_TBLGEN mlir-tblgen HINTS ${LLVM_TOOLS_BINARY_DIR} REQUIRED NO_DEFAULT_PATH)
  set(outputs)
  macro(_graphc_gen suffix)
    set(out ${CMAKE_CURRENT_BINARY_DIR}/${base}${suffix})
    get_filename_component(outdir ${out} DIRECTORY)
    file(MAKE_DIRECTORY ${outdir})
    add_custom_command(OUTPUT ${out}
      COMMAND ${GRAPHC_MLIR_TBLGEN} ${ARGN} -I ${CMAKE_SOURCE_DIR} -I ${MLIR_INCLUDE_DIRS}
              ${CMAKE_CURRENT_SOURCE_DIR}/${td} --write-if-changed -d ${out}.d -o ${out}
      DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${td}
      DEPFILE ${out}.d
      COMMENT "tblgen ${base}${suffix}")
    list(APPEND outputs ${out})
  endmacro()
  if(ARG_OPS)
    _graphc_gen(.h.inc -gen-op-decls)
    _graphc_gen(.cpp.inc -gen-op-defs)
  endif()
  if(ARG_TYPES)
    _graphc_gen(Types.h.inc -gen-typedef-decls)
    _graphc_gen(Types.cpp.inc -gen-typedef-defs)
  endif()
  if(ARG_ATTRS)
    _graphc_gen(Attrs.h.inc -gen-attrdef-decls)
    _graphc_gen(Attrs.cpp.inc -gen-attrdef-defs)
  endif()
  if(ARG_ENUMS)
    _graphc_gen(Enums.h.inc -gen-enum-decls)
    _graphc_gen(Enums.cpp.inc -gen-enum-defs)
  endif()
  if(ARG_INTERFACES)
    # Interfaces beside the ops of one file: FooOps.td gives FooOpsInterfaces.h.inc.
    _graphc_gen(Interfaces.h.inc -gen-op-interface-decls)
    _graphc_gen(Interfaces.cpp.inc -gen-op-interface-defs)
  endif()
  if(ARG_OP_INTERFACE)
    _graphc_gen(.h.inc -gen-op-interface-decls)
    _graphc_gen(.cpp.inc -gen-op-interface-defs)
  endif()
  if(ARG_DIALECT)
    # The file that defines the dialect defines no ops: FooDialect.td gives FooDialect.h.inc.
    _graphc_gen(.h.inc -gen-dialect-decls -dialect=${ARG_DIALECT})
    _graphc_gen(.cpp.inc -gen-dialect-defs -dialect=${ARG_DIALECT})
  endif()
  if(ARG_PASSES)
    _graphc_gen(.h.inc -gen-pass-decls -name=${ARG_PASSES})
  endif()
  file(RELATIVE_PATH rel ${CMAKE_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR}/${base})
  string(REPLACE "/" "-" target ${rel})
  add_custom_target(tblgen-${target} DEPENDS ${outputs})
  set_property(GLOBAL APPEND PROPERTY GRAPHC_TABLEGEN_TARGETS tblgen-${target})
endfunction()
