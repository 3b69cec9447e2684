"""Links of a page's body: what is suggested where they lead nowhere."""

from __future__ import annotations

from portalgen.diagnostics.sentences import sentence_of
from tests.makers.portal import SmallPortal, codes, page

SOURCE = "content/so/tin-tuc/khai-mac.vi.md"


def test_a_page_is_never_suggested_to_itself(portal: SmallPortal) -> None:
    portal.write(SOURCE, page("so-x", "[a](khai-mat.vi.md)\n", kind="news", title="X", date="2026-01-05"))
    result = portal.check()
    assert codes(result) == [f"{SOURCE}:8:5 LNK101"]
    said = sentence_of(result.diagnostics[0], "vi")
    assert "`khai-mac.vi.md`" not in said
