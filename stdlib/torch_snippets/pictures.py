"""Reading, resizing and showing pictures."""

import cv2
import matplotlib.pyplot as plt
import numpy as np
import torch
from torch_snippets.bounding_boxes import BB

# Width of a picture below which a figure of that size is large enough.
_SIZES = ((50, 1), (150, 2), (300, 5), (600, 10))


def read(fname, mode=1):
    """A file as an array: RGB for mode 1, grey for mode 0."""
    img = cv2.imread(str(fname), mode)
    if mode == 1:
        img = img[..., ::-1]
    return img


loadimg = read


def L(im):
    """Grey."""
    return cv2.cvtColor(np.ascontiguousarray(im), cv2.COLOR_BGR2GRAY)


def C(im):
    """Three channels."""
    return cv2.cvtColor(im, cv2.COLOR_GRAY2BGR) if im.ndim == 2 else im


def rgb(im):
    return cv2.cvtColor(im, cv2.COLOR_BGR2RGB)


def bw(im, thresh=None):
    """Black and white, by a threshold or by Otsu's rule."""
    im = L(im) if im.ndim == 3 else im
    if thresh is None:
        return cv2.threshold(im, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[1]
    return np.uint8((im > thresh) * 255)


def PIL(x):
    """An array, or a path's picture, as a PIL image."""
    from PIL import Image

    if isinstance(x, str):
        x = read(x, 1)
    return x if isinstance(x, Image.Image) else Image.fromarray(np.ascontiguousarray(x))


def _is_pil(im):
    return type(im).__module__.startswith("PIL")


def resize(im, sz):
    """By an int (square), a float (factor), (height, width) with -1 or factors, or ("at-least" | "at-most", (h, w))."""
    pil = _is_pil(im)
    array = np.array(im) if pil else im
    height, width = array.shape[:2]
    if isinstance(sz, (tuple, list)) and isinstance(sz[0], str):
        mode, (wanted_height, wanted_width) = sz
        choose = {"at-least": max, "at-most": min}[mode]
        factor = choose(wanted_height / height, wanted_width / width)
        target_height, target_width = factor * height, factor * width
    elif isinstance(sz, float):
        target_height, target_width = height * sz, width * sz
    elif isinstance(sz, int):
        target_height, target_width = sz, sz
    else:
        target_height, target_width = sz
        if target_height == -1:
            target_height = height * target_width / width
        elif target_width == -1:
            target_width = width * target_height / height
        elif isinstance(target_height, float):
            target_height = target_height * height
        elif isinstance(target_width, float):
            target_width = target_width * height
    resized = cv2.resize(np.ascontiguousarray(array), (int(target_width), int(target_height)))
    return PIL(resized) if pil else resized


def rotate(im, angle, return_type=None):
    """Turned by an angle in degrees, on a canvas that holds all of it."""
    return np.array(PIL(im).rotate(angle, expand=True))


def crop_from_bb(im, bb):
    """The part of a picture inside a box."""
    x, y, X, Y = BB(bb).absolute(im.shape)
    return im[y:Y, x:X]


def to_relative(bb, height, width):
    return BB(bb).relative((height, width))


def to_absolute(bb, height, width):
    return BB(bb).absolute((height, width))


def puttext(ax, string, org, size=15, color=(255, 0, 0), thickness=2):
    """A label at a place (x, y) of an axes."""
    x, y = org
    ax.text(x, y, str(string), color="red", ha="left", va="top", size=size)


def _as_array(img):
    if isinstance(img, str) or hasattr(img, "__fspath__"):
        return read(img, 1)
    if isinstance(img, torch.Tensor):
        return img.detach().cpu().numpy().copy()
    if _is_pil(img):
        return np.array(img)
    return img


def _draw_boxes(img, boxes, colours):
    """Rectangles painted into the picture, thicker in larger ones."""
    width = img.shape[1]
    thickness = 2 if width < 800 else (3 if width < 1600 else 4)
    img = np.ascontiguousarray(img)
    for i, box in enumerate(boxes):
        x, y, X, Y = BB(box).absolute(img.shape)
        colour = colours[i] if isinstance(colours, list) else colours
        colour = (0, 255, 0) if colour is None else colour
        cv2.rectangle(img, (x, y), (X, Y), colour, thickness)
    return img


def show(
    img=None, ax=None, title=None, sz=None, bbs=None, confs=None, texts=None, bb_colors=None, cmap="gray", grid=False,
    save_path=None, text_sz=None, df=None, pts=None, conns=None, **kwargs,
):
    """Draws a picture (array, tensor, PIL image or path) on `ax`, or on a figure of its own that is shown at once."""
    img = _as_array(img)
    if type(img).__name__ == "DataFrame":
        print(img)
        return
    if not isinstance(img, np.ndarray):
        print(img)
        return
    img = img.copy()
    if img.ndim == 3 and img.shape[0] == 3:
        img = img.transpose(1, 2, 0)
    if img.size and img.max() == 255:
        img = img.astype(np.uint8)
    own_figure = ax is None
    if own_figure:
        if sz is None:
            sz = next((size for limit, size in _SIZES if img.shape[1] < limit), 20)
        _, ax = plt.subplots(figsize=(sz, sz) if isinstance(sz, (int, float)) else sz)
    if df is not None:
        bbs = list(zip(*[df[name].tolist() for name in ("x", "y", "X", "Y")]))
        texts = df["text"].tolist() if texts is None and "text" in df.columns else texts
    if bbs is not None and len(bbs):
        img = _draw_boxes(img, bbs, bb_colors)
    ax.imshow(img, cmap=cmap, **kwargs)
    if texts is not None and bbs is not None:
        for box, text in zip(bbs, texts if not isinstance(texts, str) else [texts] * len(bbs)):
            x, y, _, _ = BB(box).absolute(img.shape)
            puttext(ax, str(text), (x, y), size=text_sz or 11)
    if pts is not None:
        xs, ys = zip(*[(p[0], p[1]) for p in pts])
        ax.scatter(xs, ys, c="red")
    if title is not None:
        ax.set_title(str(title))
    if grid:
        ax.grid()
    else:
        ax.axis("off")
    if save_path is not None:
        plt.savefig(save_path)
    if own_figure:
        plt.show()


def subplots(ims, nc=5, figsize=(5, 5), silent=True, suptitle=None, titles=None, sz=None, **kwargs):
    """Pictures in rows of `nc`, shown at once."""
    ims = list(ims)
    if not ims:
        return
    nc = min(nc, len(ims))
    nr = (len(ims) + nc - 1) // nc
    fig, axes = plt.subplots(nr, nc, figsize=figsize)
    axes = list(axes.flat) if hasattr(axes, "flat") else [axes]
    if titles is None:
        titles = [None] * len(ims)
    elif isinstance(titles, str):
        titles = [titles] * len(ims)
    for ax, im, title in zip(axes, ims, titles):
        show(im, ax=ax, title=title, **kwargs)
    for ax in axes[len(ims) :]:
        ax.axis("off")
    if suptitle is not None:
        fig.suptitle(suptitle)
    plt.tight_layout()
    plt.show()
