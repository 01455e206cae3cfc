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


def mean_squared_error(y_true, y_pred):
    a, b = np.asarray(y_true, dtype=float), np.asarray(y_pred, dtype=float)
    return float(((a - b) ** 2).mean())


def root_mean_squared_error(y_true, y_pred):
    return math.sqrt(mean_squared_error(y_true, y_pred))


def mean_absolute_error(y_true, y_pred):
    a, b = np.asarray(y_true, dtype=float), np.asarray(y_pred, dtype=float)
    return float(np.abs(a - b).mean())


def r2_score(y_true, y_pred):
    """1 less the share of the variance that is not explained."""
    a, b = np.asarray(y_true, dtype=float), np.asarray(y_pred, dtype=float)
    left, whole = float(((a - b) ** 2).sum()), float(((a - a.mean(axis=0)) ** 2).sum())
    if whole == 0:
        return 1.0 if left == 0 else 0.0
    return 1 - left / whole


def log_loss(y_true, y_pred):
    """Minus the mean logarithm of the probability of the true class."""
    labels, shares = np.asarray(y_true), np.asarray(y_pred, dtype=float)
    if shares.ndim == 1:
        shares = np.stack([1 - shares, shares], axis=1)
    eps = np.finfo(np.float64).eps
    shares = np.clip(shares, eps, 1 - eps)
    shares = shares / shares.sum(axis=1, keepdims=True)
    places = np.searchsorted(np.unique(labels), labels)
    return float(-np.log(shares[np.arange(len(labels)), places]).mean())


def _counts_by_threshold(y_true, y_score, pos_label):
    """(false positives, true positives, thresholds) for each distinct score from the highest down."""
    positive = (np.asarray(y_true) == (1 if pos_label is None else pos_label)).astype(float)
    scores = np.asarray(y_score, dtype=float)
    order = np.argsort(-scores, kind="stable")
    scores, positive = scores[order], positive[order]
    ends = np.append(np.nonzero(np.diff(scores))[0], len(scores) - 1)
    hits = positive.cumsum()[ends]
    return 1 + ends - hits, hits, scores[ends]


def roc_curve(y_true, y_score, *, pos_label=None, drop_intermediate=True):
    """(false positive rates, true positive rates, thresholds)."""
    misses, hits, thresholds = _counts_by_threshold(y_true, y_score, pos_label)
    if drop_intermediate and len(misses) > 2:
        bends = np.nonzero(np.concatenate([[True], np.logical_or(np.diff(misses, 2) != 0, np.diff(hits, 2) != 0), [True]]))[0]
        misses, hits, thresholds = misses[bends], hits[bends], thresholds[bends]
    misses, hits = np.concatenate([[0.0], misses]), np.concatenate([[0.0], hits])
    thresholds = np.concatenate([[np.inf], thresholds])
    return misses / misses[-1], hits / hits[-1], thresholds


def auc(x, y):
    """The area under a curve, by trapezoids."""
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    return float(np.abs(np.trapezoid(y, x)))


def roc_auc_score(y_true, y_score):
    if len(np.unique(np.asarray(y_true))) != 2:
        raise NotImplementedError("roc_auc_score is in Cellbook for two classes")
    misses, hits, _ = roc_curve(y_true, y_score, pos_label=np.unique(np.asarray(y_true))[1])
    return auc(misses, hits)


def precision_recall_curve(y_true, y_score, *, pos_label=None):
    """(precisions, recalls, thresholds), by rising threshold, and the point (1, 0)."""
    misses, hits, thresholds = _counts_by_threshold(y_true, y_score, pos_label)
    precision, recall = hits / (hits + misses), hits / hits[-1]
    return np.append(precision[::-1], 1.0), np.append(recall[::-1], 0.0), thresholds[::-1]


def average_precision_score(y_true, y_score):
    precision, recall, _ = precision_recall_curve(y_true, y_score)
    return float(max(0.0, -np.sum(np.diff(recall) * precision[:-1])))


def balanced_accuracy_score(y_true, y_pred):
    matrix = confusion_matrix(y_true, y_pred)
    return float((np.diag(matrix) / matrix.sum(axis=1)).mean())


def cohen_kappa_score(y1, y2):
    matrix = confusion_matrix(y1, y2).astype(float)
    expected = np.outer(matrix.sum(axis=0), matrix.sum(axis=1)) / matrix.sum()
    different = 1 - np.eye(len(matrix))
    return float(1 - (different * matrix).sum() / (different * expected).sum())


def matthews_corrcoef(y_true, y_pred):
    matrix = confusion_matrix(y_true, y_pred).astype(float)
    actual, predicted, total = matrix.sum(axis=1), matrix.sum(axis=0), matrix.sum()
    agreement = np.trace(matrix) * total - actual @ predicted
    spread = (total ** 2 - predicted @ predicted) * (total ** 2 - actual @ actual)
    return 0.0 if spread == 0 else float(agreement / np.sqrt(spread))
