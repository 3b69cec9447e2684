"""The cache of front matter between reads, in memory and as JSON for the next process.

A stat is only a hint. If it differs, the digest of the content decides, so that a fresh clone with new times still
finds its entries.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from portalgen.content.file_stat import NO_SIGNATURE, StatSignature, may_change_with_same_signature
from portalgen.content.front_matter import FrontMatter, digest_of_content, renew_front_matter
from portalgen.diagnostics.model import Diagnostic
from portalgen.kinds.collection import Kinds

FrontMatterResult = tuple[FrontMatter | None, tuple[Diagnostic, ...]]


@dataclass(slots=True)
class FrontMatterCache:
    """Front matter cached by source. `kinds` are the portal's kinds.

    An entry is valid as long as the signature of the file, or its content, is unchanged.
    """

    kinds: Kinds
    _entries: dict[str, tuple[StatSignature, FrontMatterResult]] = field(default_factory=dict)
    _stored: dict[str, list[Any]] = field(default_factory=dict)
    _changed: set[str] = field(default_factory=set)

    def get(self, source: str, signature: StatSignature) -> FrontMatterResult | None:
        """Return the front matter of the file with this `signature`, or None."""
        entry = self._entries.get(source)
        if entry is not None:
            return entry[1] if entry[0] == signature else None
        stored = self._stored.get(source)
        if stored is None or tuple(stored[0]) != signature:
            return None
        return self._take(source, signature, stored)

    def get_by_content(self, source: str, signature: StatSignature, data: bytes) -> FrontMatterResult | None:
        """Return the front matter of the file with content `data`, regardless of its stat, or None."""
        entry = self._entries.get(source)
        stored = self._stored.get(source)
        if entry is not None and entry[1][0] is not None and entry[1][0].digest == digest_of_content(data):
            self.put(source, signature, entry[1])
            return entry[1]
        if stored is None:
            return None
        if stored[1] == digest_of_content(data):
            self._changed.add(source)
            return self._take(source, signature, stored)
        return None

    def get_by_head(self, source: str, data: bytes) -> FrontMatterResult | None:
        """Return the front matter of `data` if only the body differs from the cached file, or None."""
        entry, stored = self._entries.get(source), self._stored.get(source)
        known = entry[1][0] if entry is not None else self._front_matter(stored) if stored is not None else None
        renewed = renew_front_matter(known, data) if known is not None else None
        return (renewed, ()) if renewed is not None else None

    def get_by_digest(self, source: str, digest: str) -> FrontMatterResult | None:
        """Return the front matter of the file with this content digest, without reading the file, or None."""
        entry = self._entries.get(source)
        if entry is not None and entry[1][0] is not None and entry[1][0].digest == digest:
            return entry[1]
        stored = self._stored.get(source)
        return self._take(source, NO_SIGNATURE, stored) if stored is not None and stored[1] == digest else None

    def put(self, source: str, signature: StatSignature, reading: FrontMatterResult) -> None:
        """Cache the front matter of a source.

        If the file may change while its signature stays the same, the entry is valid for its content only.
        """
        known = self._entries.get(source)
        if known is None or known[1] is not reading:
            self._changed.add(source)
        self._entries[source] = _stored_signature(signature, time.time_ns()), reading

    def retain(self, sources: Iterable[str]) -> None:
        """Drop the entries of files not in `sources`."""
        present = set(sources)
        self._entries = {source: entry for source, entry in self._entries.items() if source in present}

    def load_json(self, text: str) -> None:
        """Load the entries of `text` for uncached files. Invalid JSON is ignored."""
        with suppress(ValueError, TypeError, RecursionError):
            self._stored.update(json.loads(text, object_hook=_value))

    def dump_json(self, sources: Iterable[str]) -> str | None:
        """Return the entries without diagnostics of these sources as JSON, or None if none of them is new."""
        requested = list(sources)
        if self._changed.isdisjoint(requested):
            return None
        self._changed.difference_update(requested)
        return _text(self._rows(requested))

    def _rows(self, sources: Iterable[str]) -> dict[str, list[Any]]:
        now = time.time_ns()
        rows = {}
        for source in sources:
            signature, (front_matter, diagnostics) = self._entries.get(source, (NO_SIGNATURE, (None, ())))
            if front_matter is not None and not diagnostics:
                rows[source] = [list(_stored_signature(signature, now)), *_row(front_matter)]
        return rows

    def _front_matter(self, row: list[Any]) -> FrontMatter:
        _, digest, kind, values, *rest = row
        head_digest, body_digest, original_digest, body_start, body_line, lacks_text = rest
        return FrontMatter(
            self.kinds[kind],
            _tuples(values),
            digest,
            head_digest,
            body_digest,
            original_digest,
            body_start,
            body_line,
            lacks_text,
        )

    def _take(self, source: str, signature: StatSignature, stored: list[Any]) -> FrontMatterResult:
        reading: FrontMatterResult = (self._front_matter(stored), ())
        self._stored.pop(source)  # 7 MB for 10,000 pages
        self._entries[source] = _stored_signature(signature, time.time_ns()), reading
        return reading


def _stored_signature(signature: StatSignature, now: int) -> StatSignature:
    return NO_SIGNATURE if may_change_with_same_signature(max(signature[:2]), now) else signature


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _row(front_matter: FrontMatter) -> list[Any]:
    return [
        front_matter.digest,
        front_matter.kind.name,
        dict(front_matter.values),
        front_matter.head_digest,
        front_matter.body_digest,
        front_matter.original_digest,
        front_matter.body_start,
        front_matter.body_line,
        front_matter.lacks_text,
    ]


def _tuples(values: dict[str, Any]) -> dict[str, Any]:
    """Convert JSON lists to tuples, as in validated models."""
    return {key: tuple(value) if type(value) is list else value for key, value in values.items()}


_DAY: Final = "$day"
_MOMENT: Final = "$moment"


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return {_MOMENT: value.isoformat()}
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    raise TypeError(f"{type(value)} cannot be kept")


_READERS: Final[dict[str, Callable[[str], object]]] = {_DAY: date.fromisoformat, _MOMENT: datetime.fromisoformat}


def _value(members: dict[str, Any]) -> object:
    if len(members) == 1:
        key = next(iter(members))
        if key in _READERS:
            return _READERS[key](members[key])
    return members
