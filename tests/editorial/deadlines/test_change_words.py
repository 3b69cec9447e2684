"""What a change of settings changed is said in words, value by value, and a change back says the opposite."""

from __future__ import annotations

from dataclasses import fields
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.config.approval_policy import POLICY_FILE
from portalgen.config.legal import (
    CALENDAR_FOLDER,
    DEADLINES_FILE,
    INSTRUMENTS_FILE,
    Freshness,
    FreshnessPeriod,
    LegalSettings,
)
from portalgen.editorial.deadlines.change_words import ENTRY_SORTS, SettingDifference, describe_differences
from portalgen.editorial.deadlines.kind_rules import KindRules
from portalgen.editorial.deadlines.settings_changes import find_settings_changes
from portalgen.law.calendar import CalendarYear, DayOff, MakeUpDay, WorkedDay
from portalgen.law.deadlines import DatedLength, DeadlineClass, DirectedLimit
from portalgen.law.instruments import Instrument
from tests.makers.settings_line import (
    AMENDED,
    CALENDAR,
    DAY_OFF,
    DOCUMENT_KIND,
    LATER_START,
    NINE_DAYS,
    WAIVER,
    Edit,
    SettingsLine,
)

DIRECTED: Final[Edit] = (
    DEADLINES_FILE,
    r"\ndirected: \[\]",
    '\ndirected:\n  - {site: so, class: news, working_days: 1, start: signed, directive: "00/MẪU", valid_from: 2026-06-01}',
)
PERIODS: Final[Edit] = (
    DEADLINES_FILE,
    r"\n  updates: 2\n.*?windows_confirmed: false\n",
    "\n  periods:\n    - {to: 2026-05-31, updates: 2, instrument: qd-2111}\n"
    "    - {from: 2026-06-01, updates: 3, instrument: qd-2111, article: Điều 11(1)}\n",
)
EDITS: Final[dict[str, tuple[Edit, tuple[str, ...]]]] = {
    "day off": (DAY_OFF, ("Thêm ngày nghỉ 10/06/2026 (Nghị quyết số 00/MẪU)",)),
    "day off gone": (
        (CALENDAR, r"  - \{day: 2026-05-01[^\n]*\n", ""),
        ("Bỏ ngày nghỉ 01/05/2026 (Bộ luật Lao động (ngày nghỉ lễ, tết))",),
    ),
    "source of a day off": (
        (CALENDAR, r"Nghị quyết số 28/2026/QH16", "Nghị quyết số 00/MẪU"),
        ("Ngày nghỉ 24/11/2026: nguồn từ “Nghị quyết số 28/2026/QH16” thành “Nghị quyết số 00/MẪU”",),
    ),
    "day off that holds backwards": (
        (CALENDAR, r'(2026-11-24.*?QH16")', r"\1, retroactive: true"),
        ("Ngày nghỉ 24/11/2026: tính cả thời gian trước (`retroactive`) từ không thành có",),
    ),
    "make-up day": (
        (CALENDAR, r"make_up_days:\n", 'make_up_days:\n  - {day: 2026-06-13, instead_of: 2026-01-02, source: "mẫu"}\n'),
        ("Thêm ngày làm bù 13/06/2026 (mẫu)",),
    ),
    "worked day": (
        (CALENDAR, r"\Z", '\nworked_days:\n  - {day: 2026-06-14, source: "mẫu"}\n'),
        ("Thêm ngày vẫn làm việc 14/06/2026 (mẫu)",),
    ),
    "status of a year": (
        (CALENDAR, r"\nstatus: confirmed", "\nstatus: provisional"),
        ("Tệp lịch năm 2026: tình trạng từ chính thức thành tạm tính",),
    ),
    "length": (NINE_DAYS, ("Thời hạn `administrative_document`: từ 02 ngày làm việc thành 09 ngày làm việc",)),
    "dated lengths": (
        AMENDED,
        (
            "Thời hạn `administrative_document`: ngày cuối áp dụng từ không có thành 21/06/2026",
            "Thêm thời hạn `administrative_document` từ ngày 22/06/2026 (01 ngày làm việc; QĐ 2111, Điều 9(2))",
        ),
    ),
    "instrument": (
        (INSTRUMENTS_FILE, r"(id: qd-2111.*?valid_from: )2025-11-13", r"\g<1>2026-07-01"),
        ("Văn bản `qd-2111`: ngày có hiệu lực từ 13/11/2025 thành 01/07/2026",),
    ),
    "start of counting": (
        LATER_START,
        ("Mốc bắt đầu tính (`evidence_starts`): từ 00:00 ngày 01/01/2026 thành 00:00 ngày 12/06/2026",),
    ),
    "roll over": (
        (DEADLINES_FILE, r"roll_over: true", "roll_over: false"),
        ("Hạn theo ngày kết thúc vào ngày nghỉ thì chuyển sang ngày làm việc (`roll_over`): từ có thành không",),
    ),
    "directed limit": (
        DIRECTED,
        ("Thêm thời hạn do Ban Biên tập của trang `so` chỉ đạo cho `news`, 00/MẪU (01 ngày làm việc)",),
    ),
    "sites that must be fresh": (
        (DEADLINES_FILE, r"(freshness:\n  sites: )\[\]", r"\1[so]"),
        ("Tin mới mỗi ngày làm việc (Điều 11(1)): các trang từ không có thành `so`",),
    ),
    "dated freshness": (
        PERIODS,
        (
            "Tin mới mỗi ngày làm việc: khung giờ từ 07:00–09:30, 13:00–15:30 thành không có",
            "Thêm tin mới mỗi ngày làm việc từ ngày 01/06/2026 (QĐ 2111, Điều 11(1))",
        ),
    ),
    "waiver": (
        WAIVER,
        (
            "Thêm mục miễn áp dụng DDL216 cho bài `so-quy-che` (từ ngày 11/06/2026 đến hết ngày 30/06/2026; ghi người "
            "duyệt: Trưởng Ban; lý do: mất điện)",
        ),
    ),
    "policy": (
        (POLICY_FILE, r"forge_committers: \[\]", "forge_committers: [x@y.vn]\nreceipts_since: 2026-07-01"),
        (
            "Địa chỉ máy chủ kho gộp bài (`forge_committers`): từ không có thành `x@y.vn`",
            "Đòi biên nhận từ (`receipts_since`): từ không có thành 00:00 ngày 01/07/2026",
        ),
    ),
    "approval": (
        (POLICY_FILE, r"content: \{level: person\}", "content: {level: none}"),
        ("Mức duyệt của nội dung (`content`): từ `person` thành `none`",),
    ),
    "class of a kind": (
        (DOCUMENT_KIND, r'deadline_class="administrative_document"', 'deadline_class="other"'),
        ("Loại bài `legal_document`: loại thời hạn từ `administrative_document` thành `other`",),
    ),
    "fields of a kind": (
        (DOCUMENT_KIND, r'essential_fields=\("number", ', "essential_fields=("),
        (
            "Loại bài `legal_document`: mục phải có mới được tính (`essential_fields`) từ `number`, `issued`, `issuer` thành "
            "`issued`, `issuer`",
        ),
    ),
}
"""What is changed, and sentences that say so."""


