"""Makes a job of processes fail in one of many ways, and holds it to end in time, with one message, and leave nothing.

    failures.py CASE EXECUTABLE FOLDER    CASE is a name in CASES; EXECUTABLE is for 8 processes and has one input
"""

import glob
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time

MOST_SECONDS = 10
ENVIRONMENT = dict(os.environ, OMPI_ALLOW_RUN_AS_ROOT="1", OMPI_ALLOW_RUN_AS_ROOT_CONFIRM="1",
                   OMPI_MCA_rmaps_base_oversubscribe="1")


class Job:
    def __init__(self, executable, folder, *options, count=8, limit=None, launcher=()):
        self.folder, self.output = folder, os.path.join(folder, "y.npy")
        shutil.rmtree(folder, ignore_errors=True)
        os.mkdir(folder)
        self.executable = os.path.join(folder, "model_under_test")  # by this name its processes are found
        shutil.copy(executable, self.executable)
        command = ["mpirun", "-np", str(count), *launcher, self.executable, "--timeout=5", f"--output=@{self.output}", *options]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=folder,
                                        env=ENVIRONMENT, preexec_fn=limit)

    def pids(self):
        """The processes of the job by rank."""
        found = {}
        for path in glob.glob("/proc/[0-9]*/exe"):
            try:
                if os.readlink(path).split(" ")[0] == self.executable:
                    with open(os.path.join(os.path.dirname(path), "environ")) as file:
                        rank = re.search(r"OMPI_COMM_WORLD_RANK=(\d+)", file.read())
                    found[int(rank[1])] = int(path.split("/")[2])
            except (OSError, TypeError):
                pass  # It has just ended.
        return found

    def wait_until_it_runs(self, count=8):
        line = self.process.stdout.readline()
        while "drawn at random" not in line:
            if not line:
                sys.exit("the job has ended before it ran: " + self.process.stderr.read())
            line = self.process.stdout.readline()
        time.sleep(0.5)
        if len(self.pids()) != count:
            sys.exit(f"{len(self.pids())} processes run, not {count}")

    def expect(self, pattern, since, most=MOST_SECONDS, records=True):
        """The job must end now: with one message, which has the pattern."""
        try:
            output, errors = self.process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            sys.exit("no end after 60 s")
        seconds = time.monotonic() - since
        messages = [line for line in errors.splitlines() if line.startswith("error: ")]
        problems = []
        if self.process.returncode == 0:
            problems.append("the exit code is 0")
        if len(messages) != 1 or not re.search(pattern, messages[0]):
            problems.append(f"not one message with '{pattern}'")
        if seconds > most:
            problems.append(f"it took {seconds:.1f} s, more than {most}")
        time.sleep(0.2)
        if self.pids():
            problems.append(f"processes are left: {self.pids()}")
        left = [name for name in os.listdir(self.folder) if "y.npy" in name]
        if left:
            problems.append(f"files are left: {left}")
        written = glob.glob(os.path.join(self.folder, "tp25d-flight-*.json"))
        if records:
            found = []
            for name in written:
                with open(name) as file:
                    found.append(json.load(file))
            # Who is stopped and goes on when all is over has another story to tell.
            said = messages[0].removeprefix("error: ") if messages else None
            if not any(record["error"] == said for record in found):
                problems.append(f"none of {len(found)} flight records says it: {[record['error'] for record in found]}")
            if not all(record["transfers"] for record in found):
                problems.append("a flight record has no transfers")
        if problems:
            sys.exit("; ".join(problems) + f"\n{output}{errors}")
        print(f"ended after {seconds:.1f} s: {messages[0]}")
        return errors


FOREVER = "--repeat=1000000000"
# What the others wait for: a transfer with its kind, axis and step, or each other between two runs.
WHERE = r"(broadcast of \d+ f32 along (row|col), root \d, step \d|waits for all others|computes)"


def lose(number, rank, pattern):
    def case(executable, folder):
        job = Job(executable, folder, FOREVER)
        job.wait_until_it_runs()
        since = time.monotonic()
        os.kill(job.pids()[rank], number)
        job.expect(pattern, since)
    return case


