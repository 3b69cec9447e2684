"""Places in the raw text, whatever its Unicode composition."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from portalgen.render.markdown.source import BodySource, normalize_source
from tests.makers.growth import check_linear_growth

LETTERS = st.sampled_from(
    ["a", "ê", "e\u0323\u0302", "đ", "o\u031b\u0301", " ", "x\u0301", "\u0301", "q", "\u1112\u1161\u11ab"]
)


@given(st.lists(LETTERS, max_size=12).map("".join), st.data())
def test_a_place_in_the_normal_text_begins_at_the_same_letter_of_the_raw_text(raw: str, data: st.DataObject) -> None:
    source, normal = normalize_source(raw, "a.md", 1)
    column = data.draw(st.integers(0, len(normal)))
    place = source.place(0, column, 1)
    before = unicodedata.normalize("NFC", raw[: place.column - 1])
    assert len(before) <= column
    assert place.column - 1 == len(raw) or len(unicodedata.normalize("NFC", raw[: place.column])) > column


def test_a_very_long_decomposed_line_costs_no_more_than_its_length() -> None:
    def look_up_places(source: BodySource) -> None:
        for column in range(0, len(source.lines[0]), 100):
            source.place(0, column, 1)

    check_linear_growth(look_up_places, lambda count: normalize_source("e\u0323\u0302 " * count, "a.md", 1)[0], 2_000)
