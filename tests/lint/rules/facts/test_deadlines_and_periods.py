"""Deadlines, periods and days of events that contradict the front matter or each other.

The rules are FCT204, FCT205, FCT211, FCT212 and FCT213.
"""

from __future__ import annotations

import pytest

from tests.makers.lint.marked_text import find_marked_texts
from tests.makers.lint.news_texts import NEWS

CONSULTATION = """id: so-noi-quy
kind: consultation
title: Lấy ý kiến dự thảo nội quy
date: 2026-11-01
summary: Mời góp ý dự thảo nội quy.
consultation_type: other
lead_agency: Sở Ngoại vụ
opened: 2026-11-01
closes: 2026-12-01
address: unconfirmed
email: unconfirmed
received: {at: 2026-11-01}
"""
RECRUITMENT = """id: so-tuyen
kind: recruitment
title: Tuyển nhân viên thư viện
date: 2026-11-24
summary: Tuyển nhân viên.
posts:
  - {post: Nhân viên, number: 2, requirements: Trung cấp trở lên}
opens: 2026-11-24T08:00
closes: 2026-12-23
address: Bộ phận một cửa
exam_day: 2027-01-12T08:00
"""
FLOWERS = NEWS.replace("title: Hội nghị", "title: Hội thi cắm hoa")
EVENT = FLOWERS + "event_start: 2026-12-05T08:00\n"
LONG_EVENT = FLOWERS + "event_start: 2026-12-05T08:00\nevent_end: 2026-12-08T17:00\n"


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("Ý kiến góp ý gửi về Sở trước ngày 21/11/2026.", "21/11/2026"),
        ("Thời hạn góp ý đến hết ngày 11/12/2026.", "11/12/2026"),
        ("Đề nghị các cơ quan góp ý bằng văn bản trước ngày 15 tháng 12 năm 2026.", "15 tháng 12 năm 2026"),
        ("Hạn cuối nhận ý kiến: 30/11/2025.", "30/11/2025"),
        ("Thời gian lấy ý kiến từ ngày 01/11/2026 đến ngày 10/12/2026.", "10/12/2026"),
        ("Mọi ý kiến gửi về Sở Ngoại vụ chậm nhất ngày 05/12/2026.", "05/12/2026"),
        ("Hạn góp ý: 17 giờ ngày 12/01/2026.", "12/01/2026"),
        ("Thời hạn nhận ý kiến đến hết ngày 30/12/2026.", "30/12/2026"),
    ],
)
def test_a_deadline_that_contradicts_the_front_matter_is_reported(body: str, marked: str) -> None:
    found = find_marked_texts("FCT204", body, CONSULTATION)
    assert len(found) == 1
    assert marked in found[0]


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("Nhận hồ sơ đến hết ngày 13/12/2026.", "13/12/2026"),
        ("Thời hạn nộp hồ sơ: đến 17 giờ ngày 25/12/2026.", "25/12/2026"),
        ("Thời gian nhận hồ sơ từ ngày 24/11/2026 đến ngày 22/12/2026.", "22/12/2026"),
        ("Người dự tuyển nộp hồ sơ trước ngày 20/12/2026.", "20/12/2026"),
    ],
)
def test_a_deadline_of_applications_that_contradicts_the_front_matter_is_reported(body: str, marked: str) -> None:
    found = find_marked_texts("FCT204", body, RECRUITMENT)
    assert len(found) == 1
    assert marked in found[0]


