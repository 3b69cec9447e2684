"""Consultations, dialogues and surveys on their pages: ledgers with their answers, results, and what time changes."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import pytest
from lxml import html

import portalgen.outputs.page_panels
from portalgen.config.values import parse_datetime
from portalgen.outputs.page_panels.table import PAGE_PANELS
from tests.makers.lint.story import LIGHT
from tests.makers.portal import PROFILES_YAML, SO, SmallPortal, page

SECTIONS: Final = """\
      - {path: lay-y-kien, names: {vi: Lấy ý kiến, en: Consultations}, kinds: [consultation], missing_translation: notice}
      - {path: khao-sat, names: {vi: Khảo sát, en: Surveys}, kinds: [survey], missing_translation: notice}
      - {path: mau, names: {vi: Mẫu, en: Samples}, kinds: [survey], missing_translation: notice}
      - {path: doi-thoai, names: {vi: Đối thoại, en: Dialogues}, kinds: [dialogue], missing_translation: notice}
"""
VAN_BAN: Final = "kinds: [legal_document], missing_translation: none}\n"
HOME: Final = "    home: content\n"
CONSULTATION: Final = {
    "kind": "consultation",
    "date": "2026-11-02",
    "consultation_type": "other",
    "lead_agency": "Sở Ngoại vụ",
    "opened": "2026-11-02",
    "address": "Chưa được xác nhận",
    "email": "unconfirmed",
    "received": "{at: 2026-11-02}",
}
OPINIONS: Final = """
  - {number: 2, author_kind: citizen, opinion: "Bỏ <b>mẫu</b> số 2."}
  - {number: 1, author_kind: business, received: 2026-11-05, point: Điều 2, opinion: Ghi rõ thời hạn.}"""
ADOPTION: Final = """
  - {answers: [1], point: Khoản 1, response: accepted, explanation: Đã ghi ở Điều 2.}
  - {answers: [1], point: Khoản 2, response: explained, explanation: Luật đã quy định.}"""
SURVEY: Final = """
  - question: Hồ sơ có đúng hẹn không?
    options:
      - {option: Đúng hẹn, count: 2}
      - {option: Trễ hẹn, count: 1}"""
QUESTIONS: Final = """
  - {number: 2, asker_group: citizens, question: Lệ phí bao nhiêu?}
  - {number: 1, asker_group: voters, question: Nộp hồ sơ ở đâu?, answer: Tại bộ phận một cửa., answered_by: Giám đốc Sở}"""


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    profiles = PROFILES_YAML.replace(VAN_BAN, VAN_BAN + SECTIONS).replace(HOME, f"{HOME}    plain_text: true\n")
    made = SmallPortal(
        tmp_path_factory.mktemp("participation") / "portal", {**LIGHT, "site-config/profiles.yaml": profiles}
    )
    made.write(
        "content/so/lay-y-kien/du-thao.vi.md",
        page(
            "so-du-thao",
            **CONSULTATION,
            title="Dự thảo",
            closes="2026-11-30",
            opinions=OPINIONS,
            adoption=ADOPTION,
            led_to="[so-quyet-dinh]",
        ),
    )
    made.write(
        "content/so/lay-y-kien/khong-y-kien.vi.md",
        page("so-khong", **CONSULTATION, title="Đã xong", closes="2026-11-20", none_received="true"),
    )
    made.write(
        "content/so/lay-y-kien/im-lang.vi.md", page("so-im", **CONSULTATION, title="Im lặng", closes="2026-11-20")
    )
    made.write(
        "content/so/lay-y-kien/con-han.vi.md",
        page("so-con-han", **CONSULTATION, title="Còn hạn", closes="2026-12-20", receiver="Phòng mẫu"),
    )
    ways = {"address": "https://gopy.example.vn/rut", "email": "rut@example.vn", "closes": "2026-12-23"}
    withdrawn = {**CONSULTATION, **ways, "withdrawn": "{at: 2026-11-20, reason: published_by_mistake}"}
    one = {**CONSULTATION, "email": "gopy@example.vn"}
    made.write(
        "content/so/lay-y-kien/mot-cach.vi.md",
        page("so-cach", **one, receiver="Phòng mẫu", title="Một cách", closes="2026-12-20"),
    )
    nobody = {**CONSULTATION, "address": "unconfirmed", "receiver": "Phòng mẫu", "title": "Không nơi nhận"}
    made.write("content/so/lay-y-kien/khong-noi.vi.md", page("so-noi", **nobody, closes="2026-12-20"))
    coming = {**one, "withdrawn": "{at: 2026-12-10T08:00, reason: published_by_mistake}"}
    made.write(
        "content/so/lay-y-kien/sap-rut.vi.md", page("so-sap-rut", **coming, title="Sắp rút", closes="2026-12-20")
    )
    made.write("content/so/lay-y-kien/rut.vi.md", page("so-rut", **withdrawn, title="Đã rút"))
    made.write(
        "content/so/van-ban/quyet-dinh.vi.md",
        page(
            "so-quyet-dinh",
            kind="legal_document",
            title="Quyết định",
            number="00/QĐ-SNgV",
            document_type="decision",
            normative="false",
            issuer="Sở Ngoại vụ",
            issued="2026-11-20",
            received="{at: 2026-11-20}",
        ),
    )
    keys = {
        "kind": "survey",
        "date": "2026-11-02",
        "opens": "2026-11-02",
        "received": "{at: 2026-11-02}",
        "questions": SURVEY,
    }
    made.write(
        "content/so/khao-sat/mot-cua.vi.md",
        page("so-khao-sat", **keys, title="Khảo sát", closes="2026-11-30", answer_count=3),
    )
    made.write("content/so/mau/mau.vi.md", page("so-mau", **keys, title="Mẫu", closes="2026-11-30", sample="true"))
    made.write(
        "content/so/doi-thoai/thu-tuc.vi.md",
        page(
            "so-doi-thoai",
            kind="dialogue",
            date="2026-11-02",
            title="Đối thoại",
            topic="Thủ tục",
            starts="2026-11-10T08:00",
            ends="2026-11-10T10:00",
            hosts="[Giám đốc Sở]",
            questions=QUESTIONS,
        ),
    )
    dialogue = {"kind": "dialogue", "topic": "Thủ tục", "starts": "2026-12-15T08:00", "ends": "2026-12-15T10:30"}
    aside = {
        "sau": {"questions_from": "2026-12-05"},
        "ngay": {},
        "thu-hoi": {"withdrawn": "{at: 2026-11-20, reason: published_by_mistake}"},
        "thay": {"superseded_by": "so-ngay"},
    }
    for name, keys in aside.items():
        written = page(
            f"so-{name}", date="2026-11-02", **dialogue, **keys, title=f"Đối thoại {name}", hosts="[Giám đốc Sở]"
        )
        made.write(f"content/so/doi-thoai/{name}.vi.md", written)
    made.build_successfully()
    return made


@pytest.fixture(scope="module")
def later(portal: SmallPortal) -> Path:
    """The same portal as it is built when consultation and survey are over."""
    out = portal.root.parent / "later"
    portal.build_successfully(out=out, at=parse_datetime("2026-12-01T00:00"))
    return out


def panel(folder: Path, path: str) -> html.HtmlElement | None:
    tree = html.document_fromstring((folder / SO / path / "index.html").read_bytes())
    return next((each for each in tree.iter("section") if each.get("class") == "panel" and _is_ledger(each)), None)


def _is_ledger(section: html.HtmlElement) -> bool:
    """Whether a panel is about what came in, and not about where to send something."""
    return not section.xpath(".//*[contains(@class, 'sending')]")


def cells(table: html.HtmlElement) -> list[list[str]]:
    return [["".join(cell.itertext()) for cell in row.xpath("./th|./td")] for row in table.xpath(".//tbody/tr")]


def test_a_ledger_shows_each_opinion_with_its_author_and_how_it_was_answered(portal: SmallPortal) -> None:
    found = panel(portal.out, "lay-y-kien/du-thao")
    assert found is not None
    assert cells(found) == [
        [
            "1",
            "Doanh nghiệp, hợp tác xã\n05/11/2026",
            "Điều 2: Ghi rõ thời hạn.",
            "Khoản 1: Tiếp thu. Đã ghi ở Điều 2.\nKhoản 2: Giải trình, không tiếp thu. Luật đã quy định.",
        ],
        ["2", "Người dân", "Bỏ <b>mẫu</b> số 2.", "Chưa trả lời"],
    ]
    assert found.xpath(".//tbody/tr/th[@scope='row']") and len(found.xpath(".//thead//th[@scope='col']")) == 4
    assert found.xpath("string(.//caption)") == "2 ý kiến, 1 ý kiến đã được trả lời"
    assert "Khoản 2: Giải trình, không tiếp thu" in (portal.out / SO / "lay-y-kien/du-thao/index.txt").read_text(
        "utf-8"
    )


def test_every_category_of_a_feed_has_a_term(later: Path) -> None:
    feed = ElementTree.parse(later / SO / "feed.xml")
    found = [dict(each.attrib) for each in feed.iter("{http://www.w3.org/2005/Atom}category")]
    assert {"term": "over", "label": "Đã kết thúc"} in found
    assert all(each["term"] for each in found)


def test_who_takes_opinions_is_no_way_to_send_one(portal: SmallPortal) -> None:
    def sending_of(name: str) -> str:
        tree = html.document_fromstring(portal.html(f"{SO}/lay-y-kien/{name}/index.html"))
        (found,) = tree.find_class("sending")
        return " ".join(found.text_content().split())

    nowhere, somewhere = sending_of("khong-noi"), sending_of("mot-cach")
    assert nowhere.startswith("Nơi nhận ý kiến góp ý chưa được đăng") and "Phòng mẫu" not in nowhere
    assert "bằng một trong các cách" in somewhere
    assert 0 < somewhere.find("Phòng mẫu") < somewhere.find("gopy@example.vn")


def test_that_none_was_received_is_said_only_where_the_editors_say_so(portal: SmallPortal) -> None:
    found = panel(portal.out, "lay-y-kien/khong-y-kien")
    assert found is not None and "không nhận được ý kiến nào" in found.text_content()
    silent = panel(portal.out, "lay-y-kien/im-lang")
    assert silent is not None and "Chưa công bố ý kiến nhận được." in silent.text_content()
    assert panel(portal.out, "lay-y-kien/con-han") is None


def test_an_address_that_is_not_confirmed_is_no_way_to_send_something(portal: SmallPortal) -> None:
    there = html.document_fromstring((portal.out / SO / "lay-y-kien/con-han/index.html").read_bytes())
    (way,) = there.find_class("sending")
    assert "Nơi nhận ý kiến góp ý chưa được đăng" in way.text_content()
    labels = there.xpath("//dl[contains(@class, 'facts')]/div[dt='Địa chỉ nhận ý kiến']/dd")
    assert [each.text_content().strip() for each in labels] == ["Chưa được xác nhận"]
    assert not way.xpath(".//dl"), "who receives it is no way to send it"
    of_one = html.document_fromstring((portal.out / SO / "lay-y-kien/mot-cach/index.html").read_bytes())
    labels = of_one.xpath("//*[@class='sending']//dt/text()")
    assert labels == ["Nơi nhận ý kiến", "Thư điện tử nhận ý kiến"]


def test_once_it_is_over_a_consultation_says_so_under_its_title_and_names_no_way_that_nobody_confirmed(
    portal: SmallPortal,
) -> None:
    closed = html.document_fromstring((portal.out / SO / "lay-y-kien/im-lang/index.html").read_bytes())
    assert closed.xpath("string(//article/header//strong)") == "Đã kết thúc"
    assert not closed.xpath("//dl[@class='facts']/div[dt='Thư điện tử nhận ý kiến']")
    still_open = html.document_fromstring((portal.out / SO / "lay-y-kien/con-han/index.html").read_bytes())
    assert still_open.xpath("string(//article/header//strong)") == "Góp ý đến hết ngày 20/12/2026"
    assert still_open.xpath("//details//dt[.='Thư điện tử nhận ý kiến']"), "folded, with what few readers need"
    told = [there.xpath("//main//dl[@class='facts']//dd[.='Đã kết thúc']") for there in (closed, still_open)]
    assert [len(each) for each in told] == [1, 0]


def test_a_document_and_its_consultation_lead_to_each_other(portal: SmallPortal) -> None:
    there = html.document_fromstring((portal.out / SO / "lay-y-kien/du-thao/index.html").read_bytes())
    back = html.document_fromstring((portal.out / SO / "van-ban/quyet-dinh/index.html").read_bytes())
    assert there.xpath("//dl[@class='facts']//a[@href='/van-ban/quyet-dinh/']")
    labels = back.xpath("//dl[@class='facts']/div[.//a[@href='/lay-y-kien/du-thao/']]/dt/text()")
    assert labels == ["Đã được lấy ý kiến tại"]


def test_results_of_a_survey_are_shown_when_it_is_over_and_not_before(portal: SmallPortal, later: Path) -> None:
    before, after = panel(portal.out, "khao-sat/mot-cua"), panel(later, "khao-sat/mot-cua")
    assert before is not None and cells(before) == [["Đúng hẹn"], ["Trễ hẹn"]]
    assert after is not None and cells(after) == [["Đúng hẹn", "2", "66,7%"], ["Trễ hẹn", "1", "33,3%"]]


def test_a_dialogue_shows_its_questions_with_the_post_of_who_answered(portal: SmallPortal) -> None:
    found = panel(portal.out, "doi-thoai/thu-tuc")
    assert found is not None
    assert cells(found) == [
        ["1", "Cử tri", "Nộp hồ sơ ở đâu?", "Tại bộ phận một cửa.\n(Giám đốc Sở)"],
        ["2", "Công dân", "Lệ phí bao nhiêu?", "Chưa trả lời"],
    ]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("doi-thoai/sau", "Bắt đầu nhận câu hỏi, kiến nghị từ ngày 05 tháng 12 năm 2026."),
        ("doi-thoai/ngay", "Nhận đến 10:30 ngày 15 tháng 12 năm 2026."),
        ("doi-thoai/thu-tuc", "Đã kết thúc nhận câu hỏi, kiến nghị lúc 10:00"),
        ("doi-thoai/thu-hoi", "Bài này đã được thu hồi, không còn nhận câu hỏi"),
        ("doi-thoai/thay", "Bài này đã được thay thế, không còn nhận câu hỏi"),
        ("khao-sat/mot-cua", "Nhận đến hết ngày 30 tháng 11 năm 2026."),
        ("lay-y-kien/khong-y-kien", "Đã kết thúc nhận ý kiến góp ý ngày 20 tháng 11 năm 2026."),
    ],
)
def test_a_page_says_from_when_and_until_when_its_states_take_something(
    portal: SmallPortal, path: str, words: str
) -> None:
    tree = html.document_fromstring((portal.out / SO / path / "index.html").read_bytes())
    assert words in " ".join(tree.xpath("string(//*[@class='sending'])").split())


def test_what_was_set_aside_is_no_value_of_the_filter_by_state_and_stands_below(portal: SmallPortal) -> None:
    listed = html.document_fromstring((portal.out / SO / "doi-thoai/index.html").read_bytes())
    titles = [each for each in listed.xpath("//main//a/text()") if each.startswith("Đối thoại ")]
    assert set(titles[:2]) == {"Đối thoại ngay", "Đối thoại sau"} and set(titles[2:]) >= {"Đối thoại thu-hoi"}
    counts = " ".join(listed.xpath("string(//*[@class='facets-lead'])").split())
    assert "Đang nhận câu hỏi (1)" in counts


def test_a_list_in_no_state_has_no_filter_by_state(portal: SmallPortal) -> None:
    """A sample is in none, and "open (0)" above a sample that is open by its days would contradict it."""
    listed = html.document_fromstring((portal.out / SO / "mau/index.html").read_bytes())
    assert not listed.xpath("//*[@class='facets-lead']")
    assert "Mẫu" in listed.xpath("string(//main//h2)")


def test_a_row_of_a_sample_leaves_out_the_day_until_which_it_takes_something(portal: SmallPortal) -> None:
    """Nothing would say of a day that is over that it is."""
    row, real = (
        html.document_fromstring((portal.out / SO / name / "index.html").read_bytes()).xpath("string(//main)")
        for name in ("mau", "khao-sat")
    )
    assert "30/11/2026" in real and "30/11/2026" not in row


def test_the_end_of_a_consultation_and_a_survey_changes_their_pages_and_lists_alone(
    portal: SmallPortal, later: Path
) -> None:
    def files(folder: Path) -> dict[str, bytes]:
        return {
            each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*.html") if each.is_file()
        }

    before, after = files(portal.out), files(later)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert {f"{SO}/lay-y-kien/du-thao/index.html", f"{SO}/khao-sat/mot-cua/index.html"} <= changed
    others = {path for path in changed if "/lay-y-kien/" not in path and "/khao-sat/" not in path}
    # The document that it led to and the map of the site say beside its title that it is closed.
    assert others == {f"{SO}/van-ban/quyet-dinh/index.html", f"{SO}/so-do-trang/index.html"}
    assert f"{SO}/lay-y-kien/khong-y-kien/index.html" not in changed


def test_every_file_with_a_panel_stands_in_the_table() -> None:
    package = portalgen.outputs.page_panels
    stems = (each.stem for each in Path(package.__file__).parent.glob("*.py") if each.stem not in ("__init__", "table"))
    modules = (importlib.import_module(f"{package.__name__}.{stem}") for stem in stems)
    panels = [each.PANEL.name for each in modules if hasattr(each, "PANEL")]
    assert sorted(panels) == sorted(each.name for each in PAGE_PANELS)


def test_what_was_withdrawn_invites_nowhere(portal: SmallPortal) -> None:
    folder = f"{SO}/lay-y-kien"
    for path in (f"{folder}/rut/index.html", f"{folder}/rut/index.txt", f"{folder}/index.html"):
        shown = (portal.out / path).read_text(encoding="utf-8")
        assert "Đã rút" in shown
        assert not [each for each in ("gopy.example.vn/rut", "rut@example.vn") if each in shown], path
    assert "23/12/2026" not in (portal.out / f"{folder}/index.html").read_text(encoding="utf-8")


def test_a_way_that_is_not_confirmed_is_no_fact_beside_one_that_is(portal: SmallPortal) -> None:
    facts = html.document_fromstring(portal.html(f"{SO}/lay-y-kien/mot-cach/index.html")).find_class("facts")
    assert facts
    assert not [each for each in facts[0].iter("dt") if "Địa chỉ" in each.text_content()]


def test_an_item_that_will_be_withdrawn_takes_something_until_then_only(portal: SmallPortal) -> None:
    (way,) = html.document_fromstring(portal.html(f"{SO}/lay-y-kien/sap-rut/index.html")).find_class("sending")
    assert "Nhận đến 08:00 ngày 10 tháng 12 năm 2026." in way.text_content()
