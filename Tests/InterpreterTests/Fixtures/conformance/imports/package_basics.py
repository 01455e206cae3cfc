import shapes
import shapes.circle
from shapes import square, VERSION
from shapes.square import area as square_area
print(shapes.VERSION, VERSION, shapes.circle.area(1), square_area(3), square is shapes.square)
print(shapes.__name__, shapes.circle.__name__, shapes.circle.__package__, hasattr(shapes, "__path__"))
from shapes.inner import deep
print(deep.where(), deep.up(), deep.top())
