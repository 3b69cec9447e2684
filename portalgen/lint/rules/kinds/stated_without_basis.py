"""The check of KND251; its page is `KND251.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.kinds.definition import NATIONAL_PORTAL
from portalgen.kinds.step_fields import BASIS_TEXTS, has_basis, has_steps
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.kinds._values import find_values


def check(text: PageText) -> Iterator[Violation]:
    """Yield KND251 at each value in need of a legal text, on a page that names none."""
    if not has_steps(text.page.kind) or has_basis(text.fields):
        return
    for field, location, value in find_values(text.page, lambda each: each.type == "stated"):
        if value != NATIONAL_PORTAL and location[0] in text.keys:
            yield violation(
                "KND251",
                text.place(*location),
                key=field.name,
                value=value,
                basis=BASIS_TEXTS.name,
                elsewhere=f"[{NATIONAL_PORTAL}]" if field.is_list else NATIONAL_PORTAL,
            )


RULE: Final = PageRule("KND251", check)
