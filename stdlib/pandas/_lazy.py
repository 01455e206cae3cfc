"""Where the rarer names of the library live, and the names it does without."""

_FILES = {
    "pandas._time": "Timestamp Timedelta",
    "pandas._time_text": "to_datetime to_timedelta",
    "pandas._offsets": "DateOffset date_range bdate_range timedelta_range infer_freq",
    "pandas._timeindex": "DatetimeIndex TimedeltaIndex",
    "pandas._periods": "Period PeriodIndex period_range",
    "pandas._categorical": "Categorical CategoricalIndex",
    "pandas._intervals": "Interval IntervalIndex interval_range cut qcut",
    "pandas._reshape": "concat melt get_dummies from_dummies wide_to_long lreshape",
    "pandas._merge": "merge merge_ordered merge_asof",
    "pandas._pivot": "pivot pivot_table crosstab",
    "pandas._csv": "read_csv read_table read_fwf",
    "pandas._json": "read_json json_normalize",
    "pandas._pickle_files": "read_pickle to_pickle",
    "pandas._groupby_keys": "Grouper NamedAgg",
    "pandas._refused": (
        "read_excel read_parquet read_sql read_sql_query read_sql_table read_html read_xml read_feather read_hdf read_orc "
        "read_clipboard ExcelFile ExcelWriter HDFStore"
    ),
}
LAZY = {name: source for source, names in _FILES.items() for name in names.split()}
LAZY.update(
    {
        "offsets": "pandas._offsets:*",
        "plotting": "pandas.plotting:*",
        "testing": "pandas.testing:*",
        "api": "pandas.api:*",
        "tseries": "pandas.tseries:*",
        "array": "pandas._functions:array",
        "eval": "pandas._query:eval_expression",
    }
)
LAZY.update({
    f"{name}Dtype": f"pandas._nullable:{name}Dtype"
    for name in ("Int8 Int16 Int32 Int64 UInt8 UInt16 UInt32 UInt64 Float32 Float64 Boolean").split()
})
NOT_HERE = frozenset(
    (
        "ArrowDtype Flags NamedFunc SparseDtype annotations arrays col compat core io read_iceberg read_sas read_spss read_stata "
        "set_eng_float_format show_versions test util pandas"
    ).split()
)
