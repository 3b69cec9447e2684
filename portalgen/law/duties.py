"""The duties of the Regulation of QĐ 2111: the purposes of the portal (Điều 3) and its content (Điều 7).

They quote the Regulation; a test compares them with the published text. If an item of Điều 7 makes several demands, it
has a part for each, so that fulfilling one does not hide that another is missing.
"""

from __future__ import annotations

from typing import Final, Literal

from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual as B

Binds = Literal["main", "everyone", "component", "if_any"]
"""The sites that a duty binds.

These are the provincial portal (Điều 7, introductory words); or also agencies and communes with their own site; or only
these (Điều 3(4)); or none, if publication follows from another law.
"""


@frozen
class DutyPart:
    """A single demand of an item. Its Vietnamese name consists of words of the Regulation if these are clear enough."""

    id: str
    names: B
    quote: str
    """The words of the Regulation that make the demand."""


@frozen
class Duty:
    """A duty of the Regulation. Kinds (`Kind.duties`) and `site-config/legal/duties.yaml` refer to it by its id.

    A duty without parts counts as its own single part.
    """

    id: str
    article: str
    quote: str
    """The words of the Regulation, or their beginning."""
    names: B
    """The short name of the duty."""
    binds: Binds = "main"
    own_parts: tuple[DutyPart, ...] = ()

    @property
    def parts(self) -> tuple[DutyPart, ...]:
        """The demands of the duty."""
        return self.own_parts or (DutyPart(self.id, self.names, self.quote),)


def _item(
    number: int, quote: str, names: B, binds: Binds = "main", **parts: tuple[str, str] | tuple[str, str, str]
) -> Duty:
    """Return an item; a part has its words, an English name and, if the words need context, a Vietnamese name."""
    own = tuple(
        DutyPart(f"7.{number}.{name}", B(texts[-1] if len(texts) > 2 else texts[0], texts[1]), texts[0])
        for name, texts in parts.items()
    )
    return Duty(f"7.{number}", f"Điều 7({number})", quote, names, binds, own)


