"""The check of TXT220; its page is `TXT220.md`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from portalgen.content.field_types import FIELD_TYPES
from portalgen.content.unwritten import UNWRITTEN_SUMMARY
from portalgen.kinds.definition import Field, Kind
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText

_EXAMPLES: Final = frozenset(
    (
        *(FIELD_TYPES[name].example for name in ("telephone", "email", "address")),
        UNWRITTEN_SUMMARY.vi,
        UNWRITTEN_SUMMARY.en,
    )
)
"""Placeholder values of these types, and of the summary, in a new page."""
_AMOUNT_TYPES: Final = ("money", "decimal", "percent")
"""Types with amounts as examples: another item hardly ever has the same amount to the last digit."""
_NO_NUMBER: Final = re.compile(r"0+[A-Za-z]?/.+")
"""Documents are numbered from 01."""
_NOBODYS: Final = re.compile(r".+…|.*\bmẫu\b.*|.*(?<![0-9])0{2,}(?![0-9]).*|[A-Z]*0{5,}|0\.0+", re.IGNORECASE)
"""Examples of lines that are obviously placeholders. `Giám đốc Sở` is not among them: it may be a real value."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield TXT220 for each unchanged example of a new page, unless the page is a draft or a sample."""
    if text.page.draft or text.fields.get("sample"):
        return
    number, own = text.page.kind.number_from, _list_own_examples(text.page.kind)
    head = text.head.text
    if not number and not any(example in head for example in _EXAMPLES.union(own.values())):
        return
    for value, location, key in text.strings():
        written = value.strip()
        is_number = key == number and location == (number,) and _NO_NUMBER.fullmatch(written)
        names = tuple(step for step in location if isinstance(step, str))
        if written in _EXAMPLES or is_number or written == own.get(names):
            yield violation("TXT220", text.place(*location), key=key, value=written[:40])


@cache
def _list_own_examples(kind: Kind) -> Mapping[tuple[str, ...], str]:
    """Return the examples of the kind's fields, by path of names, that no item has as its real value."""
    return dict(_find_own_examples(kind.fields, ()))


def _find_own_examples(fields: Iterable[Field], above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    for each in fields:
        names = (*above, each.name)
        declared = FIELD_TYPES.get(each.type)
        example = each.example or (declared.example if declared is not None and each.type in _AMOUNT_TYPES else "")
        is_system = bool(each.hosts) and each.type == "address"
        if is_system or each.type in _AMOUNT_TYPES or (each.type in ("line", "term") and _NOBODYS.fullmatch(example)):
            yield names, example
        yield from _find_own_examples(each.fields, names)


RULE: Final = PageRule("TXT220", check)
