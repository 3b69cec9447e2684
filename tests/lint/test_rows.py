"""What is written for the next run is read as it was."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from portalgen.diagnostics.model import Diagnostic, LocalizedText, Phrase, Place
from portalgen.diagnostics.rows import diagnostic_of_row, row_of_diagnostic
from portalgen.lint.model import AttachmentViolation, Violation
from portalgen.lint.rows import (
    attachment_violation_of_row,
    head_of_row,
    row_of_attachment_violation,
    row_of_head,
    row_of_violation,
    violation_of_row,
)
from portalgen.text.document_head import DocumentHead

texts = st.text(max_size=12)
values = st.lists(
    st.tuples(texts, st.one_of(texts, st.builds(Phrase, texts), st.builds(LocalizedText, texts, texts))), max_size=4
).map(tuple)
places = st.builds(Place, texts, st.integers(1, 10**6), st.integers(1, 400), st.integers(0, 400), texts)
several = st.lists(texts, max_size=2).map(tuple)
heads = st.builds(
    DocumentHead,
    several,
    several,
    several,
    st.none() | st.dates(),
    st.booleans(),
    st.integers(0, 99),
    st.booleans(),
    st.booleans(),
    texts,
    texts,
)
diagnostics = st.builds(Diagnostic, texts, places, values)


def through_json(row: object) -> list[object]:
    read: list[object] = json.loads(json.dumps(row, ensure_ascii=False))
    return read


@given(diagnostics)
def test_a_diagnostic_comes_back(made: Diagnostic) -> None:
    assert diagnostic_of_row(through_json(row_of_diagnostic(made))) == made


@given(st.builds(Violation, diagnostics, st.lists(texts, max_size=3).map(tuple), texts))
def test_a_hit_comes_back(made: Violation) -> None:
    assert violation_of_row(through_json(row_of_violation(made))) == made


@given(texts, st.builds(AttachmentViolation, values))
def test_a_mark_comes_back(code: str, made: AttachmentViolation) -> None:
    assert attachment_violation_of_row(through_json(row_of_attachment_violation((code, made)))) == (code, made)


@given(heads, st.lists(heads, max_size=2).map(tuple))
def test_a_head_comes_back(made: DocumentHead, later: tuple[DocumentHead, ...]) -> None:
    whole = replace(made, later=later)
    assert head_of_row(through_json(row_of_head(whole))) == whole
