print("never printed")
x = 5 +
y = 2
