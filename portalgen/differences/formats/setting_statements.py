"""Changes of settings in sentences, and how far they reach."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from portalgen.differences.excerpts import cut_excerpt
from portalgen.differences.formats.statements import DifferenceStatement, MarkedSpan, spans_of_runs, statement
from portalgen.differences.model import ChangeReach, OtherFileClass
from portalgen.differences.setting_changes import SettingChange, SettingChangeKind
from portalgen.locale.formats import format_number
from portalgen.text.bilingual import Bilingual as B

_LIMIT: Final = 100
"""Changes of a file described individually."""
_VALUE_LIMIT: Final = 200_000
"""Letters: a signer reads all of a value, and the report as a whole is bounded."""
_COUNTS: Final[Mapping[SettingChangeKind, B]] = MappingProxyType(
    {
        "added": B("thêm {count}", "{count} added"),
        "removed": B("bỏ {count}", "{count} removed"),
        "changed": B("sửa {count}", "{count} changed"),
        "moved": B("xếp lại {count}", "{count} moved"),
    }
)
_ORDER: Final[tuple[SettingChangeKind, ...]] = ("removed", "changed", "moved", "added")
_HOSTS: Final = 20
_OUTSIDE: Final = B("Dẫn ra ngoài cổng, tới {count} tên miền: {names}", "Links to {count} external hosts: {names}")
_ALL: Final = B("{total} thay đổi: {counts}", "{total} changes: {counts}")
_MORE: Final = B(
    "… và {count} thay đổi nữa; `portalgen diff --format json` ghi đủ",
    "… and {count} more changes; `portalgen diff --format json` has all of them",
)
_REACH: Final = B(
    "Dựng cả hai bản thì {pages} trang trên {sites}/{all} trang thông tin khác đi với người đọc; {untouched} trang trong đó "
    "khác đi dù bài gửi không sửa chữ của trang.",
    "By the builds of both versions {pages} pages on {sites} of {all} sites are different for readers; {untouched} of them "
    "though the submission leaves their text as it is.",
)
_UNKNOWN_REACH: Final = B(
    "Giao diện đổi nhưng ở đây chưa dựng bản có giao diện mới, nên chưa biết bao nhiêu trang khác đi: chạy "
    "`portalgen diff --lists` để có số trang và số trang thông tin.",
    "The theme changes, but its new version was not built here, so the number of changed pages is unknown: run "
    "`portalgen diff --lists` for the numbers of pages and sites.",
)
_REACHING: Final = frozenset(("settings", "theme"))


def describe_setting_changes(changes: Sequence[SettingChange], language: str) -> Iterator[DifferenceStatement]:
    """Yield a sentence for each change; of many, how many there are of each kind, and the first."""
    if len(changes) > _LIMIT:
        kinds = Counter(each.change for each in changes)
        counts = ", ".join(
            text.text(language).format(count=format_number(kinds[kind], language))
            for kind, text in _COUNTS.items()
            if kinds[kind]
        )
        yield statement(_ALL.text(language).format(total=format_number(len(changes), language), counts=counts))
        yield from _describe_hosts(changes, language)
        changes = sorted(changes, key=_weigh)
    for each in changes[:_LIMIT]:
        yield statement(f"{each.label}: ", *_spans_of(each, language))
    if len(changes) > _LIMIT:
        yield statement(_MORE.text(language).format(count=format_number(len(changes) - _LIMIT, language)))


def _describe_hosts(changes: Sequence[SettingChange], language: str) -> Iterator[DifferenceStatement]:
    """Yield the external hosts linked by any of many changes."""
    hosts = Counter(host for each in changes for host in each.outside_hosts)
    if hosts:
        more = ["…"] if len(hosts) > _HOSTS else []
        names = ", ".join((*sorted(hosts)[:_HOSTS], *more))
        text = _OUTSIDE.text(language).format(count=format_number(len(hosts), language), names=names)
        yield statement(MarkedSpan("strong", text))


def _weigh(change: SettingChange) -> int:
    """Return the rank of a change among many: first external links, then removals, changes, additions."""
    return -1 if change.outside_hosts else _ORDER.index(change.change)


def _spans_of(change: SettingChange, language: str) -> Iterator[MarkedSpan]:
    """Yield the parts; for a text compared by words, the words in place of both values."""
    has_runs = any(run.kind == "same" and run.text.strip() for run in change.runs)
    for part in change.parts:
        if not has_runs or part.mark in ("plain", "strong"):
            yield MarkedSpan(part.mark, cut_excerpt(part.text, _VALUE_LIMIT) if part.mark != "plain" else part.text)
    if has_runs:
        yield from spans_of_runs(change.runs, language)


def describe_reach(
    reach: ChangeReach | None, classes: Collection[OtherFileClass], language: str
) -> Iterator[DifferenceStatement]:
    """Yield the number of pages changed by settings or a theme; if the theme was not built, how to count them."""
    if reach is None:
        if "theme" in classes:
            yield statement(MarkedSpan("strong", _UNKNOWN_REACH.text(language)))
    elif not _REACHING.isdisjoint(classes):
        counts = {
            "pages": reach.pages,
            "untouched": reach.untouched_pages,
            "sites": len(reach.sites),
            "all": reach.site_count,
        }
        values = {name: format_number(count, language) for name, count in counts.items()}
        yield statement(MarkedSpan("strong", _REACH.text(language).format(**values)))
