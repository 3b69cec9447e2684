"""The check of SRC204; its page is `SRC204.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Phrase
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original
from portalgen.lint.rules.origin._pictures import advise_parameter, find_unlisted_pictures


def check(text: PageText) -> Iterator[Violation]:
    """Yield SRC204 for each own `images` entry, and each other body picture, without `origin` (QĐ 2111, Art. 6(2))."""
    if "images" in text.keys:
        for number, image in enumerate(text.fields.get("images", ())):
            if not image.get("origin"):
                place = text.place("images", number, "file")
                yield violation("SRC204", place, file=image["file"], advice=Phrase("origin.listed"))
    if is_original(text):
        for picture in find_unlisted_pictures(text):
            if not picture.origin:
                yield violation("SRC204", picture.place, file=picture.file, advice=advise_parameter(picture, "origin"))


RULE: Final = PageRule("SRC204", check)
