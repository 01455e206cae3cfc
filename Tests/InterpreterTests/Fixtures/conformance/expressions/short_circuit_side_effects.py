log = []


def t(x):
    log.append(f"t{x}")
    return True


def f(x):
    log.append(f"f{x}")
    return False


print(t(1) and f(2) or t(3) and not f(4), log)
log.clear()
print(f(1) and t(2) or f(3) or t(4) or t(5), log)
log.clear()
print(all([f(1), t(2)]), log)
log.clear()
print(all(g(i) for i, g in enumerate((t, f, t))), log)
log.clear()
if f(1) or t(2) and f(3) or t(4):
    print(log)