@pytest.mark.parametrize(
    "body",
    [
        "Ý kiến góp ý gửi về Sở đến hết ngày 01/12/2026.",
        "Ý kiến góp ý gửi về Sở trước ngày 02/12/2026.",
        "Sở sẽ đăng bản tiếp thu ý kiến trước ngày 20/12/2026.",
        "Nội quy cũ hết hiệu lực ngày 31/12/2026.",
        "Quyết định có hiệu lực đến hết ngày 31/12/2027.",
        "Sở trình Ủy ban nhân dân tỉnh trước ngày 15/12/2026.",
        "Theo Kế hoạch số 12/KH-UBND, các xã báo cáo trước ngày 10/12/2026.",
        "Đợt 1: góp ý đến hết ngày 10/11/2026.\n\nĐợt 2: góp ý đến hết ngày 01/12/2026.",
        "Vòng 1 nhận ý kiến đến ngày 15/11/2026, vòng 2 nhận ý kiến đến ngày 01/12/2026.",
        "Thời hạn góp ý được gia hạn từ ngày 20/11/2026 đến hết ngày 01/12/2026.",
        "Thời hạn cũ là 20/11/2026, nay gia hạn đến hết ngày 01/12/2026.",
        "Hạn góp ý trước đây là ngày 20/11/2026; hạn mới là ngày 01/12/2026.",
        "Cơ quan nhà nước góp ý trước ngày 15/11/2026; người dân góp ý đến hết ngày 01/12/2026.",
        "Các sở gửi văn bản góp ý trước ngày 20/11/2026 để tổng hợp.",
        "Bộ Tư pháp nhận ý kiến về dự thảo luật đến hết ngày 20/12/2026.",
        "Năm trước, Sở nhận ý kiến đến hết ngày 01/12/2025.",
        "Luật Ban hành văn bản quy định thời hạn nộp báo cáo trước ngày 15/12/2026.",
        "Hội thảo góp ý được tổ chức trước ngày 25/11/2026.",
        "Thẻ căn cước cấp trước ngày 01/7/2024 vẫn dùng được.",
        "Dự thảo được hoàn thiện trước ngày 30/12/2026.",
        "Ý kiến gửi sau ngày 05/12/2026 không được xem xét.",
        "Số liệu tính đến hết ngày 31/10/2026.",
        "Người sinh trước ngày 01/01/2008 được góp ý.",
        "Giấy mời họp trực tuyến gửi trước ngày 18/11/2026.",
        "Ý kiến đã gửi trước ngày 15/11/2026 không phải gửi lại.",
        "Bản giấy gửi qua bưu điện tính theo dấu bưu điện đến hết ngày 01/12/2026.",
        "Thời gian lấy ý kiến: 30 ngày, từ 01/11/2026 đến 01/12/2026.",
        "Kết quả trả lời người góp ý chậm nhất ngày 16/12/2026.",
    ],
)
def test_a_true_day_beside_the_deadline_of_a_consultation_is_not_reported(body: str) -> None:
    assert find_marked_texts("FCT204", body, CONSULTATION) == []


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("Hội thảo góp ý tổ chức ngày 01/12/2026.\n\nÝ kiến gửi trước ngày 11/12/2026.", "11/12/2026"),
        ("Theo Công văn số 12/SNgV-VP ngày 01/12/2026. Thời hạn góp ý đến hết ngày 21/12/2026.", "21/12/2026"),
        ("Nội quy có hiệu lực từ ngày 01/12/2026. Hạn góp ý: 01/11/2026.", "01/11/2026"),
        ("Lấy ý kiến từ 01/11/2026 đến 01/12/2026.\n\nÝ kiến gửi về Sở trước ngày 11/12/2026.", "11/12/2026"),
        ("Thời gian: 01/11/2026 - 01/12/2026.\n\nHạn góp ý: 11/12/2026.", "11/12/2026"),
        ("Ý kiến gửi về Sở đến hết ngày 21/11/2026.\n\nThời hạn: 01/12/2026.", "21/11/2026"),
        ("Mời góp ý chậm nhất ngày 11/12/2026. Mẫu phiếu đăng đến ngày 01/12/2026.", "11/12/2026"),
    ],
)
def test_a_wrong_deadline_beside_the_right_day_is_reported(body: str, marked: str) -> None:
    found = find_marked_texts("FCT204", body, CONSULTATION)
    assert len(found) == 1
    assert marked in found[0]