CONTENT_DUTIES: Final = (
    _item(
        1,
        "Thông tin về hoạt động, sự kiện của các cơ quan Đảng, Hội đồng nhân dân, Ủy ban nhân dân, các sở, ban, ngành, đoàn thể, các xã, phường, đặc khu và các tổ chức thuộc Ủy ban nhân dân tỉnh",
        B("hoạt động, sự kiện", "activities and events"),
        "everyone",
    ),
    _item(
        2,
        "Thông tin về cơ cấu tổ chức, chức năng, nhiệm vụ của Ủy ban nhân dân tỉnh, các cơ quan chuyên môn, các đơn vị sự nghiệp công lập thuộc Ủy ban nhân dân tỉnh; Ủy ban nhân dân các xã, phường, đặc khu và các cơ quan, tổ chức có Trang Thông tin điện tử nằm trong Cổng thông tin điện tử tỉnh",
        B("cơ cấu tổ chức, chức năng, nhiệm vụ", "structure, functions and duties"),
        "everyone",
        structure=("cơ cấu tổ chức", "structure"),
        functions=("chức năng, nhiệm vụ", "functions and duties"),
    ),
    _item(
        3,
        "Thông tin chỉ đạo điều hành: Ý kiến chỉ đạo, điều hành của lãnh đạo, ý kiến xử lý, phản hồi đối với các kiến nghị, yêu cầu của tổ chức, cá nhân; thông tin khen thưởng, xử phạt với tổ chức, doanh nghiệp hoạt động trên địa bàn; Thông tin tuyển dụng; lịch làm việc của Lãnh đạo UBND tỉnh",
        B("Thông tin chỉ đạo điều hành", "direction"),
        direction=("Ý kiến chỉ đạo, điều hành của lãnh đạo", "directions of leaders"),
        reply=("ý kiến xử lý, phản hồi đối với các kiến nghị, yêu cầu của tổ chức, cá nhân", "replies to petitions"),
        reward=("thông tin khen thưởng", "rewards"),
        sanction=("xử phạt với tổ chức, doanh nghiệp hoạt động trên địa bàn", "sanctions"),
        recruitment=("Thông tin tuyển dụng", "recruitment"),
        schedule=("lịch làm việc của Lãnh đạo UBND tỉnh", "work schedule of leaders"),
    ),
    _item(
        4,
        "Thông tin Chương trình, kế hoạch của Ủy ban nhân dân tỉnh",
        B("Chương trình, kế hoạch", "programmes and plans"),
    ),
    _item(5, "Báo cáo tài chính năm công khai", B("Báo cáo tài chính năm công khai", "public annual financial report")),
    _item(
        6,
        "Thông tin về danh mục và kết quả chương trình, đề tài khoa học; thông tin về dịch; thông tin bản đồ địa giới hành chính cấp xã",
        B("đề tài khoa học; dịch; bản đồ địa giới", "science topics; epidemics; boundary maps"),
        science=("danh mục và kết quả chương trình, đề tài khoa học", "science programmes and topics"),
        epidemic=("thông tin về dịch", "epidemics"),
        boundaries=("thông tin bản đồ địa giới hành chính cấp xã", "maps of commune boundaries"),
    ),
    _item(
        7,
        "Thông tin giới thiệu, điều kiện tự nhiên, lịch sử, truyền thống văn hóa, di tích, danh thắng, tiềm năng kinh tế, du lịch của tỉnh",
        B("giới thiệu, lịch sử, danh thắng", "introduction, history, sights"),
        introduction=("Thông tin giới thiệu", "introduction"),
        nature=("điều kiện tự nhiên", "natural conditions"),
        history=("lịch sử", "history"),
        heritage=("truyền thống văn hóa, di tích, danh thắng", "cultural traditions, monuments, sights"),
        potential=("tiềm năng kinh tế, du lịch", "economic potential, tourism"),
    ),
    _item(
        8,
        "Thông tin tình hình chính trị, kinh tế, văn hóa, xã hội, quốc phòng, an ninh trong tỉnh; thông tin trong nước và quốc tế",
        B("tình hình trong tỉnh, trong nước và quốc tế", "affairs of the province, the country and the world"),
        province=(
            "tình hình chính trị, kinh tế, văn hóa, xã hội, quốc phòng, an ninh trong tỉnh",
            "affairs of the province",
        ),
        world=("thông tin trong nước và quốc tế", "the country and the world"),
    ),
    _item(
        9,
        "Thông tin, tuyên truyền văn bản quy phạm pháp luật của Trung ương, của tỉnh và các hướng dẫn thực hiện pháp luật, chế độ chính sách Nhà nước",
        B("văn bản quy phạm pháp luật", "legal documents and guidance"),
        central=("văn bản quy phạm pháp luật của Trung ương", "normative documents of the central bodies"),
        province=("của tỉnh", "normative documents of the province", "văn bản quy phạm pháp luật của tỉnh"),
        guidance=("các hướng dẫn thực hiện pháp luật, chế độ chính sách Nhà nước", "guidance on law and policies"),
    ),
    _item(
        10,
        "Thông tin hồ sơ thủ tục hành chính thực hiện trên địa bàn tỉnh",
        B("thủ tục hành chính", "administrative procedures"),
    ),
    _item(
        11,
        "Thông tin chiến lược, định hướng, quy hoạch, kế hoạch phát triển kinh tế - xã hội của tỉnh",
        B("chiến lược, quy hoạch, kế hoạch phát triển", "strategies, planning, development plans"),
        strategy=("chiến lược, định hướng", "strategies and orientations"),
        planning=("quy hoạch", "planning"),
        plan=("kế hoạch phát triển kinh tế - xã hội", "social and economic development plans"),
    ),
    _item(
        12,
        "Thông tin giao dịch của Cổng thông tin điện tử bao gồm: Địa chỉ, điện thoại, địa chỉ thư điện tử chính thức để giao dịch với tổ chức, cá nhân",
        B("Thông tin giao dịch", "how to reach the portal"),
        address=("Địa chỉ", "address"),
        telephone=("điện thoại", "telephone"),
        email=("địa chỉ thư điện tử chính thức", "official e-mail address"),
    ),
    _item(
        13,
        "Thông tin về dự án, danh mục đầu tư, kế hoạch lựa chọn nhà thầu, mua sắm công",
        B("dự án, đầu tư, nhà thầu, mua sắm công", "projects, investment, procurement"),
        projects=("dự án, danh mục đầu tư", "projects and investment items"),
        procurement=("kế hoạch lựa chọn nhà thầu, mua sắm công", "selection of contractors, public procurement"),
    ),
    _item(
        14,
        "Danh sách các dự án đang chuẩn bị đầu tư, các dự án đang triển khai, các dự án đã hoàn tất",
        B("Danh sách các dự án", "lists of projects"),
    ),
    _item(
        15,
        "Mỗi dự án cần có các thông tin gồm: Tên dự án, mục tiêu chính, lĩnh vực chuyên môn, loại dự án, thời gian thực hiện, kinh phí dự án, loại hình tài trợ, nhà tài trợ, tình trạng dự án",
        B("thông tin của mỗi dự án", "facts of each project"),
    ),
    _item(16, "Mục lấy ý kiến góp ý của tổ chức, cá nhân", B("Mục lấy ý kiến góp ý", "section for consultations")),
    _item(
        17,
        "Tiếp nhận phản ánh, kiến nghị của tổ chức, cá nhân về quy định hành chính theo quy định của pháp luật trong phạm vi quản lý nhà nước",
        B("phản ánh, kiến nghị về quy định hành chính", "reflections on administrative rules"),
    ),
    _item(
        18,
        "Dự án, dự thảo văn bản quy phạm pháp luật do Ủy ban nhân dân tỉnh, Hội đồng nhân dân tỉnh chủ trì cần lấy ý kiến đóng góp của các tầng lớp nhân dân; thông tin về thời hạn tiếp nhận ý kiến góp ý, địa chỉ, thư điện tử của cơ quan, đơn vị tiếp nhận ý kiến góp ý; các ý kiến đóng góp của các cơ quan, tổ chức, cá nhân theo quy định của pháp luật",
        B("dự thảo văn bản quy phạm pháp luật", "drafts of legal documents"),
        draft=("Dự án, dự thảo văn bản quy phạm pháp luật", "drafts of legal documents"),
        term=("thời hạn tiếp nhận ý kiến góp ý", "deadline for opinions"),
        address=("địa chỉ", "address for opinions", "địa chỉ tiếp nhận ý kiến góp ý"),
        email=("thư điện tử của cơ quan, đơn vị tiếp nhận ý kiến góp ý", "e-mail address for opinions"),
        opinions=("các ý kiến đóng góp của các cơ quan, tổ chức, cá nhân", "the opinions received"),
    ),
    _item(
        19,
        "Cử tri, Công dân, Doanh nghiệp hỏi - Cơ quan chức năng trả lời",
        B("hỏi - trả lời", "questions and answers"),
    ),
    _item(
        20,
        "Thông tin báo cáo thống kê, cơ sở dữ liệu chuyên ngành, kinh tế - xã hội, trên cơ sở số liệu do cơ quan thống kê của tỉnh cung cấp",
        B("báo cáo thống kê", "statistics"),
    ),
    _item(21, "Thông tin khác theo quy định của pháp luật", B("Thông tin khác", "other information"), "if_any"),
)
"""The 21 items of Điều 7, in their order."""


