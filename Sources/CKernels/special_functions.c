#include "special_functions.h"

#include <math.h>

static const double pi = 3.14159265358979323846;

/// Recurrence up to 10, then the asymptotic series in 1/x²; reflection for negative arguments.
double digamma_f64(double x) {
    if (x == 0) return copysign(INFINITY, -x);
    if (x < 0) {
        if (x == floor(x)) return NAN;
        return digamma_f64(1 - x) - pi / tan(pi * fmod(x, 1.0));
    }
    double result = 0;
    while (x < 10) {
        result -= 1 / x;
        x += 1;
    }
    double s = 1 / (x * x);
    double series = s * (1.0 / 12 - s * (1.0 / 120 - s * (1.0 / 252 - s * (1.0 / 240 - s * (1.0 / 132
        - s * (691.0 / 32760 - s / 12))))));
    return result + log(x) - 0.5 / x - series;
}

/// An approximation from the logarithm of 1 - x², then Newton's method on erf.
double erfinv_f64(double x) {
    if (x != x || x < -1 || x > 1) return NAN;
    if (x == 1 || x == -1) return copysign(INFINITY, x);
    if (x == 0) return x;
    double l = log1p(-x * x), a = 0.147;
    double t = 2 / (pi * a) + l / 2;
    double y = copysign(sqrt(sqrt(t * t - l / a) - t), x);
    for (int step = 0; step < 3; step++) {
        double error = fabs(y) < 1 ? erf(y) - x : (y < 0 ? -1 : 1) * (1 - fabs(x) - erfc(fabs(y)));
        double slope = 2 / sqrt(pi) * exp(-y * y);
        if (slope == 0) break;
        double newton = error / slope;
        y -= newton / (1 + y * newton);
    }
    return y;
}

/// Power series for small arguments, asymptotic series for large ones.
double bessel_i0_f64(double x) {
    x = fabs(x);
    if (x <= 20) {
        double q = x * x / 4, term = 1, sum = 1;
        for (int k = 1; k < 200 && term > sum * 1e-17; k++) {
            term *= q / ((double)k * k);
            sum += term;
        }
        return sum;
    }
    double term = 1, sum = 1;
    for (int k = 1; k < 30; k++) {
        double next = term * (2.0 * k - 1) * (2.0 * k - 1) / (8.0 * k * x);
        if (next >= term) break;
        term = next;
        sum += term;
    }
    return exp(x / 2) / sqrt(2 * pi * x) * sum * exp(x / 2);
}

/// Recurrence up to 10, then the asymptotic series; reflection for arguments below one half.
double trigamma_f64(double x) {
    if (x <= 0.5) {
        if (x == floor(x)) return INFINITY;
        double sine = sin(pi * x);
        return pi * pi / (sine * sine) - trigamma_f64(1 - x);
    }
    double result = 0;
    while (x < 10) {
        result += 1 / (x * x);
        x += 1;
    }
    double s = 1 / (x * x);
    return result + 1 / x + s / 2 + s / x * (1.0 / 6 - s * (1.0 / 30 - s * (1.0 / 42 - s * (1.0 / 30 - s * 5.0 / 66))));
}

/// Power series for small arguments, asymptotic series for large ones.
double bessel_i1_f64(double x) {
    double magnitude = fabs(x), result;
    if (magnitude <= 20) {
        double q = magnitude * magnitude / 4, term = magnitude / 2, sum = term;
        for (int k = 1; k < 200 && term > sum * 1e-17; k++) {
            term *= q / ((double)k * (k + 1));
            sum += term;
        }
        result = sum;
    } else {
        double term = 1, sum = 1;
        for (int k = 1; k < 30; k++) {
            double odd = 2.0 * k - 1, next = -term * (4 - odd * odd) / (8.0 * k * magnitude);
            if (fabs(next) >= fabs(term)) break;
            term = next;
            sum += term;
        }
        result = exp(magnitude / 2) / sqrt(2 * pi * magnitude) * sum * exp(magnitude / 2);
    }
    return x < 0 ? -result : result;
}
