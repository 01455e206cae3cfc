def rle(s):
    out, i = "", 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]:
            j += 1
        out += f"{j - i}{s[i]}" if j - i > 1 else s[i]
        i = j
    return out


def unrle(s):
    out, n = [], ""
    for c in s:
        if c.isdigit():
            n += c
        else:
            out.append(c * int(n or 1))
            n = ""
    return "".join(out)


text = "aaabccddddde"
print(rle(text), unrle(rle(text)) == text, rle(""), rle("x" * 120))
import itertools
print([(k, len(list(g))) for k, g in itertools.groupby(text)])
print({c: text.count(c) for c in dict.fromkeys(text)}, "".join(sorted(set(text))))
print(bytes(text, "ascii").hex(" ", 4), text.translate(str.maketrans("abc", "xyz", "d")))
