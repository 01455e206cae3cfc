def order(how):
    try:
        if how == "return":
            return "try"
        if how == "raise":
            raise ValueError("x")
        print("normal")
    except ValueError:
        return "except"
    else:
        return "else"
    finally:
        print("finally", how)


for how in ("return", "raise", "normal"):
    print(order(how))


def override():
    try:
        return "try"
    finally:
        return "finally"


print(override())


def swallow():
    try:
        raise ValueError
    finally:
        return "swallowed"


print(swallow())


def loop():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("body", i)
        finally:
            print("cleanup", i)
    return i


print(loop())


def value_kept():
    x = 1
    try:
        return x
    finally:
        x = 2


print(value_kept())
