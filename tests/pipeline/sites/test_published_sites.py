"""Sites as readers find them, for reports: neither drafts nor what is scheduled, and references between sites hold."""

from __future__ import annotations

from pathlib import Path

from portalgen.config.load import load_portal
from portalgen.content.read import read_library
from portalgen.pipeline.sites.published_sites import load_published_sites, split_by_site
from tests.makers.portal import AT, SmallPortal, page


def test_only_what_readers_find_is_shown_and_has_an_address(tmp_path: Path) -> None:
    news = {"kind": "news", "title": "Tin", "date": "2026-11-20"}
    small = SmallPortal(
        tmp_path / "portal",
        {
            "content/xa/tin-tuc/nhap.vi.md": page("xa-nhap", draft="true", **news),
            "content/xa/tin-tuc/hen.vi.md": page("xa-hen", publish_at="2026-12-01", **news),
            "content/xa/tin-tuc/dang.vi.md": page("xa-dang", **news),
        },
    )
    portal, _ = load_portal(small.root)
    assert portal is not None
    library, _ = read_library(portal)
    sites = load_published_sites(portal, library, AT)
    assert set(sites.get("xa").graph.items) == {"xa-dang"}
    urls = {each.address.url for each in sites.get("xa").plan.outputs}
    assert "https://xa.example.vn/tin-tuc/dang/" in urls and "https://xa.example.vn/tin-tuc/nhap/" not in urls
    assert set(sites.get("so").graph.items) == {item.id for item in split_by_site(portal, library)["so"].items}
