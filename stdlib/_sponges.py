"""Hashes that the native library has not: BLAKE2 (RFC 7693), and SHAKE, the extendable outputs of Keccak (FIPS 202)."""

_MASK64 = (1 << 64) - 1
_IV64 = (0x6A09E667F3BCC908, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B, 0xA54FF53A5F1D36F1,
         0x510E527FADE682D1, 0x9B05688C2B3E6C1F, 0x1F83D9ABFB41BD6B, 0x5BE0CD19137E2179)
_SIGMA = (
    (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), (14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3),
    (11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4), (7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8),
    (9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13), (2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9),
    (12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11), (13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10),
    (6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5), (10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0))
_COLUMNS = ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
            (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14))


def _checked(data):
    if isinstance(data, str):
        raise TypeError("Strings must be encoded before hashing")
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError("object supporting the buffer API required") from None


class _Blake2:
    """Words of `_bits`; the parameters are folded into the first state."""

    def __init__(self, data=b"", /, *, digest_size=None, key=b"", salt=b"", person=b"", fanout=1, depth=1, leaf_size=0,
                 node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True):
        size = self.MAX_DIGEST_SIZE
        digest_size = size if digest_size is None else digest_size
        if not 1 <= digest_size <= size:
            raise ValueError("digest_size for %s must be between 1 and %d bytes, here it is %d" % (
                "Blake2b" if size == 64 else "Blake2s", size, digest_size))
        if len(key) > size:
            raise ValueError("maximum key length is %d bytes" % size)
        if len(salt) > self.SALT_SIZE:
            raise ValueError("maximum salt length is %d bytes" % self.SALT_SIZE)
        if len(person) > self.PERSON_SIZE:
            raise ValueError("maximum person length is %d bytes" % self.PERSON_SIZE)
        self.digest_size, self.name = digest_size, type(self).__name__
        word = self._bits // 8
        self.block_size = 16 * word
        wide = word == 8
        parameters = (bytes([digest_size, len(key), fanout, depth]) + leaf_size.to_bytes(4, "little")
                      + node_offset.to_bytes(8 if wide else 6, "little") + bytes([node_depth, inner_size])
                      + bytes(14 if wide else 0) + salt.ljust(self.SALT_SIZE, b"\0") + person.ljust(self.PERSON_SIZE, b"\0"))
        self._state = [self._iv[i] ^ int.from_bytes(parameters[word * i:word * (i + 1)], "little") for i in range(8)]
        self._count = 0
        self._last_node = last_node
        self._buffer = key.ljust(self.block_size, b"\0") if key else b""
        self.update(data)

    def update(self, data, /):
        self._buffer += _checked(data)
        # The last block is kept back: it is mixed in with a mark.
        while len(self._buffer) > self.block_size:
            self._count += self.block_size
            self._state = self._mixed(self._state, self._buffer[:self.block_size], self._count, False)
            self._buffer = self._buffer[self.block_size:]

    def _mixed(self, state, block, count, last):
        bits = self._bits
        mask, word = (1 << bits) - 1, bits // 8
        m = [int.from_bytes(block[word * i:word * (i + 1)], "little") for i in range(16)]
        v = state + list(self._iv)
        v[12] ^= count & mask
        v[13] ^= count >> bits
        if last:
            v[14] ^= mask
            if self._last_node:
                v[15] ^= mask
        first, second, third, fourth = self._turns
        for turn in range(self._rounds):
            order = _SIGMA[turn % 10]
            for i, (a, b, c, d) in enumerate(_COLUMNS):
                va = (v[a] + v[b] + m[order[2 * i]]) & mask
                x = v[d] ^ va
                vd = (x >> first | x << (bits - first)) & mask
                vc = (v[c] + vd) & mask
                x = v[b] ^ vc
                vb = (x >> second | x << (bits - second)) & mask
                va = (va + vb + m[order[2 * i + 1]]) & mask
                x = vd ^ va
                vd = (x >> third | x << (bits - third)) & mask
                vc = (vc + vd) & mask
                x = vb ^ vc
                v[a], v[b], v[c], v[d] = va, (x >> fourth | x << (bits - fourth)) & mask, vc, vd
        return [state[i] ^ v[i] ^ v[i + 8] for i in range(8)]

    def digest(self):
        block = self._buffer.ljust(self.block_size, b"\0")
        state = self._mixed(self._state, block, self._count + len(self._buffer), True)
        return b"".join(part.to_bytes(self._bits // 8, "little") for part in state)[:self.digest_size]

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        result = object.__new__(type(self))
        result.__dict__.update(self.__dict__)
        return result


class blake2b(_Blake2):
    __module__ = "_blake2"
    MAX_DIGEST_SIZE = MAX_KEY_SIZE = 64
    SALT_SIZE = PERSON_SIZE = 16
    _bits, _rounds, _turns, _iv = 64, 12, (32, 24, 16, 63), _IV64


class blake2s(_Blake2):
    __module__ = "_blake2"
    MAX_DIGEST_SIZE = MAX_KEY_SIZE = 32
    SALT_SIZE = PERSON_SIZE = 8
    _bits, _rounds, _turns, _iv = 32, 10, (16, 12, 8, 7), tuple(word >> 32 for word in _IV64)


def _round_constants():
    """Bits of a shift register, spread over the places 2^j - 1."""
    constants, register = [], 1
    for _ in range(24):
        constant = 0
        for j in range(7):
            if register & 1:
                constant |= 1 << ((1 << j) - 1)
            register = (register << 1) ^ (0x171 if register & 0x80 else 0)
        constants.append(constant)
    return constants


def _turned(word, count):
    return (word << count | word >> (64 - count)) & _MASK64 if count else word


def _permuted(lanes):
    """Keccak-f[1600] on 25 lanes, lane x + 5 y."""
    for constant in _CONSTANTS:
        columns = [lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20] for x in range(5)]
        for x in range(5):
            change = columns[x - 1] ^ _turned(columns[(x + 1) % 5], 1)
            for y in range(0, 25, 5):
                lanes[x + y] ^= change
        x, y, current = 1, 0, lanes[1]
        for t in range(24):
            x, y = y, (2 * x + 3 * y) % 5
            place = x + 5 * y
            current, lanes[place] = lanes[place], _turned(current, (t + 1) * (t + 2) // 2 % 64)
        for y in range(0, 25, 5):
            row = lanes[y:y + 5]
            for x in range(5):
                lanes[x + y] = row[x] ^ (~row[(x + 1) % 5] & _MASK64 & row[(x + 2) % 5])
        lanes[0] ^= constant
    return lanes


_CONSTANTS = _round_constants()


class _Shake:
    """Takes bytes in and gives as many out as are asked for."""

    digest_size = 0

    def __init__(self, data=b"", /, *, usedforsecurity=True):
        self._lanes = [0] * 25
        self._buffer = b""
        self.name = type(self).__name__
        self.update(data)

    def update(self, data, /):
        self._buffer += _checked(data)
        while len(self._buffer) >= self.block_size:
            self._lanes = self._absorbed(self._lanes, self._buffer[:self.block_size])
            self._buffer = self._buffer[self.block_size:]

    def _absorbed(self, lanes, block):
        lanes = list(lanes)
        for i in range(self.block_size // 8):
            lanes[i] ^= int.from_bytes(block[8 * i:8 * i + 8], "little")
        return _permuted(lanes)

    def digest(self, length, /):
        block = bytearray((self._buffer + b"\x1f").ljust(self.block_size, b"\0"))
        block[-1] |= 0x80
        lanes = self._absorbed(self._lanes, bytes(block))
        result = b""
        while True:
            result += b"".join(lane.to_bytes(8, "little") for lane in lanes)[:self.block_size]
            if len(result) >= length:
                return result[:length]
            lanes = _permuted(lanes)

    def hexdigest(self, length, /):
        return self.digest(length).hex()

    def copy(self):
        result = object.__new__(type(self))
        result._lanes, result._buffer, result.name = list(self._lanes), self._buffer, self.name
        return result


class shake_128(_Shake):
    __module__ = "_sha3"
    block_size = 168


class shake_256(_Shake):
    __module__ = "_sha3"
    block_size = 136
