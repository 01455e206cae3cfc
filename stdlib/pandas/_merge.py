"""Rows of two frames brought together by equal keys."""

import numpy as np
from pandas._frame import DataFrame
from pandas._index import Index, RangeIndex, ensure_index
from pandas._multiindex import MultiIndex
from pandas._reshape import as_list
from pandas._series import Series
from pandas._values import column_of, is_missing, joined

_HOWS = ("left", "right", "inner", "outer", "left_anti", "right_anti", "cross", "asof")


def _merge_error(text):
    from pandas.errors import MergeError

    return MergeError(text)


def merge(
    left, right, how="inner", on=None, left_on=None, right_on=None, left_index=False, right_index=False, sort=False,
    suffixes=("_x", "_y"), copy=None, indicator=False, validate=None,
):
    """Rows of both frames whose keys are equal."""
    left, right = _as_frame(left), _as_frame(right)
    if how not in _HOWS:
        raise ValueError(
            f"'{how}' is not a valid Merge type: left, right, inner, outer, left_anti, right_anti, cross, asof"
        )
    if how == "cross":
        if on is not None or left_on is not None or right_on is not None or left_index or right_index:
            raise _merge_error("Can not pass on, right_on, left_on or set right_index=True or left_index=True")
        pairs = [(i, j) for i in range(len(left)) for j in range(len(right))]
        return _table(left, right, pairs, [], [], suffixes, RangeIndex(len(pairs)), indicator)
    left_keys, right_keys = _keys(left, right, on, left_on, right_on, left_index, right_index)
    left_columns, right_columns = [_key_column(left, key) for key in left_keys], [
        _key_column(right, key) for key in right_keys
    ]
    _check_types(left_columns, right_columns, left_keys, right_keys)
    left_rows, right_rows = _rows(left_columns), _rows(right_columns)
    if validate is not None:
        _validate(left_rows, right_rows, validate)
    pairs = _matching_rows(left_rows, right_rows, how, sort)
    index = RangeIndex(len(pairs))
    if left_index and right_index:
        index = _index_of_pairs(left.index, right.index, pairs)
    elif left_index and how in ("right", "inner", "outer", "left"):
        index = right.index._take_or_missing([j for _, j in pairs])
    elif right_index:
        index = left.index._take_or_missing([i for i, _ in pairs])
    return _table(left, right, pairs, left_keys, right_keys, suffixes, index, indicator)


def _as_frame(obj):
    if isinstance(obj, DataFrame):
        return obj
    if isinstance(obj, Series):
        if obj.name is None:
            raise ValueError("Cannot merge a Series without a name")
        return obj.to_frame()
    raise TypeError(f"Can only merge Series or DataFrame objects, a {type(obj)} was passed")


_INDEX = object()


def _keys(left, right, on, left_on, right_on, left_index, right_index):
    if on is not None:
        if left_on is not None or right_on is not None:
            raise _merge_error('Can only pass argument "on" OR "left_on" and "right_on", not a combination of both.')
        if left_index or right_index:
            raise _merge_error(
                'Can only pass argument "on" OR "left_index" and "right_index", not a combination of both.'
            )
        keys = as_list(on)
        for key in keys:
            for frame in (left, right):
                _key_column(frame, key)
        return keys, keys
    if left_index and right_index:
        return [_INDEX], [_INDEX]
    if left_index or right_index:
        other = as_list(right_on if left_index else left_on)
        if not other:
            raise _merge_error(
                "Must pass left_on or left_index=True" if right_index else "Must pass right_on or right_index=True"
            )
        index = left.index if left_index else right.index
        own = [_INDEX] if index.nlevels == 1 else [("level", n) for n in range(index.nlevels)]
        if len(own) != len(other):
            side = "left" if left_index else "right"
            raise ValueError(
                f'len({"right" if left_index else "left"}_on) must equal the number of levels in the index of "{side}"'
            )
        return (own, other) if left_index else (other, own)
    if left_on is None and right_on is None:
        shared = [label for label in left.columns if label in right.columns]
        if not shared:
            raise _merge_error(
                f"No common columns to perform merge on. Merge options: left_on=None, right_on=None, left_index=False, right_index=False"
            )
        return shared, shared
    if left_on is None or right_on is None:
        raise _merge_error(
            'Must pass "left_on" OR "left_index".' if left_on is None else 'Must pass "right_on" OR "right_index".'
        )
    left_keys, right_keys = as_list(left_on), as_list(right_on)
    if len(left_keys) != len(right_keys):
        raise ValueError("len(right_on) must equal len(left_on)")
    return left_keys, right_keys


def _key_column(frame, key):
    if key is _INDEX:
        return frame.index._column
    if isinstance(key, tuple) and len(key) == 2 and key[0] == "level" and key not in frame.columns:
        return frame.index.get_level_values(key[1])._column
    if isinstance(key, (Series, np.ndarray, Index)):
        return column_of(key)
    if key in frame.columns:
        return frame[key]._column
    if key is not None and key in frame.index.names:
        return frame.index.get_level_values(key)._column
    raise KeyError(key)


