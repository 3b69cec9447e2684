"""The history of main before data was purged: each map proven against present commits, and all maps joined.

The id of a former commit is computed from the present commit, with the removed files' ids put back (`former_objects`).
If the result equals the id in the map, only those files changed: neither author, time, message, parents nor any other
file. The content of a removed file is stated by the map's signer without proof, unless its blob can still be read.
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
"""Files that no map may replace: rules about approvers, law and other rules."""
_CHUNK: Final = 256
"""The number of commits with their trees in memory at the same time."""
_SHOWN: Final = 12


@frozen
class StoredMap:
    """A map in the history."""

    path: str
    data: bytes


@frozen
class ReplacedFile:
    """A file with different content in a former commit."""

    before: PurgedState
    after: TreeEntry | None
    """In the present commit."""
    map_path: str
    """The map with its entry."""

    @property
    def entry(self) -> TreeEntry:
        """The former entry of the tree."""
        return TreeEntry(self.before.mode, self.before.id)


Overlay = Mapping[str, ReplacedFile]
"""By path from the portal's root."""
_NO_OVERLAY: Final[Overlay] = MappingProxyType({})


@frozen
class FormerCommit:
    """A former commit of main's history."""

    id: str
    today: str
    """Id of the present commit in its place."""
    overlay: Overlay
    raw: RawCommit | None
    """The commit's data; None if its message was replaced and is no longer available.

    Its id is then stated by the map's signer without proof.
    """


@frozen
class AppliedMap:
    """A map from main's former history to present commits."""

    path: str
    data: bytes
    purge: PurgeMap
    today: str
    """The present commit where the map ends."""
    unproven: int
    """The number of former ids stated by the signer without proof."""

    @property
    def records(self) -> int:
        """The number of removed approval records."""
        return len({each.path for each in self.purge.files if is_record(each.path) and each.path.endswith(".json")})


@frozen
class FormerHistory:
    """The former history of main, as far as maps lead to it."""

    maps: tuple[AppliedMap, ...] = ()
    commits: Mapping[str, FormerCommit] = field(default_factory=lambda: MappingProxyType({}))
    """By their former id."""
    overlays: Mapping[str, Overlay] = field(default_factory=lambda: MappingProxyType({}))
    """By present commit, the files that differed before its first purge."""
    problems: tuple[Diagnostic, ...] = ()
    """Problems of invalid maps."""

    def former_ids(self) -> Mapping[str, tuple[str, ...]]:
        """Return the former ids by present commit."""
        ids: dict[str, tuple[str, ...]] = {}
        for id, each in self.commits.items():
            ids[each.today] = (*ids.get(each.today, ()), id)
        return ids

    def unproven_ids(self) -> tuple[str, ...]:
        """Return the former ids stated by a map's signer without proof."""
        return tuple(id for id, each in self.commits.items() if each.raw is None)

    def today_of(self, id: str) -> str:
        """Return the present commit in place of `id`; `id` itself if no map has it."""
        return self.commits[id].today if id in self.commits else id

    def overlay_of(self, today: str) -> Overlay:
        """Return the files of a present commit that differed before its first purge."""
        return self.overlays.get(today, _NO_OVERLAY)


NO_FORMER_HISTORY: Final = FormerHistory()


class MapRefusedError(ValueError):
    """An invalid map; `problem` gives the reason."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.code)
        self.problem = problem


def apply_maps(repository: Repository, stored: Sequence[StoredMap], present: Collection[str]) -> FormerHistory:
    """Return the former history of main by the valid maps; `present` are the ids of all commits of the present history.

    A map may end where another one begins: the history was then purged again later. Raises UnusableEnvironmentError if
    objects of the present history are missing.
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
    """Return the former commits in a map, each proven; `former` are the commits of other maps.

    Raises MapRefusedError if the map is invalid.
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
    """Return True if a map may be about a file.

    Records can only be removed, since nobody can sign for a replacement.
    """
    return classify_path(path).path_class.id not in LOCKED_CLASSES and (is_gone or not is_record(path))


def is_record(path: str) -> bool:
    """Return True if a file is an approval record or its signature, by its path.

    Main keeps these, so only a purge removes them.
    """
    return classify_path(path).path_class.id == "record"


def _require_leading(path: str, purge: PurgeMap, present: Collection[str], former: Mapping[str, FormerCommit]) -> None:
    for each in purge.commits:
        if each.new not in present and each.new not in former:
            raise MapRefusedError(diagnostic("APR264", Place(path), commit=each.new[:_SHOWN]))
        if each.old in former:
            raise MapRefusedError(diagnostic("APR266", Place(path), commit=each.old[:_SHOWN]))


def _require_digests(repository: Repository, path: str, purge: PurgeMap) -> None:
    """Raise MapRefusedError if a removed file still exists and differs from the map."""
    states = {each.before.id: each.before for each in purge.files}
    states |= {each.after.id: each.after for each in purge.files if each.after is not None}
    for id, digest, size in digest_blobs(repository, list_there(repository, states)):
        if (digest, size) != (states[id].sha256, states[id].size):
            name = next(each.path for each in purge.files if id in (each.before.id, each.after and each.after.id))
            raise MapRefusedError(diagnostic("APR269", Place(path), file=name))


def _require_facts(repository: Repository, path: str, purge: PurgeMap) -> None:
    """Raise MapRefusedError if a mask of a text that still exists changed facts by which an item is judged."""
    masked = list_masked_texts(purge.files)
    if not masked:
        return
    contents = dict(read_blobs(repository, list_there(repository, list_text_blobs(masked))))
    for file, keys in find_masked_facts(masked, contents):
        raise MapRefusedError(diagnostic("APR273", Place(path), file=file.path, keys=", ".join(keys)))


def list_there(repository: Repository, ids: Iterable[str]) -> list[str]:
    """Return the objects that the repository has."""
    output = run_git(repository.top, ("cat-file", "--batch-check=%(objectname)"), ids).output
    return [each for each in output.decode().splitlines() if " " not in each]


@dataclass(slots=True)
class _Proof:
    """The proof of a map's commits, parents first."""

    repository: Repository
    path: str
    purge: PurgeMap
    former: Mapping[str, FormerCommit]
    raws: Mapping[str, RawCommit]
    todays: Mapping[str, str]
    old_ids: dict[str, str] = field(default_factory=dict)
    """By the commit given as new in the map."""
    kept_commits: Mapping[str, RawCommit] = field(init=False)
    """Former commits that still exist although their message was replaced."""
    trees: FormerTrees = field(init=False)
    overlays: dict[tuple[tuple[int, ...], int], Overlay] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.trees = FormerTrees(self.repository)
        self.kept_commits = read_raw_commits(self.repository, list_there(self.repository, self.purge.messages))
        self.old_ids = {each.new: each.old for each in self.purge.commits}

    def check(self, commits: Sequence[RewrittenCommit]) -> dict[str, FormerCommit]:
        """Return these commits, proven. Raises MapRefusedError for the first failure."""
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
        """Return the former commit with its computed id; None if its message is unknown."""
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
        """Return the files differing between the former and the present commit."""
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
    """Yield (blob id, state) of every removed file."""
    for each in history.maps:
        yield from ((file.before.id, file.before) for file in each.purge.files)
