"""Weights, and the registry of model constructors."""

import functools
import importlib
import warnings
from enum import Enum

from torch.hub import load_state_dict_from_url

_BUILDERS = {}


class Weights:
    """Where a checkpoint is, how pictures are prepared for it, and what is known about it."""

    def __init__(self, url, transforms, meta):
        self.url = url
        self.transforms = transforms
        self.meta = meta

    def __eq__(self, other):
        return isinstance(other, Weights) and self.url == other.url

    def __hash__(self):
        return hash(self.url)


class WeightsEnum(Enum):
    """Base of the enumerations of a model's weights."""

    @classmethod
    def verify(cls, obj):
        if obj is None:
            return None
        if type(obj) is str:
            return cls[obj.replace(cls.__name__ + ".", "")]
        if not isinstance(obj, cls):
            raise TypeError(
                f"Invalid Weight class provided; expected {cls.__name__} but received {type(obj).__name__}."
            )
        return obj

    def get_state_dict(self, *args, **kwargs):
        return load_state_dict_from_url(self.url, *args, **kwargs)

    def __repr__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    @property
    def url(self):
        return self.value.url

    @property
    def transforms(self):
        return self.value.transforms

    @property
    def meta(self):
        return self.value.meta


def imagenet_weights(name):
    """The enumeration `name`, from the table of published checkpoints."""
    from torchvision.models._weights import IMAGENET_WEIGHTS

    rows, default = IMAGENET_WEIGHTS[name]
    members = {entry: Weights(url, _preset(preset), _Meta(facts)) for entry, (url, preset, facts) in rows.items()}
    members["DEFAULT"] = members[default]
    return WeightsEnum(name, members)


def _preset(options):
    """The preparation of pictures; its module is loaded when it is called."""

    def transforms(**changes):
        from torchvision.transforms import InterpolationMode
        from torchvision.transforms._presets import ImageClassification

        arguments = dict(options)
        if "interpolation" in arguments:
            arguments["interpolation"] = InterpolationMode(arguments["interpolation"])
        arguments.update(changes)
        return ImageClassification(**arguments)

    return transforms


class _Meta(dict):
    """What is known about a checkpoint; the thousand names of classes are loaded when they are asked for."""

    def __missing__(self, key):
        if key != "categories":
            raise KeyError(key)
        from torchvision.models._imagenet_categories import CATEGORIES

        self["categories"] = CATEGORIES
        return CATEGORIES


def register_model(weights_enum, legacy="IMAGENET1K_V1", **forced):
    """Registers a constructor `build(weights, progress, **kwargs)` under its name, with the arguments of before 0.13.

    `forced` are arguments that weights imply.
    """

    def decorate(build):
        name = build.__name__
        legacy_weights = getattr(weights_enum, legacy) if legacy is not None else None

        @functools.wraps(build)
        def constructor(*args, weights=None, progress=True, **kwargs):
            if args:
                weights, progress = _positional(args, weights, progress)
            if "pretrained" in kwargs or not (weights is None or isinstance(weights, (str, WeightsEnum))):
                weights = _legacy(kwargs.pop("pretrained", weights), legacy_weights, weights_enum, kwargs)
            weights = weights_enum.verify(weights)
            if weights is not None:
                if weights.meta["categories"] is not None:
                    _overwrite(kwargs, "num_classes", len(weights.meta["categories"]))
                for key, value in forced.items():
                    _overwrite(kwargs, key, value)
            return build(weights, progress, **kwargs)

        _BUILDERS[name] = (constructor, weights_enum)
        return constructor

    return decorate


def _positional(args, weights, progress):
    names = ["weights", "progress"][: len(args)]
    quoted = " and ".join(f"'{name}'" for name in names)
    warnings.warn(
        f"Using {quoted} as positional parameter(s) is deprecated since 0.13 and may be removed in the future. Please use "
        "keyword parameter(s) instead.",
        stacklevel=3,
    )
    return args[0], (args[1] if len(args) > 1 else progress)


def _legacy(pretrained, default, weights_enum, kwargs):
    """The weights that `pretrained=True` or `False` stand for."""
    warnings.warn(
        "The parameter 'pretrained' is deprecated since 0.13 and may be removed in the future, please use 'weights' instead.",
        stacklevel=3,
    )
    message = (
        "Arguments other than a weight enum or `None` for 'weights' are deprecated since 0.13 and may be removed in the future. "
    )
    if pretrained:
        if default is None:
            raise ValueError("No weights available for this model")
        message += (
            f"The current behavior is equivalent to passing `weights={default}`. "
            f"You can also use `weights={weights_enum.__name__}.DEFAULT` to get the most up-to-date weights."
        )
    else:
        message += "The current behavior is equivalent to passing `weights=None`."
    warnings.warn(message, stacklevel=3)
    return default if pretrained else None


def _overwrite(kwargs, name, value):
    if kwargs.setdefault(name, value) != value:
        raise ValueError(f"The parameter '{name}' expected value {value} but got {kwargs[name]} instead.")


def list_models(module=None, include=None, exclude=None):
    """The names of all registered models."""
    import fnmatch

    names = set(_BUILDERS)
    if include is not None:
        patterns = [include] if isinstance(include, str) else include
        names = {name for name in names if any(fnmatch.fnmatch(name, pattern) for pattern in patterns)}
    if exclude is not None:
        patterns = [exclude] if isinstance(exclude, str) else exclude
        names = {name for name in names if not any(fnmatch.fnmatch(name, pattern) for pattern in patterns)}
    return sorted(names)


def get_model_builder(name):
    name = name.lower()
    if name not in _BUILDERS:
        raise ValueError(f"Unknown model {name}")
    return _BUILDERS[name][0]


def get_model(name, **config):
    """The model of that name, built with the given arguments."""
    return get_model_builder(name)(**config)


def get_model_weights(name):
    builder = name.__name__ if callable(name) else name.lower()
    return _BUILDERS[builder][1]


def get_weight(name):
    """The weights that a text such as "ResNet18_Weights.IMAGENET1K_V1" names."""
    enum_name, _, value_name = name.partition(".")
    if not value_name:
        raise ValueError(f"Invalid weight name provided: '{name}'.")
    models = importlib.import_module("torchvision.models")
    if not hasattr(models, enum_name):
        raise ValueError(f"The weight enum '{enum_name}' for the specific method couldn't be retrieved.")
    return getattr(models, enum_name)[value_name]


def load(model, weights, progress):
    """Puts the weights, if any, into the model."""
    if weights is not None:
        model.load_state_dict(weights.get_state_dict(progress=progress, check_hash=True))
    return model
