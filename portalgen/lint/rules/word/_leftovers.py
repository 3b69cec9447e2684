"""Reports Markdown that readers see as typed, each leftover under its own code."""

from __future__ import annotations

from collections.abc import Iterator

from portalgen.lint.leftover_markup import Leftover
from portalgen.lint.model import Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._contents import find_contents


def report_leftovers(text: PageText, code: str, *names: str) -> Iterator[Violation]:
    """Yield a violation for each leftover of `code`, with its attributes `names` as message values."""
    for each in find_reported_leftovers(text, code):
        yield violation(code, each.place, **{name: getattr(each, name) for name in names})


def find_reported_leftovers(text: PageText, code: str) -> Iterator[Leftover]:
    """Yield the leftovers of `code`, except in tables of contents, which WRD240 reports as a whole."""
    found = [each for each in text.leftovers if each.code == code]
    contents = find_contents(text) if found else frozenset()
    return (each for each in found if each.place.line not in contents)
