"""Scenes and texts of `_plot`."""
import _plot


class Number:
    def __float__(self):
        return 2.5


def rounded(numbers):
    return [round(number, 2) + 0.0 for number in numbers]


print(rounded(_plot.text_size("Hello", 10, "")))
print(rounded(_plot.text_size("Hello", 10.0, "bold mono")), rounded(_plot.text_size("", 10, "")))
black, line = (0, 0, 0, 1), ((0, 0, 0, 1), 1.0, (), 0.0, "butt", "miter")
dashed = ((1, 0, 0, 1), 1.0, (2, 1.0), 0.0, "round", "round")
scene = [
    ("path", [0, 0, 100, 0, 100, 50, Number(), 50], "MLLLZ", (1, 1, 1, 1), line, 1, None),
    ("text", 20, 20, "Hi", 10, "", black, 0.0, (0.0, 0.0, 60, 60)),
    ("markers", [0, 0, 1, 1], "ML", range(10, 14), [1.0], [1, 0, 0, 1], (), dashed, None),
    ("image", 10, 30, 20, 10, 1, 2, b"\xff\0\0\xff\0\xff\0\xff", "nearest", None),
]
print(_plot.bounds(scene), _plot.bounds([]))
for format in ("png", "svg", "pdf"):
    print(_plot.render(scene, 0.0, 0.0, 120, 60, 72.0, format)[:4])
pixels = _plot.render(scene, 0, 0, 120, 60, 72, "rgba")
print(len(pixels), *(tuple(pixels[4 * (120 * 35 + x):][:4]) for x in (12, 28, 80, 110)))
print(_plot.is_shown(), _plot.show(None, "nobody sees this"))


def attempt(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


attempt(_plot.render, scene, 0, 0, 1e6, 1, 72, "png")
attempt(_plot.render, scene, 0, 0, 1e9, 1, 72, "png")
attempt(_plot.render, scene, 0, 0, float("nan"), 1, 72, "png")
attempt(_plot.render, scene, 0, 0, 0, 1, 72, "png")
attempt(_plot.render, scene, 0, 0, 10, 10, 72, "gif")
attempt(_plot.render, 5, 0, 0, 10, 10, 72, "png")
attempt(_plot.render, [5], 0, 0, 10, 10, 72, "png")
attempt(_plot.render, [("path", [0], "M", None, None, 0, None)], 0, 0, 10, 10, 72, "png")
attempt(_plot.render, [("path", [0, "a"], "M", None, None, 0, None)], 0, 0, 10, 10, 72, "png")
loop = []
loop.append(loop)
attempt(_plot.render, loop, 0, 0, 10, 10, 72, "png")
attempt(_plot.text_size, "a", 1 << 2000, "")
