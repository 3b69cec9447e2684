"""Corrections of a misprinted number, kind or day of receipt, approved by a record and confirmed by the first file."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from portalgen.config.values import parse_date
from portalgen.content.files import format_of
from portalgen.editorial.deadlines.main_content import MainContent
from portalgen.history.blobs import read_blobs
from portalgen.law.due_dates import to_vietnam_time
from portalgen.on_demand import on_demand
from portalgen.text.normalization import level_dashes, nfc
from portalgen.timeline.facts import plain_number
from portalgen.timeline.item_clock import ClockStanding, ItemClock
from portalgen.timeline.record import AttachedFile, Correction, ItemRecord

with on_demand():
    from portalgen.documents import reader
    from portalgen.editorial.audit import approval_audit

_DOUBTED: Final = frozenset[ClockStanding](("late", "unproven", "impossible"))


def find_settled_corrections(content: MainContent, clocks: Iterable[ItemClock]) -> frozenset[str]:
    """Return the ids of items with proven corrections; only items doubted by these clocks are checked.

    Each of their corrections is approved by a record, and the file first published contains the number and the day of
    issue; if the day of receipt was corrected, that day too. Such corrections have no cost.
    """
    records = content.timeline.records
    doubted = {each.page.id for each in clocks if each.standing in _DOUBTED}
    corrected = {id: records[id] for id in sorted(doubted & records.keys()) if records[id].corrections}
    corrected = {id: record for id, record in corrected.items() if record.first_files}
    if not corrected:
        return frozenset()
    approved = _list_approved(content)
    covered = {id: each for id, each in corrected.items() if approved.issuperset(map(_place, each.corrections))}
    texts = _read_texts(content, [file for each in covered.values() for file in each.first_files])
    return frozenset(
        id for id, each in covered.items() if any(_bears(texts.get(file, ""), each) for file in each.first_files)
    )


def _place(correction: Correction) -> tuple[str, str]:
    return correction.path, correction.commit


def _list_approved(content: MainContent) -> frozenset[tuple[str, str]]:
    """Return (path, commit) of every change of main approved by a record before publication."""
    audit = approval_audit.audit_approvals(content.repository, content.tip, None, content.at, content.cache_folder)
    changes = (each for each in audit.changes if each.state == "approved" and each.level == "person")
    return frozenset((each.change.path, audit.line[each.place].id) for each in changes)


def _read_texts(content: MainContent, files: Collection[AttachedFile]) -> Mapping[AttachedFile, str]:
    """Return the texts of attached files, all read in a single process."""
    names = dict.fromkeys(each for each in files if each.blob)
    if not names:
        return {}
    data = dict(read_blobs(content.repository, dict.fromkeys(each.blob for each in names)))
    with TemporaryDirectory() as folder, reader.DocumentReader() as documents:
        texts = {}
        for file in names:
            path = Path(folder, file.blob)
            path.write_bytes(data[file.blob])
            texts[file] = documents.read(path, file.name, format_of(file.name)).text
    return texts


def _bears(text: str, record: ItemRecord) -> bool:
    """Return True if a text contains the corrected number and days of the record."""
    last = record.corrections[-1]
    plain = level_dashes(nfc(text)).casefold()
    days = [_day(last.identity.issued)]
    received = record.versions[last.version].facts.received
    if any("received" in each.facts for each in record.corrections):
        days.append(to_vietnam_time(received).date() if received is not None else None)
    return _has_number(plain, last.identity.number) and all(day is not None and _has_day(plain, day) for day in days)


def _day(written: str) -> date | None:
    try:
        return parse_date(written)
    except ValueError:
        return None


def _has_number(text: str, number: str) -> bool:
    spaced = r"\s*".join(map(re.escape, plain_number(number)))
    return bool(spaced) and re.search(rf"(?<![\d/]){spaced}(?![\w-])", text) is not None


def _has_day(text: str, day: date) -> bool:
    return any(re.search(pattern, text) is not None for pattern in _patterns_of(day))


def _patterns_of(day: date) -> Iterator[str]:
    yield rf"(?<!\d)0?{day.day}\s*[/.-]\s*0?{day.month}\s*[/.-]\s*{day.year}(?!\d)"
    yield rf"ngày\s*0?{day.day}\s*tháng\s*0?{day.month}\s*năm\s*{day.year}(?!\d)"
    yield rf"(?<!\d){day.isoformat()}(?!\d)"
