"""The settings of a reading, in the words of reports and findings."""

from __future__ import annotations

from typing import Final

from portalgen.law.due_dates import to_vietnam_time
from portalgen.locale.dates import format_day
from portalgen.text.bilingual import Bilingual
from portalgen.timeline.former_settings import SettingsOrigin
from portalgen.timeline.item_clock import ClockReading, ItemClock

NO_LIMIT: Final = Bilingual("không có thời hạn", "no limit")
_NOW: Final = Bilingual("theo cấu hình hiện nay", "by the settings of now")
_ACCEPTED: Final = Bilingual(
    "theo phần cấu hình đã được hai người chủ quản duyệt và lịch nghỉ đi kèm chương trình",
    "by the settings approved by two owners and the calendar shipped with the program",
)
_SHORT: Final = 12


def describe_origin(clock: ItemClock, reading: ClockReading) -> Bilingual:
    """Return the words of the settings of a reading, after a space; empty if the settings are not in dispute."""
    if not clock.is_disputed_by_settings:
        return Bilingual("", "")
    words = _origin_words(reading.origin)
    return Bilingual(f" {words.vi}", f" {words.en}")


def _origin_words(origin: SettingsOrigin) -> Bilingual:
    if origin.form == "now":
        return _NOW
    if origin.form == "accepted" or origin.since is None:
        return _ACCEPTED
    day, commit = to_vietnam_time(origin.since).date(), origin.commit[:_SHORT]
    return Bilingual(
        f"theo cấu hình từ {format_day(day, 'vi')} [{commit}]", f"by the settings of {format_day(day, 'en')} [{commit}]"
    )
