"""Finds the safe repairs of the requested sources. The command writes or shows them."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from portalgen.config.lint_settings import LintSettings, load_lint_settings
from portalgen.config.portal import Portal
from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.content.read import read_library
from portalgen.diagnostics.model import Place, diagnostic
from portalgen.diagnostics.who_may_waive import who_may_waive
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.kinds.collection import Kinds
from portalgen.lint.findings import resolve_severity, site_of_path
from portalgen.lint.fixes.apply import FIXABLE_CODES, LONGEST, FixedSource, fix_source
from portalgen.lint.suppression import find_suppressed_codes
from portalgen.pipeline.linting.scope import bundle_of

_ID: Final = re.compile(rb"^id: ([\w-]+)\r?$", re.MULTILINE)


@frozen
class Repair:
    """A source before and after its repair. `codes` are the codes of the repaired violations."""

    path: str
    before: bytes
    after: bytes
    codes: tuple[str, ...]


@frozen
class RepairContext:
    """The data of a portal needed to repair its sources. `today` is the day in Vietnam."""

    settings: LintSettings
    today: date
    codes: tuple[str, ...]
    taken_ids: frozenset[str]
    """The ids of all items, which new items cannot use."""
    id_by_bundle: Mapping[str, str]
    """The id of each item, keyed by the `bundle_of` of its sources."""
    kinds: Kinds
    """The kinds of the portal."""


def load_repair_context(portal: Portal, today: date, codes: Iterable[str] = FIXABLE_CODES) -> RepairContext:
    """Load the data needed to repair violations of `codes`.

    Raises UsageError if the settings of the linter have errors, since excluded files would be unknown.
    """
    settings, faults = load_lint_settings(portal.root, [site.id for site in portal.sites])
    if faults:
        place = faults[0].place
        raise UsageError(
            f"chưa sửa giúp được vì {place.path} có lỗi ở dòng {place.line}; chạy `portalgen lint {place.path}` để xem",
            f"nothing is repaired, because {place.path} has an error in line {place.line}; see "
            f"`portalgen lint {place.path}`",
        )
    library = read_library(portal)[0]
    ids = {bundle_of(page.source): page.id for page in library.pages}
    taken = frozenset(item.id for item in library.items)
    return RepairContext(settings, today, tuple(codes), taken, ids, portal.kinds)


def repair_source(data: bytes, path: str, workshop: RepairContext) -> FixedSource:
    """Return the source at `path`, repaired.

    Codes switched off, waived or suppressed there are not repaired.
    """
    item = workshop.id_by_bundle.get(bundle_of(path), "")
    first = _fixed(data, path, workshop, item, [each for each in workshop.codes if who_may_waive(each) == "nobody"])
    alone = _switched_off(path, item, workshop) | find_suppressed_codes(first.data, path, workshop.today)
    whole = _fixed(first.data, path, workshop, item, [each for each in workshop.codes if each not in alone])
    applied = {*first.applied_codes, *whole.applied_codes}
    return FixedSource(whole.data, tuple(code for code in FIXABLE_CODES if code in applied))


def find_repairs(portal: Portal, sources: Iterable[str], workshop: RepairContext) -> tuple[Repair, ...]:
    """Return the repairs of these sources (paths from the root), sorted by path.

    Originals are repaired before their translations, so that translations get the ids of their originals.
    """
    held = {path: (portal.root / path).read_bytes() for path in sources}
    found = []
    for path in sorted(held, key=lambda each: (b"\ntranslated_from:" in held[each], each)):
        result = repair_source(held[path], path, workshop)
        if result.data != held[path]:
            found.append(Repair(path, held[path], result.data, result.applied_codes))
        if "FMT105" in result.applied_codes:
            made = _ID.findall(result.data)[0].decode()
            ids = {**workshop.id_by_bundle, bundle_of(path): made}
            workshop = replace(workshop, taken_ids=workshop.taken_ids | {made}, id_by_bundle=ids)
    return tuple(sorted(found, key=lambda each: each.path))


def find_too_long(root: Path, sources: Iterable[str]) -> tuple[str, ...]:
    """Return the sources (paths from the root) too long to be repaired, in the given order."""
    return tuple(path for path in sources if (root / path).stat().st_size > LONGEST)


def _fixed(data: bytes, path: str, workshop: RepairContext, item: str, codes: Collection[str]) -> FixedSource:
    return fix_source(data, path, site_of_path(path), workshop.taken_ids, codes, item, workshop.kinds)


def _switched_off(path: str, item: str, workshop: RepairContext) -> frozenset[str]:
    off = {code for code in FIXABLE_CODES if resolve_severity(diagnostic(code, Place(path)), workshop.settings) is None}
    for each in workshop.settings.waivers:
        concerns = each.site == site_of_path(path) if each.site else each.item == item
        if concerns and each.starts <= workshop.today <= each.until:
            off.add(each.code)
    return frozenset(off)


def find_pages_below(root: Path, path: str) -> tuple[str, ...]:
    """Return the sources at or below `path`, sorted. Symbolic links are not followed.

    `path` starts at the root; it is empty for all sources.
    """
    clean = path.strip("/") or CONTENT_FOLDER
    start = root / clean
    if os.path.realpath(start) != os.path.join(os.path.realpath(root), clean):
        return ()
    if start.is_file():
        return (clean,) if clean.endswith(".md") and clean.startswith(f"{CONTENT_FOLDER}/") else ()
    found = []
    for folder, folders, names in os.walk(start):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not Path(folder, name).is_symlink()
        )
        for name in sorted(names):
            file = Path(folder, name)
            if name.endswith(".md") and not name.startswith(".") and not file.is_symlink():
                found.append(file.relative_to(root).as_posix())
    return tuple(path for path in found if path.startswith(f"{CONTENT_FOLDER}/"))
