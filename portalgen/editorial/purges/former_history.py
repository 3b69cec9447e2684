"""What main was before data was purged from its history: each map proven against today's commits, and put together.

The id of a former commit is computed from today's commit, with the removed files' ids put back (`former_objects`). Where
that gives the id that the map has, nothing but those files changed: neither author, time, message, parents nor any other
file. What a removed file held is the word of who signed the map, unless its blob is still there to be read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from portalgen.config.purge_map import (
    PurgedFile,
    PurgedState,
    PurgeMap,
    PurgeMapError,
    RewrittenCommit,
    read_purge_map,
)
from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
from portalgen.editorial.path_classes import PathClassId, classify_path
from portalgen.editorial.purges.map_problems import explain_map_problem
from portalgen.editorial.purges.masked_facts import find_masked_facts, list_masked_texts, list_text_blobs
from portalgen.frozen import frozen
from portalgen.history.blobs import digest_blobs, read_blobs
from portalgen.history.former_objects import (
    FormerTrees,
    RawCommit,
    ReplacedEntry,
    ReplacedEntryError,
    hash_object,
    read_raw_commits,
)
from portalgen.history.model import TreeEntry
from portalgen.history.program import run_git
from portalgen.history.repository import Repository

LOCKED_CLASSES: Final[frozenset[PathClassId]] = frozenset(
    ("portal_roster", "site_roster", "governance", "legal", "rules")
)
"""Files that no map may replace: who may approve, and by which law and rules."""
_CHUNK: Final = 256
"""Commits whose trees are in memory together."""
_SHOWN: Final = 12


@frozen
class StoredMap:
    """A map in the history."""

    path: str
    data: bytes


@frozen
class ReplacedFile:
    """A file that stood otherwise in a former commit."""

    before: PurgedState
    after: TreeEntry | None
    """In today's commit."""
    map_path: str
    """The map that says so."""

    @property
    def entry(self) -> TreeEntry:
        """What stood there, as a tree has it."""
        return TreeEntry(self.before.mode, self.before.id)


Overlay = Mapping[str, ReplacedFile]
"""By path from the portal's root."""
_NO_OVERLAY: Final[Overlay] = MappingProxyType({})


@frozen
class FormerCommit:
    """A commit that main's history had once."""

    id: str
    today: str
    """Id of the commit that stands in its place now."""
    overlay: Overlay
    raw: RawCommit | None
    """None where its message was replaced and it is not at hand any more: its id is the word of who signed."""


@frozen
class AppliedMap:
    """A map that leads from what main was to today's commits."""

    path: str
    data: bytes
    purge: PurgeMap
    today: str
    """The commit that stands now where the map ends."""
    unproven: int
    """How many former ids are the word of who signed."""

    @property
    def records(self) -> int:
        """How many approval records were removed."""
        return len({each.path for each in self.purge.files if is_record(each.path) and each.path.endswith(".json")})


@frozen
class FormerHistory:
    """What main was, as far as maps lead to it."""

    maps: tuple[AppliedMap, ...] = ()
    commits: Mapping[str, FormerCommit] = field(default_factory=lambda: MappingProxyType({}))
    """By their former id."""
    overlays: Mapping[str, Overlay] = field(default_factory=lambda: MappingProxyType({}))
    """By today's commit, what stood otherwise before the first purge of it."""
    problems: tuple[Diagnostic, ...] = ()
    """Maps that do not hold."""

    def former_ids(self) -> Mapping[str, tuple[str, ...]]:
        """Return, by today's commit, the ids that it had."""
        ids: dict[str, tuple[str, ...]] = {}
        for id, each in self.commits.items():
            ids[each.today] = (*ids.get(each.today, ()), id)
        return ids

    def unproven_ids(self) -> tuple[str, ...]:
        """Return the former ids that are the word of who signed."""
        return tuple(id for id, each in self.commits.items() if each.raw is None)

    def today_of(self, id: str) -> str:
        """Return the commit that stands in the place of `id`, which is itself where no map has it."""
        return self.commits[id].today if id in self.commits else id

    def overlay_of(self, today: str) -> Overlay:
        """Return what stood otherwise in a commit of today before anything of it was purged."""
        return self.overlays.get(today, _NO_OVERLAY)


NO_FORMER_HISTORY: Final = FormerHistory()


