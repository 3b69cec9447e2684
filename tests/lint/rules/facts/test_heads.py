"""Summaries that repeat the title, and pages that contradict their front matter (FCT206, FCT210)."""

from __future__ import annotations

import pytest

from tests.makers.lint.marked_text import find_marked_texts
from tests.makers.lint.news_texts import NEWS


def titled(title: str, summary: str) -> str:
    """Return the front matter of news with this title and summary."""
    return NEWS.replace("title: Hội nghị\n", f'title: "{title}"\n').replace(
        "summary: Tin ngắn.\n", f'summary: "{summary}"\n'
    )


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        ("Hội nghị tổng kết năm", "Hội nghị tổng kết năm."),
        ("Hội nghị tổng kết năm", "HỘI NGHỊ TỔNG KẾT NĂM"),
        ("Lịch tiếp công dân tháng 12", "Lịch tiếp công dân tháng 12"),
        ("Mời họp thôn, xã Một", "Mời họp thôn xã Một."),
        ("Thông báo về việc cắt nước", "Thông báo về việc cắt nước…"),
        ("Ra quân dọn vệ sinh - phường Ba", "Ra quân dọn vệ sinh – phường Ba!"),
        ("“Ngày hội hoa” khai mạc", "Ngày hội hoa khai mạc."),
        ("Danh sách hộ được hỗ trợ", "Danh sách  hộ được hỗ trợ"),
    ],
)
def test_a_summary_with_the_words_of_the_title_is_reported(title: str, summary: str) -> None:
    assert len(find_marked_texts("FCT206", "Chữ.", titled(title, summary))) == 1


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        ("Hội nghị tổng kết năm", "Hội nghị tổng kết năm bàn ba việc."),
        ("Hội nghị tổng kết năm", "Sở nêu ba việc trọng tâm của năm sau."),
        ("Lịch tiếp công dân tháng 12", "Lịch tiếp công dân tháng 12, tại phòng 1."),
        ("Lịch tiếp công dân tháng 12", "Lịch tiếp công dân tháng 11."),
        ("Mời họp", "Mời họp lúc 8 giờ."),
        ("Cắt nước", "Cắt nước từ 8 giờ đến 11 giờ."),
        ("Thông báo tuyển dụng", "Tuyển hai kế toán."),
        ("Chợ hoa", "Chợ hoa mở đến 22 giờ."),
        ("Quyết định số 12/QĐ-UBND", "Ban hành quy chế."),
        ("Sở Ngoại vụ họp", "Sở họp về công tác lãnh sự."),
        ("Xã Một và xã Hai", "Xã Hai và xã Một."),
        ("Giá đất năm 2026", "Giá đất năm 2027."),
        ("Bà con xã Má", "Bà con xã Mã."),
        ("Lễ hội hoa", "Lễ hội hoa: 300 gian, 5 ngày."),
        ("Khai mạc hội thi", "Hội thi khai mạc."),
        ("Hoãn họp dân", "Họp dân."),
        ("Họp dân", "Hoãn họp dân."),
        ("Kết quả xổ số", "Kết quả xổ số kiến thiết."),
        ("A", "B"),
        ("Không cắt nước", "Cắt nước."),
    ],
)
def test_a_summary_that_says_more_than_the_title_is_not_reported(title: str, summary: str) -> None:
    assert find_marked_texts("FCT206", "Chữ.", titled(title, summary)) == []


