import helpers.fails

print("imported")
helpers.fails.outer(0)
