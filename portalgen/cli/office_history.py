"""Options of the commands that read main's history and content for a period, from a clone or a bare repository."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from portalgen.cli.state import CommandState, exact_now, name_option
from portalgen.errors import UsageError
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.config import moments
    from portalgen.editorial.deadlines import main_content
    from portalgen.editorial.records import roster_at
    from portalgen.editorial.tables import period
    from portalgen.history import repository as history_repository
    from portalgen.publish.verifying import released_commits

if TYPE_CHECKING:
    from portalgen.timeline.model import ReleasedCommit

_C = TypeVar("_C", bound=Callable[..., Any])

ref_option = click.option(
    "--ref",
    default=None,
    metavar="REV",
    help="Bản chính, nếu không phải main. / The main branch, if not main.  [origin/main, else main]",
)
genesis_option = click.option(
    "--genesis",
    default=None,
    metavar="COMMIT:SHA256",
    help="Mã khởi đầu, lấy từ văn bản ở ngoài kho. / Genesis of the rosters, from a document outside the repository.",
)
cache_option = click.option(
    "--cache",
    "cache_folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    metavar="DIR",
    help="Thư mục nhớ những gì đã đọc; kho không có thư mục làm việc thì không nhớ nếu không ghi. / Cache folder; without it, a bare repository has no cache.",
)


class MonthType(click.ParamType[tuple[int, int]]):
    """An option value that is a month. It is parsed to (year, month)."""

    name = "YYYY-MM"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        match = re.fullmatch(r"([12]\d{3})-(0[1-9]|1[0-2])", str(value), re.ASCII)
        if match is None:
            raise UsageError(
                f"{name_option(param)}`{value}` không phải là một tháng; ghi năm-tháng, ví dụ 2026-11",
                f"{name_option(param)}`{value}` is not a month; write year-month, such as 2026-11",
            )
        return int(match[1]), int(match[2])


class DayType(click.ParamType[date]):
    """An option value that is a day."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            day = moments.parse_day(value)
            moments.check_year(day)
        except Exception:
            raise UsageError(
                f"{name_option(param)}`{value}` không phải là một ngày; ghi năm-tháng-ngày, ví dụ 2026-11-24",
                f"{name_option(param)}`{value}` is not a day; write year-month-day, such as 2026-11-24",
            ) from None
        return day


def days_options(command: _C) -> _C:
    """Add `--from` and `--to` to a command. Pass their values to `require_period`."""
    for option in (
        click.option("--to", "last", type=DayType(), default=None, help="Đến hết ngày. / Until this day, inclusive."),
        click.option("--from", "first", type=DayType(), default=None, help="Từ ngày. / From this day."),
    ):
        command = option(command)
    return command


def month_options(command: _C) -> _C:
    """Add `--month` to a command, beside `--from` and `--to`."""
    option = click.option("--month", type=MonthType(), default=None, help="Một tháng. / One month.")
    return option(days_options(command))


def require_period(first: date | None, last: date | None, month: tuple[int, int] | None = None) -> period.ReportPeriod:
    """Return the period selected by these options. Raises UsageError if they contradict each other."""
    if month is not None and (first is not None or last is not None):
        raise UsageError("chỉ dùng --month, hoặc --from và --to", "use --month, or --from and --to, not both")
    if first is not None and last is not None and last < first:
        raise UsageError(
            f"--to ({last.isoformat()}) phải từ --from ({first.isoformat()}) trở đi",
            f"--to ({last.isoformat()}) must not be before --from ({first.isoformat()})",
        )
    return period.period_of_month(*month) if month is not None else period.ReportPeriod(first, last)


def choose_cache_folder(
    repository: history_repository.Repository, state: CommandState, chosen: Path | None
) -> Path | None:
    """Return `chosen`, or the default cache folder of the portal.

    A bare repository has no default, so None is returned.
    """
    if chosen is not None:
        return chosen
    return None if repository.is_bare else state.root / ".portalgen" / "cache"


@contextmanager
def open_audited_main(
    state: CommandState,
    ref: str | None,
    at: datetime | None,
    cache_folder: Path | None,
    sites: tuple[str, ...] = (),
    releases: tuple[Path, ...] = (),
) -> Iterator[main_content.MainContent]:
    """Open main with its pages and timeline at the time `at` (default: now).

    The manifests in `releases` count as evidence. Raises UsageError for an unknown site, and for an invalid or unsigned
    manifest.
    """
    repository = history_repository.open_history(state.root)
    tip = main_content.resolve_main(repository, ref)
    cache = choose_cache_folder(repository, state, cache_folder)
    released = _read_released(repository, tip, releases)
    with main_content.open_main_content(repository, tip, at or exact_now(), cache, released=released) as content:
        main_content.check_site_ids(content.portal, sites)
        yield content


def _read_released(
    repository: history_repository.Repository, tip: str, releases: tuple[Path, ...]
) -> tuple[ReleasedCommit, ...]:
    """Return the commits of the signed releases at these paths, by the release keys of main's roster."""
    if not releases:
        return ()
    return released_commits.read_released_commits(releases, roster_at.require_roster_at(repository, tip))
