"""Number and day in the head of a document's own text, and bodies that are the text of one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.text.document_head import (
    judge_body_text,
    judge_file_text,
    lacks_document_text,
    list_linked_files,
    read_document_head,
    share_few_words,
)
from tests.makers.time_ratio import check_linear_time

DAY = date(2026, 6, 5)
NUMBER = "16/QĐ-UBND"
TITLE, ISSUER = "Quyết định về việc ban hành nội quy cơ quan", "Ủy ban nhân dân tỉnh"
HEAD = """ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH LÂM ĐỒNG Độc lập - Tự do - Hạnh phúc
{number} Lâm Đồng, {day}
QUYẾT ĐỊNH
Về việc bãi bỏ Quyết định số 12/QĐ-UBND
"""


def file_state(text: str, number: str = NUMBER, day: date = DAY) -> str:
    return judge_file_text(read_document_head(text), number, day)


def body_state(markdown: str) -> str:
    return judge_body_text(markdown, NUMBER, DAY, TITLE, ISSUER)


@pytest.mark.parametrize(
    ("number", "day"),
    [
        ("Số: 16/QĐ-UBND", "ngày 05 tháng 6 năm 2026"),
        ("Số: 1 6 / QĐ - UBND", "ngày 5 tháng 06 năm 2026"),
        ("Sô: l6/QÐ-UBND", "ngày O5 tháng 6 năm 2O26"),
        ("Số: 16/QĐ\n-UBND", "ngày 05\ntháng 6\nnăm 2026"),
        ("Số, ký hiệu: 016/QĐ–UBND", "05/06/2026"),
        ("Số / No.: 16/QĐ-UBND", "ngày 05 tháng 6 năm 2026 / 5 June 2026"),
        ("Số (No.): 16/QĐ-UBND", "ngày 05 tháng 6 năm 2026"),
        ("Số/Ký hiệu: 16/QĐ-UBND", "ngày 05 tháng 6 năm 2026"),
        ("Số:16/QĐ-UBND", "ngày05tháng6năm2026"),
    ],
)
def test_a_head_bears_number_and_day_as_a_person_reads_them(number: str, day: str) -> None:
    assert file_state(HEAD.format(number=number, day=day)) == "own"


@pytest.mark.parametrize("number", ["Số: 17/QĐ-UBND", "Số: 116/QĐ-UBND", "Số: 1/QĐ-UBND"])
def test_another_number_in_the_head_is_another_document_also_with_articles(number: str) -> None:
    text = HEAD.format(number=number, day="ngày 05 tháng 6 năm 2026") + "Điều 1. Bãi bỏ nội quy cũ."
    assert file_state(text) == "other"


TELEGRAM = (
    "ỦY BAN NHÂN DÂN TỈNH\nLâm Đồng, ngày 05 tháng 6 năm 2026\n{heading}\nChủ tịch Ủy ban điện: cấm tàu thuyền ra khơi."
)


@pytest.mark.parametrize(
    "heading",
    ["CÔNG ĐIỆN SỐ 16/CĐ-UBND", "CÔNG ĐIỆN\nSố 16/CĐ-UBND hồi 15 giờ", "CÔNG ĐIỆN KHẨN\nSố: 16/CĐ-UBND"],
)
def test_a_number_below_the_heading_is_that_of_the_document(heading: str) -> None:
    assert file_state(TELEGRAM.format(heading=heading), "16/CĐ-UBND") == "own"


@pytest.mark.parametrize("about", ["V/v thực hiện Công điện số 16/CĐ-UBND", "V/v triển khai\nCông điện số 16/CĐ-UBND"])
def test_a_number_in_the_subject_of_a_letter_is_none_of_its_own(about: str) -> None:
    assert file_state(TELEGRAM.format(heading=about), "16/CĐ-UBND") == "silent"


def test_a_document_about_another_is_not_that_one() -> None:
    text = HEAD.format(number="Số: 20/QĐ-UBND", day="ngày 15 tháng 6 năm 2026").replace(
        "Về việc bãi bỏ Quyết định số 12/QĐ-UBND", "Đính chính Quyết định số 16/QĐ-UBND ngày 05 tháng 6 năm 2026"
    )
    assert file_state(text + "Điều 1. Sửa lỗi chính tả tại khoản 2.\n") == "other"


@pytest.mark.parametrize(
    ("below", "state"),
    [
        ("Toàn văn quyết định đang được số hóa.", "silent"),
        ("Nội dung đang được cập nhật,\nvui lòng quay lại sau.", "silent"),
        ("Tài liệu họp sẽ gửi sau.", "own"),
        ("Giao Văn phòng trực. Phụ lục sẽ đăng sau.", "own"),
        ("Nội dung họp sẽ báo sau; các phòng có mặt lúc 8 giờ.", "own"),
        ("Giao Văn phòng quản lý kho lưu trữ", "own"),
    ],
)
def test_a_heading_above_nothing_but_the_promise_of_a_text_is_none(below: str, state: str) -> None:
    head = HEAD.format(number="Số: 16/QĐ-UBND", day="ngày 05 tháng 6 năm 2026")
    assert file_state(head + below) == state


@pytest.mark.parametrize("form", ["{}: {}", "- **{}:** {}", "| {} | {} |"])
def test_lines_that_repeat_fields_are_no_text(form: str) -> None:
    fields = {
        "Số, ký hiệu": "16/QĐ-UBND",
        "Ngày ban hành": "ngày 05 tháng 6 năm 2026",
        "Người ký": "Phó Chủ tịch thường trực Trần Văn Mẫu",
        "Lĩnh vực": "Giao thông, thủy lợi, phòng thiên tai",
        "Trích yếu": "nội quy mới của nhà ăn trên tầng thượng",
    }
    markdown = "Số: 16/QĐ-UBND\n\n" + "\n".join(form.format(*each) for each in fields.items())
    assert body_state(markdown) != "own"
    assert lacks_document_text(markdown, TITLE, ISSUER, NUMBER)


def test_lines_of_a_decision_that_look_like_fields_are_text() -> None:
    markdown = "Số: 16/QĐ-UBND, ngày 05 tháng 6 năm 2026\n\nQUYẾT ĐỊNH: Điều động\n\nĐơn vị: Hạt Kiểm lâm\n\nChức vụ: Hạt trưởng\n"
    assert body_state(markdown) == "own"
    assert not lacks_document_text(markdown, TITLE, ISSUER, NUMBER)


@pytest.mark.parametrize("heading", ["### Điều duy nhất\n\n", "**Điều 1**\n\n", "ĐIỀU 1\n"])
def test_the_number_of_an_article_may_be_a_line_of_its_own(heading: str) -> None:
    assert body_state(f"{heading}Bãi bỏ toàn bộ nội quy năm 2019 của cơ quan.\n") == "own"


def test_a_number_may_stand_at_the_end_of_a_text_that_was_read_in_another_order() -> None:
    letter = "Lâm Đồng, ngày 05 tháng 6 năm 2026\nKính gửi: Các phòng\nĐề nghị gửi lịch trực trước ngày 10/6.\nGIÁM ĐỐC\n{end}"
    assert file_state(letter.format(end="SỞ NGOẠI VỤ\nSố: 16/SNgV-VP\nV/v lịch trực"), "16/SNgV-VP") == "own"
    assert file_state(letter.format(end="Như Công văn số: 16/SNgV-VP"), "16/SNgV-VP") == "silent"
    assert file_state("SỞ NGOẠI VỤ\nSố: 20/SNgV-VP\n" + letter.format(end="Số: 16/SNgV-VP"), "16/SNgV-VP") == "other"


ARTICLES = "Điều 1. Khoán xăng xe cho hai đầu xe.\nĐiều 2. Hiệu lực từ ngày ký."


@pytest.mark.parametrize(
    ("number", "day"),
    [
        ("Số: 16/KH-UBND", "ngày 05 tháng 6 năm 2026"),  # of another type
        ("Số: 16/QĐ-SYT", "ngày 05 tháng 6 năm 2026"),  # of another office
        ("Số: 16/QĐ-UBND", "ngày 11 tháng 7 năm 2024"),  # of another year
    ],
)
def test_articles_do_not_make_up_for_another_register_or_day(number: str, day: str) -> None:
    assert file_state(HEAD.format(number=number, day=day) + ARTICLES) == "silent"


@pytest.mark.parametrize(
    ("number", "day"),
    [
        ("Số: 16/QÐ-UBNO", "ngày 05 tháng 6 năm 2026"),
        ("Số: 16/QĐ-U8ND", "ngày    tháng 6 năm 2026"),
        ("Số: 16", "ngày 05 tháng 6 năm 2026"),
        ("Số: 16/QĐ-UBND", "ngày 0S tháng b năm 202b"),
        ("Số: 16/QĐ-UBND", "ngày ...... tháng ...... năm 2026"),
    ],
)
def test_articles_make_up_for_what_cannot_be_read(number: str, day: str) -> None:
    assert file_state(HEAD.format(number=number, day=day) + ARTICLES) == "own"


def test_a_day_in_the_grounds_is_no_day_of_issue() -> None:
    grounds = "Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;\n"
    assert file_state(DRAFT + grounds + ARTICLES) == "own"


@pytest.mark.parametrize(
    ("annexed", "state"),
    [
        ("Quyết định số 16/QĐ-UBND ngày 05 tháng 6 năm 2026", "silent"),
        ("Quyết định số 99/QĐ-STC ngày 01/02/2023", "silent"),
    ],
)
def test_rules_without_the_decision_that_issues_them_are_not_the_decision(annexed: str, state: str) -> None:
    rules = f"QUY CHẾ\nCông tác văn thư\n(Ban hành kèm theo {annexed})\nĐiều 1. Phạm vi\nQuy chế áp dụng cho mọi phòng."
    assert file_state(rules) == state
    decision = HEAD.format(number="Số: 16/QĐ-UBND", day="ngày 05 tháng 6 năm 2026")
    assert file_state(decision + ARTICLES + "\n(đã ký)\n" + rules) == "own"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Căn cứ Quyết định số 16/QĐ-UBND ngày 05/6/2026 của Ủy ban nhân dân tỉnh về nội quy",
        "PHỤ LỤC\n(Ban hành kèm theo Quyết định số: 16/QĐ-UBND ngày 05 tháng 6 năm 2026)\nGiá đất ở, đất vườn",
        "PHỤ LỤC\n(Ban hành kèm theo\nQuyết định số: 16/QĐ-UBND ngày 05 tháng 6 năm 2026)\nGiá đất ở, đất vườn",
        "PHỤ LỤC\n(Kèm theo Quyết định số 16/QĐ-UBND ngày 05 tháng 6 năm 2026)\nGiá đất ở, đất vườn",
        HEAD.format(number="Số: 16/QĐ-UBND", day="ngày 15 tháng 6 năm 2026"),
        HEAD.format(number="Số:      /QĐ-UBND", day="ngày    tháng 6 năm 2026"),
        "Decision No. 16/QD-UBND of 5 June 2026 on the rules of the office",
    ],
)
def test_a_text_that_only_cites_the_document_or_lacks_its_day_does_not_say_what_it_is(text: str) -> None:
    assert file_state(text) == "silent"


def test_a_plan_about_a_decision_is_not_the_decision() -> None:
    assert (
        file_state("Số: 20/KH-UBND ngày 07/6/2026\nKẾ HOẠCH\nthực hiện Quyết định số 16/QĐ-UBND ngày 05/6/2026")
        == "other"
    )


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("5/NQ-HĐND", "HỘI ĐỒNG NHÂN DÂN\nNghị quyết số: 05/NQ-HĐND ngày 05 tháng 6 năm 2026 về phân bổ vốn"),
        ("91/2025/QH15", "QUỐC HỘI\nLuật số: 91/2025/QH15\nHà Nội, ngày 05 tháng 6 năm 2026\nLUẬT BẢO VỆ DỮ LIỆU"),
        ("16-QĐ/TU", "Số 16-QĐ/TU Lâm Đồng, ngày 05 tháng 6 năm 2026\nQUYẾT ĐỊNH phân công cấp ủy"),
        ("16/QĐ-UBND", "QUYẾT ĐỊNH số 16/QĐ-UBND ngày 05/6/2026 về việc nghỉ lễ của cán bộ"),
    ],
)
def test_laws_documents_of_the_party_and_a_title_with_the_number_are_known(number: str, text: str) -> None:
    assert file_state(text, number) == "own"


def test_a_number_that_is_written_by_hand_needs_a_text() -> None:
    head = HEAD.format(number="Số:      /QĐ-UBND", day="ngày    tháng 6 năm 2026")
    assert file_state(f"{head}Điều 1. Bãi bỏ nội quy cũ.") == "own"
    assert file_state(head + " ".join(f"từ{number}x" for number in range(60))) == "own"


DRAFT = HEAD.format(number="Số:      /QĐ-UBND", day="ngày    tháng 6 năm 2026")
ARTICLE = "Điều 1. Bãi bỏ nội quy cũ."


@pytest.mark.parametrize(
    "mark",
    [
        "DỰ THẢO", "DỰ THẢO lần 2", "Dự thảo lần 2", "(Dự thảo)", "**DỰ THẢO 3**", "Dự thảo lần thứ hai", "BẢN DỰ THẢO",
        "DỰ THẢO (ngày 20/5/2026)", "Dự thảo ngày 20 tháng 5 năm 2026", "DỰ THẢO CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số:    /QĐ-UBND   DỰ THẢO", "Dự thảo Quyết định về nội quy",
        "Về việc nghỉ lễ (Dự thảo lần 3)", "QUYẾT ĐỊNH (DỰ THẢO)",
    ],
)  # fmt: skip
def test_a_head_that_says_draft_is_none_whatever_else_it_has(mark: str) -> None:
    final = HEAD.format(number="Số: 16/QĐ-UBND", day="ngày 05 tháng 6 năm 2026")
    for head in (DRAFT, final):
        assert file_state(f"{mark}\n{head}{ARTICLE}") == "draft"
    assert body_state(f"{mark}\n\nSố: 16/QĐ-UBND, ngày 05/6/2026\n\n{ARTICLE}") == "draft"


@pytest.mark.parametrize(
    "about",
    [
        "Về việc góp ý\ndự thảo Nghị quyết về giá đất",
        "VỀ VIỆC LẤY Ý KIẾN\nDỰ THẢO NGHỊ QUYẾT VỀ GIÁ ĐẤT",
        "V/v thẩm định\nDự thảo Quyết định về giá đất",
        "Thành lập tổ soạn thảo dự thảo Nghị quyết",
        "Điều 1. Giao tổ soạn thảo xây dựng:\nDự thảo lần 2",
        "Về việc lấy ý kiến Quy chế làm việc (dự thảo lần 2)",
        "Về việc thẩm định Nghị quyết (dự thảo)",
    ],
)
def test_a_document_about_a_draft_is_none(about: str) -> None:
    final = HEAD.format(number="Số: 16/QĐ-UBND", day="ngày 05 tháng 6 năm 2026")
    assert file_state(f"{final}{about}\n{ARTICLE}") == "own"


FIRST = HEAD.format(number="Số: 12/QĐ-UBND", day="ngày 03 tháng 6 năm 2026") + f"{ARTICLE}\n"
SECOND = HEAD.format(number="Số: 16/QĐ-UBND", day="ngày 05 tháng 6 năm 2026") + "Điều 1. Đặt tên cho đường mới."


@pytest.mark.parametrize(
    "signature", ["GIÁM ĐỐC\n(đã ký)", "Nơi nhận:\n- Như Điều 2.", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "./."]
)
def test_a_document_below_the_signature_of_another_is_known(signature: str) -> None:
    text = f"{FIRST}{signature}\n{SECOND}"
    assert file_state(text) == "own"
    assert file_state(text, "12/QĐ-UBND", date(2026, 6, 3)) == "own"
    assert file_state(text, "17/QĐ-UBND") == "other"


@pytest.mark.parametrize(
    ("later", "state"),
    [
        (SECOND, "other"),  # nobody signed the first
        ("GIÁM ĐỐC\n(đã ký)\nĐính kèm:\nSố: 16/QĐ-UBND ngày 05 tháng 6 năm 2026", "other"),
        (f"Nơi nhận:\n- Như trên.\nPHỤ LỤC\n(Kèm theo Quyết định\nsố 16/QĐ-UBND ngày 05 tháng 6 năm 2026)\n{TITLE}", "other"),
        ("(đã ký)\n" + SECOND.replace("05 tháng", "15 tháng"), "silent"),
        ("(đã ký)\nDỰ THẢO\n" + SECOND, "draft"),
    ],
)  # fmt: skip
def test_a_number_in_the_text_below_is_no_letterhead_and_needs_its_day(later: str, state: str) -> None:
    assert file_state(FIRST + later) == state


def test_an_address_in_the_head_is_no_other_number() -> None:
    assert file_state(f"SỞ NGOẠI VỤ\nĐịa chỉ: số 36/12\n{ARTICLE}") == "own"


CONTENTS = [
    "Điều 1. Phạm vi điều chỉnh, trang 1\n\nĐiều 2. Đối tượng áp dụng, trang 2",
    "Điều 1. Phạm vi điều chỉnh ........ 1\nĐiều 2. Đối tượng áp dụng ........ 2",
    "Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng của\nquy chế làm việc\t1\nChương II. Trách nhiệm\t3",
    "Điều 1. Phạm vi điều chỉnh 1\nĐiều 2. Đối tượng áp dụng 2",
    "Điều 1. Phạm vi điều chỉnh\n\nĐiều 2. Đối tượng áp dụng\n\nĐiều 3. Trách nhiệm của Giám đốc",
    "### Điều 1. Phạm vi điều chỉnh\n\n### Điều 2. Điều khoản thi hành",
]


@pytest.mark.parametrize("contents", CONTENTS)
def test_headings_of_articles_are_no_articles(contents: str) -> None:
    assert body_state(f"MỤC LỤC\n\n{contents}") == "silent"
    assert body_state(f"MỤC LỤC\n\n{contents}\n\nĐiều 1. Phạm vi điều chỉnh\n\nQuy chế áp dụng cho mọi phòng.") == "own"


@pytest.mark.parametrize(
    "article",
    [
        "Điều 1. Bãi bỏ Quyết định số 7\nngày 12 tháng 01 năm 2025.",
        "Điều 1. Thành lập tổ soạn thảo\nĐiều 2. Quyết định này có hiệu lực",
        "Điều 1. Phạm vi\nÁp dụng cho mọi phòng\nĐiều 2. Đối tượng\nMọi công chức",
        "Điều 1. Mẫu đơn theo trang 3 của phụ lục.\nĐiều 2. Có hiệu lực từ ngày ký.",
        "**Điều duy nhất.** Đổi tên Phòng Lễ tân.",
        "ĐIỀU DUY NHẤT: ĐỔI TÊN PHÒNG LỄ TÂN.",
    ],
)
def test_articles_that_say_something_are_a_text(article: str) -> None:
    assert body_state(article) == "own"
    assert file_state(article) == "own"


@pytest.mark.parametrize(
    "markdown",
    [
        "**Điều 1.** Ban hành nội quy cơ quan.",
        "### Điều 1. Phạm vi\n\nNội quy này áp dụng cho mọi người.",
        "Số: 16/QĐ-UBND, ngày 05/6/2026\n\nCho học sinh nghỉ học một ngày để tránh bão.",
        "Giám đốc Sở quyết định bổ nhiệm bà Mẫu giữ chức Trưởng phòng Tổng hợp từ ngày 01/7/2026.",
        "Số: 16/QĐ-UBND\n\nĐề nghị các trạm y tế xã báo cáo số liệu tiêm chủng vắc xin trước ngày 20/6/2026.",
        "QUYẾT ĐỊNH: bãi bỏ nội quy của Sở Ngoại vụ kể từ ngày ký, giao chánh thanh tra theo dõi.",
    ],
)
def test_a_short_body_that_says_what_is_decided_is_a_text(markdown: str) -> None:
    assert body_state(markdown) == "own"
    assert not lacks_document_text(markdown, TITLE, ISSUER, NUMBER)


STUBS = [
    "x",
    TITLE,
    "https://example.org/van-ban",
    "[Xem toàn văn tại đây](https://example.org/van-ban)",
    "Xem tệp đính kèm.",
    "Nội dung chi tiết sẽ có sau ít phút nữa.",
    "Nội dung đang được cập nhật.",
    "Quyết định số 16/QĐ-UBND ngày 05/6/2026 về việc ban hành nội quy cơ quan",
    "Điều 1. Nội dung đang cập nhật",
    "Số: 16/QĐ-UBND\n\nToàn văn quyết định sẽ được đăng tải sau.",
    "Điều 1. …",
    "Điều 1. Nội dung chi tiết sẽ được cập nhật sau khi hoàn thiện thể thức.",
    "Điều 1. Xem chi tiết tại tệp đính kèm.\n\nĐiều 2. Xem chi tiết tại tệp đính kèm.",
    "Số: 16/QĐ-UBND\n\nngày 05 tháng 6 năm 2026\n\nQUYẾT ĐỊNH:\n\nĐiều 1. ..........\n\nĐiều 2. ..........\n\nGIÁM ĐỐC\n\n(đã ký)",
]


@pytest.mark.parametrize("markdown", STUBS)
def test_a_promise_a_link_and_the_title_again_are_no_text(markdown: str) -> None:
    assert body_state(markdown) == "silent"
    assert lacks_document_text(markdown, TITLE, ISSUER, NUMBER)


@pytest.mark.parametrize(
    "markdown",
    [
        "![Toàn văn quyết định](trang-1.png)",
        '{{ document file="qd.pdf" title="Toàn văn" }}',
        "Xem [toàn văn](qd.pdf).",
        "Toàn văn.",
    ],
)
def test_a_picture_and_a_file_beside_the_page_are_a_text_for_readers(markdown: str) -> None:
    assert not lacks_document_text(markdown, TITLE, ISSUER, NUMBER)


@pytest.mark.parametrize(
    "markdown",
    [
        "Sở đã ban hành một quyết định thành lập tổ công tác gồm nhiều thành viên của các phòng; danh sách gửi tới từng đơn vị.",
        "Các quyết định bổ nhiệm mới đều do văn thư lưu giữ, ai cần thì liên hệ phòng hành chính trong giờ làm việc.",
    ],
)
def test_news_of_a_decision_is_not_the_decision(markdown: str) -> None:
    assert body_state(markdown) == "silent"


def test_a_signed_notice_without_its_letterhead_is_a_text() -> None:
    notice = (
        "Giám đốc Sở thông báo lịch tiếp công dân tháng 6 năm 2026 như sau:\n\n1. Thời gian: sáng thứ Năm hằng tuần, từ 7 giờ 30 "
        "đến 11 giờ.\n\n2. Địa điểm: phòng tiếp công dân, tầng một, trụ sở Sở.\n\n3. Người tiếp: Giám đốc ngày 11 và 25; Phó Giám "
        "đốc ngày 18.\n\nTrân trọng thông báo./.\n\n"
    )
    assert body_state(notice + "GIÁM ĐỐC\n\n(đã ký)") == "own"
    assert body_state(notice.replace("./.", ".")) == "silent"
    assert body_state(notice.replace("1.", "").replace("2.", "").replace("3.", "")) == "silent"
    assert body_state("Toàn văn thông báo sẽ được đăng tải sau./.\n\nGIÁM ĐỐC\n\n(đã ký)") == "silent"


def test_files_that_a_body_leads_to_are_known_and_pages_are_not() -> None:
    markdown = 'Xem [một](a.pdf), [hai](./b.docx), [ba](bai.vi.md), [bốn](https://x.vn/c.pdf), {{ document file="d.pdf" title="x" }}'
    assert list_linked_files(markdown) == ("a.pdf", "b.docx", "d.pdf")


def test_another_text_below_the_same_letterhead_is_another() -> None:
    head = HEAD.format(number="Số: 16/QĐ-UBND", day="ngày 05 tháng 6 năm 2026").partition("Về việc")[0]
    first = f"{head}Về nội quy trụ sở\nGiao Văn phòng trực hai đêm cuối tuần."
    assert share_few_words(
        first, f"{head}Về nội quy trụ sở\nĐiều 1. Khách vào cổng chính xuất trình thẻ căn cước cho bảo vệ."
    )
    assert not share_few_words(first, first.upper().replace("QUYẾT ĐỊNH", "QUYÊT Đ|NH"))
    assert not share_few_words(f"{first}\n(Kèm theo danh sách trực của các phòng, ban)", first)


def test_a_text_that_was_scanned_again_or_got_an_annex_is_the_same() -> None:
    text = "Nội quy ra vào trụ sở cơ quan, giờ làm việc, nơi để xe và việc trực đêm của bảo vệ"
    assert not share_few_words(text, text.replace("trụ", "tr u").replace("đêm", "đ3m"))
    assert not share_few_words(
        text, f"{text} Phụ lục danh sách các phòng và số máy nội bộ của từng người trong cơ quan"
    )
    assert share_few_words(text, "Hướng dẫn thu phí đò ngang mùa nước nổi tại bến sông")
    assert not share_few_words(text, "")


LOOKALIKES = {"0": "0Oo", "1": "1lI", "5": "5", "6": "6b", "o": "o"}


@st.composite
def misread_heads(draw: st.DrawFn) -> tuple[int, str]:
    """A number, and a head that bears it as text recognition may give it."""
    number = draw(st.integers(min_value=1, max_value=99_999))
    letters = [draw(st.sampled_from(LOOKALIKES.get(each, each))) for each in str(number)]
    gaps = [draw(st.sampled_from(("", "", " ", "\n"))) for _ in letters]
    written = "".join(gap + letter for gap, letter in zip(gaps, letters, strict=True))
    return number, HEAD.format(number=f"Số: {written}/QĐ-UBND", day="ngày 05 tháng 6 năm 2026")


@given(misread_heads())
def test_a_number_is_known_however_it_was_misread(case: tuple[int, str]) -> None:
    number, text = case
    assert file_state(text, f"{number}/QĐ-UBND") == "own"


@given(st.integers(1, 99_999), st.integers(1, 99_999))
def test_no_document_bears_the_number_of_another(number: int, other: int) -> None:
    text = HEAD.format(number=f"Số: {other}/QĐ-UBND", day="ngày 05 tháng 6 năm 2026")
    assert (file_state(text, f"{number}/QĐ-UBND") == "own") == (number == other)


TEXTS: dict[str, Callable[[int], str]] = {
    "letterheads": lambda count: "(đã ký)\nSố: 16/QĐ-UBND\n" * count,
    "documents": lambda count: f"{FIRST}(đã ký)\n" * count,
    "articles": lambda count: "Điều 1. Phạm vi\n" * count,
    "drafts": lambda count: "DỰ THẢO " + " ." * count + "x",
    "dots": lambda count: "Điều 1. " + "." * count + "x",
}


@pytest.mark.long
@pytest.mark.parametrize("name", TEXTS)
def test_no_text_takes_longer_than_it_is_long(name: str) -> None:
    check_linear_time(read_document_head, TEXTS[name], 3_000)
