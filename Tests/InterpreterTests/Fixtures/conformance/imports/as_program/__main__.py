from .m import h

print("main", __package__, __name__, h.x)
