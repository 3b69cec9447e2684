"""`cut_down(request)`: a new portal with some sites of another, and no reference to the others.

The files of the kept sites are copied. Then the check of the copy says where absent sites and items are named; these
places are removed, and the copy is checked again until it names none.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from portalgen.config.duties import load_duty_settings
from portalgen.config.lint_settings import load_lint_settings
from portalgen.config.load import load_portal
from portalgen.config.places import CONFIG_FOLDER
from portalgen.config.portal import Portal
from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.content.read import read_library
from portalgen.content.translate import create_translation
from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.diagnostics.sentences import severity_of
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.pipeline.check import check
from portalgen.pipeline.cutting.cuts import Removal, edit_file, is_cuttable
from portalgen.pipeline.cutting.kept_files import FileClass, choose_files, list_portal_files
from portalgen.pipeline.incremental.up_to_date import check_sites
from portalgen.pipeline.options import BuildOptions, Progress, no_progress
from portalgen.render.theme.model import THEMES_FOLDER
from portalgen.writer.new_folder import fill_new_folder
from portalgen.writer.paths import OWN_FOLDER

_MOST_ROUNDS: Final = 12
"""Maximum number of checks: a removed page may be named by others, these again by others."""


@frozen
class CutRequest:
    """The portal to cut down, the new folder, the sites to keep, and the clock of the check."""

    portal: Portal
    folder: Path
    sites: tuple[str, ...]
    at: datetime
    jobs: int = 1


@frozen
class CutDown:
    """The result: the number of copied files, the dropped files and references, and the remaining errors."""

    copied_count: int
    dropped: tuple[tuple[FileClass, str], ...]
    removals: tuple[Removal, ...]
    errors: tuple[Diagnostic, ...]


def cut_down(request: CutRequest, progress: Progress = no_progress) -> CutDown:
    """Write the new portal and return a summary. Raises UsageError for sites or a folder that do not fit."""
    check_request(request)
    root = request.portal.root
    files = choose_files(list_portal_files(root), request.sites)
    with fill_new_folder(request.folder) as new:
        for number, path in enumerate(files.copied):
            progress("copy", number, len(files.copied))
            target = new / path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / path, target)
        options = BuildOptions(
            new, new / "public", request.at, search=False, jobs=request.jobs, cache_folder=new.parent / "cache"
        )
        removals, errors = _remove_absent(options, progress)
        _renew_translations(request, new)
        shutil.rmtree(new / OWN_FOLDER, ignore_errors=True)
    return CutDown(len(files.copied), files.dropped, removals, errors)


def check_request(request: CutRequest) -> None:
    """Raise UsageError for unknown sites, a missing main site or parent, and a folder that is unsuitable."""
    portal = request.portal
    sites = {site.id: site for site in portal.sites}
    check_sites(list(sites), request.sites)
    needed = (portal.main_site.id, *(parent for each in request.sites if (parent := sites[each].parent)))
    missing = sorted({each for each in needed if each not in request.sites})
    if missing:
        complete = ",".join(dict.fromkeys((*missing, *request.sites)))
        names = ", ".join(f"`{each}`" for each in missing)
        raise UsageError(
            f"thiếu trang {names}: trang chính và trang cấp trên phải có mặt; ghi --sites {complete}",
            f"site {names} is missing: the main site and parent sites are required; write --sites {complete}",
        )
    root, folder = portal.root.resolve(), request.folder.resolve()
    if any(folder.is_relative_to(root / each) for each in (CONFIG_FOLDER, CONTENT_FOLDER, THEMES_FOLDER)):
        raise UsageError(
            f"thư mục {request.folder} nằm trong nội dung hoặc cấu hình của cổng nguồn; chọn một thư mục khác, ví dụ ../cong-moi",
            f"folder {request.folder} is within the content or configuration of the source portal; choose another one, such as ../new-portal",
        )


def _remove_absent(options: BuildOptions, progress: Progress) -> tuple[tuple[Removal, ...], tuple[Diagnostic, ...]]:
    """Remove the references to absent sites and items from the portal; return them and the remaining errors."""
    removals: list[Removal] = []
    edited: set[str] = set()
    for _ in range(_MOST_ROUNDS):
        errors = _find_errors(options, progress)
        found = [*_edit_files(options.root, errors, edited)]
        if not found:
            return tuple(removals), errors
        removals += found
    return tuple(removals), _find_errors(options, progress)


def _edit_files(root: Path, errors: tuple[Diagnostic, ...], edited: set[str]) -> Iterator[Removal]:
    """Edit the files with errors that can be cut, note them in `edited`, and yield the removals."""
    by_path: dict[str, list[Diagnostic]] = defaultdict(list)
    for error in errors:
        if is_cuttable(error, edited):
            by_path[error.place.path].append(error)
    for path, faults in sorted(by_path.items()):
        file = root / path
        edit = edit_file(path, file.read_bytes(), faults, is_edited=path in edited) if file.is_file() else None
        if edit is None:
            continue
        edited.add(path)
        yield from edit.removals
        if edit.data is None:
            _drop_item(file)
        else:
            file.write_bytes(edit.data)


def _drop_item(file: Path) -> None:
    """Remove a page in all its languages, with the folder that is its own."""
    name = file.name.split(".", 1)[0]
    if name == "index":
        shutil.rmtree(file.parent)
        return
    for each in file.parent.glob(f"{name}.*.md"):
        each.unlink()


def _renew_translations(request: CutRequest, root: Path) -> None:
    """Record the new digest of edited originals in translations that were up to date: both were edited alike."""
    portal, _ = load_portal(root)
    if portal is None:
        return
    former, library = read_library(request.portal, sites=request.sites)[0], read_library(portal)[0]
    outdated = {page.source for item in former.items for page in item.pages if item.is_outdated(page)}
    for item in library.items:
        for page in item.pages:
            if item.is_outdated(page) and page.source not in outdated:
                path, text = create_translation(portal, library, item.original.source, page.language)
                (root / path).write_bytes(text.encode())


def _find_errors(options: BuildOptions, progress: Progress) -> tuple[Diagnostic, ...]:
    """Return the errors of check, and those of the settings that only lint and reports read; each place once."""
    result = check(options, progress)
    found = [*result.diagnostics, *(each.diagnostic for each in result.findings)]
    portal, _ = load_portal(options.root)
    if portal is not None:
        found += load_duty_settings(portal)[1]
        found += load_lint_settings(options.root, [site.id for site in portal.sites])[1]
    levels: Mapping[Diagnostic, Severity] = {each.diagnostic: each.severity for each in result.findings}
    errors = [each for each in found if levels.get(each, severity_of(each)) is Severity.ERROR]
    return tuple({(each.code, each.place.path, each.place.line, each.place.column): each for each in errors}.values())
