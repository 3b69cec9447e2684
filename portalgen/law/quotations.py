"""The text of cited articles, verbatim: the Regulation promulgated by QĐ 2111/QĐ-UBND of 13/11/2025.

Other instruments are only named, since their text is not available. A test compares the text with the Regulation
published in `content/portal/van-ban/`.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from portalgen.frozen import frozen

QUOTED_INSTRUMENT: Final = "QĐ 2111"
"""The citation of the quoted instrument."""

_CITATION: Final = re.compile(rf"{QUOTED_INSTRUMENT},? Điều (?P<article>\d+)(?P<clause>\(\d+\))?(?P<point>[a-zđ])?")


@frozen
class Quotation:
    """The Vietnamese text of an article: its heading, and the cited paragraphs.

    A clause or point is preceded by the words that introduce it.
    """

    citation: str
    heading: str
    paragraphs: tuple[str, ...]


def split_citations(basis: str) -> tuple[str, ...]:
    """Return the individual citations in `basis`, which joins them by `; `."""
    return tuple(part for part in (each.strip() for each in basis.split(";")) if part)


def find_quotation(citation: str) -> Quotation | None:
    """Return the text of `citation`, such as `QĐ 2111 Điều 8(4)a`, or None if it is not available."""
    match = _CITATION.fullmatch(citation)
    if match is None:
        return None
    article, clause, point = match["article"], match["clause"] or "", match["point"] or ""
    cited = article + clause + point
    if cited not in _TEXTS:
        return None
    heading, *lead = _TEXTS[article].split("\n")
    above = [*lead, *([_TEXTS[article + clause]] if point else [])] if clause else lead
    within = [text for key, text in _TEXTS.items() if key != article and _is_within(key, cited)]
    if not clause and lead and within:
        within = [_LEFT_OUT]  # what all clauses have in common was cited, and the list of them would hide it
    paragraphs = (line for text in (*above, *within) for line in text.split("\n"))
    return Quotation(citation, heading, tuple(paragraphs))


def article_of(citation: str) -> str:
    """Return the number of the article in `citation`. Return an empty string if it does not cite the Regulation."""
    match = _CITATION.fullmatch(citation)
    return match["article"] if match is not None else ""


def heading_of(article: str) -> str:
    """Return the heading of an article of the Regulation, such as `Điều 9. Thời hạn cập nhật thông tin`.

    Raises KeyError if the article is unknown.
    """
    return _TEXTS[article].partition("\n")[0]


def _is_within(key: str, cited: str) -> bool:
    """Return True if `key` is the cited part or within it: `9(2)` of `9`, but not `19`."""
    return key.startswith(cited) and not key[len(cited) :][:1].isdecimal()


_LEFT_OUT: Final = "[…]"
_TEXTS: Final = MappingProxyType(
    {
        "1": "Điều 1. Phạm vi điều chỉnh\nQuy chế này quy định về việc thiết lập, quản lý, vận hành, cung cấp thông tin và duy trì hoạt động Cổng thông tin điện tử tỉnh Lâm Đồng, bao gồm:",
        "1(1)": "1. Cổng thông tin điện tử tỉnh Lâm Đồng (Gọi tắt là Cổng thông tin điện tử tỉnh).",
        "1(2)": "2. Trang thông tin điện tử của sở, ban, ngành, đơn vị và Ủy ban nhân dân các xã, phường, đặc khu (gọi tắt là Trang Thông tin điện tử thành phần) trực thuộc tỉnh Lâm Đồng được tích hợp vào Cổng thông tin điện tử tỉnh nhằm phục vụ cung cấp thông tin các hoạt động của các cơ quan Nhà nước tỉnh Lâm Đồng trên môi trường mạng theo quy định.",
        "2": "Điều 2. Đối tượng áp dụng",
        "2(1)": "1. Các sở, ban, ngành, Ủy ban nhân dân các xã, phường, đặc khu trên địa bàn tỉnh Lâm Đồng.",
        "2(2)": "2. Tổ chức, cá nhân tham gia quản lý, vận hành, cung cấp, khai thác và sử dụng thông tin trên Cổng thông tin điện tử tỉnh theo quy định pháp luật.",
        "2(3)": "3. Các cơ quan, tổ chức khác tự nguyện áp dụng các quy định của Quy chế này.",
        "3": "Điều 3. Chức năng, nhiệm vụ Cổng thông tin điện tử tỉnh",
        "3(1)": "1. Cổng thông tin điện tử tỉnh là kênh cung cấp thông tin thống nhất, tập trung của cơ quan nhà nước tỉnh Lâm Đồng trên môi trường mạng; thực hiện chức năng, nhiệm vụ cung cấp thông tin tuân thủ quy định tại Luật Công nghệ thông tin; Luật Tiếp cận thông tin; Điều 4, Điều 7 và Điều 8 Nghị định số 42/2022/NĐ-CP ngày 24 tháng 6 năm 2022 của Chính phủ.",
        "3(2)": "2. Cổng thông tin điện tử tỉnh là kênh thông tin điện tử, truyền thông đa phương tiện cung cấp thông tin chính thống, tập trung của Ủy ban nhân dân tỉnh Lâm Đồng trên môi trường mạng.",
        "3(2)a": "a) Đầu mối cung cấp các thông tin, hoạt động chỉ đạo, điều hành; cơ chế, chính sách về các lĩnh vực thuộc thẩm quyền quản lý, điều hành của Ủy ban nhân dân tỉnh Lâm Đồng, Chủ tịch Ủy ban nhân dân tỉnh Lâm Đồng.",
        "3(2)b": "b) Kết nối, tích hợp với Cổng thông tin điện tử Chính phủ, Hệ thống giám sát, đo lường mức độ cung cấp và sử dụng dịch vụ Chính phủ số. Kết nối, tích hợp với các kênh cung cấp thông tin khác của tỉnh Lâm Đồng để bảo đảm việc cung cấp, chia sẻ thông tin, dữ liệu đồng bộ, thống nhất và đúng theo quy định tại Nghị định số 47/2020/NĐ-CP ngày 09 tháng 4 năm 2020 của Chính phủ về quản lý, kết nối và chia sẻ dữ liệu số của cơ quan nhà nước. Các kênh cung cấp thông tin khác của tỉnh Lâm Đồng được Ủy ban nhân dân tỉnh Lâm Đồng, Chủ tịch Ủy ban nhân dân tỉnh Lâm Đồng cho phép cung cấp thông tin trên môi trường mạng theo quy định của pháp luật gồm:\n- Công báo điện tử tỉnh Lâm Đồng;\n- Hệ thống Thư điện tử tỉnh Lâm Đồng;\n- Các kênh mạng xã hội: Facebook, Zalo,...\n- Các ứng dụng tương tác với người dân, doanh nghiệp trên thiết bị di động.",
        "3(2)c": "c) Kết nối, tích hợp với Cổng Dịch vụ công Quốc gia cung cấp thông tin, dịch vụ công trực tuyến của tỉnh Lâm Đồng cho người dân, doanh nghiệp.",
        "3(2)d": "d) Kênh thông tin tiếp nhận, giải quyết và trả lời các câu hỏi, ý kiến của công dân, doanh nghiệp về cơ chế, chính sách, thủ tục hành chính liên quan đến hoạt động kinh doanh và đời sống nhân dân; lấy ý kiến góp ý dự thảo văn bản quy phạm pháp luật và các văn bản khác theo quy định.",
        "3(2)đ": "đ) Thực hiện cung cấp thông tin, công khai, minh bạch các lĩnh vực hoạt động theo quy định của pháp luật. Phổ biến, tuyên truyền, thu hút công dân, doanh nghiệp tham gia giao dịch với chính quyền các cấp thông qua các Dịch vụ công trên Cổng thông tin điện tử; tạo môi trường tổ chức diễn đàn, thảo luận, trao đổi trực tuyến giữa công dân, doanh nghiệp với chính quyền tỉnh Lâm Đồng",
        "3(2)e": "e) Kênh thu thập, khảo sát và đánh giá trực tuyến sự hài lòng của người dân, doanh nghiệp về thông tin được cung cấp của các cơ quan nhà nước tỉnh Lâm Đồng. Cơ quan Nhà nước bảo đảm tính bí mật, riêng tư của tổ chức, cá nhân đánh giá.",
        "3(2)g": "g) Thu thập, xây dựng cơ sở dữ liệu thông tin và tổ chức cập nhật nội dung bằng tiếng Việt và tiếng nước ngoài.",
        "3(2)h": "h) Thực hiện các nhiệm vụ khác do Chủ tịch Ủy ban nhân dân tỉnh Lâm Đồng giao.",
        "3(3)": "3. Cổng thông tin điện tử tỉnh cung cấp các chức năng tương tác và công khai toàn bộ các thông tin tương tác với tổ chức, cá nhân trên môi trường mạng theo quy định của pháp luật:",
        "3(3)a": "a) Chức năng hỏi đáp và tiếp nhận thông tin phản hồi trực tuyến: Cung cấp chức năng cho phép tổ chức, cá nhân gửi câu hỏi, ý kiến trực tuyến, trả lời các câu hỏi, tiếp thu ý kiến góp ý, theo dõi tình trạng xử lý và nhận kết quả xử lý kiến nghị trực tuyến.",
        "3(3)b": "b) Chức năng tham gia trong hoạt động xây dựng pháp luật, thực thi chính sách, pháp luật của cơ quan nhà nước theo quy định của pháp luật.",
        "3(3)c": "c) Chức năng đánh giá hoạt động cung cấp thông tin của cơ quan nhà nước trên môi trường mạng, bao gồm đánh giá về giao diện, nội dung, chất lượng, sự hỗ trợ của cơ quan nhà nước.",
        "3(3)d": "d) Hỗ trợ tính năng mạng xã hội.",
        "3(4)": "4. Trang Thông tin điện tử thành phần là kênh thông tin điện tử, truyền thông đa phương tiện và cung cấp thông tin thống nhất, tập trung trên môi trường mạng của các Sở, ban, ngành, đơn vị và Ủy ban nhân dân các xã, phường, đặc khu trên địa bàn tỉnh Lâm Đồng; là thành phần, được tích hợp vào Cổng thông tin điện tử tỉnh.",
        "3(5)": "5. Cổng thông tin điện tử tỉnh Lâm Đồng phải đáp ứng các chức năng tối thiểu theo quy định tại Phụ lục II của Thông tư số 22/2023/TTBTTTT ngày 31 tháng 12 năm 2023 của Bộ Thông tin và Truyền thông (cũ).",
        "4": "Điều 4. Cấu trúc Cổng thông tin điện tử tỉnh Lâm Đồng",
        "4(1)": "1. Cổng thông tin điện tử tỉnh được xây dựng tập trung, thống nhất để thực hiện chức năng, nhiệm vụ theo Điều 3 của Quy chế này. Đồng thời, phải đồng bộ với Khung Kiến trúc chính quyền điện tử của tỉnh đã ban hành.",
        "4(2)": "2. Tên miền truy cập Cổng thông điện tử tỉnh/Trang thông tin điện tử thành phần tỉnh Lâm Đồng sử dụng tên miền quốc gia Việt Nam “.vn” và sử dụng công nghệ địa chỉ Internet IPv6, tuân thủ nguyên tắc sau:",
        "4(2)a": "a) Cổng thông tin điện tử tỉnh sử dụng tên miền cấp 3 với 2 phiên bản:\n- Phiên bản tiếng Việt: https://lamdong.gov.vn\n- Phiên bản tiếng Anh: https://lamdong.gov.vn/sites/en",
        "4(2)b": "b) Trang Thông tin điện tử thành phần của các sở, ban, ngành thuộc tỉnh Lâm Đồng sử dụng tên miền cấp 4 có dạng: tencoquan.lamdong.gov.vn, trong đó tencoquan là tên viết tắt hoặc tên đầy đủ của các sở, ban, ngành bằng tiếng Việt không dấu hoặc tiếng Anh.",
        "4(2)c": "c) Trang Thông tin điện tử thành phần của Ủy ban nhân dân các xã, phường, đặc khu sử dụng tên miền cấp 4 có dạng: tenxa/phuong/dackhu.lamdong.gov.vn, trong đó tenxa/phuong/dackhu là tên đầy đủ của xã/phường/dackhu thuộc tỉnh Lâm Đồng bằng tiếng Việt không dấu.",
        "5": "Điều 5. Định dạng thông tin trên Cổng thông tin điện tử tỉnh",
        "5(1)": "1. Thông tin trên Cổng thông tin điện tử tỉnh được định dạng theo các chuẩn thông dụng quy định tại Thông tư số 39/2017/TT-BTTTT ngày 15/12/2017 của Bộ Thông tin và Truyền thông (cũ) ban hành Danh mục tiêu chuẩn kỹ thuật về ứng dụng công nghệ thông tin trong cơ quan nhà nước.",
        "5(2)": "2. Các thông tin dạng văn bản, bảng tính, trình diễn sử dụng phông chữ Unicode theo chuẩn TCVN 6909:2001.",
        "6": "Điều 6. Nguyên tắc quản lý, vận hành, cung cấp, chia sẻ và khai thác thông tin trên Cổng thông tin điện tử tỉnh",
        "6(1)": "1. Quản lý và vận hành: Cổng thông tin điện tử được vận hành đồng bộ, tuân thủ quy định kỹ thuật; bảo mật, toàn vẹn và sẵn sàng của dữ liệu và dịch vụ; phòng ngừa, phát hiện, xử lý rủi ro, tấn công mạng; áp dụng các biện pháp kỹ thuật và quản lý theo pháp luật; sao lưu dữ liệu định kỳ để khôi phục khi cần.",
        "6(2)": "2. Cơ quan, đơn vị chịu trách nhiệm về nội dung trên Cổng hoặc Trang thông tin điện tử của mình; đảm bảo nguồn gốc rõ ràng, không vi phạm bản quyền, không sai lệch và không mang tính quảng cáo thương mại.",
        "6(3)": "3. Chia sẻ và kết nối thông tin: Thông tin trên Cổng thông tin điện tử tỉnh được cung cấp, chia sẻ và khai thác đúng pháp luật; đồng thời kết nối, trao đổi dữ liệu với các cơ quan Trung ương và các cơ quan trong tỉnh, đảm bảo đồng bộ, thống nhất và kịp thời trên toàn hệ thống.",
        "6(4)": "4. Khai thác và tiếp cận thông tin:\n- Thông tin trên Cổng thông tin điện tử tỉnh được khai thác công khai, miễn phí phục vụ người dân, doanh nghiệp và tổ chức.\n- Người dùng phải tuân thủ pháp luật; nghiêm cấm xuyên tạc, sao chép, phát tán trái phép hoặc sử dụng cho mục đích thương mại không được phép.\n- Mọi hành vi khai thác trái phép, phá hoại hoặc tấn công hệ thống sẽ bị xử lý theo quy định.\n- Đảm bảo quyền tiếp cận thông tin cho mọi đối tượng, đặc biệt người khuyết tật, người dân vùng miền núi và khu vực khó khăn về kinh tế - xã hội.",
        "7": "Điều 7. Phạm vi và nội dung thông tin cung cấp\nPhạm vi và nội dung thông tin cung cấp trên Cổng thông tin điện tử tỉnh bao gồm những thông tin sau đây, trừ những thông tin thuộc phạm vi bí mật nhà nước:",
        "7(1)": "1. Thông tin về hoạt động, sự kiện của các cơ quan Đảng, Hội đồng nhân dân, Ủy ban nhân dân, các sở, ban, ngành, đoàn thể, các xã, phường, đặc khu và các tổ chức thuộc Ủy ban nhân dân tỉnh.",
        "7(2)": "2. Thông tin về cơ cấu tổ chức, chức năng, nhiệm vụ của Ủy ban nhân dân tỉnh, các cơ quan chuyên môn, các đơn vị sự nghiệp công lập thuộc Ủy ban nhân dân tỉnh; Ủy ban nhân dân các xã, phường, đặc khu và các cơ quan, tổ chức có Trang Thông tin điện tử nằm trong Cổng thông tin điện tử tỉnh.",
        "7(3)": "3. Thông tin chỉ đạo điều hành: Ý kiến chỉ đạo, điều hành của lãnh đạo, ý kiến xử lý, phản hồi đối với các kiến nghị, yêu cầu của tổ chức, cá nhân; thông tin khen thưởng, xử phạt với tổ chức, doanh nghiệp hoạt động trên địa bàn; Thông tin tuyển dụng; lịch làm việc của Lãnh đạo UBND tỉnh.",
        "7(4)": "4. Thông tin Chương trình, kế hoạch của Ủy ban nhân dân tỉnh.",
        "7(5)": "5. Báo cáo tài chính năm công khai.",
        "7(6)": "6. Thông tin về danh mục và kết quả chương trình, đề tài khoa học; thông tin về dịch; thông tin bản đồ địa giới hành chính cấp xã.",
        "7(7)": "7. Thông tin giới thiệu, điều kiện tự nhiên, lịch sử, truyền thống văn hóa, di tích, danh thắng, tiềm năng kinh tế, du lịch của tỉnh.",
        "7(8)": "8. Thông tin tình hình chính trị, kinh tế, văn hóa, xã hội, quốc phòng, an ninh trong tỉnh; thông tin trong nước và quốc tế.",
        "7(9)": "9. Thông tin, tuyên truyền văn bản quy phạm pháp luật của Trung ương, của tỉnh và các hướng dẫn thực hiện pháp luật, chế độ chính sách Nhà nước.",
        "7(10)": "10. Thông tin hồ sơ thủ tục hành chính thực hiện trên địa bàn tỉnh.",
        "7(11)": "11. Thông tin chiến lược, định hướng, quy hoạch, kế hoạch phát triển kinh tế - xã hội của tỉnh.",
        "7(12)": "12. Thông tin giao dịch của Cổng thông tin điện tử bao gồm: Địa chỉ, điện thoại, địa chỉ thư điện tử chính thức để giao dịch với tổ chức, cá nhân.",
        "7(13)": "13. Thông tin về dự án, danh mục đầu tư, kế hoạch lựa chọn nhà thầu, mua sắm công.",
        "7(14)": "14. Danh sách các dự án đang chuẩn bị đầu tư, các dự án đang triển khai, các dự án đã hoàn tất.",
        "7(15)": "15. Mỗi dự án cần có các thông tin gồm: Tên dự án, mục tiêu chính, lĩnh vực chuyên môn, loại dự án, thời gian thực hiện, kinh phí dự án, loại hình tài trợ, nhà tài trợ, tình trạng dự án.",
        "7(16)": "16. Mục lấy ý kiến góp ý của tổ chức, cá nhân.",
        "7(17)": "17. Tiếp nhận phản ánh, kiến nghị của tổ chức, cá nhân về quy định hành chính theo quy định của pháp luật trong phạm vi quản lý nhà nước.",
        "7(18)": "18. Dự án, dự thảo văn bản quy phạm pháp luật do Ủy ban nhân dân tỉnh, Hội đồng nhân dân tỉnh chủ trì cần lấy ý kiến đóng góp của các tầng lớp nhân dân; thông tin về thời hạn tiếp nhận ý kiến góp ý, địa chỉ, thư điện tử của cơ quan, đơn vị tiếp nhận ý kiến góp ý; các ý kiến đóng góp của các cơ quan, tổ chức, cá nhân theo quy định của pháp luật.",
        "7(19)": "19. Cử tri, Công dân, Doanh nghiệp hỏi - Cơ quan chức năng trả lời.",
        "7(20)": "20. Thông tin báo cáo thống kê, cơ sở dữ liệu chuyên ngành, kinh tế - xã hội, trên cơ sở số liệu do cơ quan thống kê của tỉnh cung cấp.",
        "7(21)": "21. Thông tin khác theo quy định của pháp luật.",
        "8": "Điều 8. Nguyên tắc cung cấp thông tin",
        "8(1)": "1. Việc cung cấp thông tin phải bảo đảm đúng đường lối, chủ trương của Đảng, pháp luật của Nhà nước, chỉ đạo của Ủy ban nhân dân tỉnh, Chủ tịch Ủy ban nhân dân tỉnh; phục vụ công tác quản lý của cơ quan và nhu cầu khai thác thông tin của tổ chức, cá nhân.",
        "8(2)": "2. Các cơ quan, đơn vị, tổ chức và cá nhân cung cấp thông tin có trách nhiệm bảo đảm tính chính xác, trung thực, khách quan của thông tin và bảo đảm phù hợp với quy định của pháp luật quyền tác giả.",
        "8(3)": "3. Đối với thông tin được trích dẫn, sưu tầm từ các nguồn khác thì phải ghi rõ tên tác giả, nguồn cung cấp, ngày mà thông tin trích dẫn đã được đăng tải.",
        "8(4)": "4. Thời hạn cung cấp thông tin",
        "8(4)a": "a) Đối với thông tin về hoạt động, sự kiện: Cơ quan, đơn vị, tổ chức và cá nhân cung cấp thông tin cho Ban Biên tập Cổng thông tin điện tử tỉnh trong thời hạn 24 giờ kể từ khi kết thúc hoạt động, sự kiện.",
        "8(4)b": "b) Đối với thông tin khác: Các cơ quan, đơn vị, tổ chức và cá nhân cung cấp thông tin cho Ban Biên tập trong thời hạn 03 ngày làm việc kể từ ngày ký ban hành, phê duyệt, thông qua hoặc nghiệm thu.",
        "8(5)": "5. Phương thức cung cấp thông tin",
        "8(5)a": "a) Các cơ quan, đơn vị, tổ chức và cá nhân tham gia cung cấp thông tin trên Cổng thông tin điện tử tỉnh thực hiện việc gửi thông tin bằng văn bản, trực tiếp trên Cổng hoặc thư điện tử về Ban Biên tập theo địa chỉ: [email protected]. vn.",
        "8(5)b": "b) Các cơ quan, đơn vị, địa phương có Trang Thông tin điện tử thành phần được liên kết với Cổng thông tin điện tử tỉnh thực hiện cung cấp, trao đổi, chia sẻ thông tin với Cổng thông tin điện tử theo quy định tại Điều 9 Nghị định số 42/2022/NĐ-CP ngày 24/6/2022 của Chính phủ.",
        "9": "Điều 9. Thời hạn cập nhật thông tin",
        "9(1)": "1. Thông tin về giới thiệu chung; tin tức, sự kiện; thông tin chỉ đạo điều hành và thông tin tuyên truyền về chủ trương, đường lối của Đảng, chính sách, pháp luật của Nhà nước phải cập nhật kịp thời, thường xuyên theo chỉ đạo của Ban Biên tập.",
        "9(2)": "2. Văn bản quy phạm pháp luật phải được cập nhật trong thời hạn 07 ngày làm việc, văn bản hành chính được cập nhật trong thời hạn 02 ngày làm việc kể từ ngày nhận được văn bản. Riêng các văn bản được ban hành trong trường hợp khẩn cấp theo quy định của pháp luật về tình trạng khẩn cấp; trường hợp đột xuất, khẩn cấp trong phòng, chống thiên tai, dịch bệnh, cháy, nổ; trường hợp cấp bách để giải quyết những vấn đề phát sinh trong thực tiễn; văn bản quy phạm pháp luật được ban hành theo trình tự, thủ tục rút gọn phải được cập nhật ngay trong ngày nhận được văn bản.",
        "9(3)": "3. Thông tin về quy hoạch được cập nhật trong thời hạn 15 ngày kể từ ngày nhận được quy hoạch.",
        "9(4)": "4. Thông tin về dự án, hạng mục đầu tư; thông tin về đấu thầu, mua sắm công, chương trình và kết quả thực hiện đầu tư công, giá đất, thu hồi đất; thông tin về các nguồn vốn vay; nguồn vốn viện trợ phi chính phủ được cập nhật trong thời hạn 02 ngày làm việc kể từ khi nhận được văn bản.",
        "9(5)": "5. Thông tin về chương trình, nhiệm vụ, đề tài khoa học và công nghệ, được cập nhật trong thời hạn 10 ngày làm việc kể từ khi nhận được văn bản.",
        "9(6)": "6. Thời gian cập nhật đối với các nội dung thông tin khác được thực hiện theo quy định của pháp luật có liên quan; trường hợp pháp luật chưa có quy định thì trong thời hạn 05 ngày làm việc kể từ ngày nhận được văn bản thông tin phải được cập nhật trên Cổng thông tin điện tử tỉnh.",
        "10": "Điều 10. Quy trình kiểm duyệt thông tin",
        "10(1)": "1. Thông tin do các cơ quan, đơn vị, tổ chức, cá nhân khi cung cấp để đăng tải trên Cổng thông tin điện tử tỉnh phải chịu sự kiểm duyệt của Ban Biên tập.",
        "10(2)": "2. Từ các nguồn thông tin được cung cấp, các thành viên Ban biên tập, ủy viên, Tổ thư ký có nhiệm vụ nghiên cứu, biên tập lại các thông tin đảm bảo chất lượng và tính chính xác, trong trường hợp cần thiết phải được xác thực, bổ sung hoặc làm rõ nội dung từ đơn vị, cá nhân cung cấp hoặc đơn vị quản lý lĩnh vực chuyên môn trước khi đăng tải trên Cổng thông tin điện tử tỉnh.",
        "10(3)": "3. Các thông tin sau khi biên tập sẽ được chuyển cho Trưởng Ban biên tập kiểm duyệt để xuất bản trên Cổng thông tin điện tử tỉnh.",
        "10(4)": "4. Đối với những thông tin không được duyệt, Ban biên tập có trách nhiệm trao đổi, phản hồi với tổ chức, cá nhân cung cấp.",
        "11": "Điều 11. Cập nhật và lưu trữ thông tin",
        "11(1)": "1. Cập nhật thông tin: Thông tin mới được thực hiện ít nhất 02 lần/ngày làm việc, vào đầu giờ làm việc buổi sáng và đầu giờ làm việc buổi chiều; khuyến khích cập nhật thông tin đều đặn trong các ngày nghỉ. Cập nhật kịp thời các thông tin đã đăng tải nhưng có thay đổi hoặc phát sinh theo chỉ đạo của Ban biên tập.",
        "11(2)": "2. Lưu trữ thông tin: Thông tin đăng tải trên Cổng thông tin điện tử tỉnh được lưu trữ theo quy định của pháp luật về công tác lưu trữ và theo các quy định hiện hành.",
        "12": "Điều 12. Trách nhiệm của Văn phòng Ủy ban nhân dân tỉnh",
        "12(1)": "1. Là cơ quan chủ quản, chịu trách nhiệm toàn diện về hoạt động, nội dung, an toàn và bảo mật thông tin của Cổng thông tin điện tử tỉnh.",
        "12(2)": "2. Thành lập Ban Biên tập Cổng thông tin điện tử tỉnh; phối hợp với các cơ quan, đơn vị liên quan trong công tác quản lý, vận hành và cung cấp thông tin.",
        "12(3)": "3. Tham mưu, đề xuất Ủy ban nhân dân tỉnh phương hướng, nhiệm vụ, kế hoạch hoạt động hằng năm, 5 năm; kế hoạch đầu tư, nâng cấp kỹ thuật, công nghệ, nội dung, hình thức và mở rộng quy mô Cổng thông tin điện tử tỉnh.",
        "12(4)": "4. Đề xuất nhu cầu kinh phí hằng năm bảo đảm hoạt động của Cổng thông tin điện tử tỉnh, bao gồm kinh phí duy trì, vận hành, nâng cấp, tuyên truyền, đào tạo, chi nhuận bút, thù lao và các hoạt động thường niên khác theo quy định.",
        "13": "Điều 13. Trách nhiệm của Sở Khoa học và Công nghệ\nChủ trì, hướng dẫn về tiêu chuẩn kỹ thuật, kết nối và liên thông của Cổng Thông tin điện tử tỉnh với các hệ thống thông tin khác theo quy định.",
        "14": "Điều 14. Trách nhiệm của Công an tỉnh\nChủ trì, hướng dẫn công tác bảo đảm an ninh mạng, an toàn hệ thống và bảo mật thông tin của Cổng thông tin điện tử tỉnh theo quy định của pháp luật.",
        "15": "Điều 15. Trách nhiệm của Sở Tài chính\nChủ trì, phối hợp với các cơ quan, đơn vị liên quan tham mưu Ủy ban nhân dân tỉnh bố trí kinh phí hàng năm đảm bảo duy trì, vận hành, nâng cấp và bảo đảm an toàn Cổng thông tin điện tử tỉnh.",
        "16": "Điều 16. Trách nhiệm của các Sở, ban, ngành, địa phương",
        "16(1)": "1. Quản lý, vận hành và cập nhật thông tin trên Trang thông tin điện tử thành phần thuộc phạm vi quản lý; bảo đảm hoạt động đúng quy định tại Nghị định số 42/2022/NĐ-CP ngày 24 tháng 6 năm 2022 của Chính phủ.",
        "16(2)": "2. Thành lập Ban Biên tập Trang Thông tin điện tử của cơ quan, đơn vị để tổ chức, quản lý, biên tập, kiểm duyệt và chịu trách nhiệm về toàn bộ nội dung thông tin đăng tải trên Trang thông tin điện tử thuộc phạm vi quản lý.",
        "16(3)": "3. Cung cấp, chia sẻ và phối hợp trao đổi thông tin liên quan theo yêu cầu của Văn phòng Ủy ban nhân dân tỉnh, cơ quan chuyên môn về công nghệ thông tin, cũng như các cơ quan, đơn vị có thẩm quyền trong từng lĩnh vực theo quy định của pháp luật và chỉ đạo của Ủy ban nhân dân tỉnh, nhằm bảo đảm tính thống nhất, đồng bộ và liên thông của Cổng thông tin điện tử tỉnh.",
        "16(4)": "4. Đảm bảo thông tin được cập nhật thường xuyên, chính xác, đúng quy định về kỹ thuật, nội dung và hình thức; không để xảy ra tình trạng thông tin sai lệch, chậm trễ, thiếu cập nhật hoặc vi phạm quy định của pháp luật về cung cấp thông tin điện tử của cơ quan nhà nước.",
        "16(5)": "5. Người đứng đầu cơ quan, đơn vị (Giám đốc sở, Thủ trưởng ban, ngành, Chủ tịch Ủy ban nhân dân cấp xã) chịu trách nhiệm trước Ủy ban nhân dân tỉnh về toàn bộ hoạt động, nội dung và kỹ thuật của Trang Thông tin điện tử thành phần thuộc phạm vi quản lý.",
        "16(6)": "6. Định kỳ hằng năm (hoặc theo yêu cầu), các cơ quan, đơn vị gửi báo cáo kết quả hoạt động của Trang Thông tin điện tử về Văn phòng Ủy ban nhân dân tỉnh (thông qua Trung tâm Thông tin) để tổng hợp, đánh giá và báo cáo Ủy ban nhân dân tỉnh; đồng thời đề xuất nhu cầu hỗ trợ kỹ thuật, đào tạo, hoặc điều chỉnh nội dung, giao diện nhằm nâng cao hiệu quả cung cấp, chia sẻ và khai thác thông tin trên môi trường mạng.",
        "17": "Điều 17. Đào tạo, bồi dưỡng nguồn nhân lực",
        "17(1)": "1. Thành viên Ban Biên tập và người tham gia vào quá trình quản lý, duy trì hoạt động của Cổng thông tin điện tử hằng năm được đào tạo, học tập kinh nghiệm, bồi dưỡng kiến thức nghiệp vụ, chuyên môn phù hợp với lĩnh vực đảm nhiệm để đảm bảo phục vụ tốt hoạt động của Cổng thông tin điện tử tỉnh.",
        "17(2)": "2. Kinh phí chi cho công tác đào tạo, học tập kinh nghiệm, bồi dưỡng nguồn nhân lực quản lý, duy trì hoạt động của Cổng thông tin điện tử tỉnh được bố trí hằng năm từ ngân sách Nhà nước trong dự toán của cơ quan, đơn vị.",
        "18": "Điều 18. Bảo đảm hạ tầng và an toàn thông tin",
        "18(1)": "1. Cổng thông tin điện tử tỉnh được trang bị đầy đủ hạ tầng và thiết bị cần thiết để thu thập, xử lý và cập nhật thông tin; khai thác hiệu quả công nghệ hiện đại phù hợp với xu hướng chuyển đổi số.",
        "18(2)": "2. Đảm bảo phương án dự phòng để hệ thống hoạt động liên tục; thực hiện bảo trì, bảo dưỡng và nâng cấp hệ thống thường xuyên.",
        "18(3)": "3. Cổng thông tin điện tử tỉnh được rà soát hằng năm, lập phương án nâng cấp, chỉnh sửa theo nhu cầu thực tế, phù hợp Khung kiến trúc chính quyền điện tử tỉnh và được Thủ trưởng cơ quan chủ quản phê duyệt.",
        "18(4)": "4. Hệ thống thông tin Cổng thông tin điện tử Lâm Đồng phải xác định cấp độ an toàn thông tin theo quy định. Quá trình vận hành, đơn vị vận hành phải có phương án đảm bảo an toàn hệ thống thông tin theo quy định của pháp luật về an toàn thông tin, an ninh mạng.",
        "18(5)": "5. Đơn vị vận hành Cổng thông tin điện tử tỉnh Lâm Đồng phải có phương án kết nối các máy chủ của Cổng thông tin điện tử tỉnh Lâm Đồng về Trung tâm giám sát an toàn, an ninh tập trung (SOS) tỉnh Lâm Đồng.",
        "18(6)": "6. Định kỳ, đột xuất, Cổng thông tin điện tử tỉnh Lâm Đồng phải được kiểm tra, đánh giá về an toàn, an ninh mạng theo quy định của pháp luật về an toàn thông tin, an ninh mạng.",
        "19": "Điều 19. Kinh phí duy trì và phát triển\nNguồn kinh phí",
        "19(1)": "1. Ngân sách Nhà nước.",
        "19(2)": "2. Nguồn thu hợp pháp của các cơ quan, đơn vị được phép để lại sử dụng theo quy định của pháp luật.",
        "19(3)": "3. Nguồn viện trợ, nguồn hỗ trợ phát triển chính thức của các nhà tài trợ.",
        "19(4)": "4. Các nguồn kinh phí hợp pháp khác theo quy định của pháp luật.",
        "20": "Điều 20. Kiểm tra và giám sát",
        "20(1)": "1. Văn phòng UBND tỉnh thực hiện kiểm tra định kỳ, đột xuất việc tuân thủ quy chế.",
        "20(2)": "2. Trong quá trình kiểm tra, Văn phòng UBND tỉnh phối hợp với các cơ quan, đơn vị, địa phương để xử lý các vấn đề phát sinh, bảo đảm hoạt động của Cổng thông tin điện tử tỉnh đúng quy định.",
        "21": "Điều 21. Khen thưởng\nTổ chức, cá nhân thực hiện tốt Quy chế này, có nhiều đóng góp cho hoạt động Cổng thông tin điện tử tỉnh được khen thưởng theo quy định hiện hành của Nhà nước.",
        "22": "Điều 22. Xử lý vi phạm\nTổ chức, cá nhân vi phạm quy định về đăng tải, bảo mật, kỹ thuật hoặc nội dung sẽ bị xử lý theo quy định pháp luật và quy định nội bộ.",
        "23": "Điều 23. Trách nhiệm tổ chức thực hiện và cơ chế phối hợp\nCác cơ quan, đơn vị, địa phương và tổ chức, cá nhân có liên quan: Văn phòng Ủy ban nhân dân tỉnh, Sở Khoa học và Công nghệ, Trung tâm Thông tin; Trung tâm Hạ tầng và Công nghệ số; Ban Biên tập Cổng thông tin điện tử tỉnh; Thủ trưởng các Sở, ban, ngành; Chủ tịch Ủy ban nhân dân các xã, phường, đặc khu thực hiện đầy đủ các nội dung của Quy chế này.",
        "24": "Điều 24. Hiệu lực thi hành",
        "24(1)": "1. Quy chế này có hiệu lực thi hành kể từ ngày ký.",
        "24(2)": "2. Trong quá trình thực hiện, nếu phát sinh vướng mắc, các cơ quan, đơn vị, địa phương phản ánh về Văn phòng Ủy ban nhân dân tỉnh để tổng hợp, trình Ủy ban nhân dân tỉnh xem xét sửa đổi, bổ sung./,",
    }
)
"""The heading of every article (with any text before its first clause), every clause, every point."""