def _check_types(left_columns, right_columns, left_keys, right_keys):
    for a, b, key, other in zip(left_columns, right_columns, left_keys, right_keys):
        if not len(a) or not len(b):
            continue
        texts = [c.is_text or (c.kind == "object" and any(isinstance(v, str) for v in c.data)) for c in (a, b)]
        numbers = [c.is_numeric for c in (a, b)]
        if texts[0] and numbers[1] or texts[1] and numbers[0]:
            shown = key if isinstance(key, (str, int)) else "index"
            raise ValueError(
                f"You are trying to merge on {a.dtype} and {b.dtype} columns for key '{shown}'. If you wish to proceed you should use pd.concat"
            )


def _rows(columns):
    lists = [[None if is_missing(v) else v for v in column.to_list()] for column in columns]
    return list(zip(*lists))


def _validate(left_rows, right_rows, validate):
    left_unique, right_unique = len(set(left_rows)) == len(left_rows), len(set(right_rows)) == len(right_rows)
    wanted = {"1:1": "one_to_one", "1:m": "one_to_many", "m:1": "many_to_one", "m:m": "many_to_many"}.get(
        validate, validate
    )
    if wanted not in ("one_to_one", "one_to_many", "many_to_one", "many_to_many"):
        raise ValueError(
            f'"{validate}" is not a valid argument. Valid arguments are:\n- "1:1"\n- "1:m"\n- "m:1"\n- "m:m"\n- "one_to_one"\n- "one_to_many"\n- "many_to_one"\n- "many_to_many"'
        )
    kind = wanted.replace("_", "-")
    if wanted == "one_to_one" and not left_unique and not right_unique:
        raise _merge_error("Merge keys are not unique in either left or right dataset; not a one-to-one merge")
    if wanted in ("one_to_one", "one_to_many") and not left_unique:
        raise _merge_error(f"Merge keys are not unique in left dataset; not a {kind} merge")
    if wanted in ("one_to_one", "many_to_one") and not right_unique:
        raise _merge_error(f"Merge keys are not unique in right dataset; not a {kind} merge")


def _matching_rows(left_rows, right_rows, how, sort=False):
    """(position on the left, position on the right), None where a side has no row."""
    if how in ("right", "right_anti"):
        return [(i, j) for j, i in _matching_rows(right_rows, left_rows, how.replace("right", "left"), sort)]
    places = {}
    for j, key in enumerate(right_rows):
        if key in places:
            places[key].append(j)
        else:
            places[key] = [j]
    pairs, used = [], set()
    for i, key in enumerate(left_rows):
        if key in places:
            if how == "left_anti":
                continue
            used.add(key)
            pairs += [(i, j) for j in places[key]]
        elif how in ("left", "outer", "left_anti"):
            pairs.append((i, None))
    if how == "outer":
        pairs += [(None, j) for j, key in enumerate(right_rows) if key not in used]
    if how == "outer" or sort:
        def rank(pair):
            key = left_rows[pair[0]] if pair[0] is not None else right_rows[pair[1]]
            return tuple((part is None, part if part is not None else 0) for part in key)

        try:
            pairs.sort(key=rank)
        except TypeError:
            pass
    return pairs


def _index_of_pairs(left, right, pairs):
    if all(i is not None for i, _ in pairs):
        index = left.take([i for i, _ in pairs])
        return left if len(index) == len(left) and index.equals(left) else index
    labels = [left[i] if i is not None else right[j] for i, j in pairs]
    name = left.name if left.name == right.name else None
    return Index(labels, name=name) if left.nlevels == 1 else MultiIndex._of(labels, list(left.names))


def _filled(column, other, pairs):
    """A key that both sides share: from the left, or from the right where the left has no row."""
    if all(i is not None for i, _ in pairs):
        return column.take([i for i, _ in pairs])
    whole = joined([column, other])
    return whole.take([i if i is not None else len(column) + j for i, j in pairs])


def _table(left, right, pairs, left_keys, right_keys, suffixes, index, indicator):
    shared = [
        a
        for a, b in zip(left_keys, right_keys)
        if isinstance(a, (str, int, tuple))
        and isinstance(b, (str, int, tuple))
        and a == b
        and a in left.columns
        and b in right.columns
    ]
    overlap = [label for label in left.columns if label in right.columns and label not in shared]
    if overlap and (not suffixes or (not suffixes[0] and not suffixes[1])):
        raise ValueError(f"columns overlap but no suffix specified: {Index(overlap)!r}")
    left_places, right_places = [i for i, _ in pairs], [j for _, j in pairs]
    labels, parts = [], []
    for label, part in zip(left.columns, left._data):
        if label in shared:
            parts.append(_filled(part, right[label]._column, pairs))
        elif _INDEX in right_keys and label in left_keys and None in left_places:
            parts.append(_filled(part, right.index._column, pairs))
        else:
            parts.append(part.take_or_missing(left_places))
        labels.append(_suffixed(label, suffixes[0]) if label in overlap else label)
    for label, part in zip(right.columns, right._data):
        if label in shared:
            continue
        if _INDEX in left_keys and label in right_keys and None in right_places:
            whole = joined([part, left.index._column])
            parts.append(whole.take([j if j is not None else len(part) + i for i, j in pairs]))
        else:
            parts.append(part.take_or_missing(right_places))
        labels.append(_suffixed(label, suffixes[1]) if label in overlap else label)
    repeated = {
        label
        for label in labels
        if labels.count(label) > 1 and not (list(left.columns).count(label) > 1 or list(right.columns).count(label) > 1)
    }
    if repeated:
        raise _merge_error(f"Passing 'suffixes' which cause duplicate columns {repeated} is not allowed.")
    if indicator:
        from pandas._categorical import Categorical

        flags = [
            "both" if i is not None and j is not None else ("left_only" if j is None else "right_only")
            for i, j in pairs
        ]
        labels.append(indicator if isinstance(indicator, str) else "_merge")
        parts.append(Categorical(flags, ["left_only", "right_only", "both"])._cells)
    return DataFrame._make(parts, ensure_index(labels) if labels else RangeIndex(0), index)


