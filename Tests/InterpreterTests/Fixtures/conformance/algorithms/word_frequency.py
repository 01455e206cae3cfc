text = """the quick brown fox jumps over the lazy dog the fox"""
counts = {}
for word in text.split():
    counts[word] = counts.get(word, 0) + 1
for word, n in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])):
    print(f"{word:<8}{n:>3} {'*' * n}")
longest = max(counts, key=len)
print(longest, len(counts), sum(counts.values()))
by_length = {}
for word in counts:
    by_length.setdefault(len(word), []).append(word)
print({k: sorted(v) for k, v in sorted(by_length.items())})
