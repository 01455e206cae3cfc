"""Vision transformer: a picture as a sequence of patches. https://arxiv.org/abs/2010.11929"""

import math
from collections import OrderedDict
from functools import partial

import torch
from torch import nn
from torchvision.models._api import imagenet_weights, load, register_model
from torchvision.ops.misc import MLP

ViT_B_16_Weights = imagenet_weights("ViT_B_16_Weights")
ViT_B_32_Weights = imagenet_weights("ViT_B_32_Weights")
ViT_L_16_Weights = imagenet_weights("ViT_L_16_Weights")
ViT_L_32_Weights = imagenet_weights("ViT_L_32_Weights")
ViT_H_14_Weights = imagenet_weights("ViT_H_14_Weights")


class MLPBlock(MLP):
    """The two-layer network of an encoder block."""

    _version = 2

    def __init__(self, in_dim, mlp_dim, dropout):
        super().__init__(in_dim, [mlp_dim, in_dim], activation_layer=nn.GELU, inplace=None, dropout=dropout)
        for module in self.modules():
            if isinstance(module, nn.Linear):
                nn.init.xavier_uniform_(module.weight)
                if module.bias is not None:
                    nn.init.normal_(module.bias, std=1e-6)


class EncoderBlock(nn.Module):
    """Norm, attention, residual; norm, network, residual."""

    def __init__(
        self, num_heads, hidden_dim, mlp_dim, dropout, attention_dropout, norm_layer=partial(nn.LayerNorm, eps=1e-6)
    ):
        super().__init__()
        self.num_heads = num_heads
        self.ln_1 = norm_layer(hidden_dim)
        self.self_attention = nn.MultiheadAttention(
            hidden_dim, num_heads, dropout=attention_dropout, batch_first=True
        )
        self.dropout = nn.Dropout(dropout)
        self.ln_2 = norm_layer(hidden_dim)
        self.mlp = MLPBlock(hidden_dim, mlp_dim, dropout)

    def forward(self, input):
        x = self.ln_1(input)
        x, _ = self.self_attention(x, x, x, need_weights=False)
        x = self.dropout(x) + input
        return x + self.mlp(self.ln_2(x))


class Encoder(nn.Module):
    """Positions added, then blocks, then a norm."""

    def __init__(
        self, seq_length, num_layers, num_heads, hidden_dim, mlp_dim, dropout, attention_dropout,
        norm_layer=partial(nn.LayerNorm, eps=1e-6),
    ):
        super().__init__()
        self.pos_embedding = nn.Parameter(torch.empty(1, seq_length, hidden_dim).normal_(std=0.02))
        self.dropout = nn.Dropout(dropout)
        layers = OrderedDict()
        for i in range(num_layers):
            layers[f"encoder_layer_{i}"] = EncoderBlock(
                num_heads, hidden_dim, mlp_dim, dropout, attention_dropout, norm_layer
            )
        self.layers = nn.Sequential(layers)
        self.ln = norm_layer(hidden_dim)

    def forward(self, input):
        return self.ln(self.layers(self.dropout(input + self.pos_embedding)))


class VisionTransformer(nn.Module):
    def __init__(
        self, image_size, patch_size, num_layers, num_heads, hidden_dim, mlp_dim, dropout=0.0, attention_dropout=0.0,
        num_classes=1000, representation_size=None, norm_layer=partial(nn.LayerNorm, eps=1e-6), conv_stem_configs=None,
    ):
        super().__init__()
        if image_size % patch_size != 0:
            raise AssertionError("Input shape indivisible by patch size!")
        self.image_size = image_size
        self.patch_size = patch_size
        self.hidden_dim = hidden_dim
        self.mlp_dim = mlp_dim
        self.attention_dropout = attention_dropout
        self.dropout = dropout
        self.num_classes = num_classes
        self.representation_size = representation_size
        self.norm_layer = norm_layer
        self.conv_proj = nn.Conv2d(3, hidden_dim, kernel_size=patch_size, stride=patch_size)
        seq_length = (image_size // patch_size) ** 2 + 1
        self.class_token = nn.Parameter(torch.zeros(1, 1, hidden_dim))
        self.encoder = Encoder(
            seq_length, num_layers, num_heads, hidden_dim, mlp_dim, dropout, attention_dropout, norm_layer
        )
        self.seq_length = seq_length
        heads = OrderedDict()
        if representation_size is None:
            heads["head"] = nn.Linear(hidden_dim, num_classes)
        else:
            heads["pre_logits"] = nn.Linear(hidden_dim, representation_size)
            heads["act"] = nn.Tanh()
            heads["head"] = nn.Linear(representation_size, num_classes)
        self.heads = nn.Sequential(heads)
        fan_in = self.conv_proj.in_channels * self.conv_proj.kernel_size[0] * self.conv_proj.kernel_size[1]
        nn.init.trunc_normal_(self.conv_proj.weight, std=math.sqrt(1 / fan_in))
        nn.init.zeros_(self.conv_proj.bias)
        if representation_size is not None:
            fan_in = self.heads.pre_logits.in_features
            nn.init.trunc_normal_(self.heads.pre_logits.weight, std=math.sqrt(1 / fan_in))
            nn.init.zeros_(self.heads.pre_logits.bias)
        nn.init.zeros_(self.heads.head.weight)
        nn.init.zeros_(self.heads.head.bias)

    def _process_input(self, x):
        """(N, 3, H, W) to (N, patches, hidden)."""
        batch, _, height, width = x.shape
        for name, extent in (("height", height), ("width", width)):
            if extent != self.image_size:
                raise AssertionError(f"Wrong image {name}! Expected {self.image_size} but got {extent}!")
        x = self.conv_proj(x)
        return x.reshape(batch, self.hidden_dim, -1).permute(0, 2, 1)

    def forward(self, x):
        x = self._process_input(x)
        x = torch.cat([self.class_token.expand(x.shape[0], -1, -1), x], dim=1)
        return self.heads(self.encoder(x)[:, 0])


# patch, layers, heads, width, width of the network
CONFIGS = {
    "vit_b_16": (16, 12, 12, 768, 3072),
    "vit_b_32": (32, 12, 12, 768, 3072),
    "vit_l_16": (16, 24, 16, 1024, 4096),
    "vit_l_32": (32, 24, 16, 1024, 4096),
    "vit_h_14": (14, 32, 16, 1280, 5120),
}


def _vision_transformer(name, weights, progress, **kwargs):
    patch, layers, heads, width, mlp = CONFIGS[name]
    if weights is not None:
        kwargs.setdefault("image_size", weights.meta["min_size"][0])
    image_size = kwargs.pop("image_size", 224)
    return load(VisionTransformer(image_size, patch, layers, heads, width, mlp, **kwargs), weights, progress)


@register_model(ViT_B_16_Weights)
def vit_b_16(weights, progress, **kwargs):
    return _vision_transformer("vit_b_16", weights, progress, **kwargs)


@register_model(ViT_B_32_Weights)
def vit_b_32(weights, progress, **kwargs):
    return _vision_transformer("vit_b_32", weights, progress, **kwargs)


@register_model(ViT_L_16_Weights)
def vit_l_16(weights, progress, **kwargs):
    return _vision_transformer("vit_l_16", weights, progress, **kwargs)


@register_model(ViT_L_32_Weights)
def vit_l_32(weights, progress, **kwargs):
    return _vision_transformer("vit_l_32", weights, progress, **kwargs)


@register_model(ViT_H_14_Weights, legacy=None)
def vit_h_14(weights, progress, **kwargs):
    return _vision_transformer("vit_h_14", weights, progress, **kwargs)
