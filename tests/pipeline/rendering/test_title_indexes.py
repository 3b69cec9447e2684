"""The title indexes of a small portal: what they hold, and that edits leave them as a build from nothing makes them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from portalgen.pipeline.rendering import search_index
from portalgen.pipeline.verify import verify
from tests.makers.documents_of_sites import document
from tests.makers.portal import AT, MAIN, PORTAL_YAML, PROFILES_YAML, SO, XA, SmallPortal, page, stamps, tree

NEWS = "content/so/tin-tuc/hoi-nghi.vi.md"
ALIASES = "site-config/search/ten-cu.yaml"
SERVICES = """\
services:
  public_services:
    names: {vi: Cổng Dịch vụ công, en: Public Service Portal}
    address: https://dichvucong.example.vn/
    purpose: {vi: Nộp hồ sơ, en: Apply}
"""
OVERRIDES = {
    "site-config/portal.yaml": PORTAL_YAML + SERVICES,
    "site-config/profiles.yaml": PROFILES_YAML.replace("kinds: [page]", "kinds: [page, survey]"),
    "content/so/gioi-thieu/do-thi.vi.md": page(
        "so-do-thi",
        kind="survey",
        title="Khảo sát đô thị",
        date="2026-11-20",
        opens="2026-11-20",
        closes="2026-12-31",
        questions="[{question: Có hài lòng không?, options: [{option: Có}, {option: Không}]}]",
    ),
    "content/so/van-ban/quyet-dinh.vi.md": document(
        "so-quyet-dinh", title="Quyết định về lễ tân", number="00/QĐ-UBND", effective="2026-01-10", expires="2026-11-25"
    ),
    "content/so/tin-tuc/mau.vi.md": page(
        "so-mau", kind="news", title="Tin mẫu", date="2026-01-06", sample="true", also_known_as="[bài thử]"
    ),
    "content/so/tin-tuc/thu-hoi.vi.md": page(
        "so-thu-hoi",
        kind="news",
        title="Tên đã thu hồi",
        date="2026-01-07",
        withdrawn="{at: 2026-01-08T08:00, reason: wrong_content}",
    ),
    ALIASES: "aliases:\n"
    "  - {words: [lối cũ], targets: ['id:so-thu-hoi'], kind: synonym}\n"
    "  - {words: [Sở Đối ngoại], targets: ['site:so'], kind: synonym}\n"
    "  - {words: [nộp hồ sơ], targets: ['service:public_services'], kind: synonym}\n"
    "  - {words: [công hàm], targets: ['id:so-chuc-nang'], kind: synonym}\n"
    "  - {words: [làm quen], targets: ['id:portal-chao-mung'], kind: synonym}\n",
}

Titles = dict[str, list[Any]]


@pytest.fixture(autouse=True, scope="module")
def without_full_text() -> Iterator[None]:
    """Pagefind's indexes take most of the time of these builds, and nothing here looks at them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_index, "index_sites", lambda *arguments: arguments[4])
        yield


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    """A portal that no test changes."""
    portal = SmallPortal(tmp_path_factory.mktemp("titles") / "portal", OVERRIDES)
    portal.build_successfully(search=True)
    return portal


def _head_of(portal: SmallPortal, folder: str) -> dict[str, Any]:
    head: dict[str, Any] = json.loads((portal.out / folder / "titles" / "titles.json").read_bytes())
    return head


def _titles_of(portal: SmallPortal, folder: str) -> Titles:
    """The entries of a small index by their whole addresses."""
    head = _head_of(portal, folder)
    host = f"https://{folder.partition('/')[0]}"
    leads = [place["lead"] for place in head["places"]]
    bases = ["" if each.startswith("/") else each.removesuffix("/") for each in leads]
    return {(bases[row[5]] or host) + row[0] if row[0][0] == "/" else row[0]: row for row in head["entries"]}


