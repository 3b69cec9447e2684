"""Sums, percentages and counts in sentences (FCT214)."""

from __future__ import annotations

import pytest

from tests.makers.lint.marked_text import find_marked_texts


@pytest.mark.parametrize(
    "body",
    [
        "Đoàn khám cho 420 người cao tuổi, gồm 212 nam và 198 nữ.",
        "Xã có 45 hộ được hỗ trợ, gồm 20 hộ nghèo và 15 hộ cận nghèo.",
        "Bộ phận một cửa tiếp nhận 250 hồ sơ, gồm 180 hồ sơ trực tuyến và 60 hồ sơ trực tiếp.",
        "Có 180/200 hộ đăng ký, đạt 80%.",
        "Toàn xã có 15/20 thôn đạt chuẩn, chiếm 85%.",
        "Lớp học có 35 học viên (20 nam, 25 nữ).",
        "Hội nghị trao 12 giải: 1 giải nhất, 2 giải nhì, 3 giải ba và 5 giải khuyến khích.",
        "Đội có 30 người, gồm 12 người của thôn Một, 8 người của thôn Hai và 11 người của thôn Ba.",
        "Trong tháng đã giải quyết 95/100 hồ sơ, đạt 90%.",
        "Lực lượng gồm 12 kiểm lâm viên, 9 cán bộ kỹ thuật và 6 cán bộ xã, tổng cộng 29 người, chia thành ba đoàn.",
        "Lớp gồm 12 nam và 15 nữ, tổng cộng 29 người.",
        "Lực lượng kiểm tra gồm 12 kiểm lâm viên, 9 cán bộ kỹ thuật và 6 cán bộ xã, tổng cộng 29 người, chia ba đoàn.",
        "Lớp học gồm 12 nam và 15 nữ, tổng cộng 29 người.",
        "Đội văn nghệ gồm 12 nam và 15 nữ, tổng số 26 người.",
        "Tổ công tác gồm 3 công an, 4 dân quân, và 5 đoàn viên, tổng cộng có 13 người.",
        "Danh sách gồm 20 hộ nghèo và 15 hộ cận nghèo, tổng cộng 45 hộ.",
        "Đoàn dự hội thi gồm 8 học sinh nam và 7 học sinh nữ, tổng cộng 16 học sinh.",
    ],
)
def test_a_number_that_its_neighbours_contradict_is_reported(body: str) -> None:
    assert len(find_marked_texts("FCT214", body)) == 1


