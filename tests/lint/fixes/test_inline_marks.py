"""Marks and spaces within a line are corrected where it is certain what was meant, and words never change."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.kinds.table import KINDS
from portalgen.lint.fixes.apply import fix_source
from portalgen.lint.fixes.inline_marks import correct_marks
from portalgen.lint.fixes.reading import read_page_to_fix
from portalgen.lint.run import run_page_rules
from tests.makers.examples import scaled

PATH = "content/so/a.vi.md"
CODES = ("WRD212", "WRD215", "WRD216", "WRD222", "WRD223", "WRD225")


def page(body: str, title: str = "Hội nghị") -> bytes:
    """A page's file."""
    return f"---\nid: so-a\nkind: page\ntitle: {title}\n---\n\n{body}".encode()


def fix(data: bytes) -> bytes:
    return fix_source(data, PATH, "so", (), CODES).data


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Các em** được miễn phí** học bơi.\n", "Các em **được miễn phí** học bơi.\n"),
        ("Học**miễn phí **cho trẻ.\n", "Học **miễn phí** cho trẻ.\n"),
        (
            "**Lưu ý: **mang theo khăn và ** kính bơi **khi tới lớp.\n",
            "**Lưu ý:** mang theo khăn và **kính bơi** khi tới lớp.\n",
        ),
        (
            "Người **Cil **(K’Ho), **kính **, **mũ **[này](id:mu).\n",
            "Người **Cil** (K’Ho), **kính**, **mũ** [này](id:mu).\n",
        ),
        ("Mang (** khăn **), ** kính **.\n", "Mang (**khăn**), **kính**.\n"),
        ("##Thời gian\n\nMở\n###Địa điểm\n", "## Thời gian\n\nMở\n### Địa điểm\n"),
        ("** Lưu ý: ** a, **b ** và **c**.\n", "**Lưu ý:** a, **b** và **c**.\n"),
        ("Việc *rất gấp * này.\r\n", "Việc *rất gấp* này.\r\n"),
        ("Xem [Quy chế]  (id:quy-che) và ![ảnh] (a.jpg).\n", "Xem [Quy chế](id:quy-che) và ![ảnh](a.jpg).\n"),
        ("Chợ\u00a0 \u00a0hoa, 10\u00a0km\n", "Chợ hoa, 10\u00a0km\n"),
        ("Về chợ hoa.Chợ gồm:bàn,ghế,tủ.\n", "Về chợ hoa. Chợ gồm: bàn, ghế, tủ.\n"),
        ("Bài học về luật mở cho 20 người.\n".replace(" ", "\xa0"), "Bài học về luật mở cho 20 người.\n"),
        (
            "Đại biểu đến ngày 2/12/2026.Lễ mở lúc 7h00.Mời dự.\n",
            "Đại biểu đến ngày 2/12/2026. Lễ mở lúc 7h00. Mời dự.\n",
        ),
        ('Chủ đề “Đà Lạt xanh" năm nay.\n', "Chủ đề “Đà Lạt xanh” năm nay.\n"),
        ('Chủ đề "Chợ quê” năm nay.\n', "Chủ đề “Chợ quê” năm nay.\n"),
        ("| a | b |\n|---|---|\n| ** x ** | bàn,ghế |\n", "| a | b |\n|---|---|\n| **x** | bàn, ghế |\n"),
    ],
)
def test_what_was_meant_is_written(before: str, after: str) -> None:
    assert fix(page(before)) == page(after)


def test_a_title_gets_its_spaces_as_well() -> None:
    assert fix(page("Chữ.\n", "Chợ hoa,chợ quê")) == page("Chữ.\n", "Chợ hoa, chợ quê")


@pytest.mark.parametrize(
    "body",
    [
        "`** a **` và `bàn,ghế`\n\n```\n##a\n```\n",
        "TP.HCM, Th.S, v.v., 1.234,5, 8:30, 2.Phạm vi, giá 5\xa0000\xa0000\xa0đồng, example.vn, báo-cáo.docx, Node.Js\n",
        "Tăng 3% (**), giảm 2% (*).\n",
        "Tính: 2 ** 3 ** 4 và a ** b ** c.\n",
        "**chưa đóng\n",
        'Cỡ 15" và “chợ hoa”; "a" và “b”.\n',
    ],
)
def test_what_is_right_or_not_certain_stays(body: str) -> None:
    assert fix(page(body)) == page(body)


def test_joined_words_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    marks = "portalgen.lint.fixes.inline_marks"
    monkeypatch.setattr(f"{marks}.put_spaces_outside", lambda written: written.replace(" ", "", 1))
    body = "Các em** được miễn phí** học bơi.\n"
    assert fix(page(body)) == page(body)


def test_a_page_with_faults_stays_as_it_is() -> None:
    data = b"---\nid: so-a\ntitle: a\n---\n\n##a\n"
    assert correct_marks("WRD215", data, PATH, KINDS) == data


def signs_of(data: bytes) -> str:
    """What is written but for spaces and the form of quotation marks."""
    return re.sub(r"\s+", "", data.decode().translate(str.maketrans("“”", '""')))


@given(
    body=st.lists(
        st.sampled_from([*'ab*_#[]()`.,: \n|“”"', "**", "##", "] (", "\u00a0", "bàn", "ghế", "Chợ"]), max_size=25
    ).map("".join)
)
@settings(max_examples=scaled(200), deadline=None)
def test_only_spaces_and_quotes_change_and_correcting_again_changes_nothing(body: str) -> None:
    before = page(f"{body}\n")
    after = fix(before)
    assert signs_of(after) == signs_of(before)
    assert fix(after) == after


@pytest.mark.parametrize("code", CODES)
def test_what_is_corrected_is_found_no_more(code: str) -> None:
    data = page('##Một\n\n** b ** [c] (id:c) d\u00a0\u00a0e bàn,ghế “g"\n')
    text = read_page_to_fix(correct_marks(code, data, PATH, KINDS), PATH, KINDS)
    assert text is not None
    assert code not in {each.diagnostic.code for each in run_page_rules(text, (code,))}
