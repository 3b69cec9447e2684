"""The configuration of a portal: what it becomes, and every fault in it with its file, line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.config.load import load_portal
from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.errors import UnusableEnvironmentError
from tests.makers.portal import FILES, MAIN, SmallPortal, codes, page, site

PORTAL = "site-config/portal.yaml"
PROFILES = "site-config/profiles.yaml"
TAXONOMIES = "site-config/taxonomies.yaml"
REDIRECTS = "site-config/redirects.yaml"
SITES = "site-config/sites"
SO = f"{SITES}/so.yaml"
XA = f"{SITES}/xa.yaml"


def test_a_site_takes_from_its_profile_what_it_does_not_say_itself(portal: SmallPortal) -> None:
    portal.edit(XA, "profile:", "reuse: {vi: Của xã.}\nprofile:")
    made, faults = load_portal(portal.root)
    assert faults == ()
    assert made is not None
    assert [each.id for each in made.sites] == ["portal", "so", "xa"]
    so, xa = made.site("so"), made.site("xa")
    assert (so.home, so.codes, so.prefix("en")) == ("content", ("vi", "en"), "/en/")
    assert (xa.home, xa.codes, dict(xa.reuse)) == ("generated", ("vi",), {"vi": "Của xã."})
    assert made.main_site.prefix("en") == "/sites/en/"


def test_the_colours_of_a_site_replace_those_of_its_profile_as_a_whole(portal: SmallPortal) -> None:
    """`docs/how-to/giao-dien.md` warns of it: a colour that the site leaves out is the theme's."""
    shared = '    tokens: {brand: "#0d5343", accent: "#f2b632"}\n'
    portal.edit(PROFILES, "    group: commune\n", f"    group: commune\n{shared}")
    portal.edit(XA, "profile:", 'tokens: {brand: "#7a1f2b"}\nprofile:')
    loaded, diagnostics = load_portal(portal.root)
    assert loaded is not None and not diagnostics
    (site,) = (each for each in loaded.sites if each.id == "xa")
    assert site.tokens == (("brand", "#7a1f2b"),)


def test_a_site_below_a_path_has_its_language_prefixes_below_it(portal: SmallPortal) -> None:
    portal.edit(SO, "host: so.example.vn", f"host: {MAIN}\npath: /sites/so/")
    made, faults = load_portal(portal.root)
    assert faults == ()
    assert made is not None
    assert [each.prefix for each in made.site("so").languages] == ["/sites/so/", "/sites/so/en/"]


def test_words_that_yaml_would_turn_into_something_else_stay_words(portal: SmallPortal) -> None:
    portal.edit(XA, "short: Xã Đưng K'Nớ", "short: no")
    portal.edit(XA, "telephone: unconfirmed", "telephone: 0263")
    made, _ = load_portal(portal.root)
    assert made is not None
    assert made.site("xa").name("vi").short == "no"
    assert made.site("xa").contact.telephone == "0263"


def test_a_folder_without_a_portal_is_a_fault_of_the_environment_that_names_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(UnusableEnvironmentError) as caught:
        load_portal(tmp_path)
    assert "portalgen init" in caught.value.vi
    assert "portalgen init" in caught.value.en


Edit = tuple[str, str, str]

