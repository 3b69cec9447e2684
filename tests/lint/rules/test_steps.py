"""Life events: what their rules report, and where."""

from __future__ import annotations

from typing import Any, Final

import pytest

from portalgen.content.front_matter_reading import read_front_matter
from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.kinds.step_fields import MOST_STEPS
from portalgen.kinds.table import KINDS
from tests.makers.portal import PROFILES_YAML, page
from tests.makers.quiet_portal import quiet_portal, report_of

SECTION: Final = "      - {path: viec, names: {vi: Việc cần làm, en: Life events}, kinds: [life_event], missing_translation: notice}\n"
ANCHOR: Final = "kinds: [legal_document], missing_translation: none}\n"
CODES: Final = ("KND251", "KND252", "KND253", "LNK110", "LNK123", "LNK125")
BARE: Final = "\n  - what: Nộp"
FULL: Final = "\n  - what: Nộp\n    where: Một cửa"


def event(steps: str, **keys: Any) -> str:
    words = {"title": "Khai sinh", "summary": "Giấy khai sinh cho con.", "life_area": "family"}
    return page("so-viec", kind="life_event", **words, **keys, steps=steps)


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[str, int, int]]]:
    """What is reported of each page, by its name: (code, line, column)."""
    pages = {
        "day-du": event(f"{FULL}\n    time: national_portal\n    papers: [national_portal]"),
        "chi-co-ten": event(f"{FULL}{BARE}\n    time: national_portal"),
        "khong-can-cu": event(f"{FULL}\n    time: 3 ngày\n    papers: [national_portal, Tờ khai]", fee="8000"),
        "co-can-cu": event(f"{FULL}\n    time: 3 ngày", basis='["Luật Mẫu, Điều 1"]'),
        "vua-du": event(FULL * MOST_STEPS),
        "sau-muoi": event(FULL * 60),
        "dan-lac": event(
            f"{FULL}\n    page: khong-co{FULL}\n    link: service:khong-co{FULL}\n    link: service:gazette"
        ),
    }
    files = {f"content/so/viec/{name}.vi.md": text.replace("so-viec", f"so-{name}") for name, text in pages.items()}
    profiles = PROFILES_YAML.replace(ANCHOR, ANCHOR + SECTION)
    report = report_of(quiet_portal(tmp_path_factory.mktemp("steps"), {**files, "site-config/profiles.yaml": profiles}))
    found: dict[str, list[tuple[str, int, int]]] = {name: [] for name in pages}
    for each in report.findings:
        name = each.place.path.removeprefix("content/so/viec/").removesuffix(".vi.md")
        if each.code in CODES and name in found:
            found[name].append((each.code, each.place.line, each.place.column))
    return found


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("day-du", []),
        ("chi-co-ten", [("KND252", 10, 11)]),
        ("khong-can-cu", [("KND251", 7, 6), ("KND251", 11, 11), ("KND251", 12, 31)]),
        ("co-can-cu", []),
        ("vua-du", []),
        ("sau-muoi", [("KND253", 8 + 2 * MOST_STEPS, 11)]),
        ("dan-lac", [("LNK110", 10, 11), ("LNK125", 13, 11), ("LNK123", 16, 11)]),
    ],
)
def test_each_fault_is_reported_once_where_it_stands(
    name: str, expected: list[tuple[str, int, int]], reported: dict[str, list[tuple[str, int, int]]]
) -> None:
    assert sorted(reported[name]) == sorted(expected)


@pytest.mark.parametrize(
    ("steps", "line", "column", "way_out"),
    [
        ("[]", 7, 8, "dấu gạch"),
        ("Nộp hồ sơ", 7, 8, "`steps: [{what: Nộp hồ sơ}]`"),
        ("\n  - {}", 8, 5, "`what: …`"),
        ("\n  - who: Người dân", 8, 5, "`what: …`"),
        ("\n  - what:", 8, 5, "một dòng chữ"),
        ("\n  - {what: Nộp, time: '?'}", 8, 23, "national_portal"),
        ("\n  - {what: Nộp, link: dichvucong.gov.vn}", 8, 23, "`https://dichvucong.gov.vn`"),
        ("\n  - {what: Nộp, link: 'id:bai-khac'}", 8, 23, "`page`"),
    ],
)
def test_steps_that_say_nothing_are_an_error_with_the_way_out(steps: str, line: int, column: int, way_out: str) -> None:
    _, (found,) = read_front_matter(event(steps).encode(), "content/so/viec/a.vi.md", KINDS)
    assert (found.place.line, found.place.column) == (line, column), sentence_of(found, "vi")
    assert way_out in help_of(found, "vi")


def test_a_life_event_without_steps_shows_what_a_step_looks_like() -> None:
    text = event("").replace("steps: \n", "")
    _, (found,) = read_front_matter(text.encode(), "content/so/viec/a.vi.md", KINDS)
    assert '`steps: [{what: "…"}]`' in help_of(found, "vi") and '`steps: [{what: "…"}]`' in help_of(found, "en")
