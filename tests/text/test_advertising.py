"""Wording of advertisements is told; warnings of it, quotations and refusals are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.text.advertising import ADVERTISING_PHRASES, JOINT_PHRASES, find_advertising, may_hold_wording, may_offer
from portalgen.text.normalization import nfc


def list_advertising(text: str, *more: str) -> list[str]:
    return [text[start:end] for start, end in find_advertising(text, more)]


@pytest.mark.parametrize("phrase", ADVERTISING_PHRASES)
def test_each_phrase_is_found_in_any_letters_and_spacing(phrase: str) -> None:
    assert nfc(phrase) == phrase.lower()
    assert list_advertising(f"Sản phẩm mới: {phrase.upper()}!") == [phrase.upper()]
    assert list_advertising(phrase.replace(" ", "  ")) == [phrase.replace(" ", "  ")]


@pytest.mark.parametrize(
    "text",
    [
        "Cảnh báo lừa đảo: tin nhắn mời “mua ngay” là giả mạo.",
        "Sở nhắc người tiêu dùng thận trọng trước lời mời giảm giá sốc.",
        "Xử phạt quảng cáo sai sự thật: tự xưng số 1 Việt Nam.",
        "Bà con không nên mua ngay khi chưa xem nhãn.",
        "Đừng vội mua ngay, hãy so sánh giá.",
        "Tờ rơi ghi “ưu đãi hấp dẫn” nhưng không có địa chỉ.",
        "Ngân hàng Chính sách xã hội cho hộ nghèo vay không thế chấp, liên hệ hotline của xã.",
        "Người bệnh đừng tin lời cam kết chữa khỏi.",
        "Xã xử lý dứt điểm 12 vụ việc, cam kết trả lời dân.",
        "Người bệnh lao được chữa khỏi sau sáu tháng.",
        "Khách hủy vé được hoàn tiền theo quy định.",
        "Chính sách ưu đãi đối với người có công.",
        "Mùa ngay sau Tết là mùa hoa.",
        "Chợ phiên bán hàng giảm giá nhân dịp khai trương.",
    ],
)
def test_what_is_no_advertisement_is_not_reported(text: str) -> None:
    assert list_advertising(text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Liên hệ đặt mua tại cửa hàng, giá chỉ từ 99.000 đồng, số lượng có hạn, nhanh tay đăng ký!", 4),
        ("Giá rẻ nhất, uy tín số 1, cam kết chất lượng.", 3),
        ("Mua ngay, số lượng có hạn.", 2),
        ("Giá rẻ nhất thị trường.", 1),
        ("Nhà thuốc cam kết chữa khỏi tiểu đường.", 1),
        ("Vay tín chấp, giải ngân trong ngày, liên hệ hotline để được duyệt.", 1),
        ("Không khỏi hoàn tiền, giao thuốc tận nhà.", 1),
        ("Đảm bảo trị dứt điểm viêm xoang.", 1),
        ("Không hiệu quả hoàn lại tiền 100%.", 1),
    ],
)
def test_wording_that_advertises_together_is_reported(text: str, count: int) -> None:
    assert len(list_advertising(text)) == count


@pytest.mark.parametrize(
    "text",
    [
        "Nhà trường công khai cam kết chất lượng giáo dục.",
        "Vé mời phát tại chỗ, số lượng có hạn.",
        "Các em nhanh tay đăng ký dự thi; cuộc thi mở đến hết tháng.",
        "Cam kết chất lượng giáo dục: bản cam kết chất lượng của năm học.",
        "Cảnh báo quảng cáo giá rẻ nhất, số lượng có hạn trên mạng.",
    ],
)
def test_such_wording_alone_is_not_reported(text: str) -> None:
    assert list_advertising(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Trung tâm Ngoại ngữ Mẫu ưu đãi học phí 50% cho học viên mới. Nhanh tay đăng ký để không bỏ lỡ cơ hội!",
        "Khóa học cắm hoa giảm ngay 30%, đăng ký ngay hôm nay.",
        "Ưu đãi đặc biệt 20% cho mọi đơn hàng, đừng bỏ lỡ.",
        "Công ty Mẫu chiết khấu đến 40%, đừng để bỏ lỡ!",
    ],
)
def test_an_offer_beside_a_call_is_reported(text: str) -> None:
    assert len(list_advertising(text)) == 1
    assert may_offer(text)


@pytest.mark.parametrize(
    "text",
    [
        "Trường THPT Mẫu giảm học phí 50% cho học sinh hộ cận nghèo; phụ huynh đừng bỏ lỡ hạn nộp đơn.",
        "Nhà trường giảm học phí 30% trong học kỳ, phụ huynh không bỏ lỡ hạn đăng ký.",
        "Thư viện giảm 50% phí làm thẻ, các em nhanh tay đăng ký.",
        "Ngày hội việc làm: doanh nghiệp ưu đãi 20% vé xe cho người lao động, đừng bỏ lỡ.",
        "Hội chợ nông sản giảm giá đến 30%, mời bà con đừng bỏ lỡ.",
        "Trạm y tế khám miễn phí, giảm 20% tiền thuốc; người dân không bỏ lỡ đợt khám.",
        "Tỷ lệ hộ nghèo giảm 2%. Các em đừng bỏ lỡ cơ hội học nghề.",
        "Vay ưu đãi lãi suất 3% một năm cho học nghề.",
    ],
)
def test_fees_fairs_and_programmes_of_offices_are_no_offer(text: str) -> None:
    assert list_advertising(text) == []


def test_settings_add_phrases_of_their_own() -> None:
    assert list_advertising("Nhận quà liền tay trong tuần này.", "nhận quà liền tay") == ["Nhận quà liền tay"]
    assert list_advertising("Nhận quà liền tay trong tuần này.", " ") == []


@given(st.text(max_size=100))
def test_what_is_found_lies_within_the_text(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in find_advertising(text, ("a", "b c")))


@pytest.mark.parametrize("phrase", ADVERTISING_PHRASES)
def test_a_quick_look_sees_each_phrase_in_any_letters_and_spacing(phrase: str) -> None:
    shapes = (phrase.upper(), phrase.replace(" ", "\n \xa0"), phrase.replace("i", "ı"), phrase.replace("i", "İ"))
    for shape in shapes:
        assert list_advertising(shape) == [shape]
        assert may_hold_wording(f"Tin mới\n{shape}, xem thêm")


@pytest.mark.parametrize("phrase", JOINT_PHRASES)
def test_a_quick_look_sees_joint_phrases_only_if_they_are_two(phrase: str) -> None:
    other = next(each for each in JOINT_PHRASES if each not in phrase and phrase not in each)
    assert may_hold_wording(f"{phrase.upper()}\n{other}")
    assert not may_hold_wording(" ".join(reversed(f"{phrase} {other}".split())))


def test_a_quick_look_sees_phrases_of_the_settings() -> None:
    assert may_hold_wording("Nhận quà liền tay trong tuần này.", ("Nhận  quà liền tay",))
    assert not may_hold_wording("Nhận quà trong tuần này.", ("Nhận  quà liền tay",))
