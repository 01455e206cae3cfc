# Edges, smoothing, maps, thresholds and matching of a drawn picture.
import zlib

import cv2
import numpy as np

image = np.zeros((60, 80, 3), np.uint8)
cv2.rectangle(image, (10, 10), (40, 40), (0, 255, 0), -1)
cv2.circle(image, (55, 30), 12, (255, 0, 0), -1)
noise = np.random.RandomState(1).randint(0, 256, (60, 80, 3)).astype(np.uint8)
image = cv2.addWeighted(image, 0.8, noise, 0.2, 0)
gray = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)


def show(name, array):
    print(name, array.shape, array.dtype, zlib.crc32(np.ascontiguousarray(array).tobytes()))


for size in (3, 5, 7):
    show("Canny", cv2.Canny(gray, 100 * size, 200 * size, apertureSize=size))
show("Canny", cv2.Canny(gray, 50, 150, L2gradient=True))
show("Canny", cv2.Canny(image, 50, 150))
for depth in (cv2.CV_64F, cv2.CV_16S, cv2.CV_32F):
    show("Sobel", cv2.Sobel(gray, depth, 1, 0, ksize=5))
    show("Scharr", cv2.Scharr(gray, depth, 0, 1))
    show("Laplacian", cv2.Laplacian(gray, depth, ksize=3))
show("Sobel", cv2.convertScaleAbs(cv2.Sobel(gray, cv2.CV_64F, 1, 1)))
for size in (3, 5, 9):
    show("medianBlur", cv2.medianBlur(image, size))
    show("GaussianBlur", cv2.GaussianBlur(image, (size, size), 0))
    show("blur", cv2.blur(image, (size, 3)))
show("filter2D", cv2.filter2D(image, -1, np.array([[0, -1, 0], [-1, 5, -1], [0, -1, 0]])))
show("pyrDown", cv2.pyrDown(image))
show("pyrUp", cv2.pyrUp(image))
show("erode", cv2.erode(image, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (5, 5))))
show("dilate", cv2.dilate(gray, np.ones((2, 4), np.uint8), iterations=2))
show("adaptive", cv2.adaptiveThreshold(gray, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, 11, 2))
show("adaptive", cv2.adaptiveThreshold(gray, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 5, -3))
matrix = cv2.getPerspectiveTransform(np.float32([[0, 0], [79, 0], [0, 59], [79, 59]]), np.float32([[5, 5], [70, 0], [0, 59], [79, 50]]))
print(matrix.round(6))
show("warpPerspective", cv2.warpPerspective(image, matrix, (80, 60)))
_, binary = cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
for kind, size in ((cv2.DIST_L1, 3), (cv2.DIST_C, 3), (cv2.DIST_L2, 3), (cv2.DIST_L2, 5)):
    show("distanceTransform", cv2.distanceTransform(binary, kind, size))
match = cv2.matchTemplate(gray, gray[5:20, 5:20], cv2.TM_SQDIFF)
print(match.shape, cv2.minMaxLoc(match)[2], cv2.minMaxLoc(cv2.matchTemplate(gray, gray[5:20, 5:20], cv2.TM_CCOEFF_NORMED))[3])
print(cv2.floodFill(binary.copy(), None, (0, 0), 7)[0], cv2.meanStdDev(gray)[0].round(6), cv2.sumElems(image))
show("reduce", cv2.reduce(gray, 0, cv2.REDUCE_AVG))
for name in ("BGR2YUV", "RGB2YUV", "YUV2BGR", "BGR2XYZ", "RGB2XYZ"):
    show(name, cv2.cvtColor(noise, getattr(cv2, "COLOR_" + name)))
smooth = cv2.GaussianBlur(gray, (9, 9), 0)
for limit, tiles in ((2.0, (8, 8)), (4.0, (4, 4)), (2.0, (7, 5))):
    show("CLAHE", cv2.createCLAHE(clipLimit=limit, tileGridSize=tiles).apply(smooth))
