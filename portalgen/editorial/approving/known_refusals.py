"""Finds refusals relevant to an approval: on main, with the submission, or on any other branch.

An audit of main knows the refusals that reached it. This module adds refusals still waiting on a branch, and refusals
of a nearly identical text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import field
from datetime import datetime
from difflib import SequenceMatcher
from typing import Final

from portalgen.config.roster import Person
from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic
from portalgen.editorial.path_classes import APPROVALS_FOLDER
from portalgen.editorial.records.authority import Authority, rank_of_person
from portalgen.editorial.records.record_files import CheckedRecord, RecordFile, StoredFile, list_records_at
from portalgen.editorial.records.record_verification import check_at_landing
from portalgen.editorial.records.records import (
    ApprovalRecord,
    FileState,
    PathChange,
    RecordError,
    digest_of_record,
    parse_record,
    signature_path,
)
from portalgen.editorial.records.refused_content import (
    REFUSABLE_ACTIONS,
    is_same_content,
    list_named_refusals,
    outcome_of,
)
from portalgen.editorial.roster.role_names import name_person
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.history.blobs import digest_blobs, read_blobs
from portalgen.history.program import git_error_of, read_git_output, run_git
from portalgen.history.repository import Repository
from portalgen.locale.dates import format_exact_moment, localize
from portalgen.text.bilingual import Bilingual as B
from portalgen.timeline.states import is_text_path

_BRANCHES: Final = ("--branches", "--remotes", "--glob=refs/pull", "--glob=refs/merge-requests")
_ADDED: Final = ("log", "--raw", "-z", "--no-abbrev", "--no-renames", "--full-history", "--diff-filter=A", "--format=")
_MARKS: Final = ('"action":"reject"', '"action":"return"', '"refusal":"')
"""Text in the exact form of a record that refuses, returns or names a refusal."""
_NEARLY: Final = 0.9
"""The share of words common to two nearly identical texts; for missing texts, the ratio of their sizes."""
_FEWEST_BYTES: Final = 64
"""The shortest text compared under another name: a shorter match is no sign of repeated submission."""
SHOWN_DIGEST: Final = 12
_UNNAMED: Final = LocalizedText("phiếu này không nêu phiếu từ chối ấy", "this record does not name that refusal")
_LOWER: Final = LocalizedText(
    "người ký có hạng thấp hơn người từ chối", "its signer has a lower rank than who refused it"
)


@frozen
class StoredRefusals:
    """Records that refuse or return something, and records naming a refusal, valid or not."""

    repository: Repository
    """The repository with the branches."""
    tip: str
    files: Mapping[str, RecordFile]
    """The refusals, by digest."""
    namings: Mapping[str, tuple[RecordFile, ...]]
    """Records on main that name a refusal, by the refusal's digest."""
    returns: Mapping[str, RecordFile]
    """The returns, by digest."""
    checked: dict[str, CheckedRecord] = field(default_factory=dict, repr=False)
    """Refusals and returns already checked, by digest: every submission asks for the same ones."""

    def check(self, digest: str, at: datetime) -> CheckedRecord:
        """Return a refusal or return, checked by the roster on main at its arrival, or at time `at`."""
        if digest not in self.checked:
            file = self.files.get(digest) or self.returns[digest]
            self.checked[digest], _ = check_at_landing(self.repository, self.tip, file, at)
        return self.checked[digest]


@frozen
class KnownRefusal:
    """A valid refusal of content about to be approved."""

    digest: str
    record: ApprovalRecord
    person: Person
    rank: int
    paths: tuple[str, ...]
    """The identical or nearly identical files."""
    is_same: bool
    """True if the content is the same; False if it is only nearly the same text."""

    def describe(self) -> B:
        """Return the refusal as a clause: by whom, of what, when and why."""
        who, at = name_person(self.person), localize(format_exact_moment, self.record.at)
        same = (
            B("nội dung này", "this content")
            if self.is_same
            else B("một bản gần giống", "a text that is nearly the same")
        )
        more = f" (+{len(self.paths) - 1})" if len(self.paths) > 1 else ""
        where, short = f"{self.paths[0]}{more}", self.digest[:SHOWN_DIGEST]
        return B(
            f"{who} đã từ chối {same.vi} ({where}) lúc {at.vi}, phiếu {short}: {self.record.reason}",
            f"{who} refused {same.en} ({where}) at {at.en}, record {short}: {self.record.reason}",
        )


