"""What a target is, by its spelling."""

from __future__ import annotations

import pytest

from portalgen.render.markdown.targets import LinkTarget, TargetKind, link_target_of

TARGETS = [
    ("", LinkTarget(TargetKind.EMPTY)),
    ("#muc", LinkTarget(TargetKind.ANCHOR, anchor="muc")),
    ("#m%E1%BB%A5c", LinkTarget(TargetKind.ANCHOR, anchor="mục")),
    ("x.md", LinkTarget(TargetKind.PAGE, "x.md")),
    ("../a/index.vi.md#b", LinkTarget(TargetKind.PAGE, "../a/index.vi.md#b", "b")),
    ("/portal/gioi-thieu.vi.md", LinkTarget(TargetKind.PAGE, "/portal/gioi-thieu.vi.md")),
    ("b%C3%A0i.md", LinkTarget(TargetKind.PAGE, "bài.md")),
    ("gioi-thieu", LinkTarget(TargetKind.PAGE, "gioi-thieu")),
    ("id:qd-2111", LinkTarget(TargetKind.PAGE, "id:qd-2111")),
    ("SITE:sngv", LinkTarget(TargetKind.PAGE, "site:sngv")),
    ("service:zalo", LinkTarget(TargetKind.PAGE, "service:zalo")),
    ("self:tin-tuc", LinkTarget(TargetKind.PAGE, "self:tin-tuc")),
    ("a.pdf#page=2", LinkTarget(TargetKind.ATTACHMENT, "a.pdf", "page=2")),
    ("Điều 3: a.pdf", LinkTarget(TargetKind.ATTACHMENT, "Điều 3: a.pdf")),
    ("javascript%3Aalert(1).pdf", LinkTarget(TargetKind.ATTACHMENT, "javascript:alert(1).pdf")),
    ("https://a.vn/b c", LinkTarget(TargetKind.REFUSED)),
    ("HTTPS://a.vn", LinkTarget(TargetKind.OUTSIDE, "https://a.vn")),
    ("https://phường.vn", LinkTarget(TargetKind.OUTSIDE, "https://xn--phng-rib8295b.vn")),
    ("mailto:a@b.vn?subject=x", LinkTarget(TargetKind.OUTSIDE, "mailto:a@b.vn?subject=x")),
    ("tel:+842633822307", LinkTarget(TargetKind.OUTSIDE, "tel:+842633822307")),
    ("https:/a.vn", LinkTarget(TargetKind.REFUSED)),
    ("https:\\\\a.vn", LinkTarget(TargetKind.REFUSED)),
    ("\\\\a.vn", LinkTarget(TargetKind.REFUSED)),
    ("javascript:x", LinkTarget(TargetKind.REFUSED)),
    ("\x01javascript:x", LinkTarget(TargetKind.REFUSED)),
    ("java\tscript:x", LinkTarget(TargetKind.REFUSED)),
    ("blob:https://a.vn/x", LinkTarget(TargetKind.REFUSED)),
    ("C:\\van-ban.pdf", LinkTarget(TargetKind.REFUSED)),
    ("/tin-tuc/", LinkTarget(TargetKind.PUBLISHED)),
    ("/tin-tuc", LinkTarget(TargetKind.PUBLISHED)),
    ("/tep/a.pdf", LinkTarget(TargetKind.PUBLISHED)),
    ("../", LinkTarget(TargetKind.PUBLISHED)),
    ("..", LinkTarget(TargetKind.PUBLISHED)),
]


@pytest.mark.parametrize(("written", "target"), TARGETS)
def test_a_target_is_judged_by_its_spelling(written: str, target: LinkTarget) -> None:
    assert link_target_of(written) == target
