def tokens(text):
    number = ""
    for c in text + " ":
        if c.isdigit() or c == ".":
            number += c
            continue
        if number:
            yield "num", float(number)
            number = ""
        if c in "+-*/()":
            yield "op", c
        elif not c.isspace():
            raise SyntaxError(f"unexpected {c!r}")


def parse(text):
    stream = list(tokens(text)) + [("end", "")]
    pos = 0

    def peek():
        return stream[pos][1]

    def take():
        nonlocal pos
        pos += 1
        return stream[pos - 1]

    def factor():
        kind, value = take()
        if value == "(":
            result = expr()
            take()
            return result
        if value == "-":
            return -factor()
        return value

    def term():
        result = factor()
        while peek() in ("*", "/"):
            result = result * factor() if take()[1] == "*" else result / factor()
        return result

    def expr():
        result = term()
        while peek() in ("+", "-"):
            result = result + term() if take()[1] == "+" else result - term()
        return result
    return expr()


for text in ("1 + 2 * 3", "(1 + 2) * 3", "2 * -(3 - 5) / 4", "10/4/5"):
    print(text, "=", parse(text))
try:
    parse("1 $ 2")
except SyntaxError as error:
    print(error)
