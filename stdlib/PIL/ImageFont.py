"""Letters are not in Cellbook's PIL: they come from fonts of Pillow's own or of the system."""


def _missing(*args, **kwargs):
    raise NotImplementedError("fonts are not in Cellbook's PIL (not in Cellbook); use matplotlib")


load_default = truetype = load = load_path = FreeTypeFont = ImageFont = _missing
