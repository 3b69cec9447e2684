"""A small portal that leads to services outside, says where citizens send things, and may be measured.

Its department has hearings, an invented kind that takes opinions while it is open and questions of which it numbers.
Its main site says itself where questions are sent, and has two that were: one that is answered, one that is not.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

from portalgen.kinds.collection import Kinds
from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Field, Kind, Period
from portalgen.kinds.table import KINDS
from portalgen.outputs.table import OUTPUTS
from portalgen.pipeline.definitions import Definitions
from portalgen.pipeline.options import BuildResult
from portalgen.render.presenters import PRESENTERS
from portalgen.text.bilingual import Bilingual as B
from tests.makers.portal import SmallPortal, page, translation

HEARING: Final = Kind(
    name="hearing",
    label=B("Lấy ý kiến", "Hearing"),
    help=B("Một đợt lấy ý kiến.", "A hearing."),
    layout="page",
    list_style="plain",
    order="weight",
    own_fields=(
        Field("opens", "date", B("Bắt đầu", "Opens"), B("YYYY-MM-DD", "YYYY-MM-DD")),
        Field("closes", "closing_date", B("Kết thúc", "Closes"), B("Ngày cuối.", "The last day.")),
        Field("code", "line", B("Mã", "Code"), B("Mã của đợt.", "The code.")),
        Field("mailbox", "email", B("Hộp thư riêng", "Its own mailbox"), B("Thư điện tử.", "An e-mail address.")),
        Field("desk", "line", B("Nơi nhận riêng", "Its own desk"), B("Địa chỉ.", "An address.")),
    ),
    common_fields=COMMON_FIELDS,
    card=("summary",),
    number_from="code",
    period=Period("opens", "closes", labels=(B("Sắp mở", "Soon"), B("Đang mở", "Open"), B("Đã đóng", "Closed"))),
    takes="opinion",
    takes_in=frozenset(("open",)),
    takes_at=("desk", "mailbox"),
)
INQUIRY: Final = Kind(
    name="inquiry",
    label=B("Hỏi đáp", "Inquiry"),
    help=B("Câu hỏi.", "A question."),
    layout="page",
    list_style="plain",
    order="weight",
    common_fields=COMMON_FIELDS,
    card=("summary",),
    takes="question",
    is_citizen_message=True,
)
SERVICES: Final = """\
services:
  public_services:
    names: {vi: Cổng dịch vụ mẫu, en: Sample services}
    address: https://dichvu.example.vn/
    purpose: {vi: Nộp hồ sơ, en: Apply}
  gazette:
    names: {vi: Công báo mẫu, en: Sample gazette}
    address: unconfirmed
    purpose: {vi: Văn bản, en: Documents}
  social:
    - id: facebook
      names: {vi: Trang Facebook mẫu}
      address: https://mang-xa-hoi.example.vn/trang
      purpose: {vi: Tin nhanh}
"""
RECEIVES: Final = """\
receives:
  opinion: {address: "https://gopy.example.vn/gui?ma={code}", email: gopy@example.vn, office: {vi: Văn thư mẫu, en: Sample registry}}
  rating: {address: "https://danhgia.example.vn/{code}", email: unconfirmed}
