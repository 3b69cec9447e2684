"""The plain text beside a page: what it holds, when it is made, and what it follows."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from portalgen.outputs.page import build_page_view
from portalgen.outputs.plain_text import SHOWN_PARTS, Imprint, render_text_page
from portalgen.pipeline.why import why
from portalgen.plan.model import PAGE_OUTPUT
from portalgen.render.chrome import ChromeRenderer
from portalgen.render.page_files import PageFiles
from portalgen.render.views.links import DayView, Fact, Link, Notice
from portalgen.render.views.page import PageView
from tests.makers.loaded_portal import plan_portal
from tests.makers.portal import PDF, SO, SmallPortal, codes, page

TEXT = f"{SO}/gioi-thieu/chuc-nang/index.txt"
DUTY = "content/so/gioi-thieu/chuc-nang/index.vi.md"
PROFILES = "site-config/profiles.yaml"


@pytest.fixture
def texts(portal: SmallPortal) -> SmallPortal:
    """A portal whose department makes texts."""
    portal.edit(PROFILES, "  department:\n", "  department:\n    plain_text: true\n")
    return portal


def test_a_page_has_its_text_beside_it_and_names_it(texts: SmallPortal) -> None:
    texts.build_successfully()
    assert texts.html(TEXT) == (
        "Sở Ngoại vụ\n\nChức năng\n=========\n\nTrang thông tin\n\n[Ảnh: Ảnh mẫu]\n\nNhiệm vụ\n--------\n\n"
        "Tham mưu. Xem tin [1].\n\nTệp đính kèm\n------------\n\n- Quy chế (PDF, 598 byte)\n"
        f"  https://{SO}/gioi-thieu/chuc-nang/quy-che.pdf\n\nĐịa chỉ các liên kết\n--------------------\n\n"
        f"[1] https://{SO}/tin-tuc/khai-truong/\n\n* * *\nĐịa chỉ của bài: https://{SO}/gioi-thieu/chuc-nang/\n"
        "Ghi rõ nguồn.\n"
    ).replace("598 byte", size_of(texts))
    tree = html.document_fromstring(texts.html(TEXT.replace(".txt", ".html")))
    (link,) = tree.xpath("//head/link[@rel='alternate'][@type='text/plain']")
    assert link.get("href") == "/gioi-thieu/chuc-nang/index.txt"
    assert unicodedata.is_normalized("NFC", texts.html(TEXT))


def size_of(portal: SmallPortal) -> str:
    tree = html.document_fromstring(portal.html(TEXT.replace(".txt", ".html")))
    return str(tree.xpath("//span[@class='document-format']")[0].text_content()).partition(", ")[2]


def test_what_is_named_by_its_section_says_the_section_in_its_text(texts: SmallPortal) -> None:
    text = (texts.root / PROFILES).read_text("utf-8")
    texts.write(
        PROFILES, text.replace("{path: tin-tuc, names: {vi: Tin tức,", "{path: tin-tuc, names: {vi: Thông báo,")
    )
    texts.build_successfully()
    assert "\n\nThông báo\nngày 03 tháng 01 năm 2026" in texts.html(f"{SO}/tin-tuc/khai-truong/index.txt")


def test_a_site_that_does_not_ask_for_texts_has_none(texts: SmallPortal) -> None:
    texts.build_successfully()
    assert {path.relative_to(texts.out).parts[0] for path in texts.out.rglob("index.txt")} == {SO}
    assert "text/plain" not in texts.html("www.example.vn/tin-tuc/chao-mung/index.html")


def test_a_translation_has_a_text_of_its_own_with_the_files_of_the_original(texts: SmallPortal) -> None:
    texts.build_successfully()
    text = texts.html(f"{SO}/en/introduction/chuc-nang/index.txt")
    assert text.startswith("Office so\n\nFunctions\n=========\n")
    assert f"Address of this page: https://{SO}/en/introduction/chuc-nang/" in text


def test_a_text_follows_its_page_and_only_what_it_shows(texts: SmallPortal) -> None:
    texts.build_successfully()
    texts.edit(DUTY, "Tham mưu", "Tham mưu, giúp việc")
    texts.write("content/so/gioi-thieu/khac.vi.md", page("so-khac", title="Khác"))
    assert "Tham mưu, giúp việc" not in texts.html(TEXT)
    texts.build_successfully()
    assert "Tham mưu, giúp việc" in texts.html(TEXT)
    found = why(texts.options(), TEXT)
    assert found.last_output is not None
    assert (found.last_output.cause, found.last_output.changed_parts) == ("parts", ("body",))


def test_texts_go_when_the_site_no_longer_makes_them(texts: SmallPortal) -> None:
    texts.build_successfully()
    texts.edit(PROFILES, "    plain_text: true\n", "")
    texts.build_successfully()
    assert not list(texts.out.rglob("index.txt"))


def test_a_fault_of_the_page_is_reported_once(texts: SmallPortal) -> None:
    texts.edit(DUTY, "Tham mưu.", "[hỏng](khong-co.md)")
    assert [code.rpartition(" ")[2] for code in codes(texts.build())].count("LNK101") == 1


def test_a_file_that_would_stand_in_the_place_of_the_text_is_refused(texts: SmallPortal) -> None:
    texts.write("content/so/gioi-thieu/chuc-nang/index.txt", "Phụ lục\n")
    texts.edit(DUTY, "quy-che.pdf", "index.txt")
    assert {code.rpartition(" ")[2] for code in codes(texts.build())} == {"ATT110"}


def view_of(portal: SmallPortal) -> PageView:
    context = plan_portal(portal).contexts.get("so")
    output = next(each for each in context.plan.outputs if each.type.name == PAGE_OUTPUT and each.subject == DUTY)
    view = build_page_view(context, ChromeRenderer(context), output, PageFiles(context, output.address, "vi")).view
    assert isinstance(view, PageView)
    return view


OTHER: dict[str, Any] = {
    "kind": "khac",
    "kind_label": "Loại khác",
    "section_title": "Mục khác",
    "contents": (),
    "previous": None,
    "next": None,
    "by_date": True,
    "text_url": "/khac.txt",
    "history_url": "/khac/lich-su/",
    "is_notice": True,
    "folds_facts": True,
}


def test_the_key_of_a_text_leaves_out_only_what_it_does_not_show(texts: SmallPortal) -> None:
    """A part of the view that is not in `SHOWN` may be anything, and the text stays the same."""
    view = view_of(texts)

    def made(view: PageView) -> str:
        return render_text_page(view, Imprint("Sở", "", "Ghi nguồn."), lambda key, **_: key)

    left_out = {field.name for field in fields(PageView)} - SHOWN_PARTS - {"frame"}
    assert left_out == OTHER.keys()
    for name, value in OTHER.items():
        assert made(replace(view, **{name: value})) == made(view)
    frame = replace(view.frame, layout="khac", breadcrumbs=(), languages=())
    assert made(replace(view, frame=frame)) == made(view)
    day = DayView("2026-01-02", "02/01/2026", "ngày 02 tháng 01 năm 2026")
    assert day.long in made(replace(view, day=day))
    assert "Góp ý đến 02/01/2026" in made(replace(view, labels=("Góp ý đến 02/01/2026",)))
    assert "Chức năng\n  https://so.example.vn/gioi-thieu/" in made(
        replace(view, related=(Link("Chức năng", "/gioi-thieu/"),))
    )
    assert "Bản nháp" in made(replace(view, frame=replace(view.frame, notices=(Notice("draft", "Bản nháp"),))))


def test_the_attachment_is_where_the_text_says(texts: SmallPortal) -> None:
    texts.build_successfully()
    assert Path(texts.out / SO / "gioi-thieu/chuc-nang/quy-che.pdf").read_bytes() == PDF


def test_links_among_the_facts_have_numbers_and_an_address_that_is_its_own_text_has_none(texts: SmallPortal) -> None:
    view = view_of(texts)
    relation = Link("Quy định cũ", "/van-ban/cu/", label="Thay thế")
    address = "https://example.vn/goc"
    facts = (Fact("relations", "Quan hệ", "", links=(relation,)), Fact("copy", "Bản gốc", address, url=address))
    terms = (Fact("field", "Lĩnh vực", "", links=(Link("Y tế", "/linh-vuc/y-te/"),)),)
    shown = render_text_page(replace(view, facts=facts, terms=terms), Imprint("Sở", "", ""), lambda key, **_: key)
    assert f"Quan hệ: Thay thế: Quy định cũ [1]\nBản gốc: {address}\n" in shown
    assert "Lĩnh vực: Y tế [3]" in shown
    assert (
        f"[1] https://{SO}/van-ban/cu/\n[2] https://{SO}/tin-tuc/khai-truong/\n[3] https://{SO}/linh-vuc/y-te/" in shown
    )


@pytest.mark.parametrize("file", ["layouts/footer.html", "layouts/header.html", "components/menu/menu.html"])
@pytest.mark.parametrize(("wrong", "code"), [('{{ t("home.titel") }}', "TPL103"), ("{% if %}", "TPL102")])
def test_a_fault_around_every_page_is_reported_once_where_pages_have_texts_too(
    texts: SmallPortal, file: str, wrong: str, code: str
) -> None:
    text = (Path(__file__).parents[2] / "themes" / "default" / file).read_text("utf-8")
    texts.write("themes/own/theme.yaml", "name: own\nextends: default\n")
    texts.edit("site-config/sites/so.yaml", "profile:", "theme: own\nprofile:")
    texts.write(f"themes/own/{file}", f"{text}\n{wrong}\n")
    result = texts.check()
    assert {(each.place.path, each.code) for each in result.diagnostics} == {(f"themes/own/{file}", code)}


def test_a_group_is_a_line_with_its_labels_and_a_table_a_line_for_each_row(texts: SmallPortal) -> None:
    first = (Fact("name", "Tên", "Ban mẫu"), Fact("sum", "Số tiền", "1.250 tỷ đồng"))
    second = (Fact("name", "Tên", "Sở Mẫu"),)
    facts = (
        Fact("one", "Chủ đầu tư", "", rows=(first,)),
        Fact("many", "Nguồn vốn", "", rows=(first, second)),
        Fact("plain", "Hồ sơ", "", rows=((Fact("paper", "", "Đơn"),), (Fact("paper", "", "Bản sao"),))),
    )
    view = replace(view_of(texts), facts_first=(Fact("place", "Địa điểm", "Đà Lạt"),), facts=facts)
    shown = render_text_page(view, Imprint("Sở", "", ""), lambda key, **_: key)
    assert (
        "\n\nĐịa điểm: Đà Lạt\nChủ đầu tư: Tên: Ban mẫu; Số tiền: 1.250 tỷ đồng\n"
        "Nguồn vốn:\n- Tên: Ban mẫu; Số tiền: 1.250 tỷ đồng\n- Tên: Sở Mẫu\nHồ sơ: Đơn; Bản sao\n\n"
    ) in shown
