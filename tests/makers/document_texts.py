"""Short and true documents, and stubs in their place.

They were written by somebody who had read the decision (0184) and a part of the code, and not the patterns it looks for.

Each is the text of a file, or the body of a page, that stands for a document with a number, a day and a title.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from portalgen.text.document_head import HeadState, judge_body_text, judge_file_text, read_document_head


@dataclass(frozen=True)
class DocumentText:
    """A text that stands for a document."""

    name: str
    place: Literal["file", "body"]
    number: str
    day: date
    title: str
    issuer: str
    text: str

    def judge(self) -> HeadState:
        """Return what the program says of the text."""
        if self.place == "file":
            return judge_file_text(read_document_head(self.text), self.number, self.day)
        return judge_body_text(self.text, self.number, self.day, self.title, self.issuer)


_UBND: Final = "Ủy ban nhân dân tỉnh"
_ROADS: Final = ("1402/QĐ-UBND", date(2026, 5, 7), "Quyết định về việc phân cấp quản lý đường bộ địa phương", _UBND)
_ROADS_HEAD: Final = """ỦY BAN NHÂN DÂN
TỈNH LÂM ĐỒNG
Số: 1402/QĐ-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lâm Đồng, ngày 07 tháng 5 năm 2026

QUYẾT ĐỊNH
Về việc phân cấp quản lý đường bộ địa phương
"""
_ROADS_TEXT: Final = """
Căn cứ Luật Đường bộ ngày 27 tháng 6 năm 2024;
Theo đề nghị của Giám đốc Sở Xây dựng tại Tờ trình số 88/TTr-SXD ngày 02 tháng 4 năm 2026,

QUYẾT ĐỊNH:
Điều 1. Giao Ủy ban nhân dân cấp xã quản lý các tuyến đường thôn, xóm trên địa bàn.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
"""

TRUE_TEXTS: Final = (
    DocumentText("gazette", "file", *_ROADS, f"2 CÔNG BÁO/Số 15 + 16/Ngày 20-5-2026\n{_ROADS_HEAD}{_ROADS_TEXT}"),
    DocumentText(
        "incoming stamp",
        "file",
        *_ROADS,
        f"CỔNG THÔNG TIN ĐIỆN TỬ\nĐẾN Số: 5521\nNgày: 10/5/2026\nChuyển: Ban Biên tập\n{_ROADS_HEAD}{_ROADS_TEXT}",
    ),
    DocumentText(
        "signature stamp",
        "file",
        *_ROADS,
        f"Ký bởi: Ủy ban nhân dân tỉnh\nEmail: ubnd@lamdong.gov.vn\nThời gian ký: 08.05.2026 07:22:31 +07:00\n"
        f"{_ROADS_HEAD}{_ROADS_TEXT}",
    ),
    DocumentText(
        "resolution of a council",
        "file",
        "24/NQ-HĐND",
        date(2026, 3, 12),
        "Nghị quyết về biên chế công chức năm 2026",
        "Hội đồng nhân dân tỉnh",
        """HỘI ĐỒNG NHÂN DÂN CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH LÂM ĐỒNG Độc lập – Tự do – Hạnh phúc

Nghị quyết số: 24/NQ-HĐND Lâm Đồng, ngày 12 tháng 3 năm 2026

NGHỊ QUYẾT
Về biên chế công chức năm 2026
HỘI ĐỒNG NHÂN DÂN TỈNH LÂM ĐỒNG KHÓA XI KỲ HỌP THỨ 5
QUYẾT NGHỊ:
Thông qua biên chế công chức năm 2026 là 2.914 người. Nghị quyết được thông qua ngày 12 tháng 3 năm 2026.
CHỦ TỊCH
""",
    ),
    DocumentText(
        "invitation",
        "file",
        "87/GM-VPUBND",
        date(2026, 2, 9),
        "Giấy mời họp Ban Chỉ đạo",
        "Văn phòng Ủy ban nhân dân tỉnh",
        """UBND TỈNH LÂM ĐỒNG
VĂN PHÒNG
–––––––
Số: 87 /GM-VPUBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
–––––––––––––
Lâm Đồng, ngày 9 tháng 02 năm 2026
GIẤY MỜI
Họp Ban Chỉ đạo chuyển đổi số
Thời gian: 14 giờ 00, thứ Ba, ngày 10 tháng 02 năm 2026. Địa điểm: Phòng họp số 2.
Đề nghị các đại biểu dự họp đúng thành phần.
KT. CHÁNH VĂN PHÒNG
""",
    ),
    DocumentText(
        "joint plan",
        "file",
        "05/KHLT-SGDĐT-CAT",
        date(2026, 4, 20),
        "Kế hoạch liên tịch về an toàn giao thông học đường",
        "Sở Giáo dục và Đào tạo",
        """SỞ GIÁO DỤC VÀ ĐÀO TẠO - CÔNG AN TỈNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 05/KHLT-SGDĐT-CAT
