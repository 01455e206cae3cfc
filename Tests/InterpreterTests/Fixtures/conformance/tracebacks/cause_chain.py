def low():
    return {}["key"]


def high():
    try:
        low()
    except KeyError as error:
        raise RuntimeError("high level") from error


high()
