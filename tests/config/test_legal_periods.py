"""Lengths and hours with validity in `deadlines.yaml`: what they become, and each fault once, with its place and way out."""

from __future__ import annotations

import re
import shutil
from datetime import date, time
from pathlib import Path

import pytest

from portalgen.config.legal import LegalSettings, load_legal_settings
from portalgen.diagnostics.model import Diagnostic
from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.law.deadlines import DatedLength, Transition
from portalgen.law.due_dates import Limit

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "site-config/legal"
BEFORE = "{to: 2026-11-09, working_days: 2, instrument: qd-2111, article: Điều 9(2)}"
AFTER = "{from: 2026-11-10, working_days: 1, instrument: qd-sua, article: Điều 1}"
AMENDMENT = "\n  - {id: qd-sua, short: QĐ sửa, names: {vi: sửa, en: amendment}, valid_from: 2026-11-10, mark: text}\n"
ENTRY = "      - "


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The shipped legal files, and an amendment in force from 10 November 2026."""
    shutil.copytree(ROOT / FOLDER, tmp_path / FOLDER)
    (tmp_path / "site-config/sites").mkdir()
    instruments = tmp_path / FOLDER / "instruments.yaml"
    instruments.write_text(instruments.read_text("utf-8") + AMENDMENT, "utf-8")
    return tmp_path


def load(root: Path, *entries: str, old: str = "") -> tuple[LegalSettings | None, tuple[Diagnostic, ...]]:
    """The settings with these lengths of administrative documents, after the line `old`."""
    file = root / FOLDER / "deadlines.yaml"
    lines = "".join(f"{ENTRY}{each}\n" for each in entries)
    text, count = re.subn(
        r"(- id: administrative_document\n(?:.*\n){4})    length: .*\n",
        rf"\g<1>{old}    lengths:\n{lines}",
        file.read_text("utf-8"),
    )
    assert count == 1
    file.write_text(text, "utf-8")
    return load_legal_settings(root)


def with_freshness(root: Path, text: str) -> tuple[LegalSettings | None, tuple[Diagnostic, ...]]:
    file = root / FOLDER / "deadlines.yaml"
    file.write_text(re.sub(r"(?m)^freshness:\n(?:  .*\n)+", text, file.read_text("utf-8")), "utf-8")
    return load_legal_settings(root)


@pytest.mark.parametrize("entries", [(BEFORE, AFTER), (AFTER, BEFORE)])
def test_lengths_stand_in_the_order_of_their_days_however_they_are_written(
    root: Path, entries: tuple[str, str]
) -> None:
    legal, faults = load(root, *entries)
    assert legal is not None and faults == ()
    deadline = legal.deadline("administrative_document")
    assert deadline is not None
    assert [(each.limit.length, each.first, each.last) for each in deadline.lengths] == [
        (2, date(2025, 11, 13), date(2026, 11, 9)),
        (1, date(2026, 11, 10), None),
    ]
    assert [each.basis[0].citation for each in deadline.lengths] == ["QĐ 2111, Điều 9(2)", "QĐ sửa, Điều 1"]
    assert (deadline.limit, deadline.start) == (Limit("working_days", 1), "received")


def test_an_entry_may_have_its_own_start_and_a_transitional_rule(root: Path) -> None:
    own = AFTER.replace("}", ', start: signed, transition: {running: longer, source: "Điều 3"}}')
    legal, faults = load(root, BEFORE, own)
    assert legal is not None and faults == ()
    deadline = legal.deadline("administrative_document")
    assert deadline is not None
    later: DatedLength = deadline.lengths[1]
    assert (later.start, later.transition) == ("signed", Transition("longer", "Điều 3"))


def test_an_entry_holds_backwards_only_if_it_says_so(root: Path) -> None:
    legal, faults = load(root, BEFORE, AFTER.replace("}", ", retroactive: true}"))
    assert legal is not None and faults == ()
    deadline = legal.deadline("administrative_document")
    assert deadline is not None
    assert [each.retroactive for each in deadline.lengths] == [False, True]


@pytest.mark.parametrize(
    ("entries", "code", "place", "words"),
    [
        ((BEFORE.replace("11-09", "11-10"), AFTER), "CFG239", (1, "2026-11-10"), "to: 2026-11-09"),
        ((BEFORE.replace("to: 2026-11-09, ", ""), AFTER), "CFG239", (1, "2026-11-10"), "to: 2026-11-09"),
        ((BEFORE, AFTER.replace("from: 2026-11-10, ", "")), "CFG239", (1, "{"), "mục 2"),
        ((BEFORE.replace("11-09", "11-06"), AFTER), "CFG240", (1, "2026-11-10"), "`2026-11-07` đến `2026-11-09`"),
        ((BEFORE, AFTER.replace("}", ", to: 2026-11-01}")), "CFG151", (1, "2026-11-01"), "to là ngày cuối"),
        ((BEFORE, AFTER.replace("working_days: 1, ", "")), "CFG148", (1, "{"), "có 0"),
        ((BEFORE, AFTER.replace("}", ", days: 3}")), "CFG148", (1, "{"), "có 2"),
        ((BEFORE, AFTER.replace("qd-sua", "qd-sau")), "CFG141", (1, "qd-sau"), "`qd-sua`?"),
        ((BEFORE, AFTER.replace("}", ", transition: {running: new}}")), "CFG105", (1, "transition"), "`source`"),
        ((BEFORE.replace("}", ", transition: {running: new, source: x}}"), AFTER), "CFG242", (0, "transition"), "sửa đổi"),
        ((BEFORE, AFTER.replace("}", ", start: recieved}")), "CFG110", (1, "recieved"), "`received`"),
        ((BEFORE, AFTER.replace("}", ", retroactive: co}")), "CFG103", (1, "co"), "true"),
    ],
)  # fmt: skip
def test_one_mistake_is_one_error_at_its_place(
    root: Path, entries: tuple[str, ...], code: str, place: tuple[int, str], words: str
) -> None:
    legal, faults = load(root, *entries)
    assert legal is None
    (found,) = faults
    lines = (root / FOLDER / "deadlines.yaml").read_text("utf-8").splitlines()
    index, text = place
    assert found.code == code
    assert lines[found.place.line - 1] == f"{ENTRY}{entries[index]}"
    assert lines[found.place.line - 1][found.place.column - 1 :].startswith(text)
    assert words in sentence_of(found, "vi") + help_of(found, "vi")
    assert sentence_of(found, "en") and help_of(found, "en")


def test_a_length_beside_lengths_is_an_error_at_its_key(root: Path) -> None:
    _, (found,) = load(root, BEFORE, AFTER, old="    length: {working_days: 2}\n")
    line = (root / FOLDER / "deadlines.yaml").read_text("utf-8").splitlines()[found.place.line - 1]
    assert (found.code, line) == ("CFG241", "    length: {working_days: 2}")


def test_an_empty_list_of_lengths_is_an_error(root: Path) -> None:
    file = root / FOLDER / "deadlines.yaml"
    file.write_text(file.read_text("utf-8").replace("length: {days: 15}", "lengths: []"), "utf-8")
    legal, faults = load_legal_settings(root)
    assert legal is None
    assert len(faults) == 1


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ((BEFORE.replace("11-09", "11-04"), AFTER.replace("11-10", "11-05")), "ngày có hiệu lực là `2026-11-10`"),
        ((BEFORE.replace("qd-2111", "nd-42-2022"), AFTER), "ngày cuối còn hiệu lực là `2026-06-30`"),
    ],
)
def test_an_entry_outside_of_its_instrument_is_a_warning_and_holds(
    root: Path, entries: tuple[str, str], words: str
) -> None:
    legal, (found,) = load(root, *entries)
    assert legal is not None
    assert found.code == "CFG243"
    assert words in sentence_of(found, "vi")


PERIODS = """freshness:
  sites: []
  periods:
    - {to: 2026-11-09, instrument: qd-2111, updates: 2, windows: [{from: "07:00", to: "09:30"}]}
    - {from: 2026-11-10, instrument: qd-sua, article: Điều 2, updates: 3, windows_confirmed: true}
