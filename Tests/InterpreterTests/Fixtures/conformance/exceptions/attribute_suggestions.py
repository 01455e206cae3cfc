class Person:
    def __init__(self):
        self.name = "x"
        self.address = "y"
    def get_name(self): pass
p = Person()
import math
name_of_thing = 1


def show(code):
    try:
        print(code, "=", repr(eval(code)))
    except Exception as error:
        print(code, "->", type(error).__name__ + ":", error)


show('p.nam')
show('p.adress')
show('p.get_nam')
show('p.zzz')
show('Person.get_nam')
show('[].appendd')
show('"".uper')
show('{}.itms')
show('math.sqr')
show('math.pie')
show('name_of_thin')
show('prin')
show('lenn')
show('Perso')
show('[].length')
show('(5).bit_lengt')
show('Person().names')
show('math.coz')
