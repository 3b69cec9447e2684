"""The check of KND229; its page is `KND229.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.content.model import Page
from portalgen.kinds.definition import Relation
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """Yield KND229 at each relation to the same item and of the same type as an earlier one."""
    for item in context.library.items:
        for relation in item.original.kind.relations:
            yield from _check_relation(context, item.original, relation)


def _check_relation(context: LintContext, page: Page, relation: Relation) -> Iterator[Violation]:
    written = page.fields.get(relation.field)
    seen = set()
    for index, each in enumerate(written if isinstance(written, tuple) else ()):
        key = (each.get(relation.to), each.get(relation.by, "")) if relation.to else (each, "")
        if key in seen:
            yield violation("KND229", context.place(page, relation.field, index), id=str(key[0]), key=relation.field)
        seen.add(key)


RULE: Final = PortalRule("KND229", check)
