"""Documents with an insufficient first publication, so that clocks are no proof.

A document is published with a file containing its number and day, with its text, or with a scan confirmed by the board.
No program can judge the earlier state, and nobody is accused of it: the verdict is "unproven".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, get_args

from portalgen.config.values import parse_date
from portalgen.content.files import format_of
from portalgen.content.front_matter import split_source
from portalgen.editorial.deadlines.confirmed_documents import UnreadFile, find_confirmed_files
from portalgen.editorial.deadlines.first_versions import (
    FIRST_VERSIONS_TABLE,
    PublishedFiles,
    VersionPlace,
    list_file_names,
    read_first_versions,
)
from portalgen.editorial.deadlines.main_content import MainContent
from portalgen.frozen import frozen
from portalgen.history.blobs import list_files_at, read_blobs
from portalgen.history.repository import Repository
from portalgen.history.worktree import is_tracked
from portalgen.on_demand import on_demand
from portalgen.store.cache_folder import open_row_store
from portalgen.store.digest import digest_repr
from portalgen.store.row_store import RowStore, Table
from portalgen.text.document_head import (
    DocumentHead,
    HeadState,
    judge_body_text,
    judge_file_text,
    read_document_head,
    share_few_words,
)
from portalgen.text.normalization import nfc
from portalgen.text.placeholders import strip_markdown
from portalgen.timeline.attached_files import path_of_attachment
from portalgen.timeline.facts import ItemIdentity
from portalgen.timeline.model import EvidenceReason, ItemTimes
from portalgen.timeline.one_document import join_documents
from portalgen.timeline.record import AttachedFile, Timeline
from portalgen.timeline.states import item_version_of

with on_demand():
    from portalgen.documents import reader

_CONCLUSIONS: Final = Table("document_conclusions", "1")
"""The conclusion, by the blobs of a first version, of its present replacement, and by the item's stated identity."""
_TOGETHER: Final = 8
"""The number of documents with their files in memory at the same time."""
_REASONS: Final = frozenset((*get_args(EvidenceReason), ""))
_LIMITED: Final = frozenset(("too_slow", "too_large"))
"""States of reading that may differ on another machine."""


@frozen
class _Question:
    """A version of an item published first, or first as another document."""

    id: str
    place: VersionPlace
    first: PublishedFiles
    now: PublishedFiles | None
    """Its present replacement on main; None if there is none, or if it is the same."""
    identity: ItemIdentity
    """The item's present identity: a corrected misprint does not match its own file."""

    @property
    def key(self) -> str:
        """The key of the question."""
        named = (self.identity.number, self.identity.issued, self.identity.title, self.identity.issuer)
        return digest_repr((*_blobs_of(self.first), *(_blobs_of(self.now) if self.now is not None else ()), named))


@frozen
class _Conclusion:
    reason: EvidenceReason | None
    """None if sufficient."""
    unread: tuple[AttachedFile, ...] = ()
    """Files that would be sufficient with the board's confirmation."""
    is_final: bool = True
    """True if everything readable could be read."""


def find_doubted_documents(content: MainContent, ids: Collection[str]) -> Mapping[str, EvidenceReason]:
    """Return why the first publication of an item is no proof, for insufficient ones among the items with `ids`.

    Only documents first published since `documents_checked_from` are checked. Conclusions about files are cached.
    Records of the board are read only if a file does not show its identity.
    """
    former = content.former
    since = former.find_document_check() if former is not None else content.legal.documents_checked_from
    if since is None or not ids:
        return {}
    timeline = join_documents(content.timeline).timeline
    places = {id: tuple(_list_places(timeline, id, since)) for id in ids}
    asked = {place for each in places.values() for place in each}
    if not asked:
        return {}
    rows = _open_rows(content)
    versions = read_first_versions(content.repository, asked, rows)
    files = list_files_at(content.repository, content.tip)
    questions = [
        _Question(id, place, versions[place], _find_present(content, timeline, files, id, versions[place]), identity)
        for id, each in places.items()
        for place in each
        if place in versions and (identity := timeline.records[id].identity)
    ]
    conclusions = _conclude_all(content.repository, questions, rows)
    rows.close()
    confirmed = _find_confirmed(content, timeline, questions, conclusions)
    doubted: dict[str, EvidenceReason] = {}
    for question in questions:
        reason = conclusions[question.key].reason
        if reason is not None and (question.id, question.place) not in confirmed:
            doubted.setdefault(question.id, reason)
    return doubted


