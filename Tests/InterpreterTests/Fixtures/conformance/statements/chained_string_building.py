out = []
for i in range(1, 16):
    word = ""
    if i % 3 == 0:
        word += "Fizz"
    if i % 5 == 0:
        word += "Buzz"
    out.append(word or str(i))
print(" ".join(out))
