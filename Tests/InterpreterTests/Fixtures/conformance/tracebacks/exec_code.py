code = """
def f():
    raise KeyError('in exec')
f()
"""
exec(compile(code, "<generated>", "exec"))
