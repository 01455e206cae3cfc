text = "äöü"
print(text + "日本" + undefined_名 + "x")
