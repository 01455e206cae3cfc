def test(f):
    try:
        f()
    except (KeyError, IndexError) as error:
        return f"lookup {error!r}"
    except ArithmeticError:
        return "arithmetic"
    except Exception as error:
        return f"other {type(error).__name__}"
    else:
        return "no error"


print(test(lambda: {}[1]), test(lambda: [][0]), test(lambda: 1 / 0), test(lambda: int("x")), test(lambda: 1))
try:
    raise KeyError("x")
except Exception as e:
    saved = e
try:
    e
except NameError as error:
    print(error)
print(repr(saved))
for bad in (5, "x", (KeyError, 5), None):
    try:
        try:
            raise ValueError("v")
        except bad:
            print("never")
    except TypeError as error:
        print(error)
try:
    try:
        raise ValueError("v")
    except KeyError:
        pass
except ValueError as error:
    print("propagated", error)
try:
    try:
        raise ValueError(1)
    except ValueError:
        raise
except ValueError as error:
    print("re-raised", error)
try:
    raise
except RuntimeError as error:
    print(error)
for bad in (5, "text", None, [], object):
    try:
        raise bad
    except TypeError as error:
        print(error)
try:
    raise ValueError
except ValueError as error:
    print(repr(error))
