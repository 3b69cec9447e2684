"""What pages show of the outside: where to send something, the official channels, services in menus, what measures."""

from __future__ import annotations

import pytest
from lxml import html

from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.sentences import severity_of
from portalgen.pipeline.inspect import InspectOptions, inspect
from tests.makers.outside_portal import MONITORING, PORTAL_FILE, PROFILES_FILE, OutsidePortal
from tests.makers.portal import MAIN, SO, XA, codes, paths, tree


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> OutsidePortal:
    portal = OutsidePortal(tmp_path_factory.mktemp("outside") / "portal")
    portal.build_successfully()
    return portal


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> OutsidePortal:
    portal = OutsidePortal(tmp_path_factory.mktemp("measured") / "portal", is_measured=True)
    portal.build_successfully()
    return portal


def sending(portal: OutsidePortal, name: str, language: str = "") -> html.HtmlElement:
    (panel,) = html.document_fromstring(portal.html(f"{SO}{language}/y-kien/{name}/index.html")).find_class("sending")
    return panel


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_an_end_with_an_hour_is_said_with_it(built: OutsidePortal) -> None:
    assert "Nhận đến 10:30 ngày 01 tháng 12 năm 2026." in words(sending(built, "gio"))


def test_rows_call_the_number_of_an_item_as_its_field_is_called(built: OutsidePortal) -> None:
    page = html.document_fromstring(built.html(f"{MAIN}/hoi-dap/index.html"))
    assert {words(each) for each in page.find_class("entry-number")} == {"Mã số HD-00-cho", "Mã số HD-00-da-tra-loi"}


def test_a_list_stands_before_where_to_send_and_leads_there_from_its_top(built: OutsidePortal) -> None:
    page = html.document_fromstring(built.html(f"{MAIN}/hoi-dap/index.html"))
    (top,) = page.find_class("list-ways")
    (place,) = page.xpath("//main//section[@class='list-sending']/h2")
    assert top.xpath(".//a/@href") == [f"#{place.get('id')}"]
    marks = page.xpath("//main//*[@class='list-ways' or @class='entry' or @class='list-sending']/@class")
    assert marks == ["list-ways", "entry", "entry", "list-sending"]


def test_what_a_text_is_stands_above_it_where_the_kind_says_so(built: OutsidePortal) -> None:
    (body,) = html.document_fromstring(built.html(f"{MAIN}/hoi-dap/da-tra-loi/index.html")).find_class("prose")
    assert [words(each) for each in body][:2] == ["Trả lời", "Nội dung."]


def test_an_open_item_says_where_to_send_with_its_code_in_each_link(built: OutsidePortal) -> None:
    panel = sending(built, "mo")
    assert panel.xpath(".//a/@href") == [
        "https://gopy.example.vn/gui?ma=00%2FMO",
        "mailto:gopy@example.vn?subject=%5B00%2FMO%5D",
    ]
    assert "Mã tham chiếu: 00/MO" in words(panel)
    assert "hết ngày 10 tháng 12 năm 2026" in words(panel)
    assert "Văn thư mẫu" in words(panel)
    assert "không được công bố" in words(panel)


def test_what_the_item_says_itself_comes_first_and_is_not_said_twice(built: OutsidePortal) -> None:
    panel = sending(built, "rieng")
    labels = [words(each) for each in panel.xpath(".//dt")]
    assert labels == ["Nơi nhận riêng", "Hộp thư riêng", "Dịch vụ trực tuyến"]
    assert panel.xpath(".//a/@href")[0] == "mailto:rieng@example.vn?subject=%5Bso-rieng%5D"
    assert "Văn thư mẫu" not in words(panel)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("sap", "Bắt đầu nhận ý kiến góp ý từ ngày 01 tháng 12 năm 2026."),
        ("het", "Đã kết thúc nhận ý kiến góp ý ngày 20 tháng 11 năm 2026."),
        ("mau", "Đây là bài mẫu, không nhận ý kiến góp ý."),
    ],
)
def test_where_nothing_can_be_sent_the_page_says_why_and_has_no_link(
    built: OutsidePortal, name: str, sentence: str
) -> None:
    panel = sending(built, name)
    assert words(panel) == sentence
    assert not panel.xpath(".//a")


def test_where_no_channel_is_configured_the_page_says_so_and_leads_to_the_contact(built: OutsidePortal) -> None:
    panel = sending(built, "hoi")
    assert words(panel).startswith("Nơi nhận nội dung bổ sung chưa được đăng.")
    assert panel.xpath(".//a/@href") == ["/lien-he/"]
    assert "Mã tham chiếu: so-hoi" in words(panel)


def test_a_heading_invites_to_send_something_only_where_that_is_possible(built: OutsidePortal) -> None:
    def heading_of(name: str) -> str:
        return sending(built, name).xpath("string(preceding::h2[1])")

    assert heading_of("mo") == "Gửi ý kiến góp ý"
    assert {heading_of(each) for each in ("sap", "het", "mau")} == {"Nơi nhận ý kiến góp ý"}
    assert heading_of("hoi") == "Nơi nhận nội dung bổ sung"


