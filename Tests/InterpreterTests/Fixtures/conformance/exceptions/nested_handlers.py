def level(n):
    try:
        if n == 0:
            raise ValueError("bottom")
        level(n - 1)
    except ValueError as error:
        if n < 2:
            raise
        raise RuntimeError(f"level {n}") from error
    finally:
        print("leaving", n)


try:
    level(3)
except RuntimeError as error:
    chain = error
    while chain:
        print(type(chain).__name__, chain)
        chain = chain.__cause__ or chain.__context__
