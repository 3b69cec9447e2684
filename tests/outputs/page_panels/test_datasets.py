"""Figures on built pages: from the front matter and from the text, whole, empty, too many, faulty, and changed."""

from __future__ import annotations

import pytest
from lxml import html

from portalgen.diagnostics.sentences import sentence_of
from tests.makers.portal import SO, SmallPortal, codes, page, translation

FOLDER = "content/so/gioi-thieu/luot-khach"
SOURCE = f"{FOLDER}/index.vi.md"
PATH = f"{SO}/gioi-thieu/luot-khach/"
CALL = '{{ data file="FILE" title="Lượt khách" unit="nghìn lượt" source="Thống kê tỉnh" chart="CHART" }}\n'


def write_page(portal: SmallPortal, *files: str, chart: str = "bar") -> None:
    body = "\n".join(CALL.replace("FILE", file).replace("CHART", chart) for file in files)
    portal.write(SOURCE, page("so-luot-khach", body, title="Lượt khách theo năm"))


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    portal = SmallPortal(tmp_path_factory.mktemp("figures") / "portal")
    profiles = "site-config/profiles.yaml"
    portal.edit(
        profiles,
        "      - {path: van-ban,",
        "      - {path: thong-ke, names: {vi: Thống kê, en: Statistics}, slugs: {en: statistics}, kinds: [statistics],"
        " missing_translation: notice}\n      - {path: van-ban,",
    )
    write_page(
        portal, "nam.csv", "nhieu.csv", "trong.csv", "am.csv", "dai.csv", "sot.csv", "le.csv", "lan.csv", "anh.csv"
    )
    portal.write(f"{FOLDER}/nam.csv", "Năm;Số lượt\n2024;1.250,5\n2025;1.310,25\n")
    portal.write(f"{FOLDER}/nhieu.csv", "Hộ,Số\n" + "".join(f"Hộ {at},{at}\n" for at in range(1, 10_001)))
    portal.write(f"{FOLDER}/trong.csv", "Hộ,Số\n")
    portal.write(f"{FOLDER}/am.csv", "Nhóm,Mức tăng\nMột nhóm hàng có tên dài hơn,-2.36\n")
    portal.write(f"{FOLDER}/dai.csv", "Xã,Số\nA,-123456789012345%\nB,0.5%\n")
    portal.write(f"{FOLDER}/sot.csv", "Xã,Số,Tăng\nA,1,5\nB,0.000001,5*\nC,2.50,7\n")
    portal.write(f"{FOLDER}/le.csv", "Xã,Số\nA,1\nB,(5)\n")
    portal.write(f"{FOLDER}/lan.csv", "Xã,Số người,Tỷ lệ\nA,1200,5%\nB,1300,6%\n")
    (portal.root / FOLDER / "anh.csv").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(60)))
    data = (
        "\n  - {file: so-ho.csv, title: Số hộ, source: Thống kê tỉnh, chart: line}"
        "\n  - {file: so-ho.csv, title: Số hộ từng quý, unit: hộ, source: Chi cục, chart: bar, chart_says: Số hộ tăng.}"
    )
    keys = {"title": "Số hộ", "summary": "Tóm tắt.", "period_from": "2025-01-01", "period_to": "2025-12-31"}
    statistics = page("so-so-ho", kind="statistics", date="2026-11-24", **keys, release="year", datasets=data)
    portal.write("content/so/thong-ke/so-ho/index.vi.md", statistics)
    portal.write("content/so/thong-ke/so-ho/so-ho.csv", "Quý,Số hộ\nI,12000\nII,12500\n")
    english = translation(
        "so-so-ho", ("Số hộ", "Tóm tắt.", "Nội dung.\n"), title="Households", summary="Summary.", kind="statistics"
    )
    portal.write("content/so/thong-ke/so-ho/index.en.md", english)
    return portal


@pytest.fixture(scope="module")
def built(portal: SmallPortal) -> SmallPortal:
    expected = ["9:15 DAT112", "11:15 DAT104", "15:15 DAT112", "17:15 DAT117", "19:15 DAT112", "21:15 DAT112"]
    result = portal.check()
    assert codes(result) == [*(f"{SOURCE}:{each}" for each in expected), f"{SOURCE}:23:15 ATT105"]
    said = " ".join(sentence_of(each, "vi") for each in result.diagnostics)
    for words in ("cột `Tăng`: ô ở dòng 3 ghi `5*`", "dòng 3, cột `Số` ghi `(5)`", "`Tỷ lệ` ghi phần trăm", "là PNG"):
        assert words in said
    portal.edit(SOURCE, "anh.csv", "trong.csv")
    portal.build_successfully()
    return portal


def read(portal: SmallPortal, path: str = PATH) -> html.HtmlElement:
    return html.document_fromstring((portal.out / path / "index.html").read_bytes())


def test_a_table_has_a_caption_heads_and_numbers_of_the_language(built: SmallPortal) -> None:
    table = read(built).xpath("//table")[0]
    assert table.xpath("string(caption)") == "Bảng số liệu: Lượt khách"
    assert [cell.text for cell in table.xpath(".//th[@scope='col']")] == ["Năm", "Số lượt"]
    assert [cell.text for cell in table.xpath(".//th[@scope='row']")] == ["2024", "2025"]
    assert [cell.text for cell in table.xpath(".//td[@class='align-right']")] == ["1.250,5", "1.310,25"]


