class C:
    value = None


c = C()
print(c.value.upper().lower())
