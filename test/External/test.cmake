# Installs tp25d, builds a project that finds it with find_package, and runs that project's pass.
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${ARGN} failed (${status}):\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()

set(flags "")
if(SANITIZE)
  set(flags -fsanitize=${SANITIZE})
endif()
set(source ${CMAKE_CURRENT_LIST_DIR}/project)
file(REMOVE_RECURSE ${WORK_DIR})
run(${CMAKE_COMMAND} --install ${BUILD_DIR} --prefix ${WORK_DIR}/prefix)
run(${CMAKE_COMMAND} -S ${source} -B ${WORK_DIR}/build -G Ninja -DCMAKE_PREFIX_PATH=${WORK_DIR}/prefix
  -DCMAKE_CXX_COMPILER=${CXX_COMPILER} -DCMAKE_CXX_FLAGS=${flags})
run(${CMAKE_COMMAND} --build ${WORK_DIR}/build)
run(${WORK_DIR}/build/count-products ${source}/model.mlir)
if(NOT output MATCHES "2 products, 1 of them with the weight stationary")
  message(FATAL_ERROR "unexpected output: ${output}")
endif()

# The pass of docs/write-a-pass.md, pasted.
run(${WORK_DIR}/build/write-a-pass ${source}/model.mlir)
if(NOT output MATCHES "stationary = b.*stationary = b")
  message(FATAL_ERROR "unexpected output: ${output}")
endif()

# The installed tool finds the libraries that it links executables with.
set(model ${CMAKE_CURRENT_LIST_DIR}/../../examples/mlp/mlp.mlir)
run(${WORK_DIR}/prefix/bin/tp25d compile ${model} -q 2 -o ${WORK_DIR}/mlp)
run(${WORK_DIR}/mlp --describe)
if(NOT output MATCHES "grid: depth 1, rows 2, columns 2: 4 devices")
  message(FATAL_ERROR "unexpected output: ${output}")
endif()
