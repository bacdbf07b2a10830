"""Runs a model sharded on virtual devices in this process: compiles it to a shared library and calls its C interface."""

import ctypes
import os
import shutil
import subprocess
import tempfile
import threading

import numpy as np

MAX_RANK, AXIS_COUNT = 8, 4
INPUT, PARAMETER, RESULT, STATE = range(4)
TYPES = ["float32", "float64", "bfloat16", "float16", "bool", "int8", "int16", "int32", "int64"]  # tp25d_type


class Argument(ctypes.Structure):
    """struct tp25d_argument of tp25d/runtime.h."""

    _fields_ = [("name", ctypes.c_char_p), ("kind", ctypes.c_int64), ("type", ctypes.c_int64), ("rank", ctypes.c_int64),
                ("size", ctypes.c_int64 * MAX_RANK), ("axes", ctypes.c_int64 * AXIS_COUNT * MAX_RANK),
                ("products", ctypes.c_void_p), ("value", ctypes.c_void_p), ("updated", ctypes.c_int64)]


class Table(ctypes.Structure):
    """The first fields of struct tp25d_program."""

    _fields_ = [("grid", ctypes.c_int64 * AXIS_COUNT), ("argument_count", ctypes.c_int64),
                ("arguments", ctypes.POINTER(Argument))]


class Options(ctypes.Structure):
    """struct tp25d_options."""

    _fields_ = [("threads_per_device", ctypes.c_int64), ("devices_at_once", ctypes.c_int64),
                ("timeout_seconds", ctypes.c_double), ("pack", ctypes.c_int64), ("flight_record", ctypes.c_char_p),
                ("blocking", ctypes.c_int64), ("measure", ctypes.c_int64), ("direct", ctypes.c_int64),
                ("tf32", ctypes.c_int64), ("parameters_of", ctypes.c_void_p)]


class Error(RuntimeError):
    """The compiler or the runtime has refused something; the message is theirs."""


def get_dtype(number):
    if TYPES[number] == "bfloat16":
        import ml_dtypes

        return np.dtype(ml_dtypes.bfloat16)
    return np.dtype(TYPES[number])


def get_shape(argument):
    return tuple(argument.size[: argument.rank])


def is_torch(value):
    return type(value).__module__.split(".")[0] == "torch"