def test_a_site_has_its_own_home_lists_pages_and_items(built: SmallPortal) -> None:
    titles = _titles_of(built, SO)
    assert {f"https://{SO}{path}" for path in ("/", "/tin-tuc/", "/lien-he/", "/tin-tuc/hoi-nghi/")} <= titles.keys()
    assert not any(XA in address for address in titles)
    assert [address for address in titles if MAIN in address] == [f"https://{MAIN}/tin-tuc/chao-mung/"]
    assert [titles[f"https://{SO}{path}"][8] for path in ("/", "/tin-tuc/", "/lien-he/", "/tin-tuc/mau/")] == [
        1,
        2,
        16,
        8,
    ]


def test_the_main_site_has_all_sites_and_their_items_too(built: SmallPortal) -> None:
    titles = _titles_of(built, MAIN)
    wanted = (
        f"{MAIN}/tin-tuc/chao-mung/",
        f"{SO}/",
        f"{SO}/tin-tuc/",
        f"{SO}/tin-tuc/hoi-nghi/",
        f"{XA}/",
        f"{XA}/lien-he/",
    )
    assert {f"https://{each}" for each in wanted} <= titles.keys()
    assert f"https://{SO}/gioi-thieu/chuc-nang/" in titles, "an alias leads to it, though its kind is not covered"


def test_a_site_is_found_in_english_by_either_name_and_leads_to_the_language_that_it_has(built: SmallPortal) -> None:
    title = _titles_of(built, f"{MAIN}/sites/en")[f"https://{XA}/"]
    assert (title[1], title[8], title[9]) == ("Office xa", 1 | 32, "vi")
    assert {"Ủy ban nhân dân xã Đưng K'Nớ", "Xã Đưng K'Nớ", "XA"} <= {*title[7], *title[11]}


def test_the_words_of_a_site_are_its_names_its_host_and_its_initials(built: SmallPortal) -> None:
    place = next(each for each in _head_of(built, MAIN)["places"] if XA in each["lead"])
    assert {"xa", "dung", "kno", "office"} <= set(place["words"].split())
    so = next(each for each in _head_of(built, MAIN)["places"] if SO in each["lead"])
    assert "snv" in so["words"].split()


def test_names_in_the_other_language_find_lists_and_common_pages_and_are_not_shown(built: SmallPortal) -> None:
    titles = _titles_of(built, SO)
    assert titles[f"https://{SO}/tin-tuc/"][7::4] == [[], ["News"]]
    assert titles[f"https://{SO}/lien-he/"][7] == []
    assert "Contact" in titles[f"https://{SO}/lien-he/"][11]
    assert "contact" in _head_of(built, SO)["words"]


def test_what_editors_wrote_and_what_the_tables_say_are_other_names(built: SmallPortal) -> None:
    titles = _titles_of(built, MAIN)
    assert titles[f"https://{SO}/tin-tuc/mau/"][7] == ["bài thử"]
    assert "Sở Đối ngoại" in titles[f"https://{SO}/"][7]
    assert "công hàm" in titles[f"https://{SO}/gioi-thieu/chuc-nang/"][7]
    assert "Sở Đối ngoại" in _titles_of(built, SO)[f"https://{SO}/"][7]
    assert "Sở Đối ngoại" not in str(_head_of(built, XA))


def test_an_alias_brings_nothing_back_that_was_taken_away(built: SmallPortal) -> None:
    for folder in (MAIN, SO):
        assert not {"Tên đã thu hồi", "lối cũ"} & {
            each for row in _titles_of(built, folder).values() for each in (row[1], *row[7])
        }


def test_a_service_outside_is_an_entry_of_every_index_with_its_own_address(built: SmallPortal) -> None:
    for folder in (MAIN, SO, XA):
        title = _titles_of(built, folder)["https://dichvucong.example.vn/"]
        assert (title[1], title[7], title[11]) == ("Cổng Dịch vụ công", ["nộp hồ sơ"], ["Public Service Portal"])


