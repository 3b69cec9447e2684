"""Slips of the keys, blanks of templates, promises, doubled phrases, sources in brackets, and the wrong language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portalgen.lint.page_text import PageText
from portalgen.lint.run import run_page_rules
from tests.makers.growth import check_linear_growth
from tests.makers.lint.texts import page_text
from tests.makers.portal import page
from tests.makers.time_ratio import check_linear_time

PATH = "content/so/tin-tuc/moi.vi.md"
FAMILIES = ("WRD22", "TXT212", "TXT214", "TXT215", "TXT216", "SRC210")


def source(body: str, **keys: str) -> str:
    given = {"kind": "news", "title": "Hội nghị", "summary": "Tóm tắt.", "date": "2026-01-05", "origin": "own", **keys}
    return page("so-moi", f"{body}\n", **given)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> PageText:
    """A page that was read once; only its text changes."""
    return page_text(tmp_path_factory.mktemp("bai"), PATH, source("Chữ."))


def find_slips_in(sample: PageText, body: str, **keys: str) -> list[tuple[str, str]]:
    """(code, what is marked) of each finding."""
    text = replace(sample, data=source(body, **keys).encode())
    return [(each.diagnostic.code, each.diagnostic.place.underlined) for each in run_page_rules(text, FAMILIES)]


@pytest.mark.parametrize(
    ("body", "code", "marked"),
    [
        ("Chợ\u00a0\u00a0\u00a0hoa.", "WRD222", "\u00a0\u00a0\u00a0"),
        ("Chợ\u2003 hoa.", "WRD222", "\u2003 "),
        ("Về chợ hoa.Chợ mở cửa.", "WRD223", "hoa.Chợ"),
        ("Ở Đà Lạt.Người dân vui.", "WRD223", "Lạt.Người"),
        ("Gồm:bàn,ghế,tủ.", "WRD223", "Gồm:bàn,ghế,tủ"),
        ("Buổi sáng,, tại chợ.", "WRD224", ",,"),
        ("Tại chợ..", "WRD224", ".."),
        ('Chủ đề “Đà Lạt xanh".', "WRD225", '“Đà Lạt xanh"'),
        ('Chủ đề "Đà Lạt xanh”.', "WRD225", '"Đà Lạt xanh”'),
        ("Việc trên địa bàn trên địa bàn tỉnh.", "TXT212", "trên địa bàn trên địa bàn"),
        ("Hội nghị hội nghị bàn.", "TXT212", "Hội nghị hội nghị"),
        ("Đã được được duyệt.", "TXT212", "được được"),
        ("Xã đã đã mở lớp.", "TXT212", "đã đã"),
        ("Lớp học cho cho trẻ em.", "TXT212", "cho cho"),
        ("Ủy ban nhân dân ủy ban nhân dân xã.", "TXT212", "Ủy ban nhân dân ủy ban nhân dân"),
        ("Kính gửi [Điền tên đơn vị].", "TXT214", "[Điền tên đơn vị]"),
        ("Do [tên cơ quan] mời.", "TXT214", "[tên cơ quan]"),
        ("Do <tên> mời.", "TXT214", "<tên>"),
        ("Lý do (ghi rõ …).", "TXT214", "(ghi rõ …)"),
        ("Ngày xx/xx/2026.", "TXT214", "xx/xx/2026"),
        ("Ngày …/…/2026.", "TXT214", "…/…/2026"),
        ("Địa điểm: …………", "TXT214", "…………"),
        ("Số 12/TB-UBND ngày ... tháng ... năm 2026", "TXT214", "ngày ... tháng ... năm 2026"),
        ("Số: 12/TB-UBND, ngày    tháng 11 năm 2026", "TXT214", "ngày    tháng 11 năm 2026"),
        ("Theo Công văn số 12/UBND-VX ngày ... tháng ... của tỉnh.", "TXT214", "ngày ... tháng ..."),
        ("Theo Công văn số 12/UBND-VX ngày….tháng….năm 2026.", "TXT214", "ngày….tháng….năm 2026"),
        ("Theo Quyết định số 45/QĐ-UBND ngày .../11/2026.", "TXT214", "ngày .../11/2026"),
        ("Theo Quyết định số 45/QĐ-UBND ngày …/…/2026.", "TXT214", "ngày …/…/2026"),
        ("Theo Công văn số .../UBND-VX ngày 12/11/2026.", "TXT214", ".../UBND-VX"),
        ("Kinh phí XX triệu đồng.", "TXT214", "XX"),
        ("Hỗ trợ xx% kinh phí.", "TXT214", "xx"),
        ("Kính mời ........\ntới dự.", "TXT214", "........"),
        ("Chợ mở sáng nay.\n\nNội dung đang cập nhật…", "TXT215", "Nội dung đang cập nhật…"),
        ("Chợ mở sáng nay. (Theo Báo Lâm Đồng)", "SRC210", "Chợ mở sáng nay. (Theo Báo Lâm Đồng)"),
        ("Chợ mở.\n\nTheo: TTXVN", "SRC210", "Theo: TTXVN"),
        ("Chợ mở.\n\n*(Nguồn: VOV)*", "SRC210", "*(Nguồn: VOV)*"),
    ],
)
def test_a_slip_is_named_once_at_its_place(sample: PageText, body: str, code: str, marked: str) -> None:
    assert find_slips_in(sample, body) == [(code, marked)]


@pytest.mark.parametrize(
    "body",
    [
        "Cái được được nhắc tới là lớp bơi.",
        "Mời tải mẫu đơn học bơi.\n\nTôi tên là: …………… Sinh ngày: …/…/……\n\nĐịa chỉ: ……………………",
        "Cách 10\u00a0km, giá 5\u00a0000\u00a0đồng.",
        "Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 và ngày ... ấy.",
        "Văn bản ghi số .../QĐ-UBND, ví dụ số 12/QĐ-UBND ngày 20 tháng 11 năm 2026.",
        "Công văn số 12/UBND-VX ngày 20 tháng 11 năm 2026... sửa đổi.",
        "Công văn số 12/UBND-VX nêu ngày, tháng, năm 2026 ban hành.",
        "Theo Công văn số 12/UBND-VX. Ngày ... tháng ... cứ thế trôi.",
        "Mẫu giấy mời ghi: Công văn số 12/UBND-VX ngày ... tháng ... năm 2026.",
        "Biểu mẫu đính kèm.\n\nSố 12/TB-UBND ngày ... tháng ... năm 2026",
        "Đại hội lần thứ XX đồng thuận. Thế kỷ XX đồng tiền mất giá. Thế kỷ XX triệu người di cư. Giá 20xx đồng.",
        "Mưa rơi ........ trên phố\nGió lay cành ngàn",
        "Gạch nối ........ trong thơ\n..........................\nAi về phố núi",
        "TP.HCM, TP.Đà Lạt, Th.S Lan, ThS.Nguyễn Văn A, PGS.TS.Trần B, Nxb.Giáo dục, v.v., U.S.A.",
        "Lúc 8:30, tỷ số 2:1, điểm a,b,c khoản 1,2,3; giá 1.234,5; example.vn, bao-cao.docx, Node.Js, a.b@lamdong.gov.vn.",
        "Chờ... và… rồi; ../a; 1..5; v.v..",
        'Màn hình “màn 12" LCD” và "một", “hai”.',
        "Ngày ngày, từ từ, xanh xanh, người người, nhà nhà, song song, đời đời, luôn luôn.",
        "Từng bước từng bước; Việt Nam Việt Nam; 12 34 12 34; la la la la; hội nghị. Hội nghị.",
        "Ký, (ghi rõ họ tên). Số: …/QĐ-UBND. [Phụ lục I], [nhập khẩu], [Nội dung](id:a), <https://a.vn>, ngày 12/12/2026.",
        "Mức thu theo quy định (theo Quyết định số 12/QĐ-UBND).",
        "Mức thu tăng (theo báo cáo của Sở Tài chính).",
        "Thông tin cập nhật lúc 8 giờ. Các đơn vị đang cập nhật số liệu cho hội nghị.",
        "Sở (Department of Foreign Affairs) mời dự “The city of flowers and of music”.",
        "`a,,b` và `hoa.Chợ`\n\n```\nbàn,ghế …………\n```",
    ],
)
def test_what_looks_like_a_slip_and_is_none_is_left_alone(sample: PageText, body: str) -> None:
    assert find_slips_in(sample, body) == []


def test_titles_and_summaries_are_looked_at_as_well(sample: PageText) -> None:
    assert find_slips_in(sample, "Chợ mở.", title="Chợ hoa,chợ quê") == [("WRD223", "hoa,chợ")]
    assert find_slips_in(sample, "Chợ mở.", summary="Nội dung đang cập nhật") == [("TXT215", "Nội dung đang cập nhật")]
    assert find_slips_in(sample, "Chợ mở.", title='"Thư mời [tên cơ quan]"') == [("TXT214", "[tên cơ quan]")]


def test_a_draft_may_have_blanks_and_promises(sample: PageText) -> None:
    draft = replace(
        sample, page=replace(sample.page, draft=True), data=source("[tên cơ quan]\n\nĐang cập nhật.").encode()
    )
    assert run_page_rules(draft, ("TXT21",)) == ()


BLANKS = (
    ("Số: …/TB-UBND", "TXT214"),
    ("Số:    /TB-UBND", "TXT214"),
    ("Lâm Đồng, ngày   tháng   năm 2026", "TXT214"),
    ("Lâm Đồng, ngày … tháng … năm 2026", "TXT214"),
    ("Lâm Đồng, ngày      tháng 11 năm 2026", "TXT214"),
    ("Điện thoại: …………\n\nĐịa chỉ: Số 1 đường Mẫu.", "TXT214"),
    ("Liên hệ: 0263.xxx.xxxx", "TXT214"),
    ("Gọi số 0263.xxx.xxxx để được hướng dẫn.", "TXT214"),
    ("Đoàn đã đến xã (chèn ảnh lễ trao quà).", "TXT214"),
    ("(chèn ảnh 1)", "TXT214"),
    ("[chèn ảnh đoàn công tác]", "TXT214"),
    ("Hội nghị có 200 đại biểu (Chị Hà kiểm tra lại số liệu).", "TXT230"),
    ("Hội nghị có 200 đại biểu (Chị Hà kiểm tra lại số liệu giúp em).", "TXT230"),
    ("Hội nghị có 200 đại biểu (anh Nam xem lại đoạn này).", "TXT230"),
    ("Kinh phí 20 triệu đồng (em Lan bổ sung số liệu sau).", "TXT230"),
    ("Hội nghị bàn ba việc (bản cuối sửa lần 3 FINAL).", "TXT230"),
    ("Bản cuối sửa lần 3 FINAL", "TXT230"),
    ("Có 30 hộ (cô Hoa rà lại danh sách trước khi đăng).", "TXT230"),
)


@pytest.mark.parametrize(("body", "code"), BLANKS)
def test_a_blank_or_a_note_of_an_editor_is_reported(sample: PageText, body: str, code: str) -> None:
    text = replace(sample, data=source(body).encode())
    assert {each.diagnostic.code for each in run_page_rules(text, ("TXT214", "TXT230"))} == {code}


@pytest.mark.parametrize(
    "title",
    [
        "Thông báo cắt nước (bản cuối sửa lần 3)",
        "Báo cáo tháng 11 - bản sửa lần 2",
        "Kế hoạch FINAL 2",
        "Tin họp v3 final",
    ],
)
def test_a_title_with_the_version_of_a_file_is_reported(sample: PageText, title: str) -> None:
    text = replace(sample, data=source("Chữ.", title=title).encode())
    assert [each.diagnostic.code for each in run_page_rules(text, ("TXT230",))] == ["TXT230"]


@pytest.mark.parametrize(
    "body",
    [
        "Mẫu đơn:\n\nSố: …/ĐN\n\nTôi tên là: ………………\n\nĐiện thoại: ………………\n\nNgày … tháng … năm …",
        "Kính gửi: Ủy ban nhân dân xã\n\nTôi tên là:\n\nĐiện thoại:\n\nNgười làm đơn (ký, ghi rõ họ tên)",
        "Tờ khai dành cho người dân:\n\nHọ và tên:\n\nĐịa chỉ:\n\nĐiện thoại:",
        "Ngày tháng năm sinh ghi theo căn cước.",
        "Ghi đủ ngày, tháng, năm.",
        "Thông báo ghi ngày tháng năm ban hành.",
        "Điện thoại: 0263 3822 000.",
        "Điện thoại:\n\n- Văn phòng: 0263 3822 000\n- Tiếp dân: 0263 3822 001",
        "## Điện thoại\n\n0263 3822 000",
        "Điện thoại:\n0263 3822 000",
        "Địa chỉ:\n\nSố 1 đường Mẫu.",
        "Liên hệ:\n\n| Bộ phận | Số |\n|---|---|\n| Một cửa | 0263 3822 000 |",
        "Đầu số 0263 là mã vùng của tỉnh.",
        "Số máy che bớt: 0263.xxx.x12 của người báo tin được giữ kín.",
        "Người dân có thể chèn ảnh vào phản ánh.",
        "Cách gửi phản ánh (chèn ảnh, nếu có) như sau.",
        "Bước 3: chèn ảnh (không quá 5 MB) rồi bấm Gửi.",
        "Số liệu của quý: … (không có số liệu).",
        "| Năm | Số hộ |\n|---|---|\n| 2024 | … |\n| 2025 | 12 |",
        "Ký hiệu “…” nghĩa là chưa có số liệu.",
        "Phim Final Destination và vở Bản cuối của mùa thu chiếu tối nay.",
        "Trận FINAL của giải bắt đầu lúc 19 giờ.",
        "Bản cuối của quy hoạch được công bố.",
        "Quy chế được sửa lần 3 vào năm 2025.",
        "Chị Hà kiểm tra lại số liệu trước khi trình ký.",
        "Tổ giám sát (chị Hà, anh Nam) kiểm tra lại số liệu.",
        "Bà Lan (chị của ông Nam) đến nhận quà.",
        "Nhóm chị Hà (kiểm tra số liệu) và nhóm anh Nam (nhập liệu) được khen.",
        "Chị Hà (kiểm tra viên) đọc báo cáo.",
        "Người nộp đơn (anh, chị, em ruột) xem lại hồ sơ.",
        "Ảnh trang 1 (anh Nam kiểm tra số liệu mực nước ở hồ).",
        "Bài hát “Em Hà xem lại ảnh cũ” mở màn.",
        "Số: 12/TB-UBND\n\nLâm Đồng, ngày 20 tháng 11 năm 2026",
        "Số: 12/TB-UBND.",
        "Số nhà: 12/4 đường Mẫu.",
        "Mã hồ sơ có dạng 000.xxx.xxxx, in trên giấy hẹn.",
        "Số ký hiệu ghi theo mẫu “Số: …/TB-UBND”.",
        "Ngày 20 tháng 11 năm 2026, xã họp.",
        "Anh chị kiểm tra lại số liệu trên giấy hẹn (nếu có).",
    ],
)
def test_a_form_and_a_true_sentence_are_not_reported_as_unfinished(sample: PageText, body: str) -> None:
    text = replace(sample, data=source(body).encode())
    found = run_page_rules(text, ("TXT214", "TXT230"))
    assert [(each.diagnostic.code, each.diagnostic.place.underlined) for each in found] == []


@pytest.mark.parametrize(
    "title",
    [
        "Chiếu phim Final Cut tại rạp Mẫu",
        "Chung kết (Grand Final) giải cầu lông",
        "Công bố bản cuối của quy hoạch",
        "Sửa đổi lần thứ 3 quy chế tiếp dân",
        "Luật Đất đai sửa lần 2 có gì mới",
        "Nghị định sửa đổi lần 3",
        "Phiên bản 3 của ứng dụng Lâm Đồng số",
        "Ra mắt phần mềm một cửa phiên bản 2.0",
        "Dự thảo lần 2 quy chế làm việc",
        "Lấy ý kiến dự thảo 3 quy hoạch",
        "Bản sao điện tử và bản chính",
        "Trận cuối của giải bóng đá V-League",
    ],
)
def test_a_title_with_a_true_version_is_not_reported(sample: PageText, title: str) -> None:
    text = replace(sample, data=source("Chữ.", title=title).encode())
    assert run_page_rules(text, ("TXT214", "TXT230")) == ()


ENGLISH = (
    "The Department of Foreign Affairs of the province held a conference on the flower market in the city of Đà Lạt. "
    * 2
)
VIETNAMESE = "Sở Ngoại vụ tổ chức hội nghị về chợ hoa của tỉnh tại thành phố Đà Lạt, có hai trăm đại biểu dự. " * 2


@pytest.mark.parametrize(
    ("language", "body", "codes"),
    [("vi", ENGLISH, ["TXT216"]), ("en", ENGLISH, []), ("vi", VIETNAMESE, []), ("en", VIETNAMESE, ["TXT216"])],
)
def test_a_page_in_another_language_than_its_file_says_is_named(
    sample: PageText, language: str, body: str, codes: list[str]
) -> None:
    text = replace(sample, page=replace(sample.page, language=language), data=source(body).encode())
    assert [each.diagnostic.code for each in run_page_rules(text, ("TXT216",))] == codes


SLIPS = ("[tên cơ quan] ", "…/…/2026 ", "hội nghị ", "Đang cập nhật.\n\n", "a (Theo Báo ", '“a" ')
IN_C = {"a (Theo Báo ", '“a" '}
"""Texts that expressions look through without a step of Python for each part."""


@pytest.mark.parametrize("words", SLIPS)
def test_a_page_full_of_slips_costs_no_more_than_its_length(sample: PageText, words: str) -> None:
    is_in_c = words in IN_C
    check_linear_growth(lambda body: find_slips_in(sample, body), lambda count: words * count, 300, is_in_c=is_in_c)


@pytest.mark.long
@pytest.mark.parametrize("words", SLIPS)
def test_no_expression_takes_longer_than_a_page_full_of_slips_is_long(sample: PageText, words: str) -> None:
    check_linear_time(lambda body: find_slips_in(sample, body), lambda count: words * count, 2_000)
