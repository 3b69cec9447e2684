"""Changes to a small portal as authors hand them in, honest and sly; each says what a chief has to see of it."""

from __future__ import annotations

from typing import Final

from portalgen.frozen import frozen
from tests.makers.documents import docx, pdf, with_body, xlsx
from tests.makers.documents_of_sites import document
from tests.makers.judged_portal import write_news
from tests.makers.portal import FILES, translation
from tests.makers.sly_documents import edited_xlsx, paragraph, run, scanned_pdf

Files = dict[str, str | bytes | None]

_PAGE: Final = "content/so/tin-tuc/{}/index.vi.md"
_NOTICE: Final = (
    "Phí nộp tại Kho bạc Nhà nước tỉnh theo thông báo của cơ quan thuế, từ ngày 01/06/2026 đến ngày 30/06/2026."
)
_LONG: Final = "\n\n".join(
    f"Điểm {number} của kế hoạch nêu việc của đơn vị phối hợp, thời gian và nơi báo cáo kết quả hằng tháng."
    for number in range(1, 61)
)
_TABLE: Final = """\
Bảng: Tài khoản nhận phí

| Đơn vị | Số tài khoản |
|---|---|
| Kho bạc tỉnh | 3751.0.1054321.00000 |
| Kho bạc huyện | 3751.0.1067890.00000 |
"""


@frozen
class Change:
    """One change of one page, with its files beside it."""

    name: str
    before: Files
    after: Files
    seen: tuple[str, ...]
    """What the screen has to show, without a further command; one line has all of it unless there is a newline."""
    is_sly: bool = False


def _edit(name: str, old: str, new: str, *seen: str, sly: bool = False, more: tuple[Files, Files] = ({}, {})) -> Change:
    path = _PAGE.format(name)
    return Change(name, {path: old, **more[0]}, {path: new, **more[1]}, seen, sly)


def _body(name: str, old: str, new: str, *seen: str, sly: bool = False) -> Change:
    title = f"Trang {name}"
    return _edit(name, write_news(f"so-{name}", title, old), write_news(f"so-{name}", title, new), *seen, sly=sly)


def _words(name: str, text: str, old: str, new: str, *seen: str, sly: bool = False) -> Change:
    assert old in text, name
    return _body(name, text, text.replace(old, new, 1), *seen, sly=sly)


def _key(name: str, line: str, *seen: str, sly: bool = False, old: str = "") -> Change:
    news = write_news(f"so-{name}", f"Trang {name}")
    return _edit(
        name,
        news.replace("origin: own\n", f"origin: own\n{old}"),
        news.replace("origin: own\n", f"origin: own\n{line}"),
        *seen, sly=sly,
    )  # fmt: skip


def _file(name: str, file: str, old: bytes | None, new: bytes, *seen: str, sly: bool = False) -> Change:
    keys = f"attachments:\n  - {{file: {file}, title: Phụ lục}}\n"
    plain = write_news(f"so-{name}", f"Trang {name}")
    news, path = plain.replace("origin: own\n", f"origin: own\n{keys}"), f"content/so/tin-tuc/{name}/{file}"
    return _edit(name, plain if old is None else news, news, *seen, sly=sly, more=({path: old}, {path: new}))


def _white_docx(text: str) -> bytes:
    return with_body(text, paragraph(run("Giao thêm cho Công ty Ẩn Danh.", '<w:color w:val="FFFFFF"/>')))


_SHEET: Final = "Xã\tSố hộ\nMột\t120\nHai\t130"
_PLAN: Final = "Kế hoạch số 12\nTổng kinh phí là 120 triệu đồng.\nThực hiện trong quý III."
_VI: Final = "Hồ sơ nộp trước ngày 10/06/2026. Người nộp không phải trả phí."
_STEPS: Final = "1. Nộp đơn tại bộ phận một cửa\n2. Nhận phiếu hẹn\n3. Trả phí và nhận kết quả"

_LAW: Final = "content/so/van-ban/qd-1.vi.md"


def _law(who: str) -> str:
    return document("so-qd-1", f"## Điều 1\n\nMỗi {who} cử một người.\n", effective="2026-02-01")


