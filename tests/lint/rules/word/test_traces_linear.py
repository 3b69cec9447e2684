"""Looking for traces costs no more than the length of a page, whatever stands in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from portalgen.lint.page_text import PageText
from portalgen.lint.rules.table import load_rules
from tests.makers.growth import check_linear_growth
from tests.makers.lint.news_texts import findings_of, page_text_of
from tests.makers.time_ratio import check_linear_time

OURS = tuple(
    rule
    for rule in (*load_rules("text"), *load_rules("word"))
    if rule.code >= "WRD222" or rule.code in {"WRD209", "TXT214"} or "TXT230" <= rule.code < "TXT240"
)

BODIES: dict[str, Callable[[int], str]] = {
    "dots and question marks in one line": lambda count: "a.... b?c …… (chị a [cần @a {PAGE " * count,
    "stars around a letter": lambda count: f"{'*' * 20 * count}a{'*' * 20 * count}",
    "misread letters and emojis in one line": lambda count: "Ã¡» 🎉 🎉 \ue000 a5*3*2 a- b " * count,
    "words of input methods": lambda count: "hooji nghij xx a6 bo6 " * count,
    "special spaces, hashtags and brackets in one line": lambda count: (
        "xin\xa0mời\xa0ai #a #b. #c [tên a (chờ a $\\to 2026.A " * count
    ),
    "source marks and lost letters in one line": lambda count: (
        "【a†b turn0search oaicite:1 ?a ??b coopera- tion " * count
    ),
    "headings without text": lambda count: "## A\n\nĐón\t2\n\n" * count,
    "short paragraphs": lambda count: "Ø A\n\nMục 1 .... 3\n\n- 3 -\n\nChia sẻ\n\n(chị Hà xem giúp)\n\n" * (count // 4),
    "lines of one paragraph": lambda count: "Ø A ........ 3\nthông-\n" * count,
    "rows": lambda count: "| Ngày | Số |\n|---|---|\n" + "| 46350 | 1.2E+11 | x |\n" * count,
}
IN_C = {"dots and question marks in one line"}
"""Texts that expressions look through without a step of Python for each part."""


def find_traces(text: PageText) -> None:
    findings_of(OURS, text)


def read(body: str) -> PageText:
    """Return the text of a page whose outline is known already."""
    text = page_text_of(body)
    assert text.outline.texts
    return text


@pytest.mark.parametrize("name", BODIES)
def test_twice_as_many_traces_take_about_twice_as_many_steps(name: str) -> None:
    check_linear_growth(find_traces, lambda count: read(BODIES[name](count)), 300, is_in_c=name in IN_C)


@pytest.mark.long
@pytest.mark.parametrize("name", BODIES)
def test_twice_as_many_traces_take_about_twice_as_long(name: str) -> None:
    check_linear_time(find_traces, lambda count: read(BODIES[name](count)), 1_000)
