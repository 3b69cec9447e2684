"""News that tells what the press reported is told from news about offices, reports and newspapers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from portalgen.text.press import find_quoted_press, is_source_line
from tests.makers.growth import check_linear_growth
from tests.makers.time_ratio import check_linear_time


def sources(paragraph: str) -> list[str]:
    return [paragraph[start:end] for start, end in find_quoted_press(paragraph)]


@pytest.mark.parametrize(
    ("paragraph", "source"),
    [
        ("Theo VnExpress, giá tăng.", "Theo VnExpress"),
        ("Mưa lớn. Theo Báo Lâm Đồng, đường ngập.", "Theo Báo Lâm Đồng"),
        ("Theo Đài PT-TH Lâm Đồng, lễ hội đông vui.", "Theo Đài PT-TH Lâm Đồng"),
        ("TTXVN đưa tin, hội nghị khai mạc.", "TTXVN"),
        ("Theo tuoitre.vn, du khách tăng.", "Theo tuoitre.vn"),
        ("Du khách tăng (dẫn lại từ báo Thanh Niên số ra ngày 23/11).", "dẫn lại từ báo Thanh Niên"),
        ("Giá tăng, theo VnExpress.", "theo VnExpress"),
        ("Hãng tin Reuters cho biết, giá tăng.", "Hãng tin Reuters"),
        ("Sinh viên tăng gấp đôi, báo Tuổi Trẻ đưa tin hôm thứ Sáu, dẫn lời một giảng viên.", "báo Tuổi Trẻ"),
        ("Giá được nâng lên, VnExpress cho biết.", "VnExpress"),
        ("Báo Thanh Niên ghi nhận nhiều vườn cà phê trổ hoa muộn.", "Báo Thanh Niên"),
        ("Mưa lớn nhiều ngày. TTXVN đưa tin giao thông chia cắt.", "TTXVN"),
        ("Dân trí ngày 5/6 đưa tin giá vé máy bay giảm.", "Dân trí"),
        ("Theo ghi nhận của báo Lao Động, giá thuê trọ tăng.", "Theo ghi nhận của báo Lao Động"),
    ],
)
def test_a_quotation_of_the_press_is_found(paragraph: str, source: str) -> None:
    assert sources(paragraph) == [source]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Theo Bộ Y tế và theo báo cáo của Sở, dịch đã giảm. Theo Báo cáo số 12, thu tăng.",
        "Theo Đài Khí tượng Thủy văn tỉnh, có mưa.",
        "Theo Luật Báo chí, theo Cổng Dịch vụ công quốc gia, theo lamdong.gov.vn, hồ sơ nộp trực tuyến.",
        "Sau khi Báo Tuổi Trẻ phản ánh, phường đã kiểm tra.",
        "Theo Báo Lâm Đồng phản ánh, đường hỏng; Sở đã kiểm tra, xác minh.",
        "Báo Lâm Đồng và VTV ký kết; phóng viên VnExpress, TTXVN dự họp báo.",
        "Sự kiện được VTV, VOV đưa tin trực tiếp.",
        "Theo Báo động số 3, nước lên. Theo đó, báo Thanh Niên trao quà.",
        "Dẫn nước từ mạng lưới kênh, trích từ Quỹ vì người nghèo.",
        "Lễ khai mạc được Báo Lâm Đồng, VTV đưa tin. Hội nghị có VOV, TTXVN đưa tin về kỳ họp.",
        "Đề nghị Báo Lâm Đồng, Đài Truyền hình tỉnh đưa tin, bài về kỳ họp.",
        "Báo Lâm Đồng đưa tin, bài tuyên truyền theo kế hoạch.",
        "Báo Tuổi Trẻ cho biết chương trình trao 100 suất học bổng cho tân sinh viên.",
        "Báo Lâm Đồng ghi nhận những đóng góp của cộng tác viên.",
        "Đoàn Thanh Niên cho biết, ngày hội mở cửa cả ngày. Đại diện báo Tuổi Trẻ cho biết ý kiến.",
        "Sở Y tế cho biết, số ca bệnh giảm. Trạm quan trắc ghi nhận mưa 80 mm.",
    ],
)
def test_offices_reports_and_the_press_itself_are_no_source(paragraph: str) -> None:
    assert sources(paragraph) == []


@pytest.mark.parametrize(
    "line",
    [
        *("(Sưu tầm)", "Nguồn Internet", "(Theo TTXVN)", "Nguồn tin: VnExpress", "(ST)"),
        *("*Nguyễn Mẫu (Vietnamnet)*", "Lan Mẫu/TTXVN", "**Trần Mẫu - Báo Mẫu**", "Hoàng Mẫu (Theo Dân trí)"),
    ],
)
def test_a_line_that_is_the_source_is_known(line: str) -> None:
    assert is_source_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Nguồn kinh phí: ngân sách tỉnh.",
        "www.dalat.vn",
        "Sưu tầm cồng chiêng là việc khó.",
        "Nguyễn Mẫu (Sở Ngoại vụ)",
        "Ảnh: Lan Mẫu (TTXVN)",
        "Đoàn Thanh niên",
        "Trường THCS Lê Lợi (thcsleloi.edu.vn)",
    ],
)
def test_other_lines_are_no_source(line: str) -> None:
    assert not is_source_line(line)


LINES: dict[str, Callable[[int], str]] = {
    "sources": lambda count: "Theo báo Aa Bb " * count,
    "agencies": lambda count: "TTXVN ngày 1 " * count + "đưa tin",
    "addresses": lambda count: "theo a.b.c." * count,
    "reports": lambda count: ", báo Aa Bb ngày 1 " * count,
    "words": lambda count: "trích dẫn lại từ trang tin " * count,
}


def count_sources(paragraph: str) -> int:
    return len(sources(paragraph))


@pytest.mark.parametrize("name", LINES)
def test_no_paragraph_costs_more_than_its_length(name: str) -> None:
    count_sources(LINES[name](2_000))
    check_linear_growth(count_sources, LINES[name], 500, is_in_c=True)


@pytest.mark.long
@pytest.mark.parametrize("name", LINES)
def test_no_expression_takes_longer_than_its_paragraph_is_long(name: str) -> None:
    check_linear_time(count_sources, LINES[name], 4_000)
