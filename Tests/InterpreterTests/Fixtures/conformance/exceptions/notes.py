e = ValueError("base")
e.add_note("first note")
e.add_note("second\nnote")
print(e.__notes__)
raise e