def interrupt(number, pattern):
    def case(executable, folder):
        job = Job(executable, folder, FOREVER)
        job.wait_until_it_runs()
        since = time.monotonic()
        job.process.send_signal(number)
        job.expect(pattern, since, records=False)
    return case


def interrupt_processes(executable, folder):
    """As a batch system does: all processes get the signal, and nothing else happens."""
    job = Job(executable, folder, FOREVER)
    job.wait_until_it_runs()
    since = time.monotonic()
    for pid in job.pids().values():
        os.kill(pid, signal.SIGTERM)
    job.expect("ended by SIGTERM", since)


def wrong_size(executable, folder):
    since = time.monotonic()
    job = Job(executable, folder, count=4)
    job.expect(r"the program is for 8 devices \(.*\), one a process, but 4 processes were started", since, records=False)


def missing_file(executable, folder):
    since = time.monotonic()
    job = Job(executable, folder, "--input=@x.npy")
    job.expect(r"x\.npy: cannot be read", since, records=False)


def missing_on_one(executable, folder):
    """Only one process does not find it, as when a folder is not mounted on one machine."""
    script = os.path.join(os.path.dirname(folder), "rank_of.sh")
    with open(script, "w") as file:
        file.write('#!/bin/sh\n[ "$OMPI_COMM_WORLD_RANK" = 5 ] && option=--input=@missing.npy || option=--input=16x256xf32=1\n'
                   'exec "$@" $option\n')
    os.chmod(script, 0o755)
    since = time.monotonic()
    job = Job(executable, folder, launcher=[script])
    job.expect(r"rank 5: missing\.npy: cannot be read", since, records=False)


def corrupt_file(executable, folder):
    path = os.path.join(os.path.dirname(folder), "corrupt.safetensors")
    with open(path, "wb") as file:
        file.write(b"\x10\0\0\0\0\0\0\0{\"not json")
    since = time.monotonic()
    job = Job(executable, folder, f"--params={path}")
    job.expect(r"corrupt\.safetensors: the header", since, records=False)


def full_disk(executable, folder):
    """Files may not grow beyond what MPI needs: the system says so as it does when a disk is full."""
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100 << 20, 100 << 20))
    since = time.monotonic()
    job = Job(executable, folder, limit=limit)
    job.expect(r"y\.npy: cannot be written", since, records=False)


def full_record(executable, folder):
    """There is no room for flight records, which lie on another disk."""
    records = [os.path.join(folder, f"tp25d-flight-{rank}.json") for rank in range(8)]
    job = Job(executable, folder, FOREVER, limit=lambda: [os.symlink("/dev/full", record) for record in records])
    job.wait_until_it_runs()
    since = time.monotonic()
    os.kill(job.pids()[5], signal.SIGKILL)
    errors = job.expect("rank 5 .* has ended without notice", since, records=False)
    if "the flight record tp25d-flight-0.json cannot be written: No space left on device" not in errors:
        sys.exit("nothing is said of the record of rank 0\n" + errors)
    if not all(os.readlink(record) == "/dev/full" for record in records):
        sys.exit("a link is gone")


CASES = {
    "killed": lose(signal.SIGKILL, 5, r"rank 5 \(dep 1, row 0, col 1\) has ended without notice.*" + WHERE),
    "killed_first": lose(signal.SIGKILL, 0, r"rank 0 \(dep 0, row 0, col 0\) has ended without notice"),
    "stopped": lose(signal.SIGSTOP, 5, r"rank 5 \(dep 1, row 0, col 1\) does not answer.*" + WHERE),
    "stopped_first": lose(signal.SIGSTOP, 0, r"rank 0 does not answer.*" + WHERE),
    "interrupted": interrupt(signal.SIGINT, r"ended by SIG(INT|TERM)"),
    "terminated": interrupt(signal.SIGTERM, r"ended by SIGTERM"),
    "terminated_processes": interrupt_processes,
    "wrong_size": wrong_size,
    "missing_file": missing_file,
    "missing_on_one": missing_on_one,
    "corrupt_file": corrupt_file,
    "full_disk": full_disk,
    "full_record": full_record,
}

if __name__ == "__main__":
    CASES[sys.argv[1]](*sys.argv[2:4])
