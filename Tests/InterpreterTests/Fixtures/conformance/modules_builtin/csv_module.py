import csv, io
def read(s, **k): return list(csv.reader(io.StringIO(s, newline=""), **k))
def write(rows, **k):
    f = io.StringIO(newline="")
    csv.writer(f, **k).writerows(rows)
    return f.getvalue()


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('read("a,b\\n1,2\\n")')
show('read(\'"a,b","c""d"\')')
show('read(\'"a\\nb",c\')')
show('read("a;b", delimiter=";")')
show('read("")')
show('read("\\n")')
show('read("a,,")')
show('read(" a, b", skipinitialspace=True)')
show('read("1,x", quoting=csv.QUOTE_NONNUMERIC)')
show('read("\'a,b\'", quotechar="\'")')
show('read("a\\\\,b", escapechar="\\\\")')
show('write([["a", 1, None, 2.5]])')
show('write([["a,b", \'q"\', "n\\n"]])')
show('write([["x"]], quoting=csv.QUOTE_ALL)')
show('write([["a,b"]], quoting=csv.QUOTE_NONE)')
show('write([[1, 2]], delimiter="\\\\t", lineterminator="\\n")')
show('list(csv.DictReader(io.StringIO("a,b\\n1,2")))')
show('csv.reader(5)')
show('csv.writer(5)')
show('read("a", delimiter="ab")')
show('csv.list_dialects()')
show('write([5])')
