"""Input of the Office's reports: main with its history if available, else the folder and the reason.

A report with figures that need a history states why they are missing; the rest is complete.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from datetime import datetime
from pathlib import Path
from typing import Final

from portalgen.config.load import load_portal
from portalgen.config.portal import Portal
from portalgen.content.model import Item, Library
from portalgen.content.read import read_library
from portalgen.editorial.deadlines.deadline_audit import list_former_items
from portalgen.editorial.deadlines.main_content import MainContent, open_main_content, resolve_main
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.frozen import frozen
from portalgen.graph.moments import is_sample
from portalgen.history.commits import find_commit_before
from portalgen.history.repository import Repository, open_history
from portalgen.locale.dates import format_exact_moment
from portalgen.text.bilingual import Bilingual as B

_NO_HISTORY: Final = B(
    "không đọc được lịch sử: thư mục không nằm trong kho nào, hoặc máy này không có Git",
    "no history can be read: the folder is in no repository, or this machine has no Git",
)
_PART_OF_HISTORY: Final = B(
    "kho này chỉ có một phần lịch sử (lệnh bổ sung: `git fetch --unshallow`)",
    "this repository has only part of its history (`git fetch --unshallow` completes it)",
)
"""Without paths of a machine, since they would be printed in signed papers."""


@frozen
class ReportContent:
    """Settings and pages at a clock, with the history if available."""

    portal: Portal
    library: Library
    at: datetime
    main: MainContent | None = None
    without_history: B | None = None
    """The reason for a missing history; None if there is one."""
    items_by_site: Mapping[str, tuple[Item, ...]] = field(init=False)
    former_by_site: Mapping[str, tuple[Item, ...]] = field(init=False)
    """Items no longer on main, with the data kept by the history; empty without a history."""
    last_items: dict[str, Item | None] = field(init=False, default_factory=dict, compare=False, repr=False)
    """Items read by `former_pages.read_last_items`: removed items in their last state, None if unreadable."""
    sample_ids: frozenset[str] = field(init=False)
    """Ids of present and former samples: they are excluded from all figures."""

    def __post_init__(self) -> None:
        former = tuple(list_former_items(self.main)) if self.main is not None else ()
        object.__setattr__(self, "items_by_site", _by_site(self.library.items))
        object.__setattr__(self, "former_by_site", _by_site(former))
        samples = (each.id for each in (*self.library.items, *former) if is_sample(each.original))
        object.__setattr__(self, "sample_ids", frozenset(samples))

    def name_site(self, site: str) -> B:
        """Return the short name of a site's agency."""
        return short_name(self.portal, site)


def _by_site(items: Iterable[Item]) -> Mapping[str, tuple[Item, ...]]:
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        groups[item.original.site].append(item)
    return {site: tuple(each) for site, each in groups.items()}


def short_name(portal: Portal, site: str) -> B:
    """Return the short name of a site's agency in both languages of the program."""
    found = portal.site(site)
    return B(found.name("vi").short, found.name("en").short)


@contextmanager
def open_report_content(root: Path, ref: str | None, at: datetime, cache: Path | None) -> Iterator[ReportContent]:
    """Open main as at the clock `at` with its history until then, else the folder's content.

    Raises UsageError for a clock before the first commit or a missing `ref`, UnusableEnvironmentError if the settings
    cannot be read.
    """
    repository, reason = _find_history(root)
    tip = ""
    if repository is not None:
        try:
            tip = resolve_main(repository, ref)
        except (UnusableEnvironmentError, UsageError) as error:
            reason = B(error.vi, error.en)
    if repository is None or not tip:
        if ref is not None:
            raise UnusableEnvironmentError(f"--ref {ref}: {reason.vi}", f"--ref {ref}: {reason.en}")
        yield read_folder(root, at, reason)
        return
    tip = _find_tip_at(repository, tip, at)
    folder = cache or (None if repository.is_bare else root / ".portalgen" / "cache")
    with open_main_content(repository, tip, at, folder) as main:
        yield ReportContent(main.portal, main.library, at, main)


def _find_tip_at(repository: Repository, tip: str, at: datetime) -> str:
    """Return main's newest commit at the clock; later commits are ignored."""
    found = find_commit_before(repository, tip, at)
    if not found:
        raise UsageError(
            f"--at {format_exact_moment(at, 'vi')}: lúc ấy kho chưa có lần lưu nào; ghi một thời điểm muộn hơn",
            f"--at {format_exact_moment(at, 'en')}: the repository had no commit yet; write a later time",
        )
    return found


def _find_history(root: Path) -> tuple[Repository | None, B]:
    """Return the repository with its complete history, or None and the reason."""
    try:
        repository = open_history(root)
    except UnusableEnvironmentError:
        return None, _NO_HISTORY
    return (None, _PART_OF_HISTORY) if repository.is_shallow else (repository, _NO_HISTORY)


def read_folder(root: Path, at: datetime, reason: B = _NO_HISTORY) -> ReportContent:
    """Return the folder's content, without history. Raises UnusableEnvironmentError if it is not a portal."""
    portal, _ = load_portal(root)
    if portal is None:
        raise UnusableEnvironmentError(
            "không đọc được cấu hình của cổng; `portalgen check` nêu từng lỗi và cách sửa",
            "the portal's configuration cannot be read; `portalgen check` names each fault and its remedy",
        )
    return ReportContent(portal, read_library(portal)[0], at, without_history=reason)
