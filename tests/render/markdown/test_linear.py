"""A body costs no more than its length, however much stands in one paragraph, to be rendered or to be read by rules."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from portalgen.render.markdown.outline import outline_of
from tests.makers.growth import check_linear_growth
from tests.makers.markdown_pages import rendered
from tests.makers.time_ratio import check_linear_time

WORKS: dict[str, Callable[[str], object]] = {"rendered": rendered, "outline": lambda text: outline_of(text, "a.md", 1)}


def repeat(part: str) -> Callable[[int], str]:
    return lambda count: part * count


BODIES: dict[str, Callable[[int], str]] = {
    "ids": lambda count: "".join(f"[x]{{#a{number}}} " for number in range(count)),
    "files": repeat("[a](b.pdf) "),
    "decomposed": repeat(unicodedata.normalize("NFD", "[ệ](b.pdf) ")),
    "pages": repeat("[a](b.vi.md#c) "),
    "refused": repeat("[a](foo:x) "),
    "misspelt": repeat("[a](a.vn/x) [b](http//b.vn) "),
    "unlinked": repeat("[a](b c.pdf) ![d](e f.png) "),
    "escaped": repeat("[a](b\\_c d.pdf) "),
    "attributes": repeat("[x]{.bad} "),
    "pictures": repeat("![a](b.png) "),
    "html": repeat("a <b>c</b> "),
    "html from Word": repeat("<p class=MsoNormal>a<o:p></o:p></p>\n\n"),
    "one brace": repeat('{ figure src="a" alt="b" }\n\n'),
    "values without quotes": repeat("{{ figure src=a alt=b c }}\n\n"),
    "nested shortcodes": repeat('{{ callout kind="note" }}\na\n\n'),
    "closings in a text": repeat("a {{ /callout }}\n\n"),
    "shortcodes": repeat("a {{ figure src=a }} "),
    "lines": repeat("[a](b.pdf)\n"),
    "a row": lambda count: "|" + "a|" * count + "\n|" + "-|" * count + "\n|" + "[ệ](b.pdf)|" * count + "\n",
    "a decomposed row": lambda count: unicodedata.normalize("NFD", BODIES["a row"](count)),
    "headings": repeat("## a\n\n"),
    "brackets": repeat("[a] "),
    "lowered letters": repeat("a~b~"),
    "open brackets": repeat("[a ["),
    "brackets alone": repeat("["),
    "open pictures": repeat("![a "),
    "footnotes": lambda count: "a[^1] " * count + "\n\n[^1]: x\n",
}


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
def test_twice_as_much_in_a_body_takes_about_twice_as_many_steps(work: Callable[[str], object], name: str) -> None:
    check_linear_growth(work, BODIES[name], 300)


@pytest.mark.long
@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
def test_twice_as_much_in_a_body_takes_about_twice_as_long(work: Callable[[str], object], name: str) -> None:
    check_linear_time(work, BODIES[name], 5_000)