CASES: dict[str, tuple[tuple[Edit, ...], tuple[str, ...]]] = {
    "broken YAML": (((PORTAL, "main_site: portal", "main_site: 'portal"),), (f"{PORTAL}:2:12 CFG101",)),
    "a missing key": (((PORTAL, "main_site: portal\n", ""),), (f"{PORTAL}:1:1 CFG105",)),
    "a misspelt key": (((PORTAL, "main_site", "main_sit"),), (f"{PORTAL}:2:1 CFG104",)),
    "a duplicate key of a site": (((SO, "host:", "id: hai\nhost:"),), (f"{SO}:4:1 CFG102",)),
    "an unknown key of a site": (((SO, "host:", "mau: xanh\nhost:"),), (f"{SO}:4:1 CFG104",)),
    "a host that is an address": (((SO, "host: so", "host: https://so"),), (f"{SO}:4:7 CFG103",)),
    "a host in capitals": (((SO, "host: so", "host: SO"),), (f"{SO}:4:7 CFG103",)),
    "a host with a port": (((SO, "so.example.vn", "'so.example.vn:8080'"),), (f"{SO}:4:7 CFG103",)),
    "an empty telephone": (((SO, "telephone: unconfirmed", "telephone:"),), (f"{SO}:11:3 CFG103",)),
    "a colour by name": (((SO, "profile:", "tokens: {brand: red}\nprofile:"),), (f"{SO}:3:17 CFG103",)),
    "a number out of bounds": (((PORTAL, "limit: 100", "limit: 0"),), (f"{PORTAL}:6:10 CFG103",)),
    "an id that is not the file's name": (((SO, "id: so", "id: soo"),), (f"{SO}:1:5 CFG120",)),
    "an unknown profile": (((SO, "department", "departmen"),), (f"{SO}:3:10 CFG122",)),
    "an unknown parent": (((SO, "parent: portal", "parent: portl"),), (f"{SO}:2:9 CFG121",)),
    "an unknown main site": (((PORTAL, "main_site: portal", "main_site: portl"),), (f"{PORTAL}:2:12 CFG121",)),
    "an unknown site of a redirect": (((REDIRECTS, "site: so", "site: soo"),), (f"{REDIRECTS}:2:12 CFG121",)),
    "a redirect from a path that leads out": (((REDIRECTS, "/cu/", "/../x/"),), (f"{REDIRECTS}:2:22 CFG103",)),
    "two sites on one address": (((SO, "so.example.vn", "xa.example.vn"),), (f"{XA}:4:7 CFG124",)),
    "the main site's address": (((SO, "so.example.vn", MAIN),), (f"{SO}:4:7 CFG124",)),
    "two languages on one address": (
        ((PROFILES, "{code: en, prefix: /en/}", "{code: en, prefix: /}"),),
        (f"{SO}:4:7 CFG124", f"{SO}:4:7 CFG124"),
    ),
    "an old address where a site stands": (
        ((SO, "profile:", "former_addresses: [{host: xa.example.vn, path: /}]\nprofile:"),),
        (f"{SO}:3:20 CFG135",),
    ),
    "its own address as an old one": (
        ((SO, "profile:", "former_addresses: [{host: so.example.vn, path: /}]\nprofile:"),),
        (f"{SO}:3:20 CFG135",),
    ),
    "a third level of a menu": (
        (
            (
                PROFILES,
                '{label: {vi: Cổng tỉnh}, to: "site:portal"}',
                "{label: {vi: A}, to: a, children: [{label: {vi: B}, to: b, children: []}]}",
            ),
        ),
        (f"{PROFILES}:44:68 CFG104",),
    ),
    "a section in one that is not declared": (
        ((PROFILES, "path: gioi-thieu", "path: co-quan/gioi-thieu"),),
        (f"{PROFILES}:26:16 CFG137",),
    ),
    "a language without a name": (
        ((SO, "  en: {full: Office so, short: SO}\n", ""),),
        (f"{SO}:6:3 CFG127",),
    ),
    "a main site without the portal's language": (
        ((PROFILES, "      - {code: en, prefix: /sites/en/}\n", ""),),
        (f"{PROFILES}:6:7 CFG127",),
    ),
    "a section twice": (((PROFILES, "path: gioi-thieu", "path: tin-tuc"),), (f"{PROFILES}:26:16 CFG130",)),
    "a language twice": (
        ((PROFILES, "{code: en, prefix: /en/}", "{code: vi, prefix: /en/}"),),
        (f"{PROFILES}:21:16 CFG130",),
    ),
    "a taxonomy twice": (((TAXONOMIES, "id: tag", "id: field"),), (f"{TAXONOMIES}:8:9 CFG130",)),
    "a taxonomy whose id is no slug": (((TAXONOMIES, "id: tag", "id: Tag"),), (f"{TAXONOMIES}:8:9 CFG103",)),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.replace(" ", "-"))
