"""Life events: what their rules report, and where."""

from __future__ import annotations

from typing import Any, Final

import pytest

from portalgen.content.front_matter_reading import read_front_matter
from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.kinds.step_fields import MOST_STEPS, find_stated_figures
from portalgen.kinds.table import KINDS
from tests.makers.portal import PROFILES_YAML, page, translation
from tests.makers.quiet_portal import quiet_portal, report_of

SECTION: Final = "      - {path: viec, names: {vi: Việc cần làm, en: Life events}, kinds: [life_event], missing_translation: notice}\n"
ANCHOR: Final = "kinds: [legal_document], missing_translation: none}\n"
CODES: Final = ("KND251", "KND252", "KND253", "KND277", "KND278", "KND279", "LNK110", "LNK123", "LNK125")
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
    pages["trong-loi"] = (
        event("\n  - what: Nộp trong 5 ngày làm việc\n    how: Mất 8.000 đồng, giảm 10 %.\n    where: Một cửa").replace(
            "Giấy khai sinh cho con.", "Có sau 24 giờ."
        )
        + "\nHẹn\u2028 2 tháng.\n\nNgày 5 tháng 3, lúc 7 giờ, từ 8 giờ 30, 4 bước.\n"
    )
    pages["can-cu-mo-ho"] = event(f"{FULL}\n    time: 5 ngày", basis="[x, 'Luật Mẫu, Điều 1']")
    pages["toi-ban-nhap"] = event(f"{BARE}\n    page: so-nhap{BARE}\n    page: so-vua-du")
    pages["nhap"] = event(FULL, draft="true")
    files = {f"content/so/viec/{name}.vi.md": text.replace("so-viec", f"so-{name}") for name, text in pages.items()}
    profiles = PROFILES_YAML.replace(ANCHOR, ANCHOR + SECTION)
    files["content/so/viec/day-du.en.md"] = translation(
        "so-day-du", ("Khai sinh", "Giấy khai sinh cho con.", "Nội dung.\n"), kind="life_event", title="A", summary="B."
    )
    report = report_of(quiet_portal(tmp_path_factory.mktemp("steps"), {**files, "site-config/profiles.yaml": profiles}))
    found: dict[str, list[tuple[str, int, int]]] = {name: [] for name in (*pages, "day-du.en")}
    for each in report.findings:
        name = each.place.path.removeprefix("content/so/viec/").removesuffix(".md").removesuffix(".vi")
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
        ("day-du.en", [("KND277", 2, 1)]),
        ("can-cu-mo-ho", [("KND279", 7, 9)]),
        ("toi-ban-nhap", [("KND252", 8, 11)]),
        ("dan-lac", [("LNK110", 10, 11), ("LNK125", 13, 11), ("LNK123", 16, 11)]),
    ],
)
def test_each_fault_is_reported_once_where_it_stands(
    name: str, expected: list[tuple[str, int, int]], reported: dict[str, list[tuple[str, int, int]]]
) -> None:
    assert sorted(reported[name]) == sorted(expected)


def test_a_figure_in_words_needs_a_legal_text_too(reported: dict[str, list[tuple[str, int, int]]]) -> None:
    found = reported["trong-loi"]
    assert [code for code, _, _ in found] == ["KND278"] * 4
    assert len({place[1:] for place in found}) == 4


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Mất 5 ngày làm việc, 8.000đ hoặc 8,000 VND", ["5 ngày", "8.000đ", "8,000 VND"]),
        ("within 15 working days, 10%", ["15 working days", "10%"]),
        ("ngày 5 tháng 3, từ 7 giờ 30, năm 2026, 4 bước, Điều 22, Nghị định 13/2018", []),
    ],
)
def test_terms_and_amounts_are_figures_and_days_are_none(text: str, figures: list[str]) -> None:
    assert [each.group() for each in find_stated_figures(text)] == figures


@pytest.mark.parametrize(
    ("steps", "line", "column", "way_out"),
    [
        ("[]", 7, 8, "dấu gạch"),
        ("Nộp hồ sơ", 7, 8, "`steps: [{what: Nộp hồ sơ, how: …}]`"),
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
    assert "`steps: [{what: …, how: …}]`" in help_of(found, "vi") and "`steps: [{what: …, how: …}]`" in help_of(
        found, "en"
    )
