"""Records what OpenCV and Pillow make of pictures: run inside an environment with both, from this folder.

Pictures for operations come from a generator that the Swift tests repeat (`noise`); results are kept as shapes and digests
in Fixtures/operations.txt. Small files with what readers see in them are kept in Fixtures/files/ and Fixtures/files.txt.
"""

import io
import os

import cv2
import numpy as np
from PIL import Image


def digest(data):
    value = 0xcbf29ce484222325
    for byte in data:
        value = ((value ^ byte) * 0x100000001b3) & 0xffffffffffffffff
    return format(value, '016x')


def noise(height, width, channels, seed, depth='uint8'):
    """Bytes of a linear congruential generator; uint16 as byte * 257, floats as byte / 255."""
    state, values = seed, []
    for _ in range(height * width * channels):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        values.append(state >> 56)
    array = np.array(values, dtype=np.uint8).reshape(height, width, channels)
    if depth == 'uint16':
        return array.astype(np.uint16) * 257
    return array if depth == 'uint8' else array.astype(depth) / np.array(255, dtype=depth)


rows = []


def row(name, shape, seed, whole, numbers, result, depth='uint8'):
    result = result.reshape(result.shape[0], result.shape[1], -1)
    fields = [name, depth, ' '.join(map(str, shape)), str(seed), ' '.join(str(int(v)) for v in whole),
              ' '.join(repr(float(v)) for v in numbers), ' '.join(map(str, result.shape)),
              digest(np.ascontiguousarray(result).tobytes())]
    rows.append('|'.join(fields))


def squeeze(picture):
    return picture[:, :, 0] if picture.shape[2] == 1 else picture


def resizes():
    shapes = [((17, 23, 3), (9, 31)), ((24, 36, 1), (12, 18)), ((5, 7, 4), (19, 20)), ((30, 40, 3), (13, 11)), ((1, 1, 1), (4, 4))]
    for number, (shape, (height, width)) in enumerate(shapes):
        picture = squeeze(noise(*shape, number))
        for method in (0, 1, 3, 4):
            row('resize', shape, number, (height, width, method), (0, 0), cv2.resize(picture, (width, height), interpolation=method))
        if shape[2] in (1, 3):
            for method in range(6):
                made = np.asarray(Image.fromarray(picture).resize((width, height), method))
                row('resize_pillow', shape, number, (height, width, method), (), made)
    row('resize', (20, 30, 3), 9, (0, 0, 1), (0.35, 0.7), cv2.resize(noise(20, 30, 3, 9), None, fx=0.7, fy=0.35))
    row('resize', (20, 30, 3), 9, (7, 8, 0), (0, 0), cv2.resize(noise(20, 30, 3, 9, 'float32'), (8, 7), interpolation=0), 'float32')
    row('reduce', (20, 31, 3), 9, (3, 4), (), np.asarray(Image.fromarray(noise(20, 31, 3, 9)).reduce((4, 3))))


def colors():
    picture = noise(16, 16, 3, 3)
    for name, whole, code in (('gray', (1,), cv2.COLOR_BGR2GRAY), ('gray', (0,), cv2.COLOR_RGB2GRAY),
                              ('hsv', (1, 180), cv2.COLOR_BGR2HSV), ('hsv', (0, 256), cv2.COLOR_RGB2HSV_FULL),
                              ('ycrcb', (1,), cv2.COLOR_BGR2YCrCb), ('from_ycrcb', (1,), cv2.COLOR_YCrCb2BGR),
                              ('pick', (2, 1, 0), cv2.COLOR_BGR2RGB), ('pick', (0, 1, 2, -1), cv2.COLOR_BGR2BGRA)):
        row(name, (16, 16, 3), 3, whole, (), cv2.cvtColor(picture, code))
    row('gray', (16, 16, 3), 3, (1,), (), cv2.cvtColor(noise(16, 16, 3, 3, 'uint16'), cv2.COLOR_BGR2GRAY), 'uint16')


def drawings():
    size, color = (40, 50, 3), (10, 200, 30)

    def drawn(name, whole, paint):
        picture = noise(*size, 5)
        paint(picture)
        row(name, size, 5, whole, color, picture)
    for a, b, thickness in (((3, 4), (45, 30), 1), ((45, 30), (3, 33), 1), ((-10, 5), (60, 39), 1), ((5, 5), (30, 35), 2),
                            ((40, 2), (8, 30), 5), ((-20, 10), (30, 60), 3)):
        drawn('line', (8, *a, *b, thickness, 0), lambda p: cv2.line(p, a, b, color, thickness))
    drawn('line', (4, 3, 4, 45, 30, 1, 0), lambda p: cv2.line(p, (3, 4), (45, 30), color, 1, 4))
    for a, b, thickness in (((3, 4), (45, 30), 1), ((45, 30), (10, 5), 3), ((-5, -5), (20, 70), -1)):
        drawn('rectangle', (8, *a, *b, thickness, 0), lambda p: cv2.rectangle(p, a, b, color, thickness))
    for center, radius, thickness in (((20, 20), 9, 1), ((20, 20), 9, -1), ((25, 18), 14, 3), ((2, 38), 12, -1), ((20, 20), 0, 1)):
        drawn('circle', (8, *center, radius, thickness, 0), lambda p: cv2.circle(p, center, radius, color, thickness))
    for axes, angle, start, end, thickness in (((15, 8), 0, 0, 360, 1), ((15, 8), 30, 0, 360, -1), ((12, 5), 75, 20, 200, 2),
                                               ((9, 16), -40, 0, 250, -1)):
        drawn('ellipse', (8, 24, 19, *axes, angle, start, end, thickness, 0),
              lambda p: cv2.ellipse(p, (24, 19), axes, angle, start, end, color, thickness))
    points = [(5, 3), (44, 8), (30, 36), (12, 30), (20, 15)]
    flat = [v for p in points for v in p]
    array = np.array(points, np.int32)
    drawn('polygons', (8, 0, 1, 0, 5, *flat), lambda p: cv2.fillPoly(p, [array], color))
    drawn('polygons', (8, 2, 2, 0, 5, *flat), lambda p: cv2.polylines(p, [array], True, color, 2))
    drawn('polygons', (8, 3, 1, 0, 5, *flat), lambda p: cv2.polylines(p, [array], False, color, 1))
    drawn('polygons', (8, 1, 1, 0, 4, *flat[:8]), lambda p: cv2.fillConvexPoly(p, array[:4], color))


