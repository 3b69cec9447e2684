"""Which addresses name their content, in a portal as it is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.publish.fingerprints import is_fingerprinted
from tests.makers.portal import SO, SmallPortal, page, png


def test_pictures_of_a_build_name_their_content_and_what_editors_name_does_not(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal")
    for number in range(4):
        portal.write(f"content/so/tin-tuc/anh-{number}/anh.png", png(40 + number, 30, shade=50 + number))
        portal.write(
            f"content/so/tin-tuc/anh-{number}/index.vi.md",
            page(f"so-anh-{number}", "![Hồ nước](anh.png)\n", kind="news", title="Ảnh", date="2026-11-20"),
        )
    portal.build()
    pictures = [each for each in (portal.out / SO / "tin-tuc").rglob("*") if each.suffix in {".png", ".webp", ".avif"}]
    digests = [each.name.split(".")[-2] for each in pictures]
    assert len(pictures) >= 4
    assert all(len(digest) == 8 for digest in digests)
    for each, digest in zip(pictures, digests, strict=True):
        assert is_fingerprinted(each.relative_to(portal.out).as_posix()) == (not digest.isdecimal())


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.vn/assets/0a1b/site.css", True),
        ("a.vn/pagefind/fragment/vi_1a2b.pf_fragment", True),
        ("a.vn/pagefind-summary/pagefind.vi_dda89aeefd.pf_meta", True),
        ("a.vn/pagefind/wasm.unknown.pagefind", False),
        ("a.vn/pagefind/pagefind-entry.json", False),
        ("a.vn/en/titles/0a1b2c3d4e5f6071.json", True),
        ("a.vn/titles/titles.json", False),
        ("a.vn/tin/ho-480.7ce6eb43.webp", True),
        ("a.vn/tin/ho.7ce6eb43.pdf", False),
        ("a.vn/tin/anh.20261127.jpg", False),
        ("a.vn/tin/anh.facade.jpg", False),
        ("a.vn/index.html", False),
    ],
)
def test_an_address_names_its_content_by_a_digest(path: str, expected: bool) -> None:
    assert is_fingerprinted(path) is expected
