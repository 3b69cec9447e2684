"""`verify(options)`: what a build left in the output folder, held byte by byte against a build from nothing.

Pagefind's own files differ from run to run; of search, what Pagefind was given is compared, and whether all that it wrote
is still there. Without search what an
earlier build left of it is not looked at.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import Final

from portalgen.diagnostics.model import Diagnostic
from portalgen.frozen import frozen
from portalgen.pipeline.build import build
from portalgen.pipeline.options import BuildOptions, BuildResult, Progress, no_progress
from portalgen.search.folder import is_whole
from portalgen.search.keys import BundleKey, parse_bundle_key
from portalgen.search.titles.files import is_title_file
from portalgen.writer.manifest import Manifest, read_manifest
from portalgen.writer.paths import OWN_FOLDER

_BEFORE: Final = 30
_AFTER: Final = 90
"""Characters of a line that are shown before and after the first one that differs."""


class DifferenceKind(Enum):
    """How a file differs."""

    OUTPUT_ONLY = "here only"
    CLEAN_ONLY = "clean only"
    BYTES = "bytes"
    SEARCH = "search"
    """A folder of search, made of other texts, or without all its files."""
    RULES = "rules"
    """A site whose old addresses lead elsewhere."""


@frozen
class Difference:
    """An output file, a folder of search, or a site's old addresses, that are not as a build from nothing gives it.

    `line`, from 1, is the first that differs, `output_text` and `clean_text` are what stands there, cut around the first letter
    that differs; 0 and empty where the file is no text, or stands on one side only.
    """

    path: str
    kind: DifferenceKind
    line: int = 0
    output_text: str = ""
    clean_text: str = ""


@frozen
class Verification:
    """What came of the two builds. `result` is that of the one into the output folder."""

    result: BuildResult
    compared_count: int
    """Files that were held against each other."""
    differences: tuple[Difference, ...] = ()
    output_only_diagnostics: tuple[Diagnostic, ...] = ()
    """Findings of the build into the output folder alone."""
    clean_only_diagnostics: tuple[Diagnostic, ...] = ()
    """Findings of the build from nothing alone."""
    unknown_files: tuple[str, ...] = ()
    """Files in the output folder that portalgen did not make, as far as it knows; they are no difference."""

    @property
    def is_equal(self) -> bool:
        """Whether the two builds reported the same and gave the same files."""
        return not (self.differences or self.output_only_diagnostics or self.clean_only_diagnostics)


def verify(options: BuildOptions, progress: Progress = no_progress) -> Verification:
    """Build as `options` say, then from nothing into a folder of its own that is removed again, and compare.

    Where errors refuse a build, what the two builds found is compared, and the output folder stays as it was.
    Raises PortalgenError for faults of the environment.
    """
    result = build(options, progress)
    with tempfile.TemporaryDirectory(prefix="portalgen-verify-") as folder:
        out = Path(folder).resolve()
        clean = build(replace(options, out=out, remember=False), progress)
        unshared = (_find_unshared(result, clean), _find_unshared(clean, result))
        if not (result.is_written and clean.is_written):
            return Verification(result, 0, (), *unshared)
        return _compare(options, out, result, unshared)


def _find_unshared(one: BuildResult, other: BuildResult) -> tuple[Diagnostic, ...]:
    known = set(other.diagnostics)
    return tuple(each for each in one.diagnostics if each not in known)


def _compare(
    options: BuildOptions,
    out: Path,
    result: BuildResult,
    unshared: tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]],
) -> Verification:
    here, clean = read_manifest(options.out), read_manifest(out)
    made = frozenset(_list_files(out, clean.bundles))
    mine = (
        path
        for path, entry in here.entries.items()
        if (not options.sites or entry.site in options.sites) and (options.search or not is_title_file(path))
    )  # a build without search leaves that of an earlier one alone
    paths = sorted(made.union(mine))
    found = [each for path in paths for each in _compare_file(path, options.out, out, path in made)]
    if options.search:
        found += _compare_search(options.out, here, clean, options.sites)
    found += _compare_rules(here, clean, options.sites)
    known = made | here.entries.keys()
    strangers = tuple(sorted(path for path in _list_files(options.out, here.bundles) if path not in known))
    return Verification(result, len(paths), tuple(found), *unshared, strangers)


def _list_files(out: Path, bundles: Collection[str]) -> Iterator[str]:
    """The paths of all files below `out` but the builder's own and those of search."""
    left_out = {OWN_FOLDER, *bundles}
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        with os.scandir(out / folder) as rows:
            for row in rows:
                path = f"{folder}/{row.name}" if folder else row.name
                if not row.is_dir(follow_symlinks=False):
                    yield path
                elif path not in left_out:
                    waiting.append(path)


def _compare_search(out: Path, here: Manifest, clean: Manifest, sites: tuple[str, ...]) -> Iterator[Difference]:
    """The folders of search made of other texts, or not whole in `out`; of a build of some sites, those of these sites."""
    for folder, bundle in sorted({**here.bundles, **clean.bundles}.items()):
        if sites and bundle.site not in sites:
            continue
        mine, other = _bundle_key(here, folder), _bundle_key(clean, folder)
        if mine.source != other.source or not is_whole(out / folder, mine.files_digest):
            yield Difference(folder, DifferenceKind.SEARCH)


def _bundle_key(manifest: Manifest, folder: str) -> BundleKey:
    bundle = manifest.bundles.get(folder)
    return parse_bundle_key(bundle.key if bundle else "")


def _compare_rules(here: Manifest, clean: Manifest, sites: tuple[str, ...]) -> Iterator[Difference]:
    """The sites whose old addresses a web server would be told otherwise, as pages that lead on or as rules."""
    moves = [
        {(each.site, path, each.redirect_to) for path, each in manifest.entries.items() if each.redirect_to}
        | {(site, rule.address, rule.to) for site, rules in manifest.rules.items() for rule in rules}
        for manifest in (here, clean)
    ]
    for site in sorted({site for site, _, _ in moves[0] ^ moves[1]}):
        if not sites or site in sites:
            yield Difference(site, DifferenceKind.RULES)


def _compare_file(path: str, here: Path, clean: Path, is_made: bool) -> Iterator[Difference]:
    mine = here / path
    if not mine.is_file():
        if is_made:
            yield Difference(path, DifferenceKind.CLEAN_ONLY)
    elif not is_made:
        yield Difference(path, DifferenceKind.OUTPUT_ONLY)
    else:
        one, other = mine.read_bytes(), (clean / path).read_bytes()
        if one != other:
            yield _describe_difference(path, one, other)


def _describe_difference(path: str, here: bytes, clean: bytes) -> Difference:
    """The first line that differs, of two texts that differ."""
    try:
        mine, theirs = here.decode("utf-8").split("\n"), clean.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        return Difference(path, DifferenceKind.BYTES)
    if "\0" in mine[0] or "\0" in theirs[0]:
        return Difference(path, DifferenceKind.BYTES)
    number = _find_first_difference(mine, theirs)
    one, other = ("" if number >= len(each) else each[number] for each in (mine, theirs))
    column = _find_first_difference(one, other)
    return Difference(path, DifferenceKind.BYTES, number + 1, _cut_around(one, column), _cut_around(other, column))


def _find_first_difference(one: list[str] | str, other: list[str] | str) -> int:
    """The index of the first part that differs; the shorter one's length where all of it agrees."""
    for index, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine != theirs:
            return index
    return min(len(one), len(other))


def _cut_around(line: str, column: int) -> str:
    start, end = max(0, column - _BEFORE), column + _AFTER
    return ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")