def _list_places(timeline: Timeline, id: str, since: datetime) -> Iterator[VersionPlace]:
    """Yield the places of the versions that stopped an item's clocks.

    These are the first version, and the first after a change of identity.
    """
    times = timeline.items.get(id)
    published = times.publication if times is not None else None
    if published is None or not published.path or (published.at is not None and published.at < since):
        return
    for each in (published, *(restart.publication for restart in timeline.records[id].restarts)):
        if each.path and each.commit:
            yield each.commit, each.path


def _find_present(
    content: MainContent, timeline: Timeline, files: Mapping[str, str], id: str, first: PublishedFiles
) -> PublishedFiles | None:
    """Return main's present replacement of the first version; None if there is none, or if it is the same."""
    record = timeline.records[id]
    blob = files.get(record.path, "")
    if record.is_gone or not blob:
        return None
    data = content.read_source(record.path) if blob != first.page else b""
    names = list_file_names(data) if data else tuple(each.name for each in first.files)
    attached = (AttachedFile(name, files.get(path_of_attachment(record.path, name), "")) for name in names)
    present = PublishedFiles(record.path, blob, tuple(each for each in attached if each.blob))
    return None if _blobs_of(present) == _blobs_of(first) else present


def _blobs_of(version: PublishedFiles) -> tuple[str, ...]:
    return version.page, *(f"{each.name}\0{each.blob}" for each in version.files)


def _open_rows(content: MainContent) -> RowStore:
    folder = content.cache_folder
    trusted = None if folder is None or is_tracked(content.repository, folder) else folder
    return open_row_store(trusted, "documents", (FIRST_VERSIONS_TABLE, _CONCLUSIONS))


def _conclude_all(repository: Repository, questions: Iterable[_Question], rows: RowStore) -> Mapping[str, _Conclusion]:
    """Return the conclusion about the files of each question, by its key."""
    by_key = {each.key: each for each in questions}
    stored = rows.get_many(_CONCLUSIONS.name, list(by_key))
    known = {key: found for key, row in stored.items() if (found := _conclusion_of_row(row)) is not None}
    missing = [key for key in by_key if key not in known]
    if not missing:
        return known
    with TemporaryDirectory() as folder, reader.DocumentReader() as documents:
        for start in range(0, len(missing), _TOGETHER):
            keys = missing[start : start + _TOGETHER]
            texts = _Texts(repository, [by_key[key] for key in keys], Path(folder), documents)
            read = {key: _conclude(by_key[key], texts) for key in keys}
            rows.put(_CONCLUSIONS.name, {key: _row_of(each) for key, each in read.items() if each.is_final})
            known |= read
    return known


class _Texts:
    """The contents of the pages and files of some questions. Each file is read on demand, and once."""

    def __init__(
        self, repository: Repository, questions: Sequence[_Question], folder: Path, documents: reader.DocumentReader
    ) -> None:
        versions = [each for question in questions for each in (question.first, question.now) if each is not None]
        blobs = (blob for each in versions for blob in (each.page, *(file.blob for file in each.files)))
        self._data = dict(read_blobs(repository, dict.fromkeys(blobs)))
        self._folder = folder
        self._documents = documents
        self._texts: dict[tuple[str, str], tuple[str, bool]] = {}

    def page(self, version: PublishedFiles) -> bytes:
        """Return the bytes of a page."""
        return self._data[version.page]

    def body(self, version: PublishedFiles) -> str:
        """Return the Markdown of a page."""
        data = self._data[version.page]
        parts = split_source(data)
        return data[parts.body_start :].decode("utf-8", "replace") if parts is not None else ""

    def text(self, file: AttachedFile) -> str:
        """Return the text of an attached file; empty if it has none, or cannot be read."""
        return self._read(file)[0]

    def is_read(self, files: Iterable[AttachedFile]) -> bool:
        """Return True if no limit of time or size prevented these files from being read."""
        return all(self._read(each)[1] for each in files)

    def _read(self, file: AttachedFile) -> tuple[str, bool]:
        format = format_of(file.name)
        key = file.blob, format
        if key not in self._texts:
            path = self._folder / file.blob
            path.write_bytes(self._data[file.blob])
            document = self._documents.read(path, file.name, format)
            path.unlink()
            self._texts[key] = nfc(document.text), document.state not in _LIMITED
        return self._texts[key]


