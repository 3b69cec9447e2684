"""A small portal whose department holds exhibitions: an invented kind, with an invented type of field and output."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

from portalgen.kinds.collection import Kinds
from portalgen.kinds.table import KINDS
from portalgen.open_data.cells import DATA_CELLS
from portalgen.outputs.table import OUTPUTS
from portalgen.pipeline.definitions import Definitions
from portalgen.pipeline.options import BuildResult
from portalgen.render.presenters import PRESENTERS
from tests.makers.invented.exhibition import EXHIBITION
from tests.makers.invented.exhibition_list import EXHIBITION_LIST
from tests.makers.invented.temperature import TEMPERATURE, TEMPERATURE_CELL, TEMPERATURE_PRESENTER
from tests.makers.lint.story import LEGAL, quiet_files
from tests.makers.portal import SmallPortal, page, translation

INVENTED_KINDS: Final = Kinds((*KINDS.values(), EXHIBITION), field_types={"temperature": TEMPERATURE})
PROFILES: Final = "site-config/profiles.yaml"
FOLDER: Final = "content/so/trien-lam"
POTTERY: Final = f"{FOLDER}/gom/index.vi.md"
SILK: Final = f"{FOLDER}/tranh-lua.vi.md"
POTTERY_KEYS: Final = {
    "title": "Gốm cổ",
    "summary": "Gốm qua các thời.",
    "opens": "2026-11-01",
    "closes": "2026-12-10",
    "form": "touring",
    "free": "true",
    "organizer": "so-bao-tang",
    "hall": "Nhà trưng bày số 1",
    "storage": "21.5 °C",
    "desk": "0000 111 222",
    "rooms": (
        "\n  - {room: Phòng lớn, pieces: 1250, kept_at: 20.5 °C, checked: 2026-10-30}"
        "\n  - {room: Phòng nhỏ, pieces: 30, kept_at: 19 °C, checked: 2026-10-31}"
    ),
}
"""One that is open on 24/11/2026."""

_DOCUMENTS: Final = "      - {path: van-ban, names: {vi: Văn bản, en: Documents}"
_SECTIONS: Final = (
    "      - {path: trien-lam, names: {vi: Triển lãm, en: Exhibitions}, slugs: {en: exhibitions}, "
    "kinds: [exhibition], missing_translation: notice, page_size: 2}\n"
    "      - {path: don-vi, names: {vi: Đơn vị, en: Bodies}, slugs: {en: bodies}, "
    "kinds: [organization], missing_translation: notice}\n"
)


@cache
def invented_definitions() -> Definitions:
    """What ships with the program, with one more of each."""
    presenters = {**PRESENTERS, "temperature": TEMPERATURE_PRESENTER}
    cells = {**DATA_CELLS, "temperature": TEMPERATURE_CELL}
    return Definitions((*OUTPUTS, EXHIBITION_LIST), INVENTED_KINDS, presenters, cells)


def exhibition(id: str, /, **keys: Any) -> str:
    """An exhibition's file: what is required, and `keys`."""
    given = {"title": id, "summary": "Tóm tắt.", "opens": "2026-12-01", "form": "permanent", "free": "false", **keys}
    return page(id, kind="exhibition", **given)


class InventedPortal(SmallPortal):
    """A small portal that is built with the invented definitions."""

    def __init__(self, root: Path) -> None:
        super().__init__(root, {**quiet_files(), **LEGAL})
        self.edit(PROFILES, "  department:\n", "  department:\n    plain_text: true\n    open_data: true\n")
        self.edit(PROFILES, _DOCUMENTS, _SECTIONS + _DOCUMENTS)
        self.write("content/so/don-vi/bao-tang.vi.md", page("so-bao-tang", kind="organization", title="Bảo tàng mẫu"))
        self.write(POTTERY, exhibition("so-gom", **POTTERY_KEYS))
        original = (POTTERY_KEYS["title"], POTTERY_KEYS["summary"], "Nội dung.\n")
        english = translation("so-gom", original, kind="exhibition", title="Old pottery", summary="All ages.")
        self.write(POTTERY.replace(".vi.md", ".en.md"), english)
        silk = exhibition("so-tranh", title="Tranh lụa", closes="2027-01-15", organizer="so-bao-tang")
        self.write(SILK, silk)
        over = exhibition("so-anh", title="Ảnh tư liệu", opens="2025-05-01", closes="2025-06-30", form="touring")
        self.write(f"{FOLDER}/anh.vi.md", over)

    def build(self, **changes: Any) -> BuildResult:
        """Build with the invented definitions."""
        return super().build(**{"definitions": invented_definitions, **changes})

    def check(self, **changes: Any) -> BuildResult:
        """Check with the invented definitions."""
        return super().check(**{"definitions": invented_definitions, **changes})
