"""The safe repairs of the sources that were asked for, as values; the command writes them or shows them."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from portalgen.config.lint_settings import LintSettings, load_lint_settings
from portalgen.config.portal import Portal
from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.content.read import read_library
from portalgen.diagnostics.model import Place, diagnostic
from portalgen.diagnostics.waiving import who_may_waive
from portalgen.errors import UsageError
from portalgen.lint.findings import severity_at, site_of
from portalgen.lint.fixes.apply import FIXABLE, Fixed, fixed
from portalgen.lint.suppression import codes_set_aside
from portalgen.pipeline.linting.scope import bundle

_ID: Final = re.compile(rb"^id: ([\w-]+)\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Repair:
    """A source before and after; `codes` are what was repaired."""

    path: str
    before: bytes
    after: bytes
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Workshop:
    """What repairs of a portal's sources depend on. `today` is the day of the clock in Vietnam."""

    settings: LintSettings
    today: date
    codes: tuple[str, ...]
    taken: frozenset[str]
    """The ids of all items."""
    ids: Mapping[str, str]
    """Those by what the sources of an item have in common."""


def workshop_of(portal: Portal, today: date, codes: Iterable[str] = FIXABLE) -> Workshop:
    """The workshop of a portal, for the repairs of those codes.

    Raises UsageError where the settings of the linter have faults: then nobody can tell what is to be left alone.
    """
    settings, faults = load_lint_settings(portal.root, [site.id for site in portal.sites])
    if faults:
        place = faults[0].place
        raise UsageError(
            f"chưa sửa giúp được vì {place.path} có lỗi ở dòng {place.line}; chạy `portalgen lint {place.path}` để xem",
            f"nothing is repaired, since {place.path} has a fault in line {place.line}; see `portalgen lint {place.path}`",
        )
    library = read_library(portal)[0]
    ids = {bundle(page.source): page.id for page in library.pages}
    return Workshop(settings, today, tuple(codes), frozenset(item.id for item in library.items), ids)


def repaired(data: bytes, path: str, workshop: Workshop) -> Fixed:
    """The source at `path` with its repairs, but for what is switched off, waived or set aside there."""
    item = workshop.ids.get(bundle(path), "")
    first = _fixed(data, path, workshop, item, [each for each in workshop.codes if who_may_waive(each) == "nobody"])
    alone = _switched_off(path, item, workshop) | codes_set_aside(first.data, path, workshop.today)
    whole = _fixed(first.data, path, workshop, item, [each for each in workshop.codes if each not in alone])
    applied = {*first.applied, *whole.applied}
    return Fixed(whole.data, tuple(code for code in FIXABLE if code in applied))


def repairs(portal: Portal, sources: Iterable[str], workshop: Workshop) -> tuple[Repair, ...]:
    """The repairs of these sources (paths from the root), in the order of their paths; originals get their ids first."""
    held = {path: (portal.root / path).read_bytes() for path in sources}
    found = []
    for path in sorted(held, key=lambda each: (b"\ntranslated_from:" in held[each], each)):
        result = repaired(held[path], path, workshop)
        if result.data != held[path]:
            found.append(Repair(path, held[path], result.data, result.applied))
        if "FMT105" in result.applied:
            made = _ID.findall(result.data)[0].decode()
            ids = {**workshop.ids, bundle(path): made}
            workshop = replace(workshop, taken=workshop.taken | {made}, ids=ids)
    return tuple(sorted(found, key=lambda each: each.path))


def _fixed(data: bytes, path: str, workshop: Workshop, item: str, codes: Collection[str]) -> Fixed:
    return fixed(data, path, site_of(path), workshop.taken, codes, item)


def _switched_off(path: str, item: str, workshop: Workshop) -> frozenset[str]:
    off = {code for code in FIXABLE if severity_at(diagnostic(code, Place(path)), workshop.settings) is None}
    for each in workshop.settings.waivers:
        concerns = each.site == site_of(path) if each.site else each.item == item
        if concerns and each.starts <= workshop.today <= each.until:
            off.add(each.code)
    return frozenset(off)


def pages_below(root: Path, path: str) -> tuple[str, ...]:
    """The sources at or below `path` (from the root; empty for all), in order; symbolic links are not followed."""
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