def differences_of(line: SettingsLine) -> list[tuple[SettingDifference, ...]]:
    return [describe_differences(each.before, each.after) for each in find_settings_changes(line.landed, line.texts)]


@pytest.mark.parametrize("name", EDITS)
def test_each_sort_of_change_has_its_words(name: str) -> None:
    edit, expected = EDITS[name]
    line = SettingsLine()
    line.edit(edit)
    (found,) = differences_of(line)
    said = [each.words.vi for each in found]
    assert set(expected) <= set(said), said
    assert all(each.words.en and each.words.en != each.words.vi for each in found)


def test_a_calendar_that_comes_is_one_difference_with_its_days() -> None:
    line = SettingsLine()
    day = "{day: 2024-01-01, name: {vi: nghỉ, en: off}, source: mẫu}"
    text = f"year: 2024\nstatus: provisional\nsource: bản thảo\ndays_off:\n  - {day}\n"
    line.commit({f"{CALENDAR_FOLDER}/2024.yaml": text.encode()})
    (found,) = differences_of(line)
    assert [(each.subject, each.words.vi) for each in found] == [
        ("calendar_year", "Thêm tệp lịch năm 2024 (1 ngày nghỉ; tạm tính; bản thảo)")
    ]


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=4, unique=True))
def test_a_change_back_says_the_opposite(names: list[str]) -> None:
    line = SettingsLine()
    try:
        commit = line.edit(*(EDITS[each][0] for each in names))
    except AssertionError:  # two edits of one value
        return
    line.revert(commit)
    there, back = differences_of(line)
    assert sorted((each.subject, each.name) for each in there) == sorted((each.subject, each.name) for each in back)
    assert sorted(_values(each.words.vi) for each in there) == sorted(_values(each.words.vi)[::-1] for each in back)


def _values(sentence: str) -> tuple[str, str]:
    """(before, after) of a sentence; nothing before what comes, and nothing after what goes."""
    verb, _, entry = sentence.partition(" ")
    if verb in ("Thêm", "Bỏ"):
        return ("", entry) if verb == "Thêm" else (entry, "")
    before, _, after = sentence.rpartition(" từ ")[2].partition(" thành ")
    return before, after


@pytest.mark.parametrize(
    ("subject", "value", "without"),
    [
        ("day_off", DayOff, {"day"}),
        ("make_up_day", MakeUpDay, {"day"}),
        ("worked_day", WorkedDay, {"day"}),
        ("calendar_year", CalendarYear, {"year", "days_off", "make_up_days", "worked_days"}),
        ("length", DatedLength, set()),
        ("class", DeadlineClass, {"id", "start", "limit", "basis", "lengths", "remarks"}),
        ("directed", DirectedLimit, {"site", "deadline_class", "directive"}),
        ("instrument", Instrument, {"id"}),
        ("freshness", Freshness, {"updates", "windows", "are_windows_confirmed", "periods"}),
        ("freshness_period", FreshnessPeriod, set()),
        ("limits evidence_starts", LegalSettings, {"calendar", "classes", "instruments", "site_limits", "freshness"}),
        ("kind kind_fields", KindRules, {"name"}),
    ],
)
def test_every_field_of_a_setting_is_compared(subject: str, value: type, without: set[str]) -> None:
    """`without` are fields by which an entry is known, and those that are entries of their own."""
    compared = {
        field.path.partition(".")[0] for each in ENTRY_SORTS if each.subject in subject.split() for field in each.fields
    }
    assert {each.name for each in fields(value)} - without <= compared
