"""The memory behind a tensor, as an object to look at."""

import _torch


class UntypedStorage:
    """The bytes of a storage."""

    def __init__(self, tensor):
        self._bytes = _whole(tensor).view(_torch.uint8)

    def data_ptr(self):
        return self._bytes.data_ptr()

    def nbytes(self):
        return len(self._bytes)

    size = nbytes

    def __len__(self):
        return len(self._bytes)

    def __getitem__(self, index):
        return self._bytes[index].item()

    def __setitem__(self, index, value):
        self._bytes[index] = value

    def tolist(self):
        return self._bytes.tolist()

    def __repr__(self):
        lines = "\n".join(f" {value}" for value in self.tolist())
        return f"{lines}\n[torch.storage.UntypedStorage(device=cpu) of size {len(self)}]"


class TypedStorage:
    """The elements of a storage."""

    def __init__(self, tensor):
        self._elements = _whole(tensor)
        self.dtype = tensor.dtype

    def data_ptr(self):
        return self._elements.data_ptr()

    def size(self):
        return len(self._elements)

    def __len__(self):
        return len(self._elements)

    def __iter__(self):
        return iter(self.tolist())

    def __getitem__(self, index):
        item = self._elements[index]
        return item.item() if item.dim() == 0 else item

    def __setitem__(self, index, value):
        self._elements[index] = value

    def tolist(self):
        return self._elements.tolist()

    def __repr__(self):
        lines = "\n".join(f" {value}" for value in self.tolist())
        return f"{lines}\n[torch.storage.TypedStorage(dtype={self.dtype}, device=cpu) of size {len(self)}]"


def _whole(tensor):
    """All elements of the storage that a tensor looks at."""
    count = _torch._storage_size(tensor) // tensor.element_size()
    return tensor.detach().as_strided((count,), (1,), 0)


METHODS = {
    "storage": lambda self: TypedStorage(self),
    "untyped_storage": lambda self: UntypedStorage(self),
}
