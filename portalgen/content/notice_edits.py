"""Writes notices to readers into the files of a published item: correction, withdrawal or removal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from portalgen.content.front_matter import digest_of_original
from portalgen.content.front_matter_edits import add_key, add_to_list
from portalgen.content.front_matter_text import format_key_lines, format_schema_comment
from portalgen.content.model import Page
from portalgen.kinds.collection import Kinds
from portalgen.kinds.definition import Kind
from portalgen.law.due_dates import to_vietnam_time


def add_note(data: bytes, page: Page, note: str, at: datetime) -> bytes:
    """Return a page with a new entry in `change_notes`. Raises UsageError if its front matter cannot be edited."""
    return add_to_list(data, page.source, "change_notes", {"at": at, "note": note}, _order_of(page.kind))


def add_withdrawal(data: bytes, page: Page, reason: str, at: datetime, superseded_by: str = "") -> bytes:
    """Return an original marked as withdrawn, with the replacing item if given.

    Raises UsageError if its front matter cannot be edited.
    """
    order = _order_of(page.kind)
    data = add_key(data, page.source, "withdrawn", {"at": at, "reason": reason}, order)
    return add_key(data, page.source, "superseded_by", superseded_by, order) if superseded_by else data


def _order_of(kind: Kind) -> list[str]:
    return [field.name for field in kind.fields]


def tombstone_kind(kinds: Kinds) -> Kind | None:
    """Return the kind used for removal notices, or None if the portal has no such kind."""
    return next((kind for kind in kinds.values() if kind.is_tombstone), None)


def format_tombstone(
    page: Page,
    original: Page,
    kind: Kind,
    titles: Mapping[str, str],
    at: datetime,
    reason: str,
    effects: Sequence[Mapping[str, Any]] = (),
) -> str:
    """Return the file replacing a page of a removed item: its id, title, day and addresses, without a text.

    `titles` override the pages' titles by language. `effects` are the item's lasting effects on other items.
    """
    title = titles.get(page.language, page.title)
    values: dict[str, Any] = {"id": page.id, "kind": kind.name, "title": title}
    if page is original:
        values |= {"date": _day_or_moment(page.date)} if page.date is not None else {}
    values |= {"slug": page.slug} if page.slug != page.name else {}
    values |= {"redirect_from": page.fields["redirect_from"]} if page.fields.get("redirect_from") else {}
    if page is original:
        former = str(page.fields.get("former_kind", page.kind.name))
        values |= {"sample": True} if page.fields.get("sample") else {}
        values |= {"removed": {"at": at, "reason": reason}, "former_kind": former}
        values |= {"effects": list(effects)} if effects else {}
    else:
        values["translated_from"] = digest_of_original(titles.get(original.language, original.title), "", "")
    lines = [line for key, value in values.items() for line in format_key_lines(key, value)]
    return "\n".join(["---", format_schema_comment(page.source, kind.name), *lines, "---", ""])


def _day_or_moment(moment: datetime) -> date | datetime:
    local = to_vietnam_time(moment)
    is_day = (local.hour, local.minute) == (0, 0)
    return local.date() if is_day else local.replace(tzinfo=None)
