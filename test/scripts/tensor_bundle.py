"""Writes SavedModel and tensor bundle files byte by byte, without TensorFlow.

Only what test models need: one metagraph, one data shard, uncompressed index
blocks. Field numbers are those of TensorFlow's .proto files.
"""

import os
import struct

import numpy as np

FLOAT, STRING = 1, 7
TABLE_MAGIC = 0xDB4775248B80FB57


def _crc_table():
    table = np.arange(256, dtype=np.uint32)
    for _ in range(8):
        table = np.where(table & 1, (table >> 1) ^ np.uint32(0x82F63B78), table >> 1)
    return table.astype(np.uint32)


_TABLE = _crc_table()


def _shift_matrix(zero_bytes):
    """What `zero_bytes` zero bytes do to each bit of a CRC: 32 words, a column a bit."""
    columns = [1 << bit for bit in range(32)]
    step = [int(c) for c in (_TABLE[np.array([c & 255 for c in columns])]
                             ^ np.array([c >> 8 for c in columns], np.uint32))]
    result = columns

    def apply(matrix, vector):
        out = 0
        for bit in range(32):
            if vector >> bit & 1:
                out ^= matrix[bit]
        return out

    while zero_bytes:
        if zero_bytes & 1:
            result = [apply(step, column) for column in result]
        step = [apply(step, column) for column in step]
        zero_bytes >>= 1
    return result


def crc32c(data):
    """CRC-32C (Castagnoli) of a buffer.

    Large buffers are cut into lanes that advance together, one byte each a
    step, and are joined by what the bytes of the later lanes do to the
    earlier lanes' remainders.
    """
    data = np.frombuffer(data, np.uint8)
    lanes = max(1, min(1 << 15, data.size // 256))
    each = data.size // lanes
    body = data[:lanes * each].reshape(lanes, each)
    crc = np.zeros(lanes, np.uint32)
    crc[0] = 0xFFFFFFFF
    for column in np.ascontiguousarray(body.T) if lanes > 1 else body.T:
        crc = _TABLE[(crc ^ column) & 255] ^ (crc >> 8)
    shift = _shift_matrix(each)
    total = int(crc[0])
    for lane in crc[1:]:
        moved = 0
        for bit in range(32):
            if total >> bit & 1:
                moved ^= shift[bit]
        total = moved ^ int(lane)
    for byte in data[lanes * each:]:
        total = int(_TABLE[(total ^ int(byte)) & 255]) ^ (total >> 8)
    return total ^ 0xFFFFFFFF


def masked(crc):
    """A CRC in the form in which tables and bundles store it."""
    return (((crc >> 15) | (crc << 17)) + 0xA282EAD8) & 0xFFFFFFFF


def varint(value):
    """A protobuf varint; a negative value takes ten bytes."""
    value &= 2**64 - 1
    out = bytearray()
    while value >= 128:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def field(number, value):
    """One protobuf field: an int, or bytes, str (length-delimited)."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    if isinstance(value, str):
        value = value.encode()
    return varint(number << 3 | 2) + varint(len(value)) + value


def entry(number, key, value):
    """One entry of a protobuf map from string to message."""
    return field(number, field(1, key) + field(2, value))


def shape(dims):
    """A TensorShapeProto."""
    return b"".join(field(2, field(1, dim)) for dim in dims)


def node(name, op, inputs=(), **attributes):
    """A NodeDef as a field of GraphDef; attributes are encoded AttrValues."""
    body = field(1, name) + field(2, op) + b"".join(field(3, i) for i in inputs)
    return field(1, body + b"".join(entry(5, key, attributes[key]) for key in sorted(attributes)))


def a_type(dtype):
    """An AttrValue that is a type."""
    return field(6, dtype)


def a_shape(dims):
    """An AttrValue that is a shape."""
    return field(7, shape(dims))


def a_string(text):
    """An AttrValue that is a string."""
    return field(2, text)


def a_types(dtypes):
    """An AttrValue that is a list of types."""
    return field(1, field(6, b"".join(varint(d) for d in dtypes)))


def a_strings(texts, dims=None):
    """An AttrValue that is a string tensor, a vector unless `dims` says otherwise."""
    dims = [len(texts)] if dims is None else dims
    return field(8, field(1, STRING) + field(2, shape(dims))
                 + b"".join(field(8, text) for text in texts))


def tensor_info(name, dtype, dims):
    """A TensorInfo."""
    return field(1, name) + field(2, dtype) + field(3, shape(dims))


def _block(items):
    """A table block of (key, value) pairs with a restart at every entry."""
    body, restarts = b"", []
    for key, value in items:
        restarts.append(len(body))
        body += varint(0) + varint(len(key)) + varint(len(value)) + key + value
    restarts = restarts or [0]
    return body + struct.pack(f"<{len(restarts) + 1}I", *restarts, len(restarts))


def write_table(path, items):
    """Writes sorted (key, value) pairs as a table with one uncompressed data block."""
    with open(path, "wb") as file:
        def put(block):
            handle = varint(file.tell()) + varint(len(block))
            file.write(block + b"\0" + struct.pack("<I", masked(crc32c(block + b"\0"))))
            return handle

        data = put(_block(items))
        meta = put(_block([]))
        index = put(_block([(items[-1][0] + b"\xff", data)]))
        footer = (meta + index).ljust(40, b"\0")
        file.write(footer + struct.pack("<Q", TABLE_MAGIC))


def write_bundle(prefix, tensors):
    """Writes PREFIX.index and one data shard; `tensors` yields (name, float32 array) sorted."""
    items = [(b"", field(1, 1) + field(3, field(1, 1)))]
    with open(prefix + ".data-00000-of-00001", "wb") as data:
        for name, array in tensors:
            flat = np.ascontiguousarray(array, np.float32).reshape(-1).view(np.uint8)
            crc = struct.pack("<I", masked(crc32c(flat)))
            value = field(1, FLOAT) + field(2, shape(array.shape))
            value += field(4, data.tell()) + field(5, flat.size) + varint(6 << 3 | 5) + crc
            items.append((name.encode(), value))
            data.write(flat)
    write_table(prefix + ".index", items)


def write_saved_model(folder, graph, saver, signatures, tags=("serve",)):
    """Writes saved_model.pb; `signatures` maps a name to an encoded SignatureDef."""
    info = b"".join(field(4, tag) for tag in tags)
    meta = field(1, info) + field(2, graph + field(4, field(1, 1882))) + field(3, saver)
    meta += b"".join(entry(5, name, signatures[name]) for name in sorted(signatures))
    with open(os.path.join(folder, "saved_model.pb"), "wb") as file:
        file.write(field(1, 1) + field(2, meta))
