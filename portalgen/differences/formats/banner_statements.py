"""Changes of emergency banners at the top of every page, in sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from portalgen.differences.banners import BannerChange
from portalgen.law.due_dates import to_vietnam_time
from portalgen.locale.dates import format_moment
from portalgen.text.bilingual import Bilingual as B

_ADDED: Final = B(
    "{banner} sẽ đứng đầu mọi trang của {sites}, {period}",
    "{banner} will appear at the top of every page of {sites}, {period}",
)
_CHANGED: Final = B(
    "{banner}, đứng đầu mọi trang của {sites}, sẽ đổi; hiện {period}",
    "{banner}, first on every page of {sites}, will change; it is shown {period}",
)
_REMOVED: Final = B(
    "{banner} sẽ không còn đứng đầu mọi trang của {sites}",
    "{banner} will no longer appear at the top of every page of {sites}",
)
_COUNT: Final = B("{count} trên {every} trang thông tin", "{count} of {every} sites")
_FORMER: Final = B(" (trước là {count})", " (before: {count})")
_AT_ONCE: Final = B("ngay khi đăng", "as soon as it is published")
_FROM: Final = B("từ {begin}", "from {begin}")
_UNTIL: Final = B(" đến {end}", " until {end}")
_NAMED_SITES: Final = 6


def say_banner_change(change: BannerChange, language: str, quote: Callable[[str], str]) -> str:
    """Return a sentence with the number of sites where a banner begins, continues or ends; `quote` marks its title."""
    text = _CHANGED if change.sites and change.former_sites else _ADDED if change.sites else _REMOVED
    banner = f"{change.kind.text(language)} {quote(change.title)} ({change.level.text(language)})"
    return text.text(language).format(
        banner=banner, sites=_say_sites(change, language), period=_say_period(change, language)
    )


def _say_sites(change: BannerChange, language: str) -> str:
    sites = change.sites or change.former_sites
    counted = _COUNT.text(language).format(count=len(sites), every=change.site_count)
    names = f" ({', '.join(sites)})" if len(sites) <= _NAMED_SITES else ""
    is_other = bool(change.sites) and bool(change.former_sites) and change.sites != change.former_sites
    former = _FORMER.text(language).format(count=len(change.former_sites)) if is_other else ""
    return f"{counted}{names}{former}"


def _say_period(change: BannerChange, language: str) -> str:
    begin, end = (
        format_moment(to_vietnam_time(each), language) if each is not None else ""
        for each in (change.begin, change.end)
    )
    start = _FROM.text(language).format(begin=begin) if begin else _AT_ONCE.text(language)
    return start + (_UNTIL.text(language).format(end=end) if end else "")
