"""The check of PRV206; its page is `PRV206.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """PRV206 at the `children` of each picture of the front matter that says `true` and has no `consent`."""
    images = text.keys.get("images")
    for index, image in enumerate(images if isinstance(images, list) else ()):
        if isinstance(image, dict) and image.get("children") == "true" and not image.get("consent"):
            yield violation("PRV206", text.place("images", index, "children"), file=str(image.get("file") or ""))


RULE: Final = PageRule("PRV206", check)
