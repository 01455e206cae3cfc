import Glibc

/// log |x|, for sums of logarithms of pivots.
func logOfMagnitude(_ x: Double) -> Double { log(abs(x)) }