CONTACT_DUTY: Final = "7.12"
"""The item whose parts are fulfilled by the configuration of a site instead of by content."""


def _function(id: str, article: str, quote: str, english: str, binds: Binds = "main") -> Duty:
    return Duty(f"3.{id}", f"Điều 3{article}", quote, B(quote, english), binds)


FUNCTION_DUTIES: Final = (
    _function(
        "1",
        "(1)",
        "Cổng thông tin điện tử tỉnh là kênh cung cấp thông tin thống nhất, tập trung của cơ quan nhà nước tỉnh Lâm Đồng trên môi trường mạng",
        "one channel of information of the province's state agencies",
    ),
    _function(
        "1.laws",
        "(1)",
        "thực hiện chức năng, nhiệm vụ cung cấp thông tin tuân thủ quy định tại Luật Công nghệ thông tin; Luật Tiếp cận thông tin; Điều 4, Điều 7 và Điều 8 Nghị định số 42/2022/NĐ-CP ngày 24 tháng 6 năm 2022 của Chính phủ",
        "information given as the laws that are named here provide",
    ),
    _function(
        "2",
        "(2)",
        "Cổng thông tin điện tử tỉnh là kênh thông tin điện tử, truyền thông đa phương tiện cung cấp thông tin chính thống, tập trung của Ủy ban nhân dân tỉnh Lâm Đồng trên môi trường mạng",
        "official, multimedia channel of the People's Committee",
    ),
    _function(
        "2.a.direction",
        "(2)a",
        "Đầu mối cung cấp các thông tin, hoạt động chỉ đạo, điều hành",
        "what the People's Committee and its Chair direct",
    ),
    _function(
        "2.a.policy",
        "(2)a",
        "cơ chế, chính sách về các lĩnh vực thuộc thẩm quyền quản lý, điều hành của Ủy ban nhân dân tỉnh Lâm Đồng, Chủ tịch Ủy ban nhân dân tỉnh Lâm Đồng",
        "mechanisms and policies of the People's Committee and its Chair",
    ),
    _function(
        "2.b.government",
        "(2)b",
        "Kết nối, tích hợp với Cổng thông tin điện tử Chính phủ",
        "connection with the Government Portal",
    ),
    _function(
        "2.b.monitoring",
        "(2)b",
        "Hệ thống giám sát, đo lường mức độ cung cấp và sử dụng dịch vụ Chính phủ số",
        "connection with the system that measures digital government",
    ),
    _function(
        "2.b.channels",
        "(2)b",
        "Kết nối, tích hợp với các kênh cung cấp thông tin khác của tỉnh Lâm Đồng để bảo đảm việc cung cấp, chia sẻ thông tin, dữ liệu đồng bộ, thống nhất và đúng theo quy định tại Nghị định số 47/2020/NĐ-CP ngày 09 tháng 4 năm 2020 của Chính phủ về quản lý, kết nối và chia sẻ dữ liệu số của cơ quan nhà nước",
        "connection with the province's other channels, so that data are the same everywhere",
    ),
    _function(
        "2.b.gazette",
        "(2)b",
        "Công báo điện tử tỉnh Lâm Đồng",
        "electronic gazette",
    ),
    _function(
        "2.b.mail",
        "(2)b",
        "Hệ thống Thư điện tử tỉnh Lâm Đồng",
        "e-mail system",
    ),
    _function(
        "2.b.social",
        "(2)b",
        "Các kênh mạng xã hội: Facebook, Zalo,...",
        "channels in social networks",
    ),
    _function(
        "2.b.applications",
        "(2)b",
        "Các ứng dụng tương tác với người dân, doanh nghiệp trên thiết bị di động",
        "mobile applications",
    ),
    _function(
        "2.c",
        "(2)c",
        "Kết nối, tích hợp với Cổng Dịch vụ công Quốc gia cung cấp thông tin, dịch vụ công trực tuyến của tỉnh Lâm Đồng cho người dân, doanh nghiệp",
        "connection with the National Public Service Portal",
    ),
    _function(
        "2.d.questions",
        "(2)d",
        "Kênh thông tin tiếp nhận, giải quyết và trả lời các câu hỏi, ý kiến của công dân, doanh nghiệp",
        "questions and opinions, received and answered",
    ),
    _function(
        "2.d.opinions",
        "(2)d",
        "lấy ý kiến góp ý dự thảo văn bản quy phạm pháp luật và các văn bản khác theo quy định",
        "consultations on drafts",
    ),
    _function(
        "2.dd.disclosure",
        "(2)đ",
        "Thực hiện cung cấp thông tin, công khai, minh bạch các lĩnh vực hoạt động theo quy định của pháp luật",
        "disclosure as the law provides",
    ),
    _function(
        "2.dd.services",
        "(2)đ",
        "Phổ biến, tuyên truyền, thu hút công dân, doanh nghiệp tham gia giao dịch với chính quyền các cấp thông qua các Dịch vụ công trên Cổng thông tin điện tử",
        "people are told of online public services and drawn to them",
    ),
    _function(
        "2.dd.dialogue",
        "(2)đ",
        "tạo môi trường tổ chức diễn đàn, thảo luận, trao đổi trực tuyến giữa công dân, doanh nghiệp với chính quyền tỉnh Lâm Đồng",
        "forum and online dialogue",
    ),
    _function(
        "2.e",
        "(2)e",
        "Kênh thu thập, khảo sát và đánh giá trực tuyến sự hài lòng của người dân, doanh nghiệp về thông tin được cung cấp của các cơ quan nhà nước tỉnh Lâm Đồng",
        "surveys and ratings of satisfaction",
    ),
    _function(
        "2.e.privacy",
        "(2)e",
        "bảo đảm tính bí mật, riêng tư của tổ chức, cá nhân đánh giá",
        "privacy of those who rate",
    ),
    _function(
        "2.g",
        "(2)g",
        "Thu thập, xây dựng cơ sở dữ liệu thông tin và tổ chức cập nhật nội dung bằng tiếng Việt và tiếng nước ngoài",
        "content in Vietnamese and in foreign languages",
    ),
    _function(
        "2.h",
        "(2)h",
        "Thực hiện các nhiệm vụ khác do Chủ tịch Ủy ban nhân dân tỉnh Lâm Đồng giao",
        "other tasks that the Chair assigns",
    ),
    _function(
        "3",
        "(3)",
        "Cổng thông tin điện tử tỉnh cung cấp các chức năng tương tác và công khai toàn bộ các thông tin tương tác với tổ chức, cá nhân trên môi trường mạng theo quy định của pháp luật",
        "interaction, and all of it published",
    ),
    _function(
        "3.a.send",
        "(3)a",
        "Cung cấp chức năng cho phép tổ chức, cá nhân gửi câu hỏi, ý kiến trực tuyến, trả lời các câu hỏi, tiếp thu ý kiến góp ý",
        "questions and opinions sent online",
    ),
    _function(
        "3.a.follow",
        "(3)a",
        "theo dõi tình trạng xử lý và nhận kết quả xử lý kiến nghị trực tuyến",
        "state and result of a petition can be followed",
    ),
    _function(
        "3.b",
        "(3)b",
        "Chức năng tham gia trong hoạt động xây dựng pháp luật, thực thi chính sách, pháp luật của cơ quan nhà nước theo quy định của pháp luật",
        "taking part in making and carrying out the law",
    ),
    _function(
        "3.c",
        "(3)c",
        "Chức năng đánh giá hoạt động cung cấp thông tin của cơ quan nhà nước trên môi trường mạng, bao gồm đánh giá về giao diện, nội dung, chất lượng, sự hỗ trợ của cơ quan nhà nước",
        "rating of what agencies publish",
    ),
    _function(
        "3.d",
        "(3)d",
        "Hỗ trợ tính năng mạng xã hội",
        "social network features",
    ),
    _function(
        "4.channel",
        "(4)",
        "Trang Thông tin điện tử thành phần là kênh thông tin điện tử, truyền thông đa phương tiện và cung cấp thông tin thống nhất, tập trung trên môi trường mạng của các Sở, ban, ngành, đơn vị và Ủy ban nhân dân các xã, phường, đặc khu trên địa bàn tỉnh Lâm Đồng",
        "a component site is the multimedia channel of its agency or commune",
        "component",
    ),
    _function(
        "4.portal",
        "(4)",
        "là thành phần, được tích hợp vào Cổng thông tin điện tử tỉnh",
        "a component site is part of the provincial portal",
        "component",
    ),
    _function(
        "5",
        "(5)",
        "Cổng thông tin điện tử tỉnh Lâm Đồng phải đáp ứng các chức năng tối thiểu theo quy định tại Phụ lục II của Thông tư số 22/2023/TTBTTTT ngày 31 tháng 12 năm 2023 của Bộ Thông tin và Truyền thông (cũ)",
        "the minimum functions of annex II of TT 22/2023",
    ),
)
"""Every clause and letter of Điều 3. One that makes several demands appears once for each of them."""

ISSUER_PART_IDS: Final = frozenset(("3.2.a.direction", "3.2.a.policy", "7.9.central", "7.9.province"))
"""Parts that count only if certain bodies issued the item. `site-config/legal/duties.yaml` names these (`issuers`)."""
EXISTENCE_PART_IDS: Final = frozenset(
    ("7.1", "7.8.province", "7.8.world", "7.9.central", "7.9.province", "7.9.guidance")
)
"""Parts of which the existence of an item proves nothing, because no program can judge its content."""

PART_IDS: Final = frozenset(part.id for duty in (*FUNCTION_DUTIES, *CONTENT_DUTIES) for part in duty.parts)
"""Parts that a kind or the configuration can fulfil."""
