"""The check of KND207; its page is `KND207.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._values import find_values
from portalgen.text.pasted import fold_pasted
from portalgen.text.person_names import names_person


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND207 at each name of an organization or post with a person's name in it."""
    for field, location, value in find_values(text.page, lambda each: each.names_no_person):
        if names_person(" ".join(fold_pasted(str(value)).text.split())):
            yield violation("KND207", text.place(*location), key=field.name)


RULE: Final = PageRule("KND207", check)
