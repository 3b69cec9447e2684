"""The check of PRV218; its page is `PRV218.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.prose import find_in_value
from portalgen.text.named_pupils import find_named_pupils, may_name_pupils

_KEYS: Final = ("caption", "alt")


def check(text: PageText) -> Iterator[Violation]:
    """Yield PRV218 once for each picture naming a child beside a class or an age, if no consent is recorded.

    PRV212 reports full names.
    """
    images = text.keys.get("images")
    if not (images or "![" in text.text or "figure" in text.text) or not may_name_pupils(text.visible_text):
        return
    with_consent: set[str] = set()
    for index, image in enumerate(images if isinstance(images, list) else ()):
        if not isinstance(image, dict):
            continue
        if image.get("consent"):
            with_consent.add(str(image.get("file") or ""))
            continue
        for key in _KEYS:
            value = image.get(key)
            found = _first_name(value) if isinstance(value, str) else ""
            if found:
                places = find_in_value(text, ("images", index, key), re.compile(re.escape(found)))
                yield from (violation("PRV218", place) for place in islice(places, 1))
                break
    for picture in text.outline.pictures:
        if picture.file in with_consent:
            continue
        for words, place in ((picture.alt, picture.alt_place), (picture.caption, picture.place)):
            found = _first_name(words)
            if found:
                yield violation("PRV218", _narrow(text, place, found))
                break


def _first_name(words: str) -> str:
    """Return the first child named in the words beside a picture; empty if there is none."""
    return next((words[start:end] for start, end in find_named_pupils(words)), "")


def _narrow(text: PageText, place: Place, words: str) -> Place:
    """Return the place of `words` in the line of `place`, or `place` if they are written in another way."""
    line = text.lines[place.line - 1]
    start = line.find(words, place.column - 1)
    return text.span(place.line, start + 1, len(words)) if start >= 0 else place


RULE: Final = PageRule("PRV218", check)
