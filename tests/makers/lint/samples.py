"""Findings and clocks for the tests of the formats: chosen ones, and any that hypothesis can think of."""

from __future__ import annotations

import string
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from typing import Final

from hypothesis import strategies as st

from portalgen.diagnostics.model import LocalizedText, Place, Severity, diagnostic
from portalgen.diagnostics.registry import CODES
from portalgen.law.calendar import VIETNAM
from portalgen.lint.formats.model import ClockRow, ReportData, Suppressed
from portalgen.lint.model import Finding

AT: Final = datetime(2026, 11, 24, 8, 0, tzinfo=VIETNAM)
TRICKY: Final = (
    "%",
    "%25",
    ":",
    ",",
    "\n",
    "\r",
    "]]>",
    "|",
    "`",
    "<",
    "&",
    '"',
    "'",
    "\x00",
    "\x1b[31m",
    "\u202e",
    "đ",
)
FIELDS: Final = {
    code.code: sorted(
        {name for text in (*code.vi, *code.en) for _, name, _, _ in string.Formatter().parse(text) if name}
    )
    for code in CODES.values()
}

FINDING: Final = Finding(
    diagnostic=diagnostic("TXT203", Place("content/so/a.vi.md", 4, 8, 8, "title: HỘI NGHỊ")),
    severity=Severity.WARNING,
    fingerprint="0123456789abcdef0123456789abcdef",
    party="editor",
)
CLOCK: Final = ClockRow(
    title="Quyết định mẫu | số 00/QĐ",
    path="content/so/van-ban/mau.vi.md",
    party="board",
    class_name="văn bản hành chính",
    start=AT - timedelta(hours=2),
    due=datetime(2026, 11, 27, tzinfo=VIETNAM),
    last_day="hết ngày 26/11/2026",
    state="within",
    time_left="còn 2 ngày 16 giờ",
    basis="QĐ 2111 Điều 9(2)",
)


def finding(
    severity: Severity = Severity.WARNING, line: int = 4, path: str = "content/so/a.vi.md", code: str = "TXT203"
) -> Finding:
    """A finding of its own at `line` of `path`; `code` is one whose sentence has no values."""
    place = replace(FINDING.place, path=path, line=line)
    return replace(FINDING, diagnostic=diagnostic(code, place), severity=severity, fingerprint=f"{line:032x}")


def make_finding(value: str, path: str = "content/so/a.vi.md", excerpt: str = "") -> Finding:
    """An error whose sentence holds the author's `value` in backticks."""
    values = dict.fromkeys(FIELDS["FMT103"], value)
    return replace(
        FINDING, diagnostic=diagnostic("FMT103", Place(path, 5, 1, 3, excerpt), **values), severity=Severity.ERROR
    )


def written(*findings: Finding, clocks: tuple[ClockRow, ...] = ()) -> ReportData:
    """A report of one checked page."""
    return ReportData(findings, AT, "toàn bộ cổng", 1, "1.2.3", clocks=clocks)


@cache
def texts() -> st.SearchStrategy[str]:
    """Any text, surrogates and control characters too, and often what some format must escape."""
    pieces = st.one_of(st.sampled_from(TRICKY), st.text(st.characters(), max_size=8))
    return st.lists(pieces, max_size=5).map("".join)


_CODES: Final = st.sampled_from(sorted(CODES))
_VALUES: Final = texts() | st.builds(LocalizedText, texts(), texts())
_MOMENTS: Final = st.none() | st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(VIETNAM))


@st.composite
def any_finding(draw: st.DrawFn) -> Finding:
    code = draw(_CODES)
    path = "content/" + draw(texts())
    place = Place(path, draw(st.integers(1, 99)), draw(st.integers(1, 99)), draw(st.integers(0, 9)), draw(texts()))
    return Finding(
        diagnostic=diagnostic(code, place, **{name: draw(_VALUES) for name in FIELDS[code]}),
        severity=draw(st.sampled_from(Severity)),
        fingerprint=draw(st.text("0123456789abcdef", min_size=32, max_size=32)),
        party=draw(st.sampled_from(("editor", "supplier", "board", "translator", "operator", "developer"))),
        related=tuple(draw(st.lists(texts() | st.just("id:so-bai"), max_size=2))),
        start=draw(_MOMENTS),
        due=draw(_MOMENTS),
        origin=draw(texts()),
    )


@st.composite
def any_clock(draw: st.DrawFn) -> ClockRow:
    return ClockRow(
        title=draw(texts()),
        path="content/" + draw(texts()),
        party=draw(st.sampled_from(("supplier", "board", ""))),
        class_name=draw(texts()),
        start=draw(st.none() | st.just(AT)),
        due=draw(st.none() | st.just(AT)),
        last_day=draw(texts()),
        state=draw(st.sampled_from(("within", "soon", "overdue", "met", "missed", "unproven"))),
        time_left=draw(texts()),
        basis=draw(texts()),
        certain=draw(st.booleans()),
    )


@st.composite
def any_report(draw: st.DrawFn) -> ReportData:
    aside = st.builds(Suppressed, any_finding(), st.sampled_from(("comment", "waiver", "baseline")), texts())
    return ReportData(
        findings=tuple(draw(st.lists(any_finding(), max_size=4))),
        at=AT,
        scope=draw(texts()),
        checked_count=draw(st.integers(0, 9)),
        tool_version="1.2.3",
        suppressed_count=draw(st.integers(0, 2)),
        clocks=tuple(draw(st.lists(any_clock(), max_size=3))),
        suppressed_findings=tuple(draw(st.lists(aside, max_size=2))),
    )


def many(count: int) -> ReportData:
    """A report of `count` findings of several files and codes, as large as a bad day's."""
    codes = sorted(CODES)
    findings = []
    for number in range(count):
        code = codes[number % len(codes)]
        values = dict.fromkeys(FIELDS[code], "lời của tác giả `|` <đ>")
        place = Place(f"content/so/tin-tuc/bai-{number // 7}.vi.md", number % 90 + 1, 3, 9, "title: Hội nghị mẫu " * 4)
        findings.append(
            Finding(diagnostic(code, place, **values), CODES[code].severity, f"{number:032x}", CODES[code].party)
        )
    return ReportData(tuple(findings), AT, "toàn bộ cổng", count, "1.2.3")
