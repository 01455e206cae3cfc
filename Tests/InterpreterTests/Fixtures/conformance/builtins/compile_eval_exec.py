ns = {"x": 5}


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('eval("1 + 2")')
show('eval("x + 1", ns)')
show('eval("x", {"x": 1}, {"x": 2})')
show('exec("y = x * 2", ns)')
show('ns["y"]')
show('eval(compile("3 * 4", "<s>", "eval"))')
show('exec(compile("z = 1\\nw = 2", "<s>", "exec"), ns)')
show('ns["z"] + ns["w"]')
show('eval("  7 ")')
show('eval("x = 1")')
show('eval("")')
show('exec("if")')
show('eval(5)')
show('eval("1", 5)')
show('compile("1", "f", "bad")')
show('compile("a b", "f.py", "exec")')
show('eval(b"1 + 1")')
show('eval("nope")')
show('exec("1/0")')
show('exec("def f(): return 9", ns)')
show('ns["f"]()')
show('sorted(k for k in ns if not k.startswith("__"))')
show('eval("[i for i in range(3)]")')
show('eval("lambda: 3")()')
show('compile("x+1", "f", "eval").co_names')
show('eval(compile("5", "f", "single"))')
show('eval("locals()", {"a": 1, "__builtins__": {}}, {"b": 2})')
show('eval("len([])", {"__builtins__": {}})')
