"""Checks that the folders are in the order of the work, and that every pass has its file and its test.

    structure.py SOURCE

- A folder of lib/ includes headers of itself and of folders that lib/CMakeLists.txt lists before it.
- Folders of runtime/ do not include each other in a circle.
- Pass `some-name` of include/tp25d/Stage/Passes.td is lib/Stage/SomeName.cpp, and test/Stage/ has some-name.mlir,
  some-name.test or a folder some-name.
"""

import glob
import os
import re
import sys

source = sys.argv[1]
problems = []


def read(path):
    with open(os.path.join(source, path)) as file:
        return file.read()


def find(*patterns):
    return [os.path.relpath(path, source) for pattern in patterns
            for path in sorted(glob.glob(os.path.join(source, pattern), recursive=True))]


order = re.findall(r"^add_subdirectory\((\w+)\)", read("lib/CMakeLists.txt"), re.M)
problems += [f"lib/{folder} is not in lib/CMakeLists.txt" for folder in os.listdir(source + "/lib")
             if os.path.isdir(f"{source}/lib/{folder}") and folder not in order]
for path in find("lib/*/*", "include/tp25d/*/*"):
    folder = path.split("/")[-2]
    if folder not in order or not path.endswith((".h", ".cpp", ".td")):
        continue
    for other in re.findall(r'include "tp25d/(\w+)/', read(path)):
        if other not in order[:order.index(folder) + 1]:
            problems.append(f"{path} includes a header of {other}, which comes later")

includes = {}
for path in find("runtime/*/*.h", "runtime/*/*.cpp"):
    folder = path.split("/")[1]
    for other in re.findall(r'#include "\.\./(\w+)/', read(path)):
        includes.setdefault(folder, set()).add(other)


def find_circle(folder, path=()):
    if folder in path:
        return path[path.index(folder):] + (folder,)
    return next((circle for other in sorted(includes.get(folder, ()))
                 if (circle := find_circle(other, path + (folder,)))), None)


for folder in sorted(includes):
    if circle := find_circle(folder):
        problems.append("runtime includes in a circle: " + " -> ".join(circle))
        break

for definitions in find("include/tp25d/*/Passes.td"):
    stage = definitions.split("/")[2]
    for name in re.findall(r'^def \w+ : Pass<"([\w-]+)"', read(definitions), re.M):
        file = f"lib/{stage}/" + "".join(word.capitalize() for word in name.split("-")) + ".cpp"
        if not os.path.exists(os.path.join(source, file)):
            problems.append(f"pass {name} has no file {file}")
        if not find(f"test/{stage}/{name}.mlir", f"test/{stage}/{name}.test", f"test/{stage}/{name}/*.mlir"):
            problems.append(f"pass {name} has no test in test/{stage}")

print("\n".join(problems))
sys.exit(len(problems) > 0)
