"""Ít hơn hai lần cập nhật trong một ngày làm việc. / Fewer than two updates on a working day.

Vì sao: Cổng tỉnh cập nhật thông tin mới ít nhất 02 lần mỗi ngày làm việc, đầu giờ sáng và đầu giờ chiều (Điều 11(1)).
Why: The provincial portal brings new information at least twice each working day (Article 11(1)).

Cách sửa: Đăng thông tin mới đầu giờ sáng và đầu giờ chiều.
Fix: Publish new information at the start of the morning and of the afternoon.

Sai / Bad:

    === site-config/legal/deadlines.yaml (changed)
    freshness:
      sites: [portal]
      updates: 2
      windows:
        - {from: "07:00", to: "09:30"}
        - {from: "13:00", to: "15:30"}
    === branch
    === content/portal/tin-tuc/tin-1.vi.md
    ---
    id: portal-tin-1
    kind: news
    title: Tin số 1 của cổng tỉnh
    summary: Tin ngắn của cổng tỉnh.
    date: 2026-11-20
    origin: own
    ---

    Nội dung tin.
    === commit 2026-11-20T07:30
    === merge 2026-11-20T08:00
    === at 2026-11-23T17:00

Đúng / Good:

    === site-config/legal/deadlines.yaml (changed)
    freshness:
      sites: [portal]
      updates: 2
      windows:
        - {from: "07:00", to: "09:30"}
        - {from: "13:00", to: "15:30"}
    === branch
    === content/portal/tin-tuc/tin-1.vi.md
    ---
    id: portal-tin-1
    kind: news
    title: Tin số 1 của cổng tỉnh
    summary: Tin ngắn của cổng tỉnh.
    date: 2026-11-20
    origin: own
    ---

    Nội dung tin.
    === commit 2026-11-20T07:30
    === merge 2026-11-20T08:00
    === branch
    === content/portal/tin-tuc/tin-2.vi.md
    ---
    id: portal-tin-2
    kind: news
    title: Tin số 2 của cổng tỉnh
    summary: Tin ngắn của cổng tỉnh.
    date: 2026-11-20
    origin: own
    ---

    Nội dung tin.
    === commit 2026-11-20T13:00
    === merge 2026-11-20T13:30
    === at 2026-11-23T17:00
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from portalgen.config.yaml_text import YamlText, place_in_yaml
from portalgen.diagnostics.model import LocalizedText, Place
from portalgen.law.due_dates import to_vietnam_time
from portalgen.law.states import day_words
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation

_PLACE: Final = "site-config/legal/deadlines.yaml"
Window = tuple[time, time]
_LOOK_BACK: Final = 30
"""Days: the longest holidays are shorter."""


def check(context: LintContext) -> Iterator[Violation]:
    """DDL212 for each site that has to be fresh and was not on the last whole working day before the clock.

    It was where enough was new that day, and something in each of the windows that are configured.

    A submission alone does not say what else was published.
    """
    freshness = context.legal.freshness
    day = _find_last_working_day(context)
    if context.submitted_ids is not None or context.times is None or day is None or _is_before_adoption(context, day):
        return
    for site in freshness.sites:
        updates = _find_updates(context, site, day)
        empty = [window for window in freshness.windows if not any(_is_within(each, window) for each in updates)]
        if len(updates) < freshness.updates or empty:
            values = {"count": str(len(updates)), "day": day_words(day, "vi"), "wanted": str(freshness.updates)}
            windows = _localize_windows(empty, are_confirmed=freshness.are_windows_confirmed)
            yield violation("DDL212", _place_of_sites(context), site=site, windows=windows, **values)


def _is_within(update: datetime, window: Window) -> bool:
    return window[0] <= to_vietnam_time(update).time() < window[1]


def _localize_windows(windows: list[Window], *, are_confirmed: bool) -> LocalizedText:
    if not windows:
        return LocalizedText("", "")
    listed = ", ".join(f"{begin:%H:%M}–{end:%H:%M}" for begin, end in windows)
    doubt = ("", "") if are_confirmed else (" (khung giờ chưa được Văn phòng xác nhận)", " (hours not confirmed yet)")
    return LocalizedText(f"; không có lần nào trong khung {listed}{doubt[0]}", f"; none within {listed}{doubt[1]}")


def _place_of_sites(context: LintContext) -> Place:
    source = YamlText(context.text_of(_PLACE), _PLACE, "CFG")
    return place_in_yaml(source, ("freshness", "sites"))


def _find_last_working_day(context: LintContext) -> date | None:
    today = to_vietnam_time(context.at).date()
    days = (today - timedelta(days=back) for back in range(1, _LOOK_BACK))
    return next((day for day in days if context.legal.calendar.is_working_day(day)), None)


def _is_before_adoption(context: LintContext, day: date) -> bool:
    starts = context.legal.evidence_starts
    return isinstance(starts, datetime) and day < to_vietnam_time(starts).date()


def _find_updates(context: LintContext, site: str, day: date) -> set[datetime]:
    """Return the distinct moments of that day at which something of the site was first published."""
    assert context.times is not None
    moments = set()
    for item in context.library.items:
        times = context.times.get(item.id)
        at = times.publication.at if times is not None and item.original.site == site else None
        if at is not None and to_vietnam_time(at).date() == day:
            moments.add(at)
    return moments


RULE: Final = PortalRule("DDL212", check)