def test_a_chart_says_in_words_what_it_shows(built: SmallPortal) -> None:
    chart = read(built).xpath("//svg[@role='img']")[0]
    named = [read(built).get_element_by_id(each).text for each in chart.get("aria-labelledby").split()]
    said = "Số lượt cao nhất 1.310,25 (2025), thấp nhất 1.250,5 (2024), cuối cùng 1.310,25 (2025)."
    assert named == ["Lượt khách (nghìn lượt)", said]
    assert not chart.xpath(".//@style")


def test_ids_of_charts_are_unique_on_a_page(built: SmallPortal) -> None:
    ids = read(built).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_of_ten_thousand_rows_a_page_shows_the_first_and_offers_the_file(built: SmallPortal) -> None:
    dataset = read(built).xpath("//div[@class='dataset']")[1]
    assert len(dataset.xpath(".//tbody/tr")) == 200
    assert "200 dòng đầu trong 10.000 dòng" in dataset.text_content()
    assert (built.out / PATH / "nhieu.csv").read_bytes() == (built.root / FOLDER / "nhieu.csv").read_bytes()
    assert not dataset.xpath(".//svg")


def test_without_figures_there_is_a_sentence_and_no_chart(built: SmallPortal) -> None:
    dataset = read(built).xpath("//div[@class='dataset']")[2]
    assert "Chưa có số liệu." in dataset.text_content()
    assert not dataset.xpath(".//svg|.//table")


def test_one_value_below_zero_is_drawn_and_said(built: SmallPortal) -> None:
    chart = read(built).xpath("//div[@class='dataset']")[3].xpath(".//svg")[0]
    assert chart.xpath("string(desc)") == "Mức tăng: -2,36 (Một nhóm hàng có tên dài hơn)."
    assert len(chart.xpath(".//rect")) == 1


def test_a_chart_draws_the_other_columns_and_the_table_shows_each_figure_as_it_is_written(built: SmallPortal) -> None:
    dataset = read(built).xpath("//div[@class='dataset']")[5]
    assert len(dataset.xpath(".//svg//rect")) == 3
    assert [cell.text for cell in dataset.xpath(".//tr/td[1]")] == ["1", "0,000001", "2,50"]


def test_a_kind_with_datasets_shows_them_below_its_text(built: SmallPortal) -> None:
    panel = read(built, f"{SO}/thong-ke/so-ho/").xpath("//section[@class='panel']")[0]
    assert [cell.text for cell in panel.xpath(".//td")] == 2 * ["12.000", "12.500"]
    assert panel.xpath(".//svg//polyline")
    assert not panel.xpath("descendant-or-self::*[@lang]")


def test_a_translation_marks_the_words_of_its_original_and_writes_numbers_as_its_own(built: SmallPortal) -> None:
    document = read(built, f"{SO}/en/statistics/so-ho/")
    panel = document.xpath("//section[@class='panel']")[0]
    languages = {
        " ".join(text.split()): text.getparent().xpath("string(ancestor-or-self::*[@lang][1]/@lang)")
        for text in panel.xpath(".//text()[normalize-space()]")
    }
    languages = {text: language for text, language in languages.items() if not text.isascii()}
    own = {text: language for text, language in languages.items() if language == "en"}
    assert list(own) == ["Số hộ: highest 12,500 (II), lowest 12,000 (I), last 12,500 (II)."]
    theirs = {"Số hộ", "Số hộ từng quý (hộ)", "Số hộ tăng.", "Số hộ từng quý", "hộ", "Thống kê tỉnh", "Chi cục", "Quý"}
    assert languages.keys() - own.keys() == theirs
    assert panel.xpath(".//th[@scope='row']/@lang") == ["vi"] * 4
    assert [cell.text for cell in panel.xpath(".//td[not(@lang)]")] == 2 * ["12,000", "12,500"]
    named = [document.get_element_by_id(each) for each in panel.xpath(".//*[@role='region']/@aria-labelledby")]
    assert [" ".join(each.text_content().split()) for each in named] == [
        "Table of the figures: Số hộ",
        "Table of the figures: Số hộ từng quý",
    ]


def test_changed_figures_change_the_page_and_a_fault_stands_where_the_file_is_named(built: SmallPortal) -> None:
    write_page(built, "nam.csv")
    built.build_successfully()
    built.write(f"{FOLDER}/nam.csv", "Năm;Số lượt\n2024;1.250,5\n2025;99,75\n")
    built.write("content/so/thong-ke/so-ho/so-ho.csv", "Quý,Số hộ\nI,12000\nII,777\n")
    built.build_successfully()
    assert "99,75" in read(built).text_content()
    assert "777" in read(built, f"{SO}/thong-ke/so-ho/").text_content()
    built.write(f"{FOLDER}/nam.csv", "Năm,Số lượt\n2024,1,2\n")
    built.write("content/so/thong-ke/so-ho/so-ho.csv", "Quý,Số hộ\nĐường,1\n".encode("cp1258", "ignore"))
    found = codes(built.build())
    assert found == [
        f"{SOURCE}:7:15 DAT107",
        "content/so/thong-ke/so-ho/index.vi.md:11:12 DAT101",
        "content/so/thong-ke/so-ho/index.vi.md:12:12 DAT101",
    ]
    assert codes(built.check()) == found