Đà Lạt, ngày 20 tháng 4 năm 2026
KẾ HOẠCH LIÊN TỊCH
Bảo đảm trật tự, an toàn giao thông trong trường học
I. MỤC ĐÍCH
Nâng cao ý thức của học sinh khi tham gia giao thông.
II. NỘI DUNG
1. Ký cam kết. 2. Tuần tra quanh cổng trường vào giờ tan học.
""",
    ),
    DocumentText(
        "letter in columns",
        "file",
        "455/SYT-NVD",
        date(2026, 5, 18),
        "Công văn về việc thu hồi thuốc",
        "Sở Y tế",
        """UBND TỈNH LÂM ĐỒNG          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
       SỞ Y TẾ                     Độc lập - Tự do - Hạnh phúc
   Số: 455/SYT-NVD               Lâm Đồng, ngày 18 tháng 5 năm 2026
V/v thu hồi thuốc không đạt
 chất lượng theo Công văn số 1177/QLD-CL
              Kính gửi: Các cơ sở kinh doanh dược trên địa bàn tỉnh
Sở Y tế yêu cầu các cơ sở dừng bán lô thuốc nêu tại công văn trên và báo cáo trước ngày 30/5/2026.
""",
    ),
    DocumentText(
        "notice with a slashed day",
        "file",
        "210/TB-UBND",
        date(2026, 6, 1),
        "Thông báo kết luận phiên họp tháng 5",
        _UBND,
        """UBND TỈNH LÂM ĐỒNG
SỐ 210/TB-UBND
NGÀY 01/6/2026
THÔNG BÁO
KẾT LUẬN CỦA CHỦ TỊCH UBND TỈNH TẠI PHIÊN HỌP THÁNG 5
Các sở, ngành khẩn trương giải ngân vốn đầu tư công, phấn đấu đạt 50% trước ngày 30 tháng 6 năm 2026.
""",
    ),
    DocumentText(
        "appointment in a body",
        "body",
        "1399/QĐ-UBND",
        date(2026, 5, 6),
        "Quyết định về việc bổ nhiệm Phó Giám đốc Sở Tài chính",
        _UBND,
        """Căn cứ Luật Tổ chức chính quyền địa phương; xét đề nghị của Giám đốc Sở Nội vụ,

**QUYẾT ĐỊNH:**

Bổ nhiệm ông Trần Hữu Khoa, Trưởng phòng Ngân sách, giữ chức vụ Phó Giám đốc Sở Tài chính trong thời hạn 05 năm kể từ
ngày 10 tháng 5 năm 2026.
""",
    ),
    DocumentText(
        "directive in a body",
        "body",
        "06/CT-UBND",
        date(2026, 5, 25),
        "Chỉ thị về phòng cháy rừng mùa khô",
        _UBND,
        """Nắng nóng kéo dài, nguy cơ cháy rừng ở cấp V. Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:

1. Chủ rừng trực gác 24 giờ mỗi ngày, không để người lạ vào rừng khi chưa được phép.
2. Ủy ban nhân dân cấp xã cấm đốt nương từ 10 giờ đến 17 giờ.
3. Chi cục Kiểm lâm báo cáo trước 16 giờ hằng ngày.

TM. ỦY BAN NHÂN DÂN

CHỦ TỊCH
""",
    ),
    DocumentText(
        "letter in a body",
        "body",
        "771/UBND-KT",
        date(2026, 5, 11),
        "Công văn về việc cung ứng xăng dầu dịp lễ",
        _UBND,
        """Số: 771/UBND-KT

Lâm Đồng, ngày 11 tháng 5 năm 2026

Kính gửi: Sở Công Thương

Ủy ban nhân dân tỉnh đồng ý phương án dự trữ xăng dầu của Sở; yêu cầu các cửa hàng không ngừng bán khi chưa được chấp
thuận.
""",
    ),
    DocumentText(
        "sole article in a body",
        "body",
        "31/NQ-HĐND",
        date(2026, 3, 12),
        "Nghị quyết bãi bỏ Nghị quyết về phí tham quan",
        "Hội đồng nhân dân tỉnh",
        """## QUYẾT NGHỊ

### Điều duy nhất

Bãi bỏ toàn bộ Nghị quyết số 77/2019/NQ-HĐND ngày 10 tháng 12 năm 2019 của Hội đồng nhân dân tỉnh.
""",
    ),
)

STUB_TEXTS: Final = (
    DocumentText(
        "slip for the signature",
        "file",
        *_ROADS,
        """VĂN PHÒNG UBND TỈNH
