"""The files of a title index: `titles.json` and, unless the index is small, a file for each range of words.

The same documents give the same bytes. The format is described in `docs/explanation/search.md`.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.store.digest import digest_bytes

with on_demand():
    from portalgen.search.titles import documents as titles_documents
    from portalgen.search.titles import folding
    from portalgen.search.titles import shards as titles_shards

VERSION: Final = 1
"""Version of the format. The script ignores an index of any other version."""
ENTRY_FILE: Final = "titles.json"
"""The only file with a fixed name; it lists all others, named after their contents."""
BEST_OF_WORD: Final = 60
"""Maximum entries of a word by their own names: likely results come first, so the rest is seldom missed."""
BEST_OF_PLACE: Final = 40
"""Maximum entries of a word found only in the name of their site."""
NAMES_OF_ENTRY: Final = 12
"""Other names of an entry included in every shard; further names only in the shards of their words."""
NAMES_OF_WORD: Final = 20
"""Maximum of these per word: a query of this word alone more likely means an entry with this title."""
SUMMARY_LENGTH: Final = 100
_SHARD_SIZE: Final = 24_000
"""Bytes of a shard before compression to a third or two fifths."""
_INLINE_SIZE: Final = 22_000
"""Maximum bytes of an index in a single file."""
_HASH_LENGTH: Final = 16
_PATH: Final = re.compile(rf"/titles/([0-9a-f]{{{_HASH_LENGTH}}}|titles)\.json$")
_ENDINGS: Final = " ,;:.-–—"

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

_Row = list[Any]
_NAMES: Final = 7
"""Position of the other names in a row."""


def build_title_index(documents: Iterable[titles_documents.TitleDocument]) -> dict[str, bytes]:
    """Return the files of the index over `documents`, by their names in its folder."""
    ordered = _sort(documents)
    places = sorted({document.place for document in ordered}, key=lambda place: (place.lead, place.name))
    kinds = sorted({document.kind for document in ordered})
    states = sorted({document.state for document in ordered if document.state})
    numbers = _Numbers(
        {place: number for number, place in enumerate(places)},
        {kind: number for number, kind in enumerate(kinds)},
        {state: number for number, state in enumerate(states)},
    )
    rows = [numbers.row_of(document) for document in ordered]
    words = _WordTable(ordered)
    head: dict[str, Any] = {
        "v": VERSION,
        "count": len(rows),
        "places": [_row_of_place(place) for place in places],
        "kinds": kinds,
        "states": states,
        "words": " ".join(f"{word}:{words.counts[word]}" for word in titles_shards.sort_words(words.counts)),
    }
    whole = _encode({**head, "shards": [], "entries": rows})
    if len(whole) <= _INLINE_SIZE:
        return {ENTRY_FILE: whole}
    encoded = [_encode(_with_names(row, row[_NAMES][:NAMES_OF_ENTRY])) for row in rows]
    named = {number: _NameTable(row[_NAMES]) for number, row in enumerate(rows) if len(row[_NAMES]) > NAMES_OF_ENTRY}
    files: dict[str, bytes] = {}
    shards = []
    cut = titles_shards.cut_into_shards(words.find_best(), [len(each) for each in encoded], _SHARD_SIZE)
    for shard, following in zip(cut, [*cut[1:], None], strict=True):
        parts = (
            _encode(
                _with_names(
                    rows[number], named[number].list_between(shard.first, following.first if following else None)
                )
            )
            if number in named
            else encoded[number]
            for number in sorted(shard.entries)
        )
        data = b'{"entries":[' + b",".join(parts) + b"]}"
        name = f"{digest_bytes(data)[:_HASH_LENGTH]}.json"
        files[name] = data
        shards.append([shard.first, name])
    return {ENTRY_FILE: _encode({**head, "shards": shards, "entries": []}), **files}


def is_title_file(path: str) -> bool:
    """Return True if the output path is a file of a title index."""
    return _PATH.search(path) is not None


def _sort(documents: Iterable[titles_documents.TitleDocument]) -> list[titles_documents.TitleDocument]:
    """Return the documents in order of rank.

    Homes and the site's own undated pages come first, then lists, pages of every site, and items, the newest first.
    """
    by_address = sorted(documents, key=lambda each: (each.place.lead, each.address, each.title))
    return sorted(sorted(by_address, key=lambda each: each.day, reverse=True), key=_rank)


def _rank(document: titles_documents.TitleDocument) -> int:
    if (
        document.place.lead.startswith("/")
        and not document.day
        and not document.flags & ~titles_documents.TitleFlag.SAMPLE
    ):
        return 0  # few pages, the likely target of words such as "tỉnh", which a hundred homes contain too
    flags = (titles_documents.TitleFlag.HOME, titles_documents.TitleFlag.LIST, titles_documents.TitleFlag.COMMON)
    return next((rank for rank, flag in enumerate(flags) if flag in document.flags), len(flags))


@frozen
class _Numbers:
    """The positions of values shared by many entries in the lists of the entry file."""

    places: Mapping[titles_documents.TitlePlace, int]
    kinds: Mapping[str, int]
    states: Mapping[str, int]

    def row_of(self, document: titles_documents.TitleDocument) -> _Row:
        """Return an entry as stored."""
        return [
            document.address,
            document.title,
            self.kinds[document.kind],
            self.states.get(document.state, -1),
            document.day,
            self.places[document.place],
            document.number,
            list(document.names),
            int(document.flags),
            document.language,
            shorten_summary(document.summary),
            *([list(document.foreign_names)] if document.foreign_names else ()),
        ]


class _NameTable:
    """The other names of an entry by their words."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._with_word: dict[str, list[int]] = {}
        for number, name in enumerate(names):
            for word in folding.list_name_words((name,)):
                self._with_word.setdefault(word, []).append(number)

    def list_between(self, first: str, following: str | None) -> list[str]:
        """Return the names with words from `first` up to `following`, in order, and the first few of all."""
        kept = set(range(NAMES_OF_ENTRY))
        start, end = (
            titles_shards.code_units_of(first),
            titles_shards.code_units_of(following) if following is not None else None,
        )
        for word, numbers in self._with_word.items():
            units = titles_shards.code_units_of(word)
            if start <= units and (end is None or units < end):
                kept.update(numbers[:NAMES_OF_WORD])
        return [self._names[number] for number in sorted(kept)]


