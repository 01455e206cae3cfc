"""`Checkpoint`: a training loop that was cut off goes on at its last step, to the same bits as one that was not."""

import os
import pickle
import random
import sys

import numpy
import torch

_FORMAT = 1


class Checkpoint:
    """Saves what a training loop changes after its steps, and on resuming puts it back and skips what is done.

        checkpoint = Checkpoint("train.pt", model=model, optimizer=optimizer, losses=losses)
        for epoch in checkpoint.epochs(10):
            for inputs, targets in checkpoint.batches(loader):
                ...

    The things to keep are given by name: whatever has `state_dict` and `load_state_dict`, lists, dictionaries and sets
    (filled again in place), and other objects by their attributes. Everything that a step reads and changes must be among
    them; the random streams of `random`, `numpy` and `torch`, and a loader's own generator, always are.

    `every` is the number of steps between two savings; a step that was cut off, or not saved yet, runs again. The end of
    an epoch is always saved. What the loop printed is kept as well, and printed again on resuming.

    `resume` says whether a file that is there is gone on from, or replaced. Without it that is so in
    `cellbook run --resume`, and wherever the environment has CELLBOOK_RESUME=1.
    """

    def __init__(self, path, every=1, resume=None, **things):
        if not isinstance(every, int) or isinstance(every, bool) or every < 1:
            raise ValueError(f"every should be a positive number of steps, but got {every}")
        if not things:
            raise ValueError("a checkpoint needs something to keep: model=model, optimizer=optimizer, ...")
        self.path = os.fspath(path)
        self.every = every
        self._things = things
        self._epoch = 0
        self._step = 0
        self._is_begun = False
        self._epoch_start = None
        self._printed = None
        if resume is None:
            resume = os.environ.get("CELLBOOK_RESUME") == "1"
        # The loader's own generator and its states: when the epoch began, and at the last saving.
        self._generator = None
        self._generator_start = None
        self._generator_saved = None
        self._loaded = None
        if os.path.exists(self.path):
            if resume:
                self._loaded = self._load()
            else:
                # Whoever is cut off before the first saving must not go on from another run's.
                os.remove(self.path)

    @property
    def resumed(self):
        """Whether a saved state was put back."""
        return self._loaded is not None

    def epochs(self, n_epochs):
        """The epochs that are left of 0 … n_epochs - 1."""
        outside = sys.stdout
        self._printed = _Recording(outside)
        sys.stdout = self._printed
        try:
            if self._loaded is not None:
                self._printed.write(self._loaded["printed"])
            while self._epoch < n_epochs:
                self._is_begun = False
                yield self._epoch
                self._epoch += 1
                self._step = 0
                self._save()
        finally:
            if sys.stdout is self._printed:
                sys.stdout = outside

    def batches(self, loader):
        """The batches of the epoch that are left; of one loader, since a step has one number."""
        if self._is_begun:
            raise RuntimeError("a checkpoint counts the batches of one loader an epoch")
        self._is_begun = True
        self._generator = getattr(loader, "generator", None)
        if self._step:
            now = _random_states()
            _set_random_states(self._epoch_start)
            self._set_generator(self._generator_start)
            batches = iter(loader)
            _skip(batches, self._step)
            _set_random_states(now)
        else:
            self._set_generator(self._generator_saved)
            self._generator_start = self._generator_state()
            self._epoch_start = _random_states()
            batches = iter(loader)
        self._generator_saved = None
        for batch in batches:
            yield batch
            self._step += 1
            if self._step % self.every == 0:
                self._save()

    def _generator_state(self):
        return None if self._generator is None else self._generator.get_state()

    def _set_generator(self, state):
        if state is not None and self._generator is not None:
            self._generator.set_state(state)

    # The file

    def _save(self):
        state = {
            "format": _FORMAT, "epoch": self._epoch, "step": self._step, "random": _random_states(),
            "epoch_start": self._epoch_start, "generator_start": self._generator_start,
            "generator": self._generator_state(),
            "printed": "" if self._printed is None else self._printed.text(),
            "things": {name: _state(thing) for name, thing in self._things.items()},
        }
        # Whole or not at all: whoever is cut off while writing leaves the file before.
        temporary = f"{self.path}.{os.getpid()}.tmp"
        with open(temporary, "wb") as file:
            pickle.dump(state, file, pickle.HIGHEST_PROTOCOL)
        os.replace(temporary, self.path)

    def _load(self):
        with open(self.path, "rb") as file:
            state = pickle.load(file)
        if not isinstance(state, dict) or state.get("format") != _FORMAT:
            raise ValueError(f"{self.path} is no checkpoint of a training loop")
        if state["things"].keys() != self._things.keys():
            raise ValueError(
                f"{self.path} keeps {', '.join(state['things'])}, the loop wants {', '.join(self._things)}"
            )
        for name, thing in self._things.items():
            _restore(thing, state["things"][name])
        self._epoch, self._step = state["epoch"], state["step"]
        self._epoch_start = state["epoch_start"]
        self._generator_start, self._generator_saved = state["generator_start"], state["generator"]
        _set_random_states(state["random"])
        return state


class _Recording:
    """A stream that remembers what was written to it."""

    def __init__(self, stream):
        self._stream = stream
        self._parts = []

    def write(self, text):
        self._parts.append(text)
        return self._stream.write(text)

    def text(self):
        self._parts = ["".join(self._parts)]
        return self._parts[0]

    def __getattr__(self, name):
        return getattr(self._stream, name)


def _random_states():
    return {"random": random.getstate(), "numpy": numpy.random.get_state(), "torch": torch.get_rng_state()}


def _set_random_states(states):
    random.setstate(states["random"])
    numpy.random.set_state(states["numpy"])
    torch.set_rng_state(states["torch"])


def _skip(batches, count):
    """Passes over batches: their indices are drawn, and of a stream the samples, but no sample is loaded in vain."""
    if getattr(batches, "_stream", None) is None and hasattr(batches, "_sampler_iter"):
        batches = batches._sampler_iter
    for _ in range(count):
        next(batches)


def _state(thing):
    if hasattr(thing, "state_dict"):
        return thing.state_dict()
    if isinstance(thing, (list, dict, set)):
        return thing
    if hasattr(thing, "get_state"):
        return thing.get_state()
    if hasattr(thing, "__dict__"):
        return dict(thing.__dict__)
    raise TypeError(f"a checkpoint cannot keep a value of type {type(thing).__name__}: it cannot be changed in place")


def _restore(thing, state):
    if hasattr(thing, "load_state_dict"):
        thing.load_state_dict(state)
    elif isinstance(thing, list):
        thing[:] = state
    elif isinstance(thing, (dict, set)):
        thing.clear()
        thing.update(state)
    elif hasattr(thing, "set_state"):
        thing.set_state(state)
    else:
        thing.__dict__.clear()
        thing.__dict__.update(state)
