"""Rules about deadlines beside the running clocks: impossible facts, years that are not confirmed, freshness."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any, Final, Literal

import pytest

from portalgen.config.lint_settings import LintSettings
from portalgen.config.values import parse_datetime
from portalgen.diagnostics.model import Severity
from portalgen.lint.findings import resolve_severity
from portalgen.lint.rules.deadlines import event_without_end
from portalgen.text.normalization import nfc
from tests.makers.lint.story import LEGAL, LIGHT, commit
from tests.makers.lint.texts import page_text
from tests.makers.portal import SmallPortal
from tests.makers.quiet_portal import LATER, describe_findings, kept_portal, news, quiet_portal, report_of

PATH: Final = "content/so/tin-tuc/su-kien.vi.md"
LIMITS: Final = "site-config/legal/deadlines.yaml"
FRESH: Final = "freshness:\n  sites: [so]\n"
AFTERNOON: Final = parse_datetime("2026-11-20T16:00")
TOLD: Final = "Sáng 20/11/2026, Sở Ngoại vụ tổ chức hội nghị sơ kết tại hội trường."


def of(tmp_path: Path, code: str, at: str = "2026-11-24T08:00", **keys: Any) -> list[str]:
    portal = quiet_portal(tmp_path / "portal", {**LIGHT, PATH: news("so-su-kien", **keys)})
    found = describe_findings(report_of(portal, at=parse_datetime(at)))
    return [each for each in found if each.startswith(code)]


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ({"received": "{at: 2026-11-24T08:01, via: Sổ, ref: '0'}"}, 8),
        ({"signed": "2026-11-25"}, 8),
        ({"signed": "2026-11-20", "received": "{at: 2026-11-19T23:59, via: Sổ, ref: '0'}"}, 9),
    ],
)
def test_facts_that_contradict_the_clock_or_one_another_are_reported_where_they_stand(
    tmp_path: Path, keys: dict[str, str], line: int
) -> None:
    found = of(tmp_path, "DDL202", **keys)
    assert found == [f"DDL202 {PATH}:{line}"]


@pytest.mark.parametrize(
    "keys",
    [
        {"event_start": "2026-11-21T20:00", "event_end": "2026-11-21T20:00"},
        {"event_start": "2026-11-21T13:00Z", "event_end": "2026-11-21T20:00"},
        {"event_start": "2026-11-21T08:00", "event_end": "2026-11-21"},
        {"event_start": "2026-11-21", "event_end": "2026-11-21"},
        {"received": "{at: 2026-11-24T08:00, via: Sổ, ref: '0'}"},
        {"received": "{at: 2026-11-24T01:00Z, via: Sổ, ref: '0'}"},
        {"signed": "2026-11-24"},
        {"signed": "2026-11-20", "received": "{at: 2026-11-20T00:00, via: Sổ, ref: '0'}"},
        {"signed": "2026-11-20", "received": "{at: 2026-11-19T17:00Z, via: Sổ, ref: '0'}"},
    ],
)
def test_facts_at_the_edge_are_possible(tmp_path: Path, keys: dict[str, str]) -> None:
    assert of(tmp_path, "DDL202", **keys) == []


@pytest.mark.parametrize(
    "keys",
    [
        {"event_start": "2026-11-21", "event_end": "2026-11-21T20:00"},
        {"event_end": "2026-11-21"},
        {"received": "2026-11-21"},
        {"received": "{at: 2026-11-21, via: Sổ, ref: '0'}"},
        {"received": "{}"},
        {"signed": "2026-11-21T10:00"},
        {"deadline_class": "khong-co"},
        {"deadline_class": "event"},
        {"deadline_class": "suspension"},
        {"deadline_class": "freshness"},
        {"urgent": "{}"},
        {"urgent": "true"},
        {"publish_at": "9999-12-31T23:59", "received": "{at: 2026-11-20T09:00, via: Sổ, ref: '0'}"},
        {"event_end": "9999-12-31T23:59"},
        {"event_end": "0001-01-01T00:00"},
        {"signed": "0001-01-01"},
        {"signed": "9999-12-31"},
    ],
)
def test_odd_facts_break_nothing(tmp_path: Path, keys: dict[str, str]) -> None:
    portal = quiet_portal(tmp_path / "portal", {**LIGHT, PATH: news("so-su-kien", **keys)})
    for at in ("2026-11-24T08:00", "1900-01-01"):
        report_of(portal, at=parse_datetime(at), paths=(PATH,))


def test_the_severities_of_deadlines_block_only_what_can_be_fixed() -> None:
    from portalgen.diagnostics.model import Place, diagnostic

    blocking = [
        code
        for code in (f"DDL{number}" for number in range(201, 216))
        if resolve_severity(diagnostic(code, Place("a")), LintSettings()) is Severity.ERROR
    ]
    assert blocking == ["DDL201", "DDL202", "DDL203", "DDL213"]


@pytest.fixture
def fresh(tmp_path: Path) -> SmallPortal:
    """A portal whose department has to be fresh, saved once long ago."""
    assert "freshness:\n  sites: []\n" in LEGAL[LIMITS]
    limits = LEGAL[LIMITS].replace("freshness:\n  sites: []\n", FRESH)
    return kept_portal(tmp_path / "portal", {**LIGHT, LIMITS: limits})


def test_a_site_that_has_to_be_fresh_is_reported_once_and_only_by_a_look_at_everything(fresh: SmallPortal) -> None:
    at = parse_datetime("2026-11-23T08:00")
    lines = (fresh.root / LIMITS).read_text("utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if text.strip().startswith("sites: ["))
    assert [each for each in describe_findings(report_of(fresh, at=at)) if each.startswith("DDL")] == [
        f"DDL212 {LIMITS}:{line}"
    ]
    fresh.edit(LIMITS, "updates: 2", "updates: 3")
    commit(fresh.root, LATER, "Sửa")
    assert [each for each in describe_findings(report_of(fresh, at=at, base="main")) if each.startswith("DDL212")] == []


def test_a_look_at_a_time_before_every_calendar_breaks_nothing(fresh: SmallPortal) -> None:
    for at in ("1000-01-01", "2199-12-31"):
        report_of(fresh, at=parse_datetime(at))


def test_a_day_of_issue_to_come_is_one_finding_and_not_also_a_receipt_before_it(tmp_path: Path) -> None:
    received = "{at: 2026-11-19T23:59, via: Sổ, ref: '0'}"
    assert of(tmp_path, "DDL202", signed="2026-11-25", received=received) == [f"DDL202 {PATH}:8"]


class TestUrgency:
    """Urgency is more than a word: it names a document or a directive (DDL220, DDL221)."""

    @pytest.mark.parametrize(
        "basis",
        [
            "Công điện số 00/CĐ-UBND ngày 24/11/2026",
            "34/CĐ-BBT",
            "Quyết định công bố dịch (00/QĐ-UBND).",
            "Luật 00/2026/QH16, Điều 3",
            "NĐ 224/2026, Điều 13",
        ],
    )
    def test_a_document_an_instrument_or_a_directive_is_a_basis(self, tmp_path: Path, basis: str) -> None:
        assert of(tmp_path, "DDL22", urgent=f'{{basis: "{basis}"}}') == []

    @pytest.mark.parametrize(
        "basis", ["khẩn cấp", "mưa lũ ngày 24/11/2026", "QĐ 2111, Điều 9(2)", "Quyết định số 2111/QĐ-UBND", "2026"]
    )
    def test_a_word_and_the_rule_that_sets_the_limit_are_none(self, tmp_path: Path, basis: str) -> None:
        assert of(tmp_path, "DDL22", urgent=f'{{basis: "{basis}"}}') == [f"DDL221 {PATH}:8"]

    def test_the_class_alone_is_a_word_too(self, tmp_path: Path) -> None:
        assert of(tmp_path, "DDL22", deadline_class="urgent") == [f"DDL221 {PATH}:8"]
        named = {"deadline_class": "urgent", "urgent": '{basis: "00/CĐ-UBND"}'}
        assert of(tmp_path / "named", "DDL22", **named) == []

    def test_main_keeps_what_it_says_and_a_submission_that_adds_the_word_is_refused(self, tmp_path: Path) -> None:
        portal = kept_portal(tmp_path / "portal", {PATH: news("so-su-kien", urgent="{basis: khẩn}")})
        added, changed = "content/so/tin-tuc/them.vi.md", news("so-su-kien", "Sửa chữ.\n", urgent="{basis: khẩn}")
        portal.write(added, news("so-them", title="Tin thêm", summary="Tin được thêm.", urgent="{basis: khẩn}"))
        portal.write(PATH, changed)
        commit(portal.root, LATER, "Sửa")
        found = [each for each in report_of(portal, base="main").findings if each.code in ("DDL220", "DDL221")]
        assert [(each.code, each.place.path, each.severity) for each in found] == [
            ("DDL221", PATH, Severity.WARNING),
            ("DDL220", added, Severity.ERROR),
        ]


def lint_news(tmp_path: Path, body: str = TOLD, **keys: Any) -> list[str]:
    text = news("so-su-kien", f"Mở đầu.\n\n{body}\n", **{"date": "2026-11-20T15:00", **keys})
    found = describe_findings(report_of(quiet_portal(tmp_path / "portal", {**LIGHT, PATH: text}), at=AFTERNOON))
    return [each for each in found if each.startswith("DDL22")]


def test_news_of_an_event_says_when_it_ended_or_that_it_is_none(tmp_path: Path) -> None:
    assert lint_news(tmp_path) == [f"DDL223 {PATH}:12"]


@pytest.mark.parametrize(
    "keys",
    [
        {"event_end": "2026-11-20T11:30"},
        {"event": "none"},
        {"draft": "true"},
        {"date": "2026-11-19"},
        {"withdrawn": "{at: 2026-11-20T15:30, reason: wrong_content}"},
    ],
)
def test_nothing_is_asked_of_news_that_says_it_or_that_readers_do_not_get(tmp_path: Path, keys: dict[str, str]) -> None:
    assert lint_news(tmp_path, **keys) == []


def test_the_summary_tells_of_an_event_as_well(tmp_path: Path) -> None:
    found = lint_news(tmp_path, body="Đại biểu nghe ba báo cáo.", summary=f'"{TOLD}"')
    assert [each.split(":")[0] for each in found] == [f"DDL223 {PATH}"]


def test_no_event_contradicts_the_end_of_one(tmp_path: Path) -> None:
    found = lint_news(tmp_path, event_end="2026-11-20T11:30", event="none")
    assert [each.split()[0] for each in found] == ["DDL224"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_note_stands_at_the_sentence_in_any_normal_form(tmp_path: Path, form: Literal["NFC", "NFD"]) -> None:
    body = f"Hội trường chật kín. {TOLD}"
    text = page_text(tmp_path, PATH, news("so-su-kien", f"{unicodedata.normalize(form, body)}\n", date="2026-11-20"))
    place = next(iter(event_without_end.RULE.check(text))).diagnostic.place
    marked = text.lines[place.line - 1][place.column - 1 : place.column - 1 + place.length]
    assert nfc(marked) == (TOLD.rstrip(".") if form == "NFC" else body)


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("Ngày hội mở cửa từ 8 giờ ngày 21/11.\n", {"FCT205"}),
        ("Ngày hội năm 2025 đón một nghìn lượt khách.\n", {"DDL204"}),
    ],
)
def test_a_year_that_is_one_off_is_named_as_such_and_not_as_a_limit_exceeded_by_a_year(
    tmp_path: Path, body: str, codes: set[str]
) -> None:
    limits = LEGAL[LIMITS].replace("evidence_starts: 2026-01-01", "evidence_starts: 2025-01-01")
    portal = kept_portal(tmp_path / "portal", {**LIGHT, LIMITS: limits})
    keys = {"title": "Ngày hội", "date": "2026-11-22", "event_end": "2025-11-21T20:00"}
    portal.write(PATH, news("so-su-kien", body, **keys))
    commit(portal.root, "2026-11-23T08:00:00+07:00", "Bài")
    found = {each.code for each in report_of(portal, at=parse_datetime("2026-11-24T08:00"), base="main").findings}
    assert found & {"FCT205", "DDL204"} == codes