@pytest.mark.parametrize(
    "body",
    [
        "Lấy ý kiến đến 01/12/2026.\n\nCác sở gửi ý kiến trước ngày 20/11/2026.",
        "Lấy ý kiến đến 01/12/2026.\n\nÝ kiến của thành viên Hội đồng gửi trước ngày 20/11/2026.",
        "Hạn góp ý: 01/12/2026. Mời gửi ý kiến sớm, trước ngày 20/11/2026.",
        "Hạn góp ý: 20/11/2026, nay gia hạn đến ngày 01/12/2026.",
        "Hạn góp ý đợt một: 20/11/2026.\n\nHạn góp ý: 01/12/2026.",
        "Hạn góp ý: 01/12/2026. Ý kiến gửi bằng bản giấy trực tiếp đến ngày 30/11/2026.",
        "Hạn góp ý: 01/12/2026. Sở tổng hợp ý kiến trước ngày 10/12/2026.",
        "Hạn góp ý: 01/12/2026. Sở trả lời ý kiến trước ngày 20/12/2026.",
        "Sở công bố dự thảo, nhận ý kiến đến 01/12/2026. Cơ quan thẩm định gửi ý kiến trước ngày 15/12/2026.",
        "Hạn góp ý: 01/12/2026. Sở trình ý kiến thẩm định trước ngày 20/12/2026.",
        "Hạn góp ý: 01/12/2026. Sở đăng bản giải trình ý kiến đến hết ngày 31/12/2026.",
        "Hạn góp ý: 01/12/2026. Nội dung góp ý của Sở Tư pháp gửi trước ngày 10/12/2026.",
    ],
)
def test_another_deadline_beside_the_right_one_is_not_reported(body: str) -> None:
    assert find_marked_texts("FCT204", body, CONSULTATION) == []


PROCUREMENT = """id: so-may-tinh
kind: procurement
title: Mời thầu mua máy tính
date: 2026-11-24
summary: Mua máy tính.
number: IB2600123456
package: Mua máy tính
price: 500000000 đồng
form: open
link: https://muasamcong.mpi.gov.vn/tb/1
opens: 2026-11-24T08:00
closes: 2026-12-15T09:00
"""


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("Đóng thầu ngày 25/12/2026.", "25/12/2026"),
        ("Đóng thầu: 9 giờ 00 ngày 16/11/2026.", "16/11/2026"),
        ("Thời điểm đóng thầu: 09h00, ngày 05 tháng 12 năm 2026.", "05 tháng 12 năm 2026"),
        ("Ngày đóng thầu: 25/12/2026", "25/12/2026"),
        ("Đóng thầu lúc 9:00 ngày 25/12/2026; mở thầu ngày 15/12/2026.", "25/12/2026"),
        ("- **Đóng thầu:** 25/12/2026", "25/12/2026"),
        ("Thời điểm đóng thầu: 14 giờ 00 ngày 15/12/2026.", "14 giờ 00"),
    ],
)
def test_another_day_of_the_end_of_bidding_is_reported(body: str, marked: str) -> None:
    found = find_marked_texts("FCT204", body, PROCUREMENT)
    assert len(found) == 1
    assert marked in found[0] or found[0] in body


@pytest.mark.parametrize(
    "body",
    [
        "Đóng thầu ngày 15/12/2026.",
        "Thời điểm đóng thầu: 09 giờ 00 ngày 15/12/2026; mở thầu: 09 giờ 30 ngày 15/12/2026.",
        "Đóng thầu ngày 10/12/2026, nay gia hạn đến 9 giờ ngày 15/12/2026.",
        "Ngay sau khi đóng thầu, ngày 16/12/2026 tổ chuyên gia họp.",
        "Kết quả được công bố trước ngày 30/12/2026.",
        "Sau đóng thầu 10 ngày, đến 25/12/2026 mới có kết quả.",
        "Mở thầu ngày 16/12/2026.",
        "Giao hàng trước ngày 30/01/2027.",
        "Gói thầu trước đây đóng thầu ngày 10/6/2026.",
        "Làm rõ hồ sơ trước khi đóng thầu, ngày 10/12/2026.",
    ],
)
def test_days_beside_the_end_of_bidding_are_not_reported(body: str) -> None:
    assert find_marked_texts("FCT204", body, PROCUREMENT) == []


