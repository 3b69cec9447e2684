"""Vietnamese pseudo-text of a province's news: real words and whole clauses, put together by a seeded generator."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Final

AGENCIES: Final = (
    "Ủy ban nhân dân tỉnh",
    "Sở Giáo dục và Đào tạo",
    "Sở Nông nghiệp và Môi trường",
    "Sở Y tế",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Trung tâm Phục vụ hành chính công",
    "Hội Nông dân xã",
    "Đoàn Thanh niên phường",
    "Ban Quản lý dự án đầu tư xây dựng",
    "Mặt trận Tổ quốc các cấp",
)
VERBS: Final = (
    "đã tổ chức hội nghị triển khai",
    "tiếp tục hướng dẫn người dân thực hiện",
    "phối hợp kiểm tra tiến độ",
    "đề nghị các đơn vị báo cáo kết quả",
    "công bố danh mục thủ tục về",
    "tuyên truyền sâu rộng về",
    "rà soát, cập nhật số liệu về",
    "lấy ý kiến đóng góp cho dự thảo kế hoạch về",
    "bố trí kinh phí để đẩy mạnh",
    "nghiệm thu, bàn giao các hạng mục phục vụ",
)
OBJECTS: Final = (
    "công tác chuyển đổi số ở cơ sở",
    "chương trình xây dựng nông thôn mới",
    "việc cấp nước sạch sinh hoạt cho khu dân cư",
    "phòng cháy, chữa cháy rừng mùa khô",
    "giải quyết hồ sơ đất đai của hộ gia đình",
    "tiêm chủng mở rộng cho trẻ em dưới năm tuổi",
    "tuyển sinh vào lớp mười năm học mới",
    "nâng cấp đường giao thông liên thôn",
    "bảo tồn không gian văn hóa cồng chiêng",
    "hỗ trợ hợp tác xã tiêu thụ cà phê và rau hoa",
    "kiểm soát dịch bệnh trên đàn gia súc, gia cầm",
    "cải cách thủ tục hành chính và chất lượng dịch vụ công trực tuyến",
)
PLACES: Final = (
    "trên địa bàn tỉnh",
    "tại các xã vùng sâu, vùng xa",
    "ở khu vực ven biển",
    "dọc tuyến quốc lộ đi qua địa phương",
    "tại nhà văn hóa các thôn, tổ dân phố",
    "ở vùng cao nguyên phía bắc",
    "trong khu công nghiệp và cụm công nghiệp",
)
TIMES: Final = (
    "trong quý đầu năm",
    "từ đầu mùa mưa đến nay",
    "trước ngày khai giảng",
    "trong đợt cao điểm vừa qua",
    "sau sáu tháng thực hiện nghị quyết",
    "theo lịch đã thông báo",
    "ngay khi có hướng dẫn của cấp trên",
)
ENDINGS: Final = (
    "nhằm tạo thuận lợi hơn cho người dân và doanh nghiệp",
    "để bảo đảm đúng tiến độ đã cam kết",
    "qua đó góp phần ổn định đời sống bà con",
    "với sự tham gia của đông đảo cán bộ và nhân dân",
    "đồng thời bảo đảm công khai, minh bạch từng khâu",
    "trong đó ưu tiên hộ nghèo và gia đình chính sách",
    "và giao bộ phận chuyên môn theo dõi, tổng hợp hằng tuần",
)
HEADINGS: Final = (
    "Kết quả bước đầu",
    "Khó khăn cần tháo gỡ",
    "Nhiệm vụ trong thời gian tới",
    "Ý kiến của người dân",
    "Số liệu chủ yếu",
    "Trách nhiệm của từng đơn vị",
    "Cách nộp hồ sơ và thời hạn giải quyết",
    "Kinh phí và nguồn lực",
)
SUBHEADINGS: Final = (
    "Đối với cấp xã",
    "Đối với các sở, ngành",
    "Tiến độ theo từng tháng",
    "Những điểm cần lưu ý",
    "Địa điểm tiếp nhận",
    "Đầu mối liên hệ",
)
COLUMNS: Final = ("Nội dung", "Đơn vị thực hiện", "Kết quả", "Tỷ lệ")


def sentence(random: Random) -> str:
    """One sentence of about 30 words."""
    parts = [f"{random.choice(AGENCIES)} {random.choice(VERBS)} {random.choice(OBJECTS)}", random.choice(PLACES)]
    if random.random() < 0.6:
        parts.append(random.choice(TIMES))
    return f"{' '.join(parts)}, {random.choice(ENDINGS)}."


def title(random: Random) -> str:
    """A headline."""
    return f"{random.choice(AGENCIES)} {random.choice(VERBS)} {random.choice(OBJECTS)}"


def paragraph(random: Random, sentences: int) -> str:
    """Sentences on one line, one of them with emphasis."""
    lines = [sentence(random) for _ in range(sentences)]
    mark = random.choice(("**", "*", "`"))
    lines[-1] = f"{mark}{random.choice(OBJECTS).capitalize()}{mark}: {lines[-1]}"
    return " ".join(lines)


def listing(random: Random, bullet: str, items: int) -> str:
    """A list; `bullet` is `-` or `1.`."""
    return "\n".join(
        f"{bullet} {random.choice(AGENCIES)} {random.choice(VERBS)} {random.choice(OBJECTS)};" for _ in range(items)
    )


def table(random: Random, rows: int) -> str:
    """A table of four columns with numbers aligned right."""
    lines = [f"| {' | '.join(COLUMNS)} |", "| --- | --- | ---: | ---: |"]
    for _ in range(rows):
        cells = (
            random.choice(OBJECTS).capitalize(),
            random.choice(AGENCIES),
            f"{random.randrange(100, 9999)} hồ sơ",
            f"{random.randrange(50, 100)},{random.randrange(10)} %",
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def body(random: Random, links: Sequence[tuple[str, str]], with_table: bool) -> str:
    """A news item's Markdown of about 500 words; `links` are (title, address as written) of other pages."""
    headings = random.sample(HEADINGS, 3)
    related = "\n".join(f"- [{text}]({address})" for text, address in links)
    blocks: list[Callable[[], str]] = [
        lambda: paragraph(random, 1),
        lambda: f"## {headings[0]}",
        lambda: paragraph(random, 2),
        lambda: table(random, 4) if with_table else paragraph(random, 1),
        lambda: f"### {random.choice(SUBHEADINGS)}",
        lambda: listing(random, "1.", 2),
        lambda: f"## {headings[1]}",
        lambda: f"> {sentence(random)}",
        lambda: paragraph(random, 1),
        lambda: listing(random, "-", 2),
        lambda: f"## {headings[2]}",
        lambda: paragraph(random, 1),
        lambda: related or sentence(random),
    ]
    return "\n\n".join(block() for block in blocks) + "\n"
