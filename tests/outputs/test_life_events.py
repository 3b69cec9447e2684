"""Life events on their pages: steps that read well, and what no text says is read on the National Public Service Portal."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from portalgen.kinds.step_fields import EVENT_STEPS, bare_steps_of
from tests.makers.lint.story import LIGHT
from tests.makers.portal import PROFILES_YAML, SO, SmallPortal, page, translation

VAN_BAN: Final = "kinds: [legal_document], missing_translation: none}\n"
HOME: Final = "    home: content\n"
SECTION: Final = (
    "      - {path: viec, names: {vi: Việc cần làm, en: Life events}, slugs: {en: life-events}, kinds: [life_event],"
    " missing_translation: notice}\n"
)
PORTAL: Final = "https://dichvucong.gov.vn/"
SERVICES: Final = f"""\
services:
  public_services:
    names: {{vi: Cổng Dịch vụ công Quốc gia, en: National Public Service Portal}}
    address: {PORTAL}
    purpose: {{vi: Nộp hồ sơ, en: Apply}}
"""
STEPS_YAML: Final = """
  - what: Xem <thủ tục>
    how: Gõ tên vào ô tìm.
    who: Cha, mẹ
    link: service:public_services
  - what: Nộp hồ sơ
    papers: [Tờ khai, xem cổng dịch vụ công quốc gia]
    fee: 8000
    page: so-quyet-dinh
