"""Compares the portal's addresses with the ledger of published addresses, and makes new lines for the ledger.

Lines are made only from main, not from other content of the folder, so that a ledger lists only reachable addresses.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from portalgen.config.address_ledger import NO_ITEM, LedgerLine, format_ledger, ledger_path, read_ledgers
from portalgen.config.portal import Portal
from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.diagnostics.sentences import find_closest, severity_of
from portalgen.editorial.path_classes import APPROVALS_FOLDER
from portalgen.editorial.records.making import choose_main
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.history.commit_files import has_unsaved_work
from portalgen.history.repository import Repository, open_repository
from portalgen.history.revisions import resolve_head, shorten_reference
from portalgen.history.scratch import check_out_tree, create_scratch_repository
from portalgen.law.calendar import VIETNAM
from portalgen.pipeline.definitions import Definitions, standard_definitions
from portalgen.pipeline.ledger_history import LedgerHistory
from portalgen.pipeline.linting.lint_cache import open_lint_cache, save_lint_cache
from portalgen.pipeline.linting.lint_inputs import LintInputs, load_lint_inputs
from portalgen.pipeline.linting.lint_job import list_published_of
from portalgen.pipeline.options import Progress, no_progress
from portalgen.plan.published import PublishedAddress

AddressState = Literal["page", "notice", "list", "redirect", "lost"]
"""How an address answers: with a page, a notice, a list or a redirect.

`lost`: it no longer answers.
"""


@frozen
class AddressRow:
    """A published or formerly published address."""

    site: str
    url: str
    language: str
    id: str
    """Id of the item at this address; empty if the address belongs to no item."""
    recorded: date | None
    """The day on which the ledger recorded the address; None if it is not in the ledger yet."""
    state: AddressState


@frozen
class AddressReport:
    """Every address of the requested sites, sorted by site and address."""

    rows: tuple[AddressRow, ...]
    problem_count: int
    """Number of unreadable lines in the ledgers."""
    dropped: tuple[AddressRow, ...] = ()
    """Addresses that main's ledgers once listed but no longer list, sorted by site and address."""

    @property
    def lost(self) -> tuple[AddressRow, ...]:
        """The addresses in the ledger that no longer answer."""
        return tuple(each for each in self.rows if each.state == "lost")

    @property
    def unrecorded(self) -> tuple[AddressRow, ...]:
        """The addresses missing from the ledger."""
        return tuple(each for each in self.rows if each.recorded is None)


@frozen
class LedgerUpdate:
    """New content of the ledgers."""

    files: Mapping[str, str]
    """The text of each changed ledger, keyed by its path from the portal's root."""
    added: tuple[LedgerLine, ...]
    commit: str
    """Id of main's newest commit, from which the published addresses were taken."""


def report_addresses(
    root: Path,
    at: datetime,
    sites: Collection[str] = (),
    definitions: Callable[[], Definitions] = standard_definitions,
    history: LedgerHistory | None = None,
    progress: Progress = no_progress,
) -> AddressReport:
    """Compare the addresses of the portal in `root` with its ledgers. An empty `sites` means all sites.

    With `history`, the ledgers are also compared with their former versions.

    Raises UsageError for a site that does not exist, and if errors make the addresses unknown.
    """
    with _load(root, root, at, definitions, progress) as (portal, list_published):
        known = [site.id for site in portal.sites]
        _require_sites(sites, known)
        ledgers = read_ledgers(root)
        asked = [each for each in (*known, *sorted(set(ledgers) - set(known))) if not sites or each in sites]
        everywhere = frozenset(url for site in known for url in list_published(site))
        rows: list[AddressRow] = []
        for site in asked:
            lines = ledgers[site].lines if site in ledgers else ()
            rows += _rows_of_site(site, lines, list_published(site), everywhere)
        return AddressReport(
            tuple(rows),
            sum(len(ledgers[site].problems) for site in asked if site in ledgers),
            tuple(
                _row_of_line(site, line, list_published(site), everywhere)
                for site, line in (history.list_dropped(ledgers) if history is not None else ())
                if not sites or site in sites
            ),
        )


def _rows_of_site(
    site: str, lines: Iterable[LedgerLine], published: Mapping[str, PublishedAddress], everywhere: frozenset[str]
) -> list[AddressRow]:
    recorded = {each.url: each for each in lines}
    rows = [
        AddressRow(site, url, each.language, each.id, recorded[url].recorded if url in recorded else None, each.answer)
        for url, each in published.items()
    ]
    rows += [_row_of_line(site, line, published, everywhere) for url, line in recorded.items() if url not in published]
    return sorted(rows, key=lambda row: row.url)


def _row_of_line(
    site: str, line: LedgerLine, published: Mapping[str, PublishedAddress], everywhere: frozenset[str]
) -> AddressRow:
    answer = published.get(line.url)
    state: AddressState = answer.answer if answer is not None else "redirect" if line.url in everywhere else "lost"
    return AddressRow(site, line.url, line.language, "" if line.id == NO_ITEM else line.id, line.recorded, state)


