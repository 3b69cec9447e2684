"""`portalgen lint --fix` and `--diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from portalgen.cli.loading import require_portal
from portalgen.cli.state import CommandState
from portalgen.errors import UsageError

if TYPE_CHECKING:
    from portalgen.config.portal import Portal
    from portalgen.pipeline.linting.options import LintOptions
    from portalgen.pipeline.linting.repairs import Repair, RepairContext


def apply_repairs(state: CommandState, options: LintOptions) -> None:
    """Makes the safe repairs of what was asked for, and names the files on standard error."""
    found = _found(state, options)
    for each in found:
        _write(state, each)
    _count(state, found, written=True)
    if found and options.staged:
        vi = "những gì chờ lưu chưa có các chỗ vừa sửa; hãy thêm các tệp trên bằng `git add`"
        en = "what waits to be committed does not hold these repairs; add the files above with `git add`"
        click.echo(en if state.language == "en" else vi, err=True)


def print_repairs(state: CommandState, options: LintOptions) -> int:
    """Shows the safe repairs of what was asked for; the exit code is 1 where there are any."""
    from portalgen.lint.fixes.apply import format_unified_diff

    found = _found(state, options)
    for each in found:
        click.echo(format_unified_diff(each.before, each.after, each.path), nl=False)
    _count(state, found, written=False)
    return 1 if found else 0


def print_repaired_page(state: CommandState, options: LintOptions, unsaved: tuple[str, bytes]) -> int:
    """The repaired text of one page on standard output, for an editor's program."""
    from portalgen.pipeline.linting.repairs import repair_source

    path, data = unsaved
    click.echo(repair_source(data, path, _workshop(require_portal(state), options)).data, nl=False)
    return 0


def _found(state: CommandState, options: LintOptions) -> tuple[Repair, ...]:
    from portalgen.pipeline.linting.repairs import find_repairs

    portal = require_portal(state)
    return find_repairs(portal, _sources(state, options, portal), _workshop(portal, options))


def _workshop(portal: Portal, options: LintOptions) -> RepairContext:
    from portalgen.law.calendar import VIETNAM
    from portalgen.lint.fixes.apply import FIXABLE_CODES
    from portalgen.pipeline.linting.repairs import load_repair_context

    codes = [code for code in FIXABLE_CODES if not options.select or code.startswith(options.select)]
    codes = [code for code in codes if not (options.ignore and code.startswith(options.ignore))]
    return load_repair_context(portal, options.at.astimezone(VIETNAM).date(), codes)


def _sources(state: CommandState, options: LintOptions, portal: Portal) -> tuple[str, ...]:
    from portalgen.pipeline.linting.repairs import find_pages_below
    from portalgen.pipeline.linting.scope import resolve_lint_paths, resolve_lint_sites

    sites = resolve_lint_sites(options, portal)
    asked = resolve_lint_paths(options) or ("",)
    below = tuple(dict.fromkeys(page for path in asked for page in find_pages_below(state.root, path)))
    if sites:
        below = tuple(page for page in below if page.split("/")[1] in sites)
    if not (options.base or options.staged):
        return below
    from portalgen.history.repository import open_repository
    from portalgen.history.worktree import find_changes_since, find_staged_changes

    repository = open_repository(state.root)
    changes = find_staged_changes(repository) if options.staged else find_changes_since(repository, options.base)
    changed = frozenset(changes.paths)
    return tuple(page for page in below if page in changed)


def _write(state: CommandState, repair: Repair) -> None:
    import os

    target = state.root / repair.path
    if target.read_bytes() != repair.before:
        raise UsageError(
            f"{repair.path} vừa thay đổi; chạy lại lệnh", f"{repair.path} has just changed; run the command again"
        )
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        beside.write_bytes(repair.after)
        beside.chmod(target.stat().st_mode & 0o777)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    click.echo(f"{repair.path}: {', '.join(repair.codes)}", err=True)


def _count(state: CommandState, found: tuple[Repair, ...], *, written: bool) -> None:
    vi = f"{'đã sửa' if written else 'sẽ sửa'} {len(found)} tệp"
    en = f"{len(found)} files {'repaired' if written else 'would be repaired'}"
    click.echo(en if state.language == "en" else vi, err=True)
