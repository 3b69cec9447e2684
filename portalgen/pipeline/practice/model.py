"""The sites, the people and the submissions of a practice province."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from portalgen.frozen import frozen

PRACTICE_PORTAL: Final = "luyen-tap"
"""Id of the portal in its roster and in each of its records: no other portal takes these for its own."""
MAIL_HOST: Final = "luyen-tap.example.vn"
CLONE, STORE, KEYS, GUIDE = "cong", "kho.git", "khoa", "DOC-TRUOC.md"
SERVER_KEY: Final = "may-chu"
"""Name of the key by which the bare repository signs receipts."""


@frozen
class PracticeSite:
    """A site of the province."""

    id: str
    name: str
    chief: str
    """The post of its chief."""
    level: str
    """The level of its budget: `province`, `unit` or `commune`."""


@frozen
class PracticePerson:
    """Somebody with a key."""

    id: str
    post: str
    role: str
    site: str = ""
    """Empty for the people of the whole portal."""

    @property
    def email(self) -> str:
        """The address that the person commits with."""
        return f"{self.id}@{MAIL_HOST}"


@frozen
class PracticeSubmission:
    """A submission that waits when the province begins."""

    branch: str
    message: str
    expected: str
    """In Vietnamese, the decision to practise on it."""


@frozen
class PracticeProvince:
    """A province as it was made."""

    folder: Path
    clone: Path
    store: Path
    keys: Path
    guide: Path
    genesis: str
    """`commit:sha256` of its roster."""
    submissions: tuple[PracticeSubmission, ...]


PRACTICE_SITES: Final = (
    PracticeSite("portal", "Ủy ban nhân dân tỉnh Luyện Tập (không có thật)", "Chánh Văn phòng UBND tỉnh", "province"),
    PracticeSite("so", "Sở Luyện Tập (không có thật)", "Giám đốc Sở", "unit"),
    PracticeSite("xa", "Ủy ban nhân dân xã Luyện Tập (không có thật)", "Chủ tịch Ủy ban nhân dân xã", "commune"),
)

PRACTICE_PEOPLE: Final = (
    *(PracticePerson(f"chu-quan-{number}", f"Chủ quản {number}", "owner") for number in (1, 2, 3)),
    PracticePerson("van-hanh", "Đơn vị vận hành", "platform"),
    *(
        PracticePerson(f"{site.id}-{name}", f"{post} {site.id}", role, site.id)
        for site in PRACTICE_SITES
        for name, post, role in (
            ("truong-ban", "Trưởng Ban", "chief"),
            ("pho-truong-ban", "Phó Trưởng Ban", "deputy"),
            ("to-thu-ky", "Tổ thư ký", "secretary"),
            ("bien-tap-vien", "Biên tập viên", "editor"),
        )
    ),
)

PRACTICE_SUBMISSIONS: Final = (
    PracticeSubmission("bai/xuc-tien", "Tin hội nghị xúc tiến đầu tư", "bài đúng: duyệt để đăng"),
    PracticeSubmission("bai/thong-bao", "Thông báo lịch tiếp công dân", "bài thiếu và sai dữ kiện: trả lại"),
    PracticeSubmission("bai/danh-sach", "Danh sách nhận hỗ trợ", "bài có dữ liệu cá nhân: trả lại, không đăng"),
)


def find_person(id: str) -> PracticePerson:
    """Return the person of this id."""
    return next(each for each in PRACTICE_PEOPLE if each.id == id)
