"""Readers that need packages which are not there: they say so."""


def _needs(name, package):
    def refuse(*args, **kwargs):
        raise ImportError(
            f"`Import {package}` failed.  Use pip, conda, or your preferred package management tool to install the {package} package."
        )

    refuse.__name__ = name
    return refuse


def _absent(name):
    def refuse(*args, **kwargs):
        raise NotImplementedError(f"pandas.{name} (not in Cellbook)")

    refuse.__name__ = name
    return refuse


def read_parquet(path, engine="auto", *args, **kwargs):
    raise ImportError(
        "Unable to find a usable engine; tried using: 'pyarrow', 'fastparquet'.\nA suitable version of pyarrow or fastparquet is "
        "required for parquet support.\nTrying to import the above resulted in these errors:\n - `Import pyarrow` failed. pyarrow is "
        "required for parquet support. Use pip, conda, or your preferred package management tool to install the pyarrow package.\n - "
        "`Import fastparquet` failed. fastparquet is required for parquet support. Use pip, conda, or your preferred package "
        "management tool to install the fastparquet package."
    )




def read_excel(io, *args, **kwargs):
    if isinstance(io, str):
        with open(io, "rb"):
            pass
    raise ImportError(
        "`Import openpyxl` failed.  Use pip, conda, or your preferred package management tool to install the openpyxl package."
    )


read_feather, read_orc = _needs("read_feather", "pyarrow"), _needs("read_orc", "pyarrow")
read_hdf = _needs("read_hdf", "tables")
read_html, read_xml = _needs("read_html", "lxml"), _needs("read_xml", "lxml")
read_sql, read_sql_query, read_sql_table = _absent("read_sql"), _absent("read_sql_query"), _absent("read_sql_table")
read_clipboard = _absent("read_clipboard")
ExcelFile, ExcelWriter = _needs("ExcelFile", "openpyxl"), _needs("ExcelWriter", "openpyxl")
HDFStore = _needs("HDFStore", "tables")
