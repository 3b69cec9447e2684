"""The page that is answered while no other can be."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from portalgen.outputs.outage import EXPLANATION, OutagePart, OutageView, serialize_outage_page
from portalgen.publish.servers.facts import OUTAGE_POLICY
from tests.makers.portal import MAIN, SO, XA, SmallPortal


def test_every_host_has_a_page_for_outages_in_each_language_that_needs_nothing_else(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal")
    portal.build()
    pages = (
        (MAIN, "503.html", ["vi", "en"]),
        (MAIN, "503.en.html", ["en", "vi"]),
        (SO, "503.html", ["vi", "en"]),
        (SO, "503.en.html", ["en", "vi"]),
        (XA, "503.html", ["vi"]),
    )
    for host, name, languages in pages:
        text = (portal.out / host / name).read_text()
        assert f'<html lang="{languages[0]}">' in text
        assert re.findall(r'<section lang="(\w+)"', text) == languages
        assert [EXPLANATION.text(code) in text for code in languages] == [True] * len(languages)
        assert not re.search(r"<(?:link|script|img|a)\b|style=|https?:|url\(|@import", text)
        assert text.count("<h1>") == 1
    assert not (portal.out / XA / "503.en.html").exists()
    listed = "".join(file.read_text() for file in portal.out.rglob("sitemap*.xml"))
    assert "/tin-tuc/" in listed and "503" not in listed


def test_its_style_is_the_one_whose_digest_servers_are_told() -> None:
    view = OutageView((OutagePart("vi", "Sở <mẫu>", "Tạm ngừng", "Mong quay lại.", ("Điện thoại: 0000",)),), SO)
    text = serialize_outage_page(view).decode()
    (style,) = re.findall("<style>(.*?)</style>", text, re.DOTALL)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}';" in OUTAGE_POLICY
    assert "<p>Điện thoại: 0000</p>" in text and "Sở &lt;mẫu&gt;" in text