class Program:
    """A compiled model with its weights, which is called with one array or tensor for each input.

    Inputs are numpy arrays, or what numpy converts to them, or torch tensors; their shapes must be those of the export,
    and their types are converted if no values are lost. A call returns the result, or a tuple of several: torch tensors
    if an input is one, else numpy arrays. Calls from several threads wait for each other.

    A call also updates the program's states, of which `states` has the names; `read_state` and `write_state` access them.
    """

    def __init__(self, library, folder, shares=None):
        self.folder = folder  # keeps the library's file
        self.library = library
        self.shares = shares  # keeps the blocks of the program that it shares parameters and states with
        self.lock = shares.lock if shares else threading.Lock()
        self.runtime = ctypes.c_void_p()
        self.table = Table.in_dll(library, "model_program")
        library.tp25d_error_message.restype = ctypes.c_char_p
        arguments = [self.table.arguments[i] for i in range(self.table.argument_count)]
        self.inputs = [(i, a) for i, a in enumerate(arguments) if a.kind == INPUT]
        self.results = [(i, a) for i, a in enumerate(arguments) if a.kind == RESULT]
        self.states = {a.name.decode(): (i, a) for i, a in enumerate(arguments) if a.updated}

    def check(self, status):
        if status != 0:
            raise Error(self.library.tp25d_error_message().decode())

    def start(self, params, options):
        self.check(self.library.tp25d_join())
        self.check(self.library.tp25d_create(ctypes.byref(self.table), ctypes.byref(options), ctypes.byref(self.runtime)))
        self.check(self.library.tp25d_allocate(self.runtime))
        if params:
            self.check(self.library.tp25d_load_parameters(self.runtime, ctypes.byref(self.table),
                                                          os.fsencode(params)))

    @staticmethod
    def convert(what, argument, value):
        if is_torch(value):
            value = value.detach().cpu().numpy()
        array = np.asarray(value)
        shape = get_shape(argument)
        if array.shape != shape:
            raise ValueError(f"{what} has the shape {array.shape}, the model takes {shape}")
        dtype = get_dtype(argument.type)
        if not np.can_cast(array.dtype, dtype, "same_kind"):
            raise TypeError(f"{what} is {array.dtype}, the model takes {dtype}")
        return np.array(array, dtype, order="C", copy=None)

    def __call__(self, *inputs):
        if len(inputs) != len(self.inputs):
            raise TypeError(f"the model takes {len(self.inputs)} inputs, got {len(inputs)}")
        arrays = [self.convert(f"input {i}", argument, value)
                  for i, ((_, argument), value) in enumerate(zip(self.inputs, inputs))]
        with self.lock:
            for (i, _), array in zip(self.inputs, arrays):
                self.write(i, array)
            self.check(self.library.tp25d_run(self.runtime))
            results = [self.read(i, argument) for i, argument in self.results]
        if any(map(is_torch, inputs)):
            import torch

            results = [torch.from_numpy(array) for array in results]
        return results[0] if len(results) == 1 else tuple(results)

    def write(self, number, array):
        """Copies an array, as convert returns it, to argument `number`."""
        self.check(self.library.tp25d_write(self.runtime, ctypes.c_int64(number), array.ctypes.data_as(ctypes.c_void_p)))

    def read(self, number, argument):
        """Returns the value of argument `number` as an array."""
        array = np.empty(get_shape(argument), get_dtype(argument.type))
        self.check(self.library.tp25d_read(self.runtime, ctypes.c_int64(number), array.ctypes.data_as(ctypes.c_void_p)))
        return array

    def read_state(self, name):
        """Returns the whole value of a state as an array."""
        with self.lock:
            return self.read(*self.states[name])

    def write_state(self, name, value):
        """Sets the whole value of a state; a number sets all of its elements."""
        number, argument = self.states[name]
        if np.ndim(value) == 0:
            value = np.full(get_shape(argument), value, get_dtype(argument.type))
        array = self.convert(f"state {name}", argument, value)
        with self.lock:
            self.write(number, array)

    def __del__(self):
        if self.runtime:
            self.library.tp25d_destroy(self.runtime)
            self.runtime = ctypes.c_void_p()
        self.folder.cleanup()


def find_tool(tool):
    tool = tool or os.environ.get("TP25D") or shutil.which("tp25d")
    if not tool:
        raise FileNotFoundError("the command tp25d is not on the PATH; TP25D or the option `tool` may name it")
    return tool


def load(path, grid=(1, 1, 1), params=None, tool=None, threads_per_device=0, timeout=0.0, pack=True, shares=None):
    """Compiles a model for `grid` = (depth, rows, columns), loads its weights once, and returns a Program.

    `path` is the folder of an export, or a .mlir file, whose weights are then the safetensors file `params`, if it has
    some. `tool` is the command tp25d, by default $TP25D or that on the PATH. `timeout` is the longest that a device waits
    for another, in seconds; 0: as long as it takes. Raises Error with the message of the compiler or the runtime.

    `shares` is another Program on the same grid: the new one uses its parameters and states of the same names, as a decoder
    goes on with the cache that a prompt has filled. The other one must be loaded with `pack` = False, which keeps weights
    in an order that all products can read. Load both before the first call; their calls wait for each other.
    """
    depth, rows, columns = grid
    if rows != columns:
        raise ValueError(f"the grid has {rows} rows and {columns} columns; they must be equal")
    model = os.path.join(path, "model.mlir") if os.path.isdir(path) else path
    if params is None and os.path.isdir(path) and os.path.exists(os.path.join(path, "model.safetensors")):
        params = os.path.join(path, "model.safetensors")
    folder = tempfile.TemporaryDirectory(prefix="tp25d_")
    library = os.path.join(folder.name, "libmodel.so")
    done = subprocess.run([find_tool(tool), "compile", model, "-q", str(rows), "-d", str(depth), "--emit=shared",
                           "--name=model", "-o", library], capture_output=True, text=True)
    if done.returncode != 0:
        raise Error(done.stderr.strip())
    program = Program(ctypes.CDLL(library), folder, shares)
    program.start(params, Options(threads_per_device=threads_per_device, timeout_seconds=timeout, pack=pack,
                                  parameters_of=shares.runtime if shares else None))
    return program
