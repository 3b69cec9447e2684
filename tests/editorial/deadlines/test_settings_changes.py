"""Every commit of main that changed settings of limits since the adoption is one change, and broken settings are one fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.config.approval_policy import POLICY_FILE
from portalgen.config.legal import DEADLINES_FILE
from portalgen.editorial.deadlines.settings_changes import (
    SettingsChange,
    find_settings_changes,
    read_landed_settings,
    read_settings_texts,
)
from portalgen.history.repository import open_history
from portalgen.history.revisions import resolve_revision
from tests.makers.histories import Repo, add_days_off, set_administrative_days
from tests.makers.settings_line import CALENDAR, DAY_OFF, DOCUMENT_KIND, NINE_DAYS, WAIVER, Edit, SettingsLine

BROKEN: Edit = (DEADLINES_FILE, r"classes:\n", "classes: [\n")
MENDED: Edit = (DEADLINES_FILE, r"classes: \[\n", "classes:\n")


def changes_of(line: SettingsLine) -> tuple[SettingsChange, ...]:
    return find_settings_changes(line.landed, line.texts)


def test_what_was_adopted_is_no_change() -> None:
    assert changes_of(SettingsLine()) == ()


def test_changes_count_from_the_commit_that_first_names_a_start() -> None:
    line = SettingsLine(starts="")
    line.edit(DAY_OFF)
    assert [each.commit for each in changes_of(line)] == [line.landed[1][0]]
    line.edit((DEADLINES_FILE, r"roll_over: true", "roll_over: true\nevidence_starts: 2026-02-01"))
    later = line.edit(NINE_DAYS)
    assert [each.commit for each in changes_of(line)] == [later]


def test_each_commit_is_one_change_with_all_that_came_with_it() -> None:
    line = SettingsLine()
    both = line.edit(DAY_OFF, NINE_DAYS)
    waived = line.edit(WAIVER)
    first, second = changes_of(line)
    assert (first.commit, second.commit) == (both, waived)
    assert first.before.legal != first.after.legal
    assert (second.before.legal, len(second.after.waivers)) == (first.after.legal, 1)


@pytest.mark.parametrize(
    ("path", "pattern", "by"),
    [
        (DEADLINES_FILE, r"^", "# chỉ thêm một dòng ghi chú\n"),
        (CALENDAR, r"status: confirmed", "status:   confirmed"),
        (DOCUMENT_KIND, r'layout="legal_document"', 'layout="page"'),
    ],
)
def test_a_commit_that_changes_no_value_is_no_change(path: str, pattern: str, by: str) -> None:
    line = SettingsLine()
    line.edit((path, pattern, by))
    assert changes_of(line) == ()


def test_settings_that_cannot_be_read_are_one_fault_until_they_are_fixed() -> None:
    line = SettingsLine()
    broken = line.edit(BROKEN)
    line.edit((DEADLINES_FILE, r"classes: \[", "classes: [["))
    line.edit((DEADLINES_FILE, r"classes: \[\[", "classes: ["))
    mended = line.edit(MENDED)
    (change,) = changes_of(line)
    (fault,) = change.faults
    assert (change.commit, fault.part, fault.commits, fault.fixed_by) == (broken, "legal", 3, mended)
    assert fault.fault.vi.startswith(DEADLINES_FILE)
    assert change.before == change.after


def test_the_former_settings_go_on_while_others_cannot_be_read() -> None:
    line = SettingsLine()
    line.edit(BROKEN)
    line.edit(DAY_OFF)
    line.edit(WAIVER)
    mended = line.edit(MENDED, NINE_DAYS)
    fault, waiver, change = changes_of(line)
    assert fault.faults and not waiver.faults
    assert waiver.before.legal == waiver.after.legal == fault.before.legal
    assert (change.commit, change.before.legal) == (mended, fault.before.legal)
    assert change.after.legal is not None
    assert change.after.legal.calendar != change.before.legal.calendar  # type: ignore[union-attr]


def test_a_fault_of_one_part_leaves_the_others_readable() -> None:
    line = SettingsLine()
    line.edit((POLICY_FILE, r"merge_method: merge", "merge_method: mix"))
    line.edit(DAY_OFF)
    fault, change = changes_of(line)
    assert [each.part for each in fault.faults] == ["policy"]
    assert fault.faults[0].fixed_by is None
    assert change.before.legal != change.after.legal


def test_a_file_that_is_renamed_is_a_change_of_its_commit() -> None:
    line = SettingsLine()
    text = line.texts[next(each.new_blob for each in line.landed[0][1] if each.path == CALENDAR)]
    renamed = line.commit({CALENDAR: None, CALENDAR.replace(".yaml", ".yml"): text})
    (change,) = changes_of(line)
    assert (change.commit, [each.part for each in change.faults]) == (renamed, ["legal"])


def test_settings_that_are_known_are_not_read_again() -> None:
    line = SettingsLine()
    commit = line.edit(DAY_OFF)
    (change,) = changes_of(line)
    line.texts[next(each.new_blob for each in line.landed[1][1])] = b"["
    assert change.after.legal is not None
    assert find_settings_changes(line.landed, line.texts, {commit.id: change.after.legal}) == (change,)


def test_merges_and_pushes_are_changes_of_the_first_parent_line(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "kho")
    for name, edit in (
        ("lich", lambda: add_days_off(repo, "2026-06-10")),
        ("han", lambda: set_administrative_days(repo, 3)),
    ):
        repo.branch(name, "main")
        edit()
        repo.commit(name, "2026-02-01T08:00")
    repo.checkout("main")
    expected = [repo.merge("lich", "2026-02-02T08:00"), repo.merge("han", "2026-02-03T08:00")]
    set_administrative_days_back(repo)
    expected.append(repo.commit("đổi lại", "2026-02-04T08:00"))
    repo.write("README.md", "khác\n")
    repo.commit("tệp khác", "2026-02-05T08:00")
    repository = open_history(repo.folder)
    landed = read_landed_settings(repository, resolve_revision(repository, "main"))
    changes = find_settings_changes(landed, read_settings_texts(repository, landed))
    assert [each.commit.id for each in changes] == expected


def set_administrative_days_back(repo: Repo) -> None:
    repo.write(
        DEADLINES_FILE,
        repo.read(DEADLINES_FILE).replace(
            "working_days: 3}\n    basis: [{instrument: qd-2111, article: Điều 9(2)",
            "working_days: 2}\n    basis: [{instrument: qd-2111, article: Điều 9(2)",
        ),
    )
