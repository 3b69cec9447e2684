"""Outputs that are kept by their inputs: after an edit only the views are built that it may concern."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from portalgen.outputs.output_renderer import OutputRenderer, RenderedOutput, TemplateKeys
from portalgen.pipeline.incremental.selection import choose_sites, complete_selection, load_chosen_sites
from portalgen.pipeline.incremental.session import shared_session
from portalgen.pipeline.options import BuildOptions
from portalgen.pipeline.rendering.kept_outputs import find_site_inputs
from portalgen.plan.model import Output
from tests.makers.emergencies import KHAN_CAP, SECTION, emergency
from tests.makers.own_program import ROOT
from tests.makers.portal import AT, MAIN, PDF, SO, XA, SmallPortal, page, png, translation, tree

NEWS = "content/so/tin-tuc/hoi-nghi.vi.md"
NEWS_OUT = f"{SO}/tin-tuc/hoi-nghi/index.html"
DUTY = "content/so/gioi-thieu/chuc-nang"
DUTY_OUT = f"{SO}/gioi-thieu/chuc-nang/index.html"
BESIDE_OUT = f"{SO}/tin-tuc/hop-bao/index.html"
OPENING_OUT = f"{SO}/tin-tuc/khai-truong/index.html"
"""Links to the page of the duties in its text."""

Built = Callable[[], set[str]]


@pytest.fixture
def built(built_portal: SmallPortal, monkeypatch: pytest.MonkeyPatch) -> Iterator[Built]:
    """Builds the small portal again; returns the outputs of which views were built, compared with a clean build."""
    rendered: set[str] = set()
    render = OutputRenderer.render

    def noted(self: OutputRenderer, output: Output, known: str) -> RenderedOutput:
        rendered.add(output.address.output_path)
        return render(self, output, known)

    def build() -> set[str]:
        rendered.clear()
        built_portal.build_successfully()
        found = set(rendered)
        clean = built_portal.root.parent / "clean"
        built_portal.build_successfully(out=clean, remember=False)
        assert tree(built_portal.out) == tree(clean)
        shutil.rmtree(clean)
        return found

    monkeypatch.setattr(OutputRenderer, "render", noted)
    built_portal.write("content/so/tin-tuc/tin-cu.vi.md", page("so-cu", kind="news", title="Cũ", date="2025-01-05"))
    build()
    yield build


def test_an_edited_text_builds_its_page_and_the_one_beside_it(built_portal: SmallPortal, built: Built) -> None:
    built_portal.edit(NEWS, "Nội dung.", "Nội dung khác.")
    assert built() == {NEWS_OUT, BESIDE_OUT}


def test_an_edited_text_builds_its_translations_and_the_pages_that_link_to_it(
    built_portal: SmallPortal, built: Built
) -> None:
    built_portal.edit(f"{DUTY}/index.vi.md", "Tham mưu.", "Tham mưu, giúp việc.")
    assert built() == {DUTY_OUT, f"{SO}/en/introduction/chuc-nang/index.html", OPENING_OUT}


def test_an_edited_title_builds_its_page_those_beside_it_and_every_list_of_the_site(
    built_portal: SmallPortal, built: Built
) -> None:
    built_portal.edit(NEWS, "title: Hội nghị", "title: Hội nghị lớn")
    found = built()
    assert {NEWS_OUT, f"{SO}/tin-tuc/index.html", BESIDE_OUT, f"{SO}/feed.xml"} <= found
    assert not found & {DUTY_OUT, OPENING_OUT}


def test_a_new_page_leaves_pages_alone_that_do_not_stand_beside_it(built_portal: SmallPortal, built: Built) -> None:
    text = page("so-moi", kind="news", title="Mới", date="2026-01-06")
    built_portal.write("content/so/tin-tuc/moi.vi.md", text)
    found = built()
    assert {f"{SO}/tin-tuc/moi/index.html", NEWS_OUT, f"{SO}/tin-tuc/index.html"} <= found
    assert not found & {DUTY_OUT, OPENING_OUT, BESIDE_OUT}


def test_a_file_beside_a_page_builds_that_page(built_portal: SmallPortal, built: Built) -> None:
    built_portal.write(f"{DUTY}/anh.png", png(12, 9, 40))
    found = built()
    assert DUTY_OUT in found
    assert not found & {NEWS_OUT, OPENING_OUT}


def test_what_another_site_says_of_its_page_builds_the_site_that_shows_it(
    built_portal: SmallPortal, built: Built
) -> None:
    text = page("xa-a", "Xem [tin](id:so-hoi-nghi).\n", kind="news", title="A", date="2026-01-05")
    built_portal.write("content/xa/tin-tuc/a.vi.md", text)
    built()
    built_portal.edit(NEWS, "Nội dung.", "Nội dung khác.")
    assert built() == {NEWS_OUT, BESIDE_OUT}
    built_portal.edit(NEWS, "kind: news", "kind: news\nslug: ten-moi")
    assert f"{XA}/tin-tuc/a/index.html" in built()


def test_another_site_is_still_asked_for_what_a_kept_page_shows(built_portal: SmallPortal, built: Built) -> None:
    for name in ("a", "b"):
        text = page(f"xa-{name}", "Xem [tin](id:so-hoi-nghi).\n", kind="news", title="A", date="2026-01-05")
        built_portal.write(f"content/xa/tin-tuc/{name}.vi.md", text)
    built()
    for name in ("a", "b"):  # each is kept once, with all that it asked
        built_portal.edit(f"content/xa/tin-tuc/{name}.vi.md", "Xem", "Đọc")
        assert built() <= {f"{XA}/tin-tuc/{each}/index.html" for each in ("a", "b")}
    built_portal.edit(NEWS, "kind: news", "kind: news\nslug: ten-moi")
    assert {f"{XA}/tin-tuc/{each}/index.html" for each in ("a", "b")} <= built()


def test_a_link_to_what_was_not_there_is_looked_at_again(built_portal: SmallPortal, built: Built) -> None:
    built_portal.edit(NEWS, "Nội dung.", "[Sắp có](tin-moi.vi.md)")
    built_portal.write(
        "content/so/tin-tuc/tin-moi.vi.md", page("so-tin-moi", kind="news", title="M", date="2026-01-01", draft="true")
    )
    built()
    built_portal.edit("content/so/tin-tuc/tin-moi.vi.md", "draft: true\n", "")
    assert NEWS_OUT in built()
    assert 'href="/tin-tuc/tin-moi/"' in built_portal.html(NEWS_OUT)


def test_a_kept_page_whose_file_or_picture_is_gone_is_made_again(built_portal: SmallPortal, built: Built) -> None:
    picture = next(path for path in tree(built_portal.out) if path.startswith(DUTY_OUT.rpartition("/")[0] + "/anh"))
    for path in (DUTY_OUT, picture):
        (built_portal.out / path).unlink()
        assert DUTY_OUT in built()


def test_without_what_was_remembered_every_view_is_built(built_portal: SmallPortal, built: Built) -> None:
    shutil.rmtree(built_portal.root / ".portalgen")
    built_portal.edit(NEWS, "Nội dung.", "Nội dung khác.")
    assert {NEWS_OUT, OPENING_OUT, f"{SO}/tin-tuc/index.html"} <= built()


def test_what_is_published_by_the_clock_is_built_when_its_time_comes(built_portal: SmallPortal) -> None:
    text = page("so-moi", kind="news", title="Mới", date="2026-01-06", publish_at="2026-12-01T08:00")
    built_portal.write("content/so/tin-tuc/moi.vi.md", text)
    for day in (AT, AT.replace(month=12, day=2), AT):
        clean = built_portal.root.parent / "clean"
        built_portal.build_successfully(at=day)
        built_portal.build_successfully(at=day, out=clean, remember=False)
        assert tree(built_portal.out) == tree(clean)
        shutil.rmtree(clean)


def test_no_output_of_the_shipped_portal_is_built_from_more_than_its_inputs() -> None:
    """The sites with content of each sort: a main portal, a department, a commune and a ward."""
    options = BuildOptions(ROOT, ROOT / "public-of-nobody", AT, ("portal", "sgddt", "muine"), remember=False)
    unsure: dict[str, set[str]] = {}
    with shared_session(None, options) as session:
        choice = choose_sites(options, session, session.load_setup(), None)
        load_chosen_sites(options, session, choice)
        selection = complete_selection(options, session, None, choice)
        assert selection.inputs is not None
        for site in selection.rebuild:
            context = selection.inputs.contexts.get(site)
            found = find_site_inputs(session, selection, selection.inputs, site)
            definitions = selection.inputs.definitions.outputs_by_name
            renderer = OutputRenderer(context, TemplateKeys("program"), definitions, found)
            for output in context.plan.outputs:
                if definitions[output.type.name].stream is None:
                    rendered = renderer.render(output, "")
                    if not rendered.input_key and not rendered.diagnostics:
                        unsure.setdefault(output.type.name, set()).add(rendered.path)
    assert unsure == {}


def differing(portal: SmallPortal, out: Path, **options: object) -> list[str]:
    clean = portal.root.parent / "clean"
    portal.build_successfully(out=clean, remember=False, **options)
    found, wanted = tree(out), tree(clean)
    return sorted(path for path in found.keys() | wanted.keys() if found.get(path) != wanted.get(path))


def test_two_output_folders_with_one_cache_both_get_the_new_attachment(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal")
    first, second = tmp_path / "first", tmp_path / "second"
    for out in (first, second):
        portal.build_successfully(out=out)
    portal.write("content/so/gioi-thieu/chuc-nang/quy-che.pdf", PDF.replace(b"(Quy che)", b"(QUY CHE)"))
    portal.build_successfully(out=second)
    portal.build_successfully(out=first)
    assert differing(portal, first) == []


def test_what_a_document_of_another_site_does_comes_with_its_day_when_its_page_is_gone(tmp_path: Path) -> None:
    portal = _portal_with_documents(tmp_path)
    portal.build_successfully()
    later = AT + timedelta(days=10)
    portal.build_successfully(at=later)
    assert differing(portal, portal.out, at=later) == []


@pytest.mark.parametrize("top", [MAIN, SO])
def test_a_banner_whose_original_was_changed_is_shown_in_the_language_of_the_original(tmp_path: Path, top: str) -> None:
    portal = SmallPortal(tmp_path / "portal")
    portal.edit("site-config/profiles.yaml", "    menu:\n", SECTION + "    menu:\n")
    portal.write(f"{KHAN_CAP}/lu.vi.md", emergency("lu", "Lũ lớn", until="2026-11-30T00:00"))
    english = translation("portal-lu", ("Lũ lớn", "Ở trong nhà.", "Nội dung.\n"), title="Flood", summary="Stay inside.")
    portal.write(f"{KHAN_CAP}/lu.en.md", english.replace("kind: page", "kind: emergency"))
    portal.build_successfully()
    portal.edit(f"{KHAN_CAP}/lu.vi.md", "Nội dung.", "Di tản ngay.")
    portal.build_successfully()
    assert [each for each in differing(portal, portal.out) if each.startswith(top)] == []


def test_an_attachment_that_was_put_back_is_published_again_where_the_cache_could_not_be_written(
    tmp_path: Path,
) -> None:
    portal, file = SmallPortal(tmp_path / "portal"), "content/so/gioi-thieu/chuc-nang/quy-che.pdf"
    portal.build_successfully()
    portal.write(file, PDF.replace(b"(Quy che)", b"(QUY CHE)"))
    portal.build_successfully(remember=False)  # as where the folder of the cache is not writable
    portal.write(file, PDF)
    portal.build_successfully()
    assert differing(portal, portal.out) == []


def test_a_list_shows_the_new_picture_of_a_page_under_the_same_name(tmp_path: Path) -> None:
    portal, picture = SmallPortal(tmp_path / "portal"), "content/so/tin-tuc/co-anh/anh.png"
    keys = {"kind": "news", "title": "Có ảnh", "date": "2026-01-09", "images": "[{file: anh.png, alt: Ảnh}]"}
    portal.write("content/so/tin-tuc/co-anh/index.vi.md", page("so-co-anh", **keys))
    portal.write(picture, png(shade=20))
    portal.build_successfully()
    before = tree(portal.out)
    portal.write(picture, png(shade=200))
    portal.build_successfully()
    assert differing(portal, portal.out) == []
    lists = {path for path in before if path.startswith(f"{SO}/") and "co-anh" not in path and path.endswith(".html")}
    assert [path for path in lists if before[path] != tree(portal.out)[path]], "no list shows the picture"


def test_a_page_says_what_another_site_now_does_to_its_item(tmp_path: Path) -> None:
    portal, new = _portal_with_documents(tmp_path), "content/xa/van-ban/moi.vi.md"
    portal.build_successfully()
    before = portal.html(f"{SO}/van-ban/cu/index.html")
    portal.edit(new, "type: amends", "type: corrects")
    portal.build_successfully()
    assert differing(portal, portal.out) == []
    assert portal.html(f"{SO}/van-ban/cu/index.html") != before


def _portal_with_documents(folder: Path) -> SmallPortal:
    """A document of the department, and one of the commune that amends it later and is no longer shown itself."""
    portal = SmallPortal(folder / "portal")
    news = "      - {path: tin-tuc, names: {vi: Tin tức}, kinds: [news], missing_translation: notice, on_home: true}\n"
    more = "      - {path: van-ban, names: {vi: Văn bản}, kinds: [legal_document], missing_translation: notice}\n"
    portal.edit("site-config/profiles.yaml", news, news + more)
    law = {"kind": "legal_document", "document_type": "decision", "normative": "true", "issuer": "Sở X"}
    law |= {"issued": "2026-01-05", "abstract": "Trích"}
    old = page("so-cu", title="Quy chế cũ", number="01/QĐ", effective="2026-01-10", **law)
    portal.write("content/so/van-ban/cu.vi.md", old)
    new = page(
        "xa-moi",
        title="Sửa quy chế",
        number="02/QĐ",
        effective="2026-12-01",
        expires_at="2026-11-01",
        relations="[{type: amends, to: so-cu}]",
        **law,
    )
    portal.write("content/xa/van-ban/moi.vi.md", new)
    return portal