def test_a_translation_says_it_in_its_own_language(built: OutsidePortal) -> None:
    panel = sending(built, "mo", "/en")
    assert "until the end of 10 December 2026" in words(panel)
    assert "Sample registry" in words(panel)


def test_a_translation_marks_the_language_of_where_its_original_is_sent_to(built: OutsidePortal) -> None:
    marked = sending(built, "rieng", "/en").xpath(".//*[@lang]")
    assert [(each.get("lang"), each.text) for each in marked] == [("vi", "Phòng mẫu")]
    assert not sending(built, "rieng").xpath(".//*[@lang]")


def test_no_page_has_a_form_for_it(built: OutsidePortal) -> None:
    assert not sending(built, "mo").xpath(".//form | .//input | .//script")


def contact_parts(portal: OutsidePortal, host: str) -> dict[str, html.HtmlElement]:
    """What follows each heading of the contact page."""
    tree = html.document_fromstring(portal.html(f"{host}/lien-he/index.html"))
    return {words(each): each.getnext() for each in tree.xpath("//main//h2[starts-with(@id, 'ui-')]")}


def test_the_contact_page_says_where_each_thing_is_sent(built: OutsidePortal) -> None:
    of_department, of_main = contact_parts(built, SO), contact_parts(built, MAIN)
    opinions = of_department["Gửi ý kiến góp ý"]
    assert "mã tham chiếu nêu ở trang của nội dung đó" in words(opinions)
    assert "Văn thư mẫu" in words(opinions)
    rating = of_department["Đánh giá thông tin được cung cấp"]
    assert rating.xpath(".//a/@href") == ["https://danhgia.example.vn/so"]
    assert "giao diện, nội dung, chất lượng thông tin và sự hỗ trợ" in words(rating)
    assert of_main["Gửi câu hỏi, kiến nghị"].xpath(".//a/@href") == ["mailto:hoidap@example.vn?subject=%5Bportal%5D"]
    assert "Mã tham chiếu" not in words(of_main["Gửi câu hỏi, kiến nghị"]), "a new question is about no item"


def test_footers_lead_to_the_rating_where_a_way_is_published(built: OutsidePortal) -> None:
    def leading(path: str) -> list[str]:
        return html.document_fromstring(built.html(path)).xpath("//footer//a[contains(@href, '#ui-rating')]/@href")

    assert leading(f"{SO}/tin-tuc/hop-bao/index.html") == ["/lien-he/#ui-rating"]
    assert leading(f"{MAIN}/tin-tuc/chao-mung/index.html") == []


def test_with_a_list_of_questions_stands_where_a_new_one_is_sent(built: OutsidePortal) -> None:
    def panel_of(path: str) -> html.HtmlElement:
        (panel,) = html.document_fromstring(built.html(path)).find_class("sending")
        return panel

    new = panel_of(f"{MAIN}/hoi-dap/index.html")
    assert new.xpath(".//a/@href") == ["mailto:hoidap@example.vn?subject=%5Bportal%5D"]
    assert "Mã tham chiếu" not in words(new)
    without_way = panel_of(f"{SO}/y-kien/index.html")
    assert words(without_way).startswith("Nơi nhận câu hỏi, kiến nghị chưa được đăng.")
    assert "trụ sở" not in words(without_way), "the site does not say where its office is"
    assert without_way.xpath(".//a/@href") == ["/lien-he/"]


def test_a_question_takes_what_is_added_to_it_until_it_is_answered(built: OutsidePortal) -> None:
    def panel_of(name: str) -> html.HtmlElement:
        (panel,) = html.document_fromstring(built.html(f"{MAIN}/hoi-dap/{name}/index.html")).find_class("sending")
        return panel

    waiting, answered = panel_of("cho"), panel_of("da-tra-loi")
    assert "Mã tham chiếu: HD-00-cho" in words(waiting)
    assert waiting.xpath(".//a/@href") == ["mailto:hoidap@example.vn?subject=%5BHD-00-cho%5D"]
    assert "HD-00" not in words(answered)
    assert answered.xpath(".//a/@href") == ["/lien-he/"], "where another question is sent"


def test_menus_lead_to_services_and_leave_out_those_that_are_absent_or_not_confirmed(built: OutsidePortal) -> None:
    menu = html.document_fromstring(built.html(f"{SO}/index.html")).xpath("//header//nav//a")
    assert [(words(each), each.get("href")) for each in menu][-1] == ("Dịch vụ công", "https://dichvu.example.vn/")
    assert not {"Công báo", "Thư"} & {words(each) for each in menu}


def test_the_page_of_channels_lists_services_and_sites_with_what_is_not_confirmed(built: OutsidePortal) -> None:
    tables = html.document_fromstring(built.html(f"{SO}/y-kien/kenh/index.html")).find_class("channels")
    rows = [words(each) for table in tables for each in table.xpath(".//tbody/tr")]
    assert any("Công báo mẫu" in each and "Chưa đăng" in each for each in rows)
    addresses = [each for table in tables for each in table.xpath(".//a/@href")]
    assert {f"https://{SO}/", f"https://{MAIN}/", "https://dichvu.example.vn/"} <= set(addresses)
    assert f"https://{XA}/" not in addresses, "other component sites stand on the page of the main site"


