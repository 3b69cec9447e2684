"""Corrections, withdrawals and removals that contradict themselves, and those of which nothing is said."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.lint_settings import LintSettings, SiteRequirements
from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.attachments import unnamed_file
from portalgen.lint.rules.duties import review_overdue
from portalgen.lint.rules.states import (
    change_notes_out_of_order,
    change_out_of_time,
    former_kind_unknown,
    superseded_in_a_circle,
    tombstone_with_text,
    translation_without_note,
    withdrawn_and_hidden,
)
from portalgen.lint.rules.states.superseded_in_a_circle import _find_circles
from portalgen.lint.rules.translations import english_missing
from tests.makers.lint.contexts import load_lint_context, values
from tests.makers.lint.texts import page_text
from tests.makers.portal import AT, SmallPortal, page, translation

NEWS = "content/so/tin-tuc/moi.vi.md"
ENGLISH = "content/so/tin-tuc/moi.en.md"
TOMBSTONE = {"kind": "tombstone", "title": "A", "removed": "{at: 2026-11-10, reason: duplicate}"}


def news(identifier: str = "so-moi", /, **keys: Any) -> str:
    return page(identifier, **{"kind": "news", "title": "A", "date": "2026-11-01T10:00", **keys})


def run_rule(rule: PortalRule, tmp_path: Path, **files: str) -> list[Violation]:
    """What a rule says of a small portal with these files of news, by name and language."""
    paths = {f"content/so/tin-tuc/{name.replace('_', '.')}.md": text for name, text in files.items()}
    return list(rule.check(load_lint_context(SmallPortal(tmp_path / "portal", paths))))


@pytest.mark.parametrize(
    ("keys", "key"),
    [
        ({"draft": "true"}, "draft"),
        ({"publish_at": "2026-12-01"}, "publish_at"),
        ({"publish_at": "2026-11-05"}, ""),
        ({}, ""),
    ],
)
def test_a_withdrawn_page_that_is_hidden_as_well_is_reported(tmp_path: Path, keys: dict[str, str], key: str) -> None:
    text = news(withdrawn="{at: 2026-11-10, reason: duplicate}", **keys)
    found = [values(each) for each in run_rule(withdrawn_and_hidden.RULE, tmp_path, moi_vi=text)]
    assert found == ([{"key": key, "id": "so-moi"}] if key else [])


def test_a_circle_is_reported_once_at_its_smallest_id_and_names_all_its_pages(tmp_path: Path) -> None:
    leads = {"b": "c", "c": "a", "a": "b", "d": "a", "e": "nowhere", "f": "f"}
    files = {f"{name}_vi": news(f"so-{name}", superseded_by=f"so-{to}") for name, to in leads.items()}
    (found,) = run_rule(superseded_in_a_circle.RULE, tmp_path, **files)
    assert found.diagnostic.place.path == "content/so/tin-tuc/a.vi.md"
    assert values(found) == {"circle": "so-a → so-b → so-c → so-a"}
    assert {"id:so-b", "id:so-c"} <= set(found.related)


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")))
def test_pages_of_circles_are_those_from_which_one_comes_back(leads: dict[str, str]) -> None:
    def comes_back(start: str) -> bool:
        at = start
        for _ in leads:
            at = leads.get(at, "")
            if at == start:
                return True
        return False

    circles = list(_find_circles(leads))
    assert sorted(each for circle in circles for each in circle) == sorted(filter(comes_back, leads))
    for circle in circles:
        assert circle[0] == min(circle)
        assert [leads[each] for each in circle] == [*circle[1:], circle[0]]


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("withdrawn", "{at: 2026-11-25, reason: duplicate}", "phía trước"),
        ("withdrawn", "{at: 2026-10-31, reason: duplicate}", "01/11/2026"),
        ("change_notes", "[{at: 2026-11-03, note: A}, {at: 2027-01-01, note: B}]", "phía trước"),
        ("change_notes", "[{at: 2026-11-01, note: A}, {at: 2026-11-24T23:00, note: B}]", ""),
        ("updated", "2026-10-31T23:59", "01/11/2026"),
        ("updated", "2026-11-01", ""),
        ("updated", "2026-12-25", ""),
    ],
)
def test_a_change_before_its_page_or_after_today_is_reported(
    tmp_path: Path, key: str, value: str, problem: str
) -> None:
    found = run_rule(change_out_of_time.RULE, tmp_path, moi_vi=news(**{key: value}))
    assert [values(each)["key"] for each in found] == ([key] if problem else [])
    assert all(problem in str(dict(each.diagnostic.values)["problem"]) for each in found)


def test_a_removal_ahead_is_reported_at_its_original_alone(tmp_path: Path) -> None:
    ahead = {**TOMBSTONE, "removed": f"{{at: {AT + timedelta(days=2):%Y-%m-%d}, reason: duplicate}}"}
    original = page("so-moi", "", **ahead)
    english = translation("so-moi", ("A", "", ""), "", kind="tombstone", title="A")
    (found,) = run_rule(change_out_of_time.RULE, tmp_path, moi_vi=original, moi_en=english)
    assert (found.diagnostic.place.path, found.diagnostic.place.line) == (NEWS, 5)


@pytest.mark.parametrize(
    ("own", "is_told"),
    [
        ({}, True),
        ({"change_notes": "[{at: 2026-11-02, note: A}]"}, True),
        ({"change_notes": "[{at: 2026-11-05T23:00, note: A}]"}, False),
        ({"draft": "true"}, False),
    ],
)
def test_a_translation_needs_a_note_of_the_day_of_the_originals_newest(
    tmp_path: Path, own: dict[str, str], is_told: bool
) -> None:
    original = news(change_notes="[{at: 2026-11-02, note: A}, {at: 2026-11-05, note: B}]")
    english = translation("so-moi", ("A", "", "Nội dung.\n"), kind="news", title="A", **own)
    found = run_rule(translation_without_note.RULE, tmp_path, moi_vi=original, moi_en=english)
    assert [(each.diagnostic.place.path, values(each)["day"]) for each in found] == [
        (ENGLISH, LocalizedText("05/11/2026", "5 Nov 2026"))
    ] * is_told


@pytest.mark.parametrize(
    ("days", "line"), [(("02", "05", "05"), 0), (("05", "02"), 8), (("02", "05", "04", "03"), 9), ((), 0)]
)
def test_the_first_note_that_is_earlier_than_the_one_above_is_reported(
    tmp_path: Path, days: tuple[str, ...], line: int
) -> None:
    notes = "".join(f"\n  - {{at: 2026-11-{day}, note: A}}" for day in days)
    text = page_text(tmp_path, NEWS, news(**({"change_notes": notes} if notes else {})))
    found = [each.diagnostic.place.line for each in change_notes_out_of_order.RULE.check(text)]
    assert found == ([line] if line else [])


def test_a_text_below_a_tombstone_is_reported_at_its_first_line_and_an_empty_one_is_not(tmp_path: Path) -> None:
    (found,) = tombstone_with_text.RULE.check(
        page_text(tmp_path, NEWS, page("so-moi", "\nĐơn của ông A.\n", **TOMBSTONE))
    )
    assert found.diagnostic.place.excerpt == "Đơn của ông A."
    for body in ("", "\n \n"):
        assert not [*tombstone_with_text.RULE.check(page_text(tmp_path, NEWS, page("so-moi", body, **TOMBSTONE)))]


def test_a_file_beside_a_tombstone_is_to_be_deleted_and_not_to_be_named(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "content/so/tin-tuc/moi/index.vi.md": page("so-moi", "", **TOMBSTONE),
        "content/so/tin-tuc/moi/don.docx": b"x",
    }
    (found,) = unnamed_file.RULE.check(load_lint_context(SmallPortal(tmp_path / "portal", files)))
    assert "xóa tệp" in str(dict(found.diagnostic.values)["remedy"])


@pytest.mark.parametrize(
    ("written", "suggestion"), [("new", "news"), ("tombstone", ""), ("section", ""), ("news", None)]
)
def test_a_former_kind_is_one_that_an_item_can_have_had(tmp_path: Path, written: str, suggestion: str | None) -> None:
    found = run_rule(former_kind_unknown.RULE, tmp_path, moi_vi=page("so-moi", "", **TOMBSTONE, former_kind=written))
    assert len(found) == (suggestion is not None)
    assert all(not suggestion or values(each)["suggestion"] == suggestion for each in found)


def test_nobody_is_asked_to_review_or_to_translate_what_was_withdrawn(tmp_path: Path) -> None:
    path = "content/so/gioi-thieu/nhiem-vu.vi.md"
    settings = LintSettings(mandatory={"department": SiteRequirements(english=("gioi-thieu",))})
    for withdrawn, count in (("", 1), ("\nwithdrawn: {at: 2026-11-10, reason: outdated}", 0)):
        text = page("so-nhiem-vu", title="Nhiệm vụ", review_by=f"2026-11-01{withdrawn}")
        context = load_lint_context(SmallPortal(tmp_path / str(count), {path: text}), settings=settings)
        for rule in (review_overdue.RULE, english_missing.RULE):
            assert len([each for each in rule.check(context) if each.diagnostic.place.path == path]) == count
