def resize(width, height=1, *, mode="a"):
    return width, height, mode


for call in ("resize(1, heigth=2)", "resize(1, Mode='x')", "resize(widht=1)", "resize(1, zzz=1)", "print('a', ends='')", "sorted([1], keys=len)", "int('1', bas=2)"):
    try:
        eval(call)
    except TypeError as error:
        print(error)
