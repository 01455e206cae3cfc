"""Pictures that end early, as Pillow reads them: a PNG may lack its check sums and its end."""
import _image

samples = bytes(i * 7 * i // 5 % 256 for i in range(3600))
png = _image.encode_png(samples, 30, 40, 3, "uint8", -1, False, 8, b"", b"")
jpeg = _image.encode_jpeg(bytes(range(192)), 8, 8, 3, "bgr", 95, 0, True, True)
for name, data, layout in (("png", png, ""), ("jpeg", jpeg, "rgb")):
    for cut in (0, 4, 12, 13, 16, 17, 20, 24, 30, 40):
        try:
            pixels = _image.decode_pillow(data[:len(data) - cut], layout)[0]
            print(name, cut, "complete", pixels == samples)
        except EOFError as error:
            print(name, cut, "truncated", error)