def _with_names(row: _Row, names: Sequence[str]) -> _Row:
    return [*row[:_NAMES], list(names), *row[_NAMES + 1 :]]


class _WordTable:
    """The entries found by each word: by their own names, and only by the names of their site."""

    def __init__(self, documents: Sequence[titles_documents.TitleDocument]) -> None:
        self._own: dict[str, list[int]] = {}
        self._of_place: dict[str, list[int]] = {}
        places = {document.place: folding.list_name_words(document.place.names) for document in documents}
        for number, document in enumerate(documents):
            own = frozenset(
                folding.list_name_words((document.title, *document.names, *document.foreign_names, document.number))
            )
            for word in own:
                self._own.setdefault(word, []).append(number)
            for word in places[document.place]:
                if word not in own:
                    self._of_place.setdefault(word, []).append(number)
        self.counts = Counter({word: len(entries) for word, entries in self._own.items()})
        self.counts.update({word: len(entries) for word, entries in self._of_place.items()})

    def find_best(self) -> dict[str, list[int]]:
        """Return the entries of each word, up to the limits above."""
        return {
            word: [*self._own.get(word, ())[:BEST_OF_WORD], *self._of_place.get(word, ())[:BEST_OF_PLACE]]
            for word in self.counts
        }


def _row_of_place(place: titles_documents.TitlePlace) -> dict[str, str]:
    return {"name": place.name, "words": " ".join(folding.list_name_words(place.names)), "lead": place.lead}


def shorten_summary(text: str) -> str:
    """Return `text` on one line, cut after a word if too long beside a title."""
    line = " ".join(text.split())
    if len(line) <= SUMMARY_LENGTH:
        return line
    cut = line[:SUMMARY_LENGTH]
    head = cut.rpartition(" ")[0] or cut[:-1]
    return head.rstrip(_ENDINGS) + "…"


def _encode(value: object) -> bytes:
    return _ENCODER.encode(value).encode("utf-8", "replace")
