# Borders of regions, their order and tree, and what is measured on them.
import cv2
import numpy as np

image = np.zeros((80, 120), np.uint8)
cv2.rectangle(image, (10, 10), (60, 60), 255, -1)
cv2.rectangle(image, (20, 20), (50, 50), 0, -1)
cv2.circle(image, (35, 35), 8, 255, -1)
cv2.circle(image, (90, 40), 15, 255, 3)
image[5, 5] = 255
cv2.line(image, (70, 70), (110, 75), 255, 1)
for mode in (cv2.RETR_EXTERNAL, cv2.RETR_LIST, cv2.RETR_CCOMP, cv2.RETR_TREE):
    for method in (cv2.CHAIN_APPROX_NONE, cv2.CHAIN_APPROX_SIMPLE):
        contours, hierarchy = cv2.findContours(image, mode, method)
        print(mode, method, [len(c) for c in contours], hierarchy.tolist(), [c[0].tolist() for c in contours])
for contour in contours:
    moments = cv2.moments(contour)
    print(contour.dtype, contour.shape, cv2.contourArea(contour), round(cv2.arcLength(contour, True), 4), cv2.boundingRect(contour))
    print({name: float(f"{value:.6g}") for name, value in moments.items()})
    print(cv2.approxPolyDP(contour, 3, True).tolist(), cv2.isContourConvex(contour))
print(cv2.pointPolygonTest(contours[0], (12.0, 40.0), False), cv2.moments(image)["m10"])
painted = np.zeros((80, 120, 3), np.uint8)
cv2.drawContours(painted, contours, -1, (0, 255, 0), 2)
cv2.drawContours(painted, contours, 1, (0, 0, 255), -1)
print(painted.sum(), int((painted * np.arange(9600).reshape(80, 120, 1)).sum()))
print(cv2.findContours(np.zeros((5, 5), np.uint8), cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE))
random = np.random.RandomState(0).randint(0, 2, (40, 50)).astype(np.uint8)
contours, hierarchy = cv2.findContours(random, cv2.RETR_TREE, cv2.CHAIN_APPROX_SIMPLE)
print(len(contours), int(hierarchy.sum()), sum(int(c.sum()) for c in contours), sum(cv2.contourArea(c) for c in contours))
count, labels = cv2.connectedComponents(random)
print(count, int((labels * np.arange(2000).reshape(40, 50)).sum()), cv2.connectedComponents(random, connectivity=4)[0])