def _conclude(question: _Question, texts: _Texts) -> _Conclusion:
    """Return the conclusion: if the first version is the document, and its present replacement still is."""
    first = question.first
    version = item_version_of(texts.page(first))
    identities = dict.fromkeys((*((version.identity,) if version is not None else ()), question.identity))
    heads = {each: read_document_head(texts.text(each)) for each in first.files}
    states = {each: _best(_judge_file(head, identity) for identity in identities) for each, head in heads.items()}
    own = next((each for each, state in states.items() if state == "own"), None)
    body = texts.body(first)
    of_body = _best(_judge_body(body, identity) for identity in identities)
    if own is not None or of_body == "own":
        is_replaced = question.now is not None and _is_replaced(own, body, question.now, texts)
        return _Conclusion("replaced-text" if is_replaced else None)
    unread = tuple(each for each, state in states.items() if state == "silent")
    if unread and question.now is not None and _are_other_documents(question.now, unread, identities, texts):
        return _Conclusion("replaced-text")
    if unread:
        return _Conclusion("unconfirmed-scan", unread, texts.is_read(unread))
    return _Conclusion("other-document" if "other" in (*states.values(), of_body) else "no-text")


def _judge_file(head: DocumentHead, identity: ItemIdentity) -> HeadState:
    return judge_file_text(head, identity.number, _day(identity.issued))


def _judge_body(markdown: str, identity: ItemIdentity) -> HeadState:
    return judge_body_text(markdown, identity.number, _day(identity.issued), identity.title, identity.issuer)


def _best(states: Iterable[HeadState]) -> HeadState:
    found = frozenset(states)
    order: tuple[HeadState, ...] = ("own", "silent", "draft", "other")
    return next(each for each in order if each in found)


def _is_replaced(own: AttachedFile | None, body: str, now: PublishedFiles, texts: _Texts) -> bool:
    """Return True if another text replaces the sufficient one, and is not merely a new scan of it."""
    if own is not None and any(each.blob == own.blob for each in now.files):
        return False
    first = texts.text(own) if own is not None else strip_markdown(body)
    later = "\n".join((strip_markdown(texts.body(now)), *map(texts.text, now.files)))
    return share_few_words(first, later)


def _are_other_documents(
    now: PublishedFiles, unread: Collection[AttachedFile], identities: Iterable[ItemIdentity], texts: _Texts
) -> bool:
    """Return True if all files that replace a scan belong to other documents.

    The words of a scan cannot be compared.
    """
    if not now.files or any(each.blob == scan.blob for each in now.files for scan in unread):
        return False
    heads = [read_document_head(texts.text(each)) for each in now.files]
    return all(_judge_file(head, identity) == "other" for head in heads for identity in identities)


def _day(written: str) -> date | None:
    try:
        return parse_date(written)
    except ValueError:
        return None


def _find_confirmed(
    content: MainContent, timeline: Timeline, questions: Sequence[_Question], conclusions: Mapping[str, _Conclusion]
) -> frozenset[tuple[str, VersionPlace]]:
    """Return the items and places with files confirmed by the board."""
    asked = {
        UnreadFile(each.first.path_of(file), file.blob, each.identity.number, _commit_of(timeline.items[each.id])): each
        for each in questions
        for file in conclusions[each.key].unread
    }
    return frozenset((asked[file].id, asked[file].place) for file in find_confirmed_files(content, list(asked)))


def _commit_of(times: ItemTimes) -> str:
    return times.submission.commit or times.publication.commit


def _row_of(conclusion: _Conclusion) -> list[Any]:
    return [conclusion.reason or "", [[each.name, each.blob] for each in conclusion.unread]]


def _conclusion_of_row(row: Any) -> _Conclusion | None:
    try:
        reason, unread = row
        if reason not in _REASONS:
            return None
        return _Conclusion(reason or None, tuple(AttachedFile(str(name), str(blob)) for name, blob in unread))
    except (TypeError, ValueError):
        return None