def _many_rows(sly: str = "") -> str:
    """A table of fourteen rows, the last but one of which may be another."""
    rows = [f"| Xã {number} | {number}2345 |" for number in range(1, 15)]
    rows[12] = sly or rows[12]
    return "\n".join(("| Nơi | Số |", "|---|---|", *rows)).replace("Xã 12 | 122345", "Xã 12 | 2345")


def _many_places(there: str) -> str:
    return "\n\n".join(f"Trường hợp {name} {there}được xét lại." for name in ("một", "hai", "ba", "miễn phí"))


HONEST: Final = (
    _words("chinh-ta", "Buổi họp bàn việc xúc tiến thương mai.", "mai", "mại", "«mai» → «mại»"),
    _words("them-cau", "Câu đầu của bài.", "bài.", "bài. Câu thêm vào cuối đoạn.", "thêm «Câu thêm vào cuối đoạn.»"),
    _words("them-doan", "Đoạn đầu.", "đầu.", "đầu.\n\nĐoạn thứ hai nói về lịch tiếp dân.", "Đoạn thứ hai nói về lịch tiếp dân."),
    _words("bo-cau", "Câu giữ lại. Câu thừa bị bỏ.", " Câu thừa bị bỏ.", "", "bỏ «Câu thừa bị bỏ.»"),
    _words("doi-gio", "Họp lúc 8 giờ 30 tại hội trường.", "8 giờ 30", "9 giờ 15", "«8 giờ 30» → «9 giờ 15»"),
    _words("them-hang", _TABLE, "| Kho bạc huyện", "| Kho bạc thị xã | 3751.0.1099999.00000 |\n| Kho bạc huyện", "3751.0.1099999.00000"),
    _words("lien-ket-moi", "Xem thêm quy chế.", "quy chế", "[quy chế](https://chinhphu.vn/quy-che)", "chinhphu.vn"),
    _words("muc-moi", "## Một\n\nChữ.", "Chữ.", "Chữ.\n\n## Hai\n\nChữ khác.", "Hai", "Chữ khác."),
    _key("tu-khoa", "tag: [lich-hop]\n", "lich hop"),
    _edit("tieu-de", write_news("so-tieu-de", "Tên cũ của bài"), write_news("so-tieu-de", "Tên mới của bài"), "«cũ» → «mới»"),
    _edit("ngay", write_news("so-ngay", "Trang ngày"), write_news("so-ngay", "Trang ngày").replace("2026-06-01", "2026-05-31"), "«01/06/2026» → «31/05/2026»"),
    _edit("nguoi-viet", write_news("so-nguoi-viet", "Trang nguoi-viet"), write_news("so-nguoi-viet", "Trang nguoi-viet").replace("origin:", "author: Trần Thị Mẫu\norigin:"), "Trần Thị Mẫu"),
    _file("tep-moi", "ke-hoach.pdf", None, pdf(_PLAN), "Tổng kinh phí là 120 triệu đồng."),
    _file("bang-tinh", "so-ho.xlsx", xlsx(_SHEET), xlsx(_SHEET.replace("130", "135")), "«130» → «135»"),
    _words("khung", '{{ callout kind="note" title="Ai cần làm" }}\nMọi người.\n{{ /callout }}', "Mọi người", "Người lao động", "«Mọi người» → «Người lao động»"),
    _words("nhieu-hang", "Mở đầu.", "đầu.", "đầu.\n\n" + _many_rows(), "Xã 12 | 2345"),
    _file("ban-quet", "qd.pdf", scanned_pdf(10), scanned_pdf(20), "Không hiển thị ở đây: 1 ảnh"),
    _words("chu-cot", "| Đơn vị | Thu | Chi |\n|---|---|---|\n| Một | 10 | 20 |", "20 |", "25 |", "«20» → «25»"),
    Change("van-ban", {_LAW: _law("cơ quan")}, {_LAW: _law("đơn vị")}, ("«cơ quan» → «đơn vị»",)),
    _words("trich", "> Lời của Giám đốc.", "Giám đốc", "Phó Giám đốc", "thêm «Phó»"),
)  # fmt: skip

