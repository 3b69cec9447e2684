"""Snapshots of a page in one language from a commit on: its front matter as written, its text, its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from portalgen.content.front_matter import FrontMatter, head_keys_of, head_yaml_of, split_source
from portalgen.content.front_matter_reading import read_partial_front_matter
from portalgen.editorial.page_history.content_line import ContentLine, ItemTexts
from portalgen.frozen import frozen
from portalgen.kinds.collection import Kinds
from portalgen.kinds.page import PAGE
from portalgen.kinds.tombstone import TOMBSTONE
from portalgen.timeline.states import PublicationState, item_version_of

_STATUS_KEYS: Final = ("withdrawn", "superseded_by")
"""Groups of the original shared by translations."""
_FILE_KEYS: Final = ("attachments", "images")


@frozen
class ParsedPage:
    """A text of a page, independent of the rules in force today."""

    path: str
    data: bytes
    front_matter: FrontMatter | None
    """With the keys that are valid by themselves; None if the bytes are unreadable."""
    keys: Mapping[str, Any]
    """The front matter as it is written."""
    state: PublicationState

    @property
    def language(self) -> str:
        """By the file's name."""
        return self.path.rpartition("/")[2].split(".")[1]

    @property
    def body(self) -> str:
        """The text below the front matter."""
        start = self.front_matter.body_start if self.front_matter is not None else len(self.data)
        return self.data[start:].decode("utf-8", "replace")

    def list_files(self) -> Iterator[str]:
        """Yield the names of the neighbouring files named in its front matter."""
        values = self.front_matter.values if self.front_matter is not None else {}
        for key in _FILE_KEYS:
            yield from (str(each["file"]) for each in values.get(key, ()) if each.get("file"))


@frozen
class PageSnapshot:
    """A page in one language, from the commit at `place` on."""

    place: int
    page: ParsedPage
    original_path: str
    """The path of the file in the original language; its own for an original."""
    status: Mapping[str, Any]
    """The original's statement of its withdrawal, as written."""
    publish_at: datetime | None
    expires_at: datetime | None
    files: Mapping[str, str]
    """Name of a neighbouring file to its blob id."""

    @property
    def is_tombstone(self) -> bool:
        """True if the item was removed."""
        return self.page.keys.get("kind") == TOMBSTONE.name

    @property
    def removal_reason(self) -> str:
        """The class of reason of its withdrawal or removal; else empty."""
        group = self.page.keys.get("removed") if self.is_tombstone else self.status.get("withdrawn")
        reason = group.get("reason") if isinstance(group, Mapping) else None
        return reason if isinstance(reason, str) else ""

    @property
    def is_withdrawn(self) -> bool:
        """True if it is shown with a notice of its withdrawal."""
        return isinstance(self.status.get("withdrawn"), Mapping)

    def list_notes(self) -> Iterator[tuple[str, str, str]]:
        """Yield (moment, note, class of reason) of the notes to readers, as written."""
        notes = self.page.keys.get("change_notes")
        for each in notes if isinstance(notes, list) else ():
            if isinstance(each, Mapping):
                at, note, reason = (each.get(key) for key in ("at", "note", "reason"))
                yield str(at or ""), " ".join(str(note or "").split()), str(reason or "")

    def differs_from(self, other: PageSnapshot | None) -> bool:
        """Return True if any part of it differs."""
        return other is None or (self.page.path, self.page.data, self.status, self.publish_at, self.expires_at, self.files) != (
            other.page.path, other.page.data, other.status, other.publish_at, other.expires_at, other.files
        )  # fmt: skip


def parse_page(path: str, data: bytes, kinds: Kinds) -> ParsedPage | None:
    """Return the page in a text; None if it names no item."""
    version, parts = item_version_of(data), split_source(data)
    if version is None or parts is None:
        return None
    keys = head_keys_of(head_yaml_of(data, parts, path))
    return ParsedPage(path, data, read_partial_front_matter(data, path, PAGE, kinds), keys, version.state)


def list_snapshots(
    texts: Iterable[ItemTexts], line: ContentLine, contents: Mapping[str, bytes], kinds: Kinds
) -> Mapping[str, tuple[tuple[int, PageSnapshot | None], ...]]:
    """Return, by language, the states of an item's page from each place of a change on; None if it was gone.

    `contents` are the bytes of all blobs of `texts`.
    """
    steps = tuple(texts)
    parsed = {
        (path, blob): parse_page(path, contents[blob], kinds) for step in steps for path, blob in step.blobs.items()
    }
    found: dict[str, list[tuple[int, PageSnapshot | None]]] = {}
    for place, blobs in _with_file_changes(steps, line, parsed):
        pages = [page for path, blob in sorted(blobs.items()) if (page := parsed[path, blob]) is not None]
        original = next((each for each in pages if not each.state.is_translation), None)
        own = {each.language: each for each in pages}
        for language in {*found, *own}:
            page = own.get(language)
            snapshot = None if page is None else _snapshot(place, page, original or page, line)
            states = found.setdefault(language, [])
            last = states[-1][1] if states else None
            if (snapshot is None and last is not None) or (snapshot is not None and snapshot.differs_from(last)):
                states.append((place, snapshot))
    return {language: tuple(states) for language, states in sorted(found.items())}


def _with_file_changes(
    steps: tuple[ItemTexts, ...], line: ContentLine, parsed: Mapping[tuple[str, str], ParsedPage | None]
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield (place, texts) of each place at which a text, or a file named by the texts, changed."""
    for number, step in enumerate(steps):
        end = steps[number + 1].place if number + 1 < len(steps) else None
        yield step.place, step.blobs
        pages = (parsed[path, blob] for path, blob in step.blobs.items())
        paths = {_path_of_file(page, name) for page in pages if page is not None for name in page.list_files()}
        places = {place for path in paths for place, _ in line.files.get(path, ())}
        yield from (
            (place, step.blobs) for place in sorted(places) if place > step.place and (end is None or place < end)
        )


def _snapshot(place: int, page: ParsedPage, original: ParsedPage, line: ContentLine) -> PageSnapshot:
    files = {name: line.blob_of_file(_path_of_file(page, name), place) for name in page.list_files()}
    status = {key: value for key in _STATUS_KEYS if (value := original.keys.get(key)) is not None}
    return PageSnapshot(place, page, original.path, status, original.state.publish_at, original.state.expires_at, files)


def _path_of_file(page: ParsedPage, name: str) -> str:
    return f"{page.path.rpartition('/')[0]}/{name}"
