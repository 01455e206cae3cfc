"""`ChannelShuffle`: mixes the channels of groups. https://arxiv.org/abs/1707.01083"""

from torch.nn import functional as F
from torch.nn.modules.module import Module


class ChannelShuffle(Module):
    def __init__(self, groups):
        super().__init__()
        self.groups = groups

    def forward(self, input):
        return F.channel_shuffle(input, self.groups)

    def extra_repr(self):
        return f"groups={self.groups}"
