"""The check of SRC206; its page is `SRC206.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import Phrase
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original
from portalgen.lint.rules.origin._pictures import advise_parameter, find_unlisted_pictures

_OF_OTHERS: Final = ("quoted", "supplied")


def check(text: PageText) -> Iterator[Violation]:
    """Yield SRC206 for each quoted or supplied picture without `rights` (QĐ 2111, Art. 8(2)).

    Checks the entries of `images` and the remaining pictures of the body.
    """
    if "images" in text.keys:
        for number, image in enumerate(text.fields.get("images", ())):
            if image.get("origin") in _OF_OTHERS and not image.get("rights"):
                place = text.place("images", number, "origin")
                yield violation("SRC206", place, file=image["file"], advice=Phrase("rights.listed"))
    if is_original(text):
        for picture in find_unlisted_pictures(text):
            if picture.origin in _OF_OTHERS and not picture.rights.strip():
                yield violation(
                    "SRC206",
                    picture.origin_place or picture.place,
                    file=picture.file,
                    advice=advise_parameter(picture, "rights"),
                )


RULE: Final = PageRule("SRC206", check)
