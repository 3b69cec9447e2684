"""`site-config/legal/`: what it becomes, and every fault in it with its file, line and column."""

from __future__ import annotations

import shutil
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from portalgen.config.legal import Freshness, LegalSettings, check_calendar_years, list_site_ids, load_legal_settings
from portalgen.diagnostics.model import Diagnostic
from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.errors import UnusableEnvironmentError
from portalgen.law.calendar import VIETNAM
from portalgen.law.deadlines import DirectedLimit
from portalgen.law.due_dates import Limit, compute_due_date

ROOT = Path(__file__).resolve().parents[2]
INSTRUMENTS = "instruments.yaml"
DEADLINES = "deadlines.yaml"
YEAR = "calendar/2026.yaml"
_SHIPPED_FRESHNESS = Freshness((), 2, ((time(7), time(9, 30)), (time(13), time(15, 30))), are_windows_confirmed=False)


class Portal:
    """A folder with the shipped legal files and one site, to be edited."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(ROOT / "site-config/legal", root / "site-config/legal")
        (root / "site-config/sites").mkdir()
        (root / "site-config/sites/portal.yaml").touch()

    def edit(self, name: str, old: str, new: str) -> None:
        file = self.root / "site-config/legal" / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")

    def legal(self) -> LegalSettings:
        found, faults = load_legal_settings(self.root)
        assert faults == ()
        assert found is not None
        return found

    def faults(self) -> tuple[Diagnostic, ...]:
        found, faults = load_legal_settings(self.root)
        assert found is None
        return faults


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    return Portal(tmp_path)


def test_the_shipped_files_hold_the_settings_of_the_province(portal: Portal) -> None:
    legal = portal.legal()
    assert legal.evidence_starts == datetime(2026, 11, 25, 6, tzinfo=VIETNAM)
    assert (legal.roll_over, legal.site_limits, legal.freshness) == (True, (), _SHIPPED_FRESHNESS)
    assert (legal.due_soon, legal.due_soon_hours) == (timedelta(hours=24), timedelta(hours=4))
    assert [each.year for each in legal.calendar.years] == [2025, 2026, 2027]
    assert {each.mark for each in legal.instruments} == {"text", "second"}
    personal = {each.id: each for each in legal.instruments if each.id in ("nd-13-2023", "luat-bvdlcn-2025")}
    assert personal["nd-13-2023"].valid_to == date(2025, 12, 31)
    assert personal["luat-bvdlcn-2025"].valid_from == date(2026, 1, 1)


def test_the_time_for_due_soon_depends_on_the_unit(portal: Portal) -> None:
    legal = portal.legal()
    hours, days = (compute_due_date(Limit(unit, 24), date(2026, 11, 2), legal.calendar) for unit in ("hours", "days"))  # type: ignore[arg-type]  # literals in a loop
    assert (legal.due_soon_margin(hours), legal.due_soon_margin(days)) == (timedelta(hours=4), timedelta(hours=24))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-12-01", datetime(2026, 12, 1, tzinfo=VIETNAM)),
        ("2026-12-01T08:30", datetime(2026, 12, 1, 8, 30, tzinfo=VIETNAM)),
        ("0123abcdef", "0123abcdef"),
        ("1234567", "1234567"),
    ],
)
def test_evidence_starts_at_a_day_a_time_or_a_commit(portal: Portal, written: str, expected: object) -> None:
    portal.edit(DEADLINES, "evidence_starts: 2026-11-25T06:00", f"evidence_starts: {written}")
    assert portal.legal().evidence_starts == expected


def test_evidence_without_a_start_reaches_back_without_end(portal: Portal) -> None:
    portal.edit(DEADLINES, "evidence_starts: 2026-11-25T06:00", "")
    assert portal.legal().evidence_starts is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-12-01", datetime(2026, 12, 1, tzinfo=VIETNAM)),
        ("2026-12-01T08:30", datetime(2026, 12, 1, 8, 30, tzinfo=VIETNAM)),
    ],
)
def test_documents_are_checked_from_a_day_or_a_time(portal: Portal, written: str, expected: object) -> None:
    portal.edit(DEADLINES, "documents_checked_from: 2026-12-03", f"documents_checked_from: {written}")
    assert portal.legal().documents_checked_from == expected


def test_documents_are_not_checked_where_nothing_says_from_when(portal: Portal) -> None:
    portal.edit(DEADLINES, "documents_checked_from: 2026-12-03", "")
    assert portal.legal().documents_checked_from is None


def test_a_board_may_direct_a_length_for_news(portal: Portal) -> None:
    entry = 'directed: [{site: portal, class: news, working_days: 1, start: signed, directive: "Văn bản mẫu", valid_from: 2027-01-01}]'
    portal.edit(DEADLINES, "\ndirected: []", f"\n{entry}")
    assert portal.legal().site_limits == (
        DirectedLimit("portal", "news", Limit("working_days", 1), "signed", "Văn bản mẫu", date(2027, 1, 1), None),
    )


def test_the_example_in_the_shipped_file_is_valid(portal: Portal) -> None:
    portal.edit(DEADLINES, "\ndirected: []", "\n")
    portal.edit(DEADLINES, "#   directed:\n#     - {", "directed:\n  - {")
    (found,) = portal.legal().site_limits
    assert "MẪU" in found.directive


def test_the_roll_over_is_one_setting(portal: Portal) -> None:
    portal.edit(DEADLINES, "roll_over: true", "roll_over: false")
    legal = portal.legal()
    assert compute_due_date(Limit("days", 15), date(2026, 8, 16), legal.calendar).last_day == date(2026, 8, 31)


def test_a_basis_takes_its_validity_from_its_instrument(portal: Portal) -> None:
    portal.edit(DEADLINES, "{instrument: nd-224-2026, article: Điều 13}", "{instrument: nd-42-2022, article: Điều 9}")
    suspension = portal.legal().deadline("suspension")
    assert suspension is not None
    (basis,) = suspension.basis
    assert (basis.valid_to, basis.superseded_by) == (date(2026, 6, 30), "NĐ 224/2026")


@pytest.mark.parametrize(
    ("list", "entry"),
    [
        ("days_off", "{day: 2026-11-25, name: {vi: nghỉ, en: off}, source: mẫu, retroactive: true}"),
        ("make_up_days", "{day: 2026-11-28, instead_of: 2026-11-24, source: mẫu, retroactive: true}"),
        ("worked_days", "{day: 2026-11-22, source: mẫu, retroactive: true}"),
    ],
)
def test_a_day_of_the_calendar_holds_backwards_only_if_it_says_so(portal: Portal, list: str, entry: str) -> None:
    file = portal.root / "site-config/legal" / YEAR
    text = file.read_text("utf-8")
    file.write_text(
        text.replace(f"{list}:\n", f"{list}:\n  - {entry}\n")
        if f"{list}:\n" in text
        else f"{text}\n{list}:\n  - {entry}\n",
        "utf-8",
    )
    year = portal.legal().calendar.year(2026)
    assert year is not None
    days = [*year.days_off, *year.make_up_days, *year.worked_days]
    assert [each.retroactive for each in days].count(True) == 1
    assert any(each.retroactive for each in getattr(year, list))


OFF = "  - {day: 2026-11-24,"
MADE_UP = "  - {day: 2026-08-22, instead_of: 2026-08-31,"
DIRECTED = "\ndirected: [{{site: {site}, class: {id}, {length}, start: signed, directive: mẫu}}]"


def directed(site: str = "portal", id: str = "news", length: str = "working_days: 1") -> str:
    return DIRECTED.format(site=site, id=id, length=length)


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "words"),
    [
        (DEADLINES, "instrument: nd-224-2026", "instrument: nd-224-2062", "CFG141", "`nd-224-2026`?"),
        (INSTRUMENTS, "superseded_by: nd-244-2026", "superseded_by: nd-0", "CFG141", "`nd-0`"),
        (YEAR, OFF, "  - {day: 2027-11-24,", "CFG142", "`2027-11-24`"),
        (YEAR, OFF, "  - {day: 2026-08-22,", "CFG143", "`2026-08-22`"),
        (YEAR, MADE_UP, "  - {day: 2026-08-21, instead_of: 2026-08-31,", "CFG144", "`2026-08-21`"),
        (YEAR, OFF, "  - {day: 2026-09-02,", "CFG130", "`2026-09-02`"),
        (YEAR, MADE_UP, "  - {day: 2026-08-22, instead_of: 2026-08-28,", "CFG150", "`2026-08-28`"),
        (YEAR, "year: 2026", "year: 2025", "CFG147", "2025.yaml"),
        (YEAR, "year: 2026", "year: 1900", "CFG103", "`1900`"),
        (YEAR, "\nstatus: confirmed", "\nstatus: final", "CFG110", "`final`"),
        (YEAR, "days_off:", "day_off:", "CFG104", "`days_off`?"),
        (YEAR, "\nstatus: confirmed", "\nstatus: [", "CFG101", "YAML"),
        (DEADLINES, "id: planning", "id: plannning", "CFG146", "`planning`"),
        (DEADLINES, "id: planning", "id: science", "CFG130", "`science`"),
        (DEADLINES, "length: {days: 15}", "length: {days: 15, hours: 2}", "CFG148", "có 2"),
        (DEADLINES, "length: {days: 15}", "length: {}", "CFG148", "có 0"),
        (DEADLINES, "length: {days: 15}", "length: {days: 0}", "CFG103", "`0`"),
        (DEADLINES, "    length: {days: 15}\n", "", "CFG105", "`reason`"),
        (DEADLINES, "    start: event_end\n", "", "CFG105", "`start`"),
        (DEADLINES, "\ndirected: []", directed(id="nws"), "CFG145", "`news`?"),
        (DEADLINES, "\ndirected: []", directed(id="planning"), "CFG149", "`planning`"),
        (DEADLINES, "\ndirected: []", directed(length="days: 1, hours: 2"), "CFG148", "có 2"),
        (DEADLINES, "\ndirected: []", directed(site="portl"), "CFG121", "`portal`?"),
        (DEADLINES, "  sites: []", "  sites: [sngv]", "CFG121", "`sngv`"),
        (DEADLINES, "evidence_starts: 2026-11-25T06:00", "evidence_starts: 2026-13-25", "CFG103", "`2026-13-25`"),
        (INSTRUMENTS, "id: nd-244-2026", "id: qd-2111", "CFG130", "`qd-2111`"),
        (INSTRUMENTS, "valid_from: 2025-11-13", "valid_from: 2025-11-13\n    valid_to: 2025-11-12", "CFG151", "`2025-11-12`"),
    ],
)  # fmt: skip
def test_a_fault_is_reported_at_its_line(portal: Portal, file: str, old: str, new: str, code: str, words: str) -> None:
    portal.edit(file, old, new)
    (found, *_) = [each for each in portal.faults() if each.code == code]
    assert words in sentence_of(found, "vi") + help_of(found, "vi")
    assert sentence_of(found, "en")
    assert found.place.path == f"site-config/legal/{file}"
    assert found.place.line > 1


def test_a_basis_without_a_known_instrument_is_the_only_fault_it_causes(portal: Portal) -> None:
    portal.edit(DEADLINES, "instrument: nd-224-2026", "instrument: nd-224-2062")
    assert [(each.code, each.place.column) for each in portal.faults()] == [("CFG141", 26)]


@pytest.mark.parametrize("name", [INSTRUMENTS, DEADLINES])
def test_a_missing_file_is_reported_with_the_way_out(portal: Portal, name: str) -> None:
    (portal.root / "site-config/legal" / name).unlink()
    (found,) = portal.faults()
    assert found.code == "CFG140"
    assert "portalgen init" in help_of(found, "vi")


def test_a_year_without_a_file_is_no_fault_and_reported_once_when_it_is_used(portal: Portal) -> None:
    shutil.rmtree(portal.root / "site-config/legal/calendar")
    legal = portal.legal()
    dues = [compute_due_date(Limit("working_days", 2), date(2026, 12, day), legal.calendar) for day in (1, 2, 30)]
    found = check_calendar_years(dues)
    assert [(each.code, each.place.path) for each in found] == [
        ("CFG152", "site-config/legal/calendar/2026.yaml"),
        ("CFG152", "site-config/legal/calendar/2027.yaml"),
    ]


def test_a_calendar_under_another_ending_is_not_passed_over(portal: Portal) -> None:
    folder = portal.root / "site-config/legal/calendar"
    (folder / "2026.yaml").rename(folder / "2026.yml")
    (found,) = portal.faults()
    assert (found.code, found.place.path) == ("CFG147", "site-config/legal/calendar/2026.yml")


def test_a_calendar_that_is_not_utf_8_is_reported(portal: Portal) -> None:
    (portal.root / "site-config/legal" / YEAR).write_bytes(b"year: 2026\nsource: \xff\n")
    assert [each.code for each in portal.faults()] == ["CFG108"]


def test_a_calendar_that_cannot_be_read_is_a_fault_of_the_environment(portal: Portal) -> None:
    file = portal.root / "site-config/legal" / YEAR
    file.unlink()
    file.mkdir()
    with pytest.raises(UnusableEnvironmentError) as caught:
        load_legal_settings(portal.root)
    assert YEAR in caught.value.vi


def test_a_link_out_of_the_portal_is_refused(portal: Portal, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "2028.yaml"
    outside.write_text("year: 2028\nstatus: provisional\nsource: thử\n", "utf-8")
    (portal.root / "site-config/legal/calendar/2028.yaml").symlink_to(outside)
    assert [each.code for each in portal.faults()] == ["CFG132"]


def test_the_sites_are_known_by_their_files(portal: Portal) -> None:
    assert list_site_ids(portal.root) == ["portal"]