def test_a_fault_in_the_configuration_is_reported_once_where_it_stands(portal: SmallPortal, case: str) -> None:
    edits, expected = CASES[case]
    for edit in edits:
        portal.edit(*edit)
    made, faults = load_portal(portal.root)
    assert made is None
    assert tuple(f"{each.place.path}:{each.place.line}:{each.place.column} {each.code}" for each in faults) == expected
    for each in faults:
        assert sentence_of(each, "vi") != sentence_of(each, "en")
        assert help_of(each, "vi")


def test_all_faults_of_all_files_are_reported_at_once(portal: SmallPortal) -> None:
    portal.edit(SO, "host: so", "host: SO")
    portal.edit(XA, "profile: commune", "profile: communes")
    portal.edit(TAXONOMIES, "id: tag", "id: Tag")
    portal.edit(REDIRECTS, "from:", "form:")
    _, faults = load_portal(portal.root)
    assert {each.place.path for each in faults} == {SO, XA, TAXONOMIES, REDIRECTS}
    assert len(faults) == 4


def test_a_fault_in_the_main_sites_file_is_not_reported_again_at_every_site_below_it(portal: SmallPortal) -> None:
    portal.edit(f"{SITES}/portal.yaml", "host:", "hots:")
    _, faults = load_portal(portal.root)
    assert [each.code for each in faults] == ["CFG104"]


@pytest.mark.parametrize("place", ["host: www.example.vn\npath: /sites/en/", "host: en.example.vn"])
def test_the_code_of_the_main_sites_english_address_is_reserved(portal: SmallPortal, place: str) -> None:
    portal.write(
        f"{SITES}/en.yaml", site("en", "commune", "x.example.vn", "Xã", "Xã").replace("host: x.example.vn", place)
    )
    _, faults = load_portal(portal.root)
    assert [(each.code, each.place.path) for each in faults] == [("CFG125", f"{SITES}/en.yaml")]
    assert "`https://www.example.vn/sites/en/`" in sentence_of(faults[0], "vi")


def test_missing_and_empty_files_are_reported_by_name(portal: SmallPortal) -> None:
    for path in (PROFILES, TAXONOMIES):
        portal.remove(path)
    portal.write(REDIRECTS, "")
    _, faults = load_portal(portal.root)
    assert sorted(f"{each.place.path} {each.code}" for each in faults) == [
        f"{PROFILES} CFG134",
        f"{REDIRECTS} CFG105",
        f"{TAXONOMIES} CFG134",
    ]


@pytest.mark.parametrize("path", [PROFILES, TAXONOMIES, REDIRECTS])
def test_what_a_missing_file_has_to_hold_is_said_and_is_enough(portal: SmallPortal, path: str) -> None:
    portal.remove(path)
    ((missing,)) = load_portal(portal.root)[1]
    assert (missing.code, missing.place.path) == ("CFG134", path)
    portal.write(path, str(dict(missing.values)["example"]))
    assert path not in {each.place.path for each in load_portal(portal.root)[1]}


def test_a_site_whose_file_cannot_be_read_is_still_known_by_its_name(portal: SmallPortal) -> None:
    portal.edit(SO, "host:", "hosst:")
    portal.edit(XA, "parent: portal", "parent: so")
    assert [each.code for each in load_portal(portal.root)[1]] == ["CFG104"]


@pytest.mark.parametrize("name", ["so.yml", "so.YAML"])
def test_a_site_file_with_another_ending_is_reported_with_its_right_name(portal: SmallPortal, name: str) -> None:
    (portal.root / SO).rename(portal.root / SITES / name)
    portal.edit(XA, "parent: portal", "parent: so")
    (found,) = load_portal(portal.root)[1]
    assert (found.code, found.place.path) == ("CFG136", f"{SITES}/{name}")
    assert "so.yaml" in help_of(found, "vi")


