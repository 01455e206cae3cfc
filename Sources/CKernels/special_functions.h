/// Special functions that the C library lacks, in double precision.
#pragma once

double digamma_f64(double x);
double erfinv_f64(double x);
double bessel_i0_f64(double x);
double trigamma_f64(double x);
double bessel_i1_f64(double x);
