"""GIF files, also of several frames."""

import struct

import numpy as np

from PIL.ImageFile import ImageFile


class GifImageFile(ImageFile):
    """The first frame has a palette; later ones are painted over it in red, green and blue."""

    format, format_description = 'GIF', 'Compuserve GIF'

    n_frames = property(lambda self: len(self._frames))
    is_animated = property(lambda self: len(self._frames) > 1)

    def tell(self):
        return self._at

    def seek(self, frame):
        if frame == self._at:
            return
        if not 0 <= frame < len(self._frames):
            raise EOFError('attempt to seek outside sequence')
        self._at = frame
        self._pixels = None
        if frame == 0:
            self._mode = self._first_mode
            self._loader = self._load_first
        else:
            self._mode = 'RGBA' if any(each['transparent'] is not None for each in self._frames) else 'RGB'
            self._loader = lambda: self._compose(frame)
        self.info.update({key: value for key, value in self._frames[frame]['info'].items()})

    def _load_first(self):
        frame = self._frames[0]
        left, top, width, height = frame['box']
        indices = _unpacked(frame, self._data_bytes)
        if (left, top, width, height) == (0, 0) + self.size:
            return indices
        canvas = np.full((self.height, self.width), self._background, dtype=np.uint8)
        canvas[top:top + height, left:left + width] = indices[:self.height - top, :self.width - left]
        return canvas

    def _compose(self, last):
        """The canvas after all frames up to one have been painted and disposed of."""
        canvas = np.zeros((self.height, self.width, 4), dtype=np.uint8)
        for number in range(last + 1):
            frame = self._frames[number]
            left, top, width, height = frame['box']
            before = canvas.copy()
            table = np.zeros((256, 4), dtype=np.uint8)
            colors = np.frombuffer(frame['palette'] or self._global, dtype=np.uint8).reshape(-1, 3)
            table[:len(colors), :3] = colors
            table[:, 3] = 255
            if frame['transparent'] is not None:
                table[frame['transparent'], 3] = 0
            painted = table[_unpacked(frame, self._data_bytes)]
            place = canvas[top:top + height, left:left + width]
            kept = painted[:, :, 3:4] != 0
            canvas[top:top + height, left:left + width] = np.where(kept, painted, place)
            if number < last and frame['disposal'] == 2:
                canvas[top:top + height, left:left + width] = 0
            elif number < last and frame['disposal'] == 3:
                canvas = before
        return canvas if self._mode == 'RGBA' else np.ascontiguousarray(canvas[:, :, :3])


