import circle_a


def read():
    return circle_a.value + " through b"
