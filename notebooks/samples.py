# %% [markdown]
# # Sample pictures
#
# Draws the pictures of the other notebooks: cats and dogs, faces with key points, and faces with an age and a gender.
# They are written as JPEG files with CSV files beside them. Takes about two seconds.

# %%
import os

import cv2
import numpy as np

FOLDER = os.environ.get("CELLBOOK_SAMPLES", "samples")
SIZE = 96


# %%
def background(rng):
    """A soft vertical gradient in a random colour: SIZE x SIZE x 3, uint8."""
    top, bottom = rng.randint(140, 255, 3), rng.randint(90, 200, 3)
    ramp = np.linspace(0, 1, SIZE).reshape(SIZE, 1, 1)
    picture = top * (1 - ramp) + bottom * ramp
    return np.ascontiguousarray(np.broadcast_to(picture, (SIZE, SIZE, 3)).astype(np.uint8))


def colour(values):
    return tuple(int(value) for value in values)


def point(x, y):
    return int(round(x)), int(round(y))


# %%
def draw_pet(rng, kind):
    """A head with pointed ears (cat) or hanging ears and a long snout (dog)."""
    picture = background(rng)
    x, y, r = rng.randint(40, 56), rng.randint(44, 58), rng.randint(20, 27)
    fur = colour(rng.randint(30, 130, 3))
    if kind == "cat":
        for side in (-1, 1):
            ear = np.array([point(x + side * r, y - r * 1.5), point(x + side * r, y), point(x + side * r * 0.1, y - r * 0.8)])
            cv2.fillPoly(picture, [ear.astype(np.int32)], fur)
    else:
        for side in (-1, 1):
            cv2.ellipse(picture, point(x + side * r, y), (r // 3, r), 0, 0, 360, colour(np.array(fur) // 2), -1)
    cv2.circle(picture, point(x, y), int(r), fur, -1)
    for side in (-1, 1):
        cv2.circle(picture, point(x + side * r * 0.4, y - r * 0.2), max(2, r // 6), (40, 220, 240), -1)
        cv2.circle(picture, point(x + side * r * 0.4, y - r * 0.2), max(1, r // 12), (0, 0, 0), -1)
    if kind == "cat":
        for side in (-1, 1):
            for step in (-3, 0, 3):
                cv2.line(picture, point(x + side * 4, y + r * 0.35), point(x + side * r * 1.3, y + r * 0.35 + step), (230, 230, 230), 1)
    else:
        cv2.ellipse(picture, point(x, y + r * 0.5), (r // 2, r // 3), 0, 0, 360, (200, 210, 220), -1)
    cv2.circle(picture, point(x, y + r * 0.3), max(2, r // 8), (20, 20, 60), -1)
    return picture


# %%
def draw_face(rng, age=None, gender=None):
    """A face and its ten key points (x, y): eyes, brows' ends, nose, mouth's corners and middle, chin."""
    picture = background(rng)
    x, y = rng.uniform(42, 54), rng.uniform(44, 54)
    w, h = rng.uniform(22, 28), rng.uniform(28, 34)
    age = rng.randint(5, 80) if age is None else age
    hair = colour(np.array([20, 40, 60]) + (max(0, age - 40) * 4 * np.ones(3)).astype(int))
    if gender == "Female":
        cv2.ellipse(picture, point(x, y + 4), (int(w * 1.35), int(h * 1.3)), 0, 0, 360, hair, -1)
    else:
        cv2.ellipse(picture, point(x, y - h * 0.45), (int(w * 1.02), int(h * 0.75)), 0, 180, 360, hair, -1)
    skin = colour(np.array([150, 180, 220]) - rng.randint(0, 60))
    cv2.ellipse(picture, point(x, y), (int(w), int(h)), 0, 0, 360, skin, -1)
    eye_dx, eye_y = w * 0.42, y - h * 0.2
    points = []
    for side in (-1, 1):
        centre = (x + side * eye_dx, eye_y)
        cv2.circle(picture, point(*centre), 4, (255, 255, 255), -1)
        cv2.circle(picture, point(*centre), 2, (60, 30, 10), -1)
        points.append(centre)
        left, right = (x + side * eye_dx - 6, eye_y - 8), (x + side * eye_dx + 6, eye_y - 8)
        cv2.line(picture, point(*left), point(*right), hair, 2)
        points.append(left)
        points.append(right)
    nose = (x, y + h * 0.15)
    cv2.line(picture, point(x, y - h * 0.05), point(*nose), (90, 110, 160), 2)
    smile = rng.uniform(0.5, 5)
    mouth = [(x - w * 0.35, y + h * 0.45), (x, y + h * 0.45 + smile), (x + w * 0.35, y + h * 0.45)]
    cv2.polylines(picture, [np.array([point(*p) for p in mouth], dtype=np.int32)], False, (40, 40, 190), 2)
    # Wrinkles come with the years.
    for line in range(age // 16):
        level = y - h * 0.55 - 3 * line
        cv2.line(picture, point(x - w * 0.4, level), point(x + w * 0.4, level), (110, 130, 170), 1)
    return picture, points + [nose] + mouth


# %%
def write(path, picture):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    cv2.imwrite(path, picture)


def write_pets(count, split, rng):
    for kind in ("cat", "dog"):
        for i in range(count):
            write(f"{FOLDER}/pets/{split}/{kind}s/{kind}.{i}.jpg", draw_pet(rng, kind))


def write_faces(count, rng):
    """Pictures and `keypoints.csv`: the file's name, then x and y of each point."""
    names = [f"{axis}{i}" for i in range(10) for axis in "xy"]
    lines = [",".join(["image"] + names)]
    for i in range(count):
        picture, points = draw_face(rng, gender="Female" if rng.rand() < 0.5 else "Male")
        write(f"{FOLDER}/faces/face{i:03d}.jpg", picture)
        lines.append(",".join([f"face{i:03d}.jpg"] + [f"{value:.1f}" for p in points for value in p]))
    with open(f"{FOLDER}/faces/keypoints.csv", "w") as file:
        file.write("\n".join(lines) + "\n")


def write_people(count, split, rng):
    """Pictures and `SPLIT.csv`: file, age, gender."""
    lines = ["file,age,gender"]
    for i in range(count):
        age, gender = int(rng.randint(5, 80)), "Female" if rng.rand() < 0.5 else "Male"
        picture, _ = draw_face(rng, age, gender)
        write(f"{FOLDER}/people/{split}/{i}.jpg", picture)
        lines.append(f"{split}/{i}.jpg,{age},{gender}")
    with open(f"{FOLDER}/people/{split}.csv", "w") as file:
        file.write("\n".join(lines) + "\n")


# %%
def make_samples():
    """Writes all samples unless they are there; returns the folder."""
    if not os.path.exists(f"{FOLDER}/people/test.csv"):
        rng = np.random.RandomState(0)
        write_pets(40, "train", rng)
        write_pets(12, "test", rng)
        write_faces(96, rng)
        write_people(96, "train", rng)
        write_people(32, "test", rng)
    return FOLDER


# %%
if __name__ == "__main__":
    print("samples in", make_samples())
    picture = cv2.imread(f"{FOLDER}/pets/train/cats/cat.0.jpg")
    print(picture.shape, picture.dtype)
