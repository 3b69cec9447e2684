"""The check of SRC205; its page is `SRC205.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Phrase
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original
from portalgen.lint.rules.origin._pictures import advise_parameter, find_unlisted_pictures


def check(text: PageText) -> Iterator[Violation]:
    """Yield SRC205 for each entry of `images`, and each other body picture, without `credit` (QĐ 2111, Art. 8(2))."""
    if "images" in text.keys:
        for number, image in enumerate(text.fields.get("images", ())):
            if not image.get("credit"):
                place = text.place("images", number, "file")
                yield violation("SRC205", place, file=image["file"], advice=Phrase("credit.listed"))
    for picture in find_unlisted_pictures(text):
        if not picture.credit.strip() and (picture.is_shortcode or is_original(text)):
            yield violation("SRC205", picture.place, file=picture.file, advice=advise_parameter(picture, "credit"))


RULE: Final = PageRule("SRC205", check)
