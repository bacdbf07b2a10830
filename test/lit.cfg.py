# How lit runs the tests: the tools of the build first, then LLVM's.

import glob
import os

import lit.formats
import lit.llvm
import lit.util

lit.llvm.initialize(lit_config, config)
from lit.llvm import llvm_config

config.name = "tp25d"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".mlir", ".test"]
config.excludes = ["Inputs"]
config.test_source_root = config.tp25d_source_dir + "/test"
config.test_exec_root = config.tp25d_test_output_dir

llvm_config.with_environment("PATH", [config.tp25d_tools_dir, config.llvm_tools_dir], append_path=True)
llvm_config.with_system_environment(["ASAN_OPTIONS", "TSAN_OPTIONS", "UBSAN_OPTIONS"])
llvm_config.add_tool_substitutions(
    ["tp25d", "tp25d-with-mistakes", "tp25d-opt", "tp25d-emulator-opt", "compile-device-code", "FileCheck", "not", "count", "split-file"],
    [config.tp25d_tools_dir, config.llvm_tools_dir],
)
# Sanitizers need time and memory that some tests allow nobody.
if config.sanitize:
    config.available_features.add("sanitized")
if config.has_cuda:
    config.available_features.add("cuda")
config.substitutions.append(("%emulator_libraries", config.emulator_libraries))
config.substitutions.append(("%emulator_schedules", os.environ.get("TP25D_EMULATOR_SCHEDULES", "10")))
# CUDA's compilers need no GPU; one of its tools can look into what they made.
if config.cuda_tools_dir:
    config.available_features.add("cuda-toolkit")
    config.substitutions.append(("%cuda_tools_dir", config.cuda_tools_dir))
    # scripts/install-packages brings it where the toolkit lacks it.
    installed = glob.glob(os.path.join(config.tp25d_source_dir, ".tools", "nvidia", "*", "bin"))
    cuobjdump = lit.util.which(
        "cuobjdump", os.pathsep.join([config.cuda_tools_dir, *installed, os.environ.get("PATH", "")])
    )
    if cuobjdump:
        config.available_features.add("cuobjdump")
        config.substitutions.append(("%cuobjdump", cuobjdump))
config.substitutions.append(("%python", config.python))
config.substitutions.append(("%random_models", os.environ.get("TP25D_RANDOM_MODELS", "200")))
# Fewer, since each is evaluated scalar by scalar.
config.substitutions.append(("%wild_models", str(max(1, int(os.environ.get("TP25D_RANDOM_MODELS", "200")) // 5))))
# The number of the first random model.
config.substitutions.append(("%random_seed", os.environ.get("TP25D_RANDOM_SEED", "0")))
config.substitutions.append(("%random_gradients", os.environ.get("TP25D_RANDOM_GRADIENTS", "16")))
config.substitutions.append(("%c_compiler", config.c_compiler))
config.substitutions.append(("%cxx_compiler", config.cxx_compiler))
config.substitutions.append(("%runtime_include", config.tp25d_source_dir + "/runtime/include"))
config.substitutions.append(("%examples", config.tp25d_source_dir + "/examples"))
