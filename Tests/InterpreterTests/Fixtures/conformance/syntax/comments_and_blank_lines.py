# leading comment

x = 1  # trailing


def f():
    # only a comment before

    return x
    # after return


# between
if x:  # comment on header
    # comment first
    y = 2

    # comment in the middle
    z = 3
# dedented comment
    w = 4
print(f(), y, z, w)
data = [  # open
    1,  # one
    # nothing
    2,
]  # closed
print(data)
s = "# not a comment"
print(s)
