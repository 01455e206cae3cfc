"""The table of torch-summary 1.4.5: rows in the order of execution, drawn as a tree down to `depth`."""

import math

import torch

_HEADERS = {
    "kernel_size": "Kernel Shape", "input_size": "Input Shape", "output_size": "Output Shape", "num_params": "Param #",
    "mult_adds": "Mult-Adds",
}


class LayerInfo:
    """One execution of a module. A record without `index` stands for a module that was not executed itself."""

    def __init__(self, module, depth, index=None, parent=None):
        self.module = module
        self.depth = depth
        self.depth_index = index
        self.parent = parent
        self.class_name = str(type(module)).split(".")[-1].split("'")[0]
        self.inner_layers = {}
        parameters = list(module.parameters())
        self.num_params = sum(parameter.numel() for parameter in parameters)
        self.trainable = all(parameter.requires_grad for parameter in parameters)
        self.is_leaf = not any(True for _ in module.children())
        self.is_recursive = False
        self.input_size = []
        self.output_size = []
        self.kernel_size = []
        self.macs = 0

    def label(self):
        return f"{self.class_name}: {self.depth}" + ("" if self.depth_index is None else f"-{self.depth_index}")

    def note_parameters(self):
        """Kernel shape and multiply-adds, from the output shape."""
        for name, parameter in self.module.named_parameters():
            if name == "weight":
                shape = list(parameter.size())
                # Convolution weights are shown input channels first.
                if len(shape) > 1:
                    shape[0], shape[1] = shape[1], shape[0]
                self.kernel_size = shape
                self.inner_layers[name] = shape
                if "Conv" in self.class_name:
                    self.macs += parameter.numel() * _product(self.output_size[2:])
                else:
                    self.macs += parameter.numel()
            elif "weight" in name:
                self.inner_layers[name] = list(parameter.size())
                self.macs += parameter.numel()

    def macs_text(self):
        if self.macs > 0 and (self.num_params > 0 or self.is_leaf):
            return f"{self.macs:,}"
        return "--"

    def params_text(self, at_deepest):
        if self.is_recursive:
            return "(recursive)"
        if self.num_params > 0 and (at_deepest or self.is_leaf):
            count = f"{self.num_params:,}"
            return count if self.trainable else f"({count})"
        return "--"


class ModelStatistics:
    """The rows and totals of one run; prints as the table."""

    def __init__(self, rows, input_size, depth, col_names, col_width):
        self.summary_list = rows
        self.input_size = input_size
        self.depth = depth
        self.col_names = col_names
        self.col_width = col_width
        self.total_input = sum(_product(size) for size in input_size)
        self.total_params = self.trainable_params = self.total_output = self.total_mult_adds = 0
        for row in rows:
            self.total_mult_adds += row.macs
            if row.is_recursive:
                continue
            if row.depth == depth or (row.is_leaf and row.depth < depth):
                self.total_params += row.num_params
                if row.trainable:
                    self.trainable_params += row.num_params
            if row.num_params > 0 and row.is_leaf:
                # Once for the forward and once for the backward pass.
                self.total_output += 2 * _product(row.output_size)

    def __repr__(self):
        widest = max((len(row.label()) + row.depth * 5 + 1 for row in self.summary_list), default=0)
        name_width = 40 if widest < 40 else 5 * math.ceil(widest / 5)
        divider = "=" * (self.col_width * len(self.col_names) + name_width)
        lines = [divider, self._line("Layer (type:depth-idx)", [_HEADERS[name] for name in self.col_names], name_width)]
        lines += [divider] + self._rows(name_width) + [divider]
        lines += [
            f"Total params: {self.total_params:,}",
            f"Trainable params: {self.trainable_params:,}",
            f"Non-trainable params: {self.total_params - self.trainable_params:,}",
        ]
        if self.input_size:
            unit, scale = ("G", 1e9) if self.total_mult_adds >= 1e9 else ("M", 1e6)
            lines += [
                f"Total mult-adds ({unit}): {self.total_mult_adds / scale:0.2f}",
                divider,
                f"Input size (MB): {_megabytes(self.total_input):0.2f}",
                f"Forward/backward pass size (MB): {_megabytes(self.total_output):0.2f}",
                f"Params size (MB): {_megabytes(self.total_params):0.2f}",
                "Estimated Total Size (MB): "
                f"{_megabytes(self.total_input + self.total_output + self.total_params):0.2f}",
            ]
            lines.append(divider)
        else:
            lines.append(divider)
        return "\n".join(lines)

    __str__ = __repr__

    def _line(self, name, columns, name_width):
        text = f"{name:<{name_width}} "
        for column in columns:
            text += f"{column:<{self.col_width}} "
        return text.rstrip()

    def _row(self, row, name_width):
        prefix = "├─" if row.depth == 1 else "|    " * (row.depth - 1) + "└─"
        values = {
            "kernel_size": str(row.kernel_size) if row.kernel_size else "--",
            "input_size": str(row.input_size),
            "output_size": str(row.output_size),
            "num_params": row.params_text(row.depth == self.depth),
            "mult_adds": row.macs_text(),
        }
        return self._line(prefix + row.label(), [values[name] for name in self.col_names], name_width)

    def _rows(self, name_width):
        """The rows down to `depth`; before a row come the ancestors that are not on display."""
        lines = []
        displayed = {}
        for row in self.summary_list:
            if row.depth > self.depth:
                continue
            ancestors = {}
            parent = row.parent
            while parent is not None and parent.depth > 0:
                ancestors[parent.depth] = parent
                parent = parent.parent
            for depth in range(1, row.depth):
                if depth not in displayed or displayed[depth] is not ancestors[depth].module:
                    lines.append(self._row(ancestors[depth], name_width))
                    displayed[depth] = ancestors[depth].module
            lines.append(self._row(row, name_width))
            displayed[row.depth] = row.module
            for depth in [depth for depth in displayed if depth > row.depth]:
                del displayed[depth]
        return lines


