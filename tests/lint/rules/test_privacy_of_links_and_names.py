"""Denouncers, children in captions, private drives and passwords of meetings; what only looks like them is left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from portalgen.lint.page_text import PageText
from portalgen.lint.run import run_page_rules
from tests.makers.growth import check_linear_growth
from tests.makers.lint.news_texts import NEWS, page_text_of

CODES = ("PRV217", "PRV218", "PRV219", "PRV220")


def find(code: str, body: str, head: str = "") -> list[str]:
    """What a rule marks in a piece of news, without the masks of excerpts."""
    text = page_text_of(body, NEWS + head)
    places = (each.diagnostic.place for each in run_page_rules(text, (code,)))
    return [text.lines[each.line - 1][each.column - 1 :][: each.length] for each in places]


def captioned(caption: str, more: str = "") -> str:
    """A picture in the front matter with this caption."""
    return f"images:\n  - file: a.png\n    origin: own\n    alt: Sân trường\n    caption: '{caption}'\n{more}"


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("Bà Nguyễn Thị Mẫu tố cáo ông trưởng thôn thu tiền sai.", "Nguyễn Thị Mẫu"),
        ("Xã đã trả lời đơn tố cáo của ông Trần Văn Mẫu, thôn 3.", "Trần Văn Mẫu"),
        ("Ông Lê Văn Mẫu (thôn 2) đã nhiều lần gửi đơn tố cáo cán bộ địa chính.", "Lê Văn Mẫu"),
        ("Bà Phạm Thị Mẫu, trú tại thôn 4, có đơn tố cáo về việc chia đất.", "Phạm Thị Mẫu"),
        ("Người tố cáo: Nguyễn Văn Mẫu.", "Nguyễn Văn Mẫu"),
        ("Người tố cáo là bà Hoàng Thị Mẫu.", "Hoàng Thị Mẫu"),
        ("Nội dung tố cáo của bà Đặng Thị Mẫu là đúng một phần.", "Đặng Thị Mẫu"),
        ("Theo đơn tố cáo ngày 2/11/2026 của bà Võ Thị Mẫu, thửa đất bị lấn.", "Võ Thị Mẫu"),
        ("Ông Bùi Văn Mẫu gửi đơn đến Ủy ban nhân dân xã tố cáo việc cấp đất.", "Bùi Văn Mẫu"),
        ("Anh Ngô Văn Mẫu đã rút đơn tố cáo.", "Ngô Văn Mẫu"),
        ("Chị Trương Thị Mẫu có đơn khiếu nại, tố cáo về tiền đền bù.", "Trương Thị Mẫu"),
        ("| Đơn | Kết quả |\n|---|---|\n| Đơn tố cáo của ông Đỗ Văn Mẫu | Sai |\n", "Đỗ Văn Mẫu"),
        ("Đơn tố cáo của công dân Trịnh Văn Mẫu đã giải\nquyết xong.", "Trịnh Văn Mẫu"),
        ("Bà Nguyễn\nThị Mẫu tố cáo trưởng thôn.", ""),
        ("Ông Nguyễn Văn Mẫu, người tố cáo cán bộ thôn 3, đã được mời làm việc.", "Nguyễn Văn Mẫu"),
        ("Bà Lê Thị Mẫu là người tố cáo việc thu tiền sai.", "Lê Thị Mẫu"),
        ("Bà Lê Thị Mẫu, người đã gửi đơn tố cáo, không đến.", "Lê Thị Mẫu"),
    ],
)
def test_the_name_of_a_denouncer_is_reported(body: str, marked: str) -> None:
    found = find("PRV217", body)
    assert found == [marked] if marked else len(found) == 1


def test_a_denouncer_in_the_title_is_reported() -> None:
    head = NEWS.replace("Hội nghị", "Trả lời đơn tố cáo của bà Nguyễn Thị Mẫu")
    (hit,) = run_page_rules(page_text_of("Chữ.\n", head), ("PRV217",))
    assert (hit.diagnostic.place.line, hit.diagnostic.place.underlined) == (4, "Nguyễn Thị Mẫu")


@pytest.mark.parametrize(
    "body",
    [
        "Năm 2026, tỉnh nhận 12 đơn tố cáo, đã giải quyết 11 đơn.",
        "Cơ quan tố cáo hành vi giả danh cán bộ để lừa tiền.",
        "Sở tố cáo các trang mạng mạo danh Sở với cơ quan công an.",
        "Luật Tố cáo giữ bí mật họ tên người tố cáo.",
        "Theo Luật Tố cáo, ông Nguyễn Văn Mẫu, Chánh Thanh tra, tiếp nhận đơn.",
        "Ông Nguyễn Văn Mẫu, Chánh Thanh tra tỉnh, giải quyết đơn tố cáo trong 30 ngày.",
        "Bà Nguyễn Thị Mẫu tiếp nhận 3 đơn tố cáo tại phòng tiếp dân.",
        "Ông Trần Văn Mẫu bị tố cáo không đúng.",
        "Kết luận nội dung tố cáo đối với ông Lê Văn Mẫu, trưởng thôn.",
        "Bà Nguyễn Thị Mẫu được khen thưởng vì đã tố cáo tham nhũng.",
        "Giám đốc trao giấy khen cho ông Trần Văn Mẫu, người đã tố cáo đường dây khai thác cát.",
        "Nguyễn Ái Quốc tố cáo chế độ thực dân trong nhiều bài viết.",
        "Nhà văn Nguyễn Văn Mẫu tố cáo xã hội phong kiến trong truyện ngắn này.",
        "Tác phẩm của Ngô Tất Tố tố cáo sưu thuế.",
        "Người tố cáo có quyền được bảo vệ; người bị tố cáo có quyền giải trình.",
        "Ông Nguyễn Văn Mẫu khiếu nại quyết định thu hồi đất.",
        "Bà N.T.M. tố cáo trưởng thôn.",
        "Bà Nguyễn Thị M. có đơn tố cáo.",
        "Chủ tịch Phạm Văn Mẫu kết luận nội dung tố cáo và giao công an xác minh.",
        "Hội nghị phổ biến Luật Tố cáo do bà Hoàng Thị Mẫu, Phó Giám đốc Sở, chủ trì.",
        "Tố cáo hành vi tham nhũng của ông Vũ Văn Mẫu không có căn cứ.",
        "Người dân có quyền tố cáo với Ban Tiếp công dân, số 1 đường Trần Hưng Đạo.",
        "Ông Nguyễn Văn Mẫu hướng dẫn người dân viết đơn tố cáo.",
        "Quyết định giải quyết tố cáo của ông Nguyễn Văn Mẫu, Chủ tịch Ủy ban nhân dân xã, có hiệu lực.",
        "Mời ông Nguyễn Văn Mẫu, người tố cáo và người bị tố cáo đến dự.",
        "Ông Nguyễn Văn Mẫu, Trưởng Ban Tiếp công dân, đã tiếp người tố cáo.",
        "Ông Nguyễn Văn Mẫu là người bị tố cáo.",
        "Ông Nguyễn Văn Mẫu, người giải quyết tố cáo, đã ký kết luận.",
        "Bà Lê Thị Mẫu, người tiếp nhận đơn tố cáo, ghi biên nhận.",
    ],
)
def test_a_true_sentence_about_denunciations_is_not_reported(body: str) -> None:
    assert find("PRV217", body) == []


@pytest.mark.parametrize(
    ("caption", "marked"),
    [
        ("Em Nguyễn Văn B, lớp 3A, nhận quà", "Em Nguyễn Văn B, lớp 3A"),
        ("Em Mẫu, lớp 3A, nhận quà", "Em Mẫu, lớp 3A"),
        ("Bé Bảo Mẫu (5 tuổi) múa", "Bé Bảo Mẫu (5 tuổi"),
        ("Cháu Mẫu, học sinh Trường Tiểu học số 2", "Cháu Mẫu, học sinh"),
        ("Em N.V.B., lớp 4, đọc thơ", "Em N.V.B., lớp 4"),
        ("Học sinh Mẫu (lớp 7B) bên mô hình", "Học sinh Mẫu (lớp 7B"),
    ],
)
def test_a_child_named_below_a_picture_without_consent_is_reported(caption: str, marked: str) -> None:
    assert find("PRV218", "Chữ.\n", captioned(caption)) == [marked]
    assert find("PRV218", "Chữ.\n", captioned(caption).replace("Sân trường", caption)) == [marked]
    assert find("PRV218", f"Chữ.\n\n![{caption}](a.png)\n") == [marked]
    assert find("PRV218", "Chữ.\n", captioned(caption, "    consent: Phiếu của phụ huynh, văn thư giữ\n")) == []


def test_a_child_named_in_the_caption_of_a_figure_is_reported() -> None:
    body = 'Chữ.\n\n{{ figure src="a.png" alt="Hai em nhỏ" caption="Em Mẫu, lớp 3A, nhận quà" }}\n'
    assert len(find("PRV218", body)) == 1


def test_a_full_name_in_a_caption_is_reported_once() -> None:
    head = NEWS + captioned("Em Nguyễn Văn Mẫu, lớp 3A, nhận quà")
    found = run_page_rules(page_text_of("Chữ.\n", head), ("PRV2",))
    assert [each.diagnostic.code for each in found if each.diagnostic.code in ("PRV212", "PRV218")] == ["PRV212"]


@pytest.mark.parametrize(
    "caption",
    [
        "Các em học sinh lớp 3A nhận quà",
        "Em nhỏ lớp 3A nhận quà",
        "Học sinh Trường Tiểu học Mẫu, lớp 3A",
        "Thầy Mẫu, chủ nhiệm lớp 3A",
        "Cô giáo Mẫu cùng lớp 3A",
        "Em Mẫu, sinh viên năm thứ hai",
        "Em Mẫu, lớp 12A, thủ khoa",
        "Tranh vẽ của lớp 5 Trường Mẫu",
        "Ông Mẫu, 70 tuổi, bên vườn cà phê",
        "Anh hùng Kim Đồng, 14 tuổi, trong tranh",
        "Chị em phụ nữ thôn 3 gói bánh",
        "Bé gái lớp 1 đọc sách",
        "Cháu nội của ông Mẫu",
        "Học sinh lớp 5 trong ngày khai giảng",
        "Một em lớp 4 giơ tay phát biểu",
        "Em bé 5 tuổi được tiêm vắc xin",
        "Trẻ 5 tuổi đến trường",
        "Em Bình Thuận hát: tiết mục của lớp 3A".replace("Em Bình Thuận hát", "Bài Em là bông hồng nhỏ"),
        "Cuộc thi của lớp 3 chiều Chủ nhật",
        "Vườn trường của học sinh lớp 6",
        "Đội viên Liên đội Mẫu, lớp 4",
    ],
)
def test_a_caption_that_names_no_child_is_not_reported(caption: str) -> None:
    assert find("PRV218", f"Chữ.\n\n![{caption}](a.png)\n", captioned(caption)) == []


def test_a_child_in_running_text_is_no_matter_of_captions() -> None:
    assert find("PRV218", "Em Mẫu, lớp 3A, nhận quà.\n") == []


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("[Tài liệu](https://drive.google.com/file/d/1a/view)", "https://drive.google.com/file/d/1a/view"),
        (
            "Tải ở https://drive.google.com/drive/folders/1a?usp=sharing.",
            "https://drive.google.com/drive/folders/1a?usp=sharing",
        ),
        (
            "[Biểu](https://docs.google.com/spreadsheets/d/1a/edit#gid=0)",
            "https://docs.google.com/spreadsheets/d/1a/edit#gid=0",
        ),
        ("<https://docs.google.com/document/d/1a/edit>", "https://docs.google.com/document/d/1a/edit"),
        ("[Phiếu](https://docs.google.com/forms/d/1a/edit)", "https://docs.google.com/forms/d/1a/edit"),
        ("[Ảnh](https://1drv.ms/f/s!a)", "https://1drv.ms/f/s!a"),
        ("[Ảnh](https://onedrive.live.com/?id=a)", "https://onedrive.live.com/?id=a"),
        ("[Tệp](https://tinh-my.sharepoint.com/:w:/g/personal/a)", "https://tinh-my.sharepoint.com/:w:/g/personal/a"),
        ("[Tệp](https://www.dropbox.com/s/a/b.pdf?dl=0)", "https://www.dropbox.com/s/a/b.pdf?dl=0"),
        ("[Ảnh](https://www.icloud.com/iclouddrive/0a)", "https://www.icloud.com/iclouddrive/0a"),
        ("[Phim](https://mega.nz/file/a#b)", "https://mega.nz/file/a#b"),
        ("Tải ở drive.google.com/file/d/1a/view", "drive.google.com/file/d/1a/view"),
    ],
)
def test_a_link_to_a_private_drive_is_reported(body: str, marked: str) -> None:
    assert find("PRV219", f"{body}\n") == [marked]


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("Tài liệu gửi kèm bài này.", ""),
        ("[Số liệu](https://dulieu.lamdong.gov.vn/thu-muc/a)", ""),
        ("[Dữ liệu mở](https://data.gov.vn/drive/folders/a)", ""),
        ("Nguồn: thư mục của Cục Thống kê tỉnh, https://drive.google.com/drive/folders/1a", ""),
        ("Nguồn số liệu: [Bộ Nông nghiệp và Môi trường](https://drive.google.com/drive/folders/1a)", ""),
        ("Dữ liệu do Chi cục Kiểm lâm công bố tại https://drive.google.com/drive/folders/1a", ""),
        ("[Phiếu khảo sát](https://docs.google.com/forms/d/e/1a/viewform)", ""),
        ("[Phiếu khảo sát](https://forms.gle/a)", ""),
        ("Không lưu tài liệu mật trên drive.google.com hay dropbox.com.", ""),
        ("Google Drive và OneDrive là dịch vụ nước ngoài.", ""),
        ("Viết địa chỉ `https://drive.google.com/file/d/1a/view` như mẫu.", ""),
        ("```\nhttps://mega.nz/file/a\n```", ""),
        ("[Phim](https://www.youtube.com/watch?v=a)", ""),
        ("[Bản đồ](https://www.google.com/maps/d/viewer?mid=a)", ""),
        ("[Trợ giúp](https://support.google.com/drive/answer/1)", ""),
        ("[Giới thiệu](https://www.dropbox.com/)", ""),
        ("[Bản công bố](https://docs.google.com/spreadsheets/d/e/2PACX-1a/pubhtml)", ""),
        ("Công ty Mega ở mega.nzx đã đóng cửa.", ""),
        ("[Thông tin](https://omega.nz/file/a)", ""),
        ("Chữ.", "source: {name: Cục Thống kê, url: 'https://drive.google.com/drive/folders/1a'}\n"),
        ("[Tệp](https://sharepoint.lamdong.gov.vn/a)", ""),
    ],
)
def test_a_link_that_is_no_private_drive_is_not_reported(body: str, head: str) -> None:
    assert find("PRV219", f"{body}\n", head) == []


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("[Vào họp](https://us02web.zoom.us/j/123456789?pwd=YWJj)", "pwd=YWJj"),
        ("<https://teams.microsoft.com/meet/123456?p=Ab12>", "p=Ab12"),
        ("https://meet.webex.com/meet/a?password=Ab12", "password=Ab12"),
        ("Zoom: https://zoom.us/j/123456789, mật khẩu: 123456.", "mật khẩu: 123456"),
        ("- ID cuộc họp: 812 3456 7890\n- Mật khẩu: hop2026", "Mật khẩu: hop2026"),
        ("Meeting ID: 812 3456 7890 (Passcode: 445566)", "Passcode: 445566"),
        ("Phòng Zoom ID 81234567890, mật khẩu 445566", "mật khẩu 445566"),
        (
            "Họp tại https://meet.google.com/abc-defg-hij\n\nMật khẩu phòng họp là Lamdong26.",
            "Mật khẩu phòng họp là Lamdong26",
        ),
        ("| ID phòng họp | 812 3456 7890 |\n|---|---|\n| Mật khẩu | 445566 |", "Mật khẩu | 445566"),
        ("Vào https://zoom.us/j/123456789 (pass: abcXYZ)", "pass: abcXYZ"),
    ],
)
def test_a_meeting_with_its_password_is_reported(body: str, marked: str) -> None:
    assert find("PRV220", f"{body}\n") == [marked]


def test_a_password_is_masked_in_the_excerpt() -> None:
    text = page_text_of("Zoom: https://zoom.us/j/123456789?pwd=YWJj1, mật khẩu: hop2026.\n")
    excerpts = [each.diagnostic.place.excerpt for each in run_page_rules(text, ("PRV220",))]
    assert excerpts
    assert not any("YWJj1" in each or "hop2026" in each for each in excerpts)


@pytest.mark.parametrize(
    "body",
    [
        "[Vào họp](https://us02web.zoom.us/j/123456789)",
        "Họp trực tuyến tại https://meet.google.com/abc-defg-hij lúc 8 giờ.",
        "ID cuộc họp: 812 3456 7890; mật khẩu gửi qua thư mời.",
        "Zoom: https://zoom.us/j/123456789, mật khẩu được gửi riêng cho đại biểu.",
        "Đặt mật khẩu dài, không dùng 123456.",
        "Mật khẩu: tối thiểu 12 ký tự, có chữ hoa và số.",
        "Mật khẩu 123456 là mật khẩu yếu.",
        "Không đọc mật khẩu, mã OTP cho người lạ.",
        "Mật khẩu mặc định 12345678 phải đổi ngay lần đầu.",
        "Họp qua Zoom: https://zoom.us/j/123456789. Không đặt mật khẩu 123456 cho cuộc họp.",
        "Mỗi cuộc họp trên https://zoom.us/meeting nên có mật khẩu từ 8 ký tự.",
        "Cổng wifi công cộng có mật khẩu: dalat2026.",
        "[Tìm](https://example.org/tim?p=2)",
        "[Trang](https://zoom.us/pricing?p=)",
        "Passcode là mã để vào phòng họp.",
        "Đại biểu liên hệ Văn phòng để nhận ID và passcode.",
        "Quên mật khẩu thì bấm Quên mật khẩu.",
        "Họp tại phòng 302, mã tài liệu 123456.",
        "Hội nghị Zoom có 120 điểm cầu, mật khẩu do Văn phòng quản lý.",
        "Tập huấn đặt mật khẩu an toàn, xem https://teams.microsoft.com/l/meetup-join/a.",
        "ID cuộc họp: 812 3456 7890. Phần mềm tự tạo passcode mới mỗi lần.",
    ],
)
def test_a_meeting_without_password_is_not_reported(body: str) -> None:
    assert find("PRV220", f"{body}\n") == []


BODIES: dict[str, Callable[[int], str]] = {
    "denouncers": lambda count: "Bà Nguyễn Thị Mẫu tố cáo, đơn tố cáo của ông " * count,
    "forms of denouncing": lambda count: "Ông Lê Văn Mẫu gửi đơn đơn đã có tố cáo của " * count,
    "drives": lambda count: "https://drive.google.com/file/d/1 " * count,
    "passwords": lambda count: "zoom.us/j/1?pwd=a mật khẩu phòng họp mật khẩu: a1b ID 812 " * count,
    "passwords in lines": lambda count: "ID 812345678\n- Mật khẩu: a1b\n" * count,
    "captions": lambda count: "![em Mẫu, lớp 3A em Mẫu](a.png) " * count,
}


def run(text: PageText) -> None:
    run_page_rules(text, CODES)


def read(body: str) -> PageText:
    text = page_text_of(body)
    assert text.outline.texts
    return text


@pytest.mark.parametrize("name", BODIES)
def test_twice_as_much_takes_about_twice_as_many_steps(name: str) -> None:
    check_linear_growth(run, lambda count: read(BODIES[name](count)), 300)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("Vào https://zoom.us/j/123456789?pwd=YWJjZGVm1 lúc 8 giờ.", "PRV220"),
        ("Tải ở https://drive.google.com/file/d/1a2b3c4d5e/view nhé.", "PRV219"),
    ],
)
def test_an_address_that_has_to_go_is_not_also_to_be_made_a_link(body: str, code: str) -> None:
    assert len(find(code, body)) == 1
    assert find("WRD221", body) == []


@pytest.mark.parametrize(
    ("body", "password"),
    [
        ("Đăng nhập bằng tài khoản xa.suoimo, mật khẩu Suoimo@2026, chọn đúng tên thôn.", "Suoimo@2026"),
        ("Tài khoản: admin, mật khẩu: abc12345.", "abc12345"),
        ("Tài khoản: admin; Mật khẩu: 123456", "123456"),
        ("User: thon5 / Pass: Thon5#2026", "Thon5#2026"),
        ("Tên đăng nhập: ubnd_xa - Mật khẩu: Xa@12345", "Xa@12345"),
        ("Username: cds.xa, password: Hoa!2026", "Hoa!2026"),
        ("(tài khoản là vanphong, mật khẩu là vp@2026)", "vp@2026"),
        ("- Tài khoản: admin\n- Mật khẩu: Abc@1234", "Abc@1234"),
        ("Tài khoản: admin\\\nMật khẩu: Abc@1234", "Abc@1234"),
        ("**Tài khoản:** admin, **mật khẩu:** Abc@1234", "Abc@1234"),
        ("Tài khoản đăng nhập thongke01 và mật khẩu Tk2026xa", "Tk2026xa"),
    ],
)
def test_a_user_name_with_its_password_is_reported_with_a_mask(body: str, password: str) -> None:
    found = list(run_page_rules(page_text_of(f"{body}\n"), ("PRV221",)))
    assert [each.diagnostic.place.underlined for each in found] == ["*" * len(password)]


@pytest.mark.parametrize(
    "body",
    [
        "Tài khoản và mật khẩu gửi riêng cho từng thôn.",
        "Tài khoản: số định danh cá nhân, mật khẩu: do người dùng tự đặt.",
        "Tài khoản: mã số thuế, mật khẩu: 123456.",
        "Tài khoản: ……, mật khẩu: ……",
        "Tài khoản admin, mật khẩu tối thiểu 8 ký tự.",
        "Tài khoản: email của bạn; mật khẩu: 8 ký tự trở lên.",
        "Không đặt tài khoản admin, mật khẩu 123456.",
        "Ví dụ: tài khoản nguyenvana, mật khẩu Abc@123.",
        "Wi-Fi của thư viện: tài khoản thuvien, mật khẩu docsach2026.",
        "Tài khoản dùng thử: demo, mật khẩu: demo1234.",
        "Tài khoản khách: guest, mật khẩu: guest2026.",
        "Tài khoản: admin. Mật khẩu do Sở cấp qua thư công vụ.",
        "Tài khoản VNeID mức 2 và mật khẩu 6 số của thẻ.",
        "Tài khoản VNeID, mật khẩu mới nhận qua tin nhắn.",
        "Tài khoản Zalo và mật khẩu Facebook dễ bị chiếm.",
        "Chuyển khoản vào tài khoản 0123456789, nội dung: Ho tro.",
        "Quên mật khẩu thì gọi 0263 3822 000.",
        "Đổi mật khẩu 90 ngày một lần; tài khoản khóa sau 5 lần sai.",
        "Nhập tài khoản, mật khẩu, bấm Đăng nhập.",
        "Họp: https://zoom.us/j/93310022417, user: host, passcode: 482913",
        "Mật khẩu mặc định của tài khoản hoc.sinh là Abc@123.",
    ],
)
def test_a_true_sentence_on_accounts_is_not_reported(body: str) -> None:
    assert find("PRV221", f"{body}\n") == []