def read_stored_refusals(repository: Repository, tip: str) -> StoredRefusals:
    """Return the refusals and returns of main's `tip` and of all local and fetched branches.

    Takes few runs of Git.
    """
    on_main = list(_list_on_main(repository, tip))
    decisions: dict[str, dict[str, RecordFile]] = {"reject": {}, "return": {}}
    namings: dict[str, tuple[RecordFile, ...]] = {}
    for file in (*on_main, *_list_on_branches(repository, tip)):
        with suppress(RecordError):
            record = parse_record(file.record.data or b"")
            if record.action in decisions:
                decisions[record.action].setdefault(digest_of_record(file.record.data or b""), file)
    for file in on_main:
        with suppress(RecordError):
            for digest in list_named_refusals(parse_record(file.record.data or b"")):
                namings[digest] = (*namings.get(digest, ()), file)
    return StoredRefusals(repository, tip, decisions["reject"], namings, decisions["return"])


def find_known_refusals(
    stored: StoredRefusals, changes: Sequence[PathChange], signed: Iterable[CheckedRecord], head: str, at: datetime
) -> tuple[KnownRefusal, ...]:
    """Return the valid refusals of `changes` that nobody has lifted: the same content first, then by time.

    `signed` are valid records accompanying the submission; its newest commit is `head`.
    """
    lifting = tuple(signed)
    found = [each for digest, file in stored.files.items() if (each := _match(stored, digest, file, changes, head, at))]
    standing = (each for each in found if not _is_lifted(stored, each, lifting, at))
    return tuple(sorted(standing, key=lambda each: (not each.is_same, each.record.at.timestamp(), each.digest)))


def check_refusals(
    refusals: Iterable[KnownRefusal], record: ApprovalRecord, authority: Authority
) -> tuple[Diagnostic, ...]:
    """Yield the refusals that would invalidate a record about to be signed.

    They are not named in the record, or its signer may not lift them.
    """
    named = list_named_refusals(record)
    return tuple(
        _problem(each, _UNNAMED if each.digest not in named else _LOWER)
        for each in refusals
        if each.is_same and (each.digest not in named or rank_in(authority) > each.rank)
    )


def _problem(refusal: KnownRefusal, state: LocalizedText) -> Diagnostic:
    said = refusal.describe()
    short = refusal.digest[:SHOWN_DIGEST]
    return diagnostic("APR155", Place(""), said=LocalizedText(said.vi, said.en), state=state, refusal=short)


def resolve_refusals(stored: StoredRefusals, names: Iterable[str]) -> tuple[str, ...]:
    """Return the digests of refusals, given by their beginnings.

    Raises UsageError for a beginning with no match, or several.
    """
    return tuple(dict.fromkeys(_resolve(stored, each.strip().lower()) for each in names))


def _resolve(stored: StoredRefusals, name: str) -> str:
    digests = [each for each in stored.files if len(name) >= 8 and each.startswith(name)]
    if len(digests) == 1:
        return digests[0]
    raise UsageError(
        f"--despite `{name}`: có {len(digests)} phiếu từ chối mang mã bắt đầu như vậy; ghi ít nhất 8 ký tự đầu của mã mà lệnh này kể, và "
        "lấy phiếu về bằng `git fetch origin` nếu kho này chưa có",
        f"--despite `{name}`: {len(digests)} refusals have such a digest; give at least the first 8 letters of the one that this "
        "command names, and `git fetch origin` if the record is not here yet",
    )


def _match(
    stored: StoredRefusals, digest: str, file: RecordFile, changes: Sequence[PathChange], head: str, at: datetime
) -> KnownRefusal | None:
    refused = parse_record(file.record.data or b"").changes
    same = frozenset(map(outcome_of, changes)) & frozenset(map(outcome_of, refused))
    is_same = bool(same) and is_same_content(changes, refused)
    paths = (
        tuple(each.path for each in changes if outcome_of(each) in same)
        if is_same
        else _list_near(stored, changes, refused, head)
    )
    if not paths:
        return None
    checked = stored.check(digest, at)
    record, authority = checked.record, checked.authority
    if not checked.counts or record is None or authority is None or checked.person is None:
        return None
    return KnownRefusal(digest, record, checked.person, rank_in(authority), paths, is_same)


def rank_in(authority: Authority) -> int:
    """Return the rank of the signer, or of the person signed for."""
    return rank_of_person(authority.member.person, (authority.signed_on, authority.landed_on))


