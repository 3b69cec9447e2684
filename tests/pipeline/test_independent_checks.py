"""`check` reports what is wrong with menus, redirects and texts beside errors in the configuration or a theme."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.makers.portal import SmallPortal, codes, page

PROFILES = "site-config/profiles.yaml"
XA = "site-config/sites/xa.yaml"


@pytest.fixture
def portal(tmp_path: Path) -> SmallPortal:
    """A portal with a menu and a redirect that lead to nothing, and a broken link."""
    portal = SmallPortal(tmp_path / "portal")
    portal.edit(PROFILES, "id:so-chuc-nang", "id:so-khong-co")
    portal.edit("site-config/redirects.yaml", "id:so-chuc-nang", "id:so-mat")
    link = page("so-hong", "Xem [bài](khong-co.vi.md).\n", kind="news", title="Hỏng", date="2026-01-03")
    portal.write("content/so/tin-tuc/hong.vi.md", link)
    return portal


def names(found: list[str]) -> list[str]:
    return sorted(each.rpartition(" ")[2] for each in found)


def test_they_are_reported_alone(portal: SmallPortal) -> None:
    assert names(codes(portal.check())) == ["CFG128", "LNK101", "URL102"]


@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        (XA, "profile: commune", "profile: khong-co", "CFG122"),
        (XA, "profile: commune", "profile: [commune", "CFG101"),
        (XA, "parent: portal", "parent: khong-co", "CFG121"),
        (XA, "parent: portal", "logo: mat.svg\nparent: portal", "ATT101"),
        (XA, "host: xa.example.vn", "host: so.example.vn", "CFG124"),
        (PROFILES, "label: {vi: Cổng tỉnh}", "label: {en: Portal}", "CFG127"),
        (PROFILES, "path: van-ban, names: {vi: Văn bản, en: Documents}", "path: van-ban, names: {en: Documents}", "CFG127"),
        (PROFILES, "theme: default\n    languages:\n      - {code: vi, prefix: /}\n    home", "theme: khong\n    languages:\n      - {code: vi, prefix: /}\n    home", "CFG123"),
        (PROFILES, "kinds: [page]", "kinds: [pagge]", "CFG110"),
        ("site-config/taxonomies.yaml", "{id: y-te, names: {vi: Y tế, en: Health}}", "{id: y-te, names: {vi: Y tế, en: Health}}\n      - {id: y-te, names: {vi: Y, en: H}}", "CFG130"),
        ("site-config/redirects.yaml", "redirects:\n", "redirects:\n  - {site: khong-co, from: /a/, to: 'self:home'}\n", "CFG121"),
        ("site-config/portal.yaml", "kinds: [news, ", "kinds: [newss, ", "CFG110"),
    ],
)  # fmt: skip
def test_they_are_reported_beside_another_error_and_nothing_follows_from_it(
    portal: SmallPortal, path: str, old: str, new: str, code: str
) -> None:
    portal.edit(path, old, new)
    found = names(codes(portal.check()))
    assert found == sorted(["CFG128", "LNK101", "URL102", code])


@pytest.mark.parametrize("path", ["themes/default/theme.yaml", "site-config/search/ten.yaml"])
def test_they_are_reported_beside_a_file_that_cannot_be_read(portal: SmallPortal, path: str) -> None:
    portal.write(path, "a: [\n")
    found = codes(portal.check())
    assert {"CFG128", "LNK101", "URL102"} <= set(names(found))
    assert [each.partition(":")[0] for each in found].count(path) == len(found) - 3


@pytest.mark.parametrize("file", ["redirects.yaml", "taxonomies.yaml", "profiles.yaml", "portal.yaml"])
def test_a_file_that_all_depends_on_is_reported_alone(portal: SmallPortal, file: str) -> None:
    portal.write(f"site-config/{file}", "a: [\n")
    found = codes(portal.check())
    assert f"site-config/{file}" in {each.partition(":")[0] for each in found}
    assert set(names(found)) <= {"CFG101", "CFG128", "LNK101"}


def test_links_to_a_site_that_cannot_be_read_are_no_errors(portal: SmallPortal) -> None:
    portal.write("content/xa/tin-tuc/cho.vi.md", page("xa-cho", kind="news", title="Chợ", date="2026-01-03"))
    text = "[a](id:xa-cho), [b](site:xa), [c](site:xa/tin-tuc), [d](../../xa/tin-tuc/cho.vi.md).\n"
    portal.write("content/so/tin-tuc/xem.vi.md", page("so-xem", text, kind="news", title="Xem", date="2026-01-03"))
    assert names(codes(portal.check())) == ["CFG128", "LNK101", "URL102"]
    portal.write(XA, "a: [\n")
    assert names(codes(portal.check())) == ["CFG101", "CFG128", "LNK101", "URL102"]
