"""Weekdays that contradict their date, and days and times that do not exist."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.lint.run import run_page_rules
from portalgen.locale.dates import format_weekday
from portalgen.text.named_days import find_weekdays_with_day
from tests.makers.lint.news_texts import page_text_of

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def find(code: str, body: str) -> list[str]:
    """What a rule marks in a piece of news of 21 November 2026."""
    return [each.diagnostic.place.underlined for each in run_page_rules(page_text_of(body), (code,))]


SCHEDULE = "Bảng: Lịch tiếp công dân\n\n| {} | Ngày | Người tiếp |\n|---|---|---|\n"


@pytest.mark.parametrize(
    ("rows", "marked"),
    [
        ("| Ba | 24/11/2026 | A |\n| Sáu | 04/12/2026 | A |\n| Năm | 09/12/2026 | B |\n", "Năm"),
        ("| 3 | 24/11/2026 | A |\n| 5 | 25/11/2026 | B |\n", "5"),
        ("| T3 | 24/11/2026 | A |\n| CN | 28/11/2026 | B |\n", "CN"),
        ("| **Hai** | 24/11 | A |\n| Tư | 25/11 | B |\n", "**Hai**"),
        ("| Thứ Ba | 24-11-2026 | A |\n| Thứ Sáu | 25-11-2026 | B |\n", "Thứ Sáu"),
        ("| Ba | ngày 24.11.2026 | A |\n| | | |\n| Bảy | ngày 29.11.2026 | B |\n", "Bảy"),
    ],
)
def test_a_weekday_alone_in_a_column_that_contradicts_the_day_beside_it_is_reported(rows: str, marked: str) -> None:
    assert find("FCT201", SCHEDULE.format("Thứ") + rows) == [marked]


def test_a_weekday_is_compared_with_a_day_with_its_year_on_a_page_without_a_day() -> None:
    head = "id: so-a\nkind: page\ntitle: Lịch tiếp công dân\nsummary: Lịch.\norigin: own\n"
    rows = "| Tư | 02/12/2026 | A |\n| Sáu | 09/12/2026 | B |\n| Hai | 09/12 | B |\n"
    found = run_page_rules(page_text_of(SCHEDULE.format("Thứ") + rows, head), ("FCT201",))
    assert [each.diagnostic.place.underlined for each in found] == ["Sáu"]


@pytest.mark.parametrize(
    "table",
    [
        SCHEDULE.format("Thứ") + "| Ba | 24/11/2026 | A |\n| Sáu | 04/12/2026 | A |\n",
        SCHEDULE.format("Thứ") + "| 1 | 24/11/2026 | A |\n| 2 | 25/11/2026 | A |\n",
        SCHEDULE.format("Thứ tự") + "| 2 | 24/11/2026 | A |\n| 3 | 25/11/2026 | A |\n",
        SCHEDULE.format("Thôn") + "| Sáu | 24/11/2026 | A |\n| Bảy | 25/11/2026 | A |\n",
        SCHEDULE.format("Người trực") + "| Năm | 24/11/2026 | A |\n| Tư | 25/11/2026 | A |\n",
        SCHEDULE.format("Thứ hạng") + "| Hai | 24/11/2026 | A |\n| Ba | 25/11/2026 | A |\n",
        SCHEDULE.format("Thứ") + "| Hai | 24/11/2026 | A |\n| Nhất | 25/11/2026 | A |\n",
        SCHEDULE.format("Thứ") + "| Tư | 25/11 | A |\n| Năm | 26/11 | A |\n",
        SCHEDULE.format("Thứ") + "| Hai | 24/11/2026 âm lịch | A |\n",
        "| Thứ | Ngày nhận | Ngày trả |\n|---|---|---|\n| Hai | 23/11/2026 | 24/11/2026 |\n| Ba | 23/11/2026 | 24/11/2026 |\n",
        "| Thứ | Có mặt |\n|---|---|\n| Hai | 10/12 |\n| Ba | 11/12 |\n",
        "| Buổi | Đúng giờ |\n|---|---|\n| Thứ Hai | 10/12 |\n",
        "| Thứ | Nội dung |\n|---|---|\n| Hai | Họp đến 24/11/2026 |\n",
        "| Ngày | Thứ |\n|---|---|\n| 24/11/2026 | Ba |\n| 29/11/2026 | Chủ nhật |\n",
    ],
)
def test_a_true_table_with_words_like_weekdays_is_not_reported(table: str) -> None:
    assert find("FCT201", table) == []


def rows(*lines: str) -> str:
    """Return a Markdown table of lines such as `Thứ; Ngày`, the first being its header."""
    cells = [line.split("; ") for line in lines]
    cells.insert(1, ["---"] * len(cells[0]))
    return "Bảng: Lịch\n\n" + "".join(f"| {' | '.join(each)} |\n" for each in cells)


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        (rows("Thứ; Ngày; Người tiếp", "Tư; 02/12/2026; A", "Sáu; 09/12/2026; B"), ["Sáu"]),
        (rows("Ngày; Thứ", "04/12/2026; Năm", "05/12/2026; Bảy"), ["Năm"]),
        (rows("Thứ; Ngày", "2; 07/12/2026", "4; 08/12/2026"), ["4"]),
        (rows("THỨ; NGÀY", "**CN**; 05/12/2026", "2; 07/12/2026"), ["**CN**"]),
        (rows("Thứ trong tuần; Ngày; Việc", "Ba; 09-12-2026; A", "Tư; 16.12.2026; B"), ["Ba"]),
        (rows("STT; Thứ; Ngày", "1; Hai; 07/12/2026", "2; thứ Ba; 09/12/2026"), ["thứ Ba"]),
        (rows("**Thứ**; **Ngày**", "Bảy; 06/12/2026"), ["Bảy"]),
    ],
)
def test_a_weekday_in_a_cell_that_contradicts_its_row_is_reported(body: str, marked: list[str]) -> None:
    assert find("FCT201", body) == marked


@pytest.mark.parametrize(
    "body",
    [
        rows("Thứ; Ngày; Người tiếp", "Tư; 02/12/2026; A", "Tư; 09/12/2026; B"),
        rows("Thứ; Ngày", "2; 07/12/2026", "3; 08/12/2026", "CN; 13/12/2026"),
        # Other numbers or words below the heading: an order
        rows("Thứ; Ngày; Đội", "1; 07/12/2026; A", "2; 07/12/2026; B", "3; 08/12/2026; C"),
        rows("Thứ; Ngày; Lớp", "Hai; 08/12/2026; A", "Nhất; 08/12/2026; B"),
        rows("Thứ tự; Ngày", "2; 08/12/2026", "3; 09/12/2026"),
        rows("Hạng; Ngày", "Ba; 09/12/2026", "Hai; 10/12/2026"),
        rows("Số buổi; Ngày", "2; 08/12/2026", "3; 09/12/2026"),
        # Two days, another calendar, or no year
        rows("Thứ; Từ ngày; Đến ngày", "Hai; 07/12/2026; 08/12/2026"),
        rows("Thứ; Ngày âm lịch", "Bảy; 01/01/2027"),
        rows("Thứ; Ngày", "Sáu; 04/12"),
        rows("Thứ; Ngày", "Tư, Sáu; 02/12/2026"),
        rows("Thứ; Ngày; Thứ", "Hai; 08/12/2026; Ba"),
    ],
)
def test_a_true_table_with_weekdays_is_not_reported(body: str) -> None:
    assert find("FCT201", body) == []


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("Họp lúc 8 giờ thứ Hai, ngày 24/11/2026.", "thứ Hai, ngày 24/11/2026"),
        ("Họp vào thứ tư ngày 24 tháng 11 năm 2026.", "thứ tư ngày 24 tháng 11 năm 2026"),
        ("Họp sáng thứ 2 (24/11).", "thứ 2 (24/11"),
        ("Họp chủ nhật, 24-11-2026.", "chủ nhật, 24-11-2026"),
        ("Họp ngày thứ Hai, 24/11.", "thứ Hai, 24/11"),
        ("We meet on Monday, 24 November 2026.", "Monday, 24 November 2026"),
        ("Họp lúc 14 giờ 00 thứ 6, ngày 26.11.2026.", "thứ 6, ngày 26.11.2026"),
        ("We meet on Monday, November 24, 2026.", "Monday, November 24, 2026"),
        ("Mời các ông bà họp thứ Hai, ngày 24/11/2026.", "thứ Hai, ngày 24/11/2026"),
        ("Lễ phát động tổ chức Thứ năm, ngày 24/11/2026.", "Thứ năm, ngày 24/11/2026"),
        ("Hội thi khai mạc thứ Sáu, 24/11/2026.", "thứ Sáu, 24/11/2026"),
        ("Mời họp ngày thứ sáu 25/12/2027.", "thứ sáu 25/12/2027"),
        ("Nộp đơn đến hết ngày thứ năm 24/11/2026.", "thứ năm 24/11/2026"),
    ],
)
def test_a_weekday_that_contradicts_its_date_is_reported(body: str, marked: str) -> None:
    assert find("FCT201", body) == [marked]


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("Hạn nộp là ngày 26/12/2026 (thứ Sáu).", "ngày 26/12/2026 (thứ Sáu)"),
        ("Khai mạc 26-12-2026, thứ Sáu.", "26-12-2026, thứ Sáu"),
        ("Họp ngày 24/11/2026 (thứ Năm).", "ngày 24/11/2026 (thứ Năm)"),
        ("Họp ngày 24 tháng 11 năm 2026 (thứ năm) tại xã.", "ngày 24 tháng 11 năm 2026 (thứ năm)"),
        ("Nộp trước ngày 24/11 (chủ nhật).", "ngày 24/11 (chủ nhật)"),
        ("Họp ngày 24/11/2026, Thứ năm, tại hội trường.", "ngày 24/11/2026, Thứ năm"),
        ("Trực 24/11/2026 (T5).", "24/11/2026 (T5)"),
        ("**Thời gian:** ngày **24/11/2026** (thứ 5)", "ngày **24/11/2026** (thứ 5)"),
        ("We meet on 24 November 2026 (Thursday).", "24 November 2026 (Thursday)"),
        ("**Thứ Hai**, ngày **24/11/2026** họp.", "Thứ Hai**, ngày **24/11/2026"),
        ("Sáng thứ Ba, ngày 24/11/2026 (thứ Năm).", "ngày 24/11/2026 (thứ Năm)"),
    ],
)
def test_a_weekday_behind_its_date_is_reported(body: str, marked: str) -> None:
    assert find("FCT201", body) == [marked]


@pytest.mark.parametrize(
    "body",
    [
        "Hạn nộp là ngày 26/12/2026 (thứ Bảy).",
        "Họp ngày 24/11/2026, thứ Ba.",
        "Từ 24/11/2026, thứ Năm hằng tuần có chợ phiên.",
        "Từ ngày 24/11/2026, thứ Bảy, Chủ nhật vẫn làm việc.",
        "Trụ sở nghỉ ngày 24/11/2026, thứ Bảy và Chủ nhật.",
        "Nghỉ các ngày 23/11/2026, 24/11/2026, thứ Bảy.",
        "Trực các ngày 24/11/2026, 26/11/2026 (thứ Ba, thứ Năm).",
        "Trực từ 24/11/2026 đến 26/11/2026 (thứ Ba đến thứ Năm).",
        "Trực 24/11/2026 - 26/11/2026 (thứ Ba - thứ Năm).",
        "Họp 24/11/2026, thứ Năm 26/11/2026 báo cáo.",
        "Họp 24/11/2026, thứ Năm, ngày 26/11/2026, báo cáo.",
        "Họp 24/11/2026, thứ Năm (26/11) báo cáo.",
        "Một là hạn nộp ngày 24/11/2026, thứ hai, hồ sơ phải đủ.",
        "Đoàn đi ngày 24/11/2026, thứ Năm đoàn về.",
        "Nghỉ ngày 24/11/2026 (thứ Năm làm bù).",
        "Giỗ tổ ngày 10/3 âm lịch (thứ Năm).",
        "Bản tin ghi nhầm ngày 24/11/2026 (thứ Năm).",
        "Câu “ngày 24/11/2026 (thứ Năm)” có lỗi.",
        "Đạt 2/3 (thứ Ba toàn đoàn).",
        "Kỳ họp **thứ hai**, ngày 24/11/2026, khai mạc.",
        "Kỳ họp **thứ hai, ngày 24/11/2026**, khai mạc.",
        "Phiên **thứ ba** 24/11/2026 kéo dài hai giờ.",
        "Đạt 12/15 (thứ 5).",
        "Phiên họp ngày 24/11/2026 (lần thứ Năm).",
        "Quyết định số 24/11/2026/QĐ-UBND (thứ Năm).",
        "Quốc khánh ngày 2/9/1945 (Chủ nhật).",
        "Khai giảng ngày 5/9 (thứ Bảy).",
        "Họp ngày 24/11 (thứ Năm, nếu mưa thì thứ Sáu).",
    ],
)
def test_a_true_sentence_with_a_weekday_behind_a_day_is_not_reported(body: str) -> None:
    assert find("FCT201", body) == []


@pytest.mark.parametrize(
    "body",
    [
        "Họp lúc 8 giờ thứ Ba, ngày 24/11/2026.",
        "Kỳ họp thứ Hai, ngày 24/11/2026, khai mạc lúc 8 giờ.",
        "Đại hội lần thứ tư ngày 24/11/2026 thông qua nghị quyết.",
        "Hội nghị lần thứ 2 (24/11) bàn ba việc.",
        "Đến thứ Ba, 2/3 số hộ đã nhận hỗ trợ.",
        "Lễ giỗ tổ vào chủ nhật, 10/3 âm lịch.",
        "Trong bản tin trước, chúng tôi ghi nhầm thứ Hai, ngày 24/11/2026.",
        "Câu “thứ Hai, ngày 24/11/2026” có lỗi.",
        "Sài Gòn được giải phóng vào thứ Tư, 30/4 năm 1975.",
        "Trưa thứ Tư, ngày 30/4/1975, chiến dịch toàn thắng.",
        "Ngày thứ hai, 24/11, hội chợ đón thêm khách.",
        "Phiên thứ ba 24/11/2026 kéo dài hai giờ.",
        "Tiệm mở cửa thứ Hai đến thứ Sáu, 7-9 giờ.",
        "Trực từ thứ Hai đến thứ Sáu (30/11/2026 đến 04/12/2026).",
        "Trực thứ Hai - thứ Sáu, 30/11/2026 - 04/12/2026.",
        "Khai giảng vào thứ Bảy, 5/9.",
        "Người thứ 3, 24/11 mới đến nhận.",
        "Đội về đích thứ hai, 24/11 là ngày trao giải.",
        "Năm nay, chủ nhật 29/11/2026 có phiên chợ.",
        "Từ thứ Hai 23/11 đến thứ Sáu 27/11/2026.",
        "Điểm thứ 4: 24/11 hồ sơ đã giải quyết.",
        "Lịch của năm 2029.\n\nNghỉ thứ Bảy, 24/11.",
        "Họp thứ Ba, ngày 24/11/2026.",
        "Kỳ họp thứ hai, ngày 24/11/2026, bầu chủ tịch.",
        "Phiên họp thứ Hai, ngày 24/11/2026.",
        "Cuộc họp thứ hai, ngày 24/11/2026, bàn về đường.",
        "KỲ HỌP THỨ HAI, NGÀY 24/11/2026",
        "Biên bản họp thứ hai, ngày 24/11/2026.",
        "Hội đồng họp lần thứ Hai, ngày 24/11/2026.",
        "Đợt tổ chức thứ hai, ngày 24/11/2026, có 40 hộ.",
        "Hội nghị thứ Hai, ngày 24/11/2026, bàn ba việc.",
        "Mời họp ngày thứ bảy 25/12/2027.",
        "Hội chợ diễn ra đến ngày thứ hai 24/11/2026 của tuần lễ.",
        "Vào ngày thứ hai (24/11/2026), hội chợ đón thêm khách.",
        "Vào ngày thứ hai, 24/11/2026, hội chợ đón thêm khách.",
        "Ngày thứ hai 24/11/2026 có mưa.",
        "Đến ngày thứ hai 24/11 nước mới rút.",
        "Đến ngày thứ ba 26/11/2026, hội chợ đón 3.000 lượt khách.",
    ],
)
def test_a_true_sentence_with_a_weekday_is_not_reported(body: str) -> None:
    assert find("FCT201", body) == []


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("Hạn cuối là ngày 31/11/2026.", "ngày 31/11/2026"),
        ("Nộp trước ngày 30 tháng 2 năm 2027.", "ngày 30 tháng 2 năm 2027"),
        ("Nhận hồ sơ đến 05/13/2026.", "05/13/2026"),
        ("Nhận hồ sơ đến ngày 29/02/2027.", "ngày 29/02/2027"),
        ("Nhận hồ sơ đến ngày 31/4.", "ngày 31/4"),
        ("Họp lúc 25 giờ 30 ngày 24/11/2026.", "25 giờ 30"),
        ("Họp lúc 7h75 sáng mai.", "7h75"),
        ("Ký ngày 32/10/2026.", "ngày 32/10/2026"),
        ("Ký ngày 31-9-2026.", "ngày 31-9-2026"),
        ("Văn bản ký 31.11.2026 đã gửi các xã.", "31.11.2026"),
        ("Họp lúc 7g65 ngày 24/11/2026.", "7g65"),
        ("Thời gian: 7g65, thứ Ba, ngày 24/11/2026.", "7g65"),
        ("Thời gian: 25h30 ngày 24/11/2026.", "25h30"),
        ("**Thời gian:** 8h75 – 11h30.", "8h75"),
        ("Mở cửa từ 7g30 đến 11g75.", "11g75"),
        ("Chợ đông nhất lúc 25 giờ 30 mỗi ngày.", "25 giờ 30"),
        ("Mở cửa từ 7 giờ đến 25 giờ 30 phút mỗi ngày.", "25 giờ 30"),
        ("Phát sóng vào lúc 7 giờ 75 hằng ngày.", "7 giờ 75"),
        ("We meet on November 31, 2026.", "November 31, 2026"),
        ("Apply by 31 November 2026.", "31 November 2026"),
        ("The fair opens on 30 November 2026 at 25:30.", "25:30"),
        ("The meeting starts at 7:65.", "7:65"),
        ("The hall is open from February 30th, 2026.", "February 30th, 2026"),
        ("Phần mềm mở từ ngày 31.11.2026.", "ngày 31.11.2026"),
    ],
)
def test_a_day_or_time_that_does_not_exist_is_reported(body: str, marked: str) -> None:
    assert find("FCT202", body) == [marked]


@pytest.mark.parametrize(
    "body",
    [
        "Giỗ họ vào ngày 30/2 âm lịch.",
        "Nghị quyết số 31/11/2026/NQ-HĐND vừa ban hành.",
        "Văn bản cũ ghi nhầm ngày 31/11/2026.",
        "Không có ngày 31/11 trong lịch.",
        "Hạn ghi là “31/11/2026” là lỗi.",
        "Họp lúc 24 giờ 00 ngày 30/11/2026.",
        "Trực từ 24 giờ đến 48 giờ sau bão.",
        "Trả kết quả trong 25 giờ 30 phút làm việc.",
        "Thửa số 31/11, tờ bản đồ 30/2.",
        "Gọi 0263.31.11.2026 để được hướng dẫn.",
        "Tỷ lệ 30/2 là cao nhất.",
        "Năm 2024 có ngày 29/02/2024.",
        "Tàu chạy 30 giờ 45 phút thì đến nơi.",
        "Đạt 31/31 tiêu chí; 13/13 xã hoàn thành.",
        "Số nhà 30/2/2 đường Hùng Vương.",
        "Mở cửa 7:30 đến 11:30.",
        "Tỷ số chung cuộc là 31-30.",
        "Đồng hồ của máy chạy từ 0 giờ đến 24 giờ.",
        "Phiên bản 31.11.2026 của phần mềm là bản thử.",
        "Phiên bản 2.13.2026 sửa lỗi tìm kiếm.",
        "Phần mềm một cửa lên bản cập nhật 2.13.2026.",
        "Ứng dụng Công dân số (bản 2.14.2026) chạy nhanh hơn.",
        "The new version 2.13.2026 is faster.",
        "Cài firmware 4.31.2026 cho máy in.",
        "Trực 12 giờ mỗi ngày, 72 giờ mỗi tuần.",
        "Bơm chạy liên tục từ 12 giờ mỗi ngày trở lên.",
        "Học viên học đến 25 giờ 30 phút mỗi tuần.",
        "Tổng thời gian phát là 25 giờ 30 mỗi tháng.",
        "Nhẫn nặng 7g65, mỗi gói 25g30 trà.",
        "Họp lúc 7g30 ngày 24/11/2026.",
        "Mỗi nhẫn nặng từ 3g65 đến 7g75.",
        "Mạng 5G phủ 98 thôn; đường 7G65 thông xe.",
        "Bay 30 giờ 45 phút, chiều 24/11 đến nơi.",
        "Sau 30h45 tối đa hai lượt xe được qua.",
        "Máy chạy 48h75 sáng tạo nhiều số liệu.",
        "Gói 12h99 ngày càng đắt khách.",
        "In November 31 groups came; on 30 November 2026 there were 40.",
        "Team A led at 31:25 and won at 61:59.",
        "We meet at 24:00 on November 30, 2026.",
        "The ratio at 25:30 is fine; the scale is 1:65.",
        "It opens on February 29, 2028 at 7:30.",
        "In May 31, 2026 households were told.",
        "Ngày 29/2 bốn năm có một lần.",
    ],
)
def test_a_true_sentence_with_numbers_like_days_is_not_reported(body: str) -> None:
    assert find("FCT202", body) == []


@given(day=DAYS, language=st.sampled_from(("vi",)))
def test_every_day_with_its_own_weekday_is_right(day: date, language: str) -> None:
    text = f"vào {format_weekday(day, language)}, ngày {day:%d/%m/%Y}."
    assert [(each.weekday, each.date_near(day)) for each in find_weekdays_with_day(text)] == [(day.weekday(), day)]


def test_a_quotation_of_a_weekday_and_its_day_closes_its_bracket() -> None:
    bodies = (
        "Sáng thứ Hai (24/11/2026).",
        "Sáng thứ Hai (ngày 24/11/2026, tại xã).",
        "Họp ngày **24/11/2026** (thứ Hai).",
    )
    found = [each for body in bodies for each in run_page_rules(page_text_of(body), ("FCT201",))]
    quoted = [dict(each.diagnostic.values)["text"] for each in found]
    assert quoted == ["thứ Hai (24/11/2026)", "thứ Hai (ngày 24/11/2026…)", "ngày 24/11/2026 (thứ Hai)"]