def _is_lifted(stored: StoredRefusals, refusal: KnownRefusal, signed: Iterable[CheckedRecord], at: datetime) -> bool:
    named = (each for each in signed if each.record is not None and refusal.digest in list_named_refusals(each.record))
    landed = (
        check_at_landing(stored.repository, stored.tip, each, at)[0] for each in stored.namings.get(refusal.digest, ())
    )
    return any(
        each.counts and each.authority is not None and each.record is not None
        and each.record.action in REFUSABLE_ACTIONS and rank_in(each.authority) <= refusal.rank
        for each in (*named, *landed)
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------ nearly the same


def _list_near(
    stored: StoredRefusals, changes: Iterable[PathChange], refused: Iterable[PathChange], head: str
) -> tuple[str, ...]:
    """Return the pages of `changes` with nearly a refused text, or with the same text under another name."""
    before = {each.path: each.after for each in refused if each.after is not None and is_text_path(each.path)}
    digests = {each.sha256 for each in before.values() if each.size >= _FEWEST_BYTES}
    pages = [each for each in changes if each.after is not None and is_text_path(each.path)]
    near = [each.path for each in pages if each.after is not None and each.after.sha256 in digests]
    pairs = [
        (each.path, each.after, old)
        for each in pages
        if each.path not in near and each.after is not None and (old := before.get(each.path)) is not None
    ]
    texts = _read_texts(stored, head, pairs) if pairs else {}
    return (*near, *(path for path, new, old in pairs if new != old and _is_near(texts, new, old)))


def _is_near(texts: Mapping[str, str], new: FileState, old: FileState) -> bool:
    if new.sha256 in texts and old.sha256 in texts:
        first, second = (texts[each.sha256].split() for each in (new, old))
        return SequenceMatcher(None, first, second, autojunk=False).quick_ratio() >= _NEARLY
    return min(new.size, old.size) >= _NEARLY * max(new.size, old.size)


def _read_texts(
    stored: StoredRefusals, head: str, pairs: Iterable[tuple[str, FileState, FileState]]
) -> Mapping[str, str]:
    """Return the texts of these states found on present or former branches, by SHA-256."""
    repository, wanted = stored.repository, {each.sha256 for _, *states in pairs for each in states}
    places = sorted({f"{repository.prefix}{path}" for path, *_ in pairs})
    arguments = (
        *_ADDED,
        "--diff-filter=AM",
        *_BRANCHES,
        *((head,) if head else ()),
        "--not",
        stored.tip,
        "--",
        *places,
    )
    blobs = dict.fromkeys(blob for _, blob in _read_raw(repository, arguments))
    chosen = {id: digest for id, digest, _ in digest_blobs(repository, blobs) if digest in wanted}
    return {chosen[id]: data.decode("utf-8", "replace") for id, data in read_blobs(repository, chosen)}


# ----------------------------------------------------------------------------------------------- where records are


def _list_on_main(repository: Repository, tip: str) -> Iterator[RecordFile]:
    """Yield the records of main that refuse something or name a refusal; the remaining records are not read."""
    marks = [part for each in _MARKS for part in ("-e", each)]
    folder = f"{repository.prefix}{APPROVALS_FOLDER}"
    result = run_git(repository.top, ("grep", "-l", "-a", "-z", "-F", *marks, tip, "--", folder))
    if result.status > 1:
        raise git_error_of(result)
    names = result.output.decode("utf-8", "surrogateescape").split("\0")
    paths = [each.removeprefix(f"{tip}:{repository.prefix}") for each in names if each.endswith(".json")]
    if paths:
        yield from list_records_at(repository, tip, paths).records


def _list_on_branches(repository: Repository, tip: str) -> Iterator[RecordFile]:
    """Yield the records added by branches and missing from main."""
    folder = f"{repository.prefix}{APPROVALS_FOLDER}"
    blobs = dict(_read_raw(repository, (*_ADDED, *_BRANCHES, "--not", tip, "--", folder)))
    data = dict(read_blobs(repository, dict.fromkeys(blobs.values())))
    for path, blob in blobs.items():
        if path.endswith(".json"):
            signature = blobs.get(signature_path(path))
            stored = StoredFile("100644", data[signature]) if signature is not None else None
            yield RecordFile(path.removeprefix(repository.prefix), StoredFile("100644", data[blob]), stored)


def _read_raw(repository: Repository, arguments: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (path from the repository's top, blob id) of the regular files in a log of raw changes."""
    fields = iter(read_git_output(repository.top, arguments).split(b"\0"))
    for facts in fields:
        if facts.lstrip(b"\n").startswith(b":"):
            _, mode, _, blob, _ = facts.lstrip(b"\n").decode().split(" ")
            path = next(fields).decode("utf-8", "surrogateescape")
            if mode.startswith("100"):
                yield path, blob
