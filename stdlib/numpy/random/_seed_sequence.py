"""`numpy.random.SeedSequence`: entropy of any size hashed into the words that seed a bit generator."""
import _numpy

_WORD = 0xFFFFFFFF


def _words(value):
    """32-bit words of a whole number or of a sequence of them, the least significant first."""
    if isinstance(value, str):
        value = int(value, 16) if value.startswith("0x") else int(value)
    if isinstance(value, (int, _numpy.integer)):
        value = int(value)
        if value < 0:
            raise ValueError("expected non-negative integer")
        words = []
        while value:
            words.append(value & _WORD)
            value >>= 32
        return words or [0]
    if isinstance(value, float):
        raise TypeError("SeedSequence expects int or sequence of ints for entropy not " + repr(value))
    words = []
    for item in value.tolist() if isinstance(value, _numpy.ndarray) else value:
        words += _words(item)
    return words


class SeedSequence:
    def __init__(self, entropy=None, *, spawn_key=(), pool_size=4, n_children_spawned=0):
        if pool_size < 4:
            raise ValueError(f"The size of the entropy pool should be at least 4")
        if entropy is None:
            import os
            entropy = int.from_bytes(os.urandom(pool_size * 4), "little")
        elif not isinstance(entropy, (int, _numpy.integer, list, tuple, range, _numpy.ndarray)):
            raise TypeError(f"SeedSequence expects int or sequence of ints for entropy not {entropy}")
        self.entropy, self.spawn_key, self.pool_size, self.n_children_spawned = entropy, tuple(spawn_key), pool_size, n_children_spawned
        self._fill()

    def __repr__(self):
        lines = [f"{type(self).__name__}(", f"    entropy={self.entropy!r},"]
        if self.spawn_key:
            lines.append(f"    spawn_key={self.spawn_key!r},")
        if self.pool_size != 4:
            lines.append(f"    pool_size={self.pool_size!r},")
        if self.n_children_spawned:
            lines.append(f"    n_children_spawned={self.n_children_spawned!r},")
        return "\n".join(lines + [")"])

    def _fill(self):
        entropy = _words(self.entropy)
        spawned = _words(self.spawn_key)
        if spawned and len(entropy) < self.pool_size:
            entropy = entropy + [0] * (self.pool_size - len(entropy))
        entropy = entropy + spawned
        state = [0x43B0D7E5]

        def hashed(value):
            value ^= state[0]
            state[0] = state[0] * 0x931E8875 & _WORD
            value = value * state[0] & _WORD
            return value ^ value >> 16

        def mixed(x, y):
            result = (0xCA01F9DD * x - 0x4973F715 * y) & _WORD
            return result ^ result >> 16

        size = self.pool_size
        pool = [hashed(entropy[i] if i < len(entropy) else 0) for i in range(size)]
        for source in range(size):
            for target in range(size):
                if source != target:
                    pool[target] = mixed(pool[target], hashed(pool[source]))
        for source in range(size, len(entropy)):
            for target in range(size):
                pool[target] = mixed(pool[target], hashed(entropy[source]))
        self._pool = pool

    @property
    def pool(self):
        return _numpy.array(self._pool, "uint32")

    def _state_words(self, count):
        state, words = 0x8B51F9DD, []
        for i in range(count):
            value = self._pool[i % self.pool_size] ^ state
            state = state * 0x58F38DED & _WORD
            value = value * state & _WORD
            words.append(value ^ value >> 16)
        return words

    def generate_state(self, n_words, dtype="uint32"):
        kind = _numpy.dtype(dtype).name
        if kind not in ("uint32", "uint64"):
            raise ValueError("only support uint32 or uint64")
        if kind == "uint32":
            return _numpy.array(self._state_words(n_words), "uint32")
        words = self._state_words(2 * n_words)
        return _numpy.array([words[2 * i] | words[2 * i + 1] << 32 for i in range(n_words)], "uint64")

    def spawn(self, n_children):
        first = self.n_children_spawned
        children = [SeedSequence(self.entropy, spawn_key=self.spawn_key + (i,), pool_size=self.pool_size)
                    for i in range(first, first + n_children)]
        self.n_children_spawned += n_children
        return children