@pytest.mark.parametrize(
    "body",
    [
        "Nhận hồ sơ đến hết ngày 23/12/2026.",
        "Nộp hồ sơ trước 17 giờ ngày 23/12/2026.",
        "Thí sinh nộp lệ phí thi trước ngày 05/01/2027.",
        "Người trúng tuyển nộp bản chính hồ sơ trước ngày 15/02/2027.",
        "Người trúng tuyển hoàn thiện hồ sơ tuyển dụng đến hết ngày 28/02/2027.",
        "Hạn nộp đơn phúc khảo: ngày 25/01/2027.",
        "Giấy khám sức khỏe còn hạn đến hết ngày 31/01/2027.",
        "Chứng chỉ cấp trước ngày 15/01/2020 được chấp nhận.",
        "Danh sách dự thi niêm yết trước ngày 05/01/2027.",
        "Hồ sơ đợt trước nhận đến hết ngày 30/6/2026.",
    ],
)
def test_a_true_day_beside_the_deadline_of_applications_is_not_reported(body: str) -> None:
    assert find_marked_texts("FCT204", body, RECRUITMENT) == []


def of_day(date: str, start: str, title: str = "Ngày hội việc làm") -> str:
    """Return the front matter of news of `date` about an event that begins on `start`."""
    head = NEWS.replace("date: 2026-11-21", f"date: {date}").replace("title: Hội nghị", f"title: {title}")
    return f"{head}event_start: {start}T08:00\n"


@pytest.mark.parametrize(
    ("date", "start"),
    [
        ("2026-11-20", "2025-11-22"),
        ("2027-01-05", "2026-01-15"),
        ("2027-01-04", "2026-01-08"),
        ("2027-02-01", "2026-02-10"),
        ("2026-11-20", "2025-12-01"),
        ("2027-01-10", "2026-01-10"),
        ("2026-06-01", "2025-06-05"),
        ("2026-12-28", "2025-12-30"),
    ],
)
def test_an_event_a_year_before_its_announcement_is_reported(date: str, start: str) -> None:
    assert len(find_marked_texts("FCT205", "Ngày hội mở cửa lúc 8 giờ.", of_day(date, start))) == 1


@pytest.mark.parametrize(
    ("date", "start", "body"),
    [
        ("2026-11-20", "2026-11-22", "Ngày hội mở cửa lúc 8 giờ."),
        ("2026-12-28", "2027-01-03", "Ngày hội mở cửa lúc 8 giờ."),
        ("2027-01-03", "2026-12-29", "Ngày hội đã diễn ra."),
        ("2027-01-03", "2026-12-31", "Chương trình đón năm mới."),
        ("2026-11-20", "2025-11-22", "Ngày hội năm 2025 có 40 gian."),
        ("2026-11-20", "2025-11-22", "Ngày hội diễn ra ngày 22/11/2025."),
        ("2026-11-20", "2027-11-22", "Festival diễn ra vào tháng 11/2027."),
        ("2026-11-20", "2026-06-01", "Ngày hội đã diễn ra."),
        ("2026-11-20", "2027-04-30", "Lễ hội mùa xuân sẽ khai mạc ở quảng trường."),
        ("2026-11-20", "2026-12-31", "Đếm ngược đón năm mới."),
        ("2026-01-02", "2026-12-24", "Festival cuối năm 2026 đã có chương trình."),
        ("2026-11-20", "2024-11-22", "Bài đăng lại để lưu trữ."),
        ("2026-11-20", "2020-01-01", "Hồi ký một chuyến đi."),
        ("2026-11-20", "2026-11-20", "Khai mạc hôm nay."),
        ("2026-11-20", "2026-10-20", "Nhìn lại ngày hội."),
        ("2027-01-15", "2026-12-20", "Ảnh của đêm hội."),
        ("2026-03-01", "2026-02-17", "Tết ở bản."),
        ("2026-11-20", "2025-11-22", "Kỷ niệm một năm ngày hội, bài năm 2025 được đăng lại."),
        ("2026-11-20", "2027-06-15", "Hội thi dời sang tháng 6 năm sau."),
        ("2026-11-20", "2026-05-20", "Tổng kết hội thi."),
    ],
)
def test_an_event_of_a_year_that_is_right_is_not_reported(date: str, start: str, body: str) -> None:
    assert find_marked_texts("FCT205", body, of_day(date, start)) == []