SLY: Final = (
    _words("tai-khoan", _TABLE, "1067890", "1067980", "3751.0.1067890.00000", "3751.0.1067980.00000", sly=True),
    _words("them-khong", "Người nộp phải trả phí.", "phải", "không phải", "thêm «không»", sly=True),
    _words("bo-khong", "Trường hợp này không được miễn phí.", "không ", "", "bỏ «không»", sly=True),
    _words("may-chu", "Nộp tại [trang dịch vụ công](https://dichvucong.gov.vn/nop).", "dichvucong.gov.vn", "dichvucong-gov.example", "dichvucong-gov.example", sly=True),
    _words("doi-ngay", _NOTICE, "01/06/2026 đến ngày 30/06/2026", "30/06/2026 đến ngày 01/06/2026", "«01/06/2026» → «30/06/2026»", "«30/06/2026» → «01/06/2026»", sly=True),
    _words("dong-dang", "Địa chỉ nhận là nop@kho.example tại kho bạc.", "kho.example", "khо.example", "nop@khо⟨U+043E", sly=True),
    _words("vo-hinh", "Tài khoản 12345 của kho.", "12345", "12\u200b345", "12⟨U+200B", sly=True),
    _words("dao-chieu", "Tài khoản 12345 của kho.", "12345", "\u202e54321\u202c", "⟨U+202E", sly=True),
    _key("hen-gio", "publish_at: 2027-01-01T08:00\n", "01/01/2027", sly=True),
    _key("thoi-hien", "expires_at: 2026-06-20\n", "20/06/2026", sly=True),
    _key("dia-chi-cu", "redirect_from: [/gop-y/]\n", "/gop-y/", sly=True),
    _key("dia-chi-moi", "slug: khac-han\n", "khac-han", sly=True),
    _words("chu-thich", "Mức phí.[^1]\n\n[^1]: Không áp dụng với hộ nghèo.", "Không áp", "Áp", "«Không áp» → «Áp»", sly=True),
    _words("thuoc-tinh", '{{ film url="https://example.vn/phim/1" title="Phim" picture="phim.png" length="12 phút" credit="Đài tỉnh" }}', "example.vn", "khac.example", "khac.example", sly=True),
    _words("thu-tu", _STEPS, _STEPS, "1. Trả phí và nhận kết quả\n2. Nộp đơn tại bộ phận một cửa\n3. Nhận phiếu hẹn", "Trả phí và nhận kết quả", sly=True),
    _words("doi-cho", "Mở đầu của bài.\n\nĐoạn giữa nói rằng đơn vị thu 50.000 đồng mỗi hồ sơ nộp tại xã.\n\nĐoạn nữa.\n\nĐoạn kết.",
           "Mở đầu của bài.\n\nĐoạn giữa nói rằng đơn vị thu 50.000 đồng mỗi hồ sơ nộp tại xã.\n\nĐoạn nữa.\n\nĐoạn kết.",
           "Mở đầu của bài.\n\nĐoạn nữa.\n\nĐoạn kết.\n\nĐoạn giữa nói rằng đơn vị thu 80.000 đồng mỗi hồ sơ nộp tại xã.", "50.000", "80.000", sly=True),
    _words("mat-doan", _LONG, "Điểm 33 của kế hoạch nêu việc của đơn vị phối hợp, thời gian và nơi báo cáo kết quả hằng tháng.\n\n", "", "Điểm 33 của kế hoạch nêu việc của đơn vị phối hợp", sly=True),
    Change("dai-moi", {}, {_PAGE.format("dai-moi"): write_news("so-dai-moi", "Trang dai-moi", _LONG + "\n\n" + _LONG.replace("Điểm 47", "Chuyển tiền vào tài khoản 0123456789 của ông Mẫu. Điểm 47"))},
           ("Chuyển tiền vào tài khoản 0123456789 của ông Mẫu.",), True),
    _file("chu-trang", "giao-viec.docx", docx("Giao việc cho các phòng."), _white_docx("Giao việc cho các phòng."), "chữ màu trắng", "Công ty Ẩn Danh", sly=True),
    _file("thay-tep", "ke-hoach.pdf", pdf(_PLAN), pdf(_PLAN.replace("120 triệu", "210 triệu")), "«120» → «210»", sly=True),
    _file("hang-an", "so-ho.xlsx", xlsx(_SHEET), edited_xlsx(_SHEET + "\nBa\t999", "sheet.row_dimensions[4].hidden = True"), "ẩn", "999", sly=True),
    Change("so-chuc-nang", {}, {
        "content/so/gioi-thieu/chuc-nang/index.vi.md": str(FILES["content/so/gioi-thieu/chuc-nang/index.vi.md"]).split("attachments:")[0] + "---\n\n## Nhiệm vụ\n\n" + _VI + "\n",
        "content/so/gioi-thieu/chuc-nang/index.en.md": translation("so-chuc-nang", ("Chức năng", "", f"## Nhiệm vụ\n\n{_VI}\n"), "## Duties\n\nSubmit before 01/10/2026. A fee of 500,000 VND is due.\n", title="Functions"),
    }, ("không phải trả phí", "10/06/2026", "500,000", "01/10/2026"), True),
    _words("ky-hieu", "Mức thu là 1.500 đồng/m^2^, giảm 10% cho hộ nghèo.", "10%", "1,0%", "«10%» → «1,0%»", sly=True),
    _words("chu-an", "Chữ thấy được.", "được.", "được. <!-- Chữ không thấy: không áp dụng -->", "không áp dụng", sly=True),
    _words("chu-nghieng", "Hạn cuối là **bắt buộc** với mọi người.", "**bắt buộc**", "~~bắt buộc~~", "bắt buộc", sly=True),
    _words("chu-hoa", "Lấy ý kiến của Ban trước khi ký.", "trước", "sau", "«trước» → «sau»", sly=True),
    _words("viec-lam", "- [ ] Đơn đã ký\n- [x] Học bạ", "- [ ]", "- [x]", "☑", sly=True),
    _words("thu-dien-tu", "Gửi về [hộp thư](mailto:a@so.example).", "a@so.example", "b@xa.example", "b@xa.example", sly=True),
    _words("ma-noi-bo", "Xem [quy định](id:so-khai-truong).", "id:so-khai-truong", "id:so-hop-bao", "id:so-hop-bao", sly=True),
    # What a report leaves out or tells once, because it has room for so much:
    _body("lap-lai", _many_places(""), _many_places("không "), "Trường hợp miễn phí [thêm «không»] được", sly=True),
    _words("hang-13", "Mở đầu.", "đầu.", "đầu.\n\n" + _many_rows("| Tài khoản ông Mẫu | 998877 |"), "998877", sly=True),
    _words("doan-61", "Mở đầu.", "đầu.", f"đầu.\n\n{_LONG}\n\nĐoạn cuối nói rằng thu thêm 7%.", "thu thêm 7%", sly=True),
    _words("doan-dai", "Mở đầu.", "đầu.", f"đầu.\n\n{_LONG.replace(chr(10), ' ')} Thu thêm 8%.", "Thu thêm 8%", sly=True),
    _file("tep-dai", "bao-cao.pdf", None, pdf("\n".join(_LONG.split("\n\n"))), "chữ còn lại của tệp này", sly=True),
    _words("khoang-trang", "Số 12 345 678 đồng.", "12 345 678", "1 2345 678", "«12 345» → «1 2345»", sly=True),
)  # fmt: skip

CHANGES: Final = (*HONEST, *SLY)


FORTY: Final = tuple(f"content/so/tin-tuc/nhu-nhau-{number}.vi.md" for number in range(40))


def write_forty(office: str, account: str) -> Files:
    """Return forty pages that name an office; the 38th has the number of an account."""
    return {
        path: write_news(
            f"so-nhu-nhau-{number}",
            f"Tin số {number}",
            f"Bài số {number}.\n\nNgười dân nộp hồ sơ tại {office} trong giờ làm việc."
            f"\n\nTài khoản {account if number == 37 else '3751'}.0.{number:07}.",
        )
        for number, path in enumerate(FORTY)
    }


def gather(changes: tuple[Change, ...], *, are_made: bool) -> Files:
    """Return the files of these changes, before or after them."""
    return {path: data for each in changes for path, data in (each.after if are_made else each.before).items()}
