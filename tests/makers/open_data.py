"""A small portal whose department publishes data: a kind with money, a formula, a sample, a withdrawn item and one to be superseded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from tests.makers.portal import SO, SmallPortal, page

AGENCY_CODE: Final = "MAU.01"
PROFILES: Final = "site-config/profiles.yaml"
FOLDER: Final = f"{SO}/du-lieu"
ENGLISH_FOLDER: Final = f"{SO}/en/data"
SCHEMAS: Final = "www.example.vn/du-lieu/luoc-do"
FORMULA: Final = '=HYPERLINK("https://example.vn/";"Xem")'
PROJECT: Final = "content/so/du-an/cau.vi.md"
UNSEEN: Final = ("so-bai-nhap", "so-bai-moi", "so-het-han")
"""A draft, an item that is scheduled, and one that has expired: others refer to them."""
_SECTION: Final = (
    "      - {path: du-an, names: {vi: Dự án, en: Projects}, slugs: {en: projects}, "
    "kinds: [project], missing_translation: none}\n"
    "      - {path: gioi-thieu,"
)


class DataPortal(SmallPortal):
    """The portal; the main site and the commune have no data files of their own."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.edit(PROFILES, "  department:\n", "  department:\n    open_data: true\n    item_data: true\n")
        self.edit(PROFILES, "      - {path: gioi-thieu,", _SECTION)
        configuration = (self.root / "site-config/sites/so.yaml").read_text("utf-8")
        self.write("site-config/sites/so.yaml", f"{configuration}agency_code: {AGENCY_CODE}\n")
        self.write(
            PROJECT,
            page(
                "so-cau",
                kind="project",
                title="Cầu mẫu",
                status="under_way",
                objective="Qua suối.",
                field="[y-te]",
                project_type="new",
                budget="1,25 tỷ đồng",
                funding_type="several",
                donor="Ngân sách",
                investor="Ban Quản lý mẫu",
                location="Trung tâm",
                begins="2026-01-01",
                ends="2027-12-31",
                commune="[Xã Mẫu, Xã Khác]",
            ),
        )
        formula = json.dumps(FORMULA)
        self.write(
            "content/so/tin-tuc/cong-thuc.vi.md",
            page(
                "so-cong-thuc",
                kind="news",
                title=formula,
                summary='"-1 dòng\\ndòng hai, có \\"ngoặc\\""',
                date="2026-02-01T14:30",
                source="{name: Báo mẫu, url: 'https://bao.example.vn/1', posted: 2026-01-31}",
                origin="quoted",
                received="{at: 2026-01-30, via: Sổ nội bộ}",
                sample="true",
            ),
        )
        self.write(
            "content/so/tin-tuc/thu-hoi.vi.md",
            page(
                "so-thu-hoi",
                kind="news",
                title="Tin thu hồi",
                summary="Số liệu sai.",
                date="2026-03-01",
                place="Hội trường",
                withdrawn="{at: 2026-03-02, reason: wrong_content}",
            ),
        )
        self.write(
            "content/so/tin-tuc/bai-moi.vi.md",
            page("so-bai-moi", kind="news", title="Bài mới", date="2026-06-01", publish_at="2026-12-01T08:00"),
        )
        self.write(
            "content/so/tin-tuc/chua-dang.vi.md",
            page("so-bai-nhap", kind="news", title="Bài nháp", date="2026-06-02", draft="true"),
        )
        self.write(
            "content/so/tin-tuc/het-han.vi.md",
            page("so-het-han", kind="news", title="Tin cũ", date="2026-01-02", expires_at="2026-02-01T08:00"),
        )
        self.write(
            "content/so/tin-tuc/nhac-toi.vi.md",
            page(
                "so-nhac-toi",
                kind="news",
                title="Tin nhắc tới bài khác",
                date="2026-05-02",
                related=f"[{', '.join((*UNSEEN, 'so-bai-cu'))}]",
            ),
        )
        self.write(
            "content/so/tin-tuc/thay-bang-nhap.vi.md",
            page("so-thay-bang-nhap", kind="news", title="Bài cũ hơn", date="2026-05-03", superseded_by="so-bai-nhap"),
        )
        superseded = page("so-bai-cu", kind="news", title="Bài cũ", date="2026-05-01", superseded_by="so-bai-moi")
        self.write("content/so/tin-tuc/bai-cu.vi.md", superseded)
        self.write(
            "content/so/tin-tuc/dinh-chinh.vi.md",
            page(
                "so-dinh-chinh",
                kind="news",
                title="Tin đính chính",
                date="2026-04-01",
                change_notes="\n  - {at: 2026-04-02T09:00, note: Sửa số.}\n  - {at: 2026-04-05T09:00, note: Sửa tên.}",
            ),
        )

    def items(self, file: str) -> dict[str, Any]:
        """The items of a JSON file by their ids."""
        return {each["id"]: each for each in json.loads(self.html(file))["items"]}
