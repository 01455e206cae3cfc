value = "a"
import circle_b


def from_b():
    return circle_b.read()
