"""The check of ACC201; its page is `ACC201.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.accessibility._pictures import find_pictures, is_file_name, place_of_alt


def check(text: PageText) -> Iterator[Violation]:
    """Yield ACC201 for each picture whose alternative text is a file name or a camera's number."""
    for picture in find_pictures(text):
        if picture.alt and is_file_name(picture.alt.strip(), picture.file):
            yield violation("ACC201", place_of_alt(text, picture), alt=picture.alt)


RULE: Final = PageRule("ACC201", check)