"""
EVENT: Final = {
    "kind": "life_event",
    "life_area": "family",
    "summary": "Giấy khai sinh cho con.",
    "time": "National Portal",
}
BASIS: Final = {"basis": '["Luật Mẫu, Điều 1"]', "legal_basis": "[so-quyet-dinh]"}
ORIGINAL: Final = ("Khai sinh", "Giấy khai sinh cho con.", "Nội dung.\n")


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    profiles = PROFILES_YAML.replace(VAN_BAN, VAN_BAN + SECTION).replace(HOME, f"{HOME}    plain_text: true\n")
    made = SmallPortal(tmp_path_factory.mktemp("steps") / "portal", {**LIGHT, "site-config/profiles.yaml": profiles})
    settings = made.root / "site-config/portal.yaml"
    settings.write_text(settings.read_text("utf-8") + SERVICES, "utf-8")
    made.write(
        "content/so/viec/khai-sinh.vi.md", page("so-viec", title="Khai sinh", steps=STEPS_YAML, **EVENT, **BASIS)
    )
    made.write(
        "content/so/viec/khai-sinh.en.md",
        translation("so-viec", ORIGINAL, title="Birth", kind="life_event", summary="A birth certificate."),
    )
    made.write(
        "content/so/viec/mau.vi.md",
        page("so-mau", title="Việc mẫu", steps="[{what: Nộp, where: Một cửa}]", **EVENT, sample="true"),
    )
    once = "[{what: Nộp, where: Một cửa, papers: [national_portal], time: national_portal, fee: national_portal}]"
    made.write(
        "content/so/viec/mot-cho.vi.md",
        page("so-mot-cho", "[Cổng](self:site_map#directory-2)\n", title="Việc một chỗ", steps=once, **EVENT),
    )
    made.write(
        "content/so/van-ban/quyet-dinh.vi.md",
        page(
            "so-quyet-dinh", kind="legal_document", title="Quyết định mẫu", number="00/QĐ-SNgV",
            document_type="decision", normative="false", issuer="Sở Ngoại vụ", issued="2026-11-20",
        ),
    )  # fmt: skip
    made.build_successfully()
    return made


def read(portal: SmallPortal, path: str) -> Any:
    return html.fromstring((portal.out / SO / path).read_text("utf-8"))


def test_steps_are_an_ordered_list_with_a_numbered_heading_each(portal: SmallPortal) -> None:
    steps = read(portal, "viec/khai-sinh/index.html").xpath("//ol[@class='steps']/li")
    assert [each.xpath("string(h3)") for each in steps] == ["Bước 1: Xem <thủ tục>", "Bước 2: Nộp hồ sơ"]
    assert [each.xpath("count(p)") for each in steps] == [1, 0]
    labels = [each.xpath(".//dt/text()") for each in steps]
    assert labels == [["Ai làm", "Nộp hoặc tra cứu tại"], ["Giấy tờ", "Phí, lệ phí", "Xem trang"]]
    assert steps[1].xpath(".//a/text()") == ["Xem Cổng Dịch vụ công Quốc gia", "Quyết định mẫu"]


def test_what_no_text_says_leads_to_the_national_portal_in_the_language_of_the_page(portal: SmallPortal) -> None:
    for path, words in (
        ("viec/khai-sinh/index.html", "Xem Cổng Dịch vụ công Quốc gia"),
        ("en/life-events/khai-sinh/index.html", "See the National Public Service Portal"),
    ):
        links = read(portal, path).xpath("//dl[@class='facts'][not(ancestor::ol)]//a")
        assert (links[0].text, links[0].get("href")) == (words, PORTAL)


def test_a_translation_without_steps_has_those_of_the_original_marked_with_their_language(portal: SmallPortal) -> None:
    first = read(portal, "en/life-events/khai-sinh/index.html").xpath("//ol[@class='steps']/li")[0]
    assert first.xpath("string(h3)") == "Step 1: Xem <thủ tục>"
    assert first.xpath("h3/span/@lang") == ["vi"] and first.xpath("p/@lang") == ["vi"]
    assert first.xpath(".//a/text()") == ["National Public Service Portal"]


def test_the_text_of_a_page_has_each_step_under_its_heading_and_numbers_it_once(portal: SmallPortal) -> None:
    text = (portal.out / SO / "viec/khai-sinh/index.txt").read_text("utf-8")
    assert "\n\nBước 1: Xem <thủ tục>\n~~~~~~~~~~~~~~~~~~~~~\n   Gõ tên vào ô tìm.\n   Ai làm:\n     Cha, mẹ\n" in text
    assert text.index("Bước 1:") < text.index("Thời hạn:")
    assert "\n\nBước 2: Nộp hồ sơ\n" in text and "\n2. " not in text


def test_a_page_begins_with_its_steps(portal: SmallPortal) -> None:
    body = read(portal, "viec/khai-sinh/index.html").xpath("//div[@class='article-body']")[0]
    first, *rest = body.xpath("./*")
    assert first.xpath(".//ol[@class='steps']") and rest[0].xpath("descendant-or-self::dl[@class='facts']")


def test_what_the_national_portal_says_alone_is_said_once(portal: SmallPortal) -> None:
    seen = read(portal, "viec/mot-cho/index.html")
    assert seen.xpath("//ol[@class='steps']//dt/text()") == ["Ở đâu"]
    facts = {
        each.xpath("string(dt)"): each.xpath("string(dd)").strip() for each in seen.xpath("//dl[@class='facts']/div")
    }
    assert facts["Giấy tờ, thời hạn, phí, lệ phí"] == "Xem Cổng Dịch vụ công Quốc gia"
    assert len(seen.xpath(f"//main//a[@href='{PORTAL}']")) == 1


def test_steps_that_are_not_translated_are_announced_in_the_language_of_the_page(portal: SmallPortal) -> None:
    notice = read(portal, "en/life-events/khai-sinh/index.html").xpath("string(//section[@class='panel']/div)")
    assert "not translated yet" in notice and "Vietnamese" in notice
    assert not read(portal, "viec/khai-sinh/index.html").xpath("//section[@class='panel']/div[@role='note']")


def test_a_document_names_what_citizens_do_by_it(portal: SmallPortal) -> None:
    facts = read(portal, "van-ban/quyet-dinh/index.html").xpath("//dl[@class='facts']/div")
    (mine,) = (each for each in facts if each.xpath("string(dt)") == "Việc cần làm theo văn bản này")
    assert mine.xpath(".//a/text()") == ["Khai sinh"]


def test_nothing_is_claimed_of_a_sample(portal: SmallPortal) -> None:
    for path, is_claimed in (("khai-sinh", True), ("mau", False)):
        assert ("HowToStep" in (portal.out / SO / f"viec/{path}/index.html").read_text("utf-8")) == is_claimed


WAYS: Final = {each.name for each in EVENT_STEPS.fields} - {"what", "papers", "time", "fee"}


@given(st.lists(st.dictionaries(st.sampled_from([each.name for each in EVENT_STEPS.fields]), st.just("x"))))
def test_a_step_is_bare_unless_it_says_how_or_where_or_by_whom(steps: list[Mapping[str, str]]) -> None:
    fields = {"steps": tuple({**each, "what": "Nộp"} for each in steps)}
    bare = {index for index, _ in bare_steps_of(fields)}
    assert bare == {index for index, each in enumerate(steps) if not WAYS & each.keys()}


def test_every_menu_of_a_commune_leads_to_what_is_done_there_and_in_the_province() -> None:
    for file in (Path(__file__).parents[2] / "site-config/sites").glob("*.yaml"):
        text = file.read_text("utf-8")
        if "\nprofile: commune\n" in text and "\nmenu:\n" in text:
            assert "to: self:viec-can-lam\n" in text and "to: site:portal/viec-can-lam\n" in text, file.name


def test_every_sample_of_the_main_site_says_nothing_that_no_text_at_hand_says() -> None:
    folder = Path(__file__).parents[2] / "content/portal/viec-can-lam"
    slugs = {each.name.partition(".")[0] for each in folder.glob("*.vi.md")} - {"_index"}
    assert slugs == {
        "khai-sinh", "ket-hon", "khai-tu", "cu-tru", "dat-dai", "ho-kinh-doanh", "chuyen-truong", "tro-cap", "xac-nhan",
        "khieu-nai",
    }  # fmt: skip
    for slug in slugs:
        text = (folder / f"{slug}.vi.md").read_text("utf-8")
        assert f"id: portal-viec-{slug}\n" in text and "\nsample: true\n" in text
        stated = [line for line in text.splitlines() if line.strip().startswith(("time:", "fee:", "papers:"))]
        assert stated and ("\nbasis:\n" in text or all("national_portal" in each for each in stated))
