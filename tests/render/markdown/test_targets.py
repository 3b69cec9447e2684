"""What a target is, by its spelling."""

from __future__ import annotations

import pytest

from portalgen.render.markdown.targets import Kind, Target, target_of

TARGETS = [
    ("", Target(Kind.EMPTY)),
    ("#muc", Target(Kind.ANCHOR, anchor="muc")),
    ("#m%E1%BB%A5c", Target(Kind.ANCHOR, anchor="mục")),
    ("x.md", Target(Kind.PAGE, "x.md")),
    ("../a/index.vi.md#b", Target(Kind.PAGE, "../a/index.vi.md#b", "b")),
    ("/portal/gioi-thieu.vi.md", Target(Kind.PAGE, "/portal/gioi-thieu.vi.md")),
    ("b%C3%A0i.md", Target(Kind.PAGE, "bài.md")),
    ("gioi-thieu", Target(Kind.PAGE, "gioi-thieu")),
    ("id:qd-2111", Target(Kind.PAGE, "id:qd-2111")),
    ("SITE:sngv", Target(Kind.PAGE, "site:sngv")),
    ("self:tin-tuc", Target(Kind.PAGE, "self:tin-tuc")),
    ("a.pdf#page=2", Target(Kind.ATTACHMENT, "a.pdf", "page=2")),
    ("Điều 3: a.pdf", Target(Kind.ATTACHMENT, "Điều 3: a.pdf")),
    ("javascript%3Aalert(1).pdf", Target(Kind.ATTACHMENT, "javascript:alert(1).pdf")),
    ("https://a.vn/b c", Target(Kind.REFUSED)),
    ("HTTPS://a.vn", Target(Kind.OUTSIDE, "https://a.vn")),
    ("https://phường.vn", Target(Kind.OUTSIDE, "https://xn--phng-rib8295b.vn")),
    ("mailto:a@b.vn?subject=x", Target(Kind.OUTSIDE, "mailto:a@b.vn?subject=x")),
    ("tel:+842633822307", Target(Kind.OUTSIDE, "tel:+842633822307")),
    ("https:/a.vn", Target(Kind.REFUSED)),
    ("https:\\\\a.vn", Target(Kind.REFUSED)),
    ("\\\\a.vn", Target(Kind.REFUSED)),
    ("javascript:x", Target(Kind.REFUSED)),
    ("\x01javascript:x", Target(Kind.REFUSED)),
    ("java\tscript:x", Target(Kind.REFUSED)),
    ("blob:https://a.vn/x", Target(Kind.REFUSED)),
    ("C:\\van-ban.pdf", Target(Kind.REFUSED)),
    ("/tin-tuc/", Target(Kind.PUBLISHED)),
    ("/tin-tuc", Target(Kind.PUBLISHED)),
    ("/tep/a.pdf", Target(Kind.PUBLISHED)),
    ("../", Target(Kind.PUBLISHED)),
    ("..", Target(Kind.PUBLISHED)),
]


@pytest.mark.parametrize(("written", "target"), TARGETS)
def test_a_target_is_judged_by_its_spelling(written: str, target: Target) -> None:
    assert target_of(written) == target
