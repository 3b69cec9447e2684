"""A small portal whose sites meet some of the Regulation's duties, for the tests of the reports on them.

portal, sites, settings = load_duties(write_duties_portal(tmp_path / "portal"))
find_coverage(portal, [sites.get("so")], settings, AT)
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from portalgen.config.duties import DUTIES_FILE, DutySettings, load_duty_settings
from portalgen.config.load import load_portal
from portalgen.config.portal import Portal
from portalgen.content.read import read_library
from portalgen.pipeline.sites.loaded_sites import LoadedSites
from portalgen.pipeline.sites.published_sites import load_published_sites
from tests.makers.portal import AT, PORTAL_YAML, PROFILES_YAML, SmallPortal, page, site, translation

DUTIES: Final = """\
places:
  - {duty: 7.7.history, groups: [main], items: [portal-lich-su]}
  - {duty: 7.7.nature, groups: [main], items: [portal-khong-co]}
  - {duty: 7.2.functions, groups: [department], sections: [gioi-thieu], kinds: [page]}
issuers:
  - {duty: 7.9.central, names: [Chính phủ]}
  - {duty: 7.9.province, names: [Ủy ban nhân dân tỉnh]}
  - {duty: 3.2.a.direction, names: [Chủ tịch Ủy ban nhân dân tỉnh]}
stale_after:
  - {duty: "7.1", groups: [main], days: 30, note: {vi: thông lệ, en: house practice}}
not_applicable:
  - {duty: "7.5", groups: [main], reason: {vi: công khai nơi khác, en: published elsewhere}}
sections:
  - {path: lay-y-kien, names: {vi: Mục lấy ý kiến, en: Consultations}, basis: {instrument: qd-2111, article: Điều 7(16)}}
"""
_INSTRUMENTS: Final = """\
instruments:
  - {id: qd-2111, short: QĐ 2111, names: {vi: Quyết định, en: Decision}, mark: text}
"""
_SECTIONS: Final = "".join(
    f"      - {{path: {path}, names: {{vi: {vi}, en: {en}}}, kinds: {kinds}, missing_translation: notice}}\n"
    for path, vi, en, kinds in (
        ("gioi-thieu", "Giới thiệu", "About", "[page]"),
        ("to-chuc", "Tổ chức", "Organization", "[organization]"),
        ("chi-dao", "Chỉ đạo", "Direction", "[direction, reward]"),
        ("ke-hoach", "Kế hoạch", "Plans", "[work_plan]"),
        ("van-ban", "Văn bản", "Documents", "[legal_document]"),
        ("gop-y", "Góp ý", "Opinions", "[consultation]"),
    )
)
_MAIN_SECTIONS: Final = PROFILES_YAML.replace("    menu:\n", f"{_SECTIONS}    menu:\n", 1)
_PORTAL: Final = (
    PORTAL_YAML
    + """\
services:
  public_services: {names: {vi: Dịch vụ công}, address: "https://dichvucong.example.vn/", purpose: {vi: Nộp hồ sơ}}
  gazette: {names: {vi: Công báo}, address: unconfirmed, purpose: {vi: Công báo}}
receives:
  question: {address: "https://hoidap.example.vn/{code}", email: unconfirmed}
  rating: {email: unconfirmed}
"""
)

FILES: Final[Mapping[str, str | bytes | None]] = {
    "site-config/portal.yaml": _PORTAL,
    "site-config/profiles.yaml": _MAIN_SECTIONS,
    "site-config/legal/instruments.yaml": _INSTRUMENTS,
    DUTIES_FILE: DUTIES,
    "site-config/sites/so.yaml": site("so", "department", "so.example.vn", "Sở Ngoại vụ", "Sở Ngoại vụ")
    .replace("telephone: unconfirmed", "telephone: '02630000000'")
    .replace("address: {vi: unconfirmed", "address: {vi: Số 1 đường Mẫu"),
    "content/portal/gioi-thieu/lich-su.vi.md": page("portal-lich-su", title="Lịch sử"),
    "content/portal/to-chuc/ubnd.vi.md": page("portal-ubnd", kind="organization", title="Ủy ban nhân dân"),
    "content/portal/to-chuc/ban.vi.md": page("portal-ban", kind="organization", title="Ban mẫu", sample="true"),
    "content/portal/chi-dao/tiet-kiem.vi.md": page(
        "portal-tiet-kiem",
        kind="direction",
        title="Tiết kiệm điện",
        summary="Cơ quan tiết kiệm điện.",
        direction_type="direction",
        director="Chủ tịch Ủy ban nhân dân tỉnh",
        signed="2026-11-20",
    ),
    "content/portal/chi-dao/khen.vi.md": page(
        "portal-khen",
        kind="reward",
        title="Khen thưởng (mẫu)",
        summary="Một hợp tác xã được khen.",
        organization="Hợp tác xã Mẫu",
        form="Bằng khen",
        number="00/QĐ-UBND",
        signed="2026-11-20",
        level="province",
        achievement="Giữ sạch đồng ruộng.",
        sample="true",
    ),
    "content/portal/ke-hoach/nhap.vi.md": page(
        "portal-nhap",
        kind="work_plan",
        title="Kế hoạch đang soạn",
        summary="Chưa đăng.",
        plan_type="plan",
        signed="2026-11-20",
        begins="2027-01-01",
        ends="2027-12-31",
        draft="true",
    ),
    "content/so/tin-tuc/thu-hoi.vi.md": page(
        "so-thu-hoi",
        kind="news",
        title="Tin đã thu hồi",
        date="2026-11-20",
        withdrawn="{at: 2026-11-21, reason: published_by_mistake}",
    ),
    "content/so/tin-tuc/hoi-nghi.en.md": translation(
        "so-hoi-nghi", ("Hội nghị", "", "Nội dung.\n"), kind="news", title="Conference"
    ),
}
"""What the small portal has more: `tests.makers.portal.FILES` are its news."""


def write_duties_portal(root: Path, overrides: Mapping[str, str | bytes | None] | None = None) -> SmallPortal:
    """Write the portal. On it:

    `portal` has old news, an organization in Vietnamese alone, one direction, rewards as a sample, a plan as a draft and a
    page of history that the configuration names. `so` has news, of which the newest is withdrawn, and its functions in
    English as well; its contact is confirmed. `xa` has nothing.
    """
    return SmallPortal(root, {**FILES, **(overrides or {})})


def load_duties(small: SmallPortal, at: datetime = AT) -> tuple[Portal, LoadedSites, DutySettings]:
    """Return the portal, its published sites at `at`, and what it says of duties."""
    portal, found = load_portal(small.root)
    assert portal is not None, found
    settings, faults = load_duty_settings(portal)
    assert settings is not None, faults
    library, diagnostics = read_library(portal)
    assert not library.faulty_pages, diagnostics
    return portal, load_published_sites(portal, library, at), settings
