"""The chrome of an item in a real browser: printing, reading aloud, shortcut keys, text size and contrast."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.makers.browser.axe import COLOURS, violations
from tests.makers.browser.search_reader import PATIENCE, served
from tests.makers.portal import MAIN, SO, SmallPortal, page

BODY = """\
Câu một. Câu hai.

Đoạn có [English words]{lang=en} ở giữa, và [liên kết](site:so).

\\* \\* \\*

… ! …
"""
FOOTNOTE = "Điều 1. Nội dung mẫu[^1].\n\n[^1]: Ghi chú mẫu.\n"
NEWS = "/tin-tuc/dai/"
VOICES = """
const say = (lang) => ({lang, name: lang, default: false, localService: true, voiceURI: lang});
const target = new EventTarget();
window.spoken = [];
window.cancelled = 0;
const waiting = [];
const synth = {
  voices: [],
  getVoices: () => synth.voices,
  speak: (words) => { spoken.push([words.lang, words.text, words.voice && words.voice.lang]); waiting.push(words); },
  cancel: () => { cancelled += 1; waiting.length = 0; },
  addEventListener: target.addEventListener.bind(target),
};
window.speechSynthesis = undefined;
Object.defineProperty(window, "speechSynthesis", {value: synth});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
window.arrive = (...languages) => { synth.voices = languages.map(say); target.dispatchEvent(new Event("voiceschanged")); };
window.finish = () => { const words = waiting.shift(); words?.onend(); return Boolean(words); };
"""
SHIFTS = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) if (!each.hadRecentInput) window.shift += each.value;
}).observe({type: "layout-shift", buffered: true});
"""


def table(columns: int) -> list[list[str]]:
    """A table whose every cell is told from the others, with words as long as they come."""
    numbers = range(1, columns + 1)
    return [
        [f"Tên cột {number}x" for number in numbers],
        ["---" for _ in numbers],
        [f"{number}x Giá trị internationalization{number}x" for number in numbers],
    ]


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    made = SmallPortal(tmp_path_factory.mktemp("chrome") / "portal")
    generated = "generated_pages: [about, contact, site_map, search, accessibility]\nplain_text: true\n"
    made.edit(
        "site-config/sites/portal.yaml", "profile: main\n", f"profile: main\n{generated}share: [email, facebook]\n"
    )
    made.write(
        "content/portal/tin-tuc/dai.vi.md", page("portal-dai", BODY, kind="news", title="Bài dài", date="2026-01-05")
    )
    keys = {
        "kind": "legal_document",
        "number": "1/QĐ",
        "document_type": "decision",
        "normative": "false",
        "issuer": "Sở",
        "issued": "2026-01-02",
        "effective": "2026-01-02",
        "legal_status": "in_force",
        "abstract": "Quy định mẫu",
    }
    made.write("content/so/van-ban/cu.vi.md", page("so-cu", title="Quy định cũ", **keys))
    links = {"relations": "[{type: replaces, to: so-cu}]", "related": "[so-khai-truong]"}
    made.write("content/so/van-ban/moi.vi.md", page("so-moi", FOOTNOTE, title="Quy định mới", **links, **keys))
    for columns in (6, 9, 14):
        rows = "".join(f"| {' | '.join(row)} |\n" for row in table(columns))
        made.write(
            f"content/portal/tin-tuc/bang-{columns}.vi.md",
            page(f"bang-{columns}", rows, kind="news", title=f"Bảng {columns}", date="2026-01-05"),
        )
    made.build_successfully(search=True)
    return made


@pytest.fixture(scope="module")
def port(portal: SmallPortal) -> Iterator[int]:
    with served(portal.out) as port:
        yield port


@contextmanager
def open_page(browser: Browser, port: int, path: str = NEWS, *scripts: str, **options: object) -> Iterator[Page]:
    """A page of the main site; what the browser complains about fails the test."""
    host = options.pop("host", MAIN)
    context = browser.new_context(**options)  # type: ignore[arg-type]
    for script in scripts:
        context.add_init_script(script)
    tab = context.new_page()
    tab.set_default_timeout(PATIENCE)
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    tab.goto(f"http://{host}:{port}{path}")
    yield tab
    assert faults == []
    context.close()


