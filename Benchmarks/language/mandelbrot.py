"""The Mandelbrot set as a count of points."""


def mandelbrot(width, height, limit):
    inside = 0
    rows = []
    for j in range(height):
        ci = 2.0 * j / height - 1.0
        row = []
        for i in range(width):
            cr = 3.0 * i / width - 2.0
            zr = zi = tr = ti = 0.0
            n = 0
            while n < limit and tr + ti <= 4.0:
                zi = 2.0 * zr * zi + ci
                zr = tr - ti + cr
                tr = zr * zr
                ti = zi * zi
                n += 1
            inside += n == limit
            row.append(" .:-=+*#%@"[min(n * 10 // limit, 9)])
        rows.append("".join(row))
    return inside, rows


inside, rows = mandelbrot(240, 140, 60)
print(inside, rows[70][100:140])
assert 8000 < inside < 10000, inside
