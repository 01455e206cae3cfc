"""Tags of the first EXIF directory."""


class Exif(dict):
    """Numbers and texts by tag."""

    def __init__(self, data):
        dict.__init__(self)
        block = data[6:] if data[:6] == b'Exif\x00\x00' else data
        if len(block) < 8 or block[:2] not in (b'II', b'MM'):
            return
        order = 'little' if block[:2] == b'II' else 'big'

        def number(at, size):
            return int.from_bytes(block[at:at + size], order)
        directory = number(4, 4)
        for entry in range(number(directory, 2)):
            at = directory + 2 + 12 * entry
            if at + 12 > len(block):
                return
            tag, kind, count = number(at, 2), number(at + 2, 2), number(at + 4, 4)
            if kind == 3 and count == 1:
                self[tag] = number(at + 8, 2)
            elif kind == 4 and count == 1:
                self[tag] = number(at + 8, 4)
            elif kind == 2:
                start = at + 8 if count <= 4 else number(at + 8, 4)
                self[tag] = block[start:start + count].rstrip(b'\x00').decode('latin-1')
