"""A line that is almost a shortcode is told as what it is, once, and what the message says cures it."""

from __future__ import annotations

import re

import pytest

from portalgen.diagnostics.model import Diagnostic
from portalgen.diagnostics.sentences import help_of, sentence_of
from tests.makers.markdown_pages import rendered


def find_one(text: str) -> Diagnostic:
    """The one thing that is wrong: one mistake, one message."""
    (found,) = rendered(text)[1]
    return found


FIGURE = '{{ figure src="a.png" alt="Hồ nước" }}'
# Code and what was written for `FIGURE`.
LINES = [
    ("MRK114", '{{ figure src="a.png" alt="Hồ nước" }'),
    ("MRK114", '{{ figure src="a.png" alt="Hồ nước"'),
    ("MRK114", '{ figure src="a.png" alt="Hồ nước" }'),
    ("MRK114", '{ figure src="a.png" alt="Hồ nước" }}'),
    ("MRK114", '{{{ figure src="a.png" alt="Hồ nước" }}}'),
    ("MRK117", '{{< figure src="a.png" alt="Hồ nước" >}}'),
    ("MRK117", '{{<figure src="a.png" alt="Hồ nước"/>}}'),
    ("MRK117", '{{% figure src="a.png" alt=Hồ nước %}}'),
    ("MRK116", '{{figure src=a.png alt="Hồ nước"}}'),
    ("MRK116", "{{ figure src=a.png alt=Hồ nước }}"),
    ("MRK116", "{{ figure src='a.png' alt=‘Hồ nước’ }}"),
    ("MRK116", '{{ figure src="a.png” alt=«Hồ nước» }}'),
]


@pytest.mark.parametrize(("code", "written"), LINES)
@pytest.mark.parametrize("before", ["", "Chữ ở trên.\n\n", "Chữ ngay trên.\n"], ids=["first", "apart", "below"])
def test_a_misspelt_shortcode_is_told_with_the_right_one(code: str, written: str, before: str) -> None:
    found = find_one(before + written)
    assert (found.code, found.place.underlined) == (code, written)
    assert f"`{FIGURE}`" in help_of(found, "vi")
    assert rendered(before + FIGURE)[1] == ()


def test_typographic_quotes_are_read() -> None:
    assert rendered("{{ figure src=“a.png” alt=”Hồ nước“ }}")[1] == ()


def test_quotes_within_a_value_are_written_with_a_backslash() -> None:
    found = find_one('{{ figure src="a.png" alt="Hồ "lớn" nhất" }}')
    proposal = str(dict(found.values)["proposal"])
    assert (found.code, proposal) == ("MRK116", '{{ figure src="a.png" alt="Hồ \\"lớn\\" nhất" }}')
    assert rendered(proposal)[1] == ()


@pytest.mark.parametrize("text", [f"Trong câu {FIGURE} nhé.", f"{FIGURE} là ảnh hồ.", f"- Mục {FIGURE}"])
def test_a_shortcode_within_a_sentence_is_told_as_such(text: str) -> None:
    found = find_one(text)
    assert found.code == "MRK113"
    assert sentence_of(found, "vi") == f"khối `{FIGURE}` đứng cùng dòng với chữ khác"
    assert rendered(text.replace(FIGURE, "") + f"\n\n{FIGURE}\n")[1] == ()


OPEN, CLOSE = '{{ callout kind="note" }}', "{{ /callout }}"


def test_a_shortcode_within_another_names_the_line_of_the_other() -> None:
    text = f"{OPEN}\nA\n\n{OPEN}\nB\n{CLOSE}\n{CLOSE}\n"
    found = find_one(text)
    assert (found.code, found.place.line) == ("MRK115", 11)
    assert "mở ở dòng 8" in sentence_of(found, "vi")
    assert rendered(f"{OPEN}\nA\n\n{CLOSE}\n{OPEN}\nB\n{CLOSE}\n")[1] == ()


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("MRK114", f'{{{{ callout kind="note" }}\nA\n{CLOSE}'),
        ("MRK114", f"{OPEN}\nA\n{{{{ /callout }}"),
        ("MRK114", f"{OPEN}\nA\n{{ /callout }}"),
        ("MRK116", f"{{{{ callout kind=note }}}}\nA\n{CLOSE}"),
        ("MRK113", f"{OPEN} A\n{CLOSE}"),
        ("MRK113", f"{OPEN} A {CLOSE}"),
        ("MRK113", f"{OPEN}\nA {CLOSE}"),
        ("MRK102", '{{ lưu ý kind="note" }}\nA\n{{ /lưu ý }}'),
        ("MRK102", '{{ luu-y kind="note" }}\nA\n{{ /luu-y }}'),
        ("MRK114", "{ callout }\nA\n{ /callout }"),
        ("MRK102", f"{OPEN}\nA\n{{{{ /calout }}}}"),
        ("MRK114", f"{OPEN}\nA\n{{{{ \\callout }}}}"),
        ("MRK114", f"{OPEN}\nA\n{{{{ callout / }}}}"),
    ],
)
def test_the_other_end_of_a_misspelt_shortcode_is_not_told_as_well(code: str, text: str) -> None:
    assert find_one(text).code == code


