"""The report for other programs."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from hypothesis import given

from portalgen.law.calendar import VIETNAM
from portalgen.lint.formats.json_report import as_json_report
from portalgen.lint.formats.model import ReportData
from portalgen.lint.formats.sanitize import replace_surrogates
from tests.makers.lint.samples import AT, CLOCK, FINDING, any_report, make_finding, written

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "lint-formats.md"


def test_a_finding_has_all_its_keys() -> None:
    due = datetime(2026, 11, 27, tzinfo=VIETNAM)
    report = written(replace(FINDING, party="board", start=AT, due=due, related=("id:so-bai",)))
    assert json.loads(as_json_report(report, "vi"))["findings"] == [
        {
            "code": "TXT203",
            "name": "capital-title",
            "severity": "warning",
            "path": "content/so/a.vi.md",
            "line": 4,
            "column": 8,
            "end_column": 16,
            "length": 8,
            "message": "tiêu đề viết hoa toàn bộ",
            "messages": {"vi": "tiêu đề viết hoa toàn bộ", "en": "the title is all in capitals"},
            "note": "",
            "help": "viết như câu thường, chỉ viết hoa chữ đầu và tên riêng",
            "basis": "",
            "party": "board",
            "party_name": "Ban Biên tập",
            "start": "2026-11-24T08:00:00+07:00",
            "due": "2026-11-27T00:00:00+07:00",
            "last_day": "2026-11-26",
            "fingerprint": "0123456789abcdef0123456789abcdef",
            "related": ["id:so-bai"],
            "origin": "",
        }
    ]


def test_a_clock_has_its_last_day_as_a_date_and_in_words() -> None:
    (clock,) = json.loads(as_json_report(written(clocks=(CLOCK,)), "vi"))["clocks"]
    assert (clock["last_day"], clock["last_day_words"]) == ("2026-11-26", "hết ngày 26/11/2026")
    assert (clock["state"], clock["state_name"]) == ("within", "còn hạn")


def test_the_head_says_what_was_looked_at_and_when() -> None:
    head = json.loads(as_json_report(written(FINDING), "en"))
    assert (head["version"], head["tool_version"], head["at"]) == (1, "1.2.3", "2026-11-24T08:00:00+07:00")
    assert (head["counts"]["warnings"], head["counts"]["checked"]) == (1, 1)


def test_every_key_stands_in_the_documentation() -> None:
    report = json.loads(as_json_report(written(FINDING, clocks=(CLOCK,)), "vi"))
    documented = set(re.findall(r"`(\w+)`", PAGE.read_text("utf-8")))
    keys = {*report, *report["counts"], *report["findings"][0], *report["clocks"][0]}
    assert keys <= documented


def test_words_of_an_author_come_through_as_they_are() -> None:
    (each,) = json.loads(as_json_report(written(make_finding('a\n"\x1b%')), "vi"))["findings"]
    assert 'a\n"\x1b%' in each["message"]


@given(any_report())
def test_any_findings_give_a_json_object_in_utf8(report: ReportData) -> None:
    read = json.loads(as_json_report(report, "vi").encode("utf-8"))
    assert sorted(each["path"] for each in read["findings"]) == sorted(
        replace_surrogates(each.place.path) for each in report.findings
    )
