"""Writing and reading JSON."""
import json

document = {
    "records": [
        {"id": i, "name": f"name {i}", "value": i * 1.25, "flags": [i % 2 == 0, None, True],
         "nested": {"a": [1, 2, {"b": "ünïcode \n text"}], "empty": {}, "list": []}}
        for i in range(600)],
    "title": "a \"quoted\" title", "count": 600, "ratio": 0.1,
}
for _ in range(12):
    text = json.dumps(document)
    back = json.loads(text)
assert back == document
pretty = json.dumps(document, indent=2, sort_keys=True)
assert json.loads(pretty) == document
print(len(text), len(pretty))
