"""`DataFrame`: columns of one length under shared row labels."""

from collections import namedtuple

import numpy as np
from pandas._arithmetic import ARITHMETIC, COMPARISONS, compared, operate
from pandas._format import FrameFormatter
from pandas._index import Index, RangeIndex, ensure_index
from pandas._indexing import FrameAt, FrameILoc, FrameLoc, assigned, is_mask, mask_positions
from pandas._series import Series
from pandas._values import Column, NaN, cast, column_of, common, is_missing, joined


def index_columns(index):
    """The labels of an index as columns: (names, columns)."""
    if hasattr(index, "nlevels"):
        names = [f"level_{i}" if n is None else n for i, n in enumerate(index.names)]
        return names, [column_of([label[i] for label in index]) for i in range(index.nlevels)]
    return ["index" if index.name is None else index.name], [index._column]


class DataFrame:
    def __init__(self, data=None, index=None, columns=None, dtype=None, copy=None):
        labels, parts, rows = self._parts(data, index, columns)
        if dtype is not None:
            parts = [cast(part, dtype) for part in parts]
        self._set(parts, ensure_index(labels), rows)

    def _parts(self, data, index, columns):
        """Column labels, columns and row labels of whatever the constructor was given."""
        if data is None:
            data = {}
        if isinstance(data, DataFrame):
            labels = list(data.columns) if columns is None else list(columns)
            return labels, [data[label]._column for label in labels], data.index
        if isinstance(data, Series):
            data = {0 if data.name is None else data.name: data}
        if isinstance(data, dict):
            return self._parts_of_dict(data, index, columns)
        if isinstance(data, np.ndarray) or type(data).__name__ == "Tensor":
            return self._parts_of_array(np.asarray(data), index, columns)
        rows = list(data)
        if rows and isinstance(rows[0], dict):
            labels = list(dict.fromkeys(key for row in rows for key in row)) if columns is None else list(columns)
            table = {label: [row.get(label, NaN) for row in rows] for label in labels}
            return self._parts_of_dict(table, index, labels)
        if rows and isinstance(rows[0], Series):
            labels = list(rows[0].index)
            table = {label: [row.get(label, NaN) for row in rows] for label in labels}
            index = [row.name for row in rows] if index is None else index
            return self._parts_of_dict(table, index, labels)
        if rows and isinstance(rows[0], (list, tuple, np.ndarray)):
            if hasattr(rows[0], "_fields") and columns is None:
                columns = list(rows[0]._fields)
            width = max(len(row) for row in rows)
            if columns is not None and len(list(columns)) != width:
                raise ValueError(f"{len(list(columns))} columns passed, passed data had {width} columns")
            labels = range(width) if columns is None else list(columns)
            parts = [column_of([row[i] if i < len(row) else None for row in rows]) for i in range(width)]
            return labels, parts, RangeIndex(len(rows)) if index is None else ensure_index(index)
        if not rows:
            labels = [] if columns is None else list(columns)
            return labels, [Column([], "object") for _ in labels], RangeIndex(0) if index is None else ensure_index(index)
        labels = [0] if columns is None else list(columns)
        return labels, [column_of(rows)], RangeIndex(len(rows)) if index is None else ensure_index(index)

    @staticmethod
    def _parts_of_array(array, index, columns):
        if array.ndim == 1:
            array = array.reshape(-1, 1)
        if array.ndim != 2:
            raise ValueError(f"Must pass 2-d input. shape={array.shape}")
        height, width = array.shape
        if columns is not None and len(list(columns)) != width:
            raise ValueError(
                f"Shape of passed values is {array.shape}, indices imply ({height}, {len(list(columns))})"
            )
        labels = range(width) if columns is None else columns
        parts = [column_of(np.array(array[:, i])) for i in range(width)]
        return labels, parts, RangeIndex(height) if index is None else ensure_index(index)

    @staticmethod
    def _parts_of_dict(data, index, columns):
        labels = list(data.keys()) if columns is None else list(columns)
        if index is not None:
            index = ensure_index(index)
        else:
            series = [value for value in data.values() if isinstance(value, Series)]
            if series:
                index = series[0].index
                for other in series[1:]:
                    if not other.index.equals(index):
                        union = set(index) | set(other.index)
                        index = ensure_index(sorted(union))
        lengths = {
            len(value) for value in data.values()
            if not isinstance(value, (Series, str)) and hasattr(value, "__len__") and not isinstance(value, dict)
        }
        if len(lengths) > 1:
            raise ValueError("All arrays must be of the same length")
        if index is None:
            if not lengths and data:
                raise ValueError("If using all scalar values, you must pass an index")
            index = RangeIndex(lengths.pop() if lengths else 0)
        parts = []
        for label in labels:
            value = data.get(label)
            if label not in data:
                parts.append(Column([NaN] * len(index), "object"))
            elif isinstance(value, Series):
                parts.append(value._column if value.index.equals(index) else value.reindex(index)._column)
            elif isinstance(value, str) or not hasattr(value, "__len__"):
                parts.append(column_of([value] * len(index)))
            else:
                part = column_of(value)
                if len(part) != len(index):
                    raise ValueError(f"Length of values ({len(part)}) does not match length of index ({len(index)})")
                parts.append(part)
        return labels, parts, index

    def _set(self, parts, columns, index):
        object.__setattr__(self, "_data", list(parts))
        object.__setattr__(self, "_columns", columns)
        object.__setattr__(self, "_index", index)

    @classmethod
    def _make(cls, parts, columns, index):
        frame = cls.__new__(cls)
        frame._set(parts, ensure_index(columns), index)
        return frame

    def _with(self, parts):
        return DataFrame._make(parts, self._columns, self._index)

    # Description

    @property
    def columns(self):
        return self._columns

    @property
    def index(self):
        return self._index

    def __setattr__(self, name, value):
        if name in ("columns", "index"):
            labels = ensure_index(value)
            expected = len(self._columns) if name == "columns" else len(self._index)
            if len(labels) != expected:
                raise ValueError(
                    f"Length mismatch: Expected axis has {expected} elements, new values have {len(labels)} elements"
                )
            object.__setattr__(self, "_" + name, labels)
        elif name in self._columns:
            self[name] = value
        else:
            object.__setattr__(self, name, value)

    def __getattr__(self, name):
        if not name.startswith("_") and name in self._columns:
            return self[name]
        raise AttributeError(f"'DataFrame' object has no attribute '{name}'")

    @property
    def shape(self):
        return (len(self._index), len(self._columns))

    @property
    def size(self):
        return len(self._index) * len(self._columns)

    @property
    def ndim(self):
        return 2

    @property
    def empty(self):
        return self.size == 0

    @property
    def dtypes(self):
        return Series._make(Column([part.dtype for part in self._data], "object"), self._columns)

    @property
    def values(self):
        return self.to_numpy()

    @property
    def T(self):
        return self.transpose()

    def transpose(self):
        rows = [self._row(i)._column for i in range(len(self))]
        return DataFrame._make(rows, self._index, self._columns)

    def to_numpy(self, dtype=None):
        if not self._data:
            return np.empty(self.shape, dtype=float)
        kind = common(self._data)
        if kind in ("str", "object"):
            array = np.empty(self.shape, dtype=object)
            for j, part in enumerate(self._data):
                for i, value in enumerate(part.to_list()):
                    array[i, j] = value
            return array
        array = np.stack([part.data.astype(kind) for part in self._data], axis=1)
        return array if dtype is None else array.astype(dtype)

    def __array__(self, dtype=None, copy=None):
        return self.to_numpy(dtype)

    def __len__(self):
        return len(self._index)

    def __iter__(self):
        return iter(self._columns)

    def __contains__(self, label):
        return label in self._columns

    def __bool__(self):
        raise ValueError(
            "The truth value of a DataFrame is ambiguous. Use a.empty, a.item(), a.any() or a.all()."
        )

    def __repr__(self):
        return FrameFormatter(self).text()

    def to_string(self, index=True, max_rows=None):
        return FrameFormatter(self, 0 if max_rows is None else max_rows, 0, index).text()

    def _repr_html_(self):
        """The table as notebooks show it."""
        formatter = FrameFormatter(self, width=0)
        lines = ['<table border="1" class="dataframe">', "  <thead>", '    <tr style="text-align: right;">', "      <th></th>"]
        lines += [f"      <th>{label}</th>" for label in self._columns] + ["    </tr>", "  </thead>", "  <tbody>"]
        from pandas._format import format_column

        positions = formatter.row_positions()
        cells = [[text.strip() for text in format_column(part.take(positions))] for part in self._data]
        for row, position in enumerate(positions):
            lines += ["    <tr>", f"      <th>{self._index[position]}</th>"]
            lines += [f"      <td>{column[row]}</td>" for column in cells] + ["    </tr>"]
        return "\n".join(lines + ["  </tbody>", "</table>"])

    def info(self):
        from pandas._summaries import print_info

        print_info(self)

    def describe(self, include=None):
        from pandas._summaries import describe

        return describe(self, include)

    # Selection

    @property
    def iloc(self):
        return FrameILoc(self)

    @property
    def loc(self):
        return FrameLoc(self)

    @property
    def at(self):
        return FrameAt(self)

    @property
    def iat(self):
        return FrameILoc(self)

    def _row(self, position, numbers=None):
        numbers = range(len(self._data)) if numbers is None else numbers
        parts = [self._data[n] for n in numbers]
        kind = common(parts) if parts else "object"
        if kind in ("str", "object"):
            column = Column([part[position] for part in parts], kind)
        else:
            column = Column(np.array([part[position] for part in parts], dtype=kind), kind)
        labels = self._columns if len(parts) == len(self._data) else self._columns.take(list(numbers))
        return Series._make(column, labels, self._index[position])

    def _take(self, positions):
        return DataFrame._make([part.take(positions) for part in self._data], self._columns, self._index.take(positions))

    def _select(self, rows, one_row, columns, one_column):
        if one_row and one_column:
            return self._data[columns[0]][rows[0]]
        if one_row:
            return self._row(rows[0], columns)
        if one_column:
            whole = rows == list(range(len(self)))
            part = self._data[columns[0]] if whole else self._data[columns[0]].take(rows)
            index = self._index if whole else self._taken_index(rows)
            return Series._make(part, index, self._columns[columns[0]])
        parts = [self._data[n].take(rows) for n in columns]
        labels = self._columns if columns == list(range(len(self._columns))) else self._columns.take(columns)
        return DataFrame._make(parts, labels, self._taken_index(rows))

    def _taken_index(self, rows):
        if isinstance(self._index, RangeIndex) and rows:
            step = rows[1] - rows[0] if len(rows) > 1 else 1
            if step > 0 and rows == list(range(rows[0], rows[-1] + 1, step)):
                return self._index[rows[0] : rows[-1] + 1 : step]
        return self._index.take(rows)

    def _assign(self, rows, columns, value):
        for order, number in enumerate(columns):
            values = value
            if isinstance(value, (list, tuple)) and len(columns) > 1:
                values = value[order]
            elif isinstance(value, np.ndarray) and value.ndim == 2:
                values = value[:, order]
            elif isinstance(value, Series) and len(columns) > 1:
                values = value._column[order]
            self._data[number] = assigned(self._data[number], rows, values)

    def _append_row(self, label, values=None):
        """A new row at the end, missing everywhere or with one value per column."""
        values = [NaN] * len(self._data) if values is None else list(values)
        if len(values) != len(self._data):
            raise ValueError("cannot set a row with mismatched columns")
        object.__setattr__(self, "_index", Index(list(self._index) + [label], name=self._index.name))
        self._data[:] = [joined([part, column_of([value])]) for part, value in zip(self._data, values)]

    def _number(self, label):
        return self._columns._positions_of(label)[0]

    def __getitem__(self, key):
        if isinstance(key, DataFrame):
            return self.where(key)
        if is_mask(key):
            return self._take(mask_positions(key, self._index))
        if isinstance(key, (list, np.ndarray, Index)):
            absent = [label for label in key if label not in self._columns]
            if absent:
                if len(absent) == len(list(key)):
                    raise KeyError(f"None of [{Index(absent)!r}] are in the [columns]")
                raise KeyError(f"{absent} not in index")
            numbers = [n for label in key for n in self._columns._positions_of(label)]
            return DataFrame._make([self._data[n] for n in numbers], self._columns.take(numbers), self._index)
        if isinstance(key, slice):
            return self.iloc[key] if not isinstance(key.start, str) else self.loc[key]
        number = self._number(key)
        return Series._make(self._data[number], self._index, self._columns[number])

    def __setitem__(self, key, value):
        if is_mask(key) or isinstance(key, DataFrame):
            masked = self.mask(key, value) if isinstance(key, DataFrame) else None
            if masked is not None:
                self._data[:] = masked._data
            else:
                self._assign(mask_positions(key, self._index), list(range(len(self._data))), value)
            return
        if isinstance(key, list):
            for order, label in enumerate(key):
                self[label] = value.iloc[:, order] if isinstance(value, DataFrame) else np.asarray(value)[:, order]
            return
        part = self._as_part(value)
        if not len(self._columns) and not len(self._index):
            object.__setattr__(self, "_index", value.index if isinstance(value, Series) else RangeIndex(len(part)))
        if key in self._columns:
            self._data[self._number(key)] = part
        else:
            self._data.append(part)
            object.__setattr__(self, "_columns", Index(list(self._columns) + [key], name=self._columns.name))

    def _as_part(self, value):
        """A value as a column of this frame's length."""
        if isinstance(value, Series):
            if not len(self._columns) or value.index.equals(self._index):
                return value._column
            return value.reindex(list(self._index))._column
        if isinstance(value, str) or not hasattr(value, "__len__"):
            return column_of([value] * len(self._index))
        part = column_of(value)
        if len(part) != len(self._index) and len(self._columns):
            raise ValueError(
                f"Length of values ({len(part)}) does not match length of index ({len(self._index)})"
            )
        return part

    def __delitem__(self, key):
        number = self._number(key)
        del self._data[number]
        object.__setattr__(self, "_columns", self._columns.take([n for n in range(len(self._columns)) if n != number]))

    def pop(self, key):
        series = self[key]
        del self[key]
        return series

    def insert(self, loc, column, value):
        if column in self._columns:
            raise ValueError(f"cannot insert {column}, already exists")
        self._data.insert(loc, self._as_part(value))
        labels = list(self._columns)
        labels.insert(loc, column)
        object.__setattr__(self, "_columns", Index(labels))

    def assign(self, **kwargs):
        result = self.copy()
        for name, value in kwargs.items():
            result[name] = value(result) if callable(value) else value
        return result

    def get(self, key, default=None):
        return self[key] if key in self._columns else default

    def keys(self):
        return self._columns

    def head(self, n=5):
        return self.iloc[:n]

    def tail(self, n=5):
        return self.iloc[-n:] if n else self.iloc[:0]

    def sample(self, n=None, frac=None, replace=False, weights=None, random_state=None, axis=None, ignore_index=False):
        from pandas._sampling import sample_positions

        result = self._take(sample_positions(len(self), n, frac, replace, weights, random_state))
        return result.reset_index(drop=True) if ignore_index else result

    def copy(self, deep=True):
        return self._with([part.copy() for part in self._data])

    def squeeze(self, axis=None):
        if len(self._columns) == 1:
            return self.iloc[:, 0].squeeze() if len(self) == 1 else self.iloc[:, 0]
        return self._row(0) if len(self) == 1 else self

    def items(self):
        for label in self._columns:
            yield label, self[label]

    def iterrows(self):
        for i in range(len(self)):
            yield self._index[i], self._row(i)

    def itertuples(self, index=True, name="Pandas"):
        lists = ([list(self._index)] if index else []) + [part.to_list() for part in self._data]
        labels = (["Index"] if index else []) + [str(label) for label in self._columns]
        if name is None:
            yield from zip(*lists)
            return
        fields = [text if text.isidentifier() else f"_{i}" for i, text in enumerate(labels)]
        kind = namedtuple(name, fields)
        for row in zip(*lists):
            yield kind(*row)

    def to_dict(self, orient="dict"):
        lists = [part.to_list() for part in self._data]
        labels = list(self._columns)
        if orient == "dict":
            return {label: dict(zip(self._index, values)) for label, values in zip(labels, lists)}
        if orient == "list":
            return dict(zip(labels, lists))
        if orient == "records":
            return [dict(zip(labels, row)) for row in zip(*lists)]
        if orient == "index":
            return {k: dict(zip(labels, row)) for k, row in zip(self._index, zip(*lists))}
        if orient == "series":
            return {label: self[label] for label in labels}
        if orient == "split":
            return {"index": list(self._index), "columns": labels, "data": [list(row) for row in zip(*lists)]}
        raise ValueError(f"orient '{orient}' not understood")

    def to_csv(self, path_or_buf=None, sep=",", index=True, header=True, na_rep="", float_format=None, columns=None):
        from pandas._csv import frame_to_csv

        frame = self if columns is None else self[list(columns)]
        return frame_to_csv(frame, path_or_buf, sep, index, header, na_rep, float_format)

    # Labels

    def reset_index(self, level=None, drop=False, inplace=False, names=None):
        if drop:
            result = DataFrame._make(self._data, self._columns, RangeIndex(len(self)))
        else:
            labels, parts = index_columns(self._index)
            if labels == ["index"] and "index" in self._columns:
                labels = ["level_0"]
            result = DataFrame._make(parts + self._data, Index(labels + list(self._columns)), RangeIndex(len(self)))
        return self._replace_by(result) if inplace else result

    def set_index(self, keys, drop=True, inplace=False):
        names = keys if isinstance(keys, list) else [keys]
        for name in names:
            if name not in self._columns:
                raise KeyError(f"None of {names} are in the columns")
        if len(names) == 1:
            index = Index(self[names[0]]._column.to_list(), name=names[0])
        else:
            from pandas._index import MultiIndex

            index = MultiIndex(zip(*[self[name]._column.to_list() for name in names]), names)
        kept = [n for n, label in enumerate(self._columns) if not (drop and label in names)]
        result = DataFrame._make([self._data[n] for n in kept], self._columns.take(kept), index)
        return self._replace_by(result) if inplace else result

    def _replace_by(self, other):
        self._set(other._data, other._columns, other._index)

    def reindex(self, index=None, columns=None):
        result = self
        if index is not None:
            found = self._index._lookup() if not isinstance(self._index, RangeIndex) else {k: [i] for i, k in enumerate(self._index)}
            parts = [
                column_of([part[found[k][0]] if k in found else NaN for k in index]) for part in result._data
            ]
            result = DataFrame._make(parts, result._columns, ensure_index(index))
        if columns is not None:
            parts = [result[c]._column if c in result else column_of([NaN] * len(result)) for c in columns]
            result = DataFrame._make(parts, Index(list(columns)), result._index)
        return result

    def rename(self, mapper=None, index=None, columns=None, axis=None, inplace=False):
        if mapper is not None:
            columns, index = (mapper, index) if axis in (1, "columns") else (columns, mapper)

        def changed(labels, change):
            if change is None:
                return labels
            function = change if callable(change) else lambda label: change.get(label, label)
            return Index([function(label) for label in labels], name=labels.name)

        result = DataFrame._make(self._data, changed(self._columns, columns), changed(self._index, index))
        return self._replace_by(result) if inplace else result

    def rename_axis(self, name=None, axis=0):
        if axis in (1, "columns"):
            return DataFrame._make(self._data, self._columns.rename(name), self._index)
        return DataFrame._make(self._data, self._columns, self._index.rename(name))

    def add_prefix(self, prefix):
        return self.rename(columns=lambda label: prefix + str(label))

    def add_suffix(self, suffix):
        return self.rename(columns=lambda label: str(label) + suffix)

    def drop(self, labels=None, axis=0, index=None, columns=None, inplace=False, errors="raise"):
        if labels is not None:
            index, columns = (index, labels) if axis in (1, "columns") else (labels, columns)
        result = self
        for wanted, axis_labels, by_column in ((columns, self._columns, True), (index, self._index, False)):
            if wanted is None:
                continue
            wanted = list(wanted) if isinstance(wanted, (list, tuple, Index, np.ndarray)) else [wanted]
            absent = [label for label in wanted if label not in axis_labels]
            if absent and errors == "raise":
                raise KeyError(f"{absent} not found in axis")
            kept = [n for n, label in enumerate(axis_labels) if label not in wanted]
            if by_column:
                result = DataFrame._make([result._data[n] for n in kept], result._columns.take(kept), result._index)
            else:
                result = result._take(kept)
        return self._replace_by(result) if inplace else result

    def sort_index(self, axis=0, ascending=True):
        labels = list(self._columns if axis in (1, "columns") else self._index)
        order = sorted(range(len(labels)), key=lambda i: labels[i], reverse=not ascending)
        if axis in (1, "columns"):
            return self[[labels[i] for i in order]]
        return self._take(order)

    def sort_values(self, by, axis=0, ascending=True, inplace=False, na_position="last", ignore_index=False, kind=None):
        names = by if isinstance(by, list) else [by]
        directions = ascending if isinstance(ascending, list) else [ascending] * len(names)
        positions = list(range(len(self)))
        # Stable sorts from the last key to the first.
        for name, up in reversed(list(zip(names, directions))):
            values, missing = self[name]._column.to_list(), self[name]._column.missing()
            present = [i for i in positions if not missing[i]]
            present.sort(key=lambda i: values[i], reverse=not up)
            absent = [i for i in positions if missing[i]]
            positions = present + absent if na_position == "last" else absent + present
        result = self._take(positions)
        result = result.reset_index(drop=True) if ignore_index else result
        return self._replace_by(result) if inplace else result

    def nlargest(self, n, columns):
        return self.sort_values(columns, ascending=False).head(n)

    def nsmallest(self, n, columns):
        return self.sort_values(columns).head(n)

    def duplicated(self, subset=None, keep="first"):
        from pandas._sampling import duplicated_flags

        names = list(self._columns) if subset is None else ([subset] if isinstance(subset, str) else list(subset))
        keys = list(zip(*[self[name]._column.to_list() for name in names]))
        return Series._make(Column(duplicated_flags(keys, keep), "bool"), self._index)

    def drop_duplicates(self, subset=None, keep="first", ignore_index=False, inplace=False):
        result = self[~self.duplicated(subset, keep)]
        result = result.reset_index(drop=True) if ignore_index else result
        return self._replace_by(result) if inplace else result

    # Missing values, types, functions

    def isnull(self):
        return self._with([Column(np.array(part.missing(), dtype=bool), "bool") for part in self._data])

    isna = isnull

    def notnull(self):
        return self._with([Column(~np.array(part.missing(), dtype=bool), "bool") for part in self._data])

    notna = notnull

    def fillna(self, value, inplace=False):
        if isinstance(value, Series):
            value = value.to_dict()
        parts = []
        for label, part in zip(self._columns, self._data):
            fill = value.get(label, NaN) if isinstance(value, dict) else value
            parts.append(part if is_missing(fill) else Series._make(part, self._index).fillna(fill)._column)
        result = self._with(parts)
        return self._replace_by(result) if inplace else result

    def ffill(self):
        return self._with([self.iloc[:, n].ffill()._column for n in range(len(self._data))])

    def dropna(self, axis=0, how="any", subset=None, inplace=False, ignore_index=False):
        if axis in (1, "columns"):
            kept = [n for n, part in enumerate(self._data) if not (any if how == "any" else all)(part.missing())]
            return DataFrame._make([self._data[n] for n in kept], self._columns.take(kept), self._index)
        names = list(self._columns) if subset is None else ([subset] if isinstance(subset, str) else list(subset))
        flags = list(zip(*[self[name]._column.missing() for name in names]))
        decide = any if how == "any" else all
        result = self._take([i for i, row in enumerate(flags) if not decide(row)])
        result = result.reset_index(drop=True) if ignore_index else result
        return self._replace_by(result) if inplace else result

    def where(self, cond, other=NaN):
        parts = []
        for n, part in enumerate(self._data):
            flags = (cond.iloc[:, n] if isinstance(cond, DataFrame) else cond)._column.to_list()
            parts.append(column_of([v if f else other for v, f in zip(part.to_list(), flags)]))
        return self._with(parts)

    def mask(self, cond, other=NaN):
        return self.where(~cond, other)

    def replace(self, to_replace, value=None):
        return self._with([Series._make(part, self._index).replace(to_replace, value)._column for part in self._data])

    def isin(self, values):
        return self._with([Series._make(part, self._index).isin(values)._column for part in self._data])

    def astype(self, dtype):
        if isinstance(dtype, dict):
            return self._with(
                [cast(part, dtype[label]) if label in dtype else part for label, part in zip(self._columns, self._data)]
            )
        return self._with([cast(part, dtype) for part in self._data])

    def select_dtypes(self, include=None, exclude=None):
        def matches(part, wanted):
            names = wanted if isinstance(wanted, (list, tuple)) else [wanted]
            return any(
                (name in ("number", np.number) and part.is_array and part.kind != "bool")
                or (name not in ("number", np.number) and _kind_name(name) == part.kind)
                for name in names
            )

        kept = [
            n for n, part in enumerate(self._data)
            if (include is None or matches(part, include)) and (exclude is None or not matches(part, exclude))
        ]
        return DataFrame._make([self._data[n] for n in kept], self._columns.take(kept), self._index)

    def apply(self, func, axis=0, args=(), **kwargs):
        if axis in (1, "columns"):
            results = [func(self._row(i), *args, **kwargs) for i in range(len(self))]
            labels = self._index
        else:
            results = [func(self[label], *args, **kwargs) for label in self._columns]
            labels = self._columns
        if results and isinstance(results[0], Series):
            if axis in (1, "columns"):
                return DataFrame([r.to_dict() for r in results], index=labels)
            return DataFrame._make([r._column for r in results], labels, results[0].index)
        return Series._make(column_of(results), labels)

    def map(self, func):
        return self._with([column_of([func(v) for v in part.to_list()]) for part in self._data])

    applymap = map

    def pipe(self, func, *args, **kwargs):
        return func(self, *args, **kwargs)

    def round(self, decimals=0):
        return self._with([
            column_of(np.round(part.data, decimals if not isinstance(decimals, dict) else decimals.get(label, 10)))
            if part.is_float else part
            for label, part in zip(self._columns, self._data)
        ])

    def abs(self):
        return self._with([column_of(np.abs(part.data)) for part in self._data])

    def cumsum(self, axis=0):
        return self._with([column_of(np.cumsum(part.data)) for part in self._data])

    def _reduced(self, name, axis=0, numeric_only=False, **kwargs):
        """One number per column, or per row."""
        frame = self.select_dtypes("number") if numeric_only else self
        if axis in (1, "columns"):
            values = [getattr(frame._row(i), name)(**kwargs) for i in range(len(frame))]
            return Series._make(column_of(values), self._index)
        values = [getattr(Series._make(part, self._index), name)(**kwargs) for part in frame._data]
        return Series._make(column_of(values), frame._columns)

    def corr(self, numeric_only=False):
        frame = self.select_dtypes("number") if numeric_only else self
        series = [Series._make(part, self._index) for part in frame._data]
        parts = [column_of([float(a.corr(b)) for a in series]) for b in series]
        return DataFrame._make(parts, frame._columns, frame._columns)

    def value_counts(self, subset=None, normalize=False, sort=True, ascending=False):
        from pandas._index import MultiIndex

        names = list(self._columns) if subset is None else list(subset)
        counts = {}
        for key in zip(*[self[name]._column.to_list() for name in names]):
            counts[key] = counts.get(key, 0) + 1
        pairs = sorted(counts.items(), key=lambda pair: pair[1], reverse=not ascending) if sort else list(counts.items())
        numbers = [count / len(self) if normalize else count for _, count in pairs]
        index = MultiIndex([key for key, _ in pairs], names)
        return Series._make(column_of(numbers), index, "proportion" if normalize else "count")

    def groupby(self, by=None, sort=True, as_index=True):
        from pandas._groupby import GroupBy

        return GroupBy(self, by, sort, as_index)

    def merge(self, right, how="inner", on=None, left_on=None, right_on=None, suffixes=("_x", "_y")):
        from pandas._reshape import merge

        return merge(self, right, how, on, left_on, right_on, suffixes)

    def join(self, other, how="left"):
        from pandas._reshape import concat

        other = other.to_frame() if isinstance(other, Series) else other
        return concat([self, other.reindex(list(self._index))], axis=1)

    def melt(self, id_vars=None, value_vars=None, var_name="variable", value_name="value"):
        from pandas._reshape import melt

        return melt(self, id_vars, value_vars, var_name, value_name)

    def pivot_table(self, values=None, index=None, columns=None, aggfunc="mean", fill_value=None):
        from pandas._reshape import pivot_table

        return pivot_table(self, values, index, columns, aggfunc, fill_value)

    def agg(self, func):
        if isinstance(func, dict):
            return Series({label: self[label].agg(f) for label, f in func.items()})
        if isinstance(func, list):
            names = [f if isinstance(f, str) else f.__name__ for f in func]
            return DataFrame({label: self[label].agg(func).tolist() for label in self._columns}, index=names)
        return self._reduced(func) if isinstance(func, str) else self.apply(func)

    aggregate = agg

    def query(self, expr):
        """Rows for which an expression over the columns is true."""
        import re

        expression = re.sub(r"\band\b", "&", re.sub(r"\bor\b", "|", re.sub(r"\bnot\b", "~", expr)))
        pieces = re.split(r"([&|])", expression)
        grouped = "".join(piece if piece in "&|" else f"({piece.strip()})" for piece in pieces) if len(pieces) > 1 else expression
        return self[eval(grouped, {}, {str(label): self[label] for label in self._columns})]

    def plot(self, *args, **kwargs):
        from pandas._plotting import plot_frame

        return plot_frame(self, *args, **kwargs)


