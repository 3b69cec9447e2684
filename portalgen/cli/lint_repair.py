"""`portalgen lint --fix` and `--diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from portalgen.cli.loading import portal_of
from portalgen.cli.state import State
from portalgen.errors import UsageError

if TYPE_CHECKING:
    from portalgen.config.portal import Portal
    from portalgen.pipeline.lint_options import LintOptions
    from portalgen.pipeline.repairs import Repair


def repaired(state: State, options: LintOptions, *, write: bool, fail: bool) -> int:
    """Makes the safe repairs of what was asked for, or shows them; with `fail` the exit code is 1 where there are any."""
    from portalgen.lint.fixes.apply import FIXABLE, unified_diff
    from portalgen.pipeline.repairs import repairs

    portal = portal_of(state)
    codes = [code for code in FIXABLE if not options.select or code.startswith(options.select)]
    codes = [code for code in codes if not (options.ignore and code.startswith(options.ignore))]
    if options.unsaved is not None:
        return _of_stdin(state, options.unsaved, codes)
    found = repairs(portal, _sources(state, options, portal), codes)
    for each in found:
        if write:
            _write(state, each)
        else:
            click.echo(unified_diff(each.before, each.after, each.path), nl=False)
    _count(state, found, written=write)
    return 1 if fail and found else 0


def _of_stdin(state: State, unsaved: tuple[str, bytes], codes: list[str]) -> int:
    """The repaired text of one page on standard output, for an editor's program."""
    from portalgen.content.read import read
    from portalgen.lint.findings import site_of
    from portalgen.lint.fixes.apply import fixed

    path, data = unsaved
    taken = {item.id for item in read(portal_of(state))[0].items}
    click.echo(fixed(data, path, site_of(path), taken, codes).data, nl=False)
    return 0


def _sources(state: State, options: LintOptions, portal: Portal) -> tuple[str, ...]:
    from portalgen.pipeline.lint_scope import paths_asked, sites_asked
    from portalgen.pipeline.repairs import pages_below

    sites = sites_asked(options, portal)
    asked = paths_asked(options) or ("",)
    below = tuple(dict.fromkeys(page for path in asked for page in pages_below(state.root, path)))
    if sites:
        below = tuple(page for page in below if page.split("/")[1] in sites)
    if not (options.base or options.staged):
        return below
    from portalgen.history.repository import open_repository
    from portalgen.history.worktree import changed_since, staged

    repository = open_repository(state.root)
    changes = staged(repository) if options.staged else changed_since(repository, options.base)
    changed = frozenset(changes.paths)
    return tuple(page for page in below if page in changed)


def _write(state: State, repair: Repair) -> None:
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
    click.echo(f"{repair.path}: {', '.join(repair.codes)}")


def _count(state: State, found: tuple[Repair, ...], *, written: bool) -> None:
    vi = f"{'đã sửa' if written else 'sẽ sửa'} {len(found)} tệp"
    en = f"{len(found)} files {'repaired' if written else 'would be repaired'}"
    click.echo(en if state.language == "en" else vi, err=True)
