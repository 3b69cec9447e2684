"""The line of manifests: each names the digest of its predecessor, so published content cannot be denied later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.frozen import frozen
from portalgen.publish.layout import RECORDS_ADDRESS
from portalgen.publish.manifest import LARGEST_MANIFEST, ReleaseFormatError, ReleaseManifest, parse_manifest
from portalgen.publish.verifying.answers import Answer
from portalgen.publish.verifying.sources import ReleaseSource

LONGEST_WALK: Final = 2_000
"""The number of manifests read back, if no known release limits the search."""
_LEAST_WALK: Final = 50
"""The number of manifests read back in any case, to recognise a page of a replaced release."""
_FARTHEST_HEAD: Final = 200
"""The number of manifests searched after the manifest shown."""
_SHOWN: Final = 12
_ABSENT: Final = frozenset({404, 410})
_KNOWN: Final = re.compile(r"([1-9][0-9]{0,8}):([0-9a-f]{64})")


@frozen
class KnownRelease:
    """A release seen before."""

    number: int
    digest: str


@frozen
class ChainLink:
    """A manifest on the line."""

    manifest: ReleaseManifest
    digest: str


@frozen
class ReleaseChain:
    """The part of the line read, seen from a manifest."""

    former: tuple[ChainLink, ...]
    """Before it, the newest first, as far as each is named by the next."""
    later: tuple[ChainLink, ...]
    """After it in the records, the oldest first, as far as each names the manifest before."""
    known_number: int
    """Of the release seen before, if it is on this line; else 0."""
    answers: tuple[Answer, ...]


def parse_known(text: str) -> KnownRelease:
    """Return the release in `NUMBER:DIGEST`. Raises UsageError."""
    match = _KNOWN.fullmatch(text.strip())
    if match is None:
        raise UsageError(
            f"`{text}` không phải SỐ:MÃ của một lần phát hành; hãy chép nguyên dòng --known mà lần kiểm tra trước in ra",
            f"`{text}` is not NUMBER:DIGEST of a release; copy the value of --known that an earlier check printed",
        )
    return KnownRelease(int(match[1]), match[2])


def read_chain(source: ReleaseSource, link: ChainLink, known: KnownRelease | None) -> ReleaseChain:
    """Return the line before `link` by the records of its main host, and its problems."""
    return _ChainReader(source, link, known).read()


def fetch_record(source: ReleaseSource, host: str, number: int, ending: str = "") -> tuple[int, bytes]:
    """Return the status and the bytes of a manifest of the records, or with `.sig` of its signature."""
    answer = source.read(host, f"{RECORDS_ADDRESS}manifests/{number}.json{ending}", {}, LARGEST_MANIFEST)
    return answer.status, answer.body


class _ChainReader:
    def __init__(self, source: ReleaseSource, link: ChainLink, known: KnownRelease | None) -> None:
        self._source, self._link, self._known = source, link, known
        self._host = link.manifest.main_host
        self._former: list[ChainLink] = []
        self._later: list[ChainLink] = []
        self._head = KnownRelease(link.manifest.number, link.digest)
        """The newest manifest of the records."""

    def read(self) -> ReleaseChain:
        try:
            answers = tuple(self._walk())
        except UnusableEnvironmentError:
            answers = (Answer("chain_unread", {"main_host": self._host}),)
        return ReleaseChain(tuple(self._former), tuple(self._later), self._find_known(), answers)

    def _find_known(self) -> int:
        line = (self._link, *self._former, *self._later)
        places = ((each.manifest.number, each.digest) for each in line)
        return self._known.number if self._known and (self._known.number, self._known.digest) in places else 0

    def _walk(self) -> Iterator[Answer]:
        number = self._link.manifest.number
        if not self._source.has_records:
            yield Answer("chain_not_yet", {"number": str(number)})
            return
        status, data = fetch_record(self._source, self._host, number)
        if status != 200:
            yield Answer("gap", {"number": str(number), "status": str(status)})
            return
        if _digest(data) != self._link.digest:
            yield _forked(number, _digest(data), self._link.digest)
            return
        ahead = list(self._look_ahead())
        yield from ahead
        back = self._walk_back()
        yield back or self._describe()

    def _look_ahead(self) -> Iterator[Answer]:
        """Yield the statements of later manifests in the records about this one."""
        number, digest, known = self._link.manifest.number, self._link.digest, self._known
        head, expected = number, digest
        while head - number < _FARTHEST_HEAD:
            status, data = fetch_record(self._source, self._host, head + 1)
            if status in _ABSENT:
                break
            manifest = _parse(data) if status == 200 else None
            if manifest is None or manifest.number != head + 1:
                yield Answer("record_unreadable", {"number": str(head + 1), "status": str(status)})
                break
            if manifest.previous != expected:
                yield _forked(head, expected, manifest.previous)
                return
            head, expected = head + 1, _digest(data)
            self._later.append(ChainLink(manifest, expected))
            if known is not None and known.number == head and known.digest != expected:
                yield _forked(head, expected, known.digest)
                return
        self._head = KnownRelease(head, expected)
        if head > number:
            yield Answer("rolled_back", {"number": str(number), "head": str(head)})
        elif known is not None and known.number > number:
            yield Answer("older_than_known", {"number": str(number), "known": str(known.number)})
        elif known is not None and known.number == number and known.digest != digest:
            yield _forked(number, digest, known.digest)

    def _walk_back(self) -> Answer | None:
        """Follow the line back to a known release, else to its beginning; return its break, if any."""
        link, known = self._link, self._known
        last = min(known.number, max(1, link.manifest.number - _LEAST_WALK)) if known is not None else 1
        for _ in range(LONGEST_WALK):
            number = link.manifest.number - 1
            if number < last:
                return None
            status, data = fetch_record(self._source, self._host, number)
            if status != 200:
                return Answer("gap", {"number": str(number), "status": str(status)})
            manifest = _parse(data)
            if _digest(data) != link.manifest.previous or manifest is None:
                return _forked(number, _digest(data), link.manifest.previous)
            if manifest.portal != link.manifest.portal:
                values = {"portal": manifest.portal, "main_host": manifest.main_host, "expected": link.manifest.portal}
                return Answer("other_portal", values)
            link = ChainLink(manifest, _digest(data))
            self._former.append(link)
            if known is not None and known.number == number and known.digest != link.digest:
                return _forked(number, link.digest, known.digest)
        return None

    def _describe(self) -> Answer:
        newest = f"{self._head.number}:{self._head.digest}"
        first = (self._former[-1] if self._former else self._link).manifest.number
        least = self._known.number if self._known is not None else 1
        if first > max(least, 1) and self._link.manifest.number > least:
            return Answer("chain_cut", {"first": str(first), "known": newest})
        return Answer("chain_good", {"first": str(first), "number": str(self._head.number), "known": newest})


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def _parse(data: bytes) -> ReleaseManifest | None:
    try:
        return parse_manifest(data)
    except ReleaseFormatError:
        return None


def _forked(number: int, found: str, expected: str) -> Answer:
    return Answer("forked", {"number": str(number), "found": found[:_SHOWN], "expected": expected[:_SHOWN]})
