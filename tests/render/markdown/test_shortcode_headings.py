"""Headings that shortcodes bring along are in the contents, one level below the heading above, and jump no level."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.render.markdown.outline import outline_of
from portalgen.render.views.links import Heading
from tests.makers.examples import scaled
from tests.makers.markdown_pages import rendered


def section(title: str, body: str = "x") -> str:
    return f'{{{{ section title="{title}" }}}}\n{body}\n{{{{ /section }}}}\n\n'


def test_sections_beside_each_other_have_one_level_whatever_stands_in_them() -> None:
    body, _ = rendered(
        f"{section('Đầu')}## Hai\n\n{section('A', '#### Sâu')}{section('B', '> ## Trích')}### Ba\n\n{section('C')}"
    )
    assert body is not None
    assert body.headings == (
        Heading(2, "dau", "Đầu"),
        Heading(
            2,
            "hai",
            "Hai",
            (
                Heading(3, "a", "A", (Heading(4, "sau", "Sâu"),)),
                Heading(3, "b", "B"),
                Heading(3, "ba", "Ba", (Heading(4, "c", "C"),)),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("inner", "levels"),
    [("## a\n\n### b\n\n## c", [4, 5, 4]), ("### a\n\n###### b", [4, 6]), ("#### a", [4]), ("##### a", [5])],
)
def test_headings_in_a_section_are_below_its_own(inner: str, levels: list[int]) -> None:
    body, findings = rendered(f"## Hai\n\n{section('S', inner)}## Ba\n")
    assert body is not None, findings
    assert [int(each) for each in re.findall(r"<h([2-6])", body.html)] == [2, 3, *levels, 2]


@settings(max_examples=scaled(60), deadline=None)
@given(st.lists(st.sampled_from(["## a\n\n", "### b\n\n", "###### c\n\n", section("d"), section("e")]), max_size=8))
def test_no_section_is_more_than_one_level_below_the_heading_above(parts: list[str]) -> None:
    headings = outline_of("".join(parts), "a.md", 1).headings
    for above, below in pairwise(headings):
        assert below.text not in "de" or below.level <= above.level + 1
    assert all(2 <= each.level <= 6 for each in headings)


def test_a_section_within_a_quotation_is_not_in_the_contents() -> None:
    body, _ = rendered('> {{ section title="a" }}\n> x\n> {{ /section }}')
    assert body is not None
    assert (body.headings, body.anchors) == ((), {"a"})


@pytest.mark.parametrize(
    ("name", "meant"),
    [("tabs", "section"), ("accordion", "section"), ("tab", "section"), ("details", "section"), ("mục", "section"),
     ("podcast", "audio"), ("ghi âm", "audio"), ("youtube", "film"), ("iframe", "film"), ("phim", "video")],
)  # fmt: skip
def test_what_other_systems_have_is_answered_with_what_takes_its_place(name: str, meant: str) -> None:
    (found,) = rendered(f"{{{{ {name} }}}}")[1]
    assert (found.code, dict(found.values)["suggestion"]) == ("MRK102", meant)
