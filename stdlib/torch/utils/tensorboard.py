"""Not in Cellbook: curves are drawn with matplotlib, or written with `csv`."""

raise ModuleNotFoundError("No module named 'tensorboard' (not in Cellbook)")
