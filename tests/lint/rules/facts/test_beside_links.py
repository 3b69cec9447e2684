"""Numbers, days, limits and sums beside a link; those of another act or another document are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.makers.lint.named_items import LINKED_ITEMS, find_contradicted


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("Theo [thông báo](id:so-viec) của Sở Ngoại vụ số 51/TB-SNgV, Sở tuyển hai người.", ["51/TB-SNgV"]),
        ("Theo [thông báo](id:so-viec), số 51/TB-SNgV, Sở tuyển hai người.", ["51/TB-SNgV"]),
        ("Theo [thông báo](id:so-viec) số 15/TB-SNgV ngày 12/9/2026, Sở tuyển người.", ["ngày 12/9/2026"]),
        ("Theo [thông báo](id:so-viec) số 15/TB-SNgV của Sở ngày 12/9, Sở tuyển người.", ["ngày 12/9"]),
        ("Theo [quyết định](id:so-qd) số 21/QĐ-SNgV ngày 3/11/2026, giờ đổi.", ["ngày 3/11/2026"]),
        (
            "Theo [thông báo](id:so-viec) số 51/TB-SNgV ngày 12/9/2026, hạn nộp đến 24/10/2026.",
            ["51/TB-SNgV", "ngày 12/9/2026", "24/10/2026"],
        ),
        ("Theo [thông báo](id:so-viec), hạn nộp hồ sơ đến hết ngày 24/10.", ["ngày 24/10"]),
        ("Sở [tuyển hai chuyên viên](id:so-viec), thời hạn nhận hồ sơ đến ngày 24/10/2026.", ["ngày 24/10/2026"]),
        ("Sở [tuyển hai chuyên viên](id:so-viec) (hạn nộp hồ sơ: 24/10/2026).", ["24/10/2026"]),
        ("Sở [lấy ý kiến](id:so-y-kien), hạn góp ý đến ngày 20/11/2026.", ["ngày 20/11/2026"]),
        ("Mời bà con dự [cuộc thi](id:so-cuoc-thi), hạn nộp bài đến ngày 30/10/2026.", ["ngày 30/10/2026"]),
        ("Mở [cuộc thi](id:so-cuoc-thi), tổng kinh phí 54.000.000 đồng.", ["54.000.000 đồng"]),
        ("Mở [cuộc thi](id:so-cuoc-thi) với tổng kinh phí là 54 triệu đồng.", ["54 triệu đồng"]),
        ("Theo [thông báo](id:so-viec), lệ phí 500.000 đồng.", ["500.000 đồng"]),
        ("[Gói thầu](id:so-goi-thau) có giá gói thầu 1.650.000.000 đồng.", ["1.650.000.000 đồng"]),
    ],
)
def test_a_fact_beside_a_link_that_the_item_contradicts_is_reported(
    tmp_path: Path, body: str, marked: list[str]
) -> None:
    assert find_contradicted(tmp_path, body, LINKED_ITEMS) == marked


@pytest.mark.parametrize(
    "body",
    [
        # Numbers
        "Theo [thông báo](id:so-viec) của Sở Ngoại vụ số 15/TB-SNgV, Sở tuyển hai người.",
        "Theo [thông báo](id:so-viec) và Kế hoạch số 51/KH-SNgV, Sở tuyển hai người.",
        "Sở [tuyển người](id:so-viec), căn cứ Quyết định số 51/QĐ-SNgV.",
        "Sở [tuyển người](id:so-viec) theo Thông báo số 51/TB-SNgV của tỉnh.",
        "Theo [cuộc thi](id:so-cuoc-thi) số 51/TB-SNgV, Sở mời bà con.",
        "Theo [thông báo](id:so-viec) (thay Thông báo số 51/TB-SNgV), Sở tuyển người.",
        # Days of issue
        "Theo [thông báo](id:so-viec) số 15/TB-SNgV ngày 2/9/2026, Sở tuyển người.",
        "Theo [thông báo](id:so-viec) số 15/TB-SNgV, ngày 12/9/2026 Sở họp.",
        "Theo [thông báo](id:so-tuyen) số 12/TB-SNgV ngày 10/9/2026, Sở tuyển người.",
        "Theo [quyết định](id:so-qd) số 21/QĐ-SNgV ngày 02 tháng 11 năm 2026, giờ đổi.",
        "Bản trước ghi nhầm [thông báo](id:so-viec) số 15/TB-SNgV ngày 12/9/2026.",
        # Limits
        "Theo [thông báo](id:so-viec), hạn nộp hồ sơ đến hết ngày 14/10.",
        "Theo [thông báo](id:so-viec), hạn nộp lệ phí đến ngày 24/10.",
        "Theo [thông báo](id:so-viec), hạn nộp gia hạn đến ngày 24/10.",
        "Theo [thông báo](id:so-viec), hạn nộp hồ sơ bổ sung đến ngày 24/10.",
        "Theo [thông báo](id:so-viec), xã nhận hồ sơ đến ngày 10/10 để gửi Sở.",
        "Theo [thông báo](id:so-viec), hạn nộp hồ sơ của các xã đến ngày 10/10.",
        "Theo [thông báo](id:so-viec), hạn nộp hồ sơ đợt 2 đến ngày 24/11.",
        "Theo [thông báo](id:so-viec) và [kế hoạch](id:so-cuoc-thi), hạn nộp bài đến ngày 24/10/2026.",
        "Mở [cuộc thi](id:so-cuoc-thi), hạn nộp bài đến ngày 20 tháng 10.",
        "Hưởng ứng [cuộc thi](id:so-cuoc-thi) của Sở, hạn nộp bài đến ngày 10/10/2026.",
        "Căn cứ [thông báo](id:so-viec), hạn nộp hồ sơ đến ngày 10/10/2026.",
        "Năm ngoái, theo [thông báo](id:so-viec), hạn nộp đến 24/10/2025.",
        "Xem [hội chợ](id:so-hoi-cho), hạn nộp hồ sơ đến ngày 24/10/2026.",
        # Sums
        "Mở [cuộc thi](id:so-cuoc-thi), tổng kinh phí 45 triệu đồng.",
        "Mở [cuộc thi](id:so-cuoc-thi), tổng kinh phí gần 50 triệu đồng.",
        "Mở [cuộc thi](id:so-cuoc-thi), kinh phí in ấn 12 triệu đồng.",
        "Sau [cuộc thi](id:so-cuoc-thi), tổng kinh phí thực tế 41.000.000 đồng.",
        "Sau [cuộc thi](id:so-cuoc-thi), tổng kinh phí đã chi 41.000.000 đồng.",
        "Sau [cuộc thi](id:so-cuoc-thi), tổng kinh phí quyết toán giảm còn tổng kinh phí 41.000.000 đồng.",
        "Mở [cuộc thi](id:so-cuoc-thi), mức thưởng 5.000.000 đồng.",
        "Khác với [cuộc thi](id:so-cuoc-thi), lớp học có tổng kinh phí 41.000.000 đồng.",
        "Theo [thông báo](id:so-viec), lệ phí 300 nghìn đồng.",
    ],
)
def test_an_equal_fact_or_one_of_something_else_is_left_alone(tmp_path: Path, body: str) -> None:
    assert find_contradicted(tmp_path, body, LINKED_ITEMS) == []