def _kind_name(name):
    from pandas._values import dtype_name

    return dtype_name(name)


def _install():
    """Reductions per column and operators per element."""
    for name in (
        "sum", "mean", "median", "std", "var", "min", "max", "count", "nunique", "any", "all", "prod", "idxmax", "idxmin",
        "quantile",
    ):
        setattr(DataFrame, name, _reduction(name))
    for name, function in ARITHMETIC.items():
        setattr(DataFrame, f"__{name}__", _elementwise(operate, function, False))
        setattr(DataFrame, f"__r{name}__", _elementwise(operate, function, True))
    for name, function in COMPARISONS.items():
        setattr(DataFrame, f"__{name}__", _elementwise(_compare_columns, function, False))


def _reduction(name):
    def method(self, *args, axis=0, numeric_only=False, **kwargs):
        if name == "quantile":
            return self._reduced(name, axis, numeric_only, q=args[0] if args else kwargs.get("q", 0.5))
        if args:
            axis = args[0]
        kwargs.pop("skipna", None)
        return self._reduced(name, axis, numeric_only, **kwargs)

    return method


def _compare_columns(column, other, function, mirrored):
    return compared(column, other, function)


def _elementwise(apply, function, mirrored):
    def method(self, other):
        parts = []
        for n, (label, part) in enumerate(zip(self._columns, self._data)):
            if isinstance(other, DataFrame):
                right = other[label]._column
            elif isinstance(other, Series):
                right = other.loc[label]
            elif isinstance(other, (list, np.ndarray)):
                right = np.asarray(other)[:, n] if np.ndim(other) == 2 else other[n]
            else:
                right = other
            parts.append(apply(part, right, function, mirrored))
        return self._with(parts)

    return method


_install()
DataFrame.__invert__ = lambda self: self._with([column_of(~part.data) for part in self._data])
DataFrame.__neg__ = lambda self: self._with([column_of(-part.data) for part in self._data])
DataFrame.__and__ = lambda self, other: self._with([column_of(a.data & b.data) for a, b in zip(self._data, other._data)])
DataFrame.__or__ = lambda self, other: self._with([column_of(a.data | b.data) for a, b in zip(self._data, other._data)])
DataFrame.__hash__ = None
