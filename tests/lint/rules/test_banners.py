"""What lint says of emergencies: of times that are not told, still to come or far ahead, and of how many stand at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from portalgen.config.values import parse_datetime
from portalgen.content.front_matter import digest_of_original
from portalgen.content.model import NO_FIELDS
from portalgen.lint.context import PreviousPage
from portalgen.lint.model import PortalRule
from portalgen.lint.rules.kinds import (
    banner_begins_late,
    banner_change_undated,
    banner_hidden_early,
    banner_lasts_long,
    fact_in_future,
    sample_banner_under_way,
    too_many_banners,
    translation_tells_old_time,
)
from tests.makers.lint.contexts import load_lint_context
from tests.makers.portal import PROFILES_YAML, SmallPortal, page

FILE: Final = "content/so/khan-cap/{}.vi.md"
AT: Final = parse_datetime("2026-11-24T10:00")
RULES: Final[tuple[PortalRule, ...]] = (
    banner_begins_late.RULE,
    banner_change_undated.RULE,
    banner_hidden_early.RULE,
    banner_lasts_long.RULE,
    fact_in_future.RULE,
    sample_banner_under_way.RULE,
    too_many_banners.RULE,
    translation_tells_old_time.RULE,
)
DEPARTMENT: Final = "  department:\n"


def emergency(name: str = "bao", /, **keys: Any) -> str:
    given = {"kind": "emergency", "title": "Bão", "summary": "Vào nhà.", "date": "2026-11-24T08:00"}
    given |= {"level": "danger", "hazard": "storm", "for_sites": "[so]"}
    given |= {"from": "2026-11-24T08:00", "until": "2026-11-25T06:00"}
    return page(f"so-{name}", **{**given, **keys})


def run(
    tmp_path: Path, *texts: str, before: tuple[PreviousPage, ...] | None = None, others: Mapping[str, str] = NO_FIELDS
) -> list[tuple[str, str]]:
    """(path, code) of what the rules say of a department with these emergencies."""
    start, end = PROFILES_YAML.split(DEPARTMENT)
    section = "    sections:\n      - {path: khan-cap, names: {vi: Khẩn cấp, en: E}, slugs: {en: e}, kinds: [emergency], missing_translation: notice}\n"
    profiles = start + DEPARTMENT + end.replace("    sections:\n", section, 1)
    files = {FILE.format(number): text for number, text in enumerate(texts)} | dict(others)
    portal = SmallPortal(tmp_path, {"site-config/profiles.yaml": profiles, **files})
    context = load_lint_context(portal, AT, before=before)
    assert len(context.library.items) >= len(texts), "every emergency is valid"
    return [(each.diagnostic.place.path, each.diagnostic.code) for rule in RULES for each in rule.check(context)]


def test_times_are_told_to_the_minute_and_none_lies_far_ahead(tmp_path: Path) -> None:
    far, farther = {"until": "2026-12-01T08:00"}, {"until": "2026-12-01T08:01"}
    cases: list[tuple[dict[str, str], list[str]]] = [
        ({}, []),
        ({"updated": "2026-11-24T09:30"}, []),
        ({"updated": "2026-11-24T23:30"}, ["KND210"]),
        ({"date": "2026-11-24T10:01"}, ["KND210"]),
        (far, []),
        (farther, ["KND280"]),
        ({**farther, "updated": "2026-11-24T09:30"}, []),
        ({"until": "2099-01-01T08:00"}, ["KND280"]),
        ({"until": "2099-01-01T08:00", "sample": "true"}, ["KND288"]),
        ({"until": "2026-11-24T10:00", "sample": "true"}, []),
        ({"expires_at": "2026-11-25T05:59"}, ["KND286"]),
        ({"expires_at": "2026-11-24T09:00"}, ["KND286"]),
        ({"expires_at": "2026-11-25T06:00"}, []),
        ({"expires_at": "2026-11-24T09:00", "until": "2026-11-24T09:30"}, []),
        ({"publish_at": "2026-11-24T10:01"}, ["KND287"]),
        ({"publish_at": "2026-11-24T09:59"}, []),
        ({"from": "2026-11-24T12:00", "publish_at": "2026-11-24T12:00"}, []),
        ({"from": "2026-12-20T08:00", "until": "2026-12-21T08:00"}, []),
    ]
    found = run(tmp_path, *(emergency(f"{number}", **keys) for number, (keys, _) in enumerate(cases)))
    for number, (keys, codes) in enumerate(cases):
        assert [code for path, code in found if path == FILE.format(number) and code != "KND275"] == codes, keys


def test_a_translation_that_is_up_to_date_does_not_say_an_earlier_hour(tmp_path: Path) -> None:
    earlier, same = {"updated": "2026-11-24T01:00"}, {"updated": "2026-11-24T03:20"}
    current = digest_of_original("Bão", "Vào nhà.", "Nội dung.")
    cases = [(earlier, current, True), (same, current, False), ({}, current, False), (earlier, "cũ", False)]
    english = {
        FILE.format(number).replace(".vi.", ".en."): page(
            f"so-{number}", kind="emergency", title="Storm", summary="Go in.", translated_from=f"'{digest}'", **keys
        )
        for number, (keys, digest, _) in enumerate(cases)
    }
    found = run(tmp_path, *(emergency(f"{number}", **same) for number in range(len(cases))), others=english)
    for path, (*_, is_told) in zip(english, cases, strict=True):
        assert [code for each, code in found if each == path] == (["KND291"] if is_told else []), path


def test_a_change_is_dated_where_the_banner_tells_a_later_time(tmp_path: Path) -> None:
    cases = [
        ({}, False),
        ({"updated": "2026-11-24T07:00"}, False),
        ({"updated": "2026-11-24T09:30"}, True),
        ({"date": "2026-11-24T09:00"}, True),
        ({"updated": "2026-11-24T11:00"}, False),
    ]
    fields = {"date": parse_datetime("2026-11-24T08:00")}
    before = tuple(
        PreviousPage(
            FILE.format(at), f"so-{at}", "vi", kind="emergency", title="Bão", summary="Theo dõi.", fields=fields
        )
        for at in range(len(cases))
    )
    found = run(tmp_path, *(emergency(f"{at}", **keys) for at, (keys, _) in enumerate(cases)), before=before)
    for number, (keys, is_told) in enumerate(cases):
        assert ((FILE.format(number), "KND276") in found) == (not is_told), keys


def test_who_takes_a_banner_down_by_its_end_need_not_date_that(tmp_path: Path) -> None:
    fields = {name: parse_datetime(f"2026-11-{day}:00") for name, day in (("date", "24T08"), ("until", "25T06"))}
    cases = [
        ({"until": "2026-11-24T10:01"}, False),
        ({"until": "2026-11-24T15:00"}, True),
        ({"until": "2026-11-24T10:01", "level": "warning"}, True),
    ]
    before = tuple(
        PreviousPage(
            FILE.format(at),
            f"so-{at}",
            "vi",
            kind="emergency",
            title="Bão",
            summary="Vào nhà.",
            fields={**fields, "level": "danger"},
        )
        for at in range(len(cases))
    )
    found = run(tmp_path, *(emergency(f"{at}", **keys) for at, (keys, _) in enumerate(cases)), before=before)
    for number, (keys, is_asked) in enumerate(cases):
        assert ((FILE.format(number), "KND276") in found) == is_asked, keys


def test_what_has_expired_does_not_count_among_those_that_stand_at_once(tmp_path: Path) -> None:
    over = [emergency(f"cu-{number}", expires_at="2026-11-24T09:00") for number in range(3)]
    assert "KND275" not in [code for _, code in run(tmp_path, *over, emergency())]
    found = run(tmp_path / "b", *(emergency(f"{number}") for number in range(4)))
    assert [code for _, code in found] == ["KND275"]


def test_a_time_still_to_come_is_reported_at_the_original_and_not_at_what_takes_it_from_there(tmp_path: Path) -> None:
    written = emergency("bao", updated="2026-11-24T23:30")
    english = page(
        "so-bao", kind="emergency", title="Storm", summary="Stay inside.", translated_from="0123456789abcdef"
    )
    own = english.replace("summary:", "updated: 2026-11-24T23:00\nsummary:")
    for number, (text, count) in enumerate(((english, 1), (own, 2))):
        assert run(tmp_path / str(number), written, others={FILE.format(0).replace(".vi.", ".en."): text}) == [
            (FILE.format(0).replace(".vi.", f".{language}."), "KND210") for language in ("vi", "en")[:count]
        ]