class MapRefusedError(ValueError):
    """A map that does not hold; `problem` says why."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.code)
        self.problem = problem


def apply_maps(repository: Repository, stored: Sequence[StoredMap], present: Collection[str]) -> FormerHistory:
    """Return what main was by the maps that hold; `present` are the ids of all commits of today's history.

    A map may end where another one begins: then the history was purged again later. Raises UnusableEnvironmentError where
    objects of today's history are missing.
    """
    waiting, problems = _read_maps(stored)
    former: dict[str, FormerCommit] = {}
    applied: list[AppliedMap] = []
    overlays: dict[str, Overlay] = {}
    while ready := [each for each in waiting if each[1].new_tip in present or each[1].new_tip in former]:
        for file, purge in ready:
            try:
                found = prove_map(repository, file.path, purge, present, former)
            except MapRefusedError as error:
                problems.append(error.problem)
                continue
            returned = next((each for each in found if each in present), "")
            if returned:
                problems.append(diagnostic("APR268", Place(file.path), commit=returned[:_SHOWN]))
            former |= found
            overlays |= {each.today: each.overlay for each in found.values()}
            unproven = sum(each.raw is None for each in found.values())
            applied.append(AppliedMap(file.path, file.data, purge, found[purge.old_tip].today, unproven))
        waiting = [each for each in waiting if each not in ready]
    problems += [diagnostic("APR264", Place(file.path), commit=purge.new_tip[:_SHOWN]) for file, purge in waiting]
    return FormerHistory(tuple(applied), former, overlays, tuple(problems))


def _read_maps(stored: Iterable[StoredMap]) -> tuple[list[tuple[StoredMap, PurgeMap]], list[Diagnostic]]:
    maps, problems = [], []
    for each in stored:
        try:
            maps.append((each, read_purge_map(each.path, each.data)))
        except PurgeMapError as error:
            problems.append(explain_map_problem(error, each.path))
    return maps, problems


def prove_map(
    repository: Repository,
    path: str,
    purge: PurgeMap,
    present: Collection[str],
    former: Mapping[str, FormerCommit],
) -> dict[str, FormerCommit]:
    """Return the former commits that a map has, each proven; `former` are those that other maps lead to.

    Raises MapRefusedError where it does not hold.
    """
    _require_allowed(path, purge)
    _require_leading(path, purge, present, former)
    _require_digests(repository, path, purge)
    _require_facts(repository, path, purge)
    todays = {each.new: former[each.new].today if each.new in former else each.new for each in purge.commits}
    raws = read_raw_commits(repository, dict.fromkeys(each for each in todays.values() if each not in former))
    proof = _Proof(repository, path, purge, former, raws, todays)
    found: dict[str, FormerCommit] = {}
    for start in range(0, len(purge.commits), _CHUNK):
        found |= proof.check(purge.commits[start : start + _CHUNK])
    return found


def _require_allowed(path: str, purge: PurgeMap) -> None:
    for each in purge.files:
        if not may_be_purged(each.path, is_gone=each.after is None):
            raise MapRefusedError(diagnostic("APR265", Place(path), file=each.path))
    standing = [purge.files[number].path for number in purge.commits[-1].files]
    changed = next((each for each in standing if not is_record(each)), "")
    if changed:
        raise MapRefusedError(diagnostic("APR267", Place(path), file=changed))


def may_be_purged(path: str, *, is_gone: bool) -> bool:
    """Whether a map may be about a file: records can only go, since nobody can sign for what would stand in their place."""
    return classify_path(path).path_class.id not in LOCKED_CLASSES and (is_gone or not is_record(path))


def is_record(path: str) -> bool:
    """Whether a file is an approval record or its signature, by its place: main keeps these, so that only a purge takes them."""
    return classify_path(path).path_class.id == "record"


def _require_leading(path: str, purge: PurgeMap, present: Collection[str], former: Mapping[str, FormerCommit]) -> None:
    for each in purge.commits:
        if each.new not in present and each.new not in former:
            raise MapRefusedError(diagnostic("APR264", Place(path), commit=each.new[:_SHOWN]))
        if each.old in former:
            raise MapRefusedError(diagnostic("APR266", Place(path), commit=each.old[:_SHOWN]))


def _require_digests(repository: Repository, path: str, purge: PurgeMap) -> None:
    """Raise MapRefusedError where a removed file is still there, and is not what the map says."""
    states = {each.before.id: each.before for each in purge.files}
    states |= {each.after.id: each.after for each in purge.files if each.after is not None}
    for id, digest, size in digest_blobs(repository, list_there(repository, states)):
        if (digest, size) != (states[id].sha256, states[id].size):
            name = next(each.path for each in purge.files if id in (each.before.id, each.after and each.after.id))
            raise MapRefusedError(diagnostic("APR269", Place(path), file=name))


def _require_facts(repository: Repository, path: str, purge: PurgeMap) -> None:
    """Raise MapRefusedError where a text that is still there was masked in what an item is judged by."""
    masked = list_masked_texts(purge.files)
    if not masked:
        return
    contents = dict(read_blobs(repository, list_there(repository, list_text_blobs(masked))))
    for file, keys in find_masked_facts(masked, contents):
        raise MapRefusedError(diagnostic("APR273", Place(path), file=file.path, keys=", ".join(keys)))


def list_there(repository: Repository, ids: Iterable[str]) -> list[str]:
    """Return those of the objects that the repository has."""
    output = run_git(repository.top, ("cat-file", "--batch-check=%(objectname)"), ids).output
    return [each for each in output.decode().splitlines() if " " not in each]


@dataclass(slots=True)
class _Proof:
    """What proves the commits of a map, parents first."""

    repository: Repository
    path: str
    purge: PurgeMap
    former: Mapping[str, FormerCommit]
    raws: Mapping[str, RawCommit]
    todays: Mapping[str, str]
    old_ids: dict[str, str] = field(default_factory=dict)
    """By the commit that the map has as new."""
    kept_commits: Mapping[str, RawCommit] = field(init=False)
    """Former commits that are still at hand, of those whose message was replaced."""
    trees: FormerTrees = field(init=False)
    overlays: dict[tuple[tuple[int, ...], int], Overlay] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.trees = FormerTrees(self.repository)
        self.kept_commits = read_raw_commits(self.repository, list_there(self.repository, self.purge.messages))
        self.old_ids = {each.new: each.old for each in self.purge.commits}

    def check(self, commits: Sequence[RewrittenCommit]) -> dict[str, FormerCommit]:
        """Return these commits, proven. Raises MapRefusedError for the first that is not."""
        overlays = [self._overlay_of(each) for each in commits]
        entries = [self._entries_of(each) for each in overlays]
        roots = [self.raws[self.todays[each.new]].tree for each in commits]
        try:
            self.trees.load([(tree, each) for tree, each in zip(roots, entries, strict=True) if each])
            ids = [self.trees.find_id(tree, each) for tree, each in zip(roots, entries, strict=True)]
        except ReplacedEntryError as error:
            raise MapRefusedError(diagnostic("APR263", Place(self.path), what=error.path)) from None
        self.trees.clear()
        return {
            each.old: FormerCommit(each.old, self.todays[each.new], overlay, self._prove(each, tree))
            for each, overlay, tree in zip(commits, overlays, ids, strict=True)
        }

    def _prove(self, commit: RewrittenCommit, tree: str) -> RawCommit | None:
        """Return the former commit, whose id was computed; None where its message is not known."""
        there = self.former[commit.new].raw if commit.new in self.former else self.raws[commit.new]
        if there is None:
            return None
        parents = tuple(self.old_ids.get(each, each) for each in there.parents)
        signature = self.purge.signatures.get(commit.old, "")
        headers = there.headers + (f"{signature}\n".encode() if signature else b"")
        raw = replace(there, tree=tree, parents=parents, headers=headers)
        if commit.old in self.purge.messages:
            known = self.kept_commits.get(commit.old)
            if known is not None and replace(known, message=b"") != replace(raw, message=b""):
                raise MapRefusedError(diagnostic("APR263", Place(self.path), what=commit.old[:_SHOWN]))
            return known
        if hash_object("commit", raw.write(), commit.old) != commit.old:
            raise MapRefusedError(diagnostic("APR263", Place(self.path), what=commit.old[:_SHOWN]))
        return raw

    def _overlay_of(self, commit: RewrittenCommit) -> Overlay:
        """Return what stood otherwise in the former commit than in today's."""
        later = self.former[commit.new].overlay if commit.new in self.former else _NO_OVERLAY
        key = (commit.files, id(later))
        if key not in self.overlays:
            own = {}
            for number in commit.files:
                file = self.purge.files[number]
                own[file.path] = self._replaced(file, later.get(file.path))
            self.overlays[key] = {**later, **own} if own else later
        return self.overlays[key]

    def _replaced(self, file: PurgedFile, later: ReplacedFile | None) -> ReplacedFile:
        after = None if file.after is None else TreeEntry(file.after.mode, file.after.id)
        if later is not None:  # it was replaced again
            if later.entry != after:
                raise MapRefusedError(diagnostic("APR263", Place(self.path), what=file.path))
            after = later.after
        return ReplacedFile(file.before, after, self.path)

    def _entries_of(self, overlay: Overlay) -> dict[str, ReplacedEntry]:
        prefix = self.repository.prefix
        return {f"{prefix}{path}": ReplacedEntry(each.entry, each.after) for path, each in overlay.items()}


def iterate_states(history: FormerHistory) -> Iterator[tuple[str, PurgedState]]:
    """Yield (blob id, state) of every file that was removed."""
    for each in history.maps:
        yield from ((file.before.id, file.before) for file in each.purge.files)
