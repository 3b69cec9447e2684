"""Plays steps on a portal on disk and holds every build against a clean one.

After a step the lasting output folder must hold what a build into an empty folder that remembers nothing gives: the
same files, bytes, diagnostics and refusals; a file whose bytes are the same must not have been written again.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from portalgen.diagnostics.model import Diagnostic
from portalgen.pipeline.incremental.session import Session, open_session
from portalgen.pipeline.options import BuildOptions
from portalgen.search.keys import BundleKey, parse_bundle_key
from portalgen.search.titles.files import is_title_file
from portalgen.store.digest import digest_bytes
from portalgen.writer.manifest import Manifest, read_manifest
from portalgen.writer.paths import OWN_FOLDER
from tests.makers.incremental.fresh import Fresh, Outcome, build_in_process
from tests.makers.incremental.steps import FRESH, HERE, Move, Remove, Run, Step, Write, apply, paths_of
from tests.makers.invented.hearing import hearing_definitions

Builder = Callable[[BuildOptions], Outcome]
Processes = tuple[Fresh, Fresh]
"""Of fresh builds into the lasting folder, and of clean builds."""
_SEARCH = re.compile(r"/pagefind[^/]*(?=/)")


@dataclass(frozen=True, slots=True)
class Played:
    """One step's end: whether pages were put in place, and everything that is wrong."""

    written: bool
    problems: tuple[str, ...] = ()
    told: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class File:
    """An output file, and what changes when it is written again."""

    digest: str
    time: int
    inode: int


class Play:
    """A portal in `folder`, with its lasting output."""

    def __init__(
        self, folder: Path, files: Mapping[str, bytes], processes: Processes, builder: Builder = build_in_process
    ) -> None:
        self.root = folder / "portal"
        self.out = folder / "out"
        self.clean = folder / "clean"
        self._fresh, self._clean = processes
        self._builder = builder
        self._session: Session | None = None
        self._changed: frozenset[Path] | None = frozenset()
        """What changed since the session's last build."""
        for path, data in files.items():
            apply(Write(path, data), self.root, self.out)

    def change(self, step: Step) -> None:
        """Do the step's changes alone."""
        for change in step.changes:
            apply(change, self.root, self.out)
        told = paths_of(step.changes, self.root)
        self._changed = None if told is None or self._changed is None else self._changed | told

    def build(self, run: Run) -> Outcome:
        """The build into the lasting folder."""
        options = self._options(run)
        if run.killed:
            self._fresh.build_to_end(options, run.killed)
        if run.process == FRESH:
            return _certain(self._fresh.build_to_end(options))
        if run.process == HERE:
            return self._builder(options)
        return self._in_session(options)

    def _in_session(self, options: BuildOptions) -> Outcome:
        """A build that goes on from the session's last one, and is told what changed since."""
        self._session, changed = self._session or open_session(options), self._changed
        self._changed = frozenset()
        return build_in_process(options, self._session, changed)

    def play(self, step: Step) -> Played:
        """The step, and what is wrong after it."""
        self.change(step)
        return self.checked(step.run)

    def checked(self, run: Run) -> Played:
        """Build, and hold the output against that of a clean build, which is made meanwhile."""
        if run.killed:
            self._fresh.build_to_end(self._options(run), run.killed)
        before, known = files_in(self.out), read_manifest(self.out)
        self._clean.begin(replace(self._options(run), out=self.clean, jobs=1, remember=False))
        found = self.build(replace(run, killed=0))
        clean = _certain(self._clean.end())
        after = files_in(self.out)
        problems = [*_disagreements(found, clean)]
        problems += [f"written again: {path}" for path in _rewritten(before, after)]
        if not found.written:
            problems += [f"touched though refused: {path}" for path in _unequal(before, after)]
        elif clean.written:
            problems += self._compared(run, known, before, after)
        shutil.rmtree(self.clean, ignore_errors=True)
        return Played(found.written, tuple(problems), found.told)

    def _options(self, run: Run) -> BuildOptions:
        return BuildOptions(
            self.root,
            self.out,
            run.at,
            run.sites,
            run.unpublished,
            run.search,
            run.jobs,
            definitions=hearing_definitions,
        )

    def _compared(self, run: Run, known: Manifest, before: Mapping[str, File], after: Mapping[str, File]) -> list[str]:
        here, there = read_manifest(self.out), read_manifest(self.clean)
        mine, clean = _pages(after, run), _pages(files_in(self.clean), run)
        problems = []
        if run.sites:
            touched = sorted(path for path in before if before[path] != after.get(path))
            problems = [f"of another site: {path}" for path in touched if self._is_foreign(path, run, known, clean)]
            mine = {
                path: mine[path] for path, entry in here.entries.items() if path in mine and entry.site in run.sites
            }
        problems += [f"differs: {path}{_first(self.out / path, self.clean / path)}" for path in _unequal(mine, clean)]
        if run.search and not run.sites:
            problems += [f"given to search: {path}" for path in _unequal(_sources(here), _sources(there))]
        folders = {path[: found.end()] for path in after if (found := _SEARCH.search(path))}
        orphans = folders ^ set(here.bundles) if run.search and not run.sites else folders - set(here.bundles)
        return problems + [f"search folder: {path}" for path in sorted(orphans)]

    def _is_foreign(self, path: str, run: Run, known: Manifest, clean: Mapping[str, str]) -> bool:
        """Whether a build of some sites had no reason to touch the file: its site stands and is another one."""
        owner = known.entries[path].site if path in known.entries else ""
        stands = (self.root / f"site-config/sites/{owner}.yaml").is_file()
        return path not in clean and owner not in run.sites and stands and "/pagefind" not in path