def update_ledgers(
    root: Path,
    at: datetime,
    base: str = "",
    definitions: Callable[[], Definitions] = standard_definitions,
    progress: Progress = no_progress,
) -> LedgerUpdate:
    """Return main's ledgers with all missing published addresses added. The files themselves are not written.

    Raises UsageError if the folder is not at main's newest commit (submissions do not write ledgers), if a ledger is
    unreadable, or if errors make main's addresses unknown.
    """
    repository = open_repository(root)
    main = choose_main(repository, base)
    tip, name = main.commit, shorten_reference(main.reference) or base
    if resolve_head(repository) != tip:
        raise UsageError(
            f"sổ địa chỉ chỉ được ghi trên bản chính (`{name}`), còn thư mục này đang mở một bài gửi; hãy chạy lại trên bản chính mới nhất",
            f"ledgers are only written on main (`{name}`), but this folder contains a submission; run this again "
            "on the newest main",
        )
    with (
        _open_main(repository, tip) as main_root,
        _load(main_root, root, at, definitions, progress) as (portal, list_published),
    ):
        ledgers = read_ledgers(main_root)
        for site, ledger in ledgers.items():
            if ledger.problems:
                raise UsageError(
                    f"{ledger_path(site)}, dòng {ledger.problems[0].line}: {ledger.problems[0].reason.vi}; hãy khôi phục tệp từ lần lưu trước",
                    f"{ledger_path(site)}, line {ledger.problems[0].line}: {ledger.problems[0].reason.en}; restore the file first",
                )
        day = at.astimezone(VIETNAM).date()
        files: dict[str, str] = {}
        added: list[LedgerLine] = []
        for site in (each.id for each in portal.sites):
            lines = ledgers[site].lines if site in ledgers else ()
            new = tuple(_list_new_lines(lines, list_published(site).values(), day))
            added += new
            if new:
                files[ledger_path(site)] = format_ledger((*lines, *new))
    return LedgerUpdate(files, tuple(added), tip)


def _list_new_lines(
    lines: Iterable[LedgerLine], published: Iterable[PublishedAddress], day: date
) -> Iterator[LedgerLine]:
    known = {each.url for each in lines}
    for each in published:
        if each.url not in known:
            known.add(each.url)
            yield LedgerLine(each.url, each.language, each.id or NO_ITEM, day)


@contextmanager
def _open_main(repository: Repository, tip: str) -> Iterator[Path]:
    """Yield the root of main: the folder itself if unmodified, else a temporary copy."""
    if not has_unsaved_work(repository):
        yield repository.root
        return
    with tempfile.TemporaryDirectory(prefix="portalgen-") as folder:
        scratch = create_scratch_repository(repository, Path(folder) / "main")
        check_out_tree(scratch, tip, APPROVALS_FOLDER)
        yield scratch.root


@contextmanager
def _load(
    root: Path, home: Path, at: datetime, definitions: Callable[[], Definitions], progress: Progress
) -> Iterator[tuple[Portal, Callable[[str], Mapping[str, PublishedAddress]]]]:
    """Yield the portal in `root` and a function for a site's addresses, with the cache of `home` open in the block."""
    cache = open_lint_cache(home, root)
    try:
        inputs = load_lint_inputs(root, at, {}, cache, definitions=definitions(), progress=progress)
        list_published = list_published_of(inputs.contexts, inputs.portal, at) if inputs.portal is not None else None
        if inputs.portal is None or list_published is None:
            raise _unknown_addresses(inputs)
        if inputs.library is not None:
            save_lint_cache(cache, frozenset(page.source for page in inputs.library.pages))
        yield inputs.portal, list_published
    finally:
        cache.close()


def _unknown_addresses(inputs: LintInputs) -> UsageError:
    errors = [each for each in inputs.diagnostics if severity_of(each) is Severity.ERROR]
    first = _place_of(errors[0]) if errors else ""
    return UsageError(
        f"chưa biết được các địa chỉ vì cổng có {len(errors)} lỗi, lỗi đầu tiên ở {first}; hãy chạy `portalgen check` và sửa trước",
        f"the addresses are unknown because the portal has {len(errors)} errors, the first at {first}; run "
        "`portalgen check` and fix them first",
    )


def _place_of(found: Diagnostic) -> str:
    return f"{found.place.path}:{found.place.line}"


def _require_sites(sites: Collection[str], known: Collection[str]) -> None:
    for site in sites:
        if site not in known:
            closest = find_closest(site, known)
            vi, en = (f"; có phải là `{closest}`?", f"; did you mean `{closest}`?") if closest else ("", "")
            raise UsageError(f"không có trang `{site}`{vi}", f"there is no site `{site}`{en}")