"""


def test_the_day_that_is_judged_chooses_what_freshness_asks_for(root: Path) -> None:
    legal, faults = with_freshness(root, PERIODS)
    assert legal is not None and faults == ()
    before, after = legal.freshness.rule_on(date(2026, 11, 9)), legal.freshness.rule_on(date(2026, 11, 10))
    assert before is not None and after is not None
    assert (before.updates, before.windows, before.are_windows_confirmed) == (2, ((time(7), time(9, 30)),), False)
    assert (after.updates, after.windows, after.are_windows_confirmed) == (3, (), True)
    assert legal.freshness.rule_on(date(2025, 11, 12)) is None


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("  sites: []\n", "  sites: []\n  updates: 2\n", "CFG241"),
        ("from: 2026-11-10", "from: 2026-11-12", "CFG240"),
        ("from: 2026-11-10", "from: 2026-11-09", "CFG239"),
        ("qd-sua", "qd-sau", "CFG141"),
    ],
)
def test_a_fault_in_periods_of_freshness_is_one_error(root: Path, old: str, new: str, code: str) -> None:
    assert old in PERIODS
    _, faults = with_freshness(root, PERIODS.replace(old, new, 1))
    assert [each.code for each in faults if each.code != "CFG243"] == [code]


def test_the_old_form_of_freshness_holds_on_every_day(root: Path) -> None:
    legal, _ = load_legal_settings(root)
    assert legal is not None
    assert legal.freshness.rule_on(date(2000, 1, 1)) is legal.freshness
