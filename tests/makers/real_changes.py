"""Fifty changes as editors make them to the shipped portal, and what a chief must be told of each."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

Edit = Callable[[Path], None]
"""Makes a change below the folder `content/`."""


@dataclass(frozen=True, slots=True)
class RealChange:
    """What was done, and the words by which the difference must tell it."""

    name: str
    edit: Edit
    told: tuple[str, ...]


def _replace(source: str, *pairs: tuple[str, str]) -> Edit:
    def edit(content: Path) -> None:
        file = content / source
        text = file.read_text("utf-8")
        for old, new in pairs:
            assert old in text, (source, old)
            text = text.replace(old, new)
        file.write_text(text, "utf-8")

    return edit


def _move(source: str, target: str) -> Edit:
    def edit(content: Path) -> None:
        (content / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.move(content / source, content / target)

    return edit


def _remove(*sources: str) -> Edit:
    def edit(content: Path) -> None:
        for source in sources:
            path = content / source
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    return edit


def _write(source: str, data: str | bytes) -> Edit:
    def edit(content: Path) -> None:
        (content / source).parent.mkdir(parents=True, exist_ok=True)
        (content / source).write_bytes(data.encode() if isinstance(data, str) else data)

    return edit


def _body(source: str, text: str) -> Edit:
    """Write another text below the front matter."""

    def edit(content: Path) -> None:
        head = (content / source).read_text("utf-8").split("\n---\n", 1)[0]
        (content / source).write_text(f"{head}\n---\n\n{text}", "utf-8")

    return edit


def _all(*edits: Edit) -> Edit:
    def edit(content: Path) -> None:
        for each in edits:
            each(content)

    return edit


def _move_line(source: str, line: str, before: str) -> Edit:
    """Take the line (or paragraph) that begins with `line` out, and put it in before the one that begins with `before`."""

    def edit(content: Path) -> None:
        parts = (content / source).read_text("utf-8").split("\n")
        at = next(index for index, part in enumerate(parts) if part.startswith(line))
        taken = parts[at : at + 2] if at + 1 < len(parts) and not parts[at + 1] else parts[at : at + 1]
        del parts[at : at + len(taken)]
        to = next(index for index, part in enumerate(parts) if part.startswith(before))
        parts[to:to] = taken
        (content / source).write_text("\n".join(parts), "utf-8")

    return edit


_NEWS: Final = """---
id: muine-sample-news
kind: news
title: Buổi dọn bãi biển cuối tuần (mẫu)
summary: Nội dung mẫu về một buổi dọn bãi biển.
date: 2026-11-25T08:00
agency: Ủy ban nhân dân phường Mũi Né
origin: own
field: [nong-nghiep-moi-truong]
sample: true
{more}---

Phường (mẫu) mời bà con cùng dọn bãi biển.

## Chuẩn bị

- Găng tay
- Túi đựng rác

