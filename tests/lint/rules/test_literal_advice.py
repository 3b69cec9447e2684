"""What a finding says of pictures and leftovers, followed to the letter, leaves no other finding behind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
import yaml

from portalgen.content.front_matter_reading import list_key_errors
from portalgen.diagnostics.model import Diagnostic
from portalgen.diagnostics.pages import read_code_page
from portalgen.diagnostics.registry import CODES
from portalgen.diagnostics.sentences import PHRASES, help_of, sentence_of
from portalgen.kinds.definition import Field
from portalgen.kinds.table import KINDS
from portalgen.lint.page_text import PageText
from portalgen.lint.run import run_page_rules
from tests.makers.lint.texts import page_text
from tests.makers.markdown_pages import rendered
from tests.makers.portal import page

PATH = "content/so/tin-tuc/moi.vi.md"
LEAD = "Hội nghị khai mạc lúc 8 giờ.\n\n"


def source(body: str, **keys: str) -> str:
    return page("so-moi", body, **{"kind": "news", "title": "Hội nghị", "date": "2026-01-05", "origin": "own", **keys})


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> PageText:
    """A page that was read once; only its text changes."""
    return page_text(tmp_path_factory.mktemp("bai"), PATH, source("Chữ.\n"))


def find(sample: PageText, body: str, *codes: str) -> list[Diagnostic]:
    """What is said of a page, of these codes."""
    content = replace(sample, data=source(body).encode())
    return [each.diagnostic for each in run_page_rules(content, codes)]


def figure_in(found: Diagnostic) -> str:
    """The line that the advice gives, with words of the office in the place of what it leaves open."""
    (line,) = re.findall(r"`(\{\{ figure .*?\}\})`", help_of(found, "vi"))
    return line.replace('="…"', '="Ban Biên tập"')


@pytest.mark.parametrize(
    ("code", "picture"),
    [
        ("WRD245", '[Đại biểu "trẻ" dự lễ](anh.png)'),
        ("SRC204", "![Đại biểu](anh.png)"),
        ("SRC205", "![Đại biểu](a.png)"),
    ],
)
def test_a_picture_becomes_a_figure_of_which_nothing_more_is_asked(sample: PageText, code: str, picture: str) -> None:
    (found,) = find(sample, f"{LEAD}{picture}\n", code)
    line = figure_in(found)
    assert "Đại biểu" in line
    assert "supplied" in help_of(found, "vi") or code == "SRC205"
    assert find(sample, f"{LEAD}{line}\n", "WRD", "SRC") == []


@pytest.mark.parametrize("target", ["https://a.vn/tin/le-hoi.png", "cid:abc@mail", "https://a.vn/b c.png"])
def test_a_picture_of_another_website_becomes_a_figure_with_its_origin(sample: PageText, target: str) -> None:
    (found,) = (each for each in rendered(f"![Hồ]({target})")[1] if each.code == "LNK114")
    line = figure_in(found)
    assert 'alt="Hồ"' in line
    assert find(sample, f"{LEAD}{line}\n", "SRC") == []


def test_the_address_in_a_figure_is_replaced_and_the_figure_kept() -> None:
    (found,) = (each for each in rendered('{{ figure src="https://a.vn/b.png" alt="Hồ" }}')[1] if each.code == "LNK114")
    assert 'ghi tên tệp vào giữa hai dấu ngoặc kép của `src="…"`' in help_of(found, "vi")


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("SRC204", '{{ figure src="a.png" alt="Hồ" credit="Sở" }}'),
        ("SRC205", '{{ figure src="a.png" alt="Hồ" origin="own" }}'),
        ("SRC206", '{{ figure src="a.png" alt="Hồ" credit="Sở" origin="quoted" }}'),
    ],
)
def test_what_a_figure_lacks_is_put_before_its_end(sample: PageText, code: str, line: str) -> None:
    (found,) = find(sample, f"{LEAD}{line}\n", code)
    added = re.findall(r'`(\w+="[^`]+")`', help_of(found, "vi"))[0].replace("…", "Ban Biên tập")
    assert find(sample, LEAD + line.replace("}}", added + " }}") + "\n", "SRC") == []


@pytest.mark.parametrize(
    "line",
    [
        "Chắc chắn rồi! Dưới đây là bản tin đã viết lại theo yêu cầu của bạn:",
        "Dưới đây là bài viết hoàn chỉnh theo yêu cầu.",
        "Would you like me to shorten the text?",
    ],
)
def test_all_of_a_sentence_of_a_writing_assistant_is_to_be_deleted(sample: PageText, line: str) -> None:
    (found,) = find(sample, f"{line}\n\n{LEAD}", "WRD241")
    assert "…`" in sentence_of(found, "vi")
    first, last = re.findall(r"`([^`]+)`", help_of(found, "vi"))
    assert line.startswith(first)
    assert line.endswith(last)


def test_the_language_below_is_cut_out_before_the_translation_is_made(sample: PageText) -> None:
    english = (
        "The conference on investment in the province was opened by the department and is to end on Friday, it said.\n"
    )
    (found,) = find(sample, f"{LEAD}{english}", "TXT235")
    assert f"`portalgen translate {PATH} --to en`" in help_of(found, "vi")
    assert help_of(found, "vi").startswith("cắt các đoạn này ra khỏi tệp trước")


def test_fancy_letters_are_counted_and_given_in_plain_ones(sample: PageText) -> None:
    (found,) = find(sample, "Tin 𝐍𝐎́𝐍𝐆𝐇𝐎̂𝐈 mới nhất.\n".replace("\u0301", "").replace("\u0302", ""), "WRD230")
    assert "cả bài có 7 ký tự" in sentence_of(found, "vi")
    assert "`NONGHOI`" in help_of(found, "vi")


def test_the_word_with_the_invisible_character_is_named(sample: PageText) -> None:
    (found,) = find(sample, "Hội nghị đầu\u200btư mở.\n", "TXT205")
    assert sentence_of(found, "vi").endswith("trong từ `đầutư`")


def test_the_last_line_takes_no_line_break(sample: PageText) -> None:
    body = "Địa chỉ: 2 Trần Phú\nĐiện thoại: 0263 3822 345\n"
    (found,) = find(sample, body, "WRD206")
    assert "trừ dòng cuối" in help_of(found, "vi")
    assert find(sample, body.replace("Phú\n", "Phú\\\n"), "WRD206") == []


def test_a_line_break_behind_the_last_line_is_named(sample: PageText) -> None:
    body = "Địa chỉ: 2 Trần Phú\\\nĐiện thoại: 0263 3822 345\\\n\nChữ khác.\n"
    (found,) = find(sample, body, "WRD")
    assert (found.code, found.place.column) == ("WRD247", 26)
    assert find(sample, body.replace("345\\", "345"), "WRD") == []
    assert find(sample, "Tệp ở thư mục D:\\Bài\\\n\nDấu `\\` và \\\\\n", "WRD247") == []


def test_a_reminder_in_a_comment_is_deleted_with_its_line(sample: PageText) -> None:
    content = source("Chữ.\n").replace("---\n", "---\n# CHƯA DỊCH XONG\n", 1)
    (found,) = run_page_rules(replace(sample, data=content.encode()), ("TXT209",))
    assert "xóa cả dòng này" in help_of(found.diagnostic, "vi")


@pytest.mark.parametrize(
    ("link", "code", "proposal"),
    [
        ("[Thư](mailto:\u00a0a@b.vn)", "LNK116", "mailto:a@b.vn"),
        ("[Thư](<mailto: a@b.vn>)", "LNK116", "mailto:a@b.vn"),
        ("[Thư](mailto:%20a@b.vn)", "LNK116", "mailto:a@b.vn"),
    ],
)
def test_an_address_of_mail_with_a_space_is_given_without_it(link: str, code: str, proposal: str) -> None:
    (found,) = rendered(link)[1]
    assert found.code == code
    assert f"ghi `{proposal}`" in help_of(found, "vi")
    assert rendered(f"[Thư]({proposal})")[1] == ()


@pytest.mark.parametrize(
    ("link", "proposal"),
    [
        ("<mailto: Sở Ngoại vụ>", "<mailto:…>"),
        ("[Thư](<mailto: Sở Ngoại vụ>)", "mailto:…"),
        ("[Thư](mailto: Sở Ngoại vụ)", "[Thư](mailto:…)"),
        ("[Thư](mailto:Sở%20Ngoại%20vụ)", "mailto:…"),
        ("[Gọi](tel: Sở Ngoại vụ)", "[Gọi](tel:…)"),
        ("[Trang](https:// Sở Ngoại vụ)", "[Trang](https://…)"),
        ("[Bài](id: Quy chế)", "[Bài](id:…)"),
        ("<mailto: a@b.vn, c@d.vn>", "<mailto:a@b.vn,c@d.vn>"),
        ("[Bài](id: so-quy-che)", "[Bài](id:so-quy-che)"),
    ],
)
def test_a_name_after_a_scheme_is_not_proposed_as_an_address(link: str, proposal: str) -> None:
    (found,) = rendered(link)[1]
    assert found.code in ("LNK116", "LNK118")
    assert help_of(found, "vi") == f"ghi `{proposal}`"


def test_an_address_of_mail_without_a_mailbox_is_a_link_without_target() -> None:
    assert [each.code for each in rendered("[Thư](mailto:)")[1]] == ["LNK115"]


@pytest.mark.parametrize(
    "link",
    [
        '[X](id:so-x"A title of two words")',
        "[X](id:so-x'A title of two words')",
        '[X](id:so-x "A title" of "two words")',
        "[X](id:so-x“A title of two words”)",
        '[X](id: so-x "A title of two words")',
    ],
)
def test_the_title_of_a_link_keeps_its_spaces(link: str) -> None:
    (found,) = (each for each in rendered(link)[1] if each.code in ("LNK118", "LNK121"))
    assert help_of(found, "vi") == 'ghi `[X](id:so-x "A title of two words")`'


@pytest.mark.parametrize(
    "body",
    [
        "Hội nghị, ông nói &#8220;The đại hội. Năm 2026 chợ mở.\n",
        "Try again and again and again until the form is sent.\n",
        "The board met over and over and over again.\n",
        "The tab order now changes with the display.\n",
        "chuyển đổi số: việc tổ chức dùng công nghệ số để đổi cách làm việc\n\n"
        "dữ liệu mở: dữ liệu mà ai cũng được dùng lại\n",
    ],
)
def test_right_words_are_not_reported(sample: PageText, body: str) -> None:
    assert find(sample, body, "WRD223", "WRD238", "TXT212", "SRC207") == []


def test_a_character_code_in_a_title_takes_no_space(sample: PageText) -> None:
    content = source("Chữ.\n").replace("title: Hội nghị", "title: Hội nghị &#8220;The End")
    assert run_page_rules(replace(sample, data=content.encode()), ("WRD223",)) == ()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("Please order now and pay.\n", "SRC207"),
        ("Kết quả của của năm.\n", "TXT212"),
        ("Mở chợ hoa chợ hoa ở phường.\n", "TXT212"),
    ],
)
def test_wrong_words_beside_them_still_are(sample: PageText, body: str, code: str) -> None:
    assert [each.code for each in find(sample, body, code)] == [code]


@pytest.mark.parametrize("alt", ["IMG_20260103", "IMG_20260103.jpg", "img-20260103"])
def test_an_alternative_text_that_is_a_file_name_is_not_repeated_in_advice(sample: PageText, alt: str) -> None:
    for code in ("SRC204", "SRC205"):
        (found,) = find(sample, f"{LEAD}![{alt}](IMG_20260103.png)\n", code)
        assert 'alt="…"' in help_of(found, "vi")
    assert len(find(sample, f"{LEAD}![{alt}](IMG_20260103.png)\n", "ACC")) == 1


LINE = re.compile(r"([a-z_]+): (\S.*)")
OF_SETTINGS = re.compile(r"CFG|APR|GOV|TPL|MAP|SUP|DDL222")
"""Pages about lines of the configuration, or of comments."""


def front_matter_lines() -> dict[str, str]:
    """Return the front matter lines that the pages of the codes advise, each with a code that does."""
    texts = [(code, text) for code in CODES for text in _advice_of(code) if not OF_SETTINGS.match(code)]
    texts += [(key, text) for key, phrase in PHRASES.items() for text in phrase if key.endswith(".listed")]
    return {span: code for code, text in texts for span in re.findall(r"`([^`\n]+)`", text) if LINE.fullmatch(span)}


def _advice_of(code: str) -> list[str]:
    page = read_code_page(code)
    return [page.vi[2], page.en[2], *page.fix]


def entries_with(fields: Iterable[Field], key: str, value: object) -> Iterator[dict[str, object]]:
    """Yield front matter that has the key, at its top or within an entry or a group."""
    for field in fields:
        if field.name == key:
            yield {key: value}
        for inner in entries_with(field.fields, key, value):
            yield {field.name: [inner] if field.is_list else inner}


def is_accepted(key: str, value: object) -> bool:
    """Return True if a kind has the key and accepts the value."""
    return any(
        not any(key in error["loc"] for error in list_key_errors(KINDS, kind, front_matter))
        for kind in KINDS.values()
        for front_matter in ({key: value}, *entries_with(kind.fields, key, value))
    )


LINES = front_matter_lines()


def test_the_advised_front_matter_lines_are_found() -> None:
    assert {"draft: true", "origin: quoted", "none_received: true", "unit: như tên cột", "updated: {day}"} <= {*LINES}


@pytest.mark.parametrize("line", LINES)
def test_an_advised_front_matter_line_is_valid_in_a_kind(line: str) -> None:
    match = LINE.fullmatch(line)
    assert match is not None
    values = (yaml.safe_load(match[2]), "2026-11-24") if re.search(r"…|\{", line) else (yaml.safe_load(match[2]),)
    assert any(is_accepted(match[1], value) for value in values), LINES[line]


def test_a_line_that_no_kind_accepts_is_found() -> None:
    assert not is_accepted("draft", "có")
    assert not is_accepted("origin", "copied")
    assert not is_accepted("origine", "own")
