"""`Report`: the metrics of a training, printed as they come and plotted at the end."""

import time

import matplotlib.pyplot as plt
import numpy as np
from torch.utils.data import Checkpoint


class Report:
    """Each metric is a list of (position, value), with the position in epochs."""

    def __init__(self, n_epochs, precision=3, old_report=None):
        self.start = time.time()
        self.n_epochs = n_epochs
        self.precision = precision
        # Insertion order, where the package has a set.
        self.logged = {}
        self.completed_epochs = -1
        if old_report is not None:
            self.prepend(old_report)

    def checkpoint(self, path, every=1, resume=None, **things):
        """A `torch.utils.data.Checkpoint` of a training loop that keeps this report too."""
        return Checkpoint(path, every, resume, report=self, **things)

    def state_dict(self):
        return {name: value for name, value in self.__dict__.items() if name != "start"}

    def load_state_dict(self, state):
        self.__dict__.update(state)

    def prepend(self, old_report):
        """The history of an earlier report, at negative positions."""
        for name in old_report.logged:
            self.logged[name] = None
            setattr(self, name, [(pos - old_report.n_epochs, value) for pos, value in getattr(old_report, name)])

    def record(self, pos, **metrics):
        """Adds values at a position and prints them; end="\\r" makes the line be overwritten by the next."""
        end = metrics.pop("end", "\n")
        values = {}
        for name, value in metrics.items():
            value = value.item() if hasattr(value, "item") else value
            self.logged.setdefault(name, None)
            if not hasattr(self, name):
                setattr(self, name, [])
            getattr(self, name).append((pos, value))
            values[name] = value
        self.print_line(pos, values, end)

    def print_line(self, pos, values, end="\n", log=None):
        elapsed = time.time() - self.start
        remaining = (self.n_epochs - pos) / pos * elapsed if pos else 0.0
        text = "\r" + (f"{log}: " if log is not None else "")
        text += f"EPOCH: {pos:.{self.precision}f}  "
        text += "  ".join(f"{name}: {value:.{self.precision}f}" for name, value in values.items())
        text += f"  ({elapsed:.2f}s - {remaining:.2f}s remaining)"
        print(text, end="" if end == "\r" else end)

    def _average(self, name, epoch):
        """The mean of the values in the epoch that ends at `epoch`."""
        return np.mean([value for pos, value in getattr(self, name) if epoch - 1 <= pos < epoch])

    def report_avgs(self, epoch, return_avgs=True, end="\n"):
        """Prints the means of the last epoch and returns them."""
        averages = {name: self._average(name, epoch) for name in self.logged}
        self.print_line(epoch, averages, end)
        return {f"epoch_{name}": value for name, value in averages.items()} if return_avgs else None

    def history(self, k):
        return [value for _, value in getattr(self, k)]

    def plot(self, keys=None, smooth=0, ax=None, **kwargs):
        """All recorded values against their positions."""
        keys = self._keys(keys)
        own_figure = ax is None
        if own_figure:
            _, ax = plt.subplots(figsize=kwargs.pop("figsize", (8, 6)))
        for key in keys:
            xs, ys = zip(*getattr(self, key))
            ax.plot(xs, _smoothed(ys, smooth), _style(key), label=key)
        self._finish(ax, own_figure)

    def plot_epochs(self, keys=None, ax=None, **kwargs):
        """The means of the epochs."""
        keys = self._keys(keys)
        own_figure = ax is None
        if own_figure:
            _, ax = plt.subplots(figsize=kwargs.pop("figsize", (8, 6)))
        for key in keys:
            points = getattr(self, key)
            epochs = [e for e in range(-100, self.n_epochs + 1) if any(e - 1 <= pos < e for pos, _ in points)]
            ax.plot(epochs, [self._average(key, e) for e in epochs], _style(key), label=key)
        self._finish(ax, own_figure)

    def _keys(self, keys):
        if keys is None:
            return list(self.logged)
        return [keys] if isinstance(keys, str) else keys

    def _finish(self, ax, own_figure):
        ax.grid(True)
        ax.set_xlabel("Epochs")
        ax.set_ylabel("Metrics")
        ax.set_title("", size=20)
        ax.legend()
        if own_figure:
            plt.show()


def _style(key):
    return "--" if "val" in key else (":" if "test" in key else "-")


def _smoothed(values, window):
    """Moving averages over `window` values on both sides."""
    if not window:
        return values
    return [np.mean(values[max(0, i - window) : i + window + 1]) for i in range(len(values))]
