"""A kind that no portal has and whose lists stand by its state: a hearing, which opens, closes soon and is over."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

from portalgen.kinds.collection import Kinds
from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import FacetField, Field, Kind, OpenUntil, Period
from portalgen.kinds.table import KINDS
from portalgen.outputs.table import OUTPUTS
from portalgen.pipeline.definitions import Definitions
from portalgen.pipeline.options import BuildResult
from portalgen.render.presenters import PRESENTERS
from portalgen.text.bilingual import Bilingual as B
from tests.makers.portal import SmallPortal, page

SOON: Final = 5
"""The days before its end in which a hearing is closing soon."""

HEARING: Final = Kind(
    name="hearing",
    label=B("Buổi nghe ý kiến", "Hearing"),
    help=B("Lấy ý kiến của người dân.", "Asks people what they think."),
    layout="page",
    list_style="plain",
    order="state",
    own_fields=(
        Field("opens", "date", B("Mở từ ngày", "Opens"), B("YYYY-MM-DD", "YYYY-MM-DD"), required=True),
        Field("closes", "closing_date", B("Nhận ý kiến đến", "Closes"), B("Ngày cuối.", "The last day.")),
    ),
    common_fields=COMMON_FIELDS,
    card=("summary", "date", "closes", "state"),
    short_card=("closes",),
    facets=(
        FacetField("state", B("tinh-trang", "state")),
        FacetField("opens", B("nam-mo", "opening"), B("Năm mở", "Year of opening")),
    ),
    lead_facet="state",
    period=Period(
        "opens",
        "closes",
        labels=(B("Sắp lấy ý kiến", "Announced"), B("Đang lấy ý kiến", "Open"), B("Đã kết thúc", "Over")),
        soon=(SOON, B("Sắp hết hạn", "Closing soon")),
    ),
    open_until=OpenUntil(B("Góp ý đến {until}", "Open until {until}"), frozenset(("open", "closing_soon"))),
)

FOLDER: Final = "content/so/gop-y"
PROFILES: Final = "site-config/profiles.yaml"
_DOCUMENTS: Final = "      - {path: van-ban, names: {vi: Văn bản, en: Documents}"
_SECTION: Final = (
    "      - {path: gop-y, names: {vi: Góp ý, en: Hearings}, slugs: {en: hearings}, "
    "kinds: [hearing, news], missing_translation: notice, on_home: true}\n"
)


@cache
def hearing_definitions() -> Definitions:
    """What ships with the program, and hearings."""
    return Definitions(OUTPUTS, Kinds((*KINDS.values(), HEARING)), PRESENTERS)


def hearing(name: str, body: str = "Nội dung.\n", /, **keys: Any) -> str:
    """A hearing's file, whose id is `so-` and its name."""
    given = {"title": f"Nghe {name}", "date": "2026-10-01", "opens": "2026-11-01", **keys}
    return page(f"so-{name}", body, kind="hearing", **given)


class HearingPortal(SmallPortal):
    """A small portal whose department holds hearings."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.edit(PROFILES, _DOCUMENTS, _SECTION + _DOCUMENTS)

    def add(self, name: str, body: str = "Nội dung.\n", /, **keys: Any) -> None:
        """Write a hearing."""
        self.write(f"{FOLDER}/{name}.vi.md", hearing(name, body, **keys))

    def build(self, **changes: Any) -> BuildResult:
        """Build with hearings among the kinds."""
        return super().build(**{"definitions": hearing_definitions, **changes})