def _suffixed(label, suffix):
    return f"{label}{suffix}" if suffix is not None else label


def join(left, other, on=None, how="left", lsuffix="", rsuffix="", sort=False):
    """Frames matched by their labels."""
    if isinstance(other, (list, tuple)):
        if on is not None:
            raise ValueError("Joining multiple DataFrames only supported for joining on index")
        result = left
        for frame in other:
            result = join(result, frame, None, how, lsuffix, rsuffix, sort)
        return result
    if isinstance(other, Series) and other.name is None:
        raise ValueError("Other Series must have a name")
    right = _as_frame(other)
    if how == "cross":
        return merge(left, right, "cross", suffixes=(lsuffix, rsuffix))
    overlap = left.columns.intersection(right.columns)
    if len(overlap) and not lsuffix and not rsuffix:
        raise ValueError(f"columns overlap but no suffix specified: {overlap!r}")
    if on is not None:
        return merge(left, right, how, left_on=on, right_index=True, suffixes=(lsuffix, rsuffix), sort=sort)
    if left.index.nlevels != right.index.nlevels:
        names = [name for name in right.index.names if name in left.index.names]
        places = {label: n for n, label in enumerate(right.index)}
        numbers = [left.index._number(name) for name in names]
        pairs = [(i, places.get(label[numbers[0]])) for i, label in enumerate(left.index)]
        return _table(left, right, pairs, [], [], (lsuffix, rsuffix), left.index, False)
    return merge(left, right, how, left_index=True, right_index=True, suffixes=(lsuffix, rsuffix), sort=sort)


def merge_ordered(
    left,
    right,
    on=None,
    left_on=None,
    right_on=None,
    left_by=None,
    right_by=None,
    fill_method=None,
    suffixes=("_x", "_y"),
    how="outer",
):
    if left_by is not None or right_by is not None:
        raise NotImplementedError("merge_ordered(left_by=…) (not in Cellbook)")
    result = merge(left, right, how, on, left_on, right_on, suffixes=suffixes, sort=True)
    return result.ffill() if fill_method == "ffill" else result


def merge_asof(
    left,
    right,
    on=None,
    left_on=None,
    right_on=None,
    left_index=False,
    right_index=False,
    by=None,
    left_by=None,
    right_by=None,
    suffixes=("_x", "_y"),
    tolerance=None,
    allow_exact_matches=True,
    direction="backward",
):
    """Every row of the left frame with the last row of the right one whose key is not greater."""
    left_key, right_key = (on, on) if on is not None else (left_on, right_on)
    a = left.index._column.to_list() if left_index else left[left_key]._column.to_list()
    b = right.index._column.to_list() if right_index else right[right_key]._column.to_list()
    for side, keys in (("left", a), ("right", b)):
        if any(y < x for x, y in zip(keys, keys[1:])):
            raise ValueError(f"{side} keys must be sorted")
    left_groups, right_groups = as_list(by if by is not None else left_by), as_list(by if by is not None else right_by)
    left_by_rows = list(zip(*[left[key].tolist() for key in left_groups])) if left_groups else [()] * len(a)
    right_by_rows = list(zip(*[right[key].tolist() for key in right_groups])) if right_groups else [()] * len(b)
    pairs = []
    for i, key in enumerate(a):
        before = after = None
        for j, other in enumerate(b):
            if right_by_rows[j] != left_by_rows[i]:
                continue
            if other < key or (other == key and allow_exact_matches):
                before = j
            if after is None and (other > key or (other == key and allow_exact_matches)):
                after = j
        if direction == "backward":
            found = before
        elif direction == "forward":
            found = after
        else:
            found = before if after is None or (before is not None and key - b[before] <= b[after] - key) else after
        if found is not None and tolerance is not None and abs(b[found] - key) > tolerance:
            found = None
        pairs.append((i, found))
    keys = ([on] if on is not None else []) + (as_list(by))
    index = left.index if left_index else RangeIndex(len(pairs))
    result = _table(left, right, pairs, keys, keys, suffixes, index, False)
    return result