DECISION = """id: so-quy-che
kind: legal_document
title: Quyết định số 15/QĐ-SNgV ban hành quy chế làm việc
number: 15/QĐ-SNgV
document_type: decision
normative: false
issuer: Sở Ngoại vụ
issued: 2026-10-01
effective: 2026-10-10
legal_status: in_force
abstract: Ban hành quy chế làm việc
signatory: {name: Nguyễn Văn Mẫu, post: Giám đốc}
received: {at: 2026-10-01}
"""
TITLE = "title: Quyết định số 15/QĐ-SNgV ban hành quy chế làm việc"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (DECISION.replace("title: Quyết định số 15/", "title: Quyết định số 51/"), "Toàn văn ở tệp đính kèm."),
        (DECISION.replace("title: Quyết định số 15/QĐ-SNgV", "title: Quyết định số 15/QĐ-UBND"), "Toàn văn ở tệp."),
        (DECISION, "Số: 51/QĐ-SNgV\n\nĐiều 1. Ban hành quy chế."),
        (DECISION, "Lâm Đồng, ngày 11 tháng 10 năm 2026\n\nĐiều 1. Ban hành quy chế."),
        (DECISION, "Quyết định này có hiệu lực từ ngày 15/10/2026."),
        (DECISION, "Quyết định này có hiệu lực thi hành kể từ ngày 10 tháng 11 năm 2026."),
        (DECISION, "Điều 1. Ban hành.\n\nGIÁM ĐỐC\n\nNguyễn Văn Thử"),
        (DECISION, "Điều 1. Ban hành.\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nNguyễn Văn Mẫu"),
        (DECISION, "Phụ lục ban hành kèm theo Quyết định số 15/QĐ-SNgV ngày 11/10/2026."),
        (DECISION, "Sở ban hành Quyết định số 15/QĐ-SNgV ngày 10 tháng 01 năm 2026."),
    ],
)
def test_a_document_that_contradicts_its_front_matter_is_reported(head: str, body: str) -> None:
    assert len(find_marked_texts("FCT210", body, head)) == 1


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Quyết định số 15/QĐ-SNgV ban hành quy chế làm việc", "Toàn văn ở tệp đính kèm."),
        ("Quyết định ban hành quy chế làm việc", "Toàn văn ở tệp đính kèm."),
        ("Quyết định sửa đổi Quyết định số 12/QĐ-SNgV", "Toàn văn ở tệp đính kèm."),
        ("Quyết định số 15/QĐ-SNgV sửa đổi Quyết định số 12/QĐ-SNgV", "Toàn văn ở tệp đính kèm."),
        ("Quyết định bãi bỏ Quyết định số 12/QĐ-SNgV ngày 01/02/2024", "Toàn văn ở tệp đính kèm."),
        ("Quyết định triển khai Nghị quyết số 57-NQ/TW", "Toàn văn ở tệp đính kèm."),
        ("Quyết định công bố thủ tục theo Quyết định số 1085/QĐ-TTg", "Toàn văn ở tệp đính kèm."),
        ("Quyết định đính chính Quyết định số 14/QĐ-SNgV", "Toàn văn ở tệp đính kèm."),
        ("Quyết định ban hành quy chế làm việc", "Số: 15/QĐ-SNgV\n\nĐiều 1. Ban hành."),
        ("Quyết định ban hành quy chế làm việc", "Căn cứ Quyết định số 51/QĐ-UBND ngày 05/02/2025;"),
        ("Quyết định ban hành quy chế làm việc", "Quyết định này thay thế Quyết định số 51/QĐ-SNgV ngày 05/02/2024."),
        ("Quyết định ban hành quy chế làm việc", "Quyết định này có hiệu lực kể từ ngày 10/10/2026."),
        ("Quyết định ban hành quy chế làm việc", "Quyết định số 51/QĐ-SNgV có hiệu lực kể từ ngày ký."),
        ("Quyết định ban hành quy chế làm việc", "Điều 5 có hiệu lực từ ngày 01/01/2027."),
        ("Quyết định ban hành quy chế làm việc", "Luật có hiệu lực từ ngày 01/7/2025."),
        ("Quyết định ban hành quy chế làm việc", "Quyết định số 51/QĐ-SNgV hết hiệu lực từ ngày 10/10/2026."),
        (
            "Quyết định ban hành quy chế làm việc",
            "Quyết định này có hiệu lực từ ngày 10/10/2026, trừ Điều 3 có hiệu lực từ ngày 01/01/2027.",
        ),
        ("Quyết định ban hành quy chế làm việc", "Lâm Đồng, ngày 01 tháng 10 năm 2026"),
        ("Quyết định ban hành quy chế làm việc", "Ngày 05/9/2026, Sở họp góp ý quy chế."),
        ("Quyết định ban hành quy chế làm việc", "Điều 1. Ban hành.\n\nGIÁM ĐỐC\n\nNguyễn Văn Mẫu"),
        ("Quyết định ban hành quy chế làm việc", "Giám đốc giao Phó Giám đốc Trần Thị Thử chỉ đạo."),
        ("Quyết định ban hành quy chế làm việc", "Nơi nhận:\n\n- Như Điều 3;\n- Phó Giám đốc;\n- Lưu: VT."),
        ("Quyết định ban hành quy chế làm việc", "Xét Tờ trình số 51/TTr-VP ngày 20/9/2026 của Văn phòng;"),
        ("Quyết định ban hành quy chế làm việc", "Sở làm theo Quyết định số 14/QĐ-SNgV ngày 01/10/2026."),
        ("Quyết định ban hành quy chế làm việc", "Quyết định số 15/QĐ-SNgV ngày 12/02/2025 hết hiệu lực."),
        ("Quyết định số 15/QĐ về quy chế làm việc", "Toàn văn ở tệp đính kèm."),
        ("Quyết định số 15/2026/QĐ-SNgV về quy chế làm việc", "Toàn văn ở tệp đính kèm."),
        ("Quyết định ban hành quy chế làm việc", "Mẫu số 51/QĐ dùng cho việc khác."),
        ("Quyết định ban hành quy chế làm việc", "Kèm theo Tờ trình ngày 20/9/2026, Phó Giám đốc Trần Thị Thử ký."),
        ("Quyết định ban hành quy chế làm việc", "Phụ lục ban hành kèm theo Quyết định số 15/QĐ-SNgV ngày 01/10/2026."),
    ],
)
def test_a_document_that_names_other_documents_is_not_reported(title: str, body: str) -> None:
    assert find_marked_texts("FCT210", body, DECISION.replace(TITLE, f"title: {title}")) == []


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("Quyết định này có hiệu lực thi hành kể từ ngày ký.", "kể từ ngày ký"),
        ("Quyết định này có hiệu lực kể từ ngày ký ban hành.", "kể từ ngày ký ban hành"),
        ("Quyết định này có hiệu lực thi hành sau 07 ngày, kể từ ngày ký.", "sau 07 ngày, kể từ ngày ký"),
        ("Quyết định này có hiệu lực\nthi hành kể từ ngày 11-10-2026.", "11-10-2026"),
        ("**Điều 3.** Quyết định có hiệu lực từ ngày 11/10/2026.", "11/10/2026"),
        ("Điều 3. Quyết định có hiệu lực từ ngày 11/10/2026.", "11/10/2026"),
        ("Quyết định này chính thức có hiệu lực từ 11/10/2026.", "11/10/2026"),
        ("Nội quy này có hiệu lực kể từ ngày 11/10/2026.", "11/10/2026"),
    ],
)
def test_another_day_of_effect_in_any_form_is_reported(body: str, marked: str) -> None:
    assert find_marked_texts("FCT210", body, DECISION) == [marked]


