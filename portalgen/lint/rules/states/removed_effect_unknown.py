"""The check of CHG118; its page is `CHG118.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.graph.references import read_lasting_effect
from portalgen.kinds.definition import Kind
from portalgen.kinds.withdrawal_reasons import denies_content
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """Yield CHG118 for each effect in a removal notice that items of the former kind cannot have."""
    kinds = context.portal.kinds
    for item in context.library.items:
        page = item.original
        if not page.kind.is_tombstone or denies_content(page.fields["removed"]["reason"]):
            continue
        written = page.fields.get("former_kind", "")
        former = kinds.find(written)
        if written and former is None:  # reported by CHG117
            continue
        for index, each in enumerate(page.fields.get("effects", ())):
            if read_lasting_effect(page, each, kinds) is None:
                known = _list_effects(former) or [name for kind in kinds.values() for name in _list_effects(kind)]
                values = {"type": each["type"], "to": each["to"], "former": written or "?"}
                yield violation("CHG118", context.place(page, "effects", index), **values, known=", ".join(known))


def _list_effects(kind: Kind | None) -> list[str]:
    return [effect.relation for each in (kind.relations if kind is not None else ()) for effect in each.effects]


RULE: Final = PortalRule("CHG118", check)