def test_the_channels_that_the_agency_writes_itself_stand_among_its_facts(built: OutsidePortal) -> None:
    (facts,) = html.document_fromstring(built.html(f"{SO}/y-kien/kenh/index.html")).find_class("facts")
    rows = [words(each) for each in facts.xpath(".//tbody/tr")]
    assert len(rows) == 2
    assert all(each in rows[0] for each in ("Đường dây nóng mẫu", "Chưa được xác nhận", "Văn phòng mẫu"))
    assert facts.xpath(".//tbody//a/@href") == ["https://trang.example.vn/"]


def test_links_in_texts_and_old_addresses_lead_to_services_and_show_words_where_none_is_confirmed(
    built: OutsidePortal,
) -> None:
    (body,) = html.document_fromstring(built.html(f"{SO}/gioi-thieu/dich-vu/index.html")).find_class("prose")
    assert [(words(each), each.get("href"), each.get("rel")) for each in body.xpath(".//a")] == [
        ("cổng dịch vụ", "https://dichvu.example.vn/", "external"),
        ("mục giúp đỡ", "https://dichvu.example.vn/#giup-do", "external"),
        ("Trang Facebook mẫu", "https://mang-xa-hoi.example.vn/trang", "external"),
    ]
    assert "văn bản ở Công báo." in words(body)
    assert 'href="https://dichvu.example.vn/"' in built.html(f"{SO}/dvc/index.html")
    assert 'href="https://so.example.vn/y-kien/kenh/"' in built.html(f"{SO}/cong-bao/index.html"), "not confirmed yet"


def test_a_misspelt_service_is_a_fault_with_what_was_meant_and_one_that_is_not_confirmed_a_note(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    portal = OutsidePortal(tmp_path_factory.mktemp("misspelt") / "portal")
    portal.edit(PROFILES_FILE, "service:public_services", "service:public_service")
    portal.edit("content/so/gioi-thieu/dich-vu.vi.md", "service:facebook", "service:facebok")
    found = {each.code: each for each in portal.check().diagnostics}
    assert dict(found["CFG128"].values)["suggestion"] == "service:public_services"
    assert dict(found["LNK125"].values)["suggestion"] == "service:facebook"
    assert severity_of(found["LNK123"]) is Severity.NOTE


def test_a_measured_page_loads_one_script_and_the_statement_says_who_measures(measured: OutsidePortal) -> None:
    for path in (f"{SO}/index.html", f"{SO}/404.html", f"{MAIN}/tin-tuc/chao-mung/index.html"):
        page = html.document_fromstring(measured.html(path))
        outside = [each for each in page.xpath("//script[@src]") if each.get("src").startswith("https:")]
        assert [dict(each.attrib) for each in outside] == [
            {"src": "https://do.example.vn/do.js", "data-ma-cong": 'A"1', "async": ""}
        ]
    statement = words(html.document_fromstring(measured.html(f"{SO}/kha-nang-tiep-can/index.html")))
    assert "Cơ quan đo lường mẫu đo lường" in statement
    assert "do.example.vn" in statement
    assert "thu.example.vn, thu2.example.vn" in statement


def test_without_measuring_pages_are_the_same_byte_for_byte(built: OutsidePortal, measured: OutsidePortal) -> None:
    assert paths(built.out) == paths(measured.out)
    off, on = tree(built.out), tree(measured.out)
    element = '<script src="https://do.example.vn/do.js" data-ma-cong="A&#34;1" async></script>\n'
    for path in (
        each
        for each in off
        if off[each] != on[each] and "kha-nang-tiep-can" not in each and "accessibility" not in each
    ):
        assert path.endswith(".html")
        assert measured.html(path).replace(element, "") == built.html(path), path


def test_a_build_after_measuring_is_switched_off_equals_one_that_never_had_it(
    tmp_path_factory: pytest.TempPathFactory, built: OutsidePortal
) -> None:
    portal = OutsidePortal(tmp_path_factory.mktemp("switched") / "portal", is_measured=True)
    portal.build_successfully()
    portal.edit(PORTAL_FILE, MONITORING, "")
    portal.build_successfully()
    assert tree(portal.out) == tree(built.out)


def test_inspection_lets_that_one_script_through(measured: OutsidePortal) -> None:
    options = InspectOptions(measured.root, measured.out, everything=True)
    assert not [each for each in inspect(options).findings if each.diagnostic.code == "HTM123"]


def test_checking_warns_of_sites_that_do_not_say_that_they_are_measured(measured: OutsidePortal) -> None:
    result = measured.check()
    assert not [each for each in result.diagnostics if severity_of(each) is Severity.ERROR], codes(result)
    (found,) = [each for each in result.findings if each.diagnostic.code == "CFG193"]
    assert dict(found.diagnostic.values)["sites"] == "portal, xa"
