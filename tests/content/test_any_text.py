"""Whatever bytes somebody saves, reading them tells faults and never fails."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.content.front_matter_reading import read_front_matter
from portalgen.diagnostics.formats import diagnostics_as_json, diagnostics_as_text
from portalgen.kinds.table import KINDS
from tests.makers.examples import scaled

_KEYS = sorted({field.name for kind in KINDS.values() for field in kind.fields})
_VALUES = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["", "~", "[]", "{}", "[{}]", "[[a]]", "{a: b}", "2026-02-30", "9999-12-31", "0000-00-00", "&a *a"]
    ),
    st.sampled_from(
        ["news", "legal_document", "a", "-1", "1e9", "true", "'", '"', "|", ">-", "!x y", "? a", "\t", "%"]
    ),
)


def check_reading(data: bytes) -> None:
    sheet, faults = read_front_matter(data, "content/a/b.vi.md")
    assert (sheet is None) == bool(faults)
    for language in ("vi", "en"):
        assert diagnostics_as_text(faults, language) == diagnostics_as_text(faults, language)
        diagnostics_as_json(faults, language)
    for each in faults:
        assert each.place.line >= 1 and each.place.column >= 1


@settings(max_examples=scaled(300), deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_page_or_faults(data: bytes) -> None:
    check_reading(data)


@settings(max_examples=scaled(300), deadline=None)
@given(st.text(max_size=200), st.binary(max_size=50))
def test_any_front_matter_gives_a_page_or_faults(head: str, body: bytes) -> None:
    check_reading(b"---\n" + head.encode("utf-8", "replace") + b"\n---\n" + body)


@settings(max_examples=scaled(600), deadline=None)
@given(st.dictionaries(st.sampled_from(_KEYS), _VALUES, max_size=8), st.sampled_from(sorted(KINDS)))
def test_any_values_of_known_keys_give_a_page_or_faults(values: dict[str, str], kind: str) -> None:
    lines = [f"{key}: {value}" for key, value in {"id": "a", "title": "b", "kind": kind, **values}.items()]
    check_reading(("---\n" + "\n".join(lines) + "\n---\n").encode("utf-8", "replace"))
