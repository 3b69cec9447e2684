"""References between items of different sites, as rows left by a build for the next build.

They depend on the pages alone, so no site has to be linked to find the references to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from portalgen.on_demand import on_demand
from portalgen.store.digest import digest_texts

# Changes are detected without loading the code that reads pages.
with on_demand():
    from portalgen.graph import references as graph_references
    from portalgen.kinds import definition as kinds_definition

if TYPE_CHECKING:
    from portalgen.content.model import Library
    from portalgen.kinds.collection import Kinds

ReferenceRow = tuple[str, ...]
"""The fields of a reference, followed by the name and value of each field of the referrer that states depend on.

(to, id, kind, field, relation, "sample" or "", "gone" or "", number, name, value, …)
"""

_TEXT, _DAY, _MOMENT, _BOOLEAN = "t", "d", "m", "b"
"""The first letter of a value, which determines its type."""
_SAMPLE = "sample"
_GONE = "gone"


def find_incoming(
    rows: Mapping[str, Iterable[ReferenceRow]], find_owners: Callable[[], Mapping[str, str]]
) -> Mapping[str, tuple[ReferenceRow, ...]]:
    """Group the reference rows of all sites by the site to which they lead.

    `rows` has the rows of each site that lead to items of other sites. `find_owners` returns the site of every item; it
    is called only if there are rows.
    """
    if not any(rows.values()):
        return {}
    owners = find_owners()
    incoming: dict[str, list[ReferenceRow]] = {}
    for site in sorted(rows):
        for row in rows[site]:
            owner = owners.get(row[0], "")
            if owner not in ("", site):
                incoming.setdefault(owner, []).append(row)
    return {site: tuple(found) for site, found in incoming.items()}


def digest_incoming(rows: Iterable[ReferenceRow]) -> str:
    """Return a digest of the rows leading to a site. Return an empty string if there are none."""
    found = ["\0".join(row) for row in rows]
    return digest_texts(*found) if found else ""


def find_outgoing(library: Library, kinds: Kinds, at: datetime, *, unpublished: bool) -> tuple[ReferenceRow, ...]:
    """Return the references at `at` that lead from items of `library` to items outside it."""
    own = {item.id for item in library.items}
    return tuple(
        _row(each)
        for item in library.items
        for each in graph_references.references_at(item, kinds, at, unpublished=unpublished)
        if each.to not in own
    )


def references_of_rows(rows: Iterable[ReferenceRow]) -> tuple[graph_references.ItemReference, ...]:
    """Return the references stored in these rows."""
    references = []
    for to, identifier, kind, field, relation, sample, gone, number, *pairs in rows:
        fields = {name: _value(text) for name, text in zip(pairs[::2], pairs[1::2], strict=True)}
        referrer = kinds_definition.Referrer(relation, fields, bool(sample))
        references.append(
            graph_references.ItemReference(to, identifier, kind, field, referrer, is_gone=bool(gone), number=number)
        )
    return tuple(references)


def _row(reference: graph_references.ItemReference) -> ReferenceRow:
    fields = reference.referrer.fields
    pairs = (each for name in sorted(fields) for each in (name, _text(fields[name])))
    relation = reference.referrer.relation
    sample = _SAMPLE if reference.referrer.is_sample else ""
    gone = _GONE if reference.is_gone else ""
    return (
        reference.to,
        reference.id,
        reference.kind,
        reference.field,
        relation,
        sample,
        gone,
        reference.number,
        *pairs,
    )


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return f"{_BOOLEAN}{int(value)}"
    if isinstance(value, datetime):
        return _MOMENT + value.isoformat()
    if isinstance(value, date):
        return _DAY + value.isoformat()
    return f"{_TEXT}{value}"


def _value(text: str) -> Any:
    form, value = text[:1], text[1:]
    if form == _BOOLEAN:
        return value == "1"
    if form == _MOMENT:
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if form == _DAY else value
