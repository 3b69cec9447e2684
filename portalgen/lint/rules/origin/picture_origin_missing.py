"""The check of SRC204; its page is `SRC204.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText, Phrase
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import is_original
from portalgen.lint.rules.origin._pictures import advise_parameter, find_unlisted_pictures

_ORIGIN: Final = LocalizedText("xuất xứ (`origin`)", "`origin`")
_BOTH: Final = LocalizedText("xuất xứ (`origin`) và nguồn ảnh (`credit`)", "`origin` and no `credit`")
"""For `![…](…)`: the figure that SRC204 advises has both, so SRC205 is not reported as well."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield SRC204 for each own `images` entry, and each other body picture, without `origin` (QĐ 2111, Art. 6(2))."""
    if "images" in text.keys:
        for number, image in enumerate(text.fields.get("images", ())):
            if not image.get("origin"):
                place = text.place("images", number, "file")
                yield violation("SRC204", place, file=image["file"], missing=_ORIGIN, advice=Phrase("origin.listed"))
    if is_original(text):
        for picture in find_unlisted_pictures(text):
            if not picture.origin:
                missing = _ORIGIN if picture.is_shortcode else _BOTH
                advice = advise_parameter(picture, "origin")
                yield violation("SRC204", picture.place, file=picture.file, missing=missing, advice=advice)


RULE: Final = PageRule("SRC204", check)
