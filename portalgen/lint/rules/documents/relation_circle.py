"""Quan hệ văn bản trỏ về chính nó hoặc đi vòng. / A relation leads to the document itself or in a circle.

Vì sao: Văn bản không thể tự thay thế mình, và hai văn bản không thể thay thế lẫn nhau.
Why: A document cannot replace itself, and two cannot replace each other.

Cách sửa: Giữ một chiều: chỉ ghi ở bài của văn bản ban hành sau.
Fix: Keep one direction: state it on the later document's page only.

Sai / Bad:

    === content/so/van-ban/quyet-dinh.vi.md
    ---
    id: so-quyet-dinh
    kind: legal_document
    title: Quyết định (mẫu) về việc ban hành quy chế làm việc
    number: 00/QĐ-SNgV
    document_type: decision
    normative: false
    issuer: Sở Ngoại vụ
    issued: 2026-10-01
    effective: 2026-10-01
    legal_status: in_force
    abstract: Ban hành quy chế làm việc
    relations:
      - {type: replaces, to: so-quy-che-cu}
    received: {at: 2026-10-01}
    ---

    Toàn văn nằm trong tệp đính kèm.

    === content/so/van-ban/quy-che-cu.vi.md
    ---
    id: so-quy-che-cu
    kind: legal_document
    title: Quyết định (mẫu) về quy chế cũ
    number: 01/QĐ-SNgV
    document_type: decision
    normative: false
    issuer: Sở Ngoại vụ
    issued: 2026-10-01
    effective: 2026-10-01
    legal_status: in_force
    abstract: Quy chế cũ
    relations:
      - {type: replaces, to: so-quyet-dinh}
    received: {at: 2026-10-01}
    ---

    Toàn văn nằm trong tệp đính kèm.

Đúng / Good:

    === content/so/van-ban/quyet-dinh.vi.md
    ---
    id: so-quyet-dinh
    kind: legal_document
    title: Quyết định (mẫu) về việc ban hành quy chế làm việc
    number: 00/QĐ-SNgV
    document_type: decision
    normative: false
    issuer: Sở Ngoại vụ
    issued: 2026-10-01
    effective: 2026-10-01
    legal_status: in_force
    abstract: Ban hành quy chế làm việc
    relations:
      - {type: amends, to: so-quy-che-cu}
    received: {at: 2026-10-01}
    ---

    Toàn văn nằm trong tệp đính kèm.

    === content/so/van-ban/quy-che-cu.vi.md
    ---
    id: so-quy-che-cu
    kind: legal_document
    title: Quyết định (mẫu) về việc ban hành quy chế làm việc
    number: 00/QĐ-SNgV
    document_type: decision
    normative: false
    issuer: Sở Ngoại vụ
    issued: 2025-10-01
    effective: 2025-10-01
    legal_status: in_force
    abstract: Ban hành quy chế làm việc
    received: {at: 2025-10-01}
    ---

    Toàn văn nằm trong tệp đính kèm.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._reading import DocumentRelation, list_documents, relations_of


def check(context: LintContext) -> Iterator[Violation]:
    """DOC212 once for each circle of relations of one type, at the smallest id in it."""
    kinds: dict[str, dict[str, list[DocumentRelation]]] = {}
    for page in list_documents(context):
        for each in (relation for relation in relations_of(page) if relation.to != page.id):  # LNK107 reports that
            kinds.setdefault(each.type, {}).setdefault(page.id, []).append(each)
    for kind in sorted(kinds):
        for circle in _find_circles(kinds[kind]):
            first = circle[0]
            place = context.place(first.page, "relations", first.index, "to")
            names = " → ".join([*(each.page.id for each in circle), first.page.id])
            others = [part for each in circle[1:] for part in (each.page.source, f"id:{each.page.id}")]
            yield violation("DOC212", place, *others, type=kind, circle=names)


def _find_circles(leaving: Mapping[str, list[DocumentRelation]]) -> Iterator[list[DocumentRelation]]:
    """Yield the circles, one after another, each beginning at its smallest id."""
    left = {source: list(relations) for source, relations in leaving.items()}
    while True:
        _remove_dead_ends(left)
        if not left:
            return
        circle = _follow_circle(left)
        yield circle
        for each in circle:
            left.pop(each.page.id, None)


def _remove_dead_ends(left: dict[str, list[DocumentRelation]]) -> None:
    """Remove every document from which no way leads on; each relation is looked at once."""
    arriving: dict[str, list[str]] = {}
    for source, relations in left.items():
        for each in relations:
            arriving.setdefault(each.to, []).append(source)
    ways = {source: len(relations) for source, relations in left.items()}
    ends = [to for to in arriving if to not in left] + [source for source, count in ways.items() if not count]
    while ends:
        end = ends.pop()
        left.pop(end, None)
        for source in arriving.get(end, ()):
            ways[source] -= 1
            if not ways[source]:
                ends.append(source)
    for relations in left.values():
        relations[:] = [each for each in relations if each.to in left]


def _follow_circle(left: Mapping[str, list[DocumentRelation]]) -> list[DocumentRelation]:
    """Return the circle that is reached from the smallest id: every document that is left leads on."""
    at = min(left)
    way: list[DocumentRelation] = []
    seen: dict[str, int] = {}
    while at not in seen:
        seen[at] = len(way)
        way.append(left[at][0])
        at = left[at][0].to
    circle = way[seen[at] :]
    start = min(range(len(circle)), key=lambda index: circle[index].page.id)
    return circle[start:] + circle[:start]


RULE: Final = PortalRule("DOC212", check)