def files_in(folder: Path) -> dict[str, File]:
    """Every file below but the builder's own."""
    found: dict[str, File] = {}
    start = len(str(folder)) + 1
    for place, folders, names in os.walk(folder):
        if len(place) < start and OWN_FOLDER in folders:
            folders.remove(OWN_FOLDER)
        for name in names:
            path = f"{place}/{name}"
            with open(path, "rb") as file:
                status = os.fstat(file.fileno())
                found[path[start:]] = File(digest_bytes(file.read()), status.st_mtime_ns, status.st_ino)
    return found


def _pages(files: Mapping[str, File], run: Run) -> dict[str, str]:
    """The digests of all files but those of search: Pagefind's differ from run to run, and a build without search leaves
    the indexes of titles alone that are there.
    """
    pages = {path: file.digest for path, file in files.items() if not _SEARCH.search(path)}
    return pages if run.search else {path: digest for path, digest in pages.items() if not is_title_file(path)}


def _sources(manifest: Manifest) -> dict[str, BundleKey]:
    """What each search index was written from: Pagefind's own files differ from run to run."""
    return {folder: parse_bundle_key(bundle.key).source for folder, bundle in manifest.bundles.items()}


def _rewritten(before: Mapping[str, File], after: Mapping[str, File]) -> list[str]:
    """The files that were written again with the same bytes. A search index is written again as a whole."""
    same = (path for path in before.keys() & after.keys() if before[path].digest == after[path].digest)
    return sorted(path for path in same if before[path] != after[path] and not _SEARCH.search(path))


def _certain(outcome: Outcome | None) -> Outcome:
    assert outcome is not None, "a build ended without an answer"
    return outcome


def _unequal(one: Mapping[str, object], other: Mapping[str, object]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def _first(here: Path, there: Path) -> str:
    if not here.is_file() or not there.is_file():
        return " (only there)" if there.is_file() else " (only here)"
    lines = zip(here.read_bytes().splitlines(), there.read_bytes().splitlines(), strict=False)
    found = next(((n, a, b) for n, (a, b) in enumerate(lines, 1) if a != b), None)
    return f" (line {found[0]}: {found[1][:160]!r} is not {found[2][:160]!r})" if found else " (length)"


def _disagreements(found: Outcome, clean: Outcome) -> list[str]:
    problems = []
    if found.raised != clean.raised:
        problems.append(f"raised {found.raised or 'nothing'}, but cleanly {clean.raised or 'nothing'}")
    elif found.written != clean.written:
        problems.append(f"written: {found.written}, but cleanly {clean.written}")
    mine, theirs = _told(found.told), _told(clean.told)
    problems += [f"told here alone: {each}" for each in mine if each not in theirs]
    problems += [f"told cleanly alone: {each}" for each in theirs if each not in mine]
    if not problems and mine != theirs:
        problems.append("told in another order")
    return problems


def _told(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{each.code} {each.place} {each.values}" for each in diagnostics]


def script(steps: tuple[Step, ...]) -> str:
    """Steps as a short script."""
    return "\n".join(line for step in steps for line in _lines(step))


def _lines(step: Step) -> list[str]:
    lines = [f"# {step.name}"]
    for change in step.changes:
        match change:
            case Write(path, data, way):
                shown = (
                    data.decode("utf-8", "replace") if len(data) < 1500 and b"\0" not in data else f"{len(data)} bytes"
                )
                lines.append(f"write({path!r}, {shown!r}, {way!r})")
            case Remove(path):
                lines.append(f"remove({path!r})")
            case Move(path, to):
                lines.append(f"move({path!r}, {to!r})")
            case _:
                lines.append(repr(change))
    return [*lines, f"build({step.run})"]