@pytest.mark.parametrize("path", [f"{SITES}/lap.yaml", REDIRECTS])
def test_a_symlink_onto_itself_is_refused(portal: SmallPortal, path: str) -> None:
    (portal.root / path).unlink(missing_ok=True)
    (portal.root / path).symlink_to(path.rpartition("/")[2])
    made, faults = load_portal(portal.root)
    assert made is None
    assert [(each.code, each.place.path) for each in faults] == [("CFG132", path)]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("site-config", "site-config"),
        (SITES, SITES),
        (SO, SO),
        (REDIRECTS, REDIRECTS),
        ("site-config/logos/a.svg", "site-config/logos/a.svg"),
    ],
)
def test_a_symlink_out_of_the_portal_is_refused_unread(
    portal: SmallPortal, tmp_path: Path, path: str, told: str
) -> None:
    portal.write("site-config/logos/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    (portal.root / path).rename(tmp_path / "outside")
    (portal.root / path).symlink_to(tmp_path / "outside")
    made, faults = load_portal(portal.root)
    assert made is None
    assert [(each.code, each.place.path) for each in faults] == [("CFG132", told)]
    assert f"`{told}`" in sentence_of(faults[0], "vi")


def test_a_symlink_out_of_the_portal_is_found_behind_one_that_stays_inside(portal: SmallPortal, tmp_path: Path) -> None:
    (tmp_path / "outside.yaml").write_text("redirects: []\n")
    (portal.root / SITES).rename(portal.root / "kho")
    (portal.root / SITES).symlink_to(portal.root / "kho")
    assert load_portal(portal.root)[1] == ()
    (portal.root / "kho/la.yaml").symlink_to(tmp_path / "outside.yaml")
    assert [each.place.path for each in load_portal(portal.root)[1]] == [f"{SITES}/la.yaml"]


def test_a_file_that_is_not_utf_8_is_reported(portal: SmallPortal) -> None:
    portal.write(SO, b"id: so\nprofile: \xe0")
    _, faults = load_portal(portal.root)
    assert [each.code for each in faults] == ["CFG108"]


def test_an_alias_bomb_is_refused_quickly(portal: SmallPortal) -> None:
    lines = ["a: &a [x]"] + [
        f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]" for old, new in ("ab", "bc", "cd", "de", "ef")
    ]
    portal.write(TAXONOMIES, "\n".join(lines))
    _, faults = load_portal(portal.root)
    assert [each.code for each in faults] == ["CFG107"]


def test_an_empty_configuration_folder_is_reported(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "p", dict.fromkeys(FILES))
    portal.write(PORTAL, "")
    _, faults = load_portal(portal.root)
    assert {each.code for each in faults} == {"CFG105", "CFG134"}


