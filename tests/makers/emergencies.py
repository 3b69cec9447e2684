"""Emergencies of small portals, which stand first on every page of the sites that they name."""

from __future__ import annotations

from typing import Any, Final

from tests.makers.portal import page

KHAN_CAP: Final = "content/portal/khan-cap"
SECTION: Final = (
    "      - {path: khan-cap, names: {vi: Thông tin khẩn cấp, en: Emergencies}, slugs: {en: emergencies},"
    " kinds: [emergency], missing_translation: notice}\n"
)
EMERGENCY_BEGIN: Final = "2026-11-20T08:00"
EMERGENCY_END: Final = "2026-11-21T06:00"


def emergency(name: str, title: str, /, **keys: Any) -> str:
    """An emergency of the main site on all sites, but for the keys given; None leaves a key out."""
    given = {
        "kind": "emergency",
        "title": title,
        "summary": "Ở trong nhà.",
        "date": "2026-11-20T07:00",
        "level": "warning",
        "hazard": "storm",
        "for_sites": "[all]",
        "from": EMERGENCY_BEGIN,
        "until": EMERGENCY_END,
        **keys,
    }
    return page(f"portal-{name}", **{key: value for key, value in given.items() if value is not None})
