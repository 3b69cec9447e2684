"""The check of KND241; its page is `KND241.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._citizens import find_in_citizen_words
from portalgen.text.person_names import find_person_names, find_personal_mailboxes, find_personal_signs

_FINDERS: Final = (find_person_names, find_personal_mailboxes, find_personal_signs)


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND241 for each field or paragraph about citizens with the name or an identifier of a person."""
    for place in find_in_citizen_words(text, _names_person):
        yield violation("KND241", place)


def _names_person(words: str, _: str) -> bool:
    return any(next(find(words), None) is not None for find in _FINDERS)


RULE: Final = PageRule("KND241", check)