def test_the_print_button_prints_and_is_not_offered_without_scripts(browser: Browser, port: int) -> None:
    with open_page(browser, port, NEWS, "window.printed = 0; window.print = () => { window.printed += 1; };") as tab:
        tab.get_by_role("button", name="In bài này").click()
        assert tab.evaluate("printed") == 1
    with open_page(browser, port, java_script_enabled=False) as tab:
        expect(tab.locator("[data-print]")).to_be_hidden()
        expect(tab.locator("[data-read-aloud]")).to_be_hidden()
        expect(tab.get_by_role("link", name="Lưu dạng văn bản")).to_be_visible()


def test_what_stands_beside_a_link_of_the_footer_is_legible(browser: Browser, port: int) -> None:
    """A link to what was withdrawn says so there too."""
    beside = "document.querySelector('.footer-links li').insertAdjacentHTML('beforeend', '<span class=tag>Đã thu hồi</span>')"
    with open_page(browser, port, bypass_csp=True) as tab:
        tab.evaluate(beside)
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme=scheme)
            assert violations(tab, within=".site-footer", only=COLOURS) == []


def test_the_text_is_saved_under_the_name_of_its_page(browser: Browser, port: int) -> None:
    with open_page(browser, port) as tab:
        with tab.expect_download() as download:
            tab.get_by_role("link", name="Lưu dạng văn bản").click()
        assert download.value.suggested_filename == "dai.txt"
        assert "Bài dài\n=======" in Path(download.value.path()).read_text("utf-8")


def test_a_printout_shows_addresses_and_numbers_of_pages_and_no_tools(
    browser: Browser, port: int, tmp_path: Path
) -> None:
    text = printed(browser, port, tmp_path)
    assert "1/1" in text
    assert f"https://{MAIN}{NEWS}" in text
    assert "https://so.example.vn/" in text
    assert "In bài này" not in text and "Facebook" not in text


def test_a_printed_document_names_what_it_leads_to_once_and_no_way_back_from_a_footnote(
    browser: Browser, port: int, tmp_path: Path
) -> None:
    text = printed(browser, port, tmp_path, "/van-ban/moi/", host=SO)
    for path in ("/van-ban/cu/", "/tin-tuc/khai-truong/"):
        assert text.count(f"https://{SO}{path}") == 1
    assert "Ghi chú mẫu." in text
    assert "\u21a9" not in text


def printed(browser: Browser, port: int, tmp_path: Path, path: str = NEWS, **options: object) -> str:
    """The words of a printed page."""
    with open_page(browser, port, path, **options) as tab:
        tab.pdf(path=tmp_path / "a.pdf", format="A4")
    text = " ".join(sheet.extract_text() for sheet in PdfReader(tmp_path / "a.pdf").pages)
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("columns", [6, 9, 14])
def test_a_printed_table_keeps_all_its_columns(browser: Browser, port: int, tmp_path: Path, columns: int) -> None:
    with open_page(browser, port, f"/tin-tuc/bang-{columns}/") as tab:
        tab.pdf(path=tmp_path / "a.pdf", format="A4")
    sheets = PdfReader(tmp_path / "a.pdf").pages
    text = re.sub(r"\s+", "", "".join(sheet.extract_text() for sheet in sheets))
    assert [cell for row in table(columns)[::2] for cell in row if re.sub(r"\s+", "", cell) not in text] == []
    assert {sheet.mediabox.width > sheet.mediabox.height for sheet in sheets} == {columns == 14}
    first = re.sub(r"\s+", "", sheets[0].extract_text())
    assert re.sub(r"\s+", "", table(columns)[0][0]) in first  # and no sheet ends where the table begins


def test_sharing_is_by_plain_links_that_name_the_page(browser: Browser, port: int) -> None:
    with open_page(browser, port) as tab:
        links = tab.locator(".share a")
        assert links.count() == 2
        address = "https%3A//www.example.vn/tin-tuc/dai/"
        assert links.nth(0).get_attribute("href") == f"mailto:?subject=B%C3%A0i%20d%C3%A0i&body={address}"
        assert links.nth(1).get_attribute("href") == f"https://www.facebook.com/sharer/sharer.php?u={address}"
        assert {"noopener", "noreferrer", "nofollow"} <= set((links.nth(1).get_attribute("rel") or "").split())