CLOSING_BEFORE = [
    (CONSULTATION, "date: 2026-11-01", "date: 2026-12-10"),
    (CONSULTATION, "date: 2026-11-01", "date: 2026-12-02"),
    (CONSULTATION, "date: 2026-11-01", "date: 2026-12-31"),
    (CONSULTATION, "date: 2026-11-01", "date: 2027-11-01"),
    (RECRUITMENT, "date: 2026-11-24", "date: 2026-12-24"),
    (RECRUITMENT, "date: 2026-11-24", "date: 2027-01-24"),
    (RECRUITMENT, "opens: 2026-11-24T08:00\ncloses: 2026-12-23", "opens: 2025-11-24T08:00\ncloses: 2025-12-23"),
    (RECRUITMENT, "date: 2026-11-24", "date: 2027-11-24"),
]


@pytest.mark.parametrize(("head", "right", "wrong"), CLOSING_BEFORE)
def test_an_item_that_closes_before_its_posting_is_reported(head: str, right: str, wrong: str) -> None:
    assert len(find_marked_texts("FCT211", "Có tệp đính kèm.", head.replace(right, wrong))) == 1


@pytest.mark.parametrize(
    ("head", "right", "other"),
    [
        (CONSULTATION, "date: 2026-11-01", "date: 2026-11-01"),
        (CONSULTATION, "date: 2026-11-01", "date: 2026-12-01"),
        (CONSULTATION, "date: 2026-11-01", "date: 2026-11-30"),
        (CONSULTATION, "date: 2026-11-01", "date: 2026-10-15"),
        (CONSULTATION, "closes: 2026-12-01", "closes: 2026-11-01"),
        (CONSULTATION, "closes: 2026-12-01", "closes: 2027-01-31"),
        (CONSULTATION, "date: 2026-11-01", "date: 2026-11-20"),
        (CONSULTATION, "closes: 2026-12-01", "closes: 2026-11-02"),
        (RECRUITMENT, "date: 2026-11-24", "date: 2026-12-23"),
        (RECRUITMENT, "closes: 2026-12-23", "closes: 2025-12-23"),  # reported by FMT133
        (RECRUITMENT, "date: 2026-11-24", "date: 2026-12-20"),
        (RECRUITMENT, "closes: 2026-12-23", "closes: 2026-12-23T17:00"),
        (RECRUITMENT, "closes: 2026-12-23", "closes: 2026-11-24T17:00"),
        (RECRUITMENT, "closes: 2026-12-23", "closes: 2027-01-05"),
        (RECRUITMENT, "date: 2026-11-24", "date: 2026-11-01"),
        (NEWS, "date: 2026-11-21", "date: 2026-11-21\nevent_start: 2026-11-01T08:00"),
        (NEWS, "date: 2026-11-21", "date: 2026-11-21\nevent_start: 2026-11-01T08:00\nevent_end: 2026-11-03T08:00"),
        (EVENT, "date: 2026-11-21", "date: 2026-12-20"),
        (LONG_EVENT, "date: 2026-11-21", "date: 2026-12-20"),
        (NEWS, "date: 2026-11-21", "date: 2026-01-01"),
        (LONG_EVENT, "date: 2026-11-21", "date: 2026-12-06"),
    ],
)
def test_an_item_that_is_posted_while_it_is_open_is_not_reported(head: str, right: str, other: str) -> None:
    assert find_marked_texts("FCT211", "Có tệp đính kèm.", head.replace(right, other)) == []


@pytest.mark.parametrize(
    "body",
    [
        "Nhận đơn từ ngày 30/11/2026 đến hết ngày 20/11/2026.",
        "Thời gian: từ 14 giờ 00 đến 11 giờ 30 cùng ngày.",
        "Cấm đường từ ngày 20/12/2026 đến ngày 05/12/2026.",
        "Nhận hồ sơ từ ngày 15/12/2026 đến 05/01/2026.",
        "Lớp học trong 5 ngày, từ ngày 07/12/2026 đến ngày 09/12/2026.",
        "Thời gian niêm yết 15 ngày, từ ngày 01/12/2026 đến ngày 10/12/2026.",
        "Niêm yết từ ngày 01 tháng 12 năm 2026 đến ngày 15 tháng 11 năm 2026.",
        "Hội chợ diễn ra trong 03 ngày (từ ngày 10/12/2026 đến ngày 15/12/2026).",
        "Buổi sáng tiếp dân từ 11 giờ 30 đến 7 giờ 30.",
        "Tiếp dân từ 13h30 đến 11h30 hằng ngày.",
        "Triển lãm mở từ ngày 20/12 đến 10/12/2026.",
    ],
)
def test_a_period_that_ends_before_it_begins_or_has_another_length_is_reported(body: str) -> None:
    assert len(find_marked_texts("FCT212", body)) == 1


