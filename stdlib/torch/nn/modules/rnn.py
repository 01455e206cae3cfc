"""Recurrent layers: Elman networks, LSTM (Hochreiter & Schmidhuber 1997) and GRU (https://arxiv.org/abs/1406.1078).

Inputs are (L, N, features), (N, L, features) with `batch_first`, or (L, features). Every layer and direction has
`weight_ih`, `weight_hh` and, with `bias`, `bias_ih` and `bias_hh`, all drawn from U(-1/sqrt(hidden), 1/sqrt(hidden)).
"""

import math
import numbers
import warnings

import _torch
from torch.nn import functional as F
from torch.nn import init
from torch.nn.modules.module import Module
from torch.nn.parameter import Parameter


def _elman_step(activation):
    def step(gates_input, hidden, weight_hh, bias_hh):
        h = activation(gates_input + F.linear(hidden[0], weight_hh, bias_hh))
        return h, (h,)

    return step


def _lstm_step(gates_input, hidden, weight_hh, bias_hh):
    h, c = hidden
    i, f, g, o = (gates_input + F.linear(h, weight_hh, bias_hh)).chunk(4, 1)
    c = f.sigmoid() * c + i.sigmoid() * g.tanh()
    h = o.sigmoid() * c.tanh()
    return h, (h, c)


def _gru_step(gates_input, hidden, weight_hh, bias_hh):
    h = hidden[0]
    r_in, z_in, n_in = gates_input.chunk(3, 1)
    r_hid, z_hid, n_hid = F.linear(h, weight_hh, bias_hh).chunk(3, 1)
    r = (r_in + r_hid).sigmoid()
    z = (z_in + z_hid).sigmoid()
    n = (n_in + r * n_hid).tanh()
    h = (h - n) * z + n
    return h, (h,)


_STEPS = {
    "RNN_TANH": (1, _elman_step(_torch.tanh)),
    "RNN_RELU": (1, _elman_step(_torch.relu)),
    "LSTM": (4, _lstm_step),
    "GRU": (3, _gru_step),
}


