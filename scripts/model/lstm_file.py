# SPDX-License-Identifier: GPL-3.0-or-later
"""The .lstm component of a .traineddata file, read and written (Tesseract 5.3).

A network is a tree. Every node has a type, a header and, by its type, fields, children or weight matrices. A matrix
holds 8-bit integers with one scale a row (a `fast` model) or doubles; lstmtraining goes on from doubles only.
"""
import io
import struct

import numpy as np

INT8, ADAM, DOUBLE = 1, 4, 128  # bits of a matrix' mode byte
LAYER_RATES = 64  # bit of a node's flags: a learning rate for each child follows
INT_MODE = 1  # bit of the training flags
CONTAINERS = {"Parallel", "Replicated", "ParBidiLSTM", "DepParUDLSTM", "Par2dLSTM", "Series", "RTLReversed",
              "TTBReversed", "XYTranspose"}
DENSE = {"Logistic", "LinLogistic", "LinTanh", "Tanh", "Relu", "Linear", "Softmax", "SoftmaxNoCTC"}
TWO_FIELDS = {"Convolve", "Maxpool", "Reconfig"}


class Matrix:
    """Weights as doubles, one row an output; the last column is the bias."""

    def __init__(self, mode, weights):
        self.mode, self.weights = mode, weights


class Node:
    def __init__(self):
        self.children, self.matrices, self.fields, self.rates = [], [], b"", None


class Reader:
    def __init__(self, data):
        self.stream = io.BytesIO(data)

    def take(self, fmt):
        values = struct.unpack("<" + fmt, self.stream.read(struct.calcsize("<" + fmt)))
        return values[0] if len(values) == 1 else values

    def text(self):
        return self.stream.read(self.take("I"))

    def numbers(self, dtype, count):
        return np.frombuffer(self.stream.read(np.dtype(dtype).itemsize * count), dtype)

    def matrix(self):
        mode = self.take("B")
        if not mode & DOUBLE:
            raise ValueError("a matrix of floats of Tesseract 3: not known here")
        dtype = "<i1" if mode & INT8 else "<f8"
        rows, columns = self.take("II")
        self.numbers(dtype, 1)  # the value of empty cells
        weights = self.numbers(dtype, rows * columns).reshape(rows, columns).astype("<f8")
        if mode & INT8:
            scales = self.numbers("<f8", self.take("I"))[:rows]
            weights = weights * scales[:, None]
        return Matrix(mode & ~INT8, weights)

    def node(self):
        node = Node()
        if self.take("b") != 0:
            raise ValueError("a node's type is not given by its name")
        node.type = self.text().decode()
        node.training, node.backprop, node.flags, node.inputs, node.outputs, node.weight_count = self.take("bbiiii")
        node.name = self.text()
        if node.type in CONTAINERS:
            node.children = [self.node() for _ in range(self.take("I"))]
            if node.flags & LAYER_RATES:
                node.rates = self.numbers("<f4", self.take("I"))
        elif node.type in DENSE:
            node.matrices = [self.matrix()]
        elif node.type in TWO_FIELDS:
            node.fields = self.stream.read(8)
        elif node.type == "Input":
            node.fields = self.stream.read(20)
        elif node.type in ("LSTM", "SummLSTM"):
            node.fields = self.stream.read(4)
            two_dimensions = struct.unpack("<i", node.fields)[0] == node.inputs + 2 * node.outputs
            node.matrices = [self.matrix() for _ in range(5 if two_dimensions else 4)]
        else:
            raise ValueError(f"a node of type {node.type}: not known here")
        return node


class Network:
    """The tree, the specification it was made from, and how far it was trained."""

    def __init__(self, data):
        reader = Reader(data)
        self.root = reader.node()
        self.spec = reader.text()
        self.flags, self.iteration, self.sample, self.null_code = reader.take("iiii")
        self.rest = reader.stream.read()  # adam_beta, learning_rate, momentum

    def set_float(self):
        self.flags &= ~INT_MODE

    def output(self):
        return self.root.children[-1]

    def bytes(self):
        out = bytearray()
        write_node(out, self.root)
        write_text(out, self.spec)
        out += struct.pack("<iiii", self.flags, self.iteration, self.sample, self.null_code)
        return bytes(out + self.rest)


def write_text(out, text):
    out += struct.pack("<I", len(text)) + text


def write_matrix(out, matrix):
    rows, columns = matrix.weights.shape
    out += struct.pack("<BIId", matrix.mode, rows, columns, 0.0) + matrix.weights.astype("<f8").tobytes()


def write_node(out, node):
    out += b"\0"
    write_text(out, node.type.encode())
    out += struct.pack("<bbiiii", node.training, node.backprop, node.flags, node.inputs, node.outputs,
                       node.weight_count)
    write_text(out, node.name)
    if node.type in CONTAINERS:
        out += struct.pack("<I", len(node.children))
        for child in node.children:
            write_node(out, child)
        if node.rates is not None:
            out += struct.pack("<I", len(node.rates)) + node.rates.tobytes()
        return
    out += node.fields
    for matrix in node.matrices:
        write_matrix(out, matrix)
