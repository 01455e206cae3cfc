"""What `replace` is asked to change, as pairs of old and new values."""

from pandas._dtypes import NaN


def changes_of(to_replace, value):
    if isinstance(to_replace, dict):
        return list(to_replace.items())
    if hasattr(to_replace, "to_dict"):
        return list(to_replace.to_dict().items())
    if isinstance(to_replace, (list, tuple)):
        if isinstance(value, (list, tuple)):
            if len(value) != len(to_replace):
                raise ValueError(
                    f"Replacement lists must match in length. Expecting {len(to_replace)} got {len(value)} "
                )
            return list(zip(to_replace, value))
        return [(old, value) for old in to_replace]
    return [(to_replace, value)]


def frame_changes(to_replace, value, label):
    """The pairs for one column of a frame; None if it stays."""
    if isinstance(to_replace, dict) and to_replace and all(isinstance(v, dict) for v in to_replace.values()):
        return list(to_replace[label].items()) if label in to_replace else None
    if isinstance(to_replace, dict) and value is not NaN:
        if label not in to_replace:
            return None
        return changes_of(to_replace[label], value[label] if isinstance(value, dict) else value)
    if isinstance(value, dict):
        return changes_of(to_replace, value[label]) if label in value else None
    return changes_of(to_replace, value)