class RNNBase(Module):
    """Layers and directions of a recurrence; `mode` names it in `_STEPS`."""

    def __init__(
        self, mode, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, bidirectional=False,
        proj_size=0, device=None, dtype=None,
    ):
        super().__init__()
        self.mode = mode
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.num_layers = num_layers
        self.bias = bias
        self.batch_first = batch_first
        self.dropout = float(dropout)
        self.bidirectional = bidirectional
        self.proj_size = proj_size
        self._check_arguments(dropout)
        gates = _STEPS[mode][0]
        directions = 2 if bidirectional else 1
        out_size = proj_size if proj_size > 0 else hidden_size
        for layer in range(num_layers):
            for direction in range(directions):
                width = input_size if layer == 0 else out_size * directions
                suffix = f"_l{layer}" + ("_reverse" if direction == 1 else "")
                shapes = {"weight_ih": (gates * hidden_size, width), "weight_hh": (gates * hidden_size, out_size)}
                if bias:
                    shapes["bias_ih"] = shapes["bias_hh"] = (gates * hidden_size,)
                if proj_size > 0:
                    shapes["weight_hr"] = (proj_size, hidden_size)
                for name, shape in shapes.items():
                    setattr(self, name + suffix, Parameter(_torch.empty(shape, device=device, dtype=dtype)))
        self.reset_parameters()

    def _check_arguments(self, dropout):
        if not isinstance(dropout, numbers.Number) or not 0 <= dropout <= 1 or isinstance(dropout, bool):
            raise ValueError(
                "dropout should be a number in range [0, 1] representing the probability of an element being zeroed"
            )
        if dropout > 0 and self.num_layers == 1:
            warnings.warn(
                "dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects num_layers "
                f"greater than 1, but got dropout={dropout} and num_layers={self.num_layers}"
            )
        if not isinstance(self.hidden_size, int):
            raise TypeError(f"hidden_size should be of type int, got: {type(self.hidden_size).__name__}")
        if self.hidden_size <= 0:
            raise ValueError("hidden_size must be greater than zero")
        if self.num_layers <= 0:
            raise ValueError("num_layers must be greater than zero")
        if self.proj_size < 0:
            raise ValueError("proj_size should be a positive integer or zero to disable projections")
        if self.proj_size >= self.hidden_size:
            raise ValueError("proj_size has to be smaller than hidden_size")

    def reset_parameters(self):
        bound = 1.0 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    def flatten_parameters(self):
        """Accepted for compatibility: weights need not lie together."""

    @property
    def all_weights(self):
        groups = {}
        for name, weight in self._parameters.items():
            groups.setdefault(name[name.rindex("_l") :], []).append(weight)
        return list(groups.values())

    def forward(self, input, hx=None):
        if hasattr(input, "batch_sizes"):
            return self._forward_packed(input, hx)
        if input.dim() not in (2, 3):
            raise ValueError(f"{self._get_name()}: Expected input to be 2D or 3D, got {input.dim()}D instead")
        batched = input.dim() == 3
        sequence = input
        if not batched:
            sequence = input.unsqueeze(1)
        elif self.batch_first:
            sequence = input.transpose(0, 1)
        if sequence.size(-1) != self.input_size:
            raise RuntimeError(
                f"input.size(-1) must be equal to input_size. Expected {self.input_size}, got {input.size(-1)}"
            )
        states = self._initial_states(sequence, hx, batched)
        output, finals = self._run_layers(sequence, states)
        finals = tuple(_torch.stack(parts) for parts in zip(*finals))
        if not batched:
            output, finals = output.squeeze(1), tuple(state.squeeze(1) for state in finals)
        elif self.batch_first:
            output = output.transpose(0, 1)
        return output, finals if self.mode == "LSTM" else finals[0]

    def _forward_packed(self, packed, hx):
        """Steps of falling batch sizes: sequences that ended keep their states."""
        sizes = packed.batch_sizes.tolist()
        order = packed.sorted_indices
        if packed.data.size(-1) != self.input_size:
            raise RuntimeError(
                f"input.size(-1) must be equal to input_size. Expected {self.input_size}, got {packed.data.size(-1)}"
            )
        batch = packed.data.new_empty((1, sizes[0], 0))
        if hx is not None and order is not None:
            hx = tuple(state.index_select(1, order) for state in hx) if self.mode == "LSTM" else hx.index_select(1, order)
        states = self._initial_states(batch, hx, True)
        output, finals = self._run_layers(packed.data, states, sizes)
        finals = tuple(_torch.stack(parts) for parts in zip(*finals))
        if packed.unsorted_indices is not None:
            finals = tuple(state.index_select(1, packed.unsorted_indices) for state in finals)
        return packed._with_data(output), finals if self.mode == "LSTM" else finals[0]

    def _initial_states(self, sequence, hx, batched):
        count = self.num_layers * (2 if self.bidirectional else 1)
        batch = sequence.size(1)
        out_size = self.proj_size if self.proj_size > 0 else self.hidden_size
        if hx is None:
            zeros = _torch.zeros(count, batch, out_size, dtype=sequence.dtype)
            if self.mode != "LSTM":
                return (zeros,)
            return zeros, _torch.zeros(count, batch, self.hidden_size, dtype=sequence.dtype)
        states = tuple(hx) if self.mode == "LSTM" else (hx,)
        if not batched:
            states = tuple(state.unsqueeze(1) for state in states)
        expected = (count, batch, out_size)
        if tuple(states[0].shape) != expected:
            label = "hidden[0]" if self.mode == "LSTM" else "hidden"
            raise RuntimeError(f"Expected {label} size {expected}, got {list(states[0].shape)}")
        return states

    def _run_layers(self, sequence, states, sizes=None):
        directions = ("", "_reverse") if self.bidirectional else ("",)
        finals = []
        for layer in range(self.num_layers):
            outputs = []
            for direction, ending in enumerate(directions):
                index = layer * len(directions) + direction
                hidden = tuple(state[index] for state in states)
                output, final = self._run_direction(sequence, hidden, f"_l{layer}{ending}", direction == 1, sizes)
                outputs.append(output)
                finals.append(final)
            sequence = outputs[0] if len(outputs) == 1 else _torch.cat(outputs, dim=-1)
            if self.dropout > 0 and layer < self.num_layers - 1:
                sequence = F.dropout(sequence, self.dropout, self.training)
        return sequence, finals

    def _run_direction(self, sequence, hidden, suffix, reverse, sizes=None):
        step = _STEPS[self.mode][1]
        weights = self._parameters
        bias_ih, bias_hh = weights.get("bias_ih" + suffix), weights.get("bias_hh" + suffix)
        weight_hh, weight_hr = weights["weight_hh" + suffix], weights.get("weight_hr" + suffix)
        gates = F.linear(sequence, weights["weight_ih" + suffix], bias_ih)

        def advance(gate, hidden):
            output, hidden = step(gate, hidden, weight_hh, bias_hh)
            if weight_hr is not None:
                output = F.linear(output, weight_hr)
                hidden = (output,) + hidden[1:]
            return output, hidden

        outputs = []
        if sizes is not None:
            return self._run_packed(gates.split(sizes), hidden, sizes, reverse, advance)
        gates = gates.unbind(0)
        for gate in reversed(gates) if reverse else gates:
            output, hidden = advance(gate, hidden)
            outputs.append(output)
        return _torch.stack(outputs[::-1] if reverse else outputs), hidden

    def _run_packed(self, gates, hidden, sizes, reverse, advance):
        """Forwards the batch shrinks and leaves states behind; backwards it grows by initial states."""
        outputs = []
        if reverse:
            initial = hidden
            hidden = tuple(state[: sizes[-1]] for state in initial)
            for gate, size in zip(reversed(gates), reversed(sizes)):
                alive = hidden[0].size(0)
                if size > alive:
                    hidden = tuple(_torch.cat([state, first[alive:size]]) for state, first in zip(hidden, initial))
                output, hidden = advance(gate, hidden)
                outputs.append(output)
            return _torch.cat(outputs[::-1]), hidden
        ended = []
        for gate, size in zip(gates, sizes):
            if size < hidden[0].size(0):
                ended.append(tuple(state[size:] for state in hidden))
                hidden = tuple(state[:size] for state in hidden)
            output, hidden = advance(gate, hidden)
            outputs.append(output)
        parts = [hidden] + ended[::-1]
        return _torch.cat(outputs), tuple(_torch.cat([part[i] for part in parts]) for i in range(len(hidden)))

    def extra_repr(self):
        text = f"{self.input_size}, {self.hidden_size}"
        if self.proj_size != 0:
            text += f", proj_size={self.proj_size}"
        if self.num_layers != 1:
            text += f", num_layers={self.num_layers}"
        if self.bias is not True:
            text += f", bias={self.bias}"
        if self.batch_first is not False:
            text += f", batch_first={self.batch_first}"
        if self.dropout != 0:
            text += f", dropout={self.dropout}"
        if self.bidirectional is not False:
            text += f", bidirectional={self.bidirectional}"
        return text