@pytest.mark.parametrize(
    "body",
    [
        "Quyết định này có hiệu lực thi hành sau 09 ngày kể từ ngày ký.",
        "Quyết định này có hiệu lực từ 10/10/2026.",
        "Quyết định số 12/QĐ-SNgV có hiệu lực từ ngày 11/11/2025.",
        "Nghị quyết có hiệu lực từ ngày 01/7/2025.",
        "Khi Quyết định có hiệu lực từ ngày 11/10/2025 đến nay, Sở đã làm ba việc.",
        "Sửa Điều 5 như sau: “Quyết định này có hiệu lực từ ngày 01/01/2027”.",
        "Hợp đồng này có hiệu lực kể từ ngày ký.",
        "Quyết định này có hiệu lực kể từ ngày ký hợp đồng.",
        "Quyết định này hết hiệu lực từ ngày 31/12/2027.",
        "Thẻ có hiệu lực từ ngày 01/01/2027.",
    ],
)
def test_days_of_effect_of_others_are_not_reported(body: str) -> None:
    assert find_marked_texts("FCT210", body, DECISION) == []


def issued_by(issuer: str, number: str = "15/TB-SNgV", title: str = "Thông báo về việc nghỉ") -> str:
    """Return the front matter of a notice of this issuer."""
    return (
        f"id: so-a\nkind: legal_document\ntitle: {title}\nnumber: {number}\ndocument_type: notice\nnormative: false\n"
        f"issuer: {issuer}\nissued: 2026-11-18\nabstract: Tin.\norigin: own\n"
    )


