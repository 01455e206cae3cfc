import random
random.seed(42)


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('random.random()')
show('random.randint(1, 100)')
show('random.choice("abcdef")')
show('random.sample(range(100), 5)')
show('random.uniform(1, 10)')
show('random.gauss(0, 1)')
show('random.choices([1, 2, 3], k=4)')
show('random.choices("ab", weights=[1, 3], k=5)')
show('random.getrandbits(40)')
show('random.randrange(0, 100, 7)')
show('random.shuffle([1, 2])')
show('random.Random(7).random()')
show('random.Random("seed").random()')
show('random.seed(0)')
show('[random.randint(0, 9) for _ in range(10)]')
show('random.betavariate(1, 2)')
show('random.expovariate(1)')
show('random.normalvariate(0, 1)')
show('random.triangular()')
show('random.choice([])')
show('random.sample([1], 2)')
show('random.randint(5, 1)')
show('random.randrange(0)')
