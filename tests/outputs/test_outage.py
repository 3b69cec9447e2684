"""The page that is answered while no other can be."""

from __future__ import annotations

import re
from pathlib import Path

from portalgen.outputs.outage import EXPLANATION
from tests.makers.portal import MAIN, SO, XA, SmallPortal


def test_every_host_has_a_page_for_outages_that_needs_nothing_else(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal")
    portal.build()
    for host, languages in ((MAIN, ["vi", "en"]), (SO, ["vi", "en"]), (XA, ["vi"])):
        text = (portal.out / host / "503.html").read_text()
        assert re.findall(r'<section lang="(\w+)"', text) == languages
        assert [EXPLANATION.text(code) in text for code in languages] == [True] * len(languages)
        assert not re.search(r"<(?:link|script|style|img|a)\b|style=|https?:", text)
        assert text.count("<h1>") == 1
    listed = "".join(file.read_text() for file in portal.out.rglob("sitemap*.xml"))
    assert "/tin-tuc/" in listed and "503.html" not in listed
