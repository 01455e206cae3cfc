count = 0


def outer():
    def inner():
        global count
        count += 1
        return count
    return inner() + inner()


print(outer(), count)


def maker():
    def set_it():
        global brand_new
        brand_new = "made"
    set_it()


maker()
print(brand_new)
