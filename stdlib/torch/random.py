"""The default random generator."""

import _torch
from _torch import default_generator


def manual_seed(seed):
    """Seeds the default generator and returns it."""
    default_generator.manual_seed(int(seed))
    return default_generator


def seed():
    """Seeds the default generator with a random number and returns that."""
    return default_generator.seed()


def initial_seed():
    return default_generator.initial_seed()


def get_rng_state():
    return default_generator.get_state()


def set_rng_state(new_state):
    default_generator.set_state(new_state)


class fork_rng:
    """A context manager that puts the generator's state back at its end."""

    def __init__(self, devices=None, enabled=True, _caller="fork_rng", _devices_kw="devices", device_type="cpu"):
        self.enabled = enabled

    def __enter__(self):
        if self.enabled:
            self.state = get_rng_state()

    def __exit__(self, kind, value, traceback):
        if self.enabled:
            set_rng_state(self.state)