def press_with_alt(tab: Page, key: str) -> None:
    """The key with Alt, as a keyboard sends it: Playwright leaves out the letter, which access keys go by."""
    code = ord(key.upper())
    event = {"modifiers": 1, "key": key, "windowsVirtualKeyCode": code, "unmodifiedText": key}
    session = tab.context.new_cdp_session(tab)
    session.send("Input.dispatchKeyEvent", {"type": "keyDown", **event})
    session.send("Input.dispatchKeyEvent", {"type": "keyUp", **event})


@pytest.mark.parametrize(
    ("key", "path"),
    [("1", "/"), ("3", "/so-do-trang/"), ("9", "/lien-he/"), ("0", "/kha-nang-tiep-can/")],
)
def test_a_shortcut_leads_to_its_page(browser: Browser, port: int, key: str, path: str) -> None:
    with open_page(browser, port) as tab:
        press_with_alt(tab, key)
        tab.wait_for_url(f"http://{MAIN}:{port}{path}")


def test_shortcuts_lead_to_the_search_box_and_to_the_content(browser: Browser, port: int) -> None:
    with open_page(browser, port) as tab:
        press_with_alt(tab, "4")
        expect(tab.get_by_role("searchbox")).to_be_focused()
        press_with_alt(tab, "s")
        expect(tab.locator("main")).to_be_focused()


def test_a_letter_alone_does_nothing(browser: Browser, port: int) -> None:
    with open_page(browser, port) as tab:
        for key in "s1349" + "0":
            tab.keyboard.press(key)
        assert tab.url.endswith(NEWS)
        expect(tab.locator("main")).not_to_be_focused()


def test_reading_aloud_is_offered_when_a_voice_for_the_page_arrives_and_moves_nothing(
    browser: Browser, port: int
) -> None:
    with open_page(browser, port, NEWS, VOICES, SHIFTS) as tab:
        offer = tab.locator("[data-read-aloud]")
        expect(offer).to_be_hidden()
        tab.evaluate("arrive('en-US')")
        expect(offer).to_be_hidden()
        tab.evaluate("document.fonts.ready")
        tab.wait_for_timeout(100)
        moved, below = tab.evaluate("shift"), tab.locator(".prose").bounding_box()
        tab.evaluate("arrive('en-US', 'vi_VN')")
        expect(tab.get_by_role("button", name="Đọc thành tiếng")).to_be_visible()
        tab.wait_for_timeout(100)
        assert (tab.evaluate("shift"), tab.locator(".prose").bounding_box()) == (moved, below)


def test_it_reads_sentence_by_sentence_in_the_language_of_each_passage(browser: Browser, port: int) -> None:
    with open_page(browser, port, NEWS, VOICES) as tab:
        tab.evaluate("arrive('en-US', 'vi-VN')")
        button = tab.get_by_role("button", name="Đọc thành tiếng")
        button.focus()
        tab.keyboard.press("Enter")
        while tab.evaluate("finish()"):
            pass
        expect(button).to_be_visible()
        spoken = [tuple(each) for each in tab.evaluate("spoken")]
        assert ("vi", "Bài dài", "vi-VN") in spoken
        assert spoken.index(("vi", "Câu một.", "vi-VN")) + 1 == spoken.index(("vi", "Câu hai.", "vi-VN"))
        assert ("en", "English words", "en-US") in spoken
        assert all(any(letter.isalnum() for letter in text) for _, text, _ in spoken)
        assert all("In bài này" not in text and "Chia sẻ" not in text for _, text, _ in spoken)


def test_it_pauses_goes_on_with_the_same_sentence_and_stops(browser: Browser, port: int) -> None:
    with open_page(browser, port, NEWS, VOICES) as tab:
        tab.evaluate("arrive('vi-VN')")
        tab.get_by_role("button", name="Đọc thành tiếng").click()
        tab.evaluate("finish()")
        last = tab.evaluate("spoken.at(-1)")
        tab.get_by_role("button", name="Tạm dừng").click()
        assert tab.evaluate("cancelled") == 1
        button = tab.get_by_role("button", name="Đọc tiếp")
        expect(button).to_be_focused()
        button.click()
        assert tab.evaluate("spoken.at(-1)") == last
        tab.get_by_role("button", name="Thôi đọc").click()
        expect(tab.get_by_role("button", name="Đọc thành tiếng")).to_be_focused()
        expect(tab.get_by_role("button", name="Thôi đọc")).to_be_hidden()
        tab.get_by_role("button", name="Đọc thành tiếng").click()
        assert tab.evaluate("spoken.at(-1)") == tab.evaluate("spoken[0]")