def filters():
    shape = (21, 26, 3)
    picture = noise(*shape, 7)
    for size, sigma in ((3, 0), (5, 0), (5, 1.5), (11, 0)):
        row('gaussian_blur', shape, 7, (size, size, 4), (sigma, sigma), cv2.GaussianBlur(picture, (size, size), sigma))
    for size in (3, 4, 5):
        row('box_blur', shape, 7, (size, size, 4, 1), (), cv2.blur(picture, (size, size)))
    row('median_blur', shape, 7, (5,), (), cv2.medianBlur(picture, 5))
    kernel = np.array([[0, -1, 0], [-1, 5, -1], [0, -1, 0]], float)
    row('filter', shape, 7, (3, 3, 4), (0, *kernel.ravel()), cv2.filter2D(picture, -1, kernel))
    ones = np.ones((3, 3), np.uint8)
    row('morphology', shape, 7, (0, 3, 3, *ones.ravel()), (), cv2.erode(picture, ones))
    row('morphology', shape, 7, (1, 3, 3, *ones.ravel()), (), cv2.dilate(picture, ones))
    matrix = cv2.getRotationMatrix2D((13, 10), 30, 1.1)
    row('warp_affine', shape, 7, (25, 30, 0, 0, 0), (*matrix.ravel(), 1, 2, 3, 0),
        cv2.warpAffine(picture, matrix, (30, 25), borderValue=(1, 2, 3)))
    row('warp_affine', shape, 7, (25, 30, 1, 1, 0), tuple(matrix.ravel()),
        cv2.warpAffine(picture, matrix, (30, 25), flags=cv2.INTER_NEAREST, borderMode=cv2.BORDER_REPLICATE))
    row('flip', shape, 7, (1, 0), (), cv2.flip(picture, 0))
    row('rotate', shape, 7, (1,), (), cv2.rotate(picture, cv2.ROTATE_90_CLOCKWISE))


def files():
    """Each file with what `cv2.imdecode` sees under several flags."""
    smooth = cv2.resize(noise(6, 8, 3, 1), (37, 29), interpolation=cv2.INTER_CUBIC)
    picture = Image.fromarray(smooth)
    alpha = Image.fromarray(squeeze(noise(29, 37, 1, 2)))
    made = {}

    def save(name, image, **options):
        buffer = io.BytesIO()
        image.save(buffer, 'JPEG' if name.endswith('jpg') else 'PNG', **options)
        made[name] = buffer.getvalue()
    save('color.jpg', picture)
    save('gray.jpg', picture.convert('L'))
    save('progressive.jpg', picture, progressive=True, subsampling=0)
    exif = picture.getexif()
    exif[0x0112] = 6
    save('turned.jpg', picture, exif=exif)
    save('color.png', picture)
    save('gray.png', picture.convert('L'))
    save('bilevel.png', picture.convert('1'))
    save('palette.png', picture.quantize(12))
    save('palette_clear.png', picture.quantize(50), transparency=3)
    picture.putalpha(alpha)
    save('alpha.png', picture)
    save('gray_alpha.png', picture.convert('LA'))
    save('wide.png', Image.fromarray(squeeze(noise(29, 37, 1, 4, 'uint16'))))
    os.makedirs('Fixtures/files', exist_ok=True)
    lines = []
    for name, data in made.items():
        with open('Fixtures/files/' + name, 'wb') as file:
            file.write(data)
        for flags in (-1, 0, 1, 2):
            seen = cv2.imdecode(np.frombuffer(data, np.uint8), flags)
            shape = seen.reshape(seen.shape[0], seen.shape[1], -1).shape
            lines.append('|'.join([name, str(flags), ' '.join(map(str, shape)), str(seen.dtype), digest(seen.tobytes())]))
    for quality in (95, 75, 30):
        data = cv2.imencode('.jpg', smooth, [cv2.IMWRITE_JPEG_QUALITY, quality])[1].tobytes()
        lines.append('|'.join(['encode', str(quality), '29 37 3', 'uint8', digest(data)]))
    with open('Fixtures/smooth.bin', 'wb') as file:
        file.write(smooth.tobytes())
    with open('Fixtures/files.txt', 'w') as file:
        file.write('\n'.join(lines) + '\n')


if __name__ == '__main__':
    resizes()
    colors()
    drawings()
    filters()
    with open('Fixtures/operations.txt', 'w') as file:
        file.write('\n'.join(rows) + '\n')
    files()
