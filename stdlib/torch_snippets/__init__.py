"""Short names for what notebooks do all the time: read, show, resize and inspect pictures, and report a training.

`from torch_snippets import *` also brings NumPy, pandas, OpenCV, Matplotlib and PyTorch under their usual names.
"""

import os
import random
from glob import glob

import cv2
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import torch
import torch.nn as nn
import torch.nn.functional as F
from random import choice, randint, shuffle
from pathlib import Path
from torch import optim
from torch.utils.data import DataLoader, Dataset
from torch_snippets.bounding_boxes import BB, bbfy, df2bbs, jitter
from torch_snippets.inspection import inspect
from torch_snippets.paths import (
    Glob, P, dumpdill, extn, fname, fname2, loaddill, makedir, parent, parent1, parents, readlines, stem, stems, writelines,
)
from torch_snippets.pictures import (
    C, crop_from_bb, L, PIL, bw, loadimg, read, resize, rotate, rgb, show, subplots, to_absolute, to_relative, puttext,
)
from torch_snippets.report import Report
from torch_snippets.text import Debug, Info, Timer, Tqdm, Warn, flatten, line, logger, now, see, track2, unique
from torchvision import datasets, models, transforms
from torchvision import transforms as T

device = "cuda" if torch.cuda.is_available() else "cpu"
