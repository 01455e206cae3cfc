import json

for text in (
    '{"a": [1, -2.5, 1e3, true, false, null], "b": {"c": "x\\u00e9\\n\\ud83d\\ude00"}}', "[]", "{}", " [ ] ", '"a"', "1", "-0", "1.0E-2",
    "12345678901234567890123", "NaN", "-Infinity", "[[[[1]]]]", '{"a":1,"a":2}', '"é☃"', "[1.5,2]", '"\\/"', "1E400",
    "", "[", "[1", "[1,", "[1,]", "{", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{a:1}', "[1 2]", "tru", '"abc', '"\\x"', '"\\u12"',
    '"a\nb"', "1 2", "01", "-", "+1", ".5", "1.", "nul", '{"a":}', "]", '"\\', "[,]", "{1:2}", "☃", '{"k" 1}',
):
    try:
        print(ascii(text), ascii(json.loads(text)))
    except Exception as error:
        print(ascii(text), type(error).__name__, error)
print(json.loads('"a\nb"', strict=False) == "a\nb")
print(json.loads('{"a": 1.5, "b": [2]}', object_hook=lambda d: sorted(d)), json.loads("[1.5]", parse_float=str), json.loads(b"[1]"))
print(json.dumps({"k": [1, 2.5, None, True, "é\x7f\x01\"\\\n☃😀"], 3: {}}), json.dumps("é☃\x7f\t", ensure_ascii=False))
print(json.dumps([1, {"a": 2}], indent=2), json.dumps({"b": 1, "a": 2}, sort_keys=True, separators=(",", ":")))
print(json.JSONDecoder().raw_decode("[1] tail"), json.loads(json.dumps(list(range(1000)))) == list(range(1000)))
