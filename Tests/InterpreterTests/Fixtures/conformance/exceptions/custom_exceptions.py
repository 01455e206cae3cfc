class AppError(Exception):
    """Base."""


class CodeError(AppError):
    def __init__(self, code, message="default"):
        super().__init__(message)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {super().__str__()}"


try:
    raise CodeError(404)
except AppError as error:
    print(error, repr(error), error.args, error.code)


class NoInit(Exception):
    def __init__(self, a, b):
        self.a = a


try:
    raise NoInit(1, 2)
except NoInit as error:
    print(error.args, str(error), repr(error))
try:
    raise NoInit
except TypeError as error:
    print(error)


class Both(KeyError, AttributeError):
    pass


try:
    raise Both("x")
except AttributeError as error:
    print(repr(error), str(error), isinstance(error, LookupError))


class Falsy(Exception):
    def __bool__(self):
        return False


try:
    raise Falsy
except Falsy as error:
    print("caught falsy", bool(error))
print(CodeError.__mro__[1].__name__, issubclass(CodeError, Exception))
