"""What `cellbook summary MODEL` does: makes a model of a name or an expression and prints its layers."""

import importlib
import sys

import torch
import torchvision.models
from torchsummary import summary


def main(model, sizes, tree):
    """`model` names a constructor of torchvision.models, or is module:expression; `sizes` is the shape of one input."""
    try:
        network = _own(model) if ":" in model else _known(model)
    except _Refusal as refusal:
        return _complain(str(refusal))
    try:
        if tree:
            summary(network, torch.zeros(1, *sizes))
        else:
            summary(network, sizes)
    except (RuntimeError, ValueError, TypeError, IndexError) as error:
        return _complain(f"{model} does not take an input of shape {'x'.join(map(str, sizes))}: {error}")
    return 0


class _Refusal(Exception):
    """The model cannot be made; the message says why."""


def _complain(message):
    print("error: " + message, file=sys.stderr)
    return 1


def _known(name):
    names = torchvision.models.list_models(torchvision.models)
    if name not in names:
        near = _nearest(name, names)
        raise _Refusal(f"torchvision.models has no model '{name}'" + (f"; did you mean '{near}'?" if near else ""))
    return getattr(torchvision.models, name)()


def _own(text):
    module_name, expression = text.split(":", 1)
    try:
        module = importlib.import_module(module_name)
    except Exception as error:
        raise _Refusal(f"the module {module_name} cannot be imported: {type(error).__name__}: {error}") from None
    try:
        made = eval(expression, dict(module.__dict__))
    except NameError as error:
        near = _nearest(expression.split("(")[0], dir(module))
        raise _Refusal(f"{error} in {module_name}" + (f"; did you mean '{near}'?" if near else "")) from None
    except Exception as error:
        raise _Refusal(f"{expression} cannot be made: {type(error).__name__}: {error}") from None
    if isinstance(made, torch.nn.Module):
        return made
    if callable(made):
        # A class or function that needs nothing is as good as its call.
        try:
            made = made()
        except TypeError as error:
            raise _Refusal(f"{text} needs arguments, such as {text}(...): {error}") from None
        except Exception as error:
            raise _Refusal(f"{text}() cannot be made: {type(error).__name__}: {error}") from None
    if not isinstance(made, torch.nn.Module):
        raise _Refusal(f"{text} is no model but a {type(made).__name__}")
    return made


def _nearest(word, names):
    """The name that differs in the fewest places, if that is less than half of them."""
    found = min(names, key=lambda name: (_distance(word.lower(), name.lower()), name), default=None)
    return found if found is not None and _distance(word.lower(), found.lower()) * 2 < max(len(word), 2) else None


def _distance(a, b):
    """Levenshtein's: how many letters must be put in, left out or replaced."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]
