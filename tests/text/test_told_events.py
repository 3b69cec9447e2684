"""News that tells of an event which took place is told from news that only names days and events."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.text.told_events import ToldEvent, find_told_event
from tests.makers.growth import check_linear_growth

DAY = date(2026, 6, 15)
TITLE = "Tin địa phương"

TOLD = (
    "Sáng ngày 12/6, Sở Y tế tổ chức hội nghị sơ kết công tác phòng chống dịch.",
    "Chiều 15/6, tại hội trường UBND tỉnh, diễn ra lễ trao Huân chương Lao động.",
    "Sáng 12/6/2026, đồng chí Nguyễn Văn A, Phó Chủ tịch UBND tỉnh đã dự và phát biểu tại Hội nghị tổng kết năm học.",
    "Tối 14/6, tại TP. Đà Lạt, Liên hoan ca múa nhạc các dân tộc khai mạc.",
    "Ngày 11/6, Đoàn công tác của Bộ Nông nghiệp và Môi trường làm việc với UBND tỉnh về tiến độ thu hoạch.",
    "Sáng nay (15/6), HĐND xã khai mạc kỳ họp thứ ba.",
    "Chiều ngày 10 tháng 6 năm 2026, Đoàn đại biểu Quốc hội tỉnh tiếp xúc cử tri tại xã Đức Trọng.",
    "Hội nghị diễn ra sáng 01/6/2026 tại hội trường của Sở.",
    "Hội thảo được tổ chức vào ngày 12/6 tại Trường Đại học Đà Lạt.",
    "UBND phường đã tổ chức lễ ra quân tổng vệ sinh môi trường vào ngày 13/6.",
    "Từ ngày 10 đến 12/6, tại Phan Thiết, Bộ Chỉ huy Quân sự tỉnh tổ chức diễn tập khu vực phòng thủ.",
    "Trong hai ngày 12 và 13/6, Hội Nông dân tỉnh tổ chức lớp tập huấn kỹ thuật chăm sóc cà phê.",
    "Sáng thứ Sáu, ngày 12/6, Ban Chỉ đạo 35 tỉnh họp phiên thứ hai.",
    "Hôm qua, Chủ tịch UBND xã thăm, tặng quà các gia đình chính sách.",
    "**Sáng 12/6**, UBND tỉnh họp báo công bố kết quả thanh tra.",
    "Vừa qua, ngày 9/6, Công đoàn ngành tổ chức Hội thao năm 2026.",
    "Ngày 12-6, Thường trực Tỉnh ủy gặp mặt cán bộ hưu trí.",
    "Chiều 12.6, Sở Kế hoạch và Đầu tư tổ chức tọa đàm với doanh nghiệp.",
    "Ngày 8/6, Công an xã phối hợp với Đoàn thanh niên ra quân tuyên truyền an toàn giao thông.",
    "Lễ khánh thành cầu Ông Thoại diễn ra vào sáng ngày 14/6 với sự có mặt của lãnh đạo tỉnh.",
    "Ngày 12/6, Ủy ban MTTQ Việt Nam xã trao nhà Đại đoàn kết cho hộ nghèo.",
    "Sáng 12/6, lãnh đạo tỉnh dâng hương tại Nghĩa trang liệt sĩ.",
    "Ngày 5/6, Phó Chủ tịch UBND tỉnh đi kiểm tra tiến độ thi công cao tốc.",
    "Chiều 12/6, diễn ra Hội nghị trực tuyến toàn quốc về chuyển đổi số; tham dự tại điểm cầu Lâm Đồng có Giám đốc Sở.",
    'Tại Nhà văn hóa thôn 3, tối 13/6, Hội Phụ nữ xã tổ chức chương trình "Phiên chợ 0 đồng".',
    "Sáng 12/6, bế mạc Hội thi Tuyên truyền viên giỏi.",
    "Ngày 14/6, Trường THPT Bảo Lộc đã tổ chức thành công Đại hội Chi bộ.",
    "Hội Chữ thập đỏ tỉnh vừa tổ chức ngày hội hiến máu ngày 14/6.",
    "Sáng 12/6, Đoàn kiểm tra của Sở Nội vụ đến làm việc tại UBND xã Nam Ban.",
    "Sáng 12/6, Ban Thường vụ Tỉnh ủy họp cho ý kiến về các dự án trọng điểm.",
    'Ngày 11/6, tại thành phố Phan Thiết, Hiệp hội Du lịch tỉnh phối hợp Sở Văn hóa, Thể thao và Du lịch tổ chức Diễn đàn "Du lịch xanh".',
    "Chiều ngày 12/06/2026, đồng chí Chủ tịch UBND tỉnh đã có buổi làm việc với Tập đoàn A.",
    "Ngày 12/6, Công an phường tổ chức tuyên truyền phòng cháy chữa cháy cho 200 hộ dân.",
    "Sáng 10/6, Phó Bí thư Thường trực Tỉnh ủy đến chúc mừng chư tăng nhân Đại lễ Phật đản.",
    "Đó là nội dung Hội nghị giao ban báo chí diễn ra chiều 12/6.",
    "Trong khuôn khổ chuyến công tác, ngày 12/6, Đoàn đã thăm Khu công nghiệp Phú Hội.",
    "Sáng 12/6, hơn 300 đoàn viên đã tham gia ngày hội hiến máu tình nguyện.",
    "Ngày 12/6, Hội đồng nhân dân tỉnh khai mạc Kỳ họp thứ 5.",
    "Tối 12/6, tại Quảng trường Lâm Viên đã diễn ra chương trình nghệ thuật chào mừng.",
    "Vào lúc 8 giờ ngày 12/6, tại hội trường UBND xã, Đảng ủy xã đã tiến hành hội nghị lần thứ tư.",
    "Ngày 12/6/2026, tại trụ sở, Sở Tư pháp tiếp Đoàn giám sát của HĐND tỉnh.",
    "Sáng 12/6, Thanh tra tỉnh công bố kết luận thanh tra tại Ban Quản lý dự án.",
    "Chiều nay (15/6), Ủy ban Mặt trận xã trao hai căn nhà cho hộ khó khăn.",
    "Ngày 12/6, Hội Khuyến học trao 40 suất học bổng cho học sinh.",
    "Hôm 12-6-2026, Ban Quản lý dự án đã làm lễ khởi công cầu Suối Vàng.",
    "Trong hai ngày 11 và 12/6, 80 cán bộ của 12 xã đã được tập huấn về chuyển đổi số.",
    "Lớp học bế mạc chiều 12/6.",
    "Hôm 12/6, Công ty A bàn giao và khánh thành cầu treo.",
    "HĐND xã giám sát việc thu chi tại trường mầm non vào chiều 12/6.",
    "Giải bóng đá thiếu niên hè đã khép lại tối qua với chức vô địch của phường 2.",
    "Đoàn liên ngành kiểm tra công tác phòng cháy tại chợ vào sáng thứ Sáu, 12/6, nhắc nhở 14 hộ.",
    "Vừa qua, đoàn đại biểu Quốc hội tỉnh đã đến thăm học sinh trường nội trú.",
    "Mới đây, tại Đà Lạt, Hội Nông dân tỉnh tổ chức hội thảo về cây mắc ca.",
    "Ngày 12/6, Liên đoàn Lao động tỉnh khai trương điểm bán hàng bình ổn.",
    "Hội thi đã bế mạc vào chiều 13/6.",
    "Sáng 2/6, dưới sự chủ trì của Chủ tịch UBND tỉnh, UBND tỉnh đã tổ chức phiên họp chuẩn bị kỳ họp giữa năm.",
    "(BBT) Ngày 11 – 6, UBND tỉnh họp phiên thường kỳ.",
    "Ngày 12–14/6, Sở tổ chức lớp tập huấn.",
    "Vào các ngày 12,13/6/2026, hai khóm của phường đã tổ chức Ngày hội Đại đoàn kết.",
    "Từ ngày 11/6 đến ngày 14/6 trên địa bàn xã diễn ra ngày hội của năm cụm dân cư.",
    "Trong 2 ngày 12 và 13/6/2026, Đảng ủy phường đã tổ chức ngày hội ở các tổ dân phố.",
    "Sáng 12-6, UBND xã tổ chức lễ ra mắt Cổng thông tin điện tử xã.",
)
NOT_TOLD = (
    "Sáng 20/6, Sở Y tế sẽ tổ chức hội nghị sơ kết công tác phòng chống dịch.",
    "Ngày 18/6, tại hội trường UBND tỉnh, diễn ra lễ trao giải báo chí.",
    "Ngày 12/6, UBND tỉnh ban hành Kế hoạch tổ chức Hội nghị xúc tiến đầu tư.",
    "Ngày 12/6, Chủ tịch UBND tỉnh ký Quyết định số 16/QĐ-UBND về tổ chức lễ hội Cầu ngư.",
    "Thực hiện Kế hoạch số 45/KH-UBND ngày 12/6 của UBND tỉnh về tổ chức Lễ kỷ niệm ngày Thương binh liệt sĩ, phường triển khai các việc sau.",
    "Chiều 15/6, khu vực Đà Lạt có mưa rào và dông, có nơi mưa to.",
    "Tính đến ngày 12/6, toàn tỉnh đã tổ chức 35 lớp tập huấn cho nông dân.",
    "Từ ngày 12/6, Bộ phận Một cửa làm việc tại trụ sở mới.",
    "Ngày 12/6/1975, quân dân trong tỉnh tổ chức lễ mừng chiến thắng.",
    "Lễ hội được tổ chức vào ngày 12/6 hằng năm.",
    "Đến ngày 12/6, tỷ lệ giải ngân đạt 45%.",
    "Ngày 12/6, trên Quốc lộ 20 xảy ra tai nạn giữa hai xe tải.",
    "Chiều 14/6, lực lượng chức năng phát hiện cơ sở sản xuất bánh kẹo không giấy phép.",
    "Ngày 12/6, Công an tỉnh khởi tố bị can về tội lừa đảo.",
    "Hạn nộp hồ sơ tham dự hội thi là ngày 12/6.",
    "Người dân đăng ký tham gia hội thảo trước ngày 12/6.",
    "Kính mời quý vị đến dự lễ khai mạc vào sáng ngày 14/6.",
    "Thời gian: 8 giờ ngày 12/6. Địa điểm: hội trường tầng 2, tổ chức hội nghị trực tiếp.",
    "Ngày 12/6, giá cà phê tại Lâm Đồng ở mức 118.000 đồng/kg.",
    "Nghỉ lễ: sáng 12/6, cơ quan nghỉ làm việc; các cuộc họp được tổ chức bù.",
    "Ngày 12/6, Bộ Tài chính có Công văn đề nghị các địa phương tổ chức hội nghị công khai ngân sách.",
    "Ngày Môi trường thế giới 5/6 là dịp để các trường tổ chức ngày hội trồng cây.",
    "Chương trình có hiệu lực từ ngày 12/6 và được tổ chức ở mọi xã.",
    "Dự kiến sáng 15/6, hội nghị diễn ra tại Trung tâm Hành chính.",
    "Hội nghị hoãn từ sáng 12/6 sang ngày khác.",
    "Theo Quyết định ngày 12/6 của Chủ tịch UBND tỉnh, Hội thi được tổ chức ba năm một lần.",
    "- Sáng 12/6: khai mạc hội thi",
    "> Sáng 12/6, UBND tỉnh tổ chức hội nghị.",
    "| 12/6 | Sáng 12/6, tổ chức hội nghị |",
    "Sáng 12/6/2025, UBND tỉnh tổ chức hội nghị triển khai Luật Đất đai.",
    "Ngày 12/1, Sở đã tổ chức hội nghị triển khai nhiệm vụ năm.",
    "Dự án khởi công ngày 12/6/2024 và hoàn thành trong năm nay.",
    "Thí sinh trúng tuyển nộp hồ sơ từ ngày 10 đến 12/6 tại phòng tổ chức.",
    "Từ ngày 12/6 đến ngày 30/6, các xã tổ chức tuần lễ đọc sách.",
    "Ngày 12/6, nước hồ Đa Nhim xả tràn với lưu lượng 120 m³/s.",
    "Trường nghỉ hè từ ngày 1/6 đến hết ngày 31/8.",
    "Sáng 12/6, nhiệt độ thấp nhất tại Đà Lạt là 16 độ C.",
    "Tổng số lượt khách đến ngày 12/6 là 1,2 triệu, trong đó lễ hội hoa thu hút 300.000 lượt.",
    "Ngày 12/6, UBND tỉnh đã có văn bản yêu cầu các sở, ngành tổ chức lễ tang trang trọng, tiết kiệm.",
    "Ngày 12/6, Thủ tướng Chính phủ phê duyệt quy hoạch; tỉnh đã tổ chức công bố.",
    "Ngày 21/6 là ngày Báo chí cách mạng Việt Nam, các cơ quan báo chí tổ chức gặp mặt.",
    "Mọi góp ý về hội nghị gửi về Sở trước ngày 15/6.",
    "Cơ sở dữ liệu được cập nhật ngày 12/6, gồm thông tin về các hội chợ.",
    "Ngày 12/6, Sở Nội vụ thông báo tuyển dụng viên chức; thí sinh dự thi tại Trường Cao đẳng.",
    "Nghị quyết có hiệu lực thi hành kể từ ngày 12/6 và được tổ chức thực hiện trong toàn tỉnh.",
    "Ngày 12/6, Quỹ Bảo trợ trẻ em nhận được 20 triệu đồng của các tổ chức, cá nhân.",
    "Dự báo từ chiều 15/6, mưa lớn diễn ra trên diện rộng.",
    "Nếu tổ chức lễ hội vào ngày 12/6, ban tổ chức phải báo trước.",
    "Cột mốc quan trọng: ngày 12/6/1946, Hội nghị thành lập Hội Liên hiệp Quốc dân được tổ chức.",
    "Chỉ số giá tiêu dùng công bố ngày 6/6 tăng 0,3%.",
    "Ngày 12/6, đường ống bị vỡ ở đường Trần Phú; đơn vị cấp nước đã sửa xong trong tối cùng ngày.",
    "Ngày 12/6, thời tiết thuận lợi nên ngư dân được mùa cá cơm.",
    "Phiên họp thường kỳ của UBND tỉnh họp vào ngày 12 mỗi tháng.",
    'Cụm từ "Sáng 12/6" viết trong tiêu đề là đủ, không cần ghi năm.',
    "Cổng Dịch vụ công tạm dừng từ 20 giờ ngày 12/6 để nâng cấp, tổ chức, cá nhân chủ động thời gian.",
    "Mỗi tổ chức, cá nhân nộp báo cáo trước ngày 15/6, riêng các cuộc thi có hạn khác.",
    "Ngày 12/6, mực nước sông La Ngà đo tại trạm Tà Pao lên mức báo động 1; các tổ chức, cá nhân ven sông họp chợ cần chú ý.",
    "Chiều 14/6, học sinh lớp 12 kết thúc môn thi cuối cùng của kỳ thi tốt nghiệp.",
    "Từ ngày 1/6, mức lương cơ sở mới áp dụng cho cán bộ tham gia các chương trình mục tiêu.",
    "Ngày 12/6, Sở Xây dựng công bố giá vật liệu xây dựng tháng 5.",
    "Đến chiều 14/6, đã có 1.200 hộ đăng ký nhận hỗ trợ.",
    "Ngày 10/6, dự thảo Nghị quyết được đăng để lấy ý kiến; các tổ chức góp ý đến hết ngày 30/6.",
    "Văn phòng tiếp nhận hồ sơ buổi sáng từ 7 giờ, buổi chiều từ 13 giờ, trừ ngày 12/6.",
    "Cảnh báo lừa đảo: ngày 12/6, một người dân ở phường 2 bị chiếm đoạt 50 triệu đồng sau khi tham gia một buổi hội thảo bán hàng.",
    "Ngày 5/6 hằng năm là Ngày Môi trường thế giới, được tổ chức lần đầu năm 1974.",
    "Sáng 12/6, giá vàng SJC tăng 500 nghìn đồng mỗi lượng.",
    "Ngày 12/6, tàu cao tốc Phú Quý chạy trở lại sau ba ngày biển động.",
    "Tối 13/6, trận mưa đá làm tốc mái 30 căn nhà; địa phương đã tổ chức khắc phục.",
    "Lễ hội Cầu ngư xưa được tổ chức vào rằm tháng sáu âm lịch, nay vào cuối tuần.",
    "Căn cứ kết quả kiểm tra ngày 12/6, đoàn công tác đề nghị ba cơ sở khắc phục.",
    "Hồ sơ dự tuyển nộp trực tiếp, buổi sáng từ ngày 2/6 đến ngày 15/6.",
    "Điểm chuẩn vào lớp 10 được công bố chiều 12/6.",
    "Ngày 12/6, Trung tâm Kiểm soát bệnh tật ghi nhận 3 ca sốt xuất huyết ở lớp tập huấn.",
    "Sáng 12/6, cơn bão số 1 đi vào Biển Đông.",
    "Ngày 9/6, Quốc hội thông qua Luật sửa đổi; luật có hiệu lực từ 1/1 năm sau.",
    "Người dân xem danh sách trúng tuyển niêm yết ngày 12/6 tại trụ sở; lễ nhận việc diễn ra ngày 1/7.",
    "Giải chạy nhận đăng ký đến hết ngày 12/6, khai mạc vào tháng 8.",
    "Vé xem đêm nhạc mở bán từ sáng 12/6.",
    "Tuyến đường Trần Hưng Đạo cấm xe từ tối 12/6 phục vụ lễ hội hoa.",
    "Ngày 11/6, cháy rừng ở tiểu khu 145 được dập tắt.",
    "Phần mềm một cửa nâng cấp đêm 13/6, sáng 14/6 hoạt động bình thường.",
    "Ngày 12/6, 15 công trình chào mừng đại hội được gắn biển.",
    "Cuộc thi trực tuyến tìm hiểu pháp luật bắt đầu lúc 8 giờ ngày 10/6 và kết thúc ngày 30/6.",
    "Tính từ đầu năm đến ngày 14/6, Sở đã tổ chức 12 hội nghị đối thoại với doanh nghiệp.",
    "Bài viết nhân kỷ niệm ngày Gia đình Việt Nam 28/6, tổ chức lần đầu năm 2001.",
    "Ngày 13/6, ông Nguyễn Văn A được bổ nhiệm giữ chức Giám đốc Sở.",
    "Ngày 12/6/2026, UBND tỉnh ban hành Công văn về việc triển khai tổ chức các hoạt động kỷ niệm.",
    "Ngày 6/6, UBND phường đã có Quyết định phân công theo dõi các hội nghị.",
    "Thời gian vừa qua, các xã tổ chức hội nghị đối thoại với nông dân.",
    "Năm vừa qua, tỉnh tổ chức 12 hội thảo; nhiệm kỳ mới đây sẽ tiếp tục.",
    "Vừa qua, nhiều người nhận được tin nhắn lừa đảo.",
    "Vừa qua, UBND tỉnh ban hành kế hoạch tổ chức lễ hội.",
    "Hồ sơ nộp vào sáng 12/6 để kiểm tra tình hình.",
    "Mới đây, trên mạng xã hội xuất hiện tin tổ chức hội nghị đa cấp.",
    "Vừa qua, một số đối tượng giả danh cán bộ đến làm việc với người dân.",
    "Ngày 12/6, giá cà phê giám sát tại năm chợ tăng.",
    "Bưu điện nhận quà tặng, trao đổi thư vào sáng 12/6.",
    "Trại giống tặng hai suất vé vào sáng thứ Bảy hằng tuần.",
    "Cơ quan làm việc với người dân vào sáng thứ Hai, 22/6.",
    "Việc kiểm tra tiến độ được nêu trong báo cáo gửi vào ngày 12/6.",
    "Học sinh khép lại năm học vào ngày 12/6 trong niềm vui.",
    "Chiều 1-6, xã đã phải điều thêm một con đò để chở thí sinh đi thi kịp giờ.",
    "Trong kỳ quay số diễn ra vào tối 13/6, có hai vé cùng trúng giải.",
    "Lễ hội năm nay diễn ra từ 20-23/6 tại trung tâm thành phố.",
    "Hội nghị tập huấn toàn quốc được tổ chức vào ngày 17 và 18-6.",
    "Sáng 10/6, Sở Giáo dục và Đào tạo công bố điểm chuẩn.",
)
"""What is still to come, was ordered, comes each year, lies long ago, or is no event; lists, tables and quotations."""
OTHER_TITLES = (
    ("Thông báo lịch cắt điện", "Sáng 12/6, ngừng cấp điện để tổ chức lễ khởi công trạm biến áp."),
    ("Kế hoạch tổ chức hội thao", "Ngày 12/6, tổ chức khai mạc hội thao tại sân vận động."),
    ("Hoạt động nổi bật trong tháng 6", "Ngày 5/6, tổ chức hội nghị giao ban. Ngày 8/6, ra quân dọn vệ sinh."),
    ("Lịch tiếp công dân", "Sáng 12/6, Chủ tịch UBND tỉnh làm việc với công dân."),
    ("Tổng hợp kết quả tháng 5", "Ngày 2/6, Sở đã tổ chức sơ kết."),
    ("Hướng dẫn đăng ký khai sinh trực tuyến", "Sau khi gửi hồ sơ ngày 12/6, người dân nhận kết quả ngày 14/6."),
)


def find(text: str, title: str = TITLE, day: date = DAY) -> ToldEvent | None:
    return find_told_event(text, title, day)


@pytest.mark.parametrize("text", TOLD)
def test_a_sentence_with_a_day_and_an_act_tells_of_an_event(text: str) -> None:
    assert find(text) is not None


@pytest.mark.parametrize("text", NOT_TOLD)
def test_a_sentence_that_only_names_a_day_or_an_event_tells_of_none(text: str) -> None:
    assert find(text) is None


@pytest.mark.parametrize(("title", "text"), OTHER_TITLES)
def test_what_announces_sums_up_or_instructs_is_the_news_of_no_event(title: str, text: str) -> None:
    assert find(text, title) is None


def test_the_title_tells_where_the_sentence_names_no_act() -> None:
    text = "Sáng 12/6, tại hội trường, toàn thể công chức, viên chức của Sở nghe và thảo luận các nội dung của năm."
    assert find(text, "Hội nghị công chức, viên chức năm 2026") is not None
    assert find(text) is None


@pytest.mark.parametrize(
    ("day", "is_told"),
    [
        (date(2026, 6, 11), False),
        (date(2026, 6, 12), True),
        (date(2026, 7, 13), True),
        (date(2026, 7, 14), False),
        (date(2027, 6, 12), True),
    ],
)
def test_only_a_day_of_the_month_before_the_news_counts(day: date, is_told: bool) -> None:
    assert (find("Sáng 12/6, Sở Y tế tổ chức hội nghị.", day=day) is not None) is is_told


def test_a_day_of_december_is_last_years_in_january() -> None:
    assert find("Sáng 30/12, Sở Y tế tổ chức hội nghị.", day=date(2027, 1, 2)) is not None


def test_the_sentence_is_found_behind_others_and_ends_with_its_point() -> None:
    text = "Mưa lớn.\n\nTại TP. Đà Lạt, **sáng 12/6**, Sở Y tế\ntổ chức *hội nghị* tổng kết. Năm tới có nhiều việc."
    told = find(text)
    assert told is not None
    assert text[told.start : told.end] == "Tại TP. Đà Lạt, **sáng 12/6**, Sở Y tế\ntổ chức *hội nghị* tổng kết"
    assert (told.day, told.act) == ("sáng 12/6", "tổ chức hội nghị")


@given(st.sampled_from(TOLD + NOT_TOLD), st.sampled_from(["NFC", "NFD"]), st.booleans())
def test_normal_form_and_capitals_change_nothing(text: str, form: str, is_upper: bool) -> None:
    other = unicodedata.normalize(form, text.upper() if is_upper else text)  # type: ignore[arg-type]
    assert (find(other) is None) is (find(text) is None)


@pytest.mark.parametrize("unit", ["Sáng 12/6 ", "sáng nay, họp ", "Ngày 12/6, tổ chức.\n\n"])
def test_looking_costs_no_more_than_the_days_of_the_text(unit: str) -> None:
    check_linear_growth(find, lambda count: unit * count, 80)


@pytest.mark.parametrize("unit", ["hội nghị ", "(12/6 ", "ngày 12", "*", "tổ chức "])
def test_looking_takes_no_step_for_other_words(unit: str) -> None:
    check_linear_growth(find, lambda count: unit * count, 300, is_in_c=True)


def test_a_text_of_hundreds_of_days_is_looked_at_in_part() -> None:
    text = "Ngày 12/6 mưa. " * 250 + "Sáng 12/6, Sở Y tế tổ chức hội nghị."
    assert find(text) is None and find(text[15 * 200 :]) is not None
