class Greeter:
    def greet(self, name, greeting):
        return greeting + name


Greeter().greet("x")