@pytest.mark.parametrize(
    ("head", "body", "marked"),
    [
        (issued_by("Sở Ngoại vụ"), "SỞ Y TẾ\n\nSố: 15/TB-SNgV\n\nTHÔNG BÁO", "SỞ Y TẾ"),
        (issued_by("Sở Y tế"), "**UBND TỈNH LÂM ĐỒNG**\n\n**SỞ NGOẠI VỤ**\n\nSố: 15/TB-SNgV", "**SỞ NGOẠI VỤ**"),
        (
            issued_by("Ủy ban nhân dân xã Lạc Dương", "15/TB-UBND"),
            "ỦY BAN NHÂN DÂN PHƯỜNG MŨI NÉ\n\nSố: 15/TB-UBND",
            "ỦY BAN NHÂN DÂN PHƯỜNG MŨI NÉ",
        ),
        (issued_by("Sở Ngoại vụ", "15/TB-UBND"), "ỦY BAN NHÂN DÂN\\\nXÃ LẠC DƯƠNG\n\nSố: 15/TB-UBND", "ỦY BAN NHÂN DÂN\\"),
        (issued_by("Sở Nội vụ"), "SỞ NGOẠI VỤ\n\nTHÔNG BÁO\n\nSở nghỉ.", "SỞ NGOẠI VỤ"),
        (issued_by("Sở Ngoại vụ", title="Thông báo của Sở Y tế về việc nghỉ"), "Nghỉ.", "Sở Y tế"),
        (issued_by("Sở Ngoại vụ", title="Thông báo số 15/TB-SNgV của UBND xã Lạc Dương về việc nghỉ"), "Nghỉ.", "UBND xã Lạc Dương"),
        (issued_by("Sở Y tế", title="Thông báo của Sở Nông nghiệp và Môi trường tuyển lao động"), "Tuyển.", "Sở Nông nghiệp và Môi trường"),
    ],
)  # fmt: skip
def test_another_issuer_in_letterhead_or_title_is_reported(head: str, body: str, marked: str) -> None:
    assert find_marked_texts("FCT210", body, head) == [marked]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (issued_by("Sở Ngoại vụ tỉnh Lâm Đồng"), "UBND TỈNH LÂM ĐỒNG\n\nSỞ NGOẠI VỤ\n\nSố: 15/TB-SNgV"),
        (issued_by("Sở Nông nghiệp và Môi trường"), "SỞ NÔNG NGHIỆP\n\nVÀ MÔI TRƯỜNG\n\nSố: 15/TB-SNNMT"),
        (issued_by("Văn phòng Sở Ngoại vụ"), "SỞ NGOẠI VỤ\n\nVĂN PHÒNG\n\nSố: 15/TB-VP"),
        (issued_by("Trung tâm Dịch vụ"), "SỞ NGOẠI VỤ\n\nTRUNG TÂM DỊCH VỤ\n\nSố: 15/TB-TTDV"),
        (issued_by("UBND phường Xuân Hương - Đà Lạt", "15/TB-UBND"), "ỦY BAN NHÂN DÂN\n\nPHƯỜNG XUÂN HƯƠNG – ĐÀ LẠT\n\nSố: 15/TB-UBND"),
        (issued_by("Sở Ngoại vụ"), "SỞ Y TẾ TIÊM CHỦNG MIỄN PHÍ\n\nSở Y tế tiêm cho mọi người."),
        (issued_by("Sở Ngoại vụ"), "THÔNG BÁO\n\nVề việc phối hợp với SỞ Y TẾ"),
        (issued_by("Sở Ngoại vụ"), "Thông báo của Sở Y tế về việc nghỉ được gửi kèm."),
        (issued_by("Sở Ngoại vụ", title="Thông báo triển khai Kế hoạch của Sở Y tế về tiêm chủng"), "Tin."),
        (issued_by("Sở Ngoại vụ", title="Thông báo kết luận của UBND tỉnh về đối ngoại"), "Tin."),
        (issued_by("Sở Ngoại vụ", title="Kế hoạch của Sở Y tế về tiêm chủng"), "Tin."),
        (issued_by("Sở Ngoại vụ", title="Thông báo của Sở Ngoại vụ và Sở Y tế về việc nghỉ"), "Tin."),
        (issued_by("Ủy ban nhân dân tỉnh", "15/TB-UBND", "Thông báo của Chủ tịch UBND tỉnh Lâm Đồng về việc nghỉ"), "Tin."),
        (issued_by("Sở Ngoại vụ", title="Thông báo của Văn phòng Sở về việc nghỉ"), "Tin."),
        (issued_by("Ủy ban nhân dân xã Lạc Dương", "15/TB-UBND", "Thông báo của UBND xã về việc nghỉ"), "Tin."),
    ],
)  # fmt: skip
def test_the_issuer_in_other_words_is_not_reported(head: str, body: str) -> None:
    assert find_marked_texts("FCT210", body, head) == []