NAMES = [
    ("ảnh", "figure"),
    ("hình ảnh", "figure"),
    ("anh", "figure"),
    ("image", "figure"),
    ("Figure", "figure"),
    ("lưu ý", "callout"),
    ("ghi-chu", "callout"),
    ("khung", "callout"),
    ("văn bản", "document"),
    ("tệp", "document"),
    ("phim", "video"),
    ("liên hệ", "contact"),
    ("contac", "contact"),
]


@pytest.mark.parametrize(("name", "meant"), NAMES)
def test_the_name_of_a_shortcode_in_vietnamese_is_understood(name: str, meant: str) -> None:
    found = find_one(f'{{{{ {name} x="y" }}}}')
    assert (found.code, dict(found.values)["suggestion"]) == ("MRK102", meant)


@pytest.mark.parametrize(
    "text",
    ["{ ghi chú: xem dưới }", "{a, b} và { figure }", "{document}", "{ video }", "`{{ figure }` là cách viết sai."],
)
def test_braces_of_the_author_are_left_alone(text: str) -> None:
    assert rendered(text)[1] == ()


@pytest.mark.parametrize("text", ["{{< gallery >}}", "{{% gallery a=1 %}}"])
def test_an_unknown_name_in_the_form_of_another_generator_is_told_as_unknown(text: str) -> None:
    found = find_one(text)
    assert (found.code, dict(found.values)["name"]) == ("MRK102", "gallery")


def test_both_ends_of_a_block_in_that_form_are_told_with_their_cure() -> None:
    text = '{{< callout kind="note" >}}\n\nChữ.\n\n{{< /callout >}}'
    found = rendered(text)[1]
    assert [each.code for each in found] == ["MRK117", "MRK117"]
    for each in found:
        text = text.replace(each.place.underlined, str(dict(each.values)["proposal"]))
    assert rendered(text)[1] == ()


BROKEN = '{{ figure src="a.png" alt="Năm người\ncầm bằng khen" credit="Sở" origin="own" }}'


@pytest.mark.parametrize("text", [BROKEN, BROKEN.replace('" credit', '"\ncredit'), f"Chữ.\n{BROKEN}\nChữ dưới."])
def test_a_shortcode_over_several_lines_is_told_whole_and_takes_the_place_of_all_of_them(text: str) -> None:
    found = find_one(text)
    whole = '{{ figure src="a.png" alt="Năm người cầm bằng khen" credit="Sở" origin="own" }}'
    first = found.place.line
    last = first + text[text.index("{{") : text.index("}}")].count("\n")
    assert (found.code, "bị ngắt ra nhiều dòng" in sentence_of(found, "vi")) == ("MRK114", True)
    assert help_of(found, "vi") == f"ghi `{whole}` trên một dòng riêng, thay cho các dòng {first} đến {last}"
    assert help_of(found, "en").endswith(f"replacing lines {first} to {last}")
    assert rendered(text[: text.index("{{")] + whole + text[text.index("}}") + 2 :])[1] == ()


def test_a_block_broken_over_two_lines_still_opens() -> None:
    assert find_one(f'{{{{ callout kind="note"\ntitle="Lưu ý" }}}}\nA\n{CLOSE}').code == "MRK114"


@pytest.mark.parametrize("rest", ['cầm bằng khen" credit="Sở" origin="own" }}', 'credit="Sở" }}', 'cầm bằng khen" }}'])
def test_the_rest_of_a_shortcode_that_was_left_is_told(rest: str) -> None:
    found = find_one(f"{FIGURE}\n{rest}\n")
    assert (found.code, found.place.underlined) == ("MRK118", rest)
    assert rendered(f"{FIGURE}\n")[1] == ()


@pytest.mark.parametrize(
    "text", ["Công thức a_{b_{c}} và }}.", '`alt="a" }}` ở cuối dòng.', 'Chữ "trong ngoặc" và }} nữa.']
)
def test_other_closing_braces_are_left_alone(text: str) -> None:
    assert rendered(text)[1] == ()


def test_an_empty_description_is_written_into_the_shortcode_that_is_there() -> None:
    line = '{{ figure src="a.png" alt="" credit="Sở" origin="own" }}'
    found = find_one(line)
    assert found.code == "MRK108"
    assert 'giữa hai dấu ngoặc kép của `alt="…"`' in help_of(found, "vi")
    assert "![" not in help_of(found, "vi") + help_of(found, "en")
    assert rendered(line.replace('alt=""', 'alt="Hồ nước"'))[1] == ()


@pytest.mark.parametrize("text", [f"Trong câu {FIGURE} nhé.", f"{FIGURE} là ảnh hồ.", f"{OPEN} A {CLOSE}"])
def test_the_lines_that_a_sentence_with_a_shortcode_becomes_are_in_its_order(text: str) -> None:
    lines = re.findall(r"`([^`]+)`", help_of(find_one(text), "vi"))
    assert " ".join(lines) == text
    assert rendered("\n\n".join(lines))[1] == ()


def test_each_value_that_a_parameter_takes_is_proposed_by_itself() -> None:
    found = find_one(f'{{{{ callout kind="luu-y" }}}}\nA\n{CLOSE}')
    for proposal in re.findall(r'`(kind="[^`]+")`', help_of(found, "vi")):
        assert rendered(f"{{{{ callout {proposal} }}}}\nA\n{CLOSE}")[1] == ()
    assert "|" not in help_of(found, "vi")