class TestWhatOnlyThePlanKnows:
    """Faults of the configuration that show when content, plan and theme are known."""

    def test_a_home_that_is_configured_and_missing(self, portal: SmallPortal) -> None:
        portal.remove("content/so/_index.vi.md")
        assert codes(portal.check()) == [f"{PROFILES}:22:11 CFG126"]
        portal.edit(SO, "profile:", "home: content\nprofile:")
        assert codes(portal.check()) == [f"{SO}:3:7 CFG126"]

    def test_an_empty_content_folder_is_no_fault_where_homes_are_generated(self, portal: SmallPortal) -> None:
        for path in FILES:
            if path.startswith("content/"):
                portal.remove(path)
        portal.edit(PROFILES, "home: content", "home: generated")
        portal.edit(PROFILES, "id:so-chuc-nang", "self:home")
        portal.write(REDIRECTS, "redirects: []\n")
        assert codes(portal.check()) == []

    def test_a_theme_that_is_missing(self, portal: SmallPortal) -> None:
        portal.edit(SO, "profile:", "theme: defaul\nprofile:")
        result = portal.check()
        assert codes(result) == [f"{SO}:3:8 CFG123"]
        assert "có phải là `default`?" in sentence_of(result.diagnostics[0], "vi")

    def test_a_theme_that_is_missing_is_reported_in_the_profile_that_names_it(self, portal: SmallPortal) -> None:
        portal.edit(PROFILES, "group: commune\n    theme: default", "group: commune\n    theme: khong-co")
        assert codes(portal.check()) == [f"{PROFILES}:34:12 CFG123"]

    def test_menu_targets_that_are_not_there(self, portal: SmallPortal) -> None:
        portal.edit(PROFILES, 'to: "self:tin-tuc"', 'to: "self:mat"')
        portal.edit(PROFILES, 'to: "id:so-chuc-nang"', 'to: "id:so-chuc-nag"')
        portal.edit(PROFILES, 'to: "site:portal"', 'to: "site:portl"')
        result = portal.check()
        assert codes(result) == [f"{PROFILES}:14:46 CFG128", f"{PROFILES}:30:57 CFG128", f"{PROFILES}:44:38 CFG128"]
        assert "`id:so-chuc-nang`" in sentence_of(result.diagnostics[1], "vi")
        assert "`site:portal`" in sentence_of(result.diagnostics[2], "vi")

    @pytest.mark.parametrize(
        "target", ["javascript:alert(1)", "https:", "https://a b", "tin-tuc", "self:", "mailto:a@b.vn"]
    )
    def test_menu_targets_of_a_wrong_form(self, portal: SmallPortal, target: str) -> None:
        portal.edit(PROFILES, 'to: "self:tin-tuc"', f"to: '{target}'")
        expected = [] if target == "self:" else [f"{PROFILES}:14:46 CFG128"]
        assert codes(portal.check()) == expected

    def test_a_menu_entry_of_a_section_that_is_still_empty_is_no_fault_and_not_shown(self, portal: SmallPortal) -> None:
        portal.edit(PROFILES, 'to: "id:so-chuc-nang"', 'to: "self:van-ban"')
        portal.build_successfully()
        assert "/van-ban/" not in portal.html("so.example.vn/index.html")

    def test_redirects_that_lead_nowhere(self, portal: SmallPortal) -> None:
        targets = ("id:mat", "self:mat", "site:mat", "javascript:x")
        lines = "".join(f"  - {{site: so, from: /a{n}/, to: '{target}'}}\n" for n, target in enumerate(targets))
        portal.write(REDIRECTS, f"redirects:\n{lines}")
        assert codes(portal.check()) == [f"{REDIRECTS}:{line}:32 URL102" for line in (2, 3, 4, 5)]

    def test_redirects_that_lead_back_to_themselves(self, portal: SmallPortal) -> None:
        portal.write(
            REDIRECTS,
            "redirects:\n"
            "  - {site: so, from: /lien-he/, to: 'self:contact'}\n"
            "  - {site: so, from: /a/, to: 'https://so.example.vn/b/'}\n"
            "  - {site: so, from: /b/, to: 'https://so.example.vn/a/'}\n"
            "  - {site: so, from: /c/, to: 'https://so.example.vn/a/'}\n",
        )
        assert codes(portal.check()) == [f"{REDIRECTS}:{line}:22 URL103" for line in (2, 3, 4)]

    def test_redirects_from_an_address_that_is_taken(self, portal: SmallPortal) -> None:
        portal.write(
            REDIRECTS,
            "redirects:\n"
            "  - {site: so, from: /tin-tuc/, to: 'self:home'}\n"
            "  - {site: so, from: /a/, to: 'self:home'}\n"
            "  - {site: so, from: /a/, to: 'self:contact'}\n",
        )
        assert codes(portal.check())[0] == f"{REDIRECTS}:2:22 URL101"
        assert [each.code for each in portal.check().diagnostics] == ["URL101", "URL101"]

    def test_a_redirect_keeps_the_anchor_of_its_target(self, portal: SmallPortal) -> None:
        portal.write(REDIRECTS, "redirects:\n  - {site: so, from: /cu/, to: 'id:so-chuc-nang#nhiem-vu'}\n")
        portal.build_successfully()
        html = portal.html("so.example.vn/cu/index.html")
        assert "url=https://so.example.vn/gioi-thieu/chuc-nang/#nhiem-vu" in html
        assert '<link rel="canonical" href="https://so.example.vn/gioi-thieu/chuc-nang/">' in html

    @pytest.mark.parametrize(
        ("logo", "code"),
        [("mat.svg", "ATT101"), ("../portal.yaml", "ATT102"), ("a.png", "ATT104"), ("b.svg", "ATT108")],
    )
    def test_a_logo_that_is_missing_outside_or_dangerous(self, portal: SmallPortal, logo: str, code: str) -> None:
        portal.write("site-config/logos/a.png", b"\x89PNG\r\n\x1a\n")
        portal.write("site-config/logos/b.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='x()'></svg>")
        portal.edit(SO, "profile:", f"logo: {logo}\nprofile:")
        assert codes(portal.check()) == [f"{SO}:3:7 {code}"]

    def test_a_sound_logo_is_published(self, portal: SmallPortal) -> None:
        portal.write("site-config/logos/a.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'/>")
        portal.edit(SO, "profile:", "logo: a.svg\nprofile:")
        portal.build_successfully()
        assert list((portal.out / "so.example.vn/assets").glob("*/logo/a.svg"))
        assert "/logo/a.svg" in portal.html("so.example.vn/index.html")

    @pytest.mark.parametrize(
        ("written", "size"),
        [("viewBox='0 0 600 100'", (600, 100)), ("width='90' viewBox='0 0 30 120'", (90, 360)), ("", (800, 600))],
    )
    def test_a_logo_has_the_size_that_its_file_says(
        self, portal: SmallPortal, written: str, size: tuple[int, int]
    ) -> None:
        portal.write("site-config/logos/a.svg", f"<svg xmlns='http://www.w3.org/2000/svg' {written}/>")
        portal.edit(SO, "profile:", "logo: a.svg\nprofile:")
        portal.build_successfully()
        assert 'width="{}" height="{}">'.format(*size) in portal.html("so.example.vn/index.html").partition("</a>")[2]

    def test_a_kind_that_no_section_can_have(self, portal: SmallPortal) -> None:
        portal.edit(PROFILES, "kinds: [legal_document]", "kinds: [legal_documents]")
        result = portal.check()
        assert codes(result) == [f"{PROFILES}:27:94 CFG110"]
        assert "`legal_document`" in sentence_of(result.diagnostics[0], "vi")

    def test_a_page_in_the_folder_of_the_search_index(self, portal: SmallPortal) -> None:
        portal.edit(PROFILES, "path: van-ban", "path: pagefind")
        portal.edit(PROFILES, "kinds: [legal_document]", "kinds: [page]")
        portal.write("content/so/pagefind/x.vi.md", page("so-x", title="X"))
        assert {each.code for each in portal.check().diagnostics} == {"URL101"}

    def test_a_path_of_another_host_that_a_page_has_taken(self, portal: SmallPortal) -> None:
        portal.edit(XA, "host: xa.example.vn", f"host: {MAIN}\npath: /tin-tuc/")
        assert {(each.code, each.place.path) for each in portal.check().diagnostics} == {("URL101", XA)}


