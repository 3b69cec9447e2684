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
    """Apply the safe fixes to the selected pages, and print the files to standard error."""
    repairs = _find_repairs(state, options)
    for each in repairs:
        _write(state, each)
    _print_count(state, repairs, written=True)
    if repairs and options.staged:
        vi = "những gì chờ lưu chưa có các chỗ vừa sửa; hãy thêm các tệp trên bằng `git add`"
        en = "what waits to be committed does not hold these repairs; add the files above with `git add`"
        click.echo(en if state.language == "en" else vi, err=True)


def print_repairs(state: CommandState, options: LintOptions) -> int:
    """Print the safe fixes of the selected pages as diffs. Return the exit code: 1 where there are any."""
    from portalgen.lint.fixes.apply import format_unified_diff

    repairs = _find_repairs(state, options)
    for each in repairs:
        click.echo(format_unified_diff(each.before, each.after, each.path), nl=False)
    _print_count(state, repairs, written=False)
    return 1 if repairs else 0


def print_repaired_page(state: CommandState, options: LintOptions, unsaved: tuple[str, bytes]) -> int:
    """Print the fixed text of one page to standard output, for an editor's program."""
    from portalgen.lint.fixes.apply import LONGEST
    from portalgen.pipeline.linting.repairs import repair_source

    path, data = unsaved
    if len(data) > LONGEST:
        _print_too_long(state, path)
    click.echo(repair_source(data, path, _load_context(require_portal(state), options)).data, nl=False)
    return 0


def _find_repairs(state: CommandState, options: LintOptions) -> tuple[Repair, ...]:
    from portalgen.pipeline.linting.repairs import find_repairs, find_too_long

    portal = require_portal(state)
    pages = _select_pages(state, options, portal)
    for path in find_too_long(portal.root, pages):
        _print_too_long(state, path)
    return find_repairs(portal, pages, _load_context(portal, options))


def _print_too_long(state: CommandState, path: str) -> None:
    from portalgen.lint.fixes.apply import LONGEST

    vi = f"{path}: bài dài hơn {LONGEST // 1000} KB nên không sửa giúp; hãy tách bài, hoặc sửa theo từng thông báo"
    en = f"{path}: longer than {LONGEST // 1000} KB and not repaired; split the page, or follow the messages one by one"
    click.echo(en if state.language == "en" else vi, err=True)


def _load_context(portal: Portal, options: LintOptions) -> RepairContext:
    from portalgen.law.calendar import VIETNAM
    from portalgen.lint.fixes.apply import FIXABLE_CODES
    from portalgen.pipeline.linting.repairs import load_repair_context

    codes = [code for code in FIXABLE_CODES if not options.select or code.startswith(options.select)]
    codes = [code for code in codes if not (options.ignore and code.startswith(options.ignore))]
    return load_repair_context(portal, options.at.astimezone(VIETNAM).date(), codes)


def _select_pages(state: CommandState, options: LintOptions, portal: Portal) -> tuple[str, ...]:
    from portalgen.pipeline.linting.repairs import find_pages_below
    from portalgen.pipeline.linting.scope import resolve_lint_paths, resolve_lint_sites

    sites = resolve_lint_sites(options, portal)
    paths = resolve_lint_paths(options) or ("",)
    pages = tuple(dict.fromkeys(page for path in paths for page in find_pages_below(state.root, path)))
    if sites:
        pages = tuple(page for page in pages if page.split("/")[1] in sites)
    if not (options.base or options.staged):
        return pages
    from portalgen.history.repository import open_repository
    from portalgen.history.worktree import find_changes_since, find_staged_changes

    repository = open_repository(state.root)
    changes = find_staged_changes(repository) if options.staged else find_changes_since(repository, options.base)
    changed = frozenset(changes.paths)
    return tuple(page for page in pages if page in changed)


def _write(state: CommandState, repair: Repair) -> None:
    from portalgen.store.atomic import replace_file

    target = state.root / repair.path
    if target.read_bytes() != repair.before:
        raise UsageError(
            f"{repair.path} vừa thay đổi; chạy lại lệnh", f"{repair.path} has just changed; run the command again"
        )
    replace_file(target, repair.after, target.stat().st_mode & 0o777)
    click.echo(f"{repair.path}: {', '.join(repair.codes)}", err=True)


def _print_count(state: CommandState, repairs: tuple[Repair, ...], *, written: bool) -> None:
    vi = f"{'đã sửa' if written else 'sẽ sửa'} {len(repairs)} tệp"
    en = f"{len(repairs)} files {'repaired' if written else 'would be repaired'}"
    click.echo(en if state.language == "en" else vi, err=True)
