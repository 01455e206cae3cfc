"""The name that notebooks import for its side effect."""


class Axes3D:
    name = '3d'

    def __init__(self, *args, **kwargs):
        raise NotImplementedError("three-dimensional plots are not in Cellbook's matplotlib")
