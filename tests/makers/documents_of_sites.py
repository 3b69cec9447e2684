"""Legal documents on two sites of a small portal, one of which ends the other."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from tests.makers.portal import SmallPortal, page

PROFILES: Final = "site-config/profiles.yaml"
OLD: Final = "content/so/van-ban/qd-1.vi.md"
NEW: Final = "content/xa/van-ban/qd-2.vi.md"
OLD_PAGE: Final = "so.example.vn/van-ban/qd-1/index.html"
NEW_PAGE: Final = "xa.example.vn/van-ban/qd-2/index.html"

_NEWS_OF_COMMUNES: Final = (
    "      - {path: tin-tuc, names: {vi: Tin tức}, kinds: [news], missing_translation: notice, on_home: true}\n"
)
_DOCUMENTS: Final = (
    "      - {path: van-ban, names: {vi: Văn bản}, kinds: [legal_document], missing_translation: notice}\n"
)


def document(id: str, /, body: str = "Toàn văn.\n", **keys: Any) -> str:
    """A decision's file; `keys` replace or add keys of its front matter."""
    given = {
        "kind": "legal_document",
        "title": f"Quyết định {id}",
        "number": f"{id}/QĐ-MAU",
        "document_type": "decision",
        "normative": "false",
        "issuer": "Sở Y tế",
        "issued": "2026-01-05",
        **keys,
    }
    return page(id, body, **{key: value for key, value in given.items() if value is not None})


def two_sites(folder: Path) -> SmallPortal:
    """A portal in which a document of `xa` replaces one of `so` from 01/12/2026 on."""
    portal = SmallPortal(folder)
    portal.edit(PROFILES, _NEWS_OF_COMMUNES, _NEWS_OF_COMMUNES + _DOCUMENTS)
    portal.write(OLD, document("so-qd-1", effective="2026-01-10"))
    relations = "\n  - {type: replaces, to: so-qd-1}"
    portal.write(NEW, document("xa-qd-2", effective="2026-12-01", relations=relations))
    return portal
