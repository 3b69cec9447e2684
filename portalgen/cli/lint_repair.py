"""Implements `portalgen lint --fix` and `--diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from portalgen.cli.loading import require_portal
from portalgen.cli.state import CommandState
from portalgen.errors import UsageError
from portalgen.on_demand import on_demand
from portalgen.store.atomic import replace_file

with on_demand():
    from portalgen.history import repository as history_repository
    from portalgen.history import worktree
    from portalgen.law import calendar
    from portalgen.lint.fixes import apply as fixes_apply
    from portalgen.pipeline.linting import repairs as linting_repairs
    from portalgen.pipeline.linting import scope

if TYPE_CHECKING:
    from portalgen.config.portal import Portal
    from portalgen.pipeline.linting.options import LintOptions


def apply_repairs(state: CommandState, options: LintOptions) -> None:
    """Apply the safe fixes to the selected pages, and print the changed files to standard error."""
    repairs = _find_repairs(state, options)
    for each in repairs:
        _write(state, each)
    _print_count(state, repairs, written=True)
    if repairs and options.staged:
        vi = "những gì chờ lưu chưa có các chỗ vừa sửa; hãy thêm các tệp trên bằng `git add`"
        en = "the staged changes do not contain these fixes; add the files above with `git add`"
        click.echo(en if state.language == "en" else vi, err=True)


def print_repairs(state: CommandState, options: LintOptions) -> int:
    """Print the safe fixes of the selected pages as diffs.

    Return the exit code, which is 1 if there are any fixes.
    """
    repairs = _find_repairs(state, options)
    for each in repairs:
        click.echo(fixes_apply.format_unified_diff(each.before, each.after, each.path), nl=False)
    _print_count(state, repairs, written=False)
    return 1 if repairs else 0


def print_repaired_page(state: CommandState, options: LintOptions, unsaved: tuple[str, bytes]) -> int:
    """Print the fixed text of an unsaved page to standard output, for use by an editor."""
    path, data = unsaved
    if len(data) > fixes_apply.LONGEST:
        _print_too_long(state, path)
    click.echo(linting_repairs.repair_source(data, path, _load_context(require_portal(state), options)).data, nl=False)
    return 0


def _find_repairs(state: CommandState, options: LintOptions) -> tuple[linting_repairs.Repair, ...]:
    portal = require_portal(state)
    pages = _select_pages(state, options, portal)
    for path in linting_repairs.find_too_long(portal.root, pages):
        _print_too_long(state, path)
    return linting_repairs.find_repairs(portal, pages, _load_context(portal, options))


def _print_too_long(state: CommandState, path: str) -> None:
    vi = f"{path}: bài dài hơn {fixes_apply.LONGEST // 1000} KB nên không sửa giúp; hãy tách bài, hoặc sửa theo từng thông báo"
    en = f"{path}: not fixed, because it is longer than {fixes_apply.LONGEST // 1000} KB; split the page, or fix the findings one by one"
    click.echo(en if state.language == "en" else vi, err=True)


def _load_context(portal: Portal, options: LintOptions) -> linting_repairs.RepairContext:
    codes = [code for code in fixes_apply.FIXABLE_CODES if not options.select or code.startswith(options.select)]
    codes = [code for code in codes if not (options.ignore and code.startswith(options.ignore))]
    return linting_repairs.load_repair_context(portal, options.at.astimezone(calendar.VIETNAM).date(), codes)


def _select_pages(state: CommandState, options: LintOptions, portal: Portal) -> tuple[str, ...]:
    sites = scope.resolve_lint_sites(options, portal)
    paths = scope.resolve_lint_paths(options) or ("",)
    pages = tuple(dict.fromkeys(page for path in paths for page in linting_repairs.find_pages_below(state.root, path)))
    if sites:
        pages = tuple(page for page in pages if page.split("/")[1] in sites)
    if not (options.base or options.staged):
        return pages
    repository = history_repository.open_repository(state.root)
    changes = (
        worktree.find_staged_changes(repository)
        if options.staged
        else worktree.find_changes_since(repository, options.base)
    )
    changed = frozenset(changes.paths)
    return tuple(page for page in pages if page in changed)


def _write(state: CommandState, repair: linting_repairs.Repair) -> None:
    target = state.root / repair.path
    if target.read_bytes() != repair.before:
        raise UsageError(
            f"{repair.path} vừa thay đổi; chạy lại lệnh", f"{repair.path} has just changed; run the command again"
        )
    replace_file(target, repair.after, target.stat().st_mode & 0o777)
    click.echo(f"{repair.path}: {', '.join(repair.codes)}", err=True)


def _print_count(state: CommandState, repairs: tuple[linting_repairs.Repair, ...], *, written: bool) -> None:
    vi = f"{'đã sửa' if written else 'sẽ sửa'} {len(repairs)} tệp"
    en = f"{len(repairs)} files {'repaired' if written else 'would be repaired'}"
    click.echo(en if state.language == "en" else vi, err=True)
