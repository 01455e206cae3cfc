from .. import VERSION
from ..square import area
from . import __name__ as package_name


def where():
    return __name__, package_name


def up():
    return area(2)


def top():
    return VERSION
