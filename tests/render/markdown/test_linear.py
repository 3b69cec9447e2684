"""A body costs no more than its length, however much stands in one paragraph, to be rendered or to be read by rules."""

from __future__ import annotations

import gc
import unicodedata
from collections.abc import Callable
from math import inf
from time import process_time

import pytest

from portalgen.render.markdown.outline import outline_of
from tests.render.markdown.pages import rendered

MOST = 2.6
"""How many times as long twice as much may take."""


def repeat(part: str) -> Callable[[int], str]:
    return lambda count: part * count


BODIES: dict[str, Callable[[int], str]] = {
    "ids": lambda count: "".join(f"[x]{{#a{number}}} " for number in range(count)),
    "files": repeat("[a](b.pdf) "),
    "decomposed": repeat(unicodedata.normalize("NFD", "[ệ](b.pdf) ")),
    "pages": repeat("[a](b.vi.md#c) "),
    "refused": repeat("[a](foo:x) "),
    "attributes": repeat("[x]{.bad} "),
    "pictures": repeat("![a](b.png) "),
    "html": repeat("a <b>c</b> "),
    "shortcodes": repeat("a {{ figure src=a }} "),
    "lines": repeat("[a](b.pdf)\n"),
    "a row": lambda count: "|" + "a|" * count + "\n|" + "-|" * count + "\n|" + "[ệ](b.pdf)|" * count + "\n",
    "a decomposed row": lambda count: unicodedata.normalize("NFD", BODIES["a row"](count)),
    "headings": repeat("## a\n\n"),
    "footnotes": lambda count: "a[^1] " * count + "\n\n[^1]: x\n",
}


def seconds_of(work: Callable[[str], object], text: str) -> float:
    """Return the processor time of one run."""
    gc.collect()
    begun = process_time()
    work(text)
    return process_time() - begun


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize("work", [rendered, lambda text: outline_of(text, "a.md", 1)], ids=["rendered", "outline"])
def test_twice_as_much_in_a_body_takes_about_twice_as_long(work: Callable[[str], object], name: str) -> None:
    small, large = (BODIES[name](count) for count in (2_000, 4_000))
    best_small = best_large = inf
    gc.disable()  # its runs fall where they will
    try:
        for _ in range(5):
            best_small = min(best_small, seconds_of(work, small))
            best_large = min(best_large, seconds_of(work, large))
            if best_large < MOST * best_small:
                return
    finally:
        gc.enable()
    pytest.fail(f"{best_small:.3f} s, and for twice as much {best_large:.3f} s")
