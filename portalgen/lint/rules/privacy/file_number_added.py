"""The check of PRV216; its page is `PRV216.md`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """Yield PRV216 once for each mention of a file with added numbers beside names; counts them and masks the first."""
    files = (each for each in context.added_numbers if each.file)
    for (place, path), group in groupby(files, key=lambda each: (each.place, each.path)):
        numbers = tuple(group)
        yield violation(
            "PRV216", place, path, file=numbers[0].file, count=str(len(numbers)), number=numbers[0].masked, path=path
        )


RULE: Final = PortalRule("PRV216", check)
