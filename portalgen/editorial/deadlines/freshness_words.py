"""The daily updates of a site required by Điều 11(1), in the words of reports."""

from __future__ import annotations

from collections.abc import Iterator

from portalgen.config.legal import Freshness, FreshnessPeriod
from portalgen.locale.dates import format_range, format_windows
from portalgen.text.bilingual import Bilingual as B


def describe_freshness(freshness: Freshness) -> Iterator[B]:
    """Yield a sentence for each period; without dates if there is only one rule."""
    for each in freshness.periods or (freshness,):
        windows = format_windows(each.windows)
        state = (
            ("đã được xác nhận", "confirmed")
            if each.are_windows_confirmed
            else ("chưa được Văn phòng xác nhận", "not confirmed by the Office")
        )
        hours = (f"; khung giờ {windows}, {state[0]}", f"; hours {windows}, {state[1]}") if windows else ("", "")
        days = _describe_days(each) if isinstance(each, FreshnessPeriod) else B("", "")
        yield B(
            f"Ít nhất {each.updates} lần mỗi ngày làm việc, đầu giờ sáng và đầu giờ chiều{hours[0]}{days.vi}.",
            f"At least {each.updates} times each working day, at the start of morning and afternoon{hours[1]}{days.en}.",
        )


def _describe_days(period: FreshnessPeriod) -> B:
    spans = (format_range(period.first, period.last, each) for each in ("vi", "en"))
    vi, en = (f"; {' '.join(part for part in (span, f'({period.basis.citation})') if part)}" for span in spans)
    return B(vi, en)