def test_what_everyday_words_lead_to_on_the_main_site_is_found_on_every_site(built: SmallPortal) -> None:
    for folder in (SO, XA):
        title = _titles_of(built, folder)[f"https://{MAIN}/tin-tuc/chao-mung/"]
        place = _head_of(built, folder)["places"][title[5]]
        assert (title[7], place["name"], place["lead"]) == (["làm quen"], "Cổng tỉnh", f"https://{MAIN}/")
    assert f"https://{SO}/gioi-thieu/chuc-nang/" not in _titles_of(built, XA), "of others but the main one nothing"


def test_a_title_stands_with_what_readers_are_told_of_it(built: SmallPortal) -> None:
    states, titles = _head_of(built, SO)["states"], _titles_of(built, SO)
    told = {path: states[titles[f"https://{SO}{path}"][3]] for path in ("/gioi-thieu/do-thi/", "/tin-tuc/mau/")}
    assert told == {"/gioi-thieu/do-thi/": "Trả lời đến hết ngày 31/12/2026", "/tin-tuc/mau/": "Nội dung mẫu"}
    assert titles[f"https://{SO}/tin-tuc/hoi-nghi/"][3] == -1


def test_what_stands_in_for_a_translation_says_its_language(built: SmallPortal) -> None:
    title = _titles_of(built, f"{SO}/en")[f"https://{SO}/tin-tuc/hoi-nghi/"]
    assert (title[8], title[9]) == (32, "vi")


def _is_as_built_cleanly(portal: SmallPortal, **changes: Any) -> bool:
    clean = portal.root.parent / "clean"
    portal.build_successfully(out=clean, remember=False, search=True, **changes)
    return tree(portal.out) == tree(clean)


def test_edits_leave_the_indexes_as_a_build_from_nothing_makes_them(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal", OVERRIDES)
    portal.build_successfully(search=True)
    portal.edit(NEWS, "title: Hội nghị", "title: Hội nghị đối tác")
    portal.remove("content/so/tin-tuc/hop-bao.vi.md")
    portal.edit("content/portal/tin-tuc/chao-mung.vi.md", "title: Chào mừng", "title: Xin chào")
    portal.edit("content/so/_index.vi.md", "title: Sở Ngoại vụ", "title: Sở Ngoại vụ\nalso_known_as: [ngoại giao]")
    portal.build_successfully(search=True)
    titles = _titles_of(portal, MAIN)
    assert titles[f"https://{SO}/tin-tuc/hoi-nghi/"][1] == "Hội nghị đối tác"
    assert f"https://{SO}/tin-tuc/hop-bao/" not in titles
    assert "ngoại giao" in titles[f"https://{SO}/"][7]
    assert _titles_of(portal, XA)[f"https://{MAIN}/tin-tuc/chao-mung/"][1] == "Xin chào"
    assert _is_as_built_cleanly(portal)


def test_the_clock_and_the_tables_of_aliases_change_what_they_concern(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal", OVERRIDES)
    portal.build_successfully(search=True)
    decree = f"https://{SO}/van-ban/quyet-dinh/"
    states = [_head_of(portal, MAIN)["states"]]
    later = {"at": AT + timedelta(days=3)}
    portal.edit(ALIASES, "Sở Đối ngoại", "Ban Đối ngoại")
    portal.build_successfully(search=True, **later)
    head, row = _head_of(portal, MAIN), _titles_of(portal, MAIN)[decree]
    assert "Hết hiệu lực" not in states[0]
    assert (head["states"][row[3]], row[6], row[8]) == ("Hết hiệu lực", "00/QĐ-UBND", 4)
    assert "Ban Đối ngoại" in _titles_of(portal, MAIN)[f"https://{SO}/"][7]
    assert _is_as_built_cleanly(portal, **later)


def test_a_site_whose_names_are_the_same_keeps_its_files_and_a_build_without_search_all(built: SmallPortal) -> None:
    before = {path: stamp for path, stamp in stamps(built.out).items() if "/titles/" in path}
    built.edit(NEWS, "Nội dung.", "Nội dung khác.")
    built.build_successfully(search=True)
    found = verify(built.options(search=False))
    assert found.is_equal, "what an earlier build left of search is not held against one without"
    assert {path: stamp for path, stamp in stamps(built.out).items() if "/titles/" in path} == before