class RNN(RNNBase):
    """h_t = tanh(W_ih x_t + b_ih + W_hh h_(t-1) + b_hh), or with relu."""

    def __init__(self, input_size, hidden_size, num_layers=1, nonlinearity="tanh", *args, **kwargs):
        if kwargs.get("proj_size", 0) > 0:
            raise ValueError("proj_size argument is only supported for LSTM, not RNN or GRU")
        if nonlinearity not in ("tanh", "relu"):
            raise ValueError(f"Unknown nonlinearity '{nonlinearity}'. Select from 'tanh' or 'relu'.")
        super().__init__("RNN_" + nonlinearity.upper(), input_size, hidden_size, num_layers, *args, **kwargs)
        self.nonlinearity = nonlinearity


class LSTM(RNNBase):
    """Long short-term memory; states are (h, c)."""

    def __init__(self, *args, **kwargs):
        super().__init__("LSTM", *args, **kwargs)


class GRU(RNNBase):
    """Gated recurrent unit."""

    def __init__(self, *args, **kwargs):
        if kwargs.get("proj_size", 0) > 0:
            raise ValueError("proj_size argument is only supported for LSTM, not RNN or GRU")
        super().__init__("GRU", *args, **kwargs)


class RNNCellBase(Module):
    """One step of a recurrence over (N, features) or (features)."""

    def __init__(self, input_size, hidden_size, bias, num_chunks, device=None, dtype=None):
        super().__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.bias = bias
        rows = num_chunks * hidden_size
        self.weight_ih = Parameter(_torch.empty((rows, input_size), device=device, dtype=dtype))
        self.weight_hh = Parameter(_torch.empty((rows, hidden_size), device=device, dtype=dtype))
        for name in ("bias_ih", "bias_hh"):
            self.register_parameter(name, Parameter(_torch.empty(rows, device=device, dtype=dtype)) if bias else None)
        self.reset_parameters()

    def reset_parameters(self):
        bound = 1.0 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    def _step(self, mode, input, hidden):
        batched = input.dim() == 2
        rows = input if batched else input.unsqueeze(0)
        if hidden is None:
            zeros = _torch.zeros(rows.size(0), self.hidden_size, dtype=rows.dtype)
            hidden = (zeros, zeros) if mode == "LSTM" else (zeros,)
        elif not batched:
            hidden = tuple(state.unsqueeze(0) for state in hidden)
        gates = F.linear(rows, self.weight_ih, self.bias_ih)
        _, hidden = _STEPS[mode][1](gates, hidden, self.weight_hh, self.bias_hh)
        return hidden if batched else tuple(state.squeeze(0) for state in hidden)

    def extra_repr(self):
        text = f"{self.input_size}, {self.hidden_size}"
        if self.bias is not True:
            text += f", bias={self.bias}"
        if getattr(self, "nonlinearity", "tanh") != "tanh":
            text += f", nonlinearity={self.nonlinearity}"
        return text


class RNNCell(RNNCellBase):
    def __init__(self, input_size, hidden_size, bias=True, nonlinearity="tanh", device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 1, device, dtype)
        self.nonlinearity = nonlinearity

    def forward(self, input, hx=None):
        return self._step("RNN_" + self.nonlinearity.upper(), input, None if hx is None else (hx,))[0]


class LSTMCell(RNNCellBase):
    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 4, device, dtype)

    def forward(self, input, hx=None):
        return self._step("LSTM", input, hx)


class GRUCell(RNNCellBase):
    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 3, device, dtype)

    def forward(self, input, hx=None):
        return self._step("GRU", input, None if hx is None else (hx,))[0]
