"""Headers, samples, files and operations of `_image`."""
import os
import tempfile

import _image

gray = bytes(range(12))
png = _image.encode_png(gray, 3, 4, 1, "uint8", -1, False, 8, b"", b"")
print(_image.header(png), _image.exif(png), _image.orientation(png))
print(_image.decode_pillow(png, ""))
print(_image.decode_opencv(png, 1, True)[1:], _image.decode_opencv(png, -1, False))
indexed = _image.encode_png(bytes([0, 1, 2, 1]), 2, 2, 1, "uint8", 9, False, 2, bytes(range(9)), b"\x00\xff")
print(_image.header(indexed), _image.decode_pillow(indexed, ""))
wide = _image.encode_png(bytes(range(24)), 2, 2, 3, "uint16", 1, True, 8, b"", b"")
print(_image.header(wide)[:5], _image.decode_pillow(wide, "") == (bytes(range(24)), 2, 2, 3, "uint16"))
jpeg = _image.encode_jpeg(bytes(range(192)), 8, 8, 3, "bgr", 95, 0, True, True)
print(_image.header(jpeg), _image.decode_pillow(jpeg, "rgb")[1:], _image.decode_opencv(jpeg, 0, True)[1:])
print(_image.apply("flip", gray, 3, 4, 1, "uint8", [0, 1], []))
print(_image.apply("resize", gray, 3, 4, 1, "uint8", (6, 8, 0), (2.0, 2.0))[1:])

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "picture.png")
    _image.write_file(path, png)
    print(_image.read_file(path) == png)


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


attempt(_image.read_file, "/no/such/file")
attempt(_image.read_file, "a\0b")
attempt(_image.read_file, 3)
attempt(_image.header, b"hello")
attempt(_image.header, png[:20])
attempt(_image.decode_opencv, b"hello", 1, True)
attempt(_image.decode_opencv, jpeg[:-40], 1, False)
attempt(_image.decode_pillow, jpeg, "xyz")
attempt(_image.apply, "nothing", gray, 3, 4, 1, "uint8", [], [])
attempt(_image.apply, "flip", gray, 3, 4, 1, "uint8", [], [])
attempt(_image.apply, "flip", gray, 3, 5, 1, "uint8", [0, 1], [])
attempt(_image.apply, "flip", gray, -3, -4, 1, "uint8", [0, 1], [])
attempt(_image.apply, "flip", gray, 1 << 62, 1 << 62, 1, "uint8", [0, 1], [])
attempt(_image.apply, "flip", gray, 1 << 80, 4, 1, "uint8", [0, 1], [])
attempt(_image.apply, "flip", gray, 3, 4, 1, "int8", [0, 1], [])
attempt(_image.apply, "flip", gray, 3, 4, 1, "uint8", 5, [])
attempt(_image.encode_jpeg, b"", 0, 0, 1, "gray", 95, 1, False, False)
attempt(_image.encode_jpeg, gray, 3, 4, 1, "rgb", 95, 1, False, False)
attempt(_image.encode_jpeg, gray, 3, 4, 1, "gray", 95, 7, False, False)
attempt(_image.encode_png, gray, 3, 2, 2, "uint8", 1 << 40, False, 3, b"", b"")
attempt(_image.encode_png, bytes(12), 1, 3, 1, "float32", 1, False, 8, b"", b"")
