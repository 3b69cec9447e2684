"""Agencies and units that no longer exist, and misspelt names of the present ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from portalgen.config.former_bodies import FORMER_BODIES_FILE, FormerBodies
from portalgen.config.lint_settings import LintSettings, load_lint_settings
from portalgen.diagnostics.sentences import sentence_of
from portalgen.lint.run import run_page_rules
from tests.makers.lint.news_texts import NEWS, page_text_of
from tests.makers.lint.shipped_names import find_shipped, run_shipped

ACTING = [
    ("Sở Kế hoạch và Đầu tư thông báo lịch tiếp doanh nghiệp.", "Sở Kế hoạch và Đầu tư"),
    ("Sở Kế hoạch và Đầu tư mời góp ý trước ngày 30/11/2026.", "Sở Kế hoạch và Đầu tư"),
    ("Sở KH&ĐT vừa ban hành kế hoạch kiểm tra.", "Sở KH&ĐT"),
    ("Ngày 20/11/2026, Sở Giao thông vận tải đã tổ chức hội nghị.", "Sở Giao thông vận tải"),
    ("Hồ sơ nộp tại Sở Tài nguyên và Môi trường trong giờ hành chính.", "Sở Tài nguyên và Môi trường"),
    ("Doanh nghiệp liên hệ Sở Thông tin và Truyền thông để được hướng dẫn.", "Sở Thông tin và Truyền thông"),
    ("Người lao động gửi đơn về Sở Lao động - Thương binh và Xã hội.", "Sở Lao động - Thương binh và Xã hội"),
    ("UBND tỉnh đề nghị Sở Nông nghiệp và Phát triển nông thôn chủ trì.", "Sở Nông nghiệp và Phát triển nông thôn"),
    ("UBND huyện Bắc Bình mời người dân dự họp.", "huyện Bắc Bình"),
    ("Ủy ban nhân dân huyện Đức Linh tổ chức lễ hội.", "huyện Đức Linh"),
    ("Sáng nay, UBND thành phố Đà Lạt công bố quy hoạch.", "thành phố Đà Lạt"),
    ("Phòng Tài nguyên và Môi trường huyện Di Linh tiếp nhận hồ sơ.", "huyện Di Linh"),
    ("Người dân nộp hồ sơ tại Phòng Tài nguyên huyện.", "huyện"),
    ("Hồ sơ gửi về UBND cấp huyện nơi có đất.", "huyện"),
    ("UBND thị trấn Chợ Lầu niêm yết danh sách.", "thị trấn Chợ Lầu"),
    ("Công an huyện Bắc Bình cảnh báo thủ đoạn mới.", "huyện Bắc Bình"),
    ("UBND tỉnh Bình Thuận thông báo nghỉ lễ.", "tỉnh Bình Thuận"),
    ("Sở Y tế tỉnh Đắk Nông khuyến cáo người dân.", "tỉnh Đắk Nông"),
    ("Địa chỉ: số 5 Nguyễn Tất Thành, thị trấn Chợ Lầu, huyện Bắc Bình.", "thị trấn Chợ Lầu"),
    ("Địa chỉ: thôn 2, xã Phan Lâm, tỉnh Lâm Đồng.", "xã Phan Lâm"),
    ("Trụ sở đặt tại số 1 Trần Phú, TP. Phan Thiết, tỉnh Lâm Đồng.", "TP. Phan Thiết"),
    ("Huyện Bắc Bình phát động tháng vệ sinh môi trường.", "Huyện Bắc Bình"),
    ("UBND **huyện Bắc Bình** tổ chức hội thi.", "huyện Bắc Bình"),
    ("Chủ tịch UBND huyện Hàm Tân yêu cầu các xã báo cáo.", "huyện Hàm Tân"),
    ("Mọi thắc mắc xin liên hệ UBND huyện Đức Trọng, điện thoại 0263.", "huyện Đức Trọng"),
    ("Phòng Giáo dục và Đào tạo thành phố Bảo Lộc hướng dẫn tuyển sinh.", "thành phố Bảo Lộc"),
    ("HĐND huyện Đam Rông tổ chức kỳ họp.", "huyện Đam Rông"),
    ("Ủy ban nhân dân thị xã La Gi thông báo thu hồi đất.", "thị xã La Gi"),
    ("UBND TP Đà Lạt mời tham gia.", "TP Đà Lạt"),
    ("Sở LĐ-TB&XH tuyển dụng viên chức.", "Sở LĐ-TB&XH"),
    ("Lãnh đạo UBND huyện Di Linh kiểm tra công trình.", "huyện Di Linh"),
    ("Hồ sơ dự tuyển gửi về Phòng Nội vụ huyện Bảo Lâm trước ngày 30/11/2026.", "huyện Bảo Lâm"),
    ("Thanh tra Sở Giao thông vận tải xử phạt 20 xe.", "Sở Giao thông vận tải"),
    ("Người dân khai báo với Công an huyện nơi cư trú.", "huyện"),
    ("Người dân đến Bộ phận Một cửa UBND huyện Cát Tiên để nộp.", "huyện Cát Tiên"),
    ("Địa chỉ nhận hồ sơ: Số 1 Hùng Vương, thành phố Đà Lạt, tỉnh Lâm Đồng.", "thành phố Đà Lạt"),
    ("- UBND huyện Bắc Bình: phối hợp tuyên truyền.", "huyện Bắc Bình"),
    ("Ngày 20/11, UBND huyện Bắc Bình tổ chức hội nghị.", "huyện Bắc Bình"),
    ("Sáng 20/11 UBND thị trấn Lạc Dương tổ chức ra quân.", "thị trấn Lạc Dương"),
    ("Hồ sơ được tổng hợp rồi trình Sở Kế hoạch và Đầu tư thẩm định.", "Sở Kế hoạch và Đầu tư"),
    ("Xe quá khổ phải xin giấy phép lưu hành của Sở Giao thông vận tải.", "Sở Giao thông vận tải"),
    ("Dự toán đã gửi để UBND huyện Đạ Tẻh phê duyệt trong tháng này.", "huyện Đạ Tẻh"),
    ("Xã chuyển hồ sơ để Sở TN&MT xem xét.", "Sở TN&MT"),
    ("Mức hỗ trợ sẽ do UBND huyện Lâm Hà quyết định.", "huyện Lâm Hà"),
    ("Chiều nay, Sở tiếp đoàn công tác của UBND tỉnh Bình Thuận.", "tỉnh Bình Thuận"),
    ("Sở Xây dựng làm việc với lãnh đạo UBND tỉnh Đắk Nông và UBND tỉnh Gia Lai.", "tỉnh Đắk Nông"),
    ("Từ ngày 01/12/2026, Sở Công Thương sẽ cùng UBND thành phố Bảo Lộc kiểm tra.", "thành phố Bảo Lộc"),
    ("Sở Nội vụ phối hợp với Công an tỉnh và Sở TT&TT tập huấn.", "Sở TT&TT"),
    ("Chi cục Trồng trọt thuộc Sở NN và PTNT vừa khuyến cáo bà con.", "Sở NN và PTNT"),
    (
        "Theo Công văn ngày 18/11/2026 của Sở Thông tin và Truyền thông, mạng sẽ bảo trì.",
        "Sở Thông tin và Truyền thông",
    ),
    ("Doanh nghiệp nộp đơn tại Phòng Đăng ký kinh doanh của Sở KH và ĐT.", "Sở KH và ĐT"),
    ("Xã chuyển hồ sơ lên Phòng Nội vụ huyện Lâm Hà thẩm định.", "huyện Lâm Hà"),
    ("Nếu đã mất tiền, hãy báo ngay Công an xã Di Linh hoặc Công an huyện Di Linh.", "huyện Di Linh"),
    ("Người dân đến một trong các điểm sau:\n\n- Văn phòng Sở;\n- UBND Phường 12, thành phố Đà Lạt.", "Phường 12"),
]


@pytest.mark.parametrize(("body", "marked"), ACTING)
def test_a_former_body_that_acts_is_reported(body: str, marked: str) -> None:
    assert find_shipped("FCT230", body) == [marked]


FREE = [
    "Năm 2020, Sở Kế hoạch và Đầu tư đã cấp 500 giấy phép.",
    "Trước đây, Sở Giao thông vận tải quản lý bến này.",
    "UBND huyện Bắc Bình (cũ) tổ chức lễ này hằng năm.",
    "Sở Tài chính thành lập trên cơ sở hợp nhất với Sở Kế hoạch và Đầu tư.",
    "Sau khi sáp nhập, Sở Giao thông vận tải thực hiện bàn giao.",
    "Tiền thân của xã là UBND huyện Bắc Bình quản lý.",
    "Quyết định số 12/2021/QĐ-UBND của UBND huyện Bắc Bình ban hành quy chế.",
    "Tờ báo viết: “UBND huyện Bắc Bình mời người dân dự họp”.",
    "Trung tâm Y tế huyện Bắc Bình tổ chức tiêm chủng.",
    "Trường THPT huyện Bắc Bình thông báo tuyển sinh.",
    "Xe dừng ở bến xe huyện Bắc Bình.",
    "Bệnh viện đa khoa khu vực tỉnh Bình Thuận tiếp nhận bệnh nhân.",
    "Giấy chứng nhận do UBND huyện Bắc Bình cấp giấy vẫn có giá trị.",
    "Ngày 12/5/2024, UBND huyện Đức Linh tổ chức lễ hội.",
    "Sở Kế hoạch và Đầu tư thành phố Hồ Chí Minh thông báo.",
    "UBND huyện Krông Pắk, tỉnh Đắk Lắk mời các đơn vị.",
    "UBND xã Hoà Thắng tổ chức ngày hội.",
    "UBND phường Bình Thuận thông báo lịch tiếp dân.",
    "UBND phường 1 Bảo Lộc tiếp nhận hồ sơ.",
    "Đường Hòa Bình, phường Mũi Né, tỉnh Lâm Đồng đang sửa.",
    "Đà Lạt đón nhiều du khách.",
    "Bộ Kế hoạch và Đầu tư ban hành thông tư.",
    "Nguyên lãnh đạo Sở Giao thông vận tải dự buổi gặp mặt.",
    "Người dân đã nộp đơn đến UBND huyện Bắc Bình mà chưa được trả lời.",
    "UBND xã Bắc Bình (từ 01/7/2025 thay UBND huyện Bắc Bình) tiếp nhận hồ sơ.",
    "Địa chỉ: số 5, xã Bắc Bình, tỉnh Lâm Đồng (trước là thị trấn Chợ Lầu, huyện Bắc Bình cũ).",
    "Tuyến đường nối thị trấn Chợ Lầu và xã Phan Lâm thông xe.",
    "Địa chỉ: Trường Tiểu học thị trấn Chợ Lầu.",
    "Ông bà sinh ở huyện Bắc Bình tổ chức đám cưới.",
    "Cựu cán bộ Sở Giao thông vận tải tổ chức gặp mặt.",
    "Thửa đất đã được UBND huyện Bắc Bình cấp giấy chứng nhận.",
    "Theo Quyết định 45/QĐ-UBND ngày 10/3/2023 của UBND thành phố Đà Lạt, chợ mở đến 22 giờ.",
    "Đường tỉnh 725 qua huyện Lâm Hà dài 20 km.",
    "Công ty Cấp thoát nước thành phố Đà Lạt thông báo cúp nước.",
    "Chi nhánh Điện lực huyện Đức Trọng thông báo lịch cúp điện.",
    "Hạt Kiểm lâm huyện Lạc Dương tổ chức tuần tra.",
    "Bảo hiểm xã hội huyện Di Linh hướng dẫn người dân.",
    "Chợ thị trấn Liên Nghĩa thông báo giờ mở cửa.",
    "Trường Tiểu học xã Phan Lâm tổ chức khai giảng.",
    "Festival Hoa Đà Lạt do thành phố Đà Lạt tổ chức lần đầu.",
    "Sở Tài nguyên và Môi trường Thành phố Hồ Chí Minh mời tham quan.",
    "Hội đồng nhân dân xã Bắc Bình họp.",
    "Nhà văn hóa huyện Cư Jút (nay là xã Cư Jút) tổ chức chiếu phim.",
    "Các hồ sơ do Sở Kế hoạch và Đầu tư tiếp nhận nay do Sở Tài chính giải quyết.",
    "Hồ sơ lưu trữ của UBND huyện Đạ Huoai được chuyển về Trung tâm Lưu trữ.",
    "Giai đoạn 2015-2020, UBND huyện Đơn Dương triển khai 20 mô hình.",
    "Mười năm trước, UBND huyện Lâm Hà tổ chức hội thi này.",
    "Anh Nguyễn Văn A, thường trú huyện Bắc Bình, thông báo mất giấy tờ.",
    "Tác phẩm của thị xã La Gi đoạt giải.",
    "Du khách đến thành phố Đà Lạt, đến xã Phan Lâm.",
    "Bến xe liên tỉnh Đà Lạt ở phường Xuân Trường - Đà Lạt.",
    "Đơn vị cấp huyện đã kết thúc hoạt động từ 01/7/2025.",
    "Thẩm quyền của UBND cấp huyện do UBND cấp xã thực hiện.",
    "Thẩm quyền thuộc UBND cấp huyện được giao cho UBND cấp xã.",
    "Người dân từng nộp hồ sơ tại UBND huyện Đức Trọng không phải nộp lại.",
    "Giấy phép do Sở Thông tin và Truyền thông cấp phép còn hiệu lực.",
    "Kết luận thanh tra của Sở Xây dựng và Sở Giao thông vận tải được công bố.",
    "Liên đoàn Lao động thị xã La Gi tổ chức hội thao.",
    "Ngân hàng Nông nghiệp và Phát triển nông thôn chi nhánh huyện Đức Linh thông báo.",
    "Vào lúc 7 giờ, xe rời bến xe thành phố Đà Lạt, hành khách liên hệ quầy vé.",
    "Sách in tại thị xã Gia Nghĩa thời đó, nhà in tổ chức rất công phu.",
    "Từ khi UBND huyện Tánh Linh tổ chức lớp, bà con biết chữ.",
    "Lực lượng Công an huyện xưa kia tổ chức rất mỏng.",
    "Trụ sở UBND huyện Bắc Bình được sửa làm trường học.",
    "Trụ sở UBND huyện Bắc Bình nay là nơi làm việc của xã.",
    "Khu hành chính Phòng Giáo dục huyện được giao cho trường.",
    "Ông A, Trưởng phòng Giáo dục huyện, nghỉ hưu năm 2019.",
    "Ai đến nhận kết quả từ Sở Kế hoạch và Đầu tư thì gặp Sở Tài chính.",
    "Tờ trình Sở Kế hoạch và Đầu tư lưu ở kho.",
    "Xã nhận 12 hồ sơ chờ UBND huyện Đức Trọng xử lý từ trước ngày 01/7/2025.",
    "Biên bản làm việc với Sở Kế hoạch và Đầu tư còn lưu ở kho.",
    "Quy chế phối hợp với Công an huyện Di Linh hết hiệu lực.",
    "Từ 01/7/2025, không phải xin ý kiến UBND cấp huyện nữa.",
    "Thay vì nộp tại UBND huyện, người dân nộp tại xã.",
    "Khi còn cấp huyện, hồ sơ phải trình UBND huyện phê duyệt.",
    "Các dự án do UBND huyện Bảo Lâm phê duyệt được rà soát lại.",
    "Hộ có sổ đỏ của UBND thành phố Đà Lạt không phải đổi.",
    "Công trình Sở Giao thông vận tải dựng ở ngã ba.",
    "Xã đã trình UBND huyện Đức Trọng hồ sơ này, nhưng chưa có kết quả.",
    "Đoàn công tác của UBND tỉnh Bình Thuận từng đến thăm.",
    "Năm ngoái, xã phối hợp với UBND huyện Đức Linh trồng cây.",
    "Hồi đó ai cũng phải xin giấy phép của Sở Giao thông vận tải.",
    "Xe được cấp giấy phép của Sở Giao thông vận tải vẫn chạy đến khi hết hạn.",
    "Theo Công văn ngày 18/11/2024 của Sở Thông tin và Truyền thông, mạng được nâng cấp.",
    "Xã làm việc với UBND tỉnh Khánh Hòa về bờ biển.",
    "Quy chế phối hợp với UBND huyện Bắc Bình được bãi bỏ.",
    "Hồ sơ để ở kho UBND huyện Đức Trọng.",
    "Các đơn vị cũ nộp lưu gồm:\n\n- UBND huyện Đức Trọng;\n- UBND huyện Lâm Hà.",
    "UBND Phường 1, thành phố Vũng Tàu thông báo lịch tiếp dân.",
    "UBND phường 2, TP. Mỹ Tho mời đoàn của xã.",
    "UBND xã Tân Thành, huyện Lấp Vò tiếp nhận hồ sơ.",
    "Người dân nộp hồ sơ tại các điểm sau:\n\n- UBND xã Đức Trọng;\n- chợ thị trấn Liên Nghĩa.",
]


@pytest.mark.parametrize("body", FREE)
def test_a_true_sentence_about_a_former_body_is_not_reported(body: str) -> None:
    assert find_shipped("FCT230", body) == []


def test_documents_and_items_before_the_end_are_not_reported() -> None:
    body = "Sở Kế hoạch và Đầu tư thông báo lịch tiếp doanh nghiệp."
    assert find_shipped("FCT230", body, NEWS.replace("2026-11-21", "2025-02-28")) == []
    assert find_shipped("FCT230", body, NEWS.replace("2026-11-21", "2025-03-01")) == ["Sở Kế hoạch và Đầu tư"]


def test_titles_and_addresses_of_the_front_matter_are_read() -> None:
    head = NEWS.replace("Hội nghị", "UBND huyện Bắc Bình mời họp")
    assert find_shipped("FCT230", "Nội dung.", head) == ["huyện Bắc Bình"]


def test_the_message_names_successors_and_day() -> None:
    (agency,) = run_shipped("FCT230", ACTING[0][0])
    assert (
        sentence_of(agency.diagnostic, "vi")
        == "`Sở Kế hoạch và Đầu tư` không còn từ 01/03/2025 (chưa xác nhận); nay là: Sở Tài chính"
    )
    (unit,) = run_shipped("FCT230", "UBND thị trấn Chợ Lầu niêm yết danh sách.")
    assert sentence_of(unit.diagnostic, "vi") == "`thị trấn Chợ Lầu` không còn từ 01/07/2025; nay là: Xã Bắc Bình"
    assert "2025" in sentence_of(unit.diagnostic, "en")


@pytest.mark.parametrize(
    ("body", "successors"),
    [
        ("UBND Phường 1, thành phố Đà Lạt thông báo lịch.", "Phường Xuân Hương - Đà Lạt"),
        ("UBND Phường 1, TP. Đà Lạt thông báo lịch.", "Phường Xuân Hương - Đà Lạt"),
        ("UBND **Phường 1**, **thành phố Đà Lạt** thông báo lịch.", "Phường Xuân Hương - Đà Lạt"),
        ("UBND Phường 1 (Đà Lạt) thông báo lịch.", "Phường Xuân Hương - Đà Lạt"),
        ("UBND Phường 2, thành phố Bảo Lộc thông báo lịch.", "Phường 2 Bảo Lộc"),
        ("UBND Phường 2, Bảo Lộc thông báo lịch.", "Phường 2 Bảo Lộc"),
        ("UBND Phường 1 thông báo lịch.", "Phường 1 Bảo Lộc, Phường Xuân Hương - Đà Lạt"),
        ("UBND Phường 1, tỉnh Lâm Đồng thông báo lịch.", "Phường 1 Bảo Lộc, Phường Xuân Hương - Đà Lạt"),
        ("UBND xã Tân Hà, huyện Lâm Hà tiếp nhận hồ sơ.", "Xã Tân Hà Lâm Hà"),
        ("UBND xã Tân Hà, huyện Hàm Tân tiếp nhận hồ sơ.", "Xã Hàm Tân"),
        ("UBND xã Tân Hà, huyện Đức Linh tiếp nhận hồ sơ.", "Xã Trà Tân"),
        ("Địa chỉ: số 2, Phường 1, thành phố Đà Lạt, tỉnh Lâm Đồng.", "Phường Xuân Hương - Đà Lạt"),
        ("UBND phường Nghĩa Đức, thị xã Gia Nghĩa thông báo.", "Phường Bắc Gia Nghĩa"),
        ("UBND Phường 1, thành phố Đà Lat thông báo lịch.", "Phường 1 Bảo Lộc, Phường Xuân Hương - Đà Lạt"),
    ],
)
def test_the_successor_is_that_of_the_district_behind_a_commune(body: str, successors: str) -> None:
    (found,) = run_shipped("FCT230", body)
    assert dict(found.diagnostic.values)["successors"].vi == successors


def test_nothing_is_reported_without_the_register() -> None:
    text = page_text_of(ACTING[0][0])
    assert run_page_rules(text, ("FCT23",)) == ()


def test_the_register_is_optional_and_its_faults_are_reported(tmp_path: Path) -> None:
    assert load_lint_settings(tmp_path, ()) == (LintSettings(), ())
    file = tmp_path / FORMER_BODIES_FILE
    file.parent.mkdir(parents=True)
    file.write_text("agencies:\n  - {names: [Sở A], since: 2025-13-01, successors: {vi: Sở B, en: B}}\n", "utf-8")
    settings, faults = load_lint_settings(tmp_path, ())
    assert settings.former == FormerBodies() and [each.place.line for each in faults] == [2]
    file.write_text("agencies:\n  - {names: [Sở A], since: 2025-03-01, successors: {vi: Sở B, en: B}}\n", "utf-8")
    settings, faults = load_lint_settings(tmp_path, ())
    assert not faults
    assert settings.former.agencies[0].since == date(2025, 3, 1) and not settings.former.agencies[0].is_confirmed


MISSPELT = [
    ("Lễ hội ở phường Xuân Hường - Đà Lạt.", "phường Xuân Hường - Đà Lạt", "Phường Xuân Hương - Đà Lạt"),
    ("Lễ hội ở phường Xuân Hường.", "phường Xuân Hường", "Phường Xuân Hương"),
    ("UBND phường Cam Li tiếp dân.", "phường Cam Li", "Phường Cam Ly"),
    ("Đường qua xã Di Lihn đã xong.", "xã Di Lihn", "Xã Di Linh"),
    ("Đường qua xã Di Lin đã xong.", None, None),
    ("Người dân xã Bac Bình được mời.", "xã Bac Bình", "Xã Bắc Bình"),
    ("Cầu ở xã Đưc Trọng thông xe.", "xã Đưc Trọng", "Xã Đức Trọng"),
    ("Cầu ở xã Đức Trọngg thông xe.", "xã Đức Trọngg", "Xã Đức Trọng"),
    ("Hội chợ tại phường Phan Thiêt.", "phường Phan Thiêt", "Phường Phan Thiết"),
    ("Hội chợ tại phường Phan Thiếtt.", "phường Phan Thiếtt", "Phường Phan Thiết"),
    ("UBND phường Mui Né thông báo.", "phường Mui Né", "Phường Mũi Né"),
    ("Đặc khu Phú Quí đón khách.", "Đặc khu Phú Quí", "Đặc khu Phú Quý"),
    ("Chợ ở xã Đạ Têh mở lại.", "xã Đạ Têh", "Xã Đạ Tẻh"),
    ("Lớp học tại phường Lang Bang - Đà Lạt.", "phường Lang Bang - Đà Lạt", "Phường Lang Biang - Đà Lạt"),
    ("Lớp học tại phường Langbiang - Đà Lạt.", "phường Langbiang - Đà Lạt", "Phường Lang Biang - Đà Lạt"),
    ("UBND phường Bảo Lâm, xã Krong Nô phối hợp.", "xã Krong Nô", "Xã Krông Nô"),
    ("UBND tỉnh Lâm Đông ban hành kế hoạch.", "tỉnh Lâm Đông", "Tỉnh Lâm Đồng"),
    ("Sở Tài chinh thông báo.", "Sở Tài chinh", "Sở Tài chính"),
    ("Sở Xây dụng thông báo.", "Sở Xây dụng", "Sở Xây dựng"),
    ("Sở Nông nghiêp và Môi trường tiếp nhận.", "Sở Nông nghiêp và Môi trường", "Sở Nông nghiệp và Môi trường"),
    ("Sở Khoa học và Công ngệ mời.", "Sở Khoa học và Công ngệ", "Sở Khoa học và Công nghệ"),
    ("Họp ở phường Blao chiều nay.", "phường Blao", "Phường B'Lao"),
    ("Bà con xã Cát Tiêm ra đồng.", None, None),
    ("UBND PHƯỜNG 1 BẢO LÔC", "PHƯỜNG 1 BẢO LÔC", "Phường 1 Bảo Lộc"),
    ("Xe đến xã Đắk Mill lúc sáng.", "xã Đắk Mill", "Xã Đắk Mil"),
    ("Cây giống giao cho xã Bảo Lâm 6.", "xã Bảo Lâm 6", "Xã Bảo Lâm 5"),
    ("Trao quà ở các xã Đam Rông 1, Đam Rông 5 và Lạc Dương.", "Đam Rông 5", "Xã Đam Rông 4"),
    ("Phiếu phát ở phường Bắc Gia Nghĩa và phường Tây Gia Nghĩa.", "phường Tây Gia Nghĩa", "Phường Bắc Gia Nghĩa"),
    ("Do Sở Khoa học và Công nghiệp chủ trì.", "Sở Khoa học và Công nghiệp", "Sở Khoa học và Công nghệ"),
    ("Đặc khu Phú Qúy đón khách.", "Đặc khu Phú Qúy", "Đặc khu Phú Quý"),
    ("UBND ĐẶC KHU PHÚ QÚY THÔNG BÁO", "ĐẶC KHU PHÚ QÚY", "Đặc khu Phú Quý"),
    ("UBND phường Bắc Gia Nghiã họp.", "phường Bắc Gia Nghiã", "Phường Bắc Gia Nghĩa"),
    ("Bãi biển phường Muĩ Né đông khách.", "phường Muĩ Né", "Phường Mũi Né"),
    ("Sở Taì chính thông báo.", "Sở Taì chính", "Sở Tài chính"),
    ("Hội chợ tại xã Qủang Tín.", "xã Qủang Tín", "Xã Quảng Tín"),
    ("Sở phối hợp với phường Xuân Hường lắp đèn.", "phường Xuân Hường", "Phường Xuân Hương"),
]


@pytest.mark.parametrize(("body", "marked", "name"), MISSPELT)
def test_a_misspelt_name_is_reported_with_the_right_one(body: str, marked: str | None, name: str | None) -> None:
    found = run_shipped("FCT231", body)
    assert [each.diagnostic.place.underlined for each in found] == ([marked] if marked else [])
    assert [dict(each.diagnostic.values)["name"] for each in found] == ([name] if name else [])


@pytest.mark.parametrize(
    "body",
    [
        "Lễ hội ở phường Xuân Hương - Đà Lạt và phường Xuân Hương.",
        "Chị Xuân Hường hát tại phường Cam Ly.",
        "Hồ Xuân Hương nằm giữa thành phố.",
        "Đường Xuân Hường, phường Lâm Viên - Đà Lạt.",
        "Xã Hòa Thắng, xã Hoà Thắng là một.",
        "Phường Phú Thuỷ và phường Phú Thủy viết như nhau.",
        "Đoàn thăm xã Tân Thanh, nơi kết nghĩa.",
        "Đoàn thăm xã Vĩnh Hào, tỉnh Ninh Bình.",
        "Đoàn thăm xã Dì Linh, tỉnh Khánh Hòa.",
        "Thôn này trước thuộc xã Phan Lâm.",
        "Xã hội học tập ở xã Tân Hội.",
        "Đặc khu Phú Quý, ĐẶC KHU PHÚ QUÝ và đặc khu Phú Quý đón khách.",
        "UBND phường Phú Thuỷ, PHƯỜNG PHÚ THUỶ họp.",
        "Xã Hoà Thắng mời xã Hòa Thắng và xã Hoà Bắc, xã Hòa Bắc.",
        "Người ta hay gõ nhầm đặc khu Phú Qúy.",
        "Bản cũ ghi “đặc khu Phú Qúy”.",
        "Phường Bắc Gia Nghĩa, xã Đắk Wil, xã Đạ Huoai, xã Cư Jút và phường B'Lao họp.",
        "Cô Qúy ở xã Di Linh.",
        "Xã Tân Hòa gửi lời chúc.",
        "Xã Xuân Hưng gửi lời chúc.",
        "Tên đúng là phường Xuân Hương, hay bị ghi sai là phường Xuân Hường.",
        "Người ta gõ “phường Xuân Hường” khi tìm.",
        "Sở Tài chính, Sở Xây dựng và Sở Y tế tỉnh họp.",
        "Sở Kế hoạch và Đầu tư đã hợp nhất.",
        "Sở dĩ có việc này là vì mưa.",
        "Sở Văn hoá, Thể thao và Du lịch mời.",
        "Phường 1 nay thuộc phường Xuân Hương - Đà Lạt.",
        "XÃ DI LINH VÀ PHƯỜNG PHAN THIẾT",
        "Xã B’Lao cũ và phường B’Lao nay.",
        "Mã trang là `xã Di Lihn`.",
        "Các xã Bảo Lâm 1, Bảo Lâm 2, Bảo Lâm 5 và Đam Rông 4 nhận cây.",
        "Thôn Bảo Lâm 6 và buôn Đam Rông 7 họp.",
        "Xã Bảo Lâm 1, 50 hộ được nhận cây.",
        "Phường Bắc Gia Nghĩa, Nam Gia Nghĩa và Đông Gia Nghĩa họp.",
        "Phía Tây Gia Nghĩa, đường đang sửa.",
        "Sở Khoa học, Công nghệ và Môi trường trước đây ở đường này.",
        "Sở Khoa học và Công nghệ, Sở Nội vụ họp.",
        "Các xã Bảo Lâm 1, Bảo Lâm 2 và xã Bảo Lâm họp.",
    ],
)
def test_a_true_name_is_not_reported(body: str) -> None:
    assert find_shipped("FCT231", body) == []
