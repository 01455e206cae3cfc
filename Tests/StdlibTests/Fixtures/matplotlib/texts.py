"""What plots print as values, and the pixels of their files."""
import io

import matplotlib
import matplotlib.pyplot as plt
from PIL import Image

matplotlib.use('agg')
figure = plt.figure()
print(repr(plt.title('x')), repr(plt.xlabel('y')), repr(plt.ylabel("it's")), repr(plt.suptitle('s')), plt.gca())
print(repr(plt.text(1, 2, 't')), repr(plt.annotate('s', (1, 2))), plt.annotate('s', (1, 2), xytext=(3, 4.5)))
print(repr(plt.gca()), figure, repr(figure), plt.plot([1])[0], plt.plot([1], label='q')[0], plt.legend())
for options in ({}, {'dpi': 50}, {'transparent': True}):
    buffer = io.BytesIO()
    figure.savefig(buffer, **options)
    buffer.seek(0)
    image = Image.open(buffer)
    print(image.mode, image.size, image.getpixel((0, 0)))
figure, axes = plt.subplots(2, 2)
print(axes[0, 0], repr(axes[0][1]), figure)
axes[0, 0].set_title('T', loc='left')
axes[1, 1].set(xlabel='u', ylabel='v')
print(repr(axes[0, 0]), repr(axes[1, 1]))
