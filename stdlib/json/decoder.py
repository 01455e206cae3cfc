"""The decoder of JSON documents and its hooks."""

from json._accelerated import load_value, scanstring
from json._errors import JSONDecodeError
from json.scanner import make_scanner, skip_space

__all__ = ["JSONDecoder", "JSONDecodeError"]

_constants = {"-Infinity": float("-inf"), "Infinity": float("inf"), "NaN": float("nan")}


class JSONDecoder:
    """Hooks replace what objects, numbers and the constants NaN and ±Infinity become."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _constants.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self.parse_string = scanstring
        self.memo = {}
        self.scan_once = self._own_scan = make_scanner(self)
        self._is_plain = load_value is not None and not (
            object_hook or parse_float or parse_int or parse_constant or object_pairs_hook)

    def decode(self, s):
        """The value of a whole document."""
        value, end = self.raw_decode(s, skip_space(s, 0))
        end = skip_space(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        """The value at `idx` and the index where it ends; text may follow."""
        if self._is_plain and self.scan_once is self._own_scan:
            return load_value(s, idx, self.strict)
        try:
            return self.scan_once(s, idx)
        except StopIteration as missing:
            raise JSONDecodeError("Expecting value", s, missing.value) from None
