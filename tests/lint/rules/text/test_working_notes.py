"""Notes of work in progress are reported once; news that quotes people, and advice to readers, are left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portalgen.lint.page_text import PageText
from portalgen.lint.run import run_page_rules
from tests.makers.growth import check_linear_growth
from tests.makers.lint.texts import page_text
from tests.makers.portal import page

PATH = "content/so/tin-tuc/moi.vi.md"
FAMILIES = ("TXT21", "TXT230", "WRD241")


def source(body: str, title: str = "Hội nghị") -> bytes:
    keys = {"kind": "news", "summary": "Tóm tắt.", "date": "2026-01-05", "origin": "own"}
    return page("so-moi", f"{body}\n", title=title, **keys).encode()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> PageText:
    """A page that was read once; only its text changes."""
    return page_text(tmp_path_factory.mktemp("bai"), PATH, source("Chữ."))


def find_notes(sample: PageText, body: str, title: str = "Hội nghị") -> list[tuple[str, str]]:
    """(code, what is marked) of each finding."""
    found = run_page_rules(replace(sample, data=source(body, title)), FAMILIES)
    return [(each.diagnostic.code, each.diagnostic.place.underlined) for each in found]


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("Chữ.\n\nBài này chưa duyệt, đừng đăng. Chèn ảnh ở đây.", "Bài này chưa duyệt, đừng đăng"),
        ("Chưa duyệt, đừng đăng.", "Chưa duyệt, đừng đăng"),
        ("Bài này chưa được duyệt.", "Bài này chưa được duyệt"),
        ("ĐỪNG ĐĂNG VỘI: chờ sếp duyệt.", "ĐỪNG ĐĂNG VỘI: chờ sếp duyệt"),
        ("Khoan đăng bài này nhé.", "Khoan đăng bài này nhé"),
        ("Chữ. Chèn ảnh ở đây.", "Chèn ảnh ở đây"),
        ("Thêm bảng số liệu vào chỗ này", "Thêm bảng số liệu vào chỗ này"),
        ("Chữ. (Sếp xem lại giúp em đoạn này)", "(Sếp xem lại giúp em đoạn này)"),
        ("Chữ. Anh Tuấn xem giúp em đoạn này nhé.", "Anh Tuấn xem giúp em đoạn này nhé."),
        ("Một.\n\nChị kiểm tra lại giúp em số liệu.\n\nHai.", "Chị kiểm tra lại giúp em số liệu."),
        ("Có 200 người (em chưa chắc số này, hỏi lại chị Lan).", "(em chưa chắc số này, hỏi lại chị Lan)"),
        ("Chữ.\n\nbản v3_final_OK", "v3_final_OK"),
    ],
)
def test_a_working_note_is_reported_once(sample: PageText, body: str, marked: str) -> None:
    assert find_notes(sample, body) == [("TXT230", marked)]


@pytest.mark.parametrize(
    ("title", "marked"),
    [
        ("Hội nghị (ban cuoi) v3", "(ban cuoi) v3"),
        ("(ban chot) Hội nghị", "(ban chot)"),
        ("Hội nghị (bản cuối) v2", "(bản cuối) v2"),
        ("Hội nghị v2_final_ok", "v2_final_ok"),
        ("Hội nghị xúc tiến_final", "_final"),
    ],
)
def test_a_version_in_the_title_is_reported(sample: PageText, title: str, marked: str) -> None:
    assert find_notes(sample, "Chữ.", title) == [("TXT230", marked)]


def test_the_message_of_a_sender_is_reported_by_its_own_rule(sample: PageText) -> None:
    body = "Một.\n\nAnh Tuấn xem giúp em đoạn này nhé."
    assert find_notes(sample, body) == [("WRD241", "Anh Tuấn xem giúp em đoạn này nhé.")]


@pytest.mark.parametrize(
    "body",
    [
        "Chữ. “Anh Tuấn xem giúp em đoạn này nhé”, chị nói.",
        "Chị bảo: “Chờ đã. Anh Tuấn xem giúp em đoạn này nhé.” Anh xem ngay.",
        "Một.\n\n- Anh Tuấn xem giúp em đoạn này nhé!\n- Ừ, để anh xem.\n\nHai.",
        "Một.\n\n– Anh Tuấn xem giúp em đoạn này nhé! – chị Hà nói.\n\nHai.",
        "Một.\n\n> Anh Tuấn xem giúp em đoạn này nhé.\n\nHai.",
        "Một.\n\nChị Hà nhờ: Anh Tuấn xem giúp em đoạn này.\n\nHai.",
        "Một.\n\nEm xem giúp anh đoạn đường này. Chị Hà sửa giúp tôi cái xe này.\n\nHai.",
        "Tin, bài chưa được duyệt không đăng trên Cổng.",
        "Nếu chưa kiểm chứng, đừng đăng. Đừng đăng thông tin cá nhân lên mạng.",
        "Chưa xem kỹ thì đừng đăng. Đừng đăng vội!",
        "Khoan đăng ký khi chưa xem quy định. Chưa duyệt, khoan đăng ký.",
        "Bấm Insert rồi chèn ảnh vào đây. Muốn có ảnh đẹp, chèn ảnh vào chỗ này.",
        "Phim này chưa được duyệt. Bản vẽ này chưa duyệt, dân lo lắng.",
        "Dự thảo Nghị quyết (bản cuối) đã đăng. Bản v3 của ứng dụng ra mắt. Phần mềm v2.",
        "Trận final diễn ra tối nay. Grand_Final là tên giải. Tệp bao-cao_final.pdf.",
        "(tôi không rõ vì sao) và (em chưa chắc mình làm được)",
        "Ban cuối cùng (ban sự kiện) họp. Anh Tuấn đọc giúp bà con đoạn này.",
    ],
)
def test_sentences_that_look_like_notes_are_left_alone(sample: PageText, body: str) -> None:
    assert find_notes(sample, body) == []


@pytest.mark.parametrize(
    "text",
    ["Chữ. Anh Tuấn xem giúp em đoạn này nhé.\n\n", "Chưa duyệt, đừng\n\n", "(em chưa chắc\n\n", "v1_final_ok_\n\n"],
)
def test_a_page_full_of_notes_costs_no_more_than_its_length(sample: PageText, text: str) -> None:
    check_linear_growth(lambda body: find_notes(sample, body), lambda size: text * size, 200)
