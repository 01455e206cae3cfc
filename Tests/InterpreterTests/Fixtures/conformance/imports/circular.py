import circle_a
print(circle_a.value, circle_a.from_b())
try:
    import circle_bad
except ImportError as error:
    print(str(error).split(" (")[0])