| Lúc | Việc |
|---|---|
| 06:00 | Tập trung |
| 08:00 | Kết thúc |
"""

REAL_CHANGES: Final = (
    RealChange(
        "typo in one word",
        _replace("muine/tin-tuc/mua-gio.vi.md", ("bình tĩnh,", "bình tỉnh,")),
        ("[«tĩnh» → «tỉnh»]",),
    ),
    RealChange(
        "one word for another",
        _replace("phuquy/thong-bao/an-toan-khi-ap-thap.vi.md", ("Tàu về nơi trú ẩn", "Thuyền về nơi trú ẩn")),
        ("[«Tàu» → «Thuyền»] về nơi trú ẩn",),
    ),
    RealChange(
        "date and number of a document",
        _replace(
            "portal/van-ban/nd-224-2026.vi.md",
            ("number: 224/2026/NĐ-CP", "number: 225/2026/NĐ-CP"),
            ("issued: 2026-06-24", "issued: 2026-06-25"),
            ("legal_status: in_force", "legal_status: partly_expired"),
            ("Nghị định số 224/2026/NĐ-CP ngày 24/06/2026", "Nghị định số 225/2026/NĐ-CP ngày 25/06/2026"),
        ),
        (
            "[«224/2026/NĐ-CP» → «225/2026/NĐ-CP»]",
            "[«24/06/2026» → «25/06/2026»]",
            "[«Còn hiệu lực» → «Hết hiệu lực một phần»]",
        ),
    ),
    RealChange(
        "unknown key",
        _replace("portal/van-ban/nd-42-2022.vi.md", ("legal_status: ", "legal_status: in_force\nx-old: ")),
        ("legal_status: [«expired» → «in_force»]",),
    ),
    RealChange(
        "paragraph split",
        _replace(
            "portal/gioi-thieu/gioi-thieu-chung/index.vi.md",
            ("Đắk Nông và Bình Thuận. Trong cùng", "Đắk Nông và Bình Thuận.\n\nTrong cùng"),
        ),
        ("Tách đoạn thành 2", "[¶ ngắt đoạn ở đây]"),
    ),
    RealChange(
        "numbers of a table",
        _replace(
            "portal/gioi-thieu/dia-ly-hanh-chinh/index.vi.md",
            ("| **Tổng cộng** | **124** | |", "| **Tổng cộng** | **125** | |"),
            ("| Xã | 103 |", "| Xã | 104 |"),
        ),
        ("Hàng «Xã», cột «Số lượng»: [«103» → «104»]", "Hàng «Tổng cộng», cột «Số lượng»: [«124» → «125»]"),
    ),
    RealChange(
        "list entry moved up",
        _move_line("phuquy/di-dao/bao-ve-san-ho/index.vi.md", "- Mặc áo phao", "- Không đứng"),
        (
            "Chuyển mục liệt kê «Mặc áo phao nếu chưa bơi thạo; không lặn một mình.» lên trên",
            "nay ở sau ảnh «Tranh vẽ rạn san hô",
            "nay ở sau ảnh «Tranh vẽ rạn san hô",
        ),
    ),
    RealChange(
        "section moved with its text",
        _body(
            "portal/tin-tuc/mot-cong-cho-ca-tinh/index.vi.md",
            "Mỗi cơ quan một trang, mỗi trang một cách sắp xếp là điều người dân hay phàn nàn khi phải tìm một thông báo. "
            "Cổng thông tin điện tử tỉnh giải quyết việc này bằng một cách làm chung: mọi trang thành phần dùng cùng cấu "
            "trúc, cùng thanh điều hướng và cùng công cụ tìm kiếm, còn nội dung do chính cơ quan có trang chịu trách nhiệm.\n\n"
            "## Ai chịu trách nhiệm {#ai-chiu-trach-nhiem}\n\n"
            "[Điều 16 của Quy chế](id:quy-che-2111-2025#dieu-16) giao người đứng đầu cơ quan, đơn vị chịu trách nhiệm về "
            "toàn bộ hoạt động, nội dung và kỹ thuật của trang thành phần. Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm "
            "toàn diện về cổng tỉnh.\n\n"
            "## Người đọc được gì {#nguoi-doc-duoc-gi}\n\n"
            "- Trang nào có **Giới thiệu**, **Văn bản**, **Thông báo** thì các mục ấy nằm ở cùng một chỗ; **Liên hệ** ở cuối "
            "mọi trang.\n"
            "- Tìm ở cổng tỉnh là tìm trong tên bài, số ký hiệu và tóm tắt của tất cả các trang, cùng toàn bộ nội dung của "
            "cổng tỉnh. Toàn bộ nội dung của một trang thành phần thì tìm ngay trên trang ấy.\n"
            "- Trang đọc tốt trên điện thoại, in ra được, dùng được với trình đọc màn hình.\n"
            "- Trên cổng tỉnh, tin và văn bản chưa có bản dịch vẫn nằm trong danh sách tiếng Anh, ghi rõ là tiếng Việt.\n\n"
            "Xem thêm: [các trang có cả tiếng Anh](../hai-ngon-ngu/index.vi.md), "
            "[cách tìm không cần gõ dấu](../tim-khong-dau.vi.md).\n",
        ),
        ("Chuyển cả mục «Ai chịu trách nhiệm» lên trên",),
    ),
    RealChange(
        "row added to a table",
        _replace(
            "portal/thong-bao/dia-chi-moi.vi.md",
            (
                "| `lamdong.gov.vn/sites/phuquy` | `phuquy.lamdong.gov.vn` |",
                "| `lamdong.gov.vn/sites/phuquy` | `phuquy.lamdong.gov.vn` |\n"
                "| `lamdong.gov.vn/sites/lacduong` | `lacduong.lamdong.gov.vn` |",
            ),
        ),
        ("Thêm hàng: [thêm «lamdong.gov.vn/sites/lacduong | lacduong.lamdong.gov.vn»]",),
    ),
    RealChange(
        "column added to a table",
        _replace(
            "sgddt/hoc-duong/truong-hoc-xanh/index.vi.md",
            ("| Nơi | Việc nên làm |\n|:--|:--|", "| Nơi | Việc nên làm | Lúc nào |\n|:--|:--|:--|"),
            ("tưới cây |", "tưới cây | Mùa mưa |"),
            ("chịu gió |", "chịu gió | Mùa gió |"),
            ("vào bờ |", "vào bờ | Quanh năm |"),
        ),
        ("Thêm cột «Lúc nào»: [thêm «Mùa mưa; Mùa gió; Quanh năm»]",),
    ),
    RealChange(
        "row removed from a table",
        _replace(
            "xuanhuongdalat/tin-tuc/phan-loai-rac.vi.md",
            ("| Còn lại | sành sứ vỡ, tã, vải bẩn | gói kín |\n", ""),
        ),
        ("Bỏ hàng: [bỏ «Còn lại | sành sứ vỡ, tã, vải bẩn | gói kín»]",),
    ),
    RealChange(
        "words of a cell",
        _replace(
            "muine/bien-va-lang-chai/nghe-ca.vi.md",
            ("giữ liên lạc; ghi nhật ký khai thác;", "giữ liên lạc; mở thiết bị giám sát; ghi nhật ký khai thác;"),
        ),
        ("Hàng «Trên biển», cột «Việc cần làm»", "[thêm «mở thiết bị giám sát;»]"),
    ),
    RealChange(
        "picture's alternative text and credit",
        _replace(
            "muine/bien-va-lang-chai/doi-cat/index.vi.md",
            ("ba người đội nón", "bốn người đội nón"),
            ('credit="Tranh minh họa của phường"', 'credit="Tranh mẫu của phường"'),
        ),
        ("Sửa ảnh", "[«ba» → «bốn»]", "[«minh họa» → «mẫu»]"),
    ),
    RealChange(
        "picture replaced by another file of the same name",
        _write("sgddt/tin-tuc/goc-doc-sach/goc-doc-sach.jpg", b"\xff\xd8\xff\xe0 mau"),
        ("Sửa ảnh", "nội dung tệp đã thay"),
    ),
    RealChange(
        "attachment replaced",
        _write("muine/tin-tuc/giu-sach-bai-bien/quy-uoc-bai-bien.pdf", b"%PDF-1.7 mau"),
        ("Sửa tệp đính kèm: Quy ước giữ sạch bãi biển (bản in) (quy-uoc-bai-bien.pdf): nội dung tệp đã thay",),
    ),
    RealChange(
        "attachment renamed",
        _all(
            _move("sngv/huong-dan/di-nuoc-ngoai/danh-muc-chuan-bi.pdf", "sngv/huong-dan/di-nuoc-ngoai/chuan-bi-di.pdf"),
            _replace("sngv/huong-dan/di-nuoc-ngoai/index.vi.md", ("danh-muc-chuan-bi.pdf", "chuan-bi-di.pdf")),
        ),
        ("Đổi tên tệp đính kèm", "tên cũ danh-muc-chuan-bi.pdf, nội dung giữ nguyên"),
    ),
    RealChange(
        "attachment and its title gone",
        _replace(
            "portal/thong-bao/lich-nghi-2026/index.vi.md",
            ('  - {file: lich-nghi-2026.csv, title: "Lịch nghỉ lễ, tết năm 2026 (dữ liệu)"}\n', ""),
        ),
        ("Bỏ tệp đính kèm: [bỏ «Lịch nghỉ lễ, tết năm 2026 (dữ liệu)»] (lich-nghi-2026.csv): 708 B",),
    ),
    RealChange(
        "title and summary",
        _replace(
            "portal/tin-tuc/hai-ngon-ngu/index.vi.md",
            ("title: Những trang có cả tiếng Việt và tiếng Anh", "title: Các trang có bản tiếng Anh"),
            (
                "bài chưa có bản dịch thì nút chuyển dẫn tới mục tương ứng",
                "bài chưa có bản dịch thì nút chuyển ngôn ngữ dẫn tới mục tương ứng",
            ),
        ),
        ("Tiêu đề: ", "Tóm tắt: ", "[thêm «ngôn ngữ»]"),
    ),
    RealChange(
        "time of publication put off",
        _replace("sngv/tin-tuc/mua-du-lich.vi.md", ("date: ", "publish_at: 2027-01-15T08:00\ndate: ")),
        ("Người đọc sẽ không còn thấy trang này", "chờ đến 08:00 ngày 15/01/2027 mới hiện"),
    ),
    RealChange(
        "made a draft",
        _replace("lacduong/tin-tuc/sau-mua-mua.vi.md", ("sample: true", "sample: true\ndraft: true")),
        ("[«người đọc thấy» → «bản nháp, người đọc không thấy»]",),
    ),
    RealChange(
        "longer time for comments",
        _replace(
            "portal/lay-y-kien/du-lieu-mo.vi.md",
            ("closes: 2027-01-29", "closes: 2027-02-26"),
            ("29/01/2027", "26/02/2027"),
        ),
        (
            "Hạn góp ý: [«hết ngày 29/01/2027» → «hết ngày 26/02/2027»]",
            "[«29/01/2027» → «26/02/2027»]",
        ),
    ),
    RealChange(
        "address changed with a redirect",
        _replace(
            "portal/huong-dan/in-va-luu.vi.md",
            ("sample: true", "sample: true\nslug: in-va-luu-bai\nredirect_from: [/huong-dan/in-va-luu/]"),
        ),
        ("Đổi địa chỉ: In", "/huong-dan/in-va-luu/» → «", "Địa chỉ cũ: [thêm «/huong-dan/in-va-luu/»]"),
    ),
    RealChange(
        "moved to another section",
        _move("lacduong/thong-bao/lay-y-kien.vi.md", "lacduong/tin-tuc/lay-y-kien.vi.md"),
        ("Đổi địa chỉ: ", "Chuyên mục: [«Thông báo» → «Tin tức, sự kiện»]"),
    ),
    RealChange(
        "file became a folder, address kept",
        _move("sgddt/huong-dan/anh-hoc-sinh.vi.md", "sgddt/huong-dan/anh-hoc-sinh/index.vi.md"),
        (),
    ),
    RealChange(
        "removed page",
        _remove("phuquy/tin-tuc/rac-nhua.vi.md"),
        ("Bỏ trang: ", "Nội dung bị bỏ, "),
    ),
    RealChange(
        "new page",
        _write("muine/tin-tuc/don-bai-bien.vi.md", _NEWS.format(more="")),
        ("Trang mới: Buổi dọn bãi biển cuối tuần (mẫu)", "Toàn văn, "),
    ),
    RealChange(
        "new draft",
        _write(
            "xuanhuongdalat/tin-tuc/don-ho.vi.md",
            _NEWS.format(more="draft: true\n").replace("muine-sample-news", "dalat-sample-news"),
        ),
        ("Người đọc chưa thấy trang này: bản nháp",),
    ),
    RealChange(
        "whole text rewritten",
        _body(
            "sgddt/tin-tuc/ngay-nha-giao.vi.md",
            "Bài mẫu này được viết lại từ đầu: nhà trường gửi lời cảm ơn bằng những tấm thiệp tự làm.\n\n"
            "Lễ kỷ niệm gọn, không nhận hoa.\n",
        ),
        ("Nội dung:",),
    ),
    RealChange(
        "one name replaced everywhere",
        _replace("portal/van-ban/quy-che-cong-thong-tin-dien-tu/index.vi.md", ("Ban Biên tập", "Ban biên tập")),
        ("Cùng một cách sửa ở ", "[«Biên» → «biên»]"),
    ),
    RealChange(
        "link leads elsewhere",
        _replace(
            "portal/tin-tuc/tim-khong-dau.vi.md",
            ("](", "](https://example.vn/"),
        ),
        ("nay dẫn tới [thêm «https://example.vn/",),
    ),
    RealChange(
        "only made bold",
        _replace("muine/bien-va-lang-chai/doi-cat/index.vi.md", ("Mang rác về;", "**Mang rác về**;")),
        ("chỉ đổi cách trình bày",),
    ),
    RealChange(
        "heading put in",
        _replace(
            "sngv/hop-tac/hop-tac-dia-phuong/index.vi.md",
            ("\n---\n\n", "\n---\n\n## Cùng làm việc gì\n\n"),
        ),
        ("Ở đầu bài: thêm tiêu đề mục: [thêm «Cùng làm việc gì»]",),
    ),
    RealChange(
        "heading reworded",
        _replace("portal/tiep-can-thong-tin/yeu-cau-thong-tin/index.vi.md", ("## ", "## Hướng dẫn: ")),
        ("Sửa tiêu đề mục: [thêm «Hướng dẫn:»] Các bước",),
    ),
    RealChange(
        "box taken away, its text kept",
        _replace(
            "sgddt/hoc-duong/an-toan-mua-mua.vi.md",
            ('{{ callout kind="warning" title="Số điện thoại khẩn cấp" }}\n', ""),
            ("{{ /callout }}\n", ""),
        ),
        ("bỏ khung lưu ý", "Dạng: [«đoạn trong khung» → «đoạn»]"),
    ),
    RealChange(
        "title of a box",
        _replace("lacduong/van-ban/phong-chay-rung/index.vi.md", ('title="Văn bản mẫu"', 'title="Văn bản chỉ là mẫu"')),
        ("Sửa khung lưu ý", "[thêm «chỉ là»]"),
    ),
    RealChange(
        "figure's place and file",
        _all(
            _move(
                "sgddt/hoc-duong/truong-hoc-xanh/ngoi-truong-tren-doi.svg",
                "sgddt/hoc-duong/truong-hoc-xanh/ngoi-truong.svg",
            ),
            _replace("sgddt/hoc-duong/truong-hoc-xanh/index.vi.md", ("ngoi-truong-tren-doi.svg", "ngoi-truong.svg")),
        ),
        ("Đổi tên tệp ảnh", "tên cũ ngoi-truong-tren-doi.svg, nội dung giữ nguyên"),
    ),
    RealChange(
        "footnote reworded",
        _replace(
            "portal/tin-tuc/thoi-han-cap-nhat/index.vi.md",
            ("[^1]: Cách đếm dựa trên", "[^1]: Cách đếm ngày dựa trên"),
            ("15 ngày", "20 ngày"),
        ),
        ("sửa chú thích cuối bài", "[thêm «ngày»]", "Hàng «Quy hoạch», cột «Thời hạn»: [«15 ngày» → «20 ngày»]"),
    ),
    RealChange(
        "day of review",
        _replace(
            "lacduong/tin-tuc/phong-chay-rung-mua-kho/index.vi.md",
            ("sample: true", "sample: true\nreview_by: 2027-05-31"),
        ),
        ("Rà soát trước ngày: [thêm «31/05/2027»]",),
    ),
    RealChange(
        "post and duties of an official",
        _replace(
            "portal/to-chuc/chu-tich.vi.md",
            ("các thành viên Ủy ban nhân dân tỉnh.", "các thành viên Ủy ban nhân dân tỉnh và các sở."),
            ("weight: 30", "weight: 10"),
        ),
        ("[thêm «và các sở»]", "Thứ tự: [«30» → «10»]"),
    ),
    RealChange(
        "original changed, translation left behind",
        _replace("portal/thong-bao/bao-sai-sot.vi.md", ("\n---\n\n", "\n---\n\nĐoạn mẫu mở đầu.\n\n")),
        ("Đoạn mẫu mở đầu.",),
    ),
    RealChange(
        "translation corrected",
        _replace(
            "portal/gioi-thieu/kenh-chinh-thuc.en.md", ("title: Official channels", "title: Our official channels")
        ),
        ("tiếng Anh", "Tiêu đề: [«Official» → «Our official»] channels"),
    ),
    RealChange(
        "translation removed",
        _remove("portal/tin-tuc/hai-ngon-ngu/index.en.md"),
        ("Bỏ trang: ",),
    ),
    RealChange(
        "list turned into numbers",
        _replace(
            "portal/tin-tuc/ngay-van-hoa-viet-nam.vi.md",
            ("\n- ", "\n1. "),
        ),
        ("Kiểu liệt kê: [«không có số» → «có số thứ tự»]",),
    ),
    RealChange(
        "several sentences deleted",
        _replace(
            "portal/thong-bao/dia-chi-moi.vi.md",
            (" Các cơ quan cập nhật địa chỉ mới trên giấy mời, công văn và biển hiệu khi in lại.", ""),
        ),
        ("[bỏ «Các cơ quan cập nhật địa chỉ mới trên giấy mời, công văn và biển hiệu khi in lại.»]",),
    ),
    RealChange(
        "code and quotation added",
        _replace(
            "portal/huong-dan/theo-doi-tin.vi.md",
            ("\n---\n\n", "\n---\n\n> Lời trích mẫu.\n\n```\nhttps://example.vn/feed.xml\n```\n\n"),
        ),
        ("1 đoạn trích", "https://example.vn/feed.xml"),
    ),
    RealChange(
        "broken front matter",
        _replace("portal/tin-tuc/ten-mien.vi.md", ("field: [cong-nghe-thong-tin]", "field: [cong-nghe-thong-tin")),
        ("có lỗi nên không đọc được thành bài", "field: [cong-nghe-thong-tin"),
    ),
    RealChange(
        "not text any more",
        _write("muine/thong-bao/trat-tu-bai-bien.vi.md", b"\xff\xfe\x00\xd8\x00 \x81"),
        ("trat-tu-bai-bien",),
    ),
    RealChange(
        "hostile title",
        _replace(
            "sngv/thong-bao/lich-lam-viec-24-11.vi.md",
            ("title: ", 'title: "<img src=x onerror=alert(1)> [a](javascript:b) \\u202e @all " # '),
        ),
        ("<img src=x onerror=alert(1)> [a](javascript:b) ⟨U+202E đảo chiều chữ: phải sang trái⟩ @all",),
    ),
    RealChange(
        "sentence put in front",
        _replace(
            "sgddt/thong-bao/lich-nghi-2026.vi.md",
            ("\n---\n\n", "\n---\n\nTheo lịch chung của tỉnh (mẫu). "),
        ),
        ("[thêm «Theo lịch chung của tỉnh (mẫu).»]",),
    ),
    RealChange(
        "paragraphs joined",
        _replace(
            "xuanhuongdalat/tin-tuc/ngay-van-hoa-viet-nam/index.vi.md",
            ("bỏ rác đúng nơi.\n\nNgày Văn hóa", "bỏ rác đúng nơi. Ngày Văn hóa"),
        ),
        ("Nối 2 đoạn thành một", "[¶ nối với đoạn trên]"),
    ),
    RealChange(
        "home page's words",
        _replace("muine/_index.vi.md", ("\n---\n", "\n---\n\nLời chào mẫu của phường.\n")),
        ("Lời chào mẫu của phường.",),
    ),
)