def layer_statistics(
    model, input_data=None, *args, batch_dim=0, branching=True, col_names=None, col_width=25, depth=3, device=None,
    dtypes=None, verbose=1, **kwargs,
):
    """Runs the model in evaluation mode without gradients and returns its `ModelStatistics`, printed if `verbose`."""
    if col_names is None:
        col_names = ("num_params",) if input_data is None else ("output_size", "num_params")
    rows, handles = [], []
    counters = {}
    training = model.training
    inputs, sizes = _inputs(input_data, batch_dim)
    if inputs:
        model.eval()
    _install(model, model, 0, None, depth, rows, counters, handles, executed=bool(inputs))
    try:
        if inputs:
            with torch.no_grad():
                model(*inputs, *args, **kwargs)
    finally:
        for handle in handles:
            handle.remove()
        if inputs:
            model.train(training)
    result = ModelStatistics(rows, sizes, depth, col_names, col_width)
    if verbose > 0:
        print(result)
    return result


def _inputs(input_data, batch_dim):
    """The tensors to call the model with and their full sizes."""
    if input_data is None:
        return [], []
    if isinstance(input_data, torch.Tensor):
        return [input_data], [list(input_data.size())]
    entries = list(input_data)
    if all(isinstance(entry, torch.Tensor) for entry in entries):
        return entries, [list(entry.size()) for entry in entries]
    shapes = [entries] if all(isinstance(entry, int) for entry in entries) else entries
    tensors = [torch.cat([torch.rand(*shape).unsqueeze(batch_dim)] * 2, dim=batch_dim) for shape in shapes]
    return tensors, [list(tensor.size()) for tensor in tensors]


def _install(model, module, depth, parent, max_depth, rows, counters, handles, executed):
    """Hooks on every module but the root, which has them only when it has no children."""
    record = LayerInfo(module, depth, None, parent)
    if not executed:
        if module is not model or record.is_leaf:
            counters[depth] = counters.get(depth, 0) + 1
            record.depth_index = counters[depth]
            record.note_parameters()
            record.macs = 0
            rows.append(record)
    elif module is not model or record.is_leaf:
        running = []

        def before(module, inputs):
            counters[depth] = counters.get(depth, 0) + 1
            row = LayerInfo(module, depth, counters[depth], parent)
            row.is_recursive = row.num_params > 0 and any(other.module is module for other in rows)
            row.input_size = _size(inputs)
            running.append(row)
            rows.append(row)

        def after(module, inputs, output):
            row = running[-1]
            row.output_size = _size(output)
            row.note_parameters()

        handles.append(module.register_forward_pre_hook(before))
        handles.append(module.register_forward_hook(after))
    if depth <= max_depth:
        for child in module.children():
            _install(model, child, depth + 1, record, max_depth, rows, counters, handles, executed)


def _size(value):
    """The size with the batch as -1; of a tuple, that of its first tensor."""
    if isinstance(value, (list, tuple)):
        return _size(value[0]) if value else []
    if isinstance(value, dict):
        return _size(list(value.values()))
    if not hasattr(value, "size"):
        return []
    size = list(value.size())
    return [-1] + size[1:] if size else size


def _product(shape):
    return abs(math.prod(shape))


def _megabytes(count):
    return count * 4 / (1024**2)