def identify(data):
    width, height, flags, background = struct.unpack('<HHBB', data[6:12])
    at, palette = 13, b''
    if flags & 0x80:
        size = 3 << ((flags & 7) + 1)
        palette, at = data[at:at + size], at + size
    frames, info = _read_frames(data, at)
    if not frames:
        return None
    colors = frames[0]['palette'] or palette
    is_gray = all(colors[3 * i] == colors[3 * i + 1] == colors[3 * i + 2] == i for i in range(len(colors) // 3))
    mode = 'L' if is_gray else 'P'
    made = GifImageFile(mode, (width, height), None)
    made._frames, made._global, made._at, made._first_mode, made._data_bytes = frames, palette, 0, mode, data
    made._background = background
    made._palette = None if is_gray else colors
    made._loader = made._load_first
    made.info = dict({'version': data[:6]}, **({'background': background} if flags & 0x80 else {}))
    made.info.update(frames[0]['info'])
    made.info.update(info)
    return made


def _read_frames(data, at):
    """(frames, information of the whole file)."""
    frames, info = [], {}
    transparent, duration, disposal = None, None, 0
    while at < len(data) and data[at] != 0x3B:
        if data[at] == 0x21:
            label, at = data[at + 1], at + 2
            blocks = []
            while data[at]:
                blocks.append(data[at + 1:at + 1 + data[at]])
                at += 1 + data[at]
            at += 1
            if label == 0xF9:
                flags, delay, index = struct.unpack('<BHB', blocks[0][:4])
                transparent, duration, disposal = index if flags & 1 else None, delay * 10, flags >> 2 & 7
            elif label == 0xFF and blocks[0][:11] == b'NETSCAPE2.0' and len(blocks) > 1:
                info['loop'] = struct.unpack('<H', blocks[1][1:3])[0]
            elif label == 0xFE:
                info['comment'] = b''.join(blocks)
        elif data[at] == 0x2C:
            left, top, width, height, flags = struct.unpack('<HHHHB', data[at + 1:at + 10])
            at += 10
            palette = b''
            if flags & 0x80:
                size = 3 << ((flags & 7) + 1)
                palette, at = data[at:at + size], at + size
            start = at
            at += 1
            while data[at]:
                at += 1 + data[at]
            at += 1
            found = {} if transparent is None else {'transparency': transparent}
            found.update({} if duration is None else {'duration': duration})
            frames.append({'box': (left, top, width, height), 'palette': palette, 'start': start, 'interlaced': bool(flags & 0x40),
                           'transparent': transparent, 'disposal': disposal, 'info': found})
            transparent, duration, disposal = None, None, 0
        else:
            at += 1
    return frames, info


def _unpacked(frame, data):
    """The indices of a frame: Lempel, Ziv and Welch's codes, the lowest bits first."""
    _, _, width, height = frame['box']
    bits, at = data[frame['start']], frame['start'] + 1
    body = b''
    while at < len(data) and data[at]:
        body += data[at + 1:at + 1 + data[at]]
        at += 1 + data[at]
    clear = 1 << bits
    table, size, previous = None, bits + 1, None
    buffer = held = 0
    pieces, total = [], 0
    for byte in body:
        buffer |= byte << held
        held += 8
        while held >= size:
            code = buffer & ((1 << size) - 1)
            buffer >>= size
            held -= size
            if code == clear:
                table, size, previous = [bytes((i,)) for i in range(clear)] + [b'', b''], bits + 1, None
                continue
            if code == clear + 1 or table is None:
                break
            if previous is None:
                entry = table[code]
            else:
                entry = table[code] if code < len(table) else previous + previous[:1]
                if len(table) < 4096:
                    table.append(previous + entry[:1])
                    if len(table) == 1 << size and size < 12:
                        size += 1
            pieces.append(entry)
            total += len(entry)
            previous = entry
    indices = np.frombuffer(b''.join(pieces)[:width * height].ljust(width * height, b'\0'), dtype=np.uint8).reshape(height, width).copy()
    if not frame['interlaced']:
        return indices
    rows = [row for start, step in ((0, 8), (4, 8), (2, 4), (1, 2)) for row in range(start, height, step)]
    ordered = np.empty_like(indices)
    ordered[np.array(rows)] = indices
    return ordered


def _packed(indices, bits):
    """The code stream of indices in blocks of at most 255 bytes."""
    clear = 1 << bits
    table, size, following = {}, bits + 1, clear + 2
    out, buffer, held = bytearray(), clear, size
    word = -1
    for value in indices:
        if word < 0:
            word = value
            continue
        key = word << 8 | value
        code = table.get(key)
        if code is not None:
            word = code
            continue
        buffer |= word << held
        held += size
        table[key] = following
        if following == 1 << size and size < 12:
            size += 1
        following += 1
        if following > 4095:
            buffer |= clear << held
            held += size
            table, size, following = {}, bits + 1, clear + 2
        while held >= 8:
            out.append(buffer & 255)
            buffer >>= 8
            held -= 8
        word = value
    if word >= 0:
        buffer |= word << held
        held += size
        if following == 1 << size and size < 12:
            size += 1
    buffer |= (clear + 1) << held
    held += size
    while held > 0:
        out.append(buffer & 255)
        buffer >>= 8
        held -= 8
    body = bytes(out)
    return b''.join(bytes((len(body[i:i + 255]),)) + body[i:i + 255] for i in range(0, len(body), 255)) + b'\0'


def _with_palette(image):
    """(indices, colours, transparent index or None) of an image."""
    image.load()
    if image.mode in ('1', 'L'):
        # Only the levels that occur.
        levels, indices = np.unique(image._pixels.ravel(), return_inverse=True)
        colors = bytes(level for level in levels.tolist() for _ in range(3))
        return indices.reshape(image._pixels.shape).astype(np.uint8), colors, None
    if image.mode == 'P':
        return image._pixels, image._palette or b'\0\0\0', image.info.get('transparency')
    if image.mode not in ('RGBA', 'LA'):
        made = image.convert('RGB').quantize(256)
        return made._pixels, made._palette, None
    pixels = image.convert('RGBA')._data()
    packed = pixels[:, :, 0].astype(np.int64) << 16 | pixels[:, :, 1].astype(np.int64) << 8 | pixels[:, :, 2]
    # What is transparent shares one entry.
    packed = np.where(pixels[:, :, 3] == 0, -1, packed)
    values, indices = np.unique(packed.ravel(), return_inverse=True)
    if len(values) > 256:
        raise NotImplementedError("GIF files of more than 256 colours with alpha are not in Cellbook's PIL; use convert('RGB')")
    numbers = values.tolist()
    colors = b''.join(bytes((v >> 16 & 255, v >> 8 & 255, v & 255)) if v >= 0 else b'\0\0\0' for v in numbers)
    return indices.reshape(packed.shape).astype(np.uint8), colors, 0 if numbers[0] < 0 else None


def encode(image, params, save_all=False):
    """The bytes of a file; with `save_all` also the frames in `append_images`, each with its own palette."""
    images = [image] + (list(params.get('append_images', ())) if save_all else [])
    durations = params.get('duration', image.info.get('duration'))
    durations = list(durations) if isinstance(durations, (list, tuple)) else [durations] * len(images)
    loop = params.get('loop', image.info.get('loop'))
    several = len(images) > 1
    prepared = [_with_palette(each) for each in images]
    # The first frame's palette is that of the file; frames with other colours bring their own.
    shared = prepared[0][1]
    depth = max((len(shared) // 3 - 1).bit_length(), 1)
    shared = shared[:3 << depth].ljust(3 << depth, b'\0')
    out = b'GIF89a' + struct.pack('<HHBBB', image.width, image.height, 0x80 | depth - 1, 0, 0) + shared
    if loop is not None and (several or 'loop' in params):
        out += b'\x21\xff\x0bNETSCAPE2.0\x03\x01' + struct.pack('<H', loop) + b'\0'
    comment = params.get('comment')
    if comment:
        comment = comment.encode() if isinstance(comment, str) else comment
        out += b'\x21\xfe' + bytes((len(comment[:255]),)) + comment[:255] + b'\0'
    for number, each in enumerate(images):
        indices, colors, clear = prepared[number]
        clear = params.get('transparency', clear)
        bits = max((max(len(colors) // 3, int(indices.max()) + 1 if indices.size else 1) - 1).bit_length(), 1)
        duration = durations[number] if number < len(durations) else None
        disposal = params.get('disposal', 0)
        disposal = disposal[number] if isinstance(disposal, (list, tuple)) else disposal
        if clear is not None or duration is not None or disposal:
            out += b'\x21\xf9\x04' + struct.pack('<BHB', disposal << 2 | (clear is not None), int((duration or 0) / 10), clear or 0) + b'\0'
        colors = colors[:3 << bits].ljust(3 << bits, b'\0')
        is_shared = colors == shared
        out += b'\x2c' + struct.pack('<HHHHB', 0, 0, each.width, each.height, 0 if is_shared else 0x80 | bits - 1)
        out += b'' if is_shared else colors
        out += bytes((max(bits, 2),)) + _packed(indices.ravel().tolist(), max(bits, 2))
    return out + b'\x3b'
