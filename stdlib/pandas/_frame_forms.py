"""Frames as texts, files and Python values."""

import numpy as np


class FrameForms:
    """Mixed into `DataFrame`."""

    def __repr__(self):
        from pandas._format import FrameFormatter
        from pandas._options import values as options

        if options["display.large_repr"] == "info":
            import io

            text = io.StringIO()
            self.info(buf=text)
            return text.getvalue()
        return FrameFormatter.for_repr(self).text()

    def to_string(
        self,
        buf=None,
        *,
        columns=None,
        col_space=None,
        header=True,
        index=True,
        na_rep="NaN",
        formatters=None,
        float_format=None,
        sparsify=None,
        index_names=True,
        justify=None,
        max_rows=None,
        max_cols=None,
        show_dimensions=False,
        decimal=".",
        line_width=None,
        min_rows=None,
        max_colwidth=None,
        encoding=None,
    ):
        from pandas._format import FrameFormatter
        from pandas._options import option_context

        with option_context("display.max_colwidth", max_colwidth):
            text = FrameFormatter(
                self,
                max_rows,
                line_width,
                index,
                header,
                na_rep,
                float_format,
                formatters,
                columns,
                col_space,
                justify,
                max_cols,
                min_rows,
                show_dimensions,
                sparsify,
                index_names,
            ).text()
        if buf is None:
            return text
        if hasattr(buf, "write"):
            buf.write(text)
        else:
            with open(buf, "w", encoding=encoding or "utf-8") as file:
                file.write(text)

    def _repr_html_(self):
        """The table as notebooks show it."""
        from pandas._html import repr_html

        return repr_html(self)

    def to_html(
        self,
        buf=None,
        *,
        columns=None,
        header=True,
        index=True,
        na_rep="NaN",
        float_format=None,
        justify=None,
        max_rows=None,
        max_cols=None,
        show_dimensions=False,
        bold_rows=True,
        classes=None,
        escape=True,
        notebook=False,
        border=None,
        index_names=True,
        table_id=None,
        **kwargs,
    ):
        from pandas._html import to_html

        frame = self if columns is None else self[list(columns)]
        text = to_html(
            frame,
            header,
            index,
            na_rep,
            float_format,
            justify,
            max_rows,
            max_cols,
            show_dimensions,
            bold_rows,
            classes,
            escape,
            border,
            index_names,
            table_id,
        )
        if buf is None:
            return text
        if hasattr(buf, "write"):
            buf.write(text)
        else:
            with open(buf, "w", encoding="utf-8") as file:
                file.write(text)

    def info(self, verbose=None, buf=None, max_cols=None, memory_usage=None, show_counts=None):
        from pandas._summaries import print_info

        print_info(self, verbose, buf, max_cols, memory_usage, show_counts)

    def memory_usage(self, index=True, deep=False):
        from pandas._series import Series
        from pandas._summaries import column_bytes, index_bytes

        labels, sizes = list(self._columns), [column_bytes(part, deep) for part in self._data]
        if index:
            labels, sizes = ["Index"] + labels, [index_bytes(self._index, deep)] + sizes
        return Series(sizes, index=labels)

    def to_dict(self, orient="dict", *, into=dict, index=True):
        lists = [part.to_list() for part in self._data]
        labels = list(self._columns)
        orient = orient.lower()
        if orient not in ("dict", "list", "series", "split", "tight", "records", "index"):
            raise ValueError(f"orient '{orient}' not understood")
        if not index and orient not in ("split", "tight"):
            raise ValueError("'index=False' is only valid when 'orient' is 'split' or 'tight'")
        if not self._columns.is_unique:
            import warnings

            warnings.warn("DataFrame columns are not unique, some columns will be omitted.", UserWarning, stacklevel=2)
        rows = [list(row) for row in zip(*lists)] if lists else [[] for _ in range(len(self))]
        if orient == "dict":
            return into((label, into(zip(self._index, values))) for label, values in zip(labels, lists))
        if orient == "list":
            return into(zip(labels, lists))
        if orient == "records":
            return [into(zip(labels, row)) for row in rows]
        if orient == "index":
            if not self._index.is_unique:
                raise ValueError("DataFrame index must be unique for orient='index'.")
            return into((label, into(zip(labels, row))) for label, row in zip(self._index, rows))
        if orient == "series":
            return into((label, self[label]) for label in labels)
        result = {"index": list(self._index)} if index else {}
        result.update({"columns": labels, "data": rows})
        if orient == "tight":
            result.update({"index_names": list(self._index.names), "column_names": list(self._columns.names)})
        return into(result)

    @classmethod
    def from_dict(cls, data, orient="columns", dtype=None, columns=None):
        if orient == "columns":
            if columns is not None:
                raise ValueError("cannot use columns parameter with orient='columns'")
            return cls(data, dtype=dtype)
        if orient == "index":
            labels, rows = list(data), list(data.values())
            if rows and isinstance(rows[0], dict):
                frame = cls(rows, columns=columns, dtype=dtype)
                frame.index = labels
                return frame
            return cls(
                [list(row) if isinstance(row, (list, tuple, np.ndarray)) else [row] for row in rows],
                index=labels,
                columns=columns,
                dtype=dtype,
            )
        if orient == "tight":

            return cls(data["data"], index=data["index"], columns=data["columns"])
        raise ValueError(f"Expected 'index', 'columns' or 'tight' for orient parameter. Got '{orient}' instead")

    @classmethod
    def from_records(cls, data, index=None, exclude=None, columns=None, coerce_float=False, nrows=None):
        rows = data if hasattr(data, "columns") or isinstance(data, (dict, np.ndarray)) else list(data)
        rows = rows[:nrows] if nrows is not None and isinstance(rows, list) else rows
        frame = cls(rows, columns=columns)
        if exclude is not None:
            frame = frame.drop(columns=[label for label in exclude if label in frame.columns])
        return frame.set_index(index) if isinstance(index, str) else frame

    def to_records(self, index=True, column_dtypes=None, index_dtypes=None):
        raise NotImplementedError("DataFrame.to_records (not in Cellbook)")

    def to_csv(
        self,
        path_or_buf=None,
        *,
        sep=",",
        na_rep="",
        float_format=None,
        columns=None,
        header=True,
        index=True,
        index_label=None,
        mode="w",
        encoding=None,
        compression="infer",
        quoting=None,
        quotechar='"',
        lineterminator=None,
        chunksize=None,
        date_format=None,
        doublequote=True,
        escapechar=None,
        decimal=".",
        errors="strict",
        storage_options=None,
    ):
        from pandas._csv_writer import frame_to_csv

        frame = self if columns is None else self[list(columns)]
        return frame_to_csv(
            frame,
            path_or_buf,
            sep,
            index,
            header,
            na_rep,
            float_format,
            index_label,
            mode,
            encoding,
            quoting,
            quotechar,
            lineterminator,
            date_format,
            decimal,
            compression,
        )
