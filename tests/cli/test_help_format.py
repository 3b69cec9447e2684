"""Help is in the language of messages, and commands stand in sections by the work of their users."""

from __future__ import annotations

import re

import click
import pytest

from portalgen.cli.command_table import COMMAND_SECTIONS
from portalgen.cli.help_format import choose_help, choose_paragraphs
from portalgen.cli.main import run_command, walk_commands
from portalgen.cli.placeholders import list_placeholders, name_placeholders

VIETNAMESE = re.compile("[ăđơưạảấầẩậắằặẹẻẽếềểệịỉọỏốồổộớờởợụủứừửựỳỵỷỹ]", re.IGNORECASE)
Output = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        ("Mã trang. / Site.", "Mã trang.", "Site."),
        ("Bản chính. / Main.  [today]", "Bản chính.  [hôm nay]", "Main.  [today]"),
        ("Tệp.  [bài đang mở] / File.  [the current branch]", "Tệp.  [bài đang mở]", "File.  [the current branch]"),
        ("Ví dụ / Examples:  portalgen a / b", "Ví dụ:  portalgen a / b", "Examples:  portalgen a / b"),
        ("Show this message and exit.", "Hiện hướng dẫn này.", "Show this message and exit."),
        ("SHA256", "SHA256", "SHA256"),
    ],
)
def test_a_line_of_help_is_read_in_one_language(text: str, vi: str, en: str) -> None:
    assert (choose_help(text, "vi"), choose_help(text, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("shown", "vi", "en"),
    [
        ("[OPTIONS] COMMAND [ARGS]...", "[TÙY CHỌN] LỆNH [THAM SỐ]...", "[OPTIONS] COMMAND [ARGUMENTS]..."),
        ("-j, --jobs INTEGER RANGE", "-j, --jobs SỐ", "-j, --jobs NUMBER"),
        ("[OPTIONS] FOLDER", "[TÙY CHỌN] THƯ MỤC", "[OPTIONS] FOLDER"),
        ("ID|FILE|ADDRESS", "MÃ|TỆP|ĐỊA CHỈ", "ID|FILE|ADDRESS"),
        ("--format [text|json]", "--format [text|json]", "--format [text|json]"),
        ("--accept CODE=PATH", "--accept MÃ=ĐƯỜNG DẪN", "--accept CODE=PATH"),
        ("--from YYYY-MM-DD", "--from NĂM-THÁNG-NGÀY", "--from YYYY-MM-DD"),
        ("[KIND]", "[LOẠI BÀI]", "[KIND]"),
    ],
)
def test_what_stands_for_a_value_is_read_in_one_language(shown: str, vi: str, en: str) -> None:
    assert (name_placeholders(shown, "vi"), name_placeholders(shown, "en")) == (vi, en)


NAMES_ALIKE = {"URL", "SHA256", "MIB"}


def test_every_placeholder_has_a_vietnamese_name() -> None:
    for words, command in walk_commands():
        context = click.Context(command)
        for each in command.params:
            shown = (
                ""
                if getattr(each, "is_flag", False) or isinstance(each.type, click.Choice)
                else each.make_metavar(context)
            )
            known = {word for name in list_placeholders(shown) for word in re.findall(r"[A-Z0-9]+", name)}
            assert set(re.findall(r"[A-Z0-9]+", shown)) <= known | NAMES_ALIKE, (words, shown)


def test_a_description_names_its_arguments_as_the_usage_does(capsys: Output) -> None:
    for words, name, other in (
        ("new", "LOẠI BÀI: page", "KIND"),
        ("diff", "MỐC", "BASE"),
        ("due", "LOẠI: event", "CLASS"),
    ):
        assert run_command([words, "--help"]) == 0
        shown = capsys.readouterr().out
        assert name in shown and other not in shown.partition("Ví dụ")[0]
    assert run_command(["lint", "--help"]) == 0
    assert "gộp vào PHIÊN BẢN" in re.sub(r"\s+", " ", capsys.readouterr().out)
    assert run_command(["governance", "genesis", "--help"]) == 0
    assert "[HEAD]" in capsys.readouterr().out


def test_paragraphs_are_chosen_by_their_language_and_lists_of_values_stay() -> None:
    text = "Tính hạn cuối.\n\nKể cả ngày nghỉ.\n\nShow when it is due.\n\nCLASS: event, other."
    assert choose_paragraphs(text, "vi") == "Tính hạn cuối.\n\nKể cả ngày nghỉ.\n\nCLASS: event, other."
    assert choose_paragraphs(text, "en") == "Show when it is due.\n\nCLASS: event, other."
    assert choose_paragraphs("Only English.", "vi") == "Only English."


def test_the_first_section_holds_the_five_commands_of_a_writer(capsys: Output) -> None:
    assert run_command(["--help"]) == 0
    shown = capsys.readouterr().out
    titles = [each.title.vi for each in COMMAND_SECTIONS]
    assert [shown.index(f"\n{title}:\n") for title in titles] == sorted(
        shown.index(f"\n{title}:\n") for title in titles
    )
    assert [each.name for each in COMMAND_SECTIONS[0].entries] == ["new", "serve", "check", "lint", "explain"]


@pytest.mark.parametrize("words", [words for words, _ in walk_commands()])
def test_help_has_no_word_of_the_other_language(words: str, capsys: Output) -> None:
    assert run_command(["--language", "en", *words.split(), "--help"]) == 0
    english = capsys.readouterr().out
    assert english.startswith("Usage: ") and "\nOptions:\n" in english
    named = re.sub(
        r"`[^`]*`|'[^']*'|\([^)]*\)|\S*/\S*|[\w-]*-\w*[A-ZĐỬ]{2}\w*",
        "",
        english.partition("Example")[0].partition("KIND:")[0],
    )
    assert not VIETNAMESE.search(named), VIETNAMESE.findall(named)
    assert run_command([*words.split(), "--help"]) == 0
    vietnamese = capsys.readouterr().out
    assert vietnamese.startswith("Cách dùng: ") and "\nTùy chọn:\n" in vietnamese
    assert " / " not in vietnamese.partition("Ví dụ")[0]


@pytest.mark.parametrize("words", [words for words, _ in walk_commands()])
def test_an_example_stands_for_values_in_no_language(words: str, capsys: Output) -> None:
    assert run_command(["--language", "en", *words.split(), "--help"]) == 0
    examples = re.sub(r"'[^']*'", "", capsys.readouterr().out.partition("Example")[2])
    named = re.findall(r"\b[A-ZÀ-ỸĐ]{2,}\b", examples)
    assert [each for each in named if not each.isascii()] == []


def test_the_line_of_init_names_its_three_portals() -> None:
    line = next(each.help for section in COMMAND_SECTIONS for each in section.entries if each.name == "init")
    assert all(word in line.vi for word in ("tối thiểu", "luyện tập", "rút gọn"))
    assert all(word in line.en for word in ("minimal", "practice", "cut-down"))


def test_every_command_describes_itself_in_both_languages() -> None:
    for words, command in walk_commands():
        assert isinstance(command, click.Command)
        assert choose_paragraphs(command.help or "", "vi") != choose_paragraphs(command.help or "", "en"), words
