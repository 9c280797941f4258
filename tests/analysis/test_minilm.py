"""Sentence vectors: length one, and the same for a text whatever else is read with it."""

from __future__ import annotations

import numpy as np
import pytest

from graph.analysis.minilm import MiniLM, installed

pytestmark = pytest.mark.skipif(not installed(), reason="the extra 'semantic' is not installed")

TEXTS = (
    "Trade finance",
    "Small loans for women",
    "",
    "A sentence of some more words than the others have, to be of another length",
)


@pytest.fixture(scope="module")
def model() -> MiniLM:
    return MiniLM()


def test_each_text_becomes_384_numbers_of_length_one(model: MiniLM) -> None:
    found = model.encode(TEXTS)
    assert found.shape == (len(TEXTS), 384)
    assert np.linalg.norm(found, axis=1) == pytest.approx(1.0, abs=1e-5)


def test_a_text_has_the_same_vector_alone_in_a_batch_and_in_any_order(model: MiniLM) -> None:
    together, turned = model.encode(TEXTS), model.encode(TEXTS[::-1])[::-1]
    alone = np.concatenate([model.encode([text]) for text in TEXTS])
    assert (together == alone).all()
    assert (together == turned).all()


def test_known_likeness_of_the_published_model_is_met(model: MiniLM) -> None:
    one, other = model.encode(["That is a happy person", "That is a very happy person"])
    assert float(one @ other) == pytest.approx(0.943, abs=0.01)


def test_a_text_longer_than_the_model_reads_is_cut(model: MiniLM) -> None:
    found = model.encode(["finance " * 1000, "finance " * 2000])
    assert (found[0] == found[1]).all()


def test_no_text_gives_no_row(model: MiniLM) -> None:
    assert model.encode([]).shape == (0, 384)