def test_it_falls_silent_when_the_reader_leaves(browser: Browser, port: int) -> None:
    with open_page(browser, port, NEWS, VOICES) as tab:
        tab.evaluate("arrive('vi-VN')")
        tab.get_by_role("button", name="Đọc thành tiếng").click()
        tab.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
        assert tab.evaluate("cancelled") == 1


def test_a_device_without_speech_is_offered_none(browser: Browser, port: int) -> None:
    with open_page(browser, port, NEWS, "Object.defineProperty(window, 'speechSynthesis', {value: undefined});") as tab:
        expect(tab.locator("[data-read-aloud]")).to_be_hidden()


def test_what_is_chosen_on_one_host_holds_on_the_others_and_is_undone_on_any(browser: Browser, port: int) -> None:
    seen = "[document.documentElement.dataset.size ?? '', document.documentElement.dataset.scheme ?? '']"
    with open_page(browser, port) as tab:
        tab.evaluate("localStorage.setItem('display-scheme', 'dark')")  # chosen in the days of one host alone
        tab.reload()
        assert tab.evaluate(seen) == ["", "dark"]
        tab.locator(".display summary").click()
        tab.get_by_role("radio", name="Lớn", exact=True).check()
        assert tab.evaluate("[document.cookie, localStorage.length]") == ["portal-display=large.dark.", 0]
        tab.goto(f"http://{SO}:{port}/")
        assert tab.evaluate(seen) == ["large", "dark"]
        tab.locator(".display summary").click()
        tab.get_by_role("radio", name="Thường").first.check()
        tab.get_by_role("radio", name="Theo thiết bị").check()
        assert tab.evaluate("document.cookie") == "portal-display=.."
        tab.goto(f"http://{MAIN}:{port}{NEWS}")
        tab.evaluate("localStorage.setItem('display-scheme', 'dark')")  # another host kept it for itself before
        tab.reload()
        assert tab.evaluate(seen) == ["", ""]


def test_tabs_that_are_open_at_once_keep_the_choices_of_each_other(browser: Browser, port: int) -> None:
    with open_page(browser, port) as tab:
        other = tab.context.new_page()
        other.goto(tab.url)
        for each, name in ((tab, "Lớn"), (other, "Cao")):
            each.locator(".display summary").click()
            each.get_by_role("radio", name=name, exact=True).check()
        assert tab.evaluate("document.cookie") == "portal-display=large..more"


def test_a_browser_that_takes_no_cookie_keeps_the_choice_for_the_host(browser: Browser, port: int) -> None:
    refused = "Object.defineProperty(Document.prototype, 'cookie', {get: () => '', set: () => {}});"
    with open_page(browser, port, NEWS, refused) as tab:
        tab.locator(".display summary").click()
        tab.get_by_role("radio", name="Lớn", exact=True).check()
        tab.reload()
        assert tab.evaluate("document.documentElement.dataset.size") == "large"


def test_text_size_and_contrast_are_chosen_by_keyboard_kept_and_there_before_anything_is_painted(
    browser: Browser, port: int
) -> None:
    with open_page(browser, port, NEWS, SHIFTS) as tab:
        tab.locator(".display summary").focus()
        tab.keyboard.press("Enter")
        tab.keyboard.press("Tab")
        expect(tab.get_by_role("radio", name="Thường").first).to_be_focused()
        tab.keyboard.press("ArrowDown")
        tab.keyboard.press("ArrowDown")
        tab.get_by_role("group", name="Độ tương phản").get_by_role("radio", name="Cao").check()
        tab.keyboard.press("Escape")
        expect(tab.locator(".display summary")).to_be_focused()
        seen = "[document.documentElement.dataset.size, document.documentElement.dataset.contrast]"
        assert tab.evaluate(seen) == ["largest", "more"]
        size = tab.evaluate("getComputedStyle(document.body).fontSize")
        tab.route("**/site.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
        tab.goto(f"http://{MAIN}:{port}/")
        assert tab.evaluate(seen) == ["largest", "more"]
        assert tab.evaluate("getComputedStyle(document.body).fontSize") == size
        assert tab.evaluate("shift") < 0.01, "the font may move a line by a hair; a change of size moves everything"
