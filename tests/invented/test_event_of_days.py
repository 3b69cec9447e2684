"""A kind of an event that is dated by days: what homes show of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from portalgen.kinds.collection import Kinds
from portalgen.kinds.common import COMMON_FIELDS
from portalgen.kinds.definition import Field, Kind, Period
from portalgen.kinds.table import KINDS
from portalgen.pipeline.definitions import standard_definitions
from portalgen.text.bilingual import Bilingual as B
from tests.makers.portal import SmallPortal, page


def test_the_last_day_of_an_event_is_shown_and_never_the_day_after(tmp_path: Path) -> None:
    label = B("Phiên chợ", "Fair")
    fair = Kind(
        name="fair",
        label=label,
        help=label,
        layout="page",
        list_style="plain",
        order="date",
        date_from="opens",
        own_fields=(
            Field("opens", "date", label, label, required=True),
            Field("closes", "closing_date", label, label),
        ),
        common_fields=COMMON_FIELDS,
        period=Period("opens", "closes", is_event=True),
    )
    portal = SmallPortal(tmp_path / "portal")
    portal.edit("site-config/profiles.yaml", "kinds: [page]", "kinds: [page, fair]")
    text = page("so-cho", kind="fair", title="Chợ hoa", opens="2026-11-26", closes="2026-11-28")
    portal.write("content/so/gioi-thieu/cho.vi.md", text)
    kinds = Kinds((*KINDS.values(), fair))
    portal.build_successfully(definitions=lambda: replace(standard_definitions(), kinds=kinds))
    home = portal.html("so.example.vn/index.html")
    assert 'datetime="2026-11-28"' in home and 'datetime="2026-11-29"' not in home
    assert 'datetime="2026-11-26"' in home
