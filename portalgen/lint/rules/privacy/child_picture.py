"""The check of PRV206; its page is `PRV206.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText


def check(text: PageText) -> Iterator[Violation]:
    """Yield PRV206 for each front matter picture with `children: true` and no `consent`."""
    images = text.keys.get("images")
    for index, image in enumerate(images if isinstance(images, list) else ()):
        if isinstance(image, dict) and image.get("children") == "true" and not image.get("consent"):
            yield violation("PRV206", text.place("images", index, "children"), file=str(image.get("file") or ""))


RULE: Final = PageRule("PRV206", check)
