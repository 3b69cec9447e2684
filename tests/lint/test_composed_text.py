"""A page with letters and marks apart (NFD) is judged as the same page with composed letters, at its own columns."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from portalgen.lint.composed_text import compose
from portalgen.lint.page_text import PageText
from portalgen.lint.run import run_page_rules
from tests.makers.growth import check_linear_growth
from tests.makers.lint.texts import page_text
from tests.makers.portal import page

PATH = "content/so/tin-tuc/moi.vi.md"
FAMILIES = ("FCT", "TXT", "WRD", "PRV")


def source(body: str) -> str:
    keys = {"title": "Hội nghị", "summary": "Tóm tắt.", "date": "2026-11-20", "origin": "own"}
    return page("so-moi", f"{body}\n", kind="news", **keys)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> PageText:
    """A page that was read once; only its text changes."""
    return page_text(tmp_path_factory.mktemp("bai"), PATH, source("Chữ."))


def find_marked(sample: PageText, body: str, form: str = "NFC") -> list[tuple[str, str]]:
    """(code, marked text in normal form C) of each finding except TXT201."""
    text = replace(sample, data=unicodedata.normalize(form, source(body)).encode())
    found = [each.diagnostic for each in run_page_rules(text, FAMILIES) if each.diagnostic.code != "TXT201"]
    for each in found:
        line = text.lines[each.place.line - 1]
        is_masked = each.place.excerpt not in line
        assert is_masked or line[each.place.column - 1 :].startswith(each.place.underlined)
    return [(each.code, unicodedata.normalize("NFC", each.place.underlined)) for each in found]


@pytest.mark.parametrize(
    "body",
    [
        "Cuộc họp lúc 8 giờ thứ Hai, ngày 24/11/2026 tại hội trường.",
        "| Ngày | Thứ |\n|---|---|\n| 24/11/2026 | thứ Hai |\n| 25/11/2026 | thứ Tư |",
        "Chữ. Anh Tuấn xem giúp em đoạn này nhé.",
        "Hội nghị hội nghị bàn việc. Theo Công văn số 12/UBND-VX ngày ... tháng ... năm 2026.",
        "Bệnh nhân Trần Thị Mẫu đã qua cơn nguy kịch.",
        "Họp tại https://zoom.us/j/0000000000?pwd=abc123xyz, mật khẩu: 123456.",
        "Hội nghị  diễn ra buổi  sáng.",
        f"{'Hội nghị diễn ra buổi sáng. ' * 20}Hội nghị hội nghị bàn việc.",
    ],
)
def test_decomposed_letters_hide_no_mistake(sample: PageText, body: str) -> None:
    expected = find_marked(sample, body)
    assert expected
    assert find_marked(sample, body, "NFD") == expected


@pytest.mark.parametrize(
    "body",
    [
        "Cuộc họp lúc 8 giờ thứ Ba, ngày 24/11/2026 tại hội trường.",
        "Hội nghị diễn ra buổi sáng, có 200 đại biểu.",
        "Mưa rơi ........ trên phố\nGió lay cành ngàn",
        "Chị Hà nói: “Anh Tuấn xem giúp em đoạn này nhé”.",
        "Phường Xuân Hương - Đà Lạt, đường Trần Phú.",
    ],
)
def test_decomposed_letters_are_no_other_mistake(sample: PageText, body: str) -> None:
    assert find_marked(sample, body, "NFD") == find_marked(sample, body) == []


def test_a_composed_page_is_not_copied(sample: PageText) -> None:
    assert compose(sample) is sample


def test_a_decomposed_page_costs_no_more_than_its_length(sample: PageText) -> None:
    check_linear_growth(lambda body: find_marked(sample, body, "NFD"), lambda size: "Hội nghị hội nghị. " * size, 200)
