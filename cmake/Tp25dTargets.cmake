# Helpers that every folder's CMakeLists.txt uses.

include_directories(${PROJECT_SOURCE_DIR}/include ${PROJECT_BINARY_DIR}/include)
include_directories(SYSTEM ${LLVM_INCLUDE_DIRS} ${MLIR_INCLUDE_DIRS})
separate_arguments(definitions NATIVE_COMMAND ${LLVM_DEFINITIONS})
add_definitions(${definitions})
add_compile_options(-Wno-unused-parameter)

if(TP25D_SANITIZE)
  # libMLIR has no instrumentation, which the vptr check would need.
  add_compile_options(-fsanitize=${TP25D_SANITIZE} -fno-sanitize=vptr -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${TP25D_SANITIZE})
endif()

# tp25d_add_library(NAME source... [LINK library...]): a static library of the compiler, on the shared libMLIR and libLLVM.
function(tp25d_add_library name)
  cmake_parse_arguments(ARG "" "" "LINK" ${ARGN})
  add_library(${name} STATIC ${ARG_UNPARSED_ARGUMENTS})
  target_include_directories(${name} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<BUILD_INTERFACE:${PROJECT_BINARY_DIR}/include>
    $<INSTALL_INTERFACE:include>)
  target_link_libraries(${name} PUBLIC ${ARG_LINK} MLIR LLVM)
  get_property(headers GLOBAL PROPERTY TP25D_TABLEGEN_TARGETS)
  add_dependencies(${name} ${headers})
  set_property(GLOBAL APPEND PROPERTY TP25D_LIBRARIES ${name})
  install(TARGETS ${name} EXPORT tp25dTargets)
endfunction()
