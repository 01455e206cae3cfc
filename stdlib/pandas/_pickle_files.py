"""Objects in pickle files."""

import pickle


def _opened(path, mode, compression):
    if str(path).endswith(".gz") and compression == "infer" or compression == "gzip":
        import gzip

        return gzip.open(path, mode)
    return open(path, mode)


def to_pickle(obj, filepath_or_buffer, compression="infer", protocol=5, storage_options=None):
    if hasattr(filepath_or_buffer, "write"):
        pickle.dump(obj, filepath_or_buffer, protocol)
        return
    with _opened(filepath_or_buffer, "wb", compression) as file:
        pickle.dump(obj, file, protocol)


def read_pickle(filepath_or_buffer, compression="infer", storage_options=None):
    if hasattr(filepath_or_buffer, "read"):
        return pickle.load(filepath_or_buffer)
    with _opened(filepath_or_buffer, "rb", compression) as file:
        return pickle.load(file)