@pytest.mark.parametrize(
    "body",
    [
        "Nhận đơn từ ngày 20/11/2026 đến hết ngày 30/11/2026.",
        "Cắt nước từ 22 giờ đến 5 giờ sáng hôm sau.",
        "Cắt nước từ 22 giờ ngày 24/11 đến 5 giờ ngày 25/11/2026.",
        "Quán mở cửa từ 17 giờ đến 2 giờ.",
        "Tổ tuần tra đêm trực từ 21h00 đến 4h30.",
        "Nghỉ Tết từ ngày 28/12 đến ngày 03/01.",
        "Nghỉ Tết từ ngày 30/12/2026 đến hết ngày 03/01/2027.",
        "Nghỉ từ 29/12 đến 02/01/2027.",
        "Mùa khô kéo dài từ ngày 15/11 đến ngày 30/4.",
        "Lịch nghỉ Tết từ ngày 26 tháng Chạp đến ngày 05 tháng Giêng.",
        "Trong 10 ngày làm việc, từ ngày 01/12/2026 đến ngày 14/12/2026, Sở nhận đơn.",
        "Lớp học trong 3 ngày, từ ngày 07/12/2026 đến ngày 09/12/2026.",
        "Thời gian niêm yết 15 ngày, từ ngày 01/12/2026 đến ngày 16/12/2026.",
        "Lớp học 6 buổi trong 2 tuần, từ ngày 07/12/2026 đến ngày 18/12/2026.",
        "Hội chợ 3 ngày 2 đêm, từ ngày 10/12/2026 đến ngày 12/12/2026.",
        "Trả kết quả trong 5 ngày; đợt này nhận đơn từ ngày 01/12/2026 đến ngày 20/12/2026.",
        "Có 12 ngày mưa, từ ngày 01/11/2026 đến ngày 20/11/2026.",
        "Trong 5 ngày cao điểm, từ ngày 01/12/2026 đến ngày 31/12/2026 sẽ có kiểm tra.",
        "Nhiệt độ giảm từ 18 giờ tối đến 6 giờ sáng.",
        "Chuyến xe từ Đà Lạt 23 giờ, đến Phan Thiết 4 giờ.",
        "Chương trình dời từ ngày 10/12/2026 sang ngày 05/12/2026.",
        "Số hồ sơ giảm từ 30/11/2026 là 40 hồ sơ đến 20/11/2025 là 32 hồ sơ.",
        "Rút thời hạn nhận từ ngày 30/12/2026 xuống ngày 20/12/2026.",
        "Sửa thời hạn từ ngày 30/12/2026 thành ngày 20/12/2026.",
        "Bản tin cũ ghi nhầm “từ ngày 30/11/2026 đến ngày 20/11/2026”.",
        "Từ Quyết định ngày 30/11/2026 đến Kế hoạch ngày 20/11/2026 đều nêu việc này.",
        "Mở cửa từ 7 giờ 30 đến 11 giờ 30 và từ 13 giờ 30 đến 17 giờ.",
        "Chỉ số giảm từ 12/10 xuống 10/10 điểm.",
        "Lãi suất giảm từ 9% đến 7%.",
        "Tuyến từ Km 30 đến Km 20 đang sửa.",
        "Trực từ 17 giờ chiều nay đến 7 giờ sáng mai.",
        "Học lớp tối từ 7 giờ đến 9 giờ.",
        "Thời gian 20 ngày (không kể ngày lễ), từ ngày 01/12/2026 đến ngày 05/01/2027.",
    ],
)
def test_a_true_period_is_not_reported(body: str) -> None:
    assert find_marked_texts("FCT212", body) == []


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("Hội thi bắt đầu lúc 8 giờ ngày 05/12/2025 tại nhà kính.", "05/12/2025"),
        ("Hội thi khai mạc lúc 8 giờ ngày 06/12/2026.", "06/12/2026"),
        ("Thời gian: 8 giờ 00, ngày 15/12/2026.", "15/12/2026"),
        ("Hội thi sẽ diễn ra vào ngày 05 tháng 11 năm 2026.", "05 tháng 11 năm 2026"),
        ("Hội thi được tổ chức lúc 8 giờ sáng ngày 25/12/2026 tại hội trường.", "25/12/2026"),
        ("Hội thi cắm hoa diễn ra lúc 8 giờ, ngày 4/12/2026.", "4/12/2026"),
        ("Thời gian tổ chức: ngày 06/12/2026.", "06/12/2026"),
        ("Hội thi bắt đầu vào 8h00 ngày 12/05/2026.", "12/05/2026"),
    ],
)
def test_a_day_of_the_event_that_contradicts_the_front_matter_is_reported(body: str, marked: str) -> None:
    found = find_marked_texts("FCT213", body, EVENT)
    assert len(found) == 1
    assert marked in found[0]