@pytest.mark.parametrize(("old", "new"), [("parent: portal\n", ""), ("parent: portal", "parent: xa")])
def test_a_subsite_leads_up_to_the_main_site_by_its_parents(portal: SmallPortal, old: str, new: str) -> None:
    portal.edit(XA, old, new)
    result = portal.check()
    assert [each.code for each in result.diagnostics] == ["CFG131"]
    assert "parent: portal" in help_of(result.diagnostics[0], "vi")


def test_a_chain_of_parents_is_followed_to_its_end(portal: SmallPortal) -> None:
    portal.edit(XA, "parent: portal", "parent: so")
    assert codes(portal.check()) == []


@pytest.mark.parametrize(
    ("old", "output"),
    [
        ("/tin-cu/bai.html", "tin-cu/bai.html"),
        ("/Tin_Tuc/B%C3%A0i/", "Tin_Tuc/Bài/index.html"),
        ("/tin-cu/bai", "tin-cu/bai/index.html"),
    ],
)
def test_any_old_address_that_a_static_server_can_answer_is_redirected(
    portal: SmallPortal, old: str, output: str
) -> None:
    portal.write(REDIRECTS, f"redirects:\n  - {{site: portal, from: {old}, to: 'self:home'}}\n")
    portal.build_successfully()
    assert "url=" in portal.html(f"{MAIN}/{output}")


@pytest.mark.parametrize("old", ["/../x/", "/a//b/", "/x?y", "/.git/", "a/", "/a#b", "https://portal.example.vn/a/"])
def test_an_old_address_that_cannot_be_a_file_is_reported(portal: SmallPortal, old: str) -> None:
    portal.write(REDIRECTS, f"redirects:\n  - {{site: portal, from: {old!r}, to: 'self:home'}}\n")
    assert [each.code for each in portal.check().diagnostics] == ["CFG103"]
