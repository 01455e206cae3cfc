def risky():
    raise ValueError("original", 42)


try:
    try:
        risky()
    except ValueError as error:
        error.args = error.args + ("extra",)
        error.detail = "attached"
        raise
except ValueError as error:
    print(error.args, error.detail, error.__traceback__.tb_next.tb_frame.f_code.co_name)
saved = []
for i in range(2):
    try:
        [][i]
    except IndexError as error:
        saved.append(error)
print([repr(e) for e in saved], saved[0] is not saved[1])
try:
    raise saved[0]
except IndexError as error:
    print("again", error is saved[0])
