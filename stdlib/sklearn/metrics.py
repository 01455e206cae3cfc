"""Measures of predictions."""

import math

import numpy as np


def _lists(y_true, y_pred):
    true, pred = np.asarray(y_true).reshape(-1).tolist(), np.asarray(y_pred).reshape(-1).tolist()
    if len(true) != len(pred):
        raise ValueError(f"Found input variables with inconsistent numbers of samples: [{len(true)}, {len(pred)}]")
    return true, pred


def accuracy_score(y_true, y_pred, *, normalize=True):
    """The share of equal labels."""
    true, pred = _lists(y_true, y_pred)
    hits = sum(a == b for a, b in zip(true, pred))
    return hits / len(true) if normalize else float(hits)


def confusion_matrix(y_true, y_pred, *, labels=None, normalize=None):
    """Counts of (true label, predicted label)."""
    true, pred = _lists(y_true, y_pred)
    labels = sorted(set(true) | set(pred)) if labels is None else list(labels)
    numbers = {label: i for i, label in enumerate(labels)}
    matrix = np.zeros((len(labels), len(labels)), dtype=np.int64)
    for a, b in zip(true, pred):
        if a in numbers and b in numbers:
            matrix[numbers[a], numbers[b]] += 1
    if normalize is None:
        return matrix
    totals = {"true": matrix.sum(axis=1, keepdims=True), "pred": matrix.sum(axis=0, keepdims=True), "all": matrix.sum()}
    return np.nan_to_num(matrix / totals[normalize])


def _per_class(y_true, y_pred):
    """label: (true positives, predicted, actual)."""
    true, pred = _lists(y_true, y_pred)
    labels = sorted(set(true) | set(pred))
    return {
        label: (
            sum(a == b == label for a, b in zip(true, pred)), sum(b == label for b in pred), sum(a == label for a in true)
        )
        for label in labels
    }


def _ratio(numerator, denominator):
    return numerator / denominator if denominator else 0.0


def _score(function, y_true, y_pred, average, pos_label):
    classes = _per_class(y_true, y_pred)
    if average == "binary":
        return function(*classes.get(pos_label, (0, 0, 0)))
    scores = [function(*counts) for counts in classes.values()]
    if average is None:
        return np.array(scores)
    if average == "macro":
        return float(np.mean(scores))
    weights = [actual for _, _, actual in classes.values()]
    if average == "weighted":
        return float(np.average(scores, weights=weights))
    if average == "micro":
        totals = [sum(column) for column in zip(*classes.values())]
        return function(*totals)
    raise ValueError(f"average has to be one of (None, 'micro', 'macro', 'weighted', 'samples'), got {average!r}")


def precision_score(y_true, y_pred, *, average="binary", pos_label=1):
    return _score(lambda hits, predicted, actual: _ratio(hits, predicted), y_true, y_pred, average, pos_label)


def recall_score(y_true, y_pred, *, average="binary", pos_label=1):
    return _score(lambda hits, predicted, actual: _ratio(hits, actual), y_true, y_pred, average, pos_label)


def f1_score(y_true, y_pred, *, average="binary", pos_label=1):
    return _score(
        lambda hits, predicted, actual: _ratio(2 * hits, predicted + actual), y_true, y_pred, average, pos_label
    )


def mean_absolute_error(y_true, y_pred):
    true, pred = np.asarray(y_true, dtype=float), np.asarray(y_pred, dtype=float)
    return float(np.abs(true - pred).mean())


def mean_squared_error(y_true, y_pred):
    true, pred = np.asarray(y_true, dtype=float), np.asarray(y_pred, dtype=float)
    return float(((true - pred) ** 2).mean())


def root_mean_squared_error(y_true, y_pred):
    return math.sqrt(mean_squared_error(y_true, y_pred))


def r2_score(y_true, y_pred):
    true, pred = np.asarray(y_true, dtype=float), np.asarray(y_pred, dtype=float)
    return float(1 - ((true - pred) ** 2).sum() / ((true - true.mean()) ** 2).sum())


def classification_report(y_true, y_pred, *, target_names=None, digits=2):
    """Precision, recall, F1 and support of each class as a text table."""
    classes = _per_class(y_true, y_pred)
    names = [str(label) for label in classes] if target_names is None else list(target_names)
    rows = [
        (name, _ratio(h, p), _ratio(h, a), _ratio(2 * h, p + a), a) for name, (h, p, a) in zip(names, classes.values())
    ]
    total = sum(row[4] for row in rows)
    width = max([len(name) for name in names] + [len("weighted avg"), digits])
    text = " " * (width + 1) + "".join(f" {head:>9}" for head in ("precision", "recall", "f1-score", "support")) + "\n\n"
    for name, *scores, support in rows:
        text += f"{name:>{width}} " + "".join(f" {score:>9.{digits}f}" for score in scores) + f" {support:>9}\n"
    text += "\n"
    accuracy = accuracy_score(y_true, y_pred)
    text += f"{'accuracy':>{width}}  {'':>9} {'':>9} {accuracy:>9.{digits}f} {total:>9}\n"
    macro = [float(np.mean([row[i] for row in rows])) for i in (1, 2, 3)]
    weighted = [float(np.average([row[i] for row in rows], weights=[row[4] for row in rows])) for i in (1, 2, 3)]
    for name, scores in (("macro avg", macro), ("weighted avg", weighted)):
        text += f"{name:>{width}} " + "".join(f" {score:>9.{digits}f}" for score in scores) + f" {total:>9}\n"
    return text