TENDER = (
    "id: so-a\nkind: procurement\ntitle: Mời thầu\ndate: 2026-11-24\nsummary: Tin.\nnumber: IB2600123456\npackage: Máy tính\n"
    "price: 500000000 đồng\nform: open\nlink: https://muasamcong.mpi.gov.vn/tb/1\nopens: 2026-11-24T08:00\ncloses: 2026-12-15T09:00\n"
)


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("Số E-TBMT: IB2600123465.", "IB2600123465"),
        ("Mã gói thầu: IB2600123455-00", "IB2600123455-00"),
        ("- **Số TBMT:** IB2600999999", "IB2600999999"),
        ("Mã E-TBMT là IB2600123465, xem trên mạng.", "IB2600123465"),
        ("Số thông báo mời thầu: IB2600123465", "IB2600123465"),
        ("Thông báo mời thầu số IB2600123465 đã đăng.", "IB2600123465"),
    ],
)
def test_another_number_of_the_notice_is_reported(body: str, marked: str) -> None:
    assert find_marked_texts("FCT210", body, TENDER) == [marked]


@pytest.mark.parametrize(
    "body",
    [
        "Số E-TBMT: IB2600123456.",
        "Số E-TBMT: IB2600123456-00.",
        "Số E-TBMT: ib2600123456 - 01.",
        "Mã KHLCNT: PL2600123465.",
        "Gói thầu khác: IB2600123465.",
        "Thay thông báo IB2600123465, số E-TBMT: IB2600123456.",
        "Số E-TBMT của đợt trước: IB2600123465; số mới: IB2600123456.",
        "Tra cứu theo mã E-TBMT trên mạng đấu thầu.",
        "Số E-TBMT: IB26001234.., đang cập nhật.",
    ],
)
def test_the_number_of_the_notice_or_another_one_is_not_reported(body: str) -> None:
    assert find_marked_texts("FCT210", body, TENDER) == []