@pytest.mark.parametrize(
    "body",
    [
        "Đoàn khám cho 410 người cao tuổi, gồm 212 nam và 198 nữ.",
        "Lớp gồm 12 nam và 15 nữ, tổng cộng 27 người.",
        "Mỗi đội gồm 3 bác sĩ và 5 điều dưỡng, tổng cộng 42 người.",
        "Năm đội gồm 3 bác sĩ và 5 điều dưỡng, tổng cộng 40 người.",
        "Đoàn gồm 3 đội và 2 tổ, tổng cộng 29 người.",
        "Đoàn gồm 12 nam và 15 nữ, trong đó 5 đảng viên, tổng cộng 27 người.",
        "Đoàn gồm 12 xe, 9 ca nô và 6 cán bộ, tổng cộng 29 người.",
        "Ngoài chỉ huy, đội gồm 12 nam và 15 nữ, tổng cộng 28 người.",
        "Đoàn khám cho 410 người cao tuổi, trong đó có 212 nữ và 98 người trên 80 tuổi.",
        "Có 180/200 hộ đăng ký, đạt 90%.",
        "Có 2/3 hộ đăng ký, đạt 67%.",
        "Có 2/3 hộ đăng ký, chiếm gần 70%.",
        "Có 121/181 xã đạt chuẩn, đạt 66,85%.",
        "Có 121/181 xã đạt chuẩn, đạt 66,9%.",
        "Trồng 120/100 ha, đạt 120% kế hoạch.",
        "Thu 180/200 tỷ đồng, bằng 105% so với cùng kỳ.",
        "Có 45/50 hộ nộp phí, tăng 5% so với năm trước.",
        "Thực hiện 95/120 chỉ tiêu, vượt 12% kế hoạch.",
        "Theo Nghị quyết 15/20, phấn đấu đạt 85%.",
        "Ngày 15/20 hộ báo cáo, tỷ lệ hài lòng đạt 98%.",
        "Có 15/20 thôn họp, trong đó 80% số hộ dự.",
        "Địa chỉ 15/20 Hùng Vương; đạt 85% khách hài lòng.",
        "Xã có 45 hộ, gồm 3 thôn và 2 tổ.",
        "Xã có 12 thôn, gồm 1.200 hộ và 4.500 nhân khẩu.",
        "Đoàn có 12 người, gồm 3 bác sĩ, 5 điều dưỡng và các tình nguyện viên.",
        "Đoàn có 12 người, gồm 3 bác sĩ, 5 điều dưỡng, còn lại là tình nguyện viên.",
        "Đoàn có hơn 400 người, gồm 212 nam và 198 nữ.",
        "Khoảng 400 người dự, gồm 212 nam và 198 nữ.",
        "Trao 30 suất quà, gồm 10 kg gạo và 2 lít dầu mỗi suất.",
        "Tặng 30 phần quà, gồm 10 kg gạo và 500.000 đồng.",
        "Gói thầu 5 tỷ đồng, gồm 3 hạng mục và 2 năm bảo hành.",
        "Dự án dài 12,5 km, gồm 8,3 km đường nhựa và 4,2 km đường bê tông.",
        "Tổng vốn 10 tỷ đồng, gồm 6,67 tỷ đồng của tỉnh và 3,34 tỷ đồng của xã.",
        "Tổng vốn 2 tỷ đồng, gồm 1,5 tỷ đồng của tỉnh và 500 triệu đồng của dân.",
        "Trong 420 người khám có 212 nam, 98 nữ và 110 trẻ em.",
        "Tiếp 30 lượt với 42 người, gồm 20 người của xã Một và 22 người của xã Hai.",
        "Có 20 hộ (12 hộ nghèo, 5 hộ có người khuyết tật, 8 hộ neo đơn) được hỗ trợ, có hộ thuộc nhiều nhóm.",
        "Tuổi từ 18 đến 25, gồm 3 lớp.",
        "Đội giành 9 huy chương (3 vàng, 2 bạc, 4 đồng).",
        "Lớp có 35 học viên (20 nữ).",
        "Lớp có 35 học viên (20 nữ, 5 đảng viên).",
        "Lớp có 35 học viên (tăng 5 người, 2 lớp so với năm trước).",
        "Năm 2025 có 40 hồ sơ, gồm quý I 10, quý II 12, quý III 9 và quý IV 9.",
        "Mức phạt 5 triệu đồng, gồm 3 lỗi.",
        "Sở có 9 phòng, gồm 45 công chức và 12 viên chức.",
        "Tổng diện tích 100 ha, gồm 33,3 ha rau, 33,3 ha hoa, 33,3 ha cà phê.",
        "Thi đấu 3/5 ván, đạt 80% phiếu.",
        "Tỷ lệ giải quyết là 99/100 hồ sơ (99%), mức hài lòng đạt 95%.",
        # Totals of groups
        "Lực lượng gồm 12 kiểm lâm viên, 9 cán bộ kỹ thuật và 6 cán bộ xã, tổng cộng 27 người.",
        "Lớp học gồm 12 nam và 15 nữ, tổng cộng 27 người.",
        "Đoàn gồm 12 cán bộ và 5 chiến sĩ, tổng cộng 20 người kể cả lái xe.",
        "Đoàn gồm 12 cán bộ, 5 chiến sĩ và các lái xe, tổng cộng 20 người.",
        "Đoàn gồm 12 cán bộ và 5 chiến sĩ cùng lái xe, tổng cộng 20 người.",
        "Mỗi tổ gồm 2 công an và 3 dân quân, tổng cộng 45 người.",
        "Xã lập 9 tổ gồm 2 công an và 3 dân quân, tổng cộng 45 người.",
        "Các chốt gồm 2 công an và 3 dân quân, tổng cộng 45 người.",
        "Lực lượng gồm 3 đội và 45 dân quân, tổng cộng 45 người.",
        "Lực lượng gồm 12 cán bộ và 3 xe, tổng cộng 12 người.",
        "Lớp gồm 12 giáo viên, 30 học sinh và 20 nữ, tổng cộng 42 người.",
        "Đoàn gồm 12 cán bộ và khoảng 20 chiến sĩ, tổng cộng 30 người.",
        "Đoàn gồm 12 cán bộ và 5 chiến sĩ, tổng cộng hơn 20 người.",
        "Đoàn gồm 12 cán bộ và hai bác sĩ, tổng cộng 14 người.",
        "Hội có 5 chi hội gồm 12 nam và 15 nữ, tổng cộng 135 người.",
        "Xã lập 9 tổ, gồm 12 nam và 15 nữ.",
        "Danh sách gồm 20 hộ nghèo và 15 người già, tổng cộng 22 hộ.",
        "Hồ sơ gồm 2 đơn và 3 ảnh, tổng cộng 6 hộ đã nộp.",
        "Ban tổ chức gồm 5 thành viên và 3 cán bộ, tổng cộng 9 người (kể cả trưởng ban).",
        "Đoàn gồm 4 đại biểu nam và 6 đại biểu nữ, tổng cộng 10 đại biểu.",
    ],
)
def test_a_true_number_beside_others_is_not_reported(body: str) -> None:
    assert find_marked_texts("FCT214", body) == []
