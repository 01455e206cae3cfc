import numpy as np

for a in [
    np.array([1.0, 2.5, 3.25]), np.array([1e-10, 1.0]), np.array([1e8, 1.0]), np.array([0.1, 123.456789012]),
    np.array([np.nan, 1, -np.inf]), np.array([[1.5, -2], [3, 4.25]], dtype=np.float32), np.arange(30) * 1.1,
    np.array(["a", "bcd"]), np.array([True, False]), np.array([[1, -20], [300, 4]]), np.array([]), np.zeros((0, 3)),
    np.array(5), np.array(1.5), np.array("Male"), np.array([None, "x", [1]], dtype=object), np.arange(2000).reshape(40, 50),
    np.arange(8).reshape(2, 2, 2), np.array([1, 2], dtype=np.uint8), np.float32([0.1, 1e6]), np.float16([0.1, 2]),
]:
    print(a)
    print(repr(a))
print([np.float64(0.1), np.float32(0.1), np.int64(3), np.bool_(True), np.uint8(200)])
np.set_printoptions(precision=3, suppress=True)
print(np.array([1.23456, 0.00001234]))