"""
OWN_RECEIVES: Final = "receives: {question: {email: hoidap@example.vn}, rating: {email: unconfirmed}}\n"
"""Of the main site, for which nothing of `RECEIVES` holds."""
QUESTION: Final = {
    "kind": "question",
    "question": "Nộp hồ sơ ở đâu?",
    "asker_group": "citizens",
    "asked": "2026-11-10",
    "agency": "Sở Ngoại vụ",
}
SERVICE_LINKS: Final = """\
Nộp ở [cổng dịch vụ](service:public_services), hướng dẫn ở [mục giúp đỡ](service:public_services#giup-do), \
văn bản ở [Công báo](service:gazette). Xem [](service:facebook).
"""
MONITORING: Final = """\
monitoring:
  script: https://do.example.vn/do.js
  sends_to: [thu.example.vn, thu2.example.vn]
  measured_by: {vi: Cơ quan đo lường mẫu, en: Sample measuring agency}
  attributes: {data-ma-cong: 'A"1'}
"""
PORTAL_FILE: Final = "site-config/portal.yaml"
PROFILES_FILE: Final = "site-config/profiles.yaml"


@cache
def outside_definitions() -> Definitions:
    """What ships with the program, with the two kinds."""
    return Definitions(OUTPUTS, Kinds((*KINDS.values(), HEARING, INQUIRY)), PRESENTERS)


class OutsidePortal(SmallPortal):
    """The portal, measured where `is_measured`."""

    def __init__(self, root: Path, *, is_measured: bool = False) -> None:
        super().__init__(root)
        file = root / PORTAL_FILE
        file.write_text(file.read_text("utf-8") + SERVICES + RECEIVES + (MONITORING if is_measured else ""), "utf-8")
        self.edit(
            PROFILES_FILE,
            "      - {path: van-ban, names: {vi: Văn bản, en: Documents}",
            "      - {path: y-kien, names: {vi: Ý kiến, en: Hearings}, kinds: [hearing, inquiry, channels], missing_translation: hide}\n"
            "      - {path: van-ban, names: {vi: Văn bản, en: Documents}",
        )
        self.edit(
            PROFILES_FILE,
            '      - {label: {vi: Giới thiệu, en: Introduction}, to: "id:so-chuc-nang"}\n',
            '      - {label: {vi: Giới thiệu, en: Introduction}, to: "id:so-chuc-nang"}\n'
            '      - {label: {vi: Dịch vụ công, en: Services}, to: "service:public_services"}\n'
            '      - {label: {vi: Công báo, en: Gazette}, to: "service:gazette"}\n'
            '      - {label: {vi: Thư, en: Mail}, to: "service:mail"}\n',
        )
        self.edit(
            "site-config/sites/so.yaml",
            "profile: department\n",
            "profile: department\ngenerated_pages: [contact, site_map, search, accessibility]\n",
        )
        self.edit(
            PROFILES_FILE,
            "kinds: [news], missing_translation: notice, on_home: true}\n    menu:",
            "kinds: [news], missing_translation: notice, on_home: true}\n"
            "      - {path: hoi-dap, names: {vi: Hỏi đáp, en: Questions}, kinds: [question], missing_translation: notice}\n    menu:",
        )
        main = root / "site-config/sites/portal.yaml"
        main.write_text(main.read_text("utf-8") + OWN_RECEIVES, "utf-8")
        for name, keys in {"da-tra-loi": {"answered": "2026-11-20"}, "cho": {}}.items():
            self.write(
                f"content/portal/hoi-dap/{name}.vi.md",
                page(f"portal-{name}", **QUESTION, title=f"Câu hỏi {name}", code=f"HD-00-{name}", **keys),
            )
        for name, keys in {
            "mo": {"opens": "2026-11-01", "closes": "2026-12-10", "code": "00/MO"},
            "rieng": {
                "opens": "2026-11-01",
                "closes": "2026-12-10",
                "mailbox": "rieng@example.vn",
                "desk": "Phòng mẫu",
            },
            "gio": {"opens": "2026-11-01", "closes": "2026-12-01T10:30"},
            "sap": {"opens": "2026-12-01", "closes": "2026-12-10"},
            "het": {"opens": "2026-11-01", "closes": "2026-11-20"},
            "mau": {"opens": "2026-11-01", "closes": "2026-12-10", "sample": "true"},
        }.items():
            self.write(
                f"content/so/y-kien/{name}.vi.md", page(f"so-{name}", kind="hearing", title=f"Đợt {name}", **keys)
            )
        english = translation("so-mo", ("Đợt mo", "", "Nội dung.\n"), kind="hearing", title="Open hearing")
        self.write("content/so/y-kien/mo.en.md", english)
        english = translation("so-rieng", ("Đợt rieng", "", "Nội dung.\n"), kind="hearing", title="Own hearing")
        self.write("content/so/y-kien/rieng.en.md", english)
        self.write("content/so/y-kien/hoi.vi.md", page("so-hoi", kind="inquiry", title="Hỏi"))
        self.write("content/so/gioi-thieu/dich-vu.vi.md", page("so-dich-vu", SERVICE_LINKS, title="Dịch vụ"))
        self.write(
            "site-config/redirects.yaml",
            "redirects:\n  - {site: so, from: /dvc/, to: 'service:public_services'}\n"
            "  - {site: so, from: /cong-bao/, to: 'service:gazette'}\n",
        )
        self.write(
            "content/so/y-kien/kenh.vi.md",
            page(
                "so-kenh",
                kind="channels",
                title="Kênh",
                channels="\n  - {name: Đường dây nóng mẫu, type: hotline, telephone: unconfirmed, managed_by: Văn phòng mẫu}"
                "\n  - {name: Trang mẫu, type: website, address: 'https://trang.example.vn/', purpose: Tin nhanh}",
            ),
        )

    def build(self, **changes: Any) -> BuildResult:
        """Build with the two kinds."""
        return super().build(**{"definitions": outside_definitions, **changes})

    def check(self, **changes: Any) -> BuildResult:
        """Check with the two kinds."""
        return super().check(**{"definitions": outside_definitions, **changes})
