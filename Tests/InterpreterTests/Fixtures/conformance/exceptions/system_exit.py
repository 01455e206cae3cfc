import sys
for code in (None, 0, 3, "message", 2.5, (1, 2)):
    try:
        sys.exit(code)
    except SystemExit as error:
        print(repr(error), repr(error.code))
try:
    raise SystemExit
except BaseException as error:
    print(type(error).__mro__[1].__name__, error.code)
try:
    exit(5)
except SystemExit as error:
    print(error.code)
print("bye")
sys.exit("goodbye on stderr")
