"""Pages as offices of a commune would write them: hidden faults, events without their end, pasted documents, near misses.

They were written from the user documentation and the purpose of the rules alone, before the rules were read. As they were
first judged 18 of 25 hidden faults were found, 4 of 10 events and 2 of 5 pasted documents, and 3 of 76 near misses drew an
alarm. The program was changed after these pages: what they measure now is no blind figure. One of the three alarms was right
(a praised pupil of class 4 with name and school, NĐ 56/2017 Điều 33); that page now counts as a fault.

Persons, enterprises, numbers and documents are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Group = Literal["secrecy", "person", "source", "advertising", "event", "document", "clean"]
DAY: Final = "2026-12-02"
"""The day of every page of news."""


@dataclass(frozen=True)
class BlindPage:
    """A page of news (or of information), and the sort of fault in it."""

    name: str
    group: Group
    title: str
    text: str
    more: str = "origin: own"
    kind: Literal["news", "page"] = "news"

    @property
    def path(self) -> str:
        """Its file in the small portal of the tests."""
        return f"content/so/{'tin-tuc' if self.kind == 'news' else 'gioi-thieu'}/{self.name}.vi.md"

    @property
    def content(self) -> str:
        day = f"date: {DAY}\n" if self.kind == "news" else ""
        head = f'id: so-{self.name}\nkind: {self.kind}\ntitle: "{self.title}"\nsummary: Tin ngắn của cơ quan.\n{day}{self.more}'
        return f"---\n{head}\n---\n\n{self.text}\n"


_OWN_END: Final = "origin: own\nevent_end: 2026-12-01T11:00"
_NO_EVENT: Final = "origin: own\nevent: none"
_QUOTED: Final = "origin: quoted\nsource: {name: Báo mẫu, author: Phóng viên của báo, posted: 2026-11-30}\nevent: none"

BLIND_PAGES: Final = (
    # secrecy
    BlindPage(
        "thu-moi-giao-ban",
        "secrecy",
        "Mời dự họp giao ban công tác nội chính",
        "Ban Nội chính mời các đồng chí dự họp giao ban lúc 14 giờ ngày 12/11/2026 tại Phòng họp số 2.\n\nGiấy "
        "mời này đóng dấu MẬT, đề nghị quản lý theo chế độ tài liệu mật, không sao chụp.",
    ),
    BlindPage(
        "bao-cao-tinh-hinh",
        "secrecy",
        "Báo cáo tình hình an ninh tháng 10",
        "**TỐI  MẬT**\n\nSố: 112/BC-CAT\n\nTình hình an ninh nông thôn tháng 10 cơ bản ổn định.",
    ),
    BlindPage(
        "ke-hoach-dien-tap",
        "secrecy",
        "Kế hoạch diễn tập khu vực phòng thủ",
        "ỦY BAN NHÂN DÂN XÃ ĐỨC TRỌNG\n\nSố: 03/KH-UBND (M)\n\nĐộ mật: Mật. Bản số: 04/12.\n\nThời gian diễn tập "
        "từ ngày 20/11 đến 22/11/2026, lực lượng gồm 120 dân quân.",
    ),
    BlindPage(
        "thong-bao-ket-luan",
        "secrecy",
        "Thông báo kết luận của Thường trực",
        "Thường trực Huyện ủy kết luận 03 nội dung về nhân sự.\n\nNơi nhận: như trên; lưu VT (tài liệu thuộc "
        "bí mật nhà nước, xong họp thu lại).",
    ),
    BlindPage(
        "tai-lieu-hoi-nghi",
        "secrecy",
        "Tài liệu hội nghị chuyên đề",
        'Tài liệu gửi kèm có độ mật "Tối mật", đại biểu nhận tại Văn phòng và ký sổ.\n\nPhòng Tổng hợp tóm tắt '
        "như sau: dự kiến điều chuyển 04 đồn biên phòng.",
    ),
    BlindPage(
        "cong-van-lien-nganh",
        "secrecy",
        "Phối hợp kiểm tra liên ngành",
        "Căn cứ Công văn số 17-CV/BNC (Mật) ngày 02/10/2026 của Ban Nội chính, đoàn kiểm tra sẽ làm việc với "
        "05 doanh nghiệp có dấu hiệu vi phạm.",
    ),
    # person
    BlindPage(
        "lien-he-hoa-giai",
        "person",
        "Tổ hòa giải thôn 3 hoạt động trở lại",
        "Bà con cần hòa giải thì gọi anh Tư tổ trưởng, số riêng 0 9 1 2 3 4 5 6 7 8, hoặc nhắn Zalo buổi tối.",
    ),
    BlindPage(
        "ban-dat-vuon",
        "person",
        "Tìm chủ đàn bò đi lạc",
        "Đàn bò năm con đang được giữ ở thôn 7. Ai mất liên hệ ông Bảy Lành, ĐT: không chín bảy hai ba bốn "
        "năm sáu bảy tám.",
    ),
    BlindPage(
        "dang-ky-lop-ve",
        "person",
        "Đăng ký lớp vẽ hè",
        "Phụ huynh gửi đơn về hộp thư riêng của cô phụ trách: minhanh.ve (a) gmail (chấm) com trước ngày 30/5.",
    ),
    BlindPage(
        "xac-minh-ho-tich",
        "person",
        "Niêm yết việc đăng ký khai sinh quá hạn",
        "UBND xã niêm yết trường hợp xin đăng ký khai sinh quá hạn: bà Nguyễn Thị Bông, sinh ngày 12/4/1958, "
        "căn cước 068 158 001 234, trú tại thôn Đa Cháy.",
    ),
    BlindPage(
        "ca-sot-xuat-huyet",
        "person",
        "Xã xử lý ổ dịch sốt xuất huyết",
        "Ngày 3/11, Trạm Y tế ghi nhận bệnh nhân Trần Văn Lực, 34 tuổi, ở tổ 5, dương tính với sốt xuất "
        "huyết, hiện điều trị tại Trung tâm Y tế. Trạm đã phun hóa chất 60 hộ chung quanh.",
        _NO_EVENT,
    ),
    BlindPage(
        "em-be-bi-bo-roi",
        "person",
        "Tìm người thân cho cháu bé",
        "Cháu Lê Thị Ngọc Hân, 6 tuổi, học lớp 1A Trường Tiểu học Phú Hội, bị cha dượng bạo hành, hiện được "
        "chăm sóc tại Trung tâm Bảo trợ.",
        _NO_EVENT,
    ),
    BlindPage(
        "xet-xu-luu-dong",
        "person",
        "Xét xử lưu động vụ án hiếp dâm",
        "Phiên tòa xét xử bị cáo về tội hiếp dâm. Bị hại là chị K'Thị Mai, ngụ thôn Bồng Lai, đã có đơn xin xử kín.",
        _NO_EVENT,
    ),
    BlindPage(
        "ho-ngheo-xa",
        "person",
        "Danh sách hộ nghèo năm 2027",
        "UBND xã công khai kết quả rà soát:\n\n| STT | Chủ hộ | Thôn | Phân loại |\n|---|---|---|---|\n| 1 | Ha "
        "Kràng | 1 | Hộ nghèo |\n| 2 | Cil Mup Ha Lương | 1 | Hộ nghèo |\n| 3 | Nguyễn Thị Sáu | 4 | Hộ cận "
        "nghèo |",
    ),
    BlindPage(
        "tro-cap-nguoi-khuyet-tat",
        "person",
        "Niêm yết người hưởng trợ cấp khuyết tật",
        "Kết quả xác định mức độ: ông Phan Văn Út, khuyết tật thần kinh, tâm thần, mức đặc biệt nặng; bà Võ "
        "Thị Lài, khuyết tật nhìn, mức nặng. Ai có ý kiến gửi về UBND xã trong 7 ngày.",
    ),
    BlindPage(
        "cai-nghien",
        "person",
        "Đưa người vào cơ sở cai nghiện",
        "Công an xã lập hồ sơ đưa Đặng Quốc Bảo, sinh năm 2001, ngụ tổ 3, vào cơ sở cai nghiện bắt buộc do "
        "có kết quả xét nghiệm dương tính ma túy.",
        _NO_EVENT,
    ),
    BlindPage(
        "hien-mau",
        "person",
        "Cảm ơn người hiến máu",
        "Hội Chữ thập đỏ cảm ơn anh Hoàng Minh Tuấn (CMND 250 123 456) đã hiến máu lần thứ 20.",
        _NO_EVENT,
    ),
    BlindPage(
        "quyen-gop",
        "person",
        "Chung tay giúp cháu bé bệnh hiểm nghèo",
        "Cháu Vũ Gia Bảo, con anh Vũ Văn Thành ở tổ 9, mắc bệnh ung thư máu từ đầu năm. Mọi giúp đỡ xin gửi "
        "về số tài khoản 0123 4567 8901, Ngân hàng Nông nghiệp, chủ tài khoản Vũ Văn Thành.",
        _NO_EVENT,
    ),
    BlindPage(
        "bau-to-truong",
        "person",
        "Kết quả bầu tổ trưởng dân phố",
        "Ông Lê Đình Khôi trúng cử tổ trưởng tổ 12. Số nhà riêng: 27/4 hẻm 3 đường Ngô Quyền; di động 0987.654.321.",
        _NO_EVENT,
    ),
    # source
    BlindPage(
        "gia-ca-phe",
        "source",
        "Giá cà phê tăng mạnh",
        "Giá cà phê nhân xô ở Tây Nguyên sáng nay lên 128.000 đồng một ki lô gam, báo Thanh Niên đưa tin.",
        _NO_EVENT,
    ),
    BlindPage(
        "mua-lon-mien-trung",
        "source",
        "Miền Trung còn mưa lớn",
        "Mưa lớn còn kéo dài đến cuối tuần, nhiều hồ phải xả lũ.\n\n(Nguồn: TTXVN)",
        _NO_EVENT,
    ),
    BlindPage(
        "du-khach-quoc-te",
        "source",
        "Khách quốc tế tăng kỷ lục",
        "Mười tháng đầu năm cả nước đón 18 triệu lượt khách quốc tế.\n\n*Nguyễn Lan (Vietnamnet)*",
        _NO_EVENT,
    ),
    # advertising
    BlindPage(
        "khuyen-mai-sieu-thi",
        "advertising",
        "Siêu thị ưu đãi cuối tuần",
        "Siêu thị Xanh giảm giá 50% toàn bộ rau củ, mua một tặng một, nhanh tay đặt hàng để nhận voucher 200.000 đồng.",
        _NO_EVENT,
    ),
    BlindPage(
        "dat-nen-ven-ho",
        "advertising",
        "Cơ hội sở hữu đất nền ven hồ",
        "Dự án chỉ còn 12 nền, thanh toán trước 30%, chiết khấu 8% cho khách cọc sớm. Liên hệ phòng kinh "
        "doanh để giữ chỗ.",
        _NO_EVENT,
    ),
    BlindPage(
        "thuoc-nam-gia-truyen",
        "advertising",
        "Bài thuốc nam chữa khỏi tiểu đường",
        "Nhà thuốc gia truyền cam kết chữa khỏi tiểu đường sau 3 liệu trình, không khỏi hoàn tiền, giao "
        "thuốc tận nhà toàn quốc.",
        _NO_EVENT,
    ),
    # event
    BlindPage(
        "ra-quan-giao-thong",
        "event",
        "Ra quân bảo đảm trật tự giao thông",
        "Sáng 5/11, Công an phường phối hợp Đoàn Thanh niên ra quân bảo đảm trật tự giao thông với 60 người tham gia.",
    ),
    BlindPage(
        "trao-nha",
        "event",
        "Trao nhà Đại đoàn kết",
        "Chiều nay (06/11), Ủy ban Mặt trận xã trao hai căn nhà Đại đoàn kết cho hộ khó khăn thôn 2.",
    ),
    BlindPage(
        "khoi-cong-cau",
        "event",
        "Khởi công cầu Suối Vàng",
        "Hôm 7-11-2026, Ban Quản lý dự án đã làm lễ khởi công cầu Suối Vàng, vốn 42 tỷ đồng.",
    ),
    BlindPage(
        "doan-tham-truong",
        "event",
        "Đoàn đại biểu thăm trường nội trú",
        "Vừa qua, đoàn đại biểu Quốc hội đơn vị tỉnh đã đến thăm và tặng 50 suất quà cho học sinh Trường Nội trú.",
    ),
    BlindPage(
        "tap-huan-chuyen-doi-so",
        "event",
        "Cán bộ xã học chuyển đổi số",
        "Trong hai ngày 9 và 10/11/2026, 80 cán bộ của 12 xã đã được tập huấn về chuyển đổi số. Lớp học bế "
        "mạc chiều 10/11.",
    ),
    BlindPage(
        "giai-bong-da",
        "event",
        "Giải bóng đá thiếu niên bế mạc",
        "Sau một tuần tranh tài, giải bóng đá thiếu niên hè đã khép lại tối qua với chức vô địch thuộc về "
        "đội phường 2.",
    ),
    BlindPage(
        "chu-tich-tiep-doan",
        "event",
        "Chủ tịch UBND tỉnh tiếp đoàn Hàn Quốc",
        "Tại trụ sở UBND tỉnh, ngày 11 tháng 11 năm 2026, Chủ tịch UBND tỉnh tiếp và làm việc với đoàn doanh "
        "nghiệp Hàn Quốc.",
    ),
    BlindPage(
        "ky-ket-quy-che",
        "event",
        "Ký kết quy chế phối hợp",
        "Ngày 12/11, Sở Ngoại vụ và Hội Nông dân tỉnh ký kết quy chế phối hợp giai đoạn 2026-2030.",
    ),
    BlindPage(
        "phien-toa-gia-dinh",
        "event",
        "Ngày hội đại đoàn kết ở khu dân cư",
        "Hàng trăm người dân khu dân cư số 4 dự Ngày hội đại đoàn kết toàn dân tộc, tổ chức tối 13/11.",
    ),
    BlindPage(
        "kiem-tra-chua-chay",
        "event",
        "Kiểm tra phòng cháy tại chợ",
        "Đoàn liên ngành kiểm tra công tác phòng cháy tại chợ Đà Lạt vào sáng thứ Ba, 10/11/2026, nhắc nhở 14 hộ.",
    ),
    # document
    BlindPage(
        "ve-viec-nghi-tet",
        "document",
        "Về việc nghỉ Tết",
        "ỦY BAN NHÂN DÂN\nXÃ HÀM THUẬN\n-------\nSố: 45/TB-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - "
        "Tự do - Hạnh phúc\n\nTHÔNG BÁO\nVề việc nghỉ Tết Nguyên đán\n\nỦy ban nhân dân xã thông báo lịch nghỉ "
        "Tết từ ngày 05/02/2027.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
    ),
    BlindPage(
        "thanh-lap-ban",
        "document",
        "Thành lập Ban Chỉ đạo",
        "Số 118/QĐ-UBND\n\nHàm Thuận, ngày 03 tháng 11 năm 2026\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ\n\nCăn cứ Luật Tổ "
        "chức chính quyền địa phương;\n\nTheo đề nghị của Trưởng phòng Nội vụ,\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Thành lập "
        "Ban Chỉ đạo chuyển đổi số gồm 9 thành viên.\n\nĐiều 2. Quyết định có hiệu lực từ ngày ký.",
    ),
    BlindPage(
        "ke-hoach-tiem",
        "document",
        "Kế hoạch tiêm chủng",
        "**KẾ HOẠCH**\n\n**Tiêm chủng mở rộng quý IV năm 2026**\n\nSố: 20/KH-TYT ngày 02/10/2026\n\nI. MỤC ĐÍCH, "
        "YÊU CẦU\n\n1. Tiêm đủ liều cho trẻ dưới 5 tuổi.\n\nII. TỔ CHỨC THỰC HIỆN\n\nTrạm Y tế chủ trì thực hiện.\n\n"
        "Nơi nhận: Các thôn; Lưu: VT.",
    ),
    BlindPage(
        "cong-van-don-doc",
        "document",
        "V/v đôn đốc thu phí vệ sinh",
        "Số: 310/UBND-KT\n\nV/v đôn đốc thu phí vệ sinh\n\nKính gửi: Các tổ dân phố\n\nỦy ban nhân dân phường yêu "
        "cầu các tổ dân phố hoàn thành việc thu phí trước ngày 30/11/2026.\n\nNơi nhận:\n- Như trên;\n- Lưu VT.",
    ),
    BlindPage(
        "nghi-quyet-hdnd",
        "document",
        "Nghị quyết về nhiệm vụ năm 2027",
        "HỘI ĐỒNG NHÂN DÂN XÃ ĐINH VĂN KHÓA II, KỲ HỌP THỨ 3\n\nCăn cứ Luật Tổ chức chính quyền địa phương;\n\n"
        "Xét Tờ trình số 12/TTr-UBND ngày 01/11/2026,\n\nQUYẾT NGHỊ:\n\nĐiều 1. Thông qua nhiệm vụ kinh tế xã "
        "hội năm 2027.\n\nĐiều 2. Giao Ủy ban nhân dân xã tổ chức thực hiện.",
    ),
    # clean
    BlindPage(
        "mat-ong-bac-ha",
        "clean",
        "Mật ong Đạ Tông được chứng nhận OCOP",
        "Mật ong rừng Đạ Tông đạt ba sao. Mật có màu hổ phách, mật đặc, không kết tinh. Giá mật từ 180.000 "
        "đồng một lít.",
    ),
    BlindPage(
        "mat-khau",
        "clean",
        "Đặt mật khẩu mạnh cho tài khoản VNeID",
        "Mật khẩu cần ít nhất 8 ký tự. Không đưa mật khẩu, mã OTP cho ai, kể cả người tự xưng là cán bộ. Mật "
        "mã 6 số của căn cước cũng vậy.",
    ),
    BlindPage(
        "dam-mat",
        "clean",
        "Sửa đường vào thôn Đạm Mật",
        "Đoạn đường 1,2 km vào thôn Đạm Mật, xã Nam Tuân, được trải nhựa trong quý IV.",
    ),
    BlindPage(
        "mat-do-xay-dung",
        "clean",
        "Mật độ xây dựng khu trung tâm",
        "Mật độ xây dựng tối đa 60%, mật độ dân số 120 người/ha. Chi tiết xem tại bộ phận một cửa.",
    ),
    BlindPage(
        "mat-thiet",
        "clean",
        "Tình hữu nghị thân mật",
        "Cuộc gặp diễn ra trong không khí thân mật, cởi mở. Hai bên giữ quan hệ mật thiết nhiều năm nay.",
        _NO_EVENT,
    ),
    BlindPage(
        "luat-bi-mat",
        "clean",
        "Tuyên truyền Luật Bảo vệ bí mật nhà nước",
        "Luật chia bí mật nhà nước thành ba độ mật: tuyệt mật, tối mật và mật. Người làm lộ bí mật nhà nước "
        "có thể bị xử lý hình sự. Tài liệu có dấu mật không được đăng lên mạng.",
    ),
    BlindPage(
        "bo-phieu-kin",
        "clean",
        "Bỏ phiếu kín, giữ bí mật lá phiếu",
        "Cử tri tự mình bỏ phiếu; không ai được xem khi cử tri viết phiếu. Nguyên tắc là phổ thông, bình "
        "đẳng, trực tiếp và bỏ phiếu kín.",
    ),
    BlindPage(
        "bi-mat-kinh-doanh",
        "clean",
        "Bảo vệ bí mật kinh doanh cho doanh nghiệp nhỏ",
        "Bí mật kinh doanh là thông tin thu được từ hoạt động đầu tư. Doanh nghiệp nên ký thỏa thuận bảo mật "
        "với người lao động.",
    ),
    BlindPage(
        "duong-mat",
        "clean",
        "Cây mía cho mật",
        "Nghề nấu đường mật ở xã Hòa Ninh còn 14 lò. Mật mía nấu trong sáu giờ.",
    ),
    BlindPage(
        "tui-mat",
        "clean",
        "Phòng sỏi mật",
        "Trung tâm Y tế khuyên người trên 40 tuổi nên siêu âm gan mật mỗi năm. Sỏi túi mật thường không có "
        "triệu chứng.",
    ),
    BlindPage(
        "giai-mat",
        "clean",
        "Thông báo giải mật tài liệu lưu trữ",
        "Trung tâm Lưu trữ công bố danh mục tài liệu đã giải mật, người đọc tra cứu tại phòng đọc từ thứ Hai "
        "đến thứ Sáu.",
    ),
    BlindPage(
        "le-hoi-truong",
        "clean",
        "Học sinh vui lễ hội trường học",
        "Năm trăm học sinh Trường Tiểu học Lê Lợi vui Trung thu với đèn lồng, múa lân. Các cháu nhận bánh và sữa.",
        _OWN_END,
    ),
    BlindPage(
        "bac-si-truong-khoa",
        "clean",
        "Khám bệnh miễn phí cho người cao tuổi",
        "Bác sĩ Nguyễn Văn Hòa, Trưởng khoa Nội, cho biết đoàn khám cho 200 người cao tuổi mỗi đợt. Bệnh "
        "nhân mang theo thẻ bảo hiểm y tế.",
        _NO_EVENT,
    ),
    BlindPage(
        "co-giao-gioi",
        "clean",
        "Cô giáo vùng sâu và lớp học xóa mù",
        "Cô Trần Thị Hạnh, giáo viên Trường Tiểu học Đưng K'Nớ, dạy lớp xóa mù chữ cho 25 người. Cô đi dạy mỗi tối.",
        _NO_EVENT,
    ),
    BlindPage(
        "cong-an-xa-canh-bao",
        "clean",
        "Công an xã cảnh báo lừa đảo qua điện thoại",
        "Thượng úy Lê Quang Huy, Trưởng Công an xã, khuyên người dân không chuyển tiền cho người lạ. Gọi "
        "trực ban: 0263 3822 113.",
    ),
    BlindPage(
        "duong-day-nong",
        "clean",
        "Đường dây nóng tiếp nhận phản ánh",
        "Đường dây nóng 1900 9095, tổng đài 111 bảo vệ trẻ em, cấp cứu 115. Thư: vanphong@lamdong.gov.vn.",
    ),
    BlindPage(
        "duong-day-nong-di-dong",
        "clean",
        "Số trực cứu hộ mùa mưa",
        "Số trực của Ban Chỉ huy phòng thủ dân sự xã: 0911 222 333 (đường dây nóng, 24/24 giờ).",
    ),
    BlindPage(
        "so-truc-cong-an",
        "clean",
        "Số điện thoại trực ban của công an các xã",
        "| Đơn vị | Điện thoại trực ban |\n|---|---|\n| Công an xã Hiệp Thạnh | 0263.3678.113 |\n| Công an xã "
        "Liên Hiệp | 0263.3679.113 |",
    ),
    BlindPage(
        "can-cuoc-chip",
        "clean",
        "Cấp căn cước cho trẻ dưới 6 tuổi",
        "Số định danh cá nhân gồm 12 chữ số, bắt đầu bằng mã nơi sinh. Cha mẹ đăng ký trên VNeID; trẻ dưới 6 "
        "tuổi không phải lấy vân tay.",
    ),
    BlindPage(
        "tai-khoan-quy",
        "clean",
        "Tài khoản tiếp nhận ủng hộ đồng bào bão lũ",
        "Ban Vận động cứu trợ tỉnh nhận ủng hộ qua tài khoản 3713.0.1058784 tại Kho bạc Nhà nước tỉnh.",
    ),
    BlindPage(
        "ho-ngheo-so-lieu",
        "clean",
        "Tỷ lệ hộ nghèo giảm còn 1,8%",
        "Toàn xã còn 41 hộ nghèo, 77 hộ cận nghèo, giảm 23 hộ so với năm trước. Trong đó, thôn 5 còn nhiều "
        "nhất với 12 hộ.",
    ),
    BlindPage(
        "guong-thoat-ngheo",
        "clean",
        "Ông K'Brèm làm giàu từ cà phê",
        "Ông K'Brèm, nông dân thôn Păng Tiêng, trồng 3 ha cà phê xen mắc ca, thu 400 triệu đồng mỗi năm. Ông "
        "được bình chọn nông dân sản xuất giỏi.",
    ),
    BlindPage(
        "benh-vien-mo-rong",
        "clean",
        "Trung tâm Y tế thêm 40 giường",
        "Khoa Nhi có thêm 40 giường. Người bệnh và người nhà dùng cổng số 2.",
    ),
    BlindPage(
        "hoc-sinh-gioi",
        "clean",
        "Học sinh đoạt giải nhất tin học trẻ",
        "Em Lê Minh Quân, lớp 11, Trường THPT Chuyên Thăng Long, đoạt giải nhất Hội thi Tin học trẻ toàn quốc.",
        _NO_EVENT,
    ),
    BlindPage(
        "ve-tai-nan",
        "clean",
        "Nhắc nhở an toàn ở hồ Xuân Hương",
        "Mùa mưa nước lên, phụ huynh không để trẻ em tắm ở hồ. Năm nay chưa có vụ đuối nước nào.",
    ),
    BlindPage(
        "tuyen-truyen-hiv",
        "clean",
        "Xét nghiệm HIV miễn phí",
        "Người có nguy cơ được xét nghiệm HIV miễn phí, thông tin được giữ bí mật theo Luật. Gọi 0263 3827 "
        "529 để được tư vấn.",
    ),
    BlindPage(
        "nan-nhan-da-cam",
        "clean",
        "Hội Nạn nhân chất độc da cam vận động quỹ",
        "Hội Nạn nhân chất độc da cam tỉnh vận động được 2 tỷ đồng trong năm để giúp 300 nạn nhân.",
    ),
    BlindPage(
        "tre-em-mo-coi",
        "clean",
        "Đỡ đầu trẻ em mồ côi",
        "Hội Phụ nữ tỉnh kết nối người đỡ đầu cho 45 trẻ mồ côi. Ai muốn đỡ đầu liên hệ Hội, điện thoại 0263 3822 345.",
    ),
    BlindPage(
        "nguoi-co-cong",
        "clean",
        "Thăm Mẹ Việt Nam Anh hùng",
        "Mẹ Việt Nam Anh hùng Nguyễn Thị Lượm, 98 tuổi, có hai con là liệt sĩ. Xã phụng dưỡng Mẹ từ năm 2015.",
        _NO_EVENT,
    ),
    BlindPage(
        "doc-bao",
        "clean",
        "Trao giải báo chí tỉnh",
        "Giải nhất thuộc về loạt bài của Báo Lâm Đồng; giải nhì thuộc về Đài Phát thanh và Truyền hình tỉnh.",
        _NO_EVENT,
    ),
    BlindPage(
        "theo-nghi-dinh",
        "clean",
        "Theo Nghị định mới, lệ phí trước bạ giảm",
        "Theo Nghị định của Chính phủ, lệ phí giảm 50% trong ba tháng. Theo Cục Thuế tỉnh, người dân nộp qua ứng dụng.",
    ),
    BlindPage(
        "nguon-von",
        "clean",
        "Nguồn vốn cho nước sạch",
        "Nguồn: ngân sách tỉnh 12 tỷ đồng, ngân sách xã 3 tỷ đồng, nhân dân đóng góp 500 triệu đồng.",
    ),
    BlindPage(
        "bao-so-3",
        "clean",
        "Theo dõi bão số 13",
        "Theo Đài Khí tượng Thủy văn tỉnh, bão gây mưa 80 mm. Bà con đừng tin tin đồn trên mạng xã hội.",
    ),
    BlindPage(
        "tin-trich-co-nguon",
        "clean",
        "Giá rau cuối năm ổn định",
        "Giá rau bán sỉ ở chợ đầu mối đứng yên suốt tuần.",
        _QUOTED,
    ),
    BlindPage(
        "tra-loi-bao",
        "clean",
        "Xã trả lời báo chí về bãi rác",
        "Báo Tuổi Trẻ có bài phản ánh bãi rác thôn 4. UBND xã đã kiểm tra, bãi rác sẽ được đóng trước 31/12/2026.",
    ),
    BlindPage(
        "dat-bao",
        "clean",
        "Đặt mua báo Đảng năm 2027",
        "Các chi bộ đặt mua Báo Nhân Dân, Báo Lâm Đồng và Tạp chí Cộng sản qua bưu điện trước ngày 15/12.",
    ),
    BlindPage(
        "bac-tin-don",
        "clean",
        "Bác tin đồn vỡ đập",
        'Thông tin vỡ đập do trang mạng "Tin nóng 24h" đăng là sai. Đập vận hành bình thường.',
    ),
    BlindPage(
        "nha-tai-tro",
        "clean",
        "Doanh nghiệp tài trợ cầu dân sinh",
        "Công ty Cổ phần Chè Cầu Đất tài trợ 800 triệu đồng xây cầu dân sinh. Xã trân trọng cảm ơn.",
    ),
    BlindPage(
        "tuan-hang-viet",
        "clean",
        "Tuần hàng Việt về nông thôn",
        "Phiên chợ có 40 gian hàng, doanh nghiệp đăng ký khuyến mại với Sở Công Thương theo quy định. Người "
        "dân nhớ xem hạn dùng.",
    ),
    BlindPage(
        "mien-giam-thue",
        "clean",
        "Giảm 50% phí thẩm định khi nộp trực tuyến",
        "Nộp hồ sơ trực tuyến được giảm 50% phí theo nghị quyết của HĐND tỉnh. Liên hệ bộ phận một cửa.",
    ),
    BlindPage(
        "canh-bao-dat-nen",
        "clean",
        "Cảnh báo rao bán đất nền trái phép",
        'Một số người rao bán đất nền "chiết khấu cao, giữ chỗ ngay" ở khu chưa có quy hoạch. Người dân hỏi '
        "UBND xã trước khi đặt cọc.",
    ),
    BlindPage(
        "canh-bao-thuoc",
        "clean",
        "Cảnh giác quảng cáo thuốc chữa khỏi bách bệnh",
        'Thuốc quảng cáo "cam kết chữa khỏi", "hoàn tiền" phần nhiều là hàng giả. Sở Y tế khuyên người bệnh '
        "đến cơ sở khám chữa bệnh.",
    ),
    BlindPage(
        "du-lich-gia-ve",
        "clean",
        "Giá vé tham quan thác Pongour",
        "Vé người lớn 60.000 đồng, trẻ em 30.000 đồng, mở cửa 7 giờ đến 17 giờ. Miễn phí cho học sinh địa phương.",
    ),
    BlindPage(
        "cho-phien-ocop",
        "clean",
        "Sản phẩm OCOP của xã",
        "Xã có 6 sản phẩm OCOP: chuối Laba, hồng treo gió, trà ô long, atisô, khoai lang, rượu cần.",
    ),
    BlindPage(
        "ky-niem-nam-xua",
        "clean",
        "Nhớ lần khánh thành hồ Tuyền Lâm",
        "Hồ Tuyền Lâm khởi công ngày 15/3/1982, hoàn thành năm 1987. Ngày ấy hàng nghìn thanh niên xung phong đào đất.",
    ),
    BlindPage(
        "lich-su-xa",
        "clean",
        "Xã ta mười năm nhìn lại",
        "Ngày 2/9/2016, xã đón chuẩn nông thôn mới. Năm 2020, đường nhựa đến mọi thôn.",
    ),
    BlindPage(
        "lich-tiep-dan",
        "clean",
        "Lịch tiếp công dân tháng 12",
        "Chủ tịch UBND xã tiếp công dân vào các ngày 5/12, 15/12 và 25/12/2026, từ 7 giờ 30.",
    ),
    BlindPage(
        "chuong-trinh-hop",
        "clean",
        "Chương trình kỳ họp HĐND",
        "7 giờ 30: khai mạc. 9 giờ: thảo luận tổ. 14 giờ: chất vấn. 16 giờ 30: bế mạc kỳ họp.",
    ),
    BlindPage(
        "sap-toi-hoi-cho",
        "clean",
        "Hội chợ hoa sẽ mở từ 20/12",
        "Hội chợ hoa sẽ mở từ ngày 20/12 đến 31/12/2026 tại quảng trường. Đơn vị đăng ký gian hàng trước 10/12.",
    ),
    BlindPage(
        "nhan-ho-so",
        "clean",
        "Nhận hồ sơ tuyển sinh lớp 10",
        "Trường nhận hồ sơ từ ngày 1/6 đến 5/6/2027. Lịch thi ngày 10/6.",
    ),
    BlindPage(
        "cat-dien",
        "clean",
        "Tạm ngừng cấp điện ngày 8/12",
        "Từ 8 giờ đến 11 giờ ngày 8/12/2026, điện lực tạm ngừng cấp điện các tổ 1, 2, 3 để sửa đường dây.",
    ),
    BlindPage(
        "hieu-luc-luat",
        "clean",
        "Luật có hiệu lực từ 01/01/2027",
        "Luật được Quốc hội thông qua ngày 10/12/2025, có hiệu lực từ ngày 01/01/2027, gồm 8 chương, 74 điều.",
    ),
    BlindPage(
        "ban-hanh-nghi-quyet",
        "clean",
        "HĐND tỉnh ban hành chính sách hỗ trợ học phí",
        "Ngày 10/11/2026, HĐND tỉnh ban hành Nghị quyết số 35/2026/NQ-HĐND. Điều 1 quy định phạm vi; Điều 3 "
        "quy định mức hỗ trợ 100%.",
    ),
    BlindPage(
        "trich-dieu-luat",
        "clean",
        "Những điểm mới của Luật Đất đai",
        "Điều 79 quy định 31 trường hợp thu hồi đất. Điều 87 quy định trình tự. Người dân đọc toàn văn tại "
        "Cổng Chính phủ.",
    ),
    BlindPage(
        "tin-20-chu",
        "clean",
        "Chợ xã mở lại",
        "Chợ xã mở lại từ hôm nay. Bà con vào bằng cổng phía đông. Xe để ở sân đình.",
    ),
    BlindPage(
        "chuoi-su-kien",
        "clean",
        "Chuỗi hoạt động mừng Đảng mừng xuân",
        "Chuỗi hoạt động gồm chợ hoa, hội thơ, chạy việt dã, diễn ra suốt tháng Giêng. Lịch từng ngày sẽ đăng sau.",
    ),
    BlindPage(
        "su-kien-co-gio",
        "clean",
        "Hội nghị sơ kết quý III",
        "Sáng 1/12, UBND xã tổ chức hội nghị sơ kết quý III.",
        _OWN_END,
    ),
    BlindPage(
        "thoi-tiet-ngay",
        "clean",
        "Thời tiết ngày 2/12",
        "Đêm 1/12, nhiệt độ thấp nhất 13 độ. Ngày 2/12, trời nắng, gió nhẹ.",
    ),
    BlindPage(
        "gia-xang",
        "clean",
        "Giá xăng từ 15 giờ ngày 26/11",
        "Từ 15 giờ ngày 26/11/2026, xăng RON 95 là 20.100 đồng một lít.",
    ),
    BlindPage(
        "thi-vao-lop",
        "clean",
        "Kết quả thi tuyển viên chức giáo dục",
        "Có 120 người trúng tuyển. Người dự tuyển tra kết quả bằng số báo danh trên trang của Sở; phúc khảo "
        "trước ngày 10/12.",
    ),
    BlindPage(
        "tuyen-dung",
        "clean",
        "Tuyển 02 nhân viên bếp trường mầm non",
        "Yêu cầu: trung cấp nấu ăn. Hồ sơ gồm đơn, bản sao căn cước, giấy khám sức khỏe, nộp tại văn phòng "
        "trường. Điện thoại 0263 3777 888.",
    ),
    BlindPage(
        "trung-tuyen-ten",
        "clean",
        "Bổ nhiệm Phó Giám đốc Sở",
        "Ông Phạm Văn Dũng, Trưởng phòng Kế hoạch, được bổ nhiệm giữ chức Phó Giám đốc Sở Nông nghiệp và Môi trường.",
        _NO_EVENT,
    ),
    BlindPage(
        "liet-si",
        "clean",
        "Tìm thông tin phần mộ liệt sĩ",
        "Liệt sĩ Nguyễn Văn Ba, sinh 1948, hy sinh năm 1972, đơn vị D840. Ai biết phần mộ, báo Phòng Văn hóa "
        "- Xã hội, điện thoại 0263 3811 222.",
    ),
    BlindPage(
        "dich-thuat",
        "clean",
        "Welcome to Da Lat in winter",
        "Trang tiếng Anh của cổng đã dịch xong phần du lịch. Confidential information is never asked for by phone.",
    ),
    BlindPage(
        "ma-so-thue",
        "clean",
        "Mã số thuế và số hồ sơ",
        "Mã số thuế của UBND xã: 5801234567. Mã hồ sơ: 000.00.12.H36-261105-0012. Tra cứu bằng mã này trên "
        "Cổng Dịch vụ công.",
    ),
    BlindPage(
        "toa-do",
        "clean",
        "Ranh giới khu bảo tồn",
        "Tọa độ điểm góc: 1345678.12; 567890.34 (VN-2000). Diện tích 1.250.000 m².",
    ),
    BlindPage(
        "so-van-ban",
        "clean",
        "Danh mục văn bản bãi bỏ",
        "Bãi bỏ Quyết định số 12/2019/QĐ-UBND, Quyết định số 05/2020/QĐ-UBND, Chỉ thị số 09/CT-UBND.",
    ),
    BlindPage(
        "hop-thu-co-quan",
        "clean",
        "Địa chỉ thư công vụ mới",
        "Từ 01/12/2026, hộp thư của phường là ubnd [at] xuanhuong.lamdong.gov.vn; hộp thư cũ vẫn nhận đến hết tháng.",
    ),
    BlindPage(
        "tuyen-duong-nhat-cua-roi",
        "person",
        "Nhặt được của rơi, trả người mất",
        "Em Võ Tuấn Kiệt, học sinh lớp 4 Trường Tiểu học Nguyễn Trãi, nhặt được ví và trả lại cho người mất. "
        "Nhà trường tuyên dương em.",
        _NO_EVENT,
    ),
    BlindPage(
        "ca-benh-khong-ten",
        "clean",
        "Ghi nhận ba ca tay chân miệng",
        "Trạm Y tế ghi nhận ba ca tay chân miệng ở lớp chồi, các cháu đều ổn định. Phụ huynh theo dõi khi trẻ sốt.",
        _NO_EVENT,
    ),
    BlindPage(
        "phat-khong-ten",
        "clean",
        "Xử phạt vi phạm nồng độ cồn",
        "Tháng 10, lực lượng chức năng xử phạt 87 trường hợp vi phạm nồng độ cồn, tước giấy phép 12 trường hợp.",
        _NO_EVENT,
    ),
    BlindPage(
        "bi-cao-khong-ten",
        "clean",
        "Tuyên truyền phòng chống xâm hại trẻ em",
        "Trẻ bị xâm hại cần được đưa đến nơi an toàn. Gọi 111, giữ kín tên của cháu. Bị hại dưới 18 tuổi "
        "được xét xử kín.",
        _NO_EVENT,
    ),
    BlindPage(
        "du-an-dau-gia",
        "clean",
        "Đấu giá quyền sử dụng đất 12 lô",
        "Giá khởi điểm 4,2 triệu đồng một mét vuông; tiền đặt trước 20%. Hồ sơ tại Trung tâm Dịch vụ đấu giá "
        "tài sản tỉnh.",
    ),
    BlindPage(
        "giai-chay",
        "clean",
        "Cấm đường cho giải chạy",
        "Từ 4 giờ đến 9 giờ ngày 13/12/2026 cấm xe trên đường Trần Quốc Toản để tổ chức giải chạy. Xe đi đường tránh.",
    ),
    BlindPage(
        "gioi-thieu-lanh-dao",
        "clean",
        "Ban lãnh đạo Trạm Y tế",
        "Trạm trưởng: bác sĩ Đỗ Thị Lan, điện thoại cơ quan 0263 3766 101. Phó trạm: y sĩ Ka Nhỏi.",
        kind="page",
    ),
    BlindPage(
        "mat-bang",
        "clean",
        "Bàn giao mặt bằng dự án",
        "Mặt bằng sạch bàn giao trước 30/12. Mặt đường rộng 7 m. Mất nước tạm thời ở tổ 2.",
    ),
)


SECOND_PAGES: Final = (
    BlindPage(
        "b-thong-tri",
        "secrecy",
        "Thông tri về công tác bảo vệ",
        "Thông tri này có dấu Tối mật, chi bộ phổ biến miệng, không ghi chép.",
    ),
    BlindPage(
        "b-phu-luc",
        "secrecy",
        "Phương án bảo vệ mục tiêu",
        "Phụ lục kèm theo (văn bản thuộc danh mục bí mật nhà nước) gửi riêng. Tóm tắt: 3 chốt, 40 chiến sĩ.",
    ),
    BlindPage(
        "b-nguoi-bi-hai",
        "person",
        "Bắt kẻ cướp giật",
        "Người bị hại Phạm Thị Hoa, ngụ đường Hai Bà Trưng, bị giật dây chuyền.",
        _NO_EVENT,
    ),
    BlindPage(
        "b-bao-tro",
        "person",
        "Danh sách hưởng trợ cấp tháng",
        "| TT | Họ tên người hưởng | Dạng | Mức |\n|---|---|---|---|\n| 1 | Trần Thị Lý | Khuyết tật nặng | "
        "1.000.000 |\n| 2 | Lê Văn Bằng | Người cao tuổi | 500.000 |",
    ),
    BlindPage(
        "b-can-ngheo",
        "person",
        "Hỗ trợ nhà ở",
        "| STT | Chủ hộ | Diện |\n|---|---|---|\n| 1 | Nguyễn Văn Tám | Cận nghèo |",
    ),
    BlindPage(
        "b-hiv",
        "person",
        "Người nhiễm được chăm sóc",
        "Anh Võ Văn Tèo nhiễm HIV từ năm 2015, nay sống cùng mẹ ở thôn 6.",
        _NO_EVENT,
    ),
    BlindPage(
        "b-ma-tuy",
        "person",
        "Cai nghiện tại cộng đồng",
        "Ông Hồ Văn Sang nghiện ma túy đã mười năm, được xã giúp đỡ.",
        _NO_EVENT,
    ),
    BlindPage(
        "b-tu-tu",
        "person",
        "Vụ việc đau lòng",
        "Chị Đỗ Thị Thu uống thuốc trừ sâu tự tử, để lại hai con nhỏ.",
        _NO_EVENT,
    ),
    BlindPage(
        "b-li-hon",
        "person",
        "Hòa giải thành",
        "Vợ chồng anh Lê Văn Phú và chị Trần Thị Tuyết mâu thuẫn, chị bị chồng đánh nhiều lần.",
        _NO_EVENT,
    ),
    BlindPage(
        "b-byline",
        "source",
        "Giá tiêu tăng",
        "Giá tiêu ở Tây Nguyên tăng 3.000 đồng.\n\nMinh Khôi/VnExpress",
        _NO_EVENT,
    ),
    BlindPage(
        "b-byline2",
        "source",
        "Quốc hội thảo luận",
        "Quốc hội thảo luận dự án luật.\n\n**Thu Hà (TTXVN)**",
        _NO_EVENT,
    ),
    BlindPage(
        "b-thuoc",
        "advertising",
        "Viên uống giảm cân",
        "Viên uống Thon Đẹp đảm bảo trị dứt điểm mỡ bụng, không hiệu quả hoàn tiền.",
        _NO_EVENT,
    ),
    BlindPage(
        "b-vay",
        "advertising",
        "Vay nhanh",
        "Vay tín chấp 50 triệu, giải ngân trong ngày, không thế chấp, liên hệ hotline công ty để được duyệt.",
        _NO_EVENT,
    ),
    BlindPage(
        "b-e1",
        "event",
        "Bàn giao cầu",
        "Hôm 20/11, Công ty A bàn giao và khánh thành cầu treo.",
    ),
    BlindPage(
        "b-e2",
        "event",
        "Tặng quà người cao tuổi",
        "Mới đây, Hội Người cao tuổi phường tặng 70 phần quà cho hội viên.",
    ),
    BlindPage(
        "b-e3",
        "event",
        "Hội thi kết thúc",
        "Hội thi nấu ăn đã hạ màn tối 28/11, giải nhất thuộc về thôn 4.",
    ),
    BlindPage(
        "b-e4",
        "event",
        "Giám sát tại trường",
        "HĐND xã giám sát việc thu chi tại trường mầm non vào chiều 26/11.",
    ),
    BlindPage(
        "b-e5",
        "event",
        "Dọn rác",
        "Ngày 29/11, 200 đoàn viên thu gom 3 tấn rác ở bờ hồ.",
    ),
    BlindPage(
        "b-d1",
        "document",
        "Thông báo",
        "Số 88/TB-CAX\n\nTHÔNG BÁO\n\nVề việc nhận lại xe máy\n\nCông an xã thông báo ai mất xe đến nhận.\n\nTRƯỞNG "
        "CÔNG AN XÃ",
    ),
    BlindPage(
        "b-d2",
        "document",
        "Chương trình công tác",
        "**CHƯƠNG TRÌNH**\n\nCông tác quý I\n\nSố: 4/CTr-UBND\n\n1. Tổ chức Tết.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
    ),
    BlindPage(
        "b-d3",
        "document",
        "Quyết định",
        "Căn cứ Luật Cán bộ, công chức;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Điều động 3 công chức.",
    ),
    BlindPage(
        "b-d4",
        "document",
        "Tờ trình",
        "TỜ TRÌNH\n\nVề việc xin kinh phí\n\nKính gửi: Hội đồng nhân dân xã\n\nUBND xã kính trình 200 triệu đồng.",
    ),
    BlindPage(
        "lan-hai-1",
        "clean",
        "Tập huấn bảo vệ bí mật nhà nước cho văn thư",
        "Lớp nói rõ tài liệu nào thuộc bí mật nhà nước, ai được xem, gửi qua đâu. Văn bản thuộc bí mật nhà "
        "nước không gửi qua thư điện tử.",
        _NO_EVENT,
    ),
    BlindPage(
        "lan-hai-2",
        "clean",
        "Trả lời cử tri",
        "Hồ sơ quy hoạch này là tài liệu công khai, không thuộc bí mật nhà nước; người dân xem tại trụ sở.",
    ),
    BlindPage(
        "lan-hai-3",
        "clean",
        "Giấy mời họp dân",
        "Giấy mời này thay cho thư gửi từng nhà. Bà con đến nhà văn hóa đúng giờ.",
    ),
    BlindPage(
        "lan-hai-4",
        "clean",
        "Danh sách cán bộ phụ trách hộ nghèo",
        "| STT | Họ và tên | Chức vụ | Phụ trách |\n|---|---|---|---|\n| 1 | Trần Văn Hùng | Công chức | Hộ nghèo |",
    ),
    BlindPage(
        "lan-hai-5",
        "clean",
        "Nhà hảo tâm",
        "| TT | Họ và tên | Ủng hộ | Gửi tới |\n|---|---|---|---|\n| 1 | Lê Thị Hạnh | 5 triệu | Hộ nghèo |",
    ),
    BlindPage(
        "lan-hai-6",
        "clean",
        "Số hộ nghèo từng thôn",
        "| Thôn | Hộ nghèo | Hộ cận nghèo |\n|---|---|---|\n| Đạ Nghịt | 12 | 9 |",
    ),
    BlindPage(
        "lan-hai-7",
        "clean",
        "Mức trợ cấp",
        "| Đối tượng | Mức |\n|---|---|\n| Khuyết tật nặng | 750.000 |\n| Trẻ mồ côi | 1.000.000 |",
    ),
    BlindPage(
        "lan-hai-8",
        "clean",
        "Thủ khoa",
        "Em Trần Quốc Huy, học sinh lớp 12A1, Trường THPT Bảo Lộc, là thủ khoa khối A.",
        _NO_EVENT,
    ),
    BlindPage(
        "lan-hai-9",
        "clean",
        "Hội Người khuyết tật",
        "Ông Trần Văn Long, Chủ tịch Hội Người khuyết tật tỉnh, cho biết hội có 400 hội viên.",
        _NO_EVENT,
    ),
    BlindPage(
        "lan-hai-10",
        "clean",
        "Vận động viên khuyết tật đoạt huy chương",
        "Vận động viên Nguyễn Thị Hải giành huy chương vàng cử tạ người khuyết tật.",
        _NO_EVENT,
    ),
    BlindPage(
        "lan-hai-11",
        "clean",
        "Tổ tuần tra",
        "Ông K'Tư, Trưởng thôn, cho biết không ai trong thôn nghiện ma túy.",
        _NO_EVENT,
    ),
    BlindPage(
        "lan-hai-12",
        "clean",
        "Bác sĩ vào cơ sở cai nghiện",
        "Bác sĩ Lê Thị Ngân vào cơ sở cai nghiện khám cho học viên mỗi tuần.",
        _NO_EVENT,
    ),
    BlindPage(
        "lan-hai-13",
        "clean",
        "Số trực tết",
        "Số điện thoại trực ban Công an xã: 0912 345 111. Số trực của Trạm Y tế: 0987 111 222.",
    ),
    BlindPage(
        "lan-hai-14",
        "clean",
        "Ảnh",
        "Hồ Tuyền Lâm vào đông.\n\nẢnh: Phan Lâm (TTXVN)",
        _NO_EVENT,
    ),
    BlindPage(
        "lan-hai-15",
        "clean",
        "Quy chế phối hợp",
        "Hai bên giữ quy chế phối hợp.\n\nPhòng Văn hóa - Xã hội",
    ),
    BlindPage(
        "lan-hai-16",
        "clean",
        "Tin ký tên",
        "Chợ mở lại.\n\nNguyễn Lan (Văn phòng UBND xã)",
    ),
    BlindPage(
        "lan-hai-17",
        "clean",
        "Tin cộng tác",
        "Chợ mở lại từ tuần sau.\n\nHồng Hạnh - Thanh Tùng",
    ),
    BlindPage(
        "lan-hai-18",
        "clean",
        "Chữa lao",
        "Bệnh lao chữa khỏi nếu uống thuốc đủ 6 tháng. Trạm cam kết cấp thuốc miễn phí.",
    ),
    BlindPage(
        "lan-hai-19",
        "clean",
        "Tour hủy",
        "Sở yêu cầu các đơn vị lữ hành hoàn tiền cho khách, không hiệu quả sẽ báo thanh tra.",
    ),
    BlindPage(
        "lan-hai-20",
        "clean",
        "Vừa qua mưa lớn",
        "Vừa qua, mưa lớn làm hư đường thôn 4. Xã đã cho sửa.",
    ),
    BlindPage(
        "lan-hai-21",
        "clean",
        "Thống kê",
        "Năm vừa qua, toàn xã tổ chức 12 hội nghị, tặng 400 suất quà.",
    ),
    BlindPage(
        "lan-hai-22",
        "clean",
        "Ghi chép",
        "Mới đây, giá phân bón tăng 10%. Nông dân cân nhắc khi mua.",
    ),
    BlindPage(
        "lan-hai-23",
        "clean",
        "Nghề mới",
        "Ngày 20/11 là ngày Nhà giáo. Học sinh chúc thầy cô.",
    ),
    BlindPage(
        "lan-hai-24",
        "clean",
        "Kỷ niệm thành lập",
        "Trường được khánh thành ngày 20/11/1998, đến nay có 30 lớp.",
    ),
    BlindPage(
        "lan-hai-25",
        "clean",
        "Văn bản mới",
        "Quyết định số 12/2026/QĐ-UBND có ba điểm mới.\n\nNơi nhận hồ sơ: bộ phận một cửa.\n\nĐiều 1 nêu phạm vi.",
    ),
    BlindPage(
        "lan-hai-26",
        "clean",
        "Cách viết quyết định",
        "Mẫu quyết định gồm: căn cứ, chữ QUYẾT ĐỊNH, các điều, nơi nhận, chữ ký.",
    ),
    BlindPage(
        "lan-hai-27",
        "clean",
        "Mời chào giá",
        "Số 15/2026 gói thầu bàn ghế. Nhà thầu gửi báo giá trước 12/12.",
    ),
    BlindPage(
        "lan-hai-28",
        "clean",
        "Bóng đá",
        "Giải bóng đá sẽ khép lại vào ngày 12/12.",
    ),
    BlindPage(
        "lan-hai-29",
        "clean",
        "Nhân vật",
        "Bà Ka Grim, 90 tuổi, nghệ nhân dệt thổ cẩm, vẫn dạy nghề cho cháu.",
        _NO_EVENT,
    ),
    BlindPage(
        "lan-hai-30",
        "clean",
        "Lễ hội trường",
        "Các cháu lớp lá múa sạp, phụ huynh cùng làm bánh. Cô Hồ Thị Thu Hà, Hiệu trưởng, cảm ơn phụ huynh.",
        _NO_EVENT,
    ),
    BlindPage(
        "lan-hai-31",
        "clean",
        "Khám sức khỏe",
        "Trạm khám cho 60 người khuyết tật, 20 trẻ mồ côi. Bác sĩ Trần Minh phụ trách.",
        _NO_EVENT,
    ),
    BlindPage(
        "lan-hai-32",
        "clean",
        "Luật sư",
        "Bà Nguyễn Thị Thảo, luật sư, bảo vệ quyền của người bị hại; phí do Trung tâm trợ giúp pháp lý trả.",
        _NO_EVENT,
    ),
    BlindPage(
        "lan-hai-33",
        "clean",
        "Bưu điện",
        "Hôm 30/11, trời mưa, đường trơn.",
    ),
)
"""Written in other words after the rules were read and changed, to see whether the changes hold: at first 14 of 22 faults
were found, and no false alarm was drawn."""
STILL_MISSED: Final = frozenset(("b-li-hon", "b-e5", "b-d4"))
"""A beaten wife who is named without words for it beside her name, a thing done under a title that is no event's, and a
letter without number, which announcements to parents and residents look like."""
