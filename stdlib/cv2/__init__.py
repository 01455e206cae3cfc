"""Pictures as OpenCV handles them: arrays of shape (height, width) or (height, width, channels), blue, green, red.

The work is done by the native module `_image`:

- `_image.read_file(path) -> bytes` raises OSError; `_image.write_file(path, data)`.
- `_image.decode_opencv(data, flags, tolerant) -> (bytes, height, width, channels, depth)`, or None when the data is no
  picture or damaged; `tolerant`: a JPEG that ends early gives what is there.
- `_image.encode_jpeg(data, height, width, channels, layout, quality, chroma, progressive, optimize) -> bytes`; `layout`:
  "gray", "rgb", "bgr", "cmyk"; `chroma`: 0 full, 1 halved (4:2:0), 2 halved horizontally.
- `_image.encode_png(data, height, width, channels, depth, level, run_lengths, bits, palette, palette_alpha) -> bytes`;
  level -1 is zlib's default; samples in RGB order.
- `_image.apply(name, data, height, width, channels, depth, whole, numbers) -> (bytes, height, width, channels)`: the
  operations of the table `PixelOperation.all`; raises ValueError with the violated condition as its text.

`depth` is the element type's name: "uint8", "uint16", "float32" or "float64".
"""

from cv2._arithmetic import (
    absdiff, add, addWeighted, applyColorMap, bitwise_and, bitwise_not, bitwise_or, bitwise_xor, calcHist, compare, convertScaleAbs,
    countNonZero, divide, equalizeHist, exp, extractChannel, hconcat, inRange, log, LUT, magnitude, max, mean, meanStdDev, merge, min,
    minMaxLoc, multiply, norm, normalize, pow, reduce, split, sqrt, subtract, sumElems, threshold, vconcat)
from cv2._color import cvtColor
from cv2._constants import *
from cv2._contours import (
    approxPolyDP, arcLength, boundingRect, contourArea, convexHull, drawContours, findContours, HuMoments, isContourConvex,
    matchShapes, minEnclosingCircle, moments, pointPolygonTest)
from cv2._drawing import (
    arrowedLine, circle, ellipse, fillConvexPoly, fillPoly, getTextSize, line, polylines, putText, rectangle)
from cv2._equalization import createCLAHE
from cv2._errors import error
from cv2._files import imdecode, imencode, imread, imwrite
from cv2._filters import (
    bilateralFilter, blur, boxFilter, Canny, dilate, erode, filter2D, GaussianBlur, getDerivKernels, getGaussianKernel,
    getStructuringElement, Laplacian, medianBlur, morphologyEx, pyrDown, pyrUp, Scharr, sepFilter2D, Sobel)
from cv2._geometry import (
    copyMakeBorder, flip, getAffineTransform, getPerspectiveTransform, getRotationMatrix2D, invertAffineTransform,
    perspectiveTransform, remap, resize, rotate, transform, transpose, warpAffine, warpPerspective)
from cv2._regions import (
    adaptiveThreshold, connectedComponents, connectedComponentsWithStats, distanceTransform, floodFill, integral, matchTemplate)

__version__ = '5.0.0'


def setNumThreads(nthreads):
    pass


def getNumThreads():
    return 1


def _without_windows(name, line):
    """What OpenCV without windows says."""
    def missing(*args, **kwargs):
        from cv2._errors import failure
        raise failure(
            'highgui/src/window.cpp', line, -2,
            'The function is not implemented. Rebuild the library with Windows, GTK+ 2.x or Cocoa support. If you are on Ubuntu or '
            'Debian, install libgtk2.0-dev and pkg-config, then re-run cmake or configure script', name + 'Impl')

    missing.__name__ = name
    return missing


imshow = _without_windows('showImage', 1215)
waitKey = _without_windows('waitKey', 1262)
destroyAllWindows = _without_windows('destroyAllWindows', 1210)
namedWindow = _without_windows('namedWindow', 1200)
