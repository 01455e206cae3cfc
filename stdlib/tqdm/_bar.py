"""The progress bar: when to draw it and what it says."""

import sys
from time import time


class TqdmTypeError(TypeError):
    pass


class TqdmKeyError(KeyError):
    pass


_blocks = " \u258f\u258e\u258d\u258c\u258b\u258a\u2589\u2588"
_ascii = " 123456789#"


def _bar(fraction, width, charset):
    """`width` characters filled up to `fraction`."""
    steps = len(charset) - 1
    full, part = divmod(int(fraction * width * steps), steps)
    text = charset[-1] * full
    if full < width:
        text += charset[part] + charset[0] * (width - full - 1)
    return text


class tqdm:
    """An iterable that shows on standard error how far its iteration has come."""

    monitor_interval = 10
    monitor = None
    # Bars that are open, by position.
    _instances = []

    def __init__(self, iterable=None, desc=None, total=None, leave=True, file=None, ncols=None, mininterval=0.1,
                 maxinterval=10.0, miniters=None, ascii=None, disable=False, unit="it", unit_scale=False,
                 dynamic_ncols=False, smoothing=0.3, bar_format=None, initial=0, position=None, postfix=None,
                 unit_divisor=1000, write_bytes=False, lock_args=None, nrows=None, colour=None, delay=0.0, gui=False,
                 **kwargs):
        if total is None and iterable is not None:
            try:
                total = len(iterable)
            except (TypeError, AttributeError):
                total = None
        if total == float("inf"):
            total = None
        self.fp = sys.stderr if file is None else file
        if disable is None and hasattr(self.fp, "isatty") and not self.fp.isatty():
            disable = True
        self.iterable, self.total, self.leave, self.disable = iterable, total, leave, disable
        self.n = initial
        self.initial = initial
        if disable:
            self.pos = 0
            return
        if kwargs:
            self.disable = True
            raise TqdmKeyError("Unknown argument(s): " + str(kwargs))
        self.desc = desc or ""
        self.unit, self.unit_scale, self.unit_divisor = unit, unit_scale, unit_divisor
        self.mininterval, self.maxinterval = mininterval or 0, maxinterval or 0
        self.dynamic_miniters = miniters is None
        self.miniters = 0 if miniters is None else miniters
        self.smoothing = 0 if smoothing is None else smoothing
        self.bar_format, self.colour, self.delay, self.gui = bar_format, colour, delay, gui
        self.ncols, self.nrows, self.dynamic_ncols = ncols, nrows, dynamic_ncols
        encoding = getattr(self.fp, "encoding", None) or ""
        self.ascii = not encoding.lower().replace("-", "").startswith("utf") if ascii is None else ascii
        if self.ncols is None and hasattr(self.fp, "isatty") and self.fp.isatty():
            self.ncols = _terminal_columns(self.fp)
        self.postfix = None
        if postfix:
            if isinstance(postfix, dict):
                self.set_postfix(refresh=False, **postfix)
            else:
                self.postfix = postfix
        self.pos = self._free_position() if position is None else -position
        tqdm._instances.append(self)
        self.last_print_n = initial
        self._last_length = 0
        self._ema_dn = self._ema_dt = 0.0
        self._ema_count = 0
        self.start_t = self.last_print_t = time()
        if not delay > 0:
            self.refresh()
        self.last_print_t = self.start_t = time()

    @staticmethod
    def _free_position():
        used = {abs(bar.pos) for bar in tqdm._instances}
        position = 0
        while position in used:
            position += 1
        return -position

    # What the bar says

    @staticmethod
    def format_sizeof(num, suffix="", divisor=1000):
        for unit in ("", "k", "M", "G", "T", "P", "E", "Z"):
            if abs(num) < 999.5:
                if abs(num) < 99.95:
                    if abs(num) < 9.995:
                        return f"{num:1.2f}{unit}{suffix}"
                    return f"{num:2.1f}{unit}{suffix}"
                return f"{num:3.0f}{unit}{suffix}"
            num /= divisor
        return f"{num:3.1f}Y{suffix}"

    @staticmethod
    def format_interval(t):
        minutes, seconds = divmod(int(t), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours:d}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes:02d}:{seconds:02d}"

    @staticmethod
    def format_num(n):
        short = f"{n:.3g}".replace("e+0", "e+").replace("e-0", "e-")
        plain = str(n)
        return short if len(short) < len(plain) else plain

    @staticmethod
    def format_meter(n, total, elapsed, ncols=None, prefix="", ascii=False, unit="it", unit_scale=False, rate=None,
                     bar_format=None, postfix=None, unit_divisor=1000, initial=0, colour=None, **extra_kwargs):
        if total and n >= total + 0.5:
            total = None
        if unit_scale and unit_scale not in (True, 1):
            if total:
                total *= unit_scale
            n *= unit_scale
            if rate:
                rate *= unit_scale
            unit_scale = False
        elapsed_text = tqdm.format_interval(elapsed)
        if rate is None and elapsed:
            rate = (n - initial) / elapsed
        inverse = 1 / rate if rate else None
        rate_noinv = (tqdm.format_sizeof(rate) if unit_scale else f"{rate:5.2f}") if rate else "?"
        rate_noinv += unit + "/s"
        rate_inv = (tqdm.format_sizeof(inverse) if unit_scale else f"{inverse:5.2f}") if inverse else "?"
        rate_inv += "s/" + unit
        rate_text = rate_inv if inverse and inverse > 1 else rate_noinv
        if unit_scale:
            n_text = tqdm.format_sizeof(n, divisor=unit_divisor)
            total_text = tqdm.format_sizeof(total, divisor=unit_divisor) if total is not None else "?"
        else:
            n_text = str(n)
            total_text = str(total) if total is not None else "?"
        try:
            postfix = ", " + postfix if postfix else ""
        except TypeError:
            pass
        remaining = (total - n) / rate if rate and total else 0
        remaining_text = tqdm.format_interval(remaining) if rate else "?"
        if prefix:
            left = prefix if prefix[-2:] == ": " else prefix + ": "
        else:
            left = ""
        right = f"| {n_text}/{total_text} [{elapsed_text}<{remaining_text}, {rate_text}{postfix}]"
        values = dict(
            n=n, n_fmt=n_text, total=total, total_fmt=total_text, elapsed=elapsed_text, elapsed_s=elapsed, ncols=ncols,
            desc=prefix or "", unit=unit, rate=inverse if inverse and inverse > 1 else rate, rate_fmt=rate_text,
            rate_noinv=rate, rate_noinv_fmt=rate_noinv, rate_inv=inverse, rate_inv_fmt=rate_inv, postfix=postfix,
            unit_divisor=unit_divisor, colour=colour, remaining=remaining_text, remaining_s=remaining, l_bar=left,
            r_bar=right, **extra_kwargs)
        if not total:
            if bar_format:
                if "{bar}" in bar_format:
                    values["l_bar"] = left
                    bar_format = bar_format.replace("{bar}", "")
                values.setdefault("bar", "")
                values.setdefault("percentage", 0)
                return bar_format.format(**values)
            return f"{left}{n_text}{unit} [{elapsed_text}, {rate_text}{postfix}]"
        fraction = n / total
        percentage = fraction * 100
        left += f"{percentage:3.0f}%|"
        values.update(percentage=percentage, l_bar=left)
        if ncols == 0:
            return left[:-1] + right[1:]
        template = bar_format or "{l_bar}{bar}{r_bar}"
        if "{bar" not in template:
            return template.format(**values)
        before, _, after = template.partition("{bar")
        spec, _, after = after.partition("}")
        before, after = before.format(**values), after.format(**values)
        width = max(1, ncols - len(before) - len(after)) if ncols else 10
        charset = _ascii if ascii is True else ascii or _blocks
        spec = spec.lstrip(":")
        if spec:
            if spec[-1] in "abu":
                charset = {"a": _ascii, "b": " ", "u": _blocks}[spec[-1]]
                spec = spec[:-1]
            if spec:
                width = int(spec) if int(spec) >= 0 else max(1, width + int(spec))
        text = before + _bar(fraction, width, charset) + after
        return text[:ncols] if ncols and len(text) > ncols else text

    @property
    def format_dict(self):
        if self.disable and not hasattr(self, "unit"):
            return {"n": self.n, "total": self.total, "elapsed": 0, "unit": "it"}
        if self.dynamic_ncols:
            self.ncols = _terminal_columns(self.fp)
        rate = self._ema_dn / self._ema_dt if self._ema_dt else None
        return dict(
            n=self.n, total=self.total, elapsed=time() - self.start_t if hasattr(self, "start_t") else 0, ncols=self.ncols,
            nrows=self.nrows, prefix=self.desc, ascii=self.ascii, unit=self.unit, unit_scale=self.unit_scale, rate=rate,
            bar_format=self.bar_format, postfix=self.postfix, unit_divisor=self.unit_divisor, initial=self.initial,
            colour=self.colour)

    def __str__(self):
        return self.format_meter(**self.format_dict)

    __repr__ = __str__

    # When it is drawn

    def __bool__(self):
        if self.total is not None:
            return self.total > 0
        if self.iterable is None:
            raise TypeError("bool() undefined when iterable == total == None")
        return bool(self.iterable)

    def __len__(self):
        if self.iterable is None:
            return self.total
        try:
            return len(self.iterable)
        except TypeError:
            return getattr(self, "total", None)

    def __contains__(self, item):
        return item in self.iterable

    def __reversed__(self):
        original = self.iterable
        self.iterable = reversed(original)
        try:
            return self.__iter__()
        finally:
            self.iterable = original

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        self.close()

    def __del__(self):
        self.close()

    def __hash__(self):
        return id(self)

    def __iter__(self):
        iterable = self.iterable
        if self.disable:
            yield from iterable
            return
        mininterval = self.mininterval
        last_print_t, last_print_n = self.last_print_t, self.last_print_n
        min_start = self.start_t + self.delay
        n = self.n
        try:
            for obj in iterable:
                yield obj
                n += 1
                if n - last_print_n >= self.miniters:
                    now = time()
                    if now - last_print_t >= mininterval and now >= min_start:
                        self.update(n - last_print_n)
                        last_print_n, last_print_t = self.last_print_n, self.last_print_t
        finally:
            self.n = n
            self.close()

    def update(self, n=1):
        """Count n more; True if the bar was drawn."""
        if self.disable:
            return None
        if n < 0:
            self.last_print_n += n
        self.n += n
        if self.n - self.last_print_n < self.miniters:
            return None
        now = time()
        elapsed = now - self.last_print_t
        if elapsed < self.mininterval or now < self.start_t + self.delay:
            return None
        made = self.n - self.last_print_n
        if self.smoothing and elapsed and made:
            # Exponential moving averages of steps and of seconds, corrected for their start at zero.
            keep = 1 - self.smoothing
            self._ema_count += 1
            correction = 1 - keep ** self._ema_count
            self._raw_dn = self.smoothing * made + keep * getattr(self, "_raw_dn", 0.0)
            self._raw_dt = self.smoothing * elapsed + keep * getattr(self, "_raw_dt", 0.0)
            self._ema_dn, self._ema_dt = self._raw_dn / correction, self._raw_dt / correction
        self.refresh()
        if self.dynamic_miniters:
            if self.maxinterval and elapsed >= self.maxinterval:
                self.miniters = made * (self.mininterval or self.maxinterval) / elapsed
            elif self.smoothing:
                factor = self.mininterval / elapsed if self.mininterval and elapsed else 1
                self.miniters = self.smoothing * made * factor + (1 - self.smoothing) * self.miniters
            else:
                self.miniters = max(self.miniters, made)
        self.last_print_n = self.n
        self.last_print_t = now
        return True

    def close(self):
        """Draw the last state and end the line, or wipe the bar away."""
        if getattr(self, "disable", True):
            return
        self.disable = True
        position = abs(self.pos)
        if self in tqdm._instances:
            tqdm._instances.remove(self)
        if self.last_print_t < self.start_t + self.delay:
            return
        leave = position == 0 if self.leave is None else self.leave
        try:
            if leave:
                self._ema_dt = 0.0
                self._draw(str(self), 0)
                self.fp.write("\n")
            else:
                self._draw("", position)
                if not position:
                    self.fp.write("\r")
            self._flush()
        except ValueError as error:
            if "closed" not in str(error):
                raise

    def _draw(self, text, position):
        if position:
            self.fp.write("\n" * position)
        self.fp.write("\r" + text + " " * max(self._last_length - len(text), 0))
        self._last_length = len(text)
        if position:
            self.fp.write("\x1b[A" * position)
        self._flush()

    def _flush(self):
        flush = getattr(self.fp, "flush", None)
        if flush is not None:
            flush()

    def display(self, msg=None, pos=None):
        self._draw(str(self) if msg is None else msg, abs(self.pos if pos is None else pos))
        return True

    def refresh(self, nolock=False, lock_args=None):
        if not self.disable:
            self.display()
        return True

    def clear(self, nolock=False):
        if not self.disable:
            self._draw("", abs(self.pos))
            self.fp.write("\r")

    def unpause(self):
        if not self.disable:
            now = time()
            self.start_t += now - self.last_print_t
            self.last_print_t = now

    def reset(self, total=None):
        self.n = 0
        if total is not None:
            self.total = total
        if self.disable:
            return
        self.last_print_n = 0
        self.last_print_t = self.start_t = time()
        self._ema_dn = self._ema_dt = self._raw_dn = self._raw_dt = 0.0
        self._ema_count = 0
        self.refresh()

    def set_description(self, desc=None, refresh=True):
        self.desc = desc + ": " if desc else ""
        if refresh:
            self.refresh()

    def set_description_str(self, desc=None, refresh=True):
        self.desc = desc or ""
        if refresh:
            self.refresh()

    def set_postfix(self, ordered_dict=None, refresh=True, **kwargs):
        postfix = dict(ordered_dict or {})
        for key in sorted(kwargs):
            postfix[key] = kwargs[key]
        parts = []
        for key, value in postfix.items():
            if isinstance(value, (int, float)):
                value = self.format_num(value)
            elif not isinstance(value, str):
                value = str(value)
            parts.append(f"{key}={value.strip()}")
        self.postfix = ", ".join(parts)
        if refresh:
            self.refresh()

    def set_postfix_str(self, s="", refresh=True):
        self.postfix = str(s)
        if refresh:
            self.refresh()

    @classmethod
    def write(cls, s, file=None, end="\n", nolock=False):
        """Print a line above the open bars."""
        fp = sys.stdout if file is None else file
        for bar in cls._instances:
            bar.clear()
        fp.write(s)
        fp.write(end)
        for bar in cls._instances:
            bar.refresh()

    @classmethod
    def get_lock(cls):
        return None

    @classmethod
    def set_lock(cls, lock):
        pass

    @classmethod
    def pandas(cls, **options):
        """Progress for `apply` of data frames is not offered; the call is accepted."""


def _terminal_columns(fp):
    try:
        import os
        return os.get_terminal_size(fp.fileno()).columns - 1
    except (AttributeError, OSError, ValueError):
        return None


def trange(*args, **kwargs):
    """A progress bar over a range."""
    return tqdm(range(*args), **kwargs)


tqdm.__module__ = "tqdm.std"
