"""A hundred pages: stubs of documents, short and true documents, pages with a hidden fault, and clean near misses.

They were written from the documentation and the Decision alone, without sight of the rules and of the program.

Every page was handed in and merged in time for its limit (the usual week of `tests/makers/histories.py`: received
Monday 2026-06-08, 2 working days, last day Wednesday 06-10). What a stub stands for comes four days after its merge.
Persons, enterprises, numbers and documents are invented.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from tests.makers.documents import docx, make_document, odt, pdf, pdf_with, xlsx
from tests.makers.histories import Page, full_text

File = tuple[str, bytes]
Group = Literal["stub", "true", "fault", "clean"]

HANDED_IN: Final = "2026-06-08T17:30"
MERGED: Final = "2026-06-09T15:00"
LATER_HANDED_IN: Final = "2026-06-13T08:00"
LATER_MERGED: Final = "2026-06-13T15:00"
SEEN_BEFORE: Final = "2026-06-12T09:00"
"""The limit is past, and the true texts of the stubs have not come yet."""
SEEN_AFTER: Final = "2026-06-22T09:00"


@dataclass(frozen=True)
class Case:
    """One page (or two items that belong together), and what may be said of it."""

    name: str
    why: str
    group: Group
    items: tuple[str, ...]
    pages: tuple[Page, ...]
    files: tuple[File, ...] = ()
    handed_in: str = HANDED_IN
    merged: str = MERGED
    later_pages: tuple[Page, ...] = ()
    later_files: tuple[File, ...] = ()
    nothing: bool = False
    """Nothing at all is there, not even a word that could be the document: it may be called late."""
    known_at_once: bool = True
    """What is wrong can be seen before the true text comes."""


CASES: Final[list[Case]] = []


# ------------------------------------------------------------------------------------------------ forms of pages


def _head(*lines: str) -> str:
    return "---\n" + "\n".join(lines) + "\n---\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def document_page(
    slug: str,
    number: str,
    title: str,
    body: str,
    *,
    form: str = "decision",
    issuer: str = "Sở Ngoại vụ",
    abstract: str = "",
    files: Sequence[str] = (),
    file_title: str = "Toàn văn",
) -> Page:
    """A document of 5 June, received on 8 June, in a folder of its own."""
    lines = [
        f"id: so-{slug}",
        "kind: legal_document",
        f"title: {_quoted(title)}",
        f"summary: {_quoted(title + '.')}",
        f"number: {_quoted(number)}",
        f"document_type: {form}",
        "normative: false",
        f"issuer: {_quoted(issuer)}",
        "issued: 2026-06-05",
        "effective: 2026-06-05",
        f"abstract: {_quoted(abstract or title)}",
        "origin: own",
        'received: {at: 2026-06-08T09:00, via: Trục liên thông văn bản, ref: "00"}',
    ]
    if files:
        lines += ["attachments:", *(f"  - {{file: {each}, title: {file_title}}}" for each in files)]
    return f"content/so/van-ban/{slug}/index.vi.md", _head(*lines) + (f"\n{body}\n" if body else "")


def news_page(
    slug: str,
    title: str,
    body: str,
    *,
    summary: str = "",
    more: Sequence[str] = (),
    origin: str = "own",
    files: Sequence[str] = (),
) -> Page:
    lines = [
        f"id: so-{slug}",
        "kind: news",
        f"title: {_quoted(title)}",
        f"summary: {_quoted(summary or title + '.')}",
        "date: 2026-06-08",
        f"origin: {origin}",
        *more,
    ]
    if files:
        lines += ["attachments:", *(f"  - {{file: {each}, title: Tài liệu kèm theo}}" for each in files)]
    return f"content/so/tin-tuc/{slug}/index.vi.md", _head(*lines) + f"\n{body}\n"


def beside(page: Page, name: str, data: bytes) -> File:
    return page[0].removesuffix("index.vi.md") + name, data


MOTTO: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
DAY: Final = "Lâm Đồng, ngày 05 tháng 6 năm 2026"


def paper(number: str, text: str, *, agency: str = "SỞ NGOẠI VỤ", day: str = DAY) -> str:
    """What stands on the paper of a document: letterhead, number, day and text."""
    return f"{agency}\nSố: {number}\n{MOTTO}\n{day}\n{text}"


def decision_text(title: str, *articles: str) -> str:
    rows = "\n".join(f"Điều {number}. {text}" for number, text in enumerate(articles, 1))
    return f"QUYẾT ĐỊNH\n{title}\nGIÁM ĐỐC SỞ NGOẠI VỤ\nQUYẾT ĐỊNH:\n{rows}\nGIÁM ĐỐC\n(đã ký)"


# --------------------------------------------------------------------------------------------------------- stubs


def stub(
    slug: str,
    why: str,
    subject: str,
    body: str = "",
    *,
    file: tuple[str, bytes] | None = None,
    nothing: bool = False,
    known_at_once: bool = True,
    later_body: str | None = None,
    abstract: str = "",
) -> None:
    """A stub of a decision; four days later the full text stands in the page, and the true file in the place of one."""
    number = f"{201 + sum(each.group == 'stub' for each in CASES)}/QĐ-SNgV"
    title = f"Quyết định về {subject}"
    names = [file[0]] if file else []
    first = document_page(f"goc-{slug}", number, title, body, files=names, abstract=abstract)
    true_text = full_text(subject) if later_body is None else later_body
    later_files: tuple[File, ...] = ()
    later_names: list[str] = []
    if file and file[0].endswith(".pdf"):
        articles = [each.split(". ", 1)[1] for each in true_text.split("\n\n")]
        later_names = names
        later_files = (beside(first, file[0], pdf(paper(number, decision_text(title, *articles)))),)
    later = document_page(f"goc-{slug}", number, title, true_text, files=later_names, abstract=abstract)
    CASES.append(
        Case(
            f"stub-{slug}",
            why,
            "stub",
            (f"so-goc-{slug}",),
            (first,),
            (beside(first, *file),) if file else (),
            later_pages=(later,),
            later_files=later_files,
            nothing=nothing,
            known_at_once=known_at_once,
        )
    )


stub("chu-x", "A letter was typed so that the page is not empty.", "nội quy phòng họp", "x")
stub("tieu-de", "The text is the title again.", "quản lý xe công vụ", "Quyết định về quản lý xe công vụ")
stub(
    "lien-ket",
    "The text is a bare link to another portal.",
    "kiểm kê tài sản cuối năm",
    "[Xem toàn văn tại đây](https://van-ban.example.vn/quyet-dinh/203)",
)
stub("xem-tep", "It points to a file that is not there.", "lịch trực ngày lễ", "Xem tệp đính kèm.")
stub(
    "it-phut",
    "It promises the text in a few minutes.",
    "phân công thường trực công tác lễ tân",
    "Nội dung chi tiết sẽ có sau ít phút nữa.",
    nothing=True,
)
stub(
    "so-hoa",
    "The document is being digitised, and people are asked to come back.",
    "thanh lý công cụ, dụng cụ",
    "Văn bản đang được số hóa, mời bạn đọc quay lại sau.",
    nothing=True,
)
stub(
    "van-ban-khac",
    "The attached file is a whole decision, but another one.",
    "thành lập tổ biên dịch",
    "Toàn văn trong tệp đính kèm.",
    file=(
        "quyet-dinh.pdf",
        pdf(
            paper(
                "118/QĐ-SNgV",
                decision_text(
                    "Về việc cử cán bộ tham gia đoàn công tác",
                    "Cử ba công chức của phòng Hợp tác quốc tế tham gia đoàn công tác.",
                    "Kinh phí thực hiện theo quy định hiện hành.",
                    "Các phòng và công chức có tên chịu trách nhiệm thi hành Quyết định này.",
                ),
                day="Lâm Đồng, ngày 14 tháng 4 năm 2026",
            )
        ),
    ),
)
stub(
    "quet-trang-trong",
    "The scanner took an empty sheet.",
    "giao dự toán bổ sung",
    "Toàn văn trong tệp đính kèm.",
    file=("toan-van.pdf", pdf_with()),
)
stub(
    "chi-co-so",
    "The file says the number and nothing else.",
    "kiện toàn tổ bảo vệ cơ quan",
    file=("toan-van.pdf", pdf("Số: 209/QĐ-SNgV")),
)
stub(
    "thay-sau",
    "A plausible short text stands there until the true one, which says something else, takes its place.",
    "chế độ nâng lương trước thời hạn",
    "Điều 1. Ban hành quy định về chế độ nâng lương.\n\nĐiều 2. Các phòng thi hành Quyết định này.",
    known_at_once=False,
    later_body=(
        "Điều 1. Nâng bậc lương trước thời hạn 12 tháng đối với bốn công chức đạt thành tích xuất sắc trong hai năm liền; "
        "tỷ lệ không quá mười phần trăm tổng số công chức của cơ quan.\n\n"
        "Điều 2. Hội đồng xét gồm Giám đốc, Chủ tịch Công đoàn và trưởng các phòng; thư ký là công chức phụ trách tổ chức.\n\n"
        "Điều 3. Thời gian tính hưởng từ ngày 01 tháng 7 năm 2026; các quy định trước đây trái với Quyết định này bị bãi bỏ."
    ),
)
stub(
    "trich-yeu",
    "The text is the abstract again.",
    "sử dụng chữ ký số trong cơ quan",
    "Ban hành quy định về quản lý, sử dụng chữ ký số chuyên dùng công vụ trong hoạt động của cơ quan.",
    abstract="Ban hành quy định về quản lý, sử dụng chữ ký số chuyên dùng công vụ trong hoạt động của cơ quan",
)
stub(
    "bieu-trung",
    "The attached picture is the agency's logo.",
    "tiếp nhận viện trợ sách",
    "Toàn văn trong tệp ảnh kèm theo.",
    file=("bieu-trung.png", make_document("png", "")),
)
stub(
    "lorem",
    "Filler text of a template was left.",
    "tổ chức ngày hội đọc sách",
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore magna "
    "aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo consequat.\n\n"
    "Duis aute irure dolor in reprehenderit in voluptate velit esse cillum dolore eu fugiat nulla pariatur.",
)
stub(
    "muc-luc",
    "Only the table of contents was copied; it names articles.",
    "quy chế làm việc của cơ quan",
    "MỤC LỤC\n\nChương I. Quy định chung, trang 1\n\nĐiều 1. Phạm vi điều chỉnh, trang 1\n\nĐiều 2. Đối tượng áp dụng, trang 2"
    "\n\nChương II. Trách nhiệm và quan hệ công tác, trang 3\n\nĐiều 3. Trách nhiệm của Giám đốc, trang 3\n\n"
    "Điều 4. Trách nhiệm của trưởng phòng, trang 5\n\nĐiều 5. Điều khoản thi hành, trang 7",
)
stub(
    "phieu-gui",
    "The file is the letter that came with the decision: it names the decision, and has a number of its own.",
    "phân cấp quản lý hồ sơ điện tử",
    file=(
        "van-ban.pdf",
        pdf(
            paper(
                "88/SNgV-VP",
                "V/v gửi Quyết định của Giám đốc Sở\nKính gửi: Các phòng thuộc Sở\n"
                "Văn phòng Sở gửi kèm theo Quyết định số 215/QĐ-SNgV ngày 05 tháng 6 năm 2026 của Giám đốc Sở về phân cấp "
                "quản lý hồ sơ điện tử.\nĐề nghị các phòng nghiên cứu, triển khai thực hiện.\nCHÁNH VĂN PHÒNG\n(đã ký)",
                day="Lâm Đồng, ngày 08 tháng 6 năm 2026",
            )
        ),
    ),
)
stub(
    "vao-so",
    "What the clerk wrote in the register of incoming documents.",
    "thành lập ban tổ chức giải việt dã",
    "Đã vào sổ văn bản đến số 1542, chuyển Văn phòng xử lý.",
)
stub(
    "hua-dai",
    "A long promise with an apology.",
    "quản lý, sử dụng hội trường",
    "Bộ phận văn thư đang rà soát thể thức. Toàn văn Quyết định sẽ được đăng tải ngay sau khi hoàn tất việc chuyển đổi sang "
    "bản điện tử theo quy định về công tác văn thư. Kính mong bạn đọc thông cảm vì sự chậm trễ này.",
)
stub(
    "du-thao",
    "The file is the draft that was sent around: no number, no day, and other sums.",
    "mức chi hội nghị",
    "Toàn văn trong tệp đính kèm.",
    file=(
        "toan-van.docx",
        docx(
            paper(
                "      /QĐ-SNgV",
                "DỰ THẢO lần 2\n"
                + decision_text(
                    "Về mức chi hội nghị",
                    "Mức chi nước uống là … đồng một người một buổi.",
                    "Văn phòng, các phòng góp ý trước ngày 01 tháng 6.",
                ),
                day="Lâm Đồng, ngày      tháng      năm 2026",
            )
        ),
    ),
)
stub(
    "chi-co-dau-trang",
    "Only the letterhead with number, day and title was scanned; the articles are missing.",
    "thành lập hội đồng sáng kiến",
    file=(
        "toan-van.pdf",
        pdf(paper("219/QĐ-SNgV", "QUYẾT ĐỊNH\nVề việc thành lập hội đồng sáng kiến")),
    ),
)


def _same_file() -> None:
    """The list of what was sent out that day stands as the text of two decisions."""
    numbers, subjects = ("220/QĐ-SNgV", "221/QĐ-SNgV"), ("sửa chữa trụ sở", "mua sắm thiết bị phiên dịch")
    listed = pdf(
        "SỞ NGOẠI VỤ\nDANH MỤC VĂN BẢN PHÁT HÀNH\nngày 05 tháng 6 năm 2026\n"
        "1. Quyết định số 220/QĐ-SNgV ngày 05 tháng 6 năm 2026 về sửa chữa trụ sở\n"
        "2. Quyết định số 221/QĐ-SNgV ngày 05 tháng 6 năm 2026 về mua sắm thiết bị phiên dịch"
    )
    slugs = ("goc-chung-tep-1", "goc-chung-tep-2")
    rows = tuple(zip(slugs, numbers, subjects, strict=True))
    pages = tuple(
        document_page(slug, number, f"Quyết định về {subject}", "Toàn văn trong tệp đính kèm.", files=["toan-van.pdf"])
        for slug, number, subject in rows
    )
    later = tuple(
        document_page(slug, number, f"Quyết định về {subject}", full_text(subject), files=["toan-van.pdf"])
        for slug, number, subject in rows
    )
    later_files = tuple(
        beside(
            page,
            "toan-van.pdf",
            pdf(paper(number, decision_text(f"Về {subject}", *(t[8:] for t in full_text(subject).split("\n\n"))))),
        )
        for page, (_, number, subject) in zip(later, rows, strict=True)
    )
    CASES.append(
        Case(
            "stub-chung-tep",
            "The same PDF, a list that names both, stands in two items.",
            "stub",
            tuple(f"so-{slug}" for slug in slugs),
            pages,
            tuple(beside(page, "toan-van.pdf", listed) for page in pages),
            later_pages=later,
            later_files=later_files,
        )
    )


_same_file()


# ------------------------------------------------------------------------------------------------- short and true


def true(
    slug: str,
    why: str,
    number: str,
    title: str,
    body: str = "",
    *files: File,
    form: str = "decision",
    issuer: str = "Sở Ngoại vụ",
) -> None:
    page = document_page(slug, number, title, body, form=form, issuer=issuer, files=[name for name, _ in files])
    CASES.append(
        Case(f"true-{slug}", why, "true", (f"so-{slug}",), (page,), tuple(beside(page, *each) for each in files))
    )


true(
    "mot-cau",
    "A decision of one sentence, in a PDF.",
    "301/QĐ-SNgV",
    "Quyết định giải thể Tổ rà soát hồ sơ",
    "",
    (
        "quyet-dinh.pdf",
        pdf(
            paper(
                "301/QĐ-SNgV",
                "QUYẾT ĐỊNH\nGiám đốc Sở Ngoại vụ quyết định giải thể Tổ rà soát hồ sơ kể từ ngày ký.\nGIÁM ĐỐC\n(đã ký)",
            )
        ),
    ),
)
true(
    "mot-cau-trong-bai",
    "A decision of one sentence, typed into the page with its letterhead.",
    "302/QĐ-SNgV",
    "Quyết định về việc công nhận hết thời gian tập sự",
    "Số: 302/QĐ-SNgV\n\nLâm Đồng, ngày 05 tháng 6 năm 2026\n\n**QUYẾT ĐỊNH**\n\n"
    "Giám đốc Sở Ngoại vụ công nhận hai viên chức của Trung tâm Dịch vụ đối ngoại hết thời gian tập sự kể từ ngày 01 tháng 6 "
    "năm 2026; Văn phòng Sở, Trung tâm và hai viên chức chịu trách nhiệm thi hành.",
)
true(
    "mot-dieu",
    "A decision with one article, typed into the page.",
    "303/QĐ-SNgV",
    "Quyết định bãi bỏ Quyết định số 7/QĐ-SNgV",
    "Điều 1. Bãi bỏ Quyết định số 7/QĐ-SNgV ngày 12 tháng 01 năm 2025 của Giám đốc Sở Ngoại vụ, kể từ ngày ký.",
)
true(
    "dieu-duy-nhat",
    "Its only article is called so, without a number.",
    "304/QĐ-SNgV",
    "Quyết định đổi tên Phòng Lễ tân",
    "**Điều duy nhất.** Đổi tên Phòng Lễ tân thành Phòng Lễ tân - Người Việt Nam ở nước ngoài; Chánh Văn phòng và trưởng các "
    "phòng chịu trách nhiệm thi hành Quyết định này.",
)
true(
    "cong-van",
    "An official letter of four lines, in a PDF.",
    "305/SNgV-VP",
    "Công văn về việc treo cờ Tổ quốc",
    "",
    (
        "cong-van.pdf",
        pdf(
            paper(
                "305/SNgV-VP",
                "V/v treo cờ Tổ quốc\nKính gửi: Các phòng, đơn vị thuộc Sở\n"
                "Đề nghị các phòng, đơn vị treo cờ Tổ quốc tại trụ sở từ ngày 10 đến hết ngày 12 tháng 6.\n"
                "Văn phòng Sở kiểm tra việc thực hiện./.",
            )
        ),
    ),
    form="official_letter",
)
true(
    "cong-van-trong-bai",
    "An official letter, typed into the page without a file; letters have no articles.",
    "306/SNgV-HTQT",
    "Công văn về việc cử người dự tập huấn",
    "Số: 306/SNgV-HTQT\n\nLâm Đồng, ngày 05 tháng 6 năm 2026\n\nV/v cử người dự tập huấn\n\n"
    "Kính gửi: Ủy ban nhân dân các xã, phường, đặc khu\n\n"
    "Sở Ngoại vụ mở lớp tập huấn về thủ tục đoàn vào cho công chức cấp xã trong một ngày. "
    "Đề nghị mỗi địa phương cử một người, gửi danh sách về Phòng Hợp tác quốc tế trước ngày 20 tháng 6 năm 2026.\n\n"
    "Trân trọng./.\n\nKT. GIÁM ĐỐC\n\nPHÓ GIÁM ĐỐC\n\n(đã ký)",
    form="official_letter",
)
true(
    "thong-bao",
    "A notice with three points, as a Word document.",
    "307/TB-SNgV",
    "Thông báo lịch nghỉ của bộ phận một cửa",
    "",
    (
        "thong-bao.docx",
        docx(
            paper(
                "307/TB-SNgV",
                "THÔNG BÁO\nLịch nghỉ của bộ phận một cửa\n1. Bộ phận một cửa nghỉ chiều ngày 12 tháng 6.\n"
                "2. Hồ sơ nộp trực tuyến vẫn được tiếp nhận.\n3. Bộ phận làm việc lại từ sáng ngày 15 tháng 6.",
            )
        ),
    ),
    form="notice",
)
true(
    "thong-bao-trong-bai",
    "A notice, typed into the page with its letterhead; it has points and no articles.",
    "308/TB-SNgV",
    "Thông báo về việc thay đổi số điện thoại trực",
    "SỞ NGOẠI VỤ\n\nSố: 308/TB-SNgV\n\nLâm Đồng, ngày 05 tháng 6 năm 2026\n\n**THÔNG BÁO**\n\n"
    "1\\. Từ ngày 10 tháng 6 năm 2026, số điện thoại trực của Văn phòng Sở thay đổi; số mới ghi ở trang liên hệ.\n\n"
    "2\\. Số cũ còn được chuyển tiếp đến hết tháng 6.\n\n**Nơi nhận:** các phòng, đơn vị thuộc Sở; lưu văn thư.",
    form="notice",
)
true(
    "ke-hoach",
    "A plan of a few lines whose annex is a spreadsheet.",
    "309/KH-SNgV",
    "Kế hoạch kiểm tra công tác lưu trữ",
    "",
    (
        "ke-hoach.pdf",
        pdf(
            paper(
                "309/KH-SNgV",
                "KẾ HOẠCH\nKiểm tra công tác lưu trữ\n1. Kiểm tra việc lập hồ sơ của các phòng theo lịch tại Phụ lục.\n"
                "2. Văn phòng Sở chủ trì, báo cáo kết quả trong tháng 9.",
            )
        ),
    ),
    ("phu-luc.xlsx", xlsx("Phòng\tNgày kiểm tra\nVăn phòng\t10/8\nHợp tác quốc tế\t12/8\nLễ tân\t14/8")),
    form="work_plan",
)
true(
    "loi-nhan-dang",
    "A scan whose text layer has the errors of text recognition.",
    "310/QĐ-SNgV",
    "Quyết định về kiện toàn đội phòng cháy",
    "",
    (
        "quyet-dinh.pdf",
        pdf(
            "SỜ NGOẠI VỤ\nSô: 310/QÐ-SNgV\nCỘNG HOÀ XÃ HÔI CHỦ NGHĨA VIẸT NAM\nĐộc lâp - Tự do - Hạnh phúc\n"
            "Lâm Ðồng, ngảy 05 thảng 6 năm 2026\nQUYÉT ĐỊNH\nVề kiện toàn đội phòng cháy\nGIÁM ĐÓC SỞ NGOẠI VỤ\n"
            "QUYÉT ĐỊNH:\nĐiêu 1. Kiện toàn đội phòng cháy, chữa cháy cơ sở gồm chín người.\n"
            "Điều 2. Đội trường và các thành viên chịu trách nhiệm thi hành Quyết định nảy."
        ),
    ),
)
true(
    "so-cach-roi",
    "The text layer has spaces within the number.",
    "311/QĐ-SNgV",
    "Quyết định về tặng giấy khen cuối học kỳ",
    "",
    (
        "quyet-dinh.pdf",
        pdf(
            paper(
                "3 11 / QĐ - SNgV",
                decision_text(
                    "Về việc tặng giấy khen",
                    "Tặng Giấy khen của Giám đốc Sở cho hai tập thể thuộc Sở.",
                    "Các tập thể có tên chịu trách nhiệm thi hành.",
                ),
            )
        ),
    ),
)
true(
    "gach-dai",
    "Word made long dashes of the short ones of the number.",
    "312/QĐ-SNgV",
    "Quyết định về tuyển dụng viên chức",
    "",
    (
        "quyet-dinh.docx",
        docx(
            paper(
                "312/QĐ\N{EN DASH}SNgV",
                decision_text(
                    "Về việc tuyển dụng viên chức",
                    "Tuyển dụng một viên chức làm công tác phiên dịch.",
                    "Quyết định này có hiệu lực kể từ ngày ký.",
                ),
            )
        ),
    ),
)
true(
    "hai-van-ban-mot-tep",
    "The file holds two decisions; the page is that of the second.",
    "313/QĐ-SNgV",
    "Quyết định về thành lập tổ soạn thảo",
    "",
    (
        "quyet-dinh.pdf",
        pdf(
            paper(
                "298/QĐ-SNgV",
                decision_text(
                    "Về việc giao nhiệm vụ soạn thảo", "Giao Văn phòng Sở chủ trì soạn thảo quy chế văn thư."
                ),
                day="Lâm Đồng, ngày 03 tháng 6 năm 2026",
            )
            + "\n"
            + paper(
                "313/QĐ-SNgV",
                decision_text(
                    "Về việc thành lập tổ soạn thảo",
                    "Thành lập tổ soạn thảo quy chế văn thư gồm năm người.",
                    "Tổ tự giải thể khi quy chế được ban hành.",
                ),
            )
        ),
    ),
)
true(
    "so-01",
    "The paper says 01, the field says 1.",
    "1/QĐ-UBND",
    "Quyết định về thành lập ban quản lý chợ",
    "",
    (
        "quyet-dinh.pdf",
        pdf(
            paper(
                "01/QĐ-UBND",
                decision_text(
                    "Về việc thành lập ban quản lý chợ",
                    "Thành lập ban quản lý chợ xã.",
                    "Quyết định có hiệu lực từ ngày ký.",
                ).replace("GIÁM ĐỐC SỞ NGOẠI VỤ", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ"),
                agency="ỦY BAN NHÂN DÂN\nXÃ ĐƯNG K'NỚ",
                day="Đưng K'Nớ, ngày 05 tháng 6 năm 2026",
            )
        ),
    ),
    issuer="Ủy ban nhân dân xã Đưng K'Nớ",
)
true(
    "ngay-bang-so",
    "The day of the paper is written in figures, the month with a zero.",
    "315/QĐ-SNgV",
    "Quyết định về thời gian làm việc mùa hè",
    "",
    (
        "quyet-dinh.docx",
        docx(
            paper(
                "315/QĐ-SNgV",
                decision_text(
                    "Về thời gian làm việc mùa hè",
                    "Buổi sáng làm việc từ 7 giờ, buổi chiều từ 13 giờ 30 phút.",
                    "Quyết định này thực hiện đến hết tháng 8.",
                ),
                day="Lâm Đồng, ngày 5/06/2026",
            )
        ),
    ),
)
true(
    "ba-dieu-trong-bai",
    "The whole text with its articles stands in the page; there is no file.",
    "316/QĐ-SNgV",
    "Quyết định về phân công trực cơ quan",
    "Căn cứ Quy chế làm việc của Sở;\n\nXét đề nghị của Chánh Văn phòng.\n\n## Quyết định\n\n"
    "**Điều 1.** Phân công lãnh đạo Sở trực từ ngày 12 đến ngày 14 tháng 6.\n\n"
    "**Điều 2.** Người trực báo cáo Giám đốc khi có việc đột xuất.\n\n"
    "**Điều 3.** Quyết định này có hiệu lực kể từ ngày ký.",
)
true(
    "chi-thi",
    "A directive with numbered points, whose letterhead stands on one line as the two columns were read.",
    "2/CT-UBND",
    "Chỉ thị về phòng cháy, chữa cháy rừng",
    "",
    (
        "chi-thi.pdf",
        pdf(
            "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
            "Số: 02/CT-UBND Lâm Đồng, ngày 05 tháng 6 năm 2026\nCHỈ THỊ\nVề phòng cháy, chữa cháy rừng\n"
            "1. Các xã có rừng trực 24 giờ trong ngày.\n2. Kiểm lâm báo cáo trước 17 giờ hằng ngày.\n"
            "3. Chỉ thị này có hiệu lực kể từ ngày ký."
        ),
    ),
    form="directive",
    issuer="Ủy ban nhân dân tỉnh Lâm Đồng",
)
true(
    "opendocument",
    "A decision as an OpenDocument text.",
    "318/QĐ-SNgV",
    "Quyết định về giao quản lý con dấu",
    "",
    (
        "quyet-dinh.odt",
        odt(
            paper(
                "318/QĐ-SNgV",
                decision_text(
                    "Về việc giao quản lý con dấu",
                    "Giao công chức văn thư quản lý con dấu của Sở.",
                    "Quyết định này có hiệu lực kể từ ngày ký.",
                ),
            )
        ),
    ),
)
true(
    "chu-hoa",
    "The paper is written in capitals throughout.",
    "319/QĐ-SNgV",
    "Quyết định về đóng cửa lối đi phụ",
    "",
    (
        "quyet-dinh.pdf",
        pdf(
            paper(
                "319/QĐ-SNGV",
                "QUYẾT ĐỊNH\nVỀ ĐÓNG CỬA LỐI ĐI PHỤ\nĐIỀU 1. ĐÓNG CỬA LỐI ĐI PHỤ CỦA TRỤ SỞ TỪ NGÀY KÝ.\n"
                "ĐIỀU 2. VĂN PHÒNG SỞ CHỊU TRÁCH NHIỆM THI HÀNH.",
                day="LÂM ĐỒNG, NGÀY 05 THÁNG 6 NĂM 2026",
            )
        ),
    ),
)
true(
    "chu-to-hop",
    "The letters of the text layer are decomposed, as some programs write them.",
    "320/QĐ-SNgV",
    "Quyết định về thành lập thư viện cơ quan",
    "",
    (
        "quyet-dinh.pdf",
        pdf(
            unicodedata.normalize(
                "NFD",
                paper(
                    "320/QĐ-SNgV",
                    decision_text(
                        "Về việc thành lập thư viện cơ quan",
                        "Thành lập thư viện cơ quan đặt tại tầng hai.",
                        "Văn phòng Sở quản lý thư viện.",
                    ),
                ),
            )
        ),
    ),
)


# -------------------------------------------------------------------------------------------------- hidden faults


def fault(slug: str, why: str, page: Page, *files: File) -> None:
    CASES.append(
        Case(f"fault-{slug}", why, "fault", (f"so-{slug}",), (page,), tuple(beside(page, *each) for each in files))
    )


EVENT: Final = ("event_end: 2026-06-08T16:00",)
NO_EVENT: Final = ("event: none",)

fault(
    "dau-mat-nghieng",
    "Secrecy: the stamp was typed as a slanted word above the number.",
    document_page(
        "dau-mat-nghieng",
        "401-CV/ĐU",
        "Công văn về tình hình dư luận",
        "*Mật*\n\nSố: 401-CV/ĐU\n\nLâm Đồng, ngày 05 tháng 6 năm 2026\n\nKính gửi: Các chi bộ trực thuộc\n\n"
        "Đảng ủy đề nghị các chi bộ báo cáo tình hình dư luận trong tuần trước 16 giờ thứ Sáu.",
        form="official_letter",
    ),
)
fault(
    "boc-bi",
    "Secrecy: the mark of the envelope was copied with the letter.",
    document_page(
        "boc-bi",
        "402/SNgV-TTr",
        "Công văn về việc phối hợp xác minh",
        "(Chỉ người có tên mới được bóc bì)\n\nSố: 402/SNgV-TTr\n\nLâm Đồng, ngày 05 tháng 6 năm 2026\n\n"
        "Kính gửi: Ông Chánh Thanh tra tỉnh\n\nSở đề nghị phối hợp xác minh một số nội dung như đã trao đổi tại cuộc họp.",
        form="official_letter",
    ),
)
fault(
    "do-toi-mat",
    "Secrecy: a report says of itself what degree it has, in words and quotation marks.",
    news_page(
        "do-toi-mat",
        "Báo cáo chuyên đề an ninh đối ngoại quý II",
        "Báo cáo này được xác định độ “Tối mật”, gồm ba phần: tình hình đoàn vào, tình hình đoàn ra và kiến nghị.\n\n"
        "Phần thứ nhất nêu số đoàn cần theo dõi và biện pháp nghiệp vụ đã áp dụng.",
        more=NO_EVENT,
    ),
)
fault(
    "mat-cach-chu",
    "Secrecy: the letters of the stamp are spaced.",
    document_page(
        "mat-cach-chu",
        "404/BC-SNgV",
        "Báo cáo kết quả công tác biên giới",
        "T U Y Ệ T  M Ậ T\n\nSố: 404/BC-SNgV\n\nLâm Đồng, ngày 05 tháng 6 năm 2026\n\n"
        "1\\. Kết quả phối hợp trong sáu tháng.\n\n2\\. Phương án bố trí lực lượng trong thời gian tới.",
        form="report",
    ),
)
fault(
    "cong-van-mat",
    "Secrecy: the news tells what a secret letter directs.",
    news_page(
        "cong-van-mat",
        "Triển khai chỉ đạo về bảo vệ các đoàn khách",
        "Thực hiện Công văn mật số 17 ngày 02 tháng 6 năm 2026 của Ban Chỉ đạo, các phòng bố trí xe dẫn đường và đổi lộ trình "
        "của đoàn khách qua đường tránh.",
        more=NO_EVENT,
    ),
)
_page = document_page(
    "mat-trong-tep",
    "406/KH-SNgV",
    "Kế hoạch đón tiếp đoàn khách",
    "Toàn văn trong tệp đính kèm.",
    form="work_plan",
    files=["ke-hoach.pdf"],
)
fault(
    "mat-trong-tep",
    "Secrecy: the attached file has its degree in a line of words.",
    _page,
    (
        "ke-hoach.pdf",
        pdf(
            paper(
                "406/KH-SNgV",
                "Độ mật: Mật. Bản số 03/05\nKẾ HOẠCH\nĐón tiếp đoàn khách\n1. Lộ trình và giờ xe chạy.\n"
                "2. Lực lượng bảo vệ vòng trong.",
            )
        ),
    ),
)
fault(
    "tai-lieu-thu-hoi",
    "Secrecy: a paper that had to be given back after the meeting, and not to be made known.",
    news_page(
        "tai-lieu-thu-hoi",
        "Tài liệu hội nghị chuyên đề",
        "Tài liệu thu hồi sau hội nghị. Không phổ biến, không sao chụp dưới mọi hình thức.\n\n"
        "Nội dung chuyên đề gồm đánh giá tình hình và các tình huống phải xử lý.",
        more=NO_EVENT,
    ),
)
fault(
    "so-may-rieng",
    "Person: the telephone of a farmer, grouped in an unusual way.",
    news_page(
        "so-may-rieng",
        "Một hộ trồng hoa cần người mua giống cúc",
        "Bà Lê Thị Ngọc Lan ở thôn 2 còn dư giống cúc lưới và muốn nhường lại cho bà con. Ai cần thì gọi cho bà theo số "
        "09.1357.2468, gọi sau giờ cơm tối.",
        more=NO_EVENT,
    ),
)
fault(
    "so-may-bang-chu",
    "Person: the telephone is half written in words.",
    news_page(
        "so-may-bang-chu",
        "Tìm giấy tờ đánh rơi",
        "Anh Phạm Quốc Tuấn, lái xe, đánh rơi một túi giấy tờ gần bến xe. Ai nhặt được xin báo cho anh: không chín bảy tám, "
        "một ba năm, hai bốn sáu.",
        more=NO_EVENT,
    ),
)
fault(
    "thu-rieng",
    "Person: the private mail address is spelled so that machines do not see it.",
    news_page(
        "thu-rieng",
        "Câu chuyện của một người gốc Đà Lạt ở nước ngoài",
        "Chị Trần Mỹ Duyên đang tìm lại bạn học cũ của trường làng. Bạn bè có thể viết cho chị: tranmyduyen1985 (a còng) gmail "
        "chấm com.",
        more=NO_EVENT,
    ),
)
fault(
    "benh-nhan",
    "Person: a patient is named with age, village and illness.",
    news_page(
        "benh-nhan",
        "Ghi nhận ca sốt xuất huyết nặng",
        "Bệnh nhân Nguyễn Thị Thu Hà, 46 tuổi, trú thôn Đạ Nghịt, nhập viện ngày 04 tháng 6 với chẩn đoán sốt xuất huyết có dấu "
        "hiệu cảnh báo, tiền sử viêm gan B.",
        more=NO_EVENT,
    ),
)
fault(
    "chau-be",
    "Person: a child that was hurt is named with its school and its father.",
    news_page(
        "chau-be",
        "Hỗ trợ một gia đình có trẻ bị tai nạn đuối nước",
        "Cháu Phạm Gia Bảo, 7 tuổi, học sinh lớp 2A, con anh Phạm Văn Lực ở thôn 4, bị đuối nước tại hồ của xã và đang được điều "
        "trị tích cực. Các đoàn thể đã quyên góp hỗ trợ gia đình.",
        more=NO_EVENT,
    ),
)
fault(
    "hoc-sinh-bi-xam-hai",
    "Person: a girl that was abused is named.",
    news_page(
        "hoc-sinh-bi-xam-hai",
        "Phối hợp bảo vệ trẻ em trên địa bàn",
        "Vừa qua, em K'Thị Mai Ly (sinh năm 2014) bị người quen xâm hại. Cơ quan chức năng đã đưa em về nơi tạm lánh và cử cán bộ "
        "tâm lý theo dõi.",
        more=NO_EVENT,
    ),
)
fault(
    "so-dinh-danh",
    "Person: the number of an identity card is broken up by dots.",
    news_page(
        "so-dinh-danh",
        "Thông báo người trúng thưởng cuộc thi tìm hiểu pháp luật",
        "Giải nhất thuộc về bà Đỗ Thị Hạnh (căn cước 068.192.004.517), thường trú tại tổ 5. Bà nhận giải tại Văn phòng Sở trong "
        "giờ hành chính.",
        more=NO_EVENT,
    ),
)
fault(
    "theo-vnexpress",
    "Source: a newspaper is named in the text, and the front matter says that the news is own.",
    news_page(
        "theo-vnexpress",
        "Nhiều đường bay tới Liên Khương tăng chuyến",
        "Theo VnExpress, các hãng hàng không tăng thêm chuyến tới sân bay Liên Khương trong mùa hè, giá vé giảm nhẹ so với năm "
        "trước.",
        more=NO_EVENT,
    ),
)
fault(
    "nguon-bao",
    "Source: the newspaper stands in brackets at the end.",
    news_page(
        "nguon-bao",
        "Cà phê được giá, nông dân phấn khởi",
        "Giá cà phê nhân xô tăng liên tiếp trong ba tuần. Nhiều hộ đã bán hết sản lượng của vụ trước và trả xong nợ phân bón.\n\n"
        "(Nguồn: Báo Nông nghiệp Việt Nam)",
        more=NO_EVENT,
    ),
)
fault(
    "tuoi-tre-dua-tin",
    "Source: a newspaper reported it, says the middle of a sentence.",
    news_page(
        "tuoi-tre-dua-tin",
        "Sinh viên nước ngoài thích học tiếng Việt",
        "Số sinh viên nước ngoài chọn học tiếng Việt tăng gấp đôi trong năm năm, báo Tuổi Trẻ đưa tin hôm thứ Sáu, dẫn lời một "
        "giảng viên đại học ở Thành phố Hồ Chí Minh.",
        more=NO_EVENT,
    ),
)
fault(
    "tong-hop-ttxvn",
    "Source: the line of the writer says from where it was put together.",
    news_page(
        "tong-hop-ttxvn",
        "Kinh tế khu vực sáu tháng đầu năm",
        "Tăng trưởng của khu vực được dự báo ở mức bốn phần trăm, xuất khẩu hồi phục nhờ nhu cầu hàng điện tử.\n\n"
        "*Thu Trang (tổng hợp từ TTXVN, Reuters)*",
        more=NO_EVENT,
    ),
)
fault(
    "quang-cao-noi-that",
    "Advertising: a shop sells, with a discount and a telephone.",
    news_page(
        "quang-cao-noi-that",
        "Đổi mới phòng làm việc cùng nội thất gỗ thông",
        "Công ty Nội thất Thông Reo giảm giá 30% toàn bộ bàn ghế văn phòng, miễn phí lắp đặt, bảo hành năm năm. Số lượng có hạn, "
        "liên hệ ngay hotline 1900 0000 để đặt hàng và nhận quà tặng hấp dẫn.",
        more=NO_EVENT,
    ),
)
fault(
    "quang-cao-ngoai-ngu",
    "Advertising: a private language school praises itself in the form of news.",
    news_page(
        "quang-cao-ngoai-ngu",
        "Cơ hội học ngoại ngữ với chi phí ưu đãi",
        "Trung tâm Ngoại ngữ Cánh Buồm tưng bừng khai giảng khóa mới, cam kết đầu ra, ưu đãi học phí 50% cho một trăm học viên đầu "
        "tiên. Nhanh tay đăng ký để không bỏ lỡ cơ hội!",
        more=NO_EVENT,
    ),
)


# ---------------------------------------------------------------------------------------------- clean near misses


def clean(slug: str, why: str, page: Page, *files: File) -> None:
    CASES.append(
        Case(f"clean-{slug}", why, "clean", (f"so-{slug}",), (page,), tuple(beside(page, *each) for each in files))
    )


def clean_news(slug: str, why: str, title: str, body: str, *more: str) -> None:
    clean(slug, why, news_page(slug, title, body, more=more))


clean_news(
    "mat-ong",
    "Honey.",
    "Mật ong rừng được cấp nhãn hiệu tập thể",
    "Sản phẩm mật ong của hợp tác xã được cấp nhãn hiệu tập thể. Mỗi năm, các tổ nuôi ong thu khoảng mười hai tấn mật, trong đó mật "
    "hoa cà phê chiếm quá nửa.",
)
clean_news(
    "bao-mat",
    "Security of computers.",
    "Hướng dẫn bảo mật máy tính khi làm việc ở nhà",
    "Cài đặt bản vá bảo mật mới nhất, tắt chia sẻ thư mục và khóa màn hình khi rời máy. Bảo mật thông tin là trách nhiệm của mỗi "
    "người.",
)
clean_news(
    "mat-khau",
    "Passwords, with the word in capitals in a heading.",
    "Đổi mật khẩu hộp thư công vụ định kỳ",
    "## ĐỔI MẬT KHẨU\n\nNgười dùng đổi mật khẩu sáu tháng một lần. Mật khẩu có ít nhất mười hai ký tự, không ghi ra giấy.",
)
clean_news(
    "coc-mat",
    "A place whose name is the word of the stamp.",
    "Sửa đường vào thôn Cốc Mật",
    "Đoạn đường 800 mét vào thôn Cốc Mật được rải cấp phối. Người dân Cốc Mật đi lại bình thường từ tuần sau.",
)
clean_news(
    "mat-do",
    "Density, in capitals within a table.",
    "Mật độ dân số các xã năm 2025",
    "Bảng: Mật độ dân số\n\n| Xã | MẬT ĐỘ (người/km²) |\n|---|--:|\n| Đưng K'Nớ | 14 |\n| Lạc Dương | 32 |",
)
clean_news(
    "luat-bi-mat",
    "A law on state secrets, told as news: it names all degrees.",
    "Những điểm cần biết của Luật Bảo vệ bí mật nhà nước",
    "Luật quy định bí mật nhà nước gồm ba độ: Tuyệt mật, Tối mật và Mật. Người soạn thảo đề xuất độ mật, người đứng đầu cơ quan "
    "quyết định. Tài liệu đã xác định độ mật không được đăng trên mạng.",
)
clean_news(
    "tap-huan-bi-mat",
    "A training on secrets has ended.",
    "Tập huấn công tác bảo vệ bí mật nhà nước",
    "Chiều 08/6, Sở tổ chức lớp tập huấn về bảo vệ bí mật nhà nước cho 60 công chức. Báo cáo viên giới thiệu cách xác định độ mật, "
    "đóng dấu và lưu giữ tài liệu.",
    *EVENT,
)
clean_news(
    "ngot-mat",
    "Sweet words of a report on weddings and birds.",
    "Vườn chim đón khách mùa trái chín",
    "Chim hút mật trở lại vườn từ đầu tháng. Mùa này bơ chín, mật mía và đường phèn làm món quà được khách ưa chuộng.",
)
clean_news(
    "duong-day-nong",
    "The hotline of an agency.",
    "Đường dây nóng tiếp nhận phản ánh về thủ tục hành chính",
    "Tổ chức, cá nhân phản ánh qua đường dây nóng của Sở: 0263 3822 000, trong giờ hành chính, hoặc thư điện tử "
    "vanthu@lamdong.gov.vn.",
)
clean_news(
    "tong-dai",
    "Emergency numbers that everybody may call.",
    "Các số điện thoại khẩn cấp cần nhớ",
    "Gọi 113 khi cần công an, 114 khi có cháy, 115 khi cần cấp cứu và 111 để báo tin về trẻ em bị xâm hại. Tổng đài 1022 giải đáp "
    "thủ tục hành chính.",
)
clean_news(
    "bac-si",
    "A doctor speaks in her office.",
    "Khám sức khỏe miễn phí cho người cao tuổi",
    "Bác sĩ Nguyễn Thị Minh Tâm, Trưởng khoa Nội, Trung tâm Y tế khu vực, khuyên người cao tuổi đo huyết áp mỗi ngày và uống thuốc "
    "đúng giờ.",
)
clean_news(
    "co-giao",
    "A teacher is named in her office.",
    "Trường tiểu học xây thư viện xanh",
    "Cô giáo Trần Thị Hoài, Hiệu trưởng Trường Tiểu học Đạ Sar, cho biết thư viện xanh có 1.200 cuốn sách và mở cửa cả ngày thứ Bảy.",
)
clean_news(
    "can-bo",
    "An officer of the police is named in his office.",
    "Công an xã nhắc người dân về lừa đảo qua mạng",
    "Thiếu tá Lê Văn Hùng, Trưởng Công an xã, đề nghị người dân không cung cấp mã xác thực, không chuyển tiền theo yêu cầu qua điện "
    "thoại.",
)
clean_news(
    "ngay-hoi-thieu-nhi",
    "Children of a festival, none by name.",
    "Ngày hội thiếu nhi ở trường mầm non",
    "Chiều 08/6, gần 200 cháu của trường mầm non tham gia ngày hội với các trò chơi dân gian. Các cháu lớp lá biểu diễn ba tiết mục "
    "múa.",
    *EVENT,
)
clean_news(
    "hoc-sinh-gioi",
    "Pupils are told of by number.",
    "Kết quả thi học sinh giỏi ngoại ngữ",
    "Năm nay, toàn tỉnh có 46 em đạt giải, trong đó 5 em đạt giải nhất. Môn tiếng Anh có nhiều học sinh đạt giải nhất.",
)
clean_news(
    "tiem-chung",
    "Patients are told of by number, with ages.",
    "Kết quả tiêm chủng mở rộng tháng 5",
    "Tỷ lệ trẻ dưới 1 tuổi được tiêm đủ liều đạt 96%. Trong tháng ghi nhận 12 ca sốt xuất huyết, không có bệnh nhân tử vong.",
)
clean_news(
    "benh-nhan-hai-tuoi",
    "A patient without a name.",
    "Cứu sống một bệnh nhân bị rắn cắn",
    "Các bác sĩ Bệnh viện Đa khoa tỉnh cứu sống một nam bệnh nhân 52 tuổi bị rắn lục cắn khi làm vườn. Người bệnh đã xuất viện sau "
    "năm ngày.",
)
clean_news(
    "le-phi",
    "Prices of fees.",
    "Mức thu lệ phí hợp pháp hóa lãnh sự",
    "Lệ phí chứng nhận lãnh sự là 30.000 đồng một lần; cấp bản sao giấy tờ là 5.000 đồng một lần. Người thuộc hộ nghèo được miễn.",
)
clean_news(
    "mien-phi",
    "Free and reduced, but by a public body.",
    "Giảm 50% lệ phí khi nộp hồ sơ trực tuyến",
    "Từ ngày 01 tháng 7, người nộp hồ sơ trực tuyến được giảm 50% lệ phí theo nghị quyết của Hội đồng nhân dân tỉnh. Liên hệ bộ phận "
    "một cửa để được hướng dẫn.",
)
clean_news(
    "theo-bo-y-te",
    "A ministry is the authority of a fact and no newspaper.",
    "Phòng bệnh tay chân miệng trong mùa hè",
    "Theo Bộ Y tế, rửa tay bằng xà phòng làm giảm nguy cơ lây bệnh. Phụ huynh giữ trẻ ở nhà khi trẻ sốt và nổi bóng nước.",
)
clean_news(
    "theo-cuc-thong-ke",
    "The statistics office is the authority of figures.",
    "Giá tiêu dùng tháng 5 tăng nhẹ",
    "Theo Cục Thống kê tỉnh, chỉ số giá tiêu dùng tháng 5 tăng 0,2% so với tháng trước, chủ yếu do giá điện và thực phẩm.",
)
clean_news(
    "theo-luat",
    "By a law and by a plan.",
    "Cách đặt tên hội nghị quốc tế",
    "Theo Luật Điều ước quốc tế và theo Kế hoạch của Ủy ban nhân dân tỉnh, đơn vị chủ trì gửi hồ sơ trước 30 ngày.",
)
clean(
    "trich-dan-du",
    "News of a newspaper that names it as it must.",
    news_page(
        "trich-dan-du",
        "Cộng đồng người Việt giữ tiếng mẹ đẻ",
        "Theo Báo Thế giới và Việt Nam, nhiều lớp học tiếng Việt cuối tuần được mở trong cộng đồng người Việt ở nước ngoài.",
        origin="quoted",
        more=(
            "source: {name: Báo Thế giới và Việt Nam, author: Minh Anh, posted: 2026-06-05, "
            'url: "https://bao.example.vn/tieng-viet"}',
            "event: none",
        ),
    ),
)
clean_news(
    "ngay-bao-chi",
    "Newspapers are what the news is about.",
    "Gặp mặt các cơ quan báo chí",
    "Chiều 08/6, Sở gặp mặt đại diện 15 cơ quan báo chí, trong đó có Báo Lâm Đồng, Thông tấn xã Việt Nam và Đài Phát thanh và Truyền "
    "hình tỉnh, nhân Ngày Báo chí Cách mạng Việt Nam.",
    *EVENT,
)
clean_news(
    "dat-bao",
    "A public body tells where its own notices are printed.",
    "Nơi đăng thông báo bán đấu giá tài sản công",
    "Thông báo bán đấu giá được đăng trên Báo Lâm Đồng hai lần, mỗi lần cách nhau ba ngày, và niêm yết tại trụ sở Ủy ban nhân dân xã.",
)
clean_news(
    "hoi-nghi-da-qua",
    "News of an event with its end.",
    "Hội nghị sơ kết công tác đối ngoại sáu tháng",
    "Chiều 08/6, Sở Ngoại vụ tổ chức hội nghị sơ kết sáu tháng. Đại biểu thảo luận ba báo cáo và thống nhất nhiệm vụ cuối năm.",
    *EVENT,
)
clean_news(
    "tiep-doan",
    "A reception with its end.",
    "Lãnh đạo tỉnh tiếp đoàn doanh nghiệp",
    "Chiều 08/6, Phó Chủ tịch Ủy ban nhân dân tỉnh Trần Quang Vinh tiếp đoàn doanh nghiệp của hai nước đến tìm hiểu cơ hội trồng rau.",
    *EVENT,
)
clean_news(
    "sap-hop",
    "An event to come, with its times.",
    "Sắp diễn ra hội thảo về dịch thuật",
    "Hội thảo bàn về dịch thuật văn bản đối ngoại, dành cho phiên dịch viên của các sở. Vào cửa tự do.",
    "event_start: 2026-06-25T08:00",
    "event_end: 2026-06-25T11:30",
    "place: Hội trường Sở Ngoại vụ",
)
clean_news(
    "se-to-chuc",
    "An event to come whose end nobody knows, with the line that says so.",
    "Ngày 20/6 sẽ tổ chức ngày hội việc làm",
    "Ngày 20/6, Sở sẽ phối hợp với Trung tâm Dịch vụ việc làm tổ chức ngày hội việc làm cho người lao động về nước.",
    *NO_EVENT,
)
clean_news(
    "moi-du",
    "An invitation, without any line on events.",
    "Mời dự buổi nói chuyện về nghi thức ngoại giao",
    "Sở kính mời công chức các sở, ngành dự buổi nói chuyện về nghi thức ngoại giao, dự kiến vào tuần cuối tháng 6. Đăng ký tại Văn "
    "phòng Sở.",
)
clean_news(
    "tong-hop-thang",
    "The summary of a month names meetings and days.",
    "Công tác đối ngoại tháng 5",
    "Trong tháng 5, tỉnh đón 14 đoàn khách, tổ chức hai hội nghị và ký một biên bản ghi nhớ. Ngày 12/5, đoàn công tác của tỉnh làm "
    "việc tại nước bạn.",
    *NO_EVENT,
)
clean_news(
    "tam-ngung-dien",
    "A notice of what the electricity company will do.",
    "Tạm ngừng cung cấp điện để bảo trì",
    "Khu vực thôn 1 và thôn 2 tạm ngừng cung cấp điện từ 8 giờ đến 11 giờ ngày 15/6 để bảo trì đường dây.",
)
clean_news(
    "du-bao",
    "A forecast of the weather.",
    "Cảnh báo mưa lớn từ ngày 11 đến ngày 13/6",
    "Từ ngày 11 đến ngày 13/6 có mưa to, nguy cơ sạt lở ở sườn đồi. Người dân không qua ngầm, tràn khi nước chảy xiết.",
)
clean_news(
    "lich-tiep-dan",
    "The days on which citizens are received.",
    "Lịch tiếp công dân tháng 6",
    "Giám đốc Sở tiếp công dân vào các ngày 10 và 24/6, từ 7 giờ 30 phút đến 11 giờ tại phòng tiếp công dân.",
)
clean_news(
    "khuyen-nong",
    "Enterprises and products are named by the agency that supports them.",
    "Mười hai sản phẩm đạt chuẩn OCOP",
    "Hội đồng cấp tỉnh công nhận 12 sản phẩm đạt ba sao, trong đó có trà ô long của Hợp tác xã Cầu Đất và mứt dâu của cơ sở ở phường "
    "Xuân Hương.",
)
clean_news(
    "lich-su-ten",
    "A hero of history and a street of his name.",
    "Đặt tên đường Nguyễn Thị Định",
    "Đoạn đường dài 1,2 km được đặt tên Nguyễn Thị Định, nữ tướng của Quân đội nhân dân Việt Nam, sinh năm 1920.",
)
_page = document_page(
    "quy-che-bi-mat",
    "501/QĐ-SNgV",
    "Quyết định ban hành nội quy bảo vệ bí mật nhà nước",
    "Điều 1. Ban hành nội quy bảo vệ bí mật nhà nước của Sở.\n\n"
    "Điều 2. Công chức không mang tài liệu có dấu chỉ độ mật ra khỏi trụ sở khi chưa được phép.\n\n"
    "Điều 3. Quyết định này có hiệu lực kể từ ngày ký.",
)
clean("quy-che-bi-mat", "A decision, public itself, on how secrets are kept.", _page)
clean(
    "giai-mat",
    "A decision that tells of no secret but of declassified archives.",
    document_page(
        "giai-mat",
        "502/TB-SNgV",
        "Thông báo về hồ sơ lưu trữ đã giải mật",
        "Số: 502/TB-SNgV\n\nLâm Đồng, ngày 05 tháng 6 năm 2026\n\n1\\. Phông lưu trữ 1976 đến 1990 đã được giải mật và phục vụ độc giả "
        "tại Trung tâm Lưu trữ lịch sử.\n\n2\\. Độc giả mang theo giấy tờ tùy thân khi đến phòng đọc.",
        form="notice",
    ),
)
_page = document_page(
    "moi-thau",
    "503/TB-SNgV",
    "Thông báo mời chào giá in ấn",
    "",
    form="notice",
    files=["thong-bao.pdf"],
)
clean(
    "moi-thau",
    "A notice with the office's telephone and the prices that it pays.",
    _page,
    (
        "thong-bao.pdf",
        pdf(
            paper(
                "503/TB-SNgV",
                "THÔNG BÁO\nMời chào giá in ấn tài liệu\n1. Dự toán 45.000.000 đồng.\n2. Hồ sơ gửi Văn phòng Sở trước ngày 19 tháng 6.\n"
                "3. Điện thoại Văn phòng: 0263 3822 001.",
            )
        ),
    ),
)
clean_news(
    "nguoi-tot-viec-tot",
    "A citizen is praised with her name and what she did, and nothing that is hers alone.",
    "Khen thưởng người nhặt được của rơi",
    "Chủ tịch Ủy ban nhân dân xã tặng giấy khen cho bà K'Brơi, Chi hội trưởng Phụ nữ thôn 3, vì đã trả lại tài sản nhặt được cho "
    "khách du lịch.",
)
