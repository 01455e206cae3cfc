# Canonically equivalent texts are different strings, as constants of one code object too.
print(len("e\u0301"), len("é"), "e\u0301" == "é", {"e\u0301": 1} == {"é": 1}, {"e\u0301", "é", "Å", "A\u030a"} == {"é"})
pairs = {"Å": "one", "A\u030a": "two", "\u212b": "three"}
print(len(pairs), pairs["A\u030a"], [len(k) for k in pairs])
print(f"é{1}", [len(x) for x in ("é", "e\u0301", f"e\u0301")], "é" "e\u0301" == "éé", "\uac00" == "\u1100\u1161")
