d = {"it's": 1}
d[("tuple", 'q"')]
