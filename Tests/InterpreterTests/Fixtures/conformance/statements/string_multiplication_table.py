for i in range(1, 6):
    print(" ".join(f"{i * j:3d}" for j in range(1, 6)))
print("-" * 19)
print(*("".join("#" if (x ^ y) & 1 else "." for x in range(6)) for y in range(3)), sep="\n")
