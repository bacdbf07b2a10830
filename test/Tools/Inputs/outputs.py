"""Holds a command to write its files as users expect of outputs, whatever is where they are to be written.

    outputs.py FOLDER INPUT OPTION,OPTION... COMMAND...

The command ends well, and writes a file for each OPTION, which is all of a word up to the path: --stats= or -o. What it
writes to the first is the same every time. {input} in the command is the path of a copy of the file INPUT. A checkpoint
is written before other files.
"""

import os
import shutil
import subprocess
import sys
import threading
import time

folder, source, options, command = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3].split(","), sys.argv[4:]
is_job = command[0] == "mpirun"
environment = dict(os.environ, OMPI_ALLOW_RUN_AS_ROOT="1", OMPI_ALLOW_RUN_AS_ROOT_CONFIRM="1",
                   OMPI_MCA_rmaps_base_oversubscribe="1",
                   ASAN_OPTIONS=os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0")  # OpenMPI has some
OLD = b"old"


class Case:
    """A folder with an old file for each option; paths may be changed, and what is there."""

    def __init__(self, name):
        self.name, self.folder = name, os.path.join(folder, "case")
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(os.path.join(self.folder, "sub"))
        self.input = os.path.join(self.folder, "in" + os.path.splitext(source)[1])
        shutil.copy(source, self.input)
        self.paths = []
        for number, option in enumerate(options):
            end = ".safetensors" if option == "--checkpoint=" else ".out"
            self.paths.append(os.path.join(self.folder, f"y{number}{end}"))
            with open(self.paths[-1], "wb") as file:
                file.write(OLD)

    def link(self, number, to):
        """Puts a link in the place of an old file."""
        os.remove(self.paths[number])
        os.symlink(to, self.paths[number])

    def fail(self, problem):
        sys.exit(f"{self.name}: {problem}\n{' '.join(self.words)}\n{self.output[-2000:]!r}\n{self.errors}")

    def run(self, *more, stdout=subprocess.PIPE):
        self.words = [word.replace("{input}", self.input) for word in command]
        self.words += [option + path for option, path in zip(options, self.paths)] + list(more)
        begin = time.monotonic()
        process = subprocess.run(self.words, stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE,
                                 cwd=self.folder, env=environment, timeout=120)
        self.seconds, self.output = time.monotonic() - begin, process.stdout or b""
        self.code, self.errors = process.returncode, process.stderr.decode()
        left = [name for place, _, names in os.walk(folder) for name in names if name.endswith(".tmp")]
        if left:
            self.fail(f"left behind: {left}")
        return self

    def content(self, number):
        with open(self.paths[number], "rb") as file:
            return file.read()

    def expect_success(self):
        if self.code:
            self.fail(f"exit code {self.code}")

    def expect_error(self, *parts, changed=()):
        """One error with these parts, and all files as they were but those with the numbers in `changed`."""
        errors = [line for line in self.errors.splitlines() if line.startswith(("error: ", "tp25d: error: "))]
        if self.code in (0, 74) or self.code < 0 or self.code > 128:
            self.fail(f"exit code {self.code}")
        if len(errors) != 1 or not all(part in errors[0] for part in parts):
            self.fail(f"not one error with {parts}")
        for number, path in enumerate(self.paths):
            if number not in changed and os.path.isfile(path) and self.content(number) != OLD:
                self.fail(f"{path} is not what it was")


FULL = "cannot be written: No space left on device"
everything = range(len(options))
# They stay where a later file fails.
checkpoints = [number for number in everything if options[number] == "--checkpoint="]

case = Case("files")
case.run().expect_success()
first = case.content(0)
if any(case.content(number) in (OLD, b"") for number in everything):
    case.fail("a file has not been written")

for number in everything:
    other = (number + 1) % len(options)
    case = Case(f"{options[number]} and {options[other]} are one file")
    if other != number:
        case.paths[other] = os.path.join(case.folder, "sub", "..", os.path.basename(case.paths[number]))
        if options[other] == "--checkpoint=":
            case.paths[other] = os.path.join(case.folder, "link.safetensors")
            os.symlink(os.path.basename(case.paths[number]), case.paths[other])
        case.run().expect_error("is the same file as", os.path.basename(case.paths[number]))

    case = Case(f"{options[number]} is the input")
    os.remove(case.paths[number])
    os.link(case.input, case.paths[number])
    case.run().expect_error(case.paths[number] + " is the same file as", ", which is read", changed=[number])

    case = Case(f"{options[number]} is full")
    case.link(number, "/dev/full")
    case.run().expect_error(f"{case.paths[number]}: {FULL}", changed=[number, *checkpoints])
    if os.readlink(case.paths[number]) != "/dev/full":
        case.fail("the link is gone")

    case = Case(f"{options[number]} is a pipe")
    os.remove(case.paths[number])
    os.mkfifo(case.paths[number])
    received = []
    reader = threading.Thread(target=lambda: received.append(case.content(number)), daemon=True)
    reader.start()
    case.run("--timeout=60").expect_success()
    reader.join(10)
    if not received or not received[0] or (number == 0 and received[0] != first):
        case.fail("the pipe has not got the file")

    case = Case(f"{options[number]} is a pipe that nobody reads")
    os.remove(case.paths[number])
    os.mkfifo(case.paths[number])
    case.run("--timeout=1").expect_error(f"{case.paths[number]}: cannot be written: nobody has read from it for",
                                         changed=[number, *checkpoints])
    if case.seconds > 20:
        case.fail(f"it took {case.seconds} s")

case = Case("links")
for number in everything:
    case.link(number, f"sub/target{number}")
case.run().expect_success()
for number, path in enumerate(case.paths):
    if not os.path.islink(path) or case.content(number) in (OLD, b""):
        case.fail(f"{path} is not a link to what has been written")

case = Case("all are /dev/null")
for number in everything:
    case.link(number, "/dev/null")
case.run().expect_success()
if not all(os.readlink(path) == "/dev/null" for path in case.paths):
    case.fail("a link is gone")

if "--checkpoint=" != options[0]:
    case = Case("standard output")
    case.paths[0] = "/dev/stdout"
    case.run().expect_success()
    if case.output != first:
        case.fail("standard output has not got the file, or more than that")

if not is_job:  # mpirun passes on what processes print
    case = Case("standard output is full")
    with open("/dev/full", "wb") as full:
        case.run(stdout=full)
    if case.code or "compile" not in case.words:  # which has nothing to say
        case.expect_error("standard output: " + FULL, changed=checkpoints)

disk = os.path.join(folder, "disk")
os.makedirs(disk, exist_ok=True)
can_mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk]
if shutil.which("mount") and subprocess.run(can_mount, capture_output=True).returncode == 0:
    try:
        for number in everything:
            case = Case(f"the disk of {options[number]} is full")
            path = os.path.join(disk, os.path.basename(case.paths[number]))
            shutil.move(case.paths[number], path)
            case.paths[number] = path
            try:
                with open(os.path.join(disk, "much"), "wb", buffering=0) as much:
                    while much.write(bytes(4096)):
                        pass
            except OSError:
                pass
            changed = [] if number in checkpoints else checkpoints
            case.run().expect_error(f"{path}: cannot be written: ", "No space left on device", changed=changed)
            os.remove(path)
            os.remove(os.path.join(disk, "much"))
    finally:
        subprocess.run(["umount", disk], check=True)
    print("a full disk was tried")
print("all is well")