RECRUITMENT = (
    "id: so-a\nkind: recruitment\ntitle: Tuyển lao động\nsummary: Tuyển lái xe và bảo vệ.\ndate: 2026-11-17\norigin: own\n"
    "posts:\n  - {post: Lái xe, number: 2}\n  - {post: Bảo vệ, number: 3}\n  - {post: Tạp vụ, number: 2}\n"
    "opens: 2026-11-17\ncloses: 2026-12-15\naddress: Trụ sở\n"
)


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("Sở cần tuyển 09 người làm việc theo hợp đồng. Hồ sơ nhận đến 15/12/2026.", "tuyển 09 người"),
        ("Sở thông báo tuyển dụng lái xe, bảo vệ, tạp vụ: 10 chỉ tiêu.", "10 chỉ tiêu"),
    ],
)
def test_another_number_of_posts_than_the_field_is_reported(body: str, marked: str) -> None:
    assert find_marked_texts("FCT210", body, RECRUITMENT) == [marked]


@pytest.mark.parametrize(
    "body",
    [
        "Sở cần tuyển 07 người làm việc theo hợp đồng.",
        "Sở tuyển 03 nhân viên bảo vệ.",
        "Sở tuyển 04 lao động là lái xe và tạp vụ.",
        "Năm 2025, Sở tuyển 12 viên chức.",
        "Đã tuyển 12 người trong đợt trước.",
        "Sở được giao 07 chỉ tiêu; tuyển 09 người kể cả dự phòng.",
        "Hồ sơ gửi trước 15/12/2026, cần 02 ảnh.",
        "Sở sơ tuyển 20 người vào vòng hai.",
    ],
)
def test_a_true_number_of_posts_is_not_reported(body: str) -> None:
    assert find_marked_texts("FCT210", body, RECRUITMENT) == []


def decided(title: str, issued: str = "2026-11-18", normative: str = "false") -> str:
    """Return the front matter of a decision without a day of effect."""
    return (
        f"id: so-a\nkind: legal_document\ntitle: {title}\nnumber: 63/QĐ-SNgV\ndocument_type: decision\nnormative: {normative}\n"
        f"issuer: Sở Ngoại vụ\nissued: {issued}\nabstract: Tin.\norigin: own\n"
    )


EFFECT = "Quyết định này có hiệu lực kể từ ngày {}.\n"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (decided("Quyết định về định mức năm 2027"), "01 tháng 01 năm 2026"),
        (decided("Định mức năm 2026", "2025-12-15"), "01/01/2025"),
        (decided("Quy định về giá", "2025-12-15", "true"), "01/01/2025"),
        (decided("Quy định về giá", "2025-12-15", "true"), "25 tháng 12 năm 2024"),
    ],
)
def test_a_day_of_effect_a_year_too_early_is_reported(head: str, day: str) -> None:
    assert find_marked_texts("FCT210", EFFECT.format(day), head) == [day]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (decided("Quyết định về định mức năm 2027"), EFFECT.format("01 tháng 01 năm 2027")),
        (decided("Quyết định nâng lương"), EFFECT.format("01/01/2026")),
        (decided("Quyết định giao dự toán năm 2026"), EFFECT.format("01/01/2026")),
        (decided("Định mức năm 2027"), EFFECT.format("01/01/2026, có hiệu lực trở về trước theo Luật")),
        (decided("Định mức năm 2027"), EFFECT.format("01/01/2026") + "\nTruy lĩnh phần chênh lệch.\n"),
        (decided("Định mức năm 2027"), EFFECT.format("01/07/2026")),
        (decided("Định mức năm 2026 - 2027"), EFFECT.format("01/01/2026")),
        (decided("Định mức năm 2027"), "Quyết định số 5 có hiệu lực kể từ ngày 01/01/2026.\n"),
        (decided("Quy định về giá", "2026-11-18", "true"), EFFECT.format("01/12/2026")),
        (decided("Quy định về giá", "2026-11-18", "true"), EFFECT.format("01/07/2026")),
    ],
)
def test_a_day_of_effect_that_may_be_meant_is_not_reported(head: str, body: str) -> None:
    assert find_marked_texts("FCT210", body, head) == []
