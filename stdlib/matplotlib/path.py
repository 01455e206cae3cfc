"""Outlines as points and codes."""

import numpy as np


class Path:
    """`vertices`: an array of shape (n, 2); `codes`: one of the constants for each, or None for lines throughout."""

    STOP, MOVETO, LINETO, CURVE3, CURVE4, CLOSEPOLY = 0, 1, 2, 3, 4, 79

    def __init__(self, vertices, codes=None, _interpolation_steps=1, closed=False, readonly=False):
        self.vertices = np.asarray(vertices, dtype=float).reshape(-1, 2)
        if closed and codes is None and len(self.vertices):
            codes = [Path.MOVETO] + [Path.LINETO] * (len(self.vertices) - 2) + [Path.CLOSEPOLY]
        if codes is not None:
            codes = np.asarray(codes, dtype=np.uint8)
            if len(codes) != len(self.vertices):
                raise ValueError(f"'codes' must be a 1D list or array with the same length of 'vertices'. "
                                 f"Your vertices have shape {self.vertices.shape} but your codes have shape {codes.shape}")
            if len(codes) and codes[0] != Path.MOVETO:
                raise ValueError(f"The first element of 'code' must be equal to 'MOVETO' ({Path.MOVETO}).  "
                                 f"Your first code is {codes[0]}")
        self.codes = codes

    def __len__(self):
        return len(self.vertices)

    def __repr__(self):
        return f'Path({self.vertices!r}, {self.codes!r})'

    def steps(self):
        """(pairs of numbers, steps) as scenes have them."""
        rows = self.vertices.tolist()
        if self.codes is None:
            return [tuple(row) for row in rows], 'M' + 'L' * (len(rows) - 1) if rows else ''
        points, steps, codes, at = [], '', self.codes.tolist(), 0
        while at < len(rows):
            code, here = codes[at], tuple(rows[at])
            if code == Path.CURVE4:
                points += [tuple(row) for row in rows[at:at + 3]]
                steps += 'C'
                at += 3
            elif code == Path.CURVE3:
                # A parabola as a cubic curve: its handles lie at two thirds of the way.
                start, end = points[-1], tuple(rows[at + 1])
                points += [(start[0] + 2 / 3 * (here[0] - start[0]), start[1] + 2 / 3 * (here[1] - start[1])),
                           (end[0] + 2 / 3 * (here[0] - end[0]), end[1] + 2 / 3 * (here[1] - end[1])), end]
                steps += 'C'
                at += 2
            else:
                if code == Path.CLOSEPOLY:
                    steps += 'Z'
                elif code in (Path.MOVETO, Path.LINETO):
                    points.append(here)
                    steps += 'M' if code == Path.MOVETO else 'L'
                at += 1
        return points, steps


def extreme_points(points, steps):
    """The corners of an outline and where its curves turn back in x or y: what its extent follows from."""
    found, at, last = [], 0, None
    for step in steps:
        if step in 'ML':
            last = points[at]
            found.append(last)
            at += 1
        elif step == 'C':
            curve = [last] + points[at:at + 3]
            for t in [0.0, 1.0] + [t for axis in (0, 1) for t in _turns([p[axis] for p in curve])]:
                a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3
                found.append(tuple(a * curve[0][k] + b * curve[1][k] + c * curve[2][k] + d * curve[3][k] for k in (0, 1)))
            last = points[at + 2]
            at += 3
    return found


def _turns(values):
    """Parameters inside (0, 1) where a cubic curve's derivative vanishes."""
    p0, p1, p2, p3 = values
    a, b, c = 3 * (p3 - 3 * p2 + 3 * p1 - p0), 6 * (p2 - 2 * p1 + p0), 3 * (p1 - p0)
    if abs(a) < 1e-14:
        roots = [-c / b] if abs(b) > 1e-14 else []
    else:
        inner = b * b - 4 * a * c
        roots = [(-b + sign * inner ** 0.5) / (2 * a) for sign in (1, -1)] if inner >= 0 else []
    return [root for root in roots if 0 < root < 1]


def of_steps(points, steps):
    """A path from what scenes have."""
    vertices, codes, at = [], [], 0
    start = (0.0, 0.0)
    for step in steps:
        if step == 'Z':
            vertices.append(start)
            codes.append(Path.CLOSEPOLY)
            continue
        count = 3 if step == 'C' else 1
        if step == 'M':
            start = points[at]
        vertices += points[at:at + count]
        codes += [{'M': Path.MOVETO, 'L': Path.LINETO, 'C': Path.CURVE4}[step]] * count
        at += count
    return Path(vertices, codes)
