"""`verify(options)`: compares the output folder byte by byte with the output of a clean build.

Pagefind's own files differ from run to run, so for search its inputs are compared, and the presence of all its files is
checked. Without search, the search files of an earlier build are ignored.
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
"""Characters of a line shown before and after the first difference."""


class DifferenceKind(Enum):
    """The kinds of differences between the output and a clean build."""

    OUTPUT_ONLY = "here only"
    CLEAN_ONLY = "clean only"
    BYTES = "bytes"
    SEARCH = "search"
    """A search folder made from other texts, or with missing files."""
    RULES = "rules"
    """A site whose old addresses lead to other targets."""


@frozen
class Difference:
    """An output file, search folder, or site with old addresses that differs from a clean build.

    `line`, from 1, is the first different line; `output_text` and `clean_text` are its two versions, cut around the
    first different letter. They are 0 and empty for a file that is no text, or exists on one side only.
    """

    path: str
    kind: DifferenceKind
    line: int = 0
    output_text: str = ""
    clean_text: str = ""


@frozen
class Verification:
    """The result of comparing the two builds. `result` is the result of the build into the output folder."""

    result: BuildResult
    compared_count: int
    """The number of compared files."""
    differences: tuple[Difference, ...] = ()
    output_only_diagnostics: tuple[Diagnostic, ...] = ()
    """Diagnostics found only by the build into the output folder."""
    clean_only_diagnostics: tuple[Diagnostic, ...] = ()
    """Diagnostics found only by the clean build."""
    unknown_files: tuple[str, ...] = ()
    """Files in the output folder which portalgen is not known to have written.

    They do not count as differences.
    """

    @property
    def is_equal(self) -> bool:
        """True if both builds have the same diagnostics and files."""
        return not (self.differences or self.output_only_diagnostics or self.clean_only_diagnostics)


def verify(options: BuildOptions, progress: Progress = no_progress) -> Verification:
    """Build with `options`, build again from scratch into a temporary folder, and compare the two outputs.

    If errors prevent a build, the findings of the two builds are compared, and the output folder is unchanged. Raises
    PortalgenError for faults of the environment.
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
    )  # a build without search keeps the search files of an earlier build
    paths = sorted(made.union(mine))
    found = [each for path in paths for each in _compare_file(path, options.out, out, path in made)]
    if options.search:
        found += _compare_search(options.out, here, clean, options.sites)
    found += _compare_rules(here, clean, options.sites)
    known = made | here.entries.keys()
    strangers = tuple(sorted(path for path in _list_files(options.out, here.bundles) if path not in known))
    return Verification(result, len(paths), tuple(found), *unshared, strangers)


def _list_files(out: Path, bundles: Collection[str]) -> Iterator[str]:
    """Yield the paths of all files below `out`, except the builder's own and search files."""
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
    """Yield the search folders made from other texts, or incomplete in `out`; with `sites` only of these sites."""
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
    """Yield the sites with different redirects of old addresses, as pages or as rules of web servers."""
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
    """Return the first different line of two texts that differ."""
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
    """Return the index of the first different part; the length of the shorter if it is a prefix of the other."""
    for index, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine != theirs:
            return index
    return min(len(one), len(other))


def _cut_around(line: str, column: int) -> str:
    start, end = max(0, column - _BEFORE), column + _AFTER
    return ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")