@pytest.mark.parametrize(
    "body",
    [
        "Hội thi bắt đầu lúc 8 giờ ngày 05/12/2026 tại nhà kính.",
        "Hội thi bắt đầu lúc 8 giờ ngày 5/12.",
        "Hội thi năm trước bắt đầu ngày 06/12/2025.",
        "Hội thi lần thứ nhất diễn ra ngày 06/12/2020.",
        "Hội thi dời từ ngày 01/12/2026 sang ngày 05/12/2026.",
        "Hội thi dự kiến diễn ra ngày 01/12/2026, nay hoãn đến ngày 05/12/2026.",
        "Vòng sơ khảo diễn ra ngày 28/11/2026; vòng chung khảo diễn ra ngày 05/12/2026.",
        "Lễ tổng kết diễn ra ngày 20/12/2026.",
        "Đăng ký dự thi bắt đầu từ ngày 25/11/2026.",
        "Việc bán vé bắt đầu ngày 22/11/2026.",
        "Buổi tổng duyệt bắt đầu lúc 18 giờ ngày 04/12/2026.",
        "Họp báo được tổ chức ngày 30/11/2026.",
        "Công ty khởi công ngày 12/10/2026 sẽ dự hội thi.",
        "Phường tổ chức hội nghị ngày 10/11/2026 để chuẩn bị hội thi.",
        "Kỷ niệm ngày Nam Kỳ khởi nghĩa 23/11/1940.",
        "Nghị quyết được thông qua ngày 15/10/2026.",
        "Bế mạc diễn ra ngày 07/12/2026.",
        "Sau hội thi, lớp tập huấn bắt đầu ngày 10/12/2026.",
        "Ban tổ chức công bố kết quả ngày 06/12/2026.",
        "Đường đóng từ 5 giờ ngày 04/12/2026.",
        "Sáng ngày 05/12/2026, hội thi khai mạc; trao giải ngày 06/12/2026.",
        "Hội nghị triển khai bắt đầu lúc 8 giờ ngày 05/12/2026 và kết thúc ngày 06/12/2026.",
        "Chương trình do đơn vị thành lập ngày 01/12/1990 tổ chức.",
        "Hội thi tại xã Một bắt đầu ngày 05/12/2026, tại xã Hai bắt đầu ngày 06/12/2026.",
    ],
)
def test_a_true_day_beside_the_day_of_the_event_is_not_reported(body: str) -> None:
    assert find_marked_texts("FCT213", body, EVENT) == []


@pytest.mark.parametrize(
    "body",
    [
        "Lễ hội diễn ra từ ngày 05/12/2026 đến ngày 08/12/2026.",
        "Lễ bế mạc diễn ra lúc 20 giờ ngày 08/12/2026.",
        "Hội nghị chuyên đề bắt đầu lúc 8 giờ ngày 06/12/2026.",
        "Thời gian: 05/12/2026 – 08/12/2026.",
    ],
)
def test_a_day_within_an_event_of_several_days_is_not_reported(body: str) -> None:
    assert find_marked_texts("FCT213", body, LONG_EVENT) == []