PHIẾU TRÌNH GIẢI QUYẾT CÔNG VIỆC
Kính trình: Đồng chí Phó Chủ tịch
Vấn đề trình: Ban hành Quyết định số 1402/QĐ-UBND ngày 07 tháng 5 năm 2026
Ý kiến của chuyên viên: Đủ điều kiện ban hành. Kính trình đồng chí xem xét, ký.
""",
    ),
    DocumentText(
        "covering letter",
        "file",
        *_ROADS,
        """UBND TỈNH LÂM ĐỒNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
VĂN PHÒNG Độc lập - Tự do - Hạnh phúc
Số: 2301/VP-TH Lâm Đồng, ngày 07 tháng 5 năm 2026
V/v gửi Quyết định số 1402/QĐ-UBND
Kính gửi: Ban Biên tập Cổng thông tin điện tử
Văn phòng gửi quý Ban Quyết định số 1402/QĐ-UBND ngày 07 tháng 5 năm 2026 để đăng tải theo quy định.
""",
    ),
    DocumentText(
        "same number a year ago",
        "file",
        *_ROADS,
        f"{_ROADS_HEAD}{_ROADS_TEXT}".replace("tháng 5 năm 2026", "tháng 5 năm 2025"),
    ),
    DocumentText(
        "head without a text",
        "file",
        *_ROADS,
        f"{_ROADS_HEAD}\nToàn văn quyết định đang được số hóa, đề nghị quý bạn đọc quay lại sau.\n",
    ),
    DocumentText(
        "correction of the document",
        "file",
        *_ROADS,
        """ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH LÂM ĐỒNG Độc lập - Tự do - Hạnh phúc
Số: 1455/QĐ-UBND Lâm Đồng, ngày 15 tháng 5 năm 2026
QUYẾT ĐỊNH
Đính chính Quyết định số 1402/QĐ-UBND ngày 07 tháng 5 năm 2026
Điều 1. Đính chính lỗi kỹ thuật tại khoản 2: "cấp huyện" sửa thành "cấp xã".
""",
    ),
    DocumentText(
        "version for comments",
        "file",
        *_ROADS,
        f"BẢN XIN Ý KIẾN CÁC SỞ, NGÀNH (lần 2)\n{_ROADS_HEAD.replace('1402/', '     /').replace('07', '  ')}{_ROADS_TEXT}",
    ),
    DocumentText(
        "posted on a wall",
        "body",
        *_ROADS,
        "Toàn văn quyết định được niêm yết công khai tại trụ sở Ủy ban nhân dân tỉnh, số 4 Trần Hưng Đạo, trong giờ hành "
        "chính các ngày làm việc. Tổ chức, cá nhân có nhu cầu liên hệ bộ phận văn thư để được sao chụp.\n",
    ),
    DocumentText(
        "link to the gazette",
        "body",
        *_ROADS,
        "Mời quý bạn đọc tra cứu toàn văn Quyết định số 1402/QĐ-UBND trên "
        "[Công báo điện tử tỉnh](https://congbao.lamdong.gov.vn/1402).\n",
    ),
    DocumentText(
        "fields again",
        "body",
        *_ROADS,
        """Số: 1402/QĐ-UBND

- Loại văn bản: Quyết định
- Ngày ban hành: ngày 07 tháng 5 năm 2026
- Người ký: Phó Chủ tịch Ủy ban nhân dân tỉnh
- Trích yếu: Về việc phân cấp quản lý đường bộ địa phương
- Tình trạng hiệu lực: Còn hiệu lực
- Lĩnh vực: Giao thông vận tải
""",
    ),
    DocumentText(
        "headings of articles",
        "body",
        *_ROADS,
        "QUYẾT ĐỊNH:\n\nĐiều 1. (nội dung)\n\nĐiều 2. (nội dung)\n\nĐiều 3. (trách nhiệm thi hành)\n",
    ),
    DocumentText(
        "filler",
        "body",
        *_ROADS,
        "Điều 1. Đây là đoạn văn bản mẫu, biên tập viên thay bằng nội dung chính thức trước khi đăng.\n\n"
        "Điều 2. Đây là đoạn văn bản mẫu.\n",
    ),
    DocumentText(
        "news of the signing",
        "body",
        *_ROADS,
        """Chiều 7/5, Phó Chủ tịch Ủy ban nhân dân tỉnh đã ký Quyết định số 1402/QĐ-UBND. Theo đó, từ tháng tới, chính quyền
cấp xã sẽ trực tiếp quản lý các tuyến đường thôn, xóm; Sở Xây dựng hướng dẫn chuyên môn và kiểm tra hằng quý.
""",
    ),
)
