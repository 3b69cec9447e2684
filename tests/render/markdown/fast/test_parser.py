"""The parts of our own give what the library gives, whatever is written: all together, and each alone."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt, helpers
from markdown_it.token import Token

from portalgen.diagnostics.model import Diagnostic
from portalgen.render.markdown.fast.block_ruler import BlockRuler
from portalgen.render.markdown.fast.destinations import parseLinkDestination
from portalgen.render.markdown.fast.first_letters import BLOCK_LETTERS, INLINE_LETTERS, group_by_letter
from portalgen.render.markdown.fast.options import FastOptions
from portalgen.render.markdown.fast.parser import FAST_PARTS, speed_up_parser
from portalgen.render.markdown.fast.tokens import new_token
from portalgen.render.markdown.parser import build_plain_parser, get_parser
from portalgen.render.markdown.rendering import RENDERING_KEY, RenderingState
from portalgen.render.markdown.source import normalize_source
from tests.makers.examples import scaled
from tests.makers.growth import count_steps
from tests.makers.markdown_pages import Components, Resolver, strings
from tests.makers.markdown_texts import EXAMPLES, TEXTS
from tests.makers.time_ratio import check_time_ratio

PLAIN = build_plain_parser()
RESOLVER, COMPONENTS = Resolver(), Components()

STARTS = st.sampled_from(
    [
        *("", "- ", "* ", "+\t", "1. ", "2) ", "10. ", "> ", ">", ">\t", ": ", "~ ", ":\t", "    ", "  ", "\t", " \t"),
        *("# ", "## ", "[^1]: ", "[^1]:\t\t", "[a]: ", "{#a}", "{{ figure ", "```", "~~~", "<b>", "<!--", "| a | b |"),
        *("|--|:-:|", "---", "===", "- - -", "***", "Bảng: ", '{{ callout kind="note" }}', "{{ /callout }}", "-"),
        *("1.", ">>", "- > ", "> - ", "1234567890. ", "[a\\]: ", "[a", "]: b"),
    ]
)
RESTS = st.sampled_from(
    [
        *("", "", "a", "a b", "**a** *b*", "_a_b_", "~~a~~ ~b", "~~~a~~", "[a](x.md)", "[a][b]", "[a]", "![a](b.png)"),
        *("`a` ``", "a  ", "a\\", "<https://a.vn>", "&amp; &x", "\\* \\a", "{{ figure }}", "[a]{.clause}", "a | b"),
        *("| a |", "a \\| b", "[^1]", "***a**b*", "!", "]", "[[a](b)](c)", "*[a*](b)", "x\ty", "---", "===", ": b"),
        *(
            "~ b",
            "{#b}",
            "a {#c}",
            "[a](<b c> 'd')",
            "m^2^ ^a^b",
            "a~b~ ~c~",
            "5~7~8h, I~II~III",
            "a~b~c.pdf d^e^f@g.vn",
            "| ^^ | << |",
            "|==|==|",
            "[ ] a",
            "[x] *a*",
            "[a](b(c)d)",
            "![[a](b)",
            "![`a](b)`",
            "“*a*”",
            "a*“b”*c",
        ),
    ]
)
LINES = st.tuples(st.lists(STARTS, max_size=4).map("".join), RESTS).map("".join)
PAGES = st.one_of(TEXTS, st.lists(LINES, max_size=14).map("\n".join), st.lists(RESTS, max_size=9).map("".join))
KNOTS = [
    *("-\n\n\n- a", "> a\n>\nb\n===", "[^1]:\t\t- a\n\n[^1]", "[" * 70 + "a" + "](b)" * 70, "> " * 70 + "a"),
    *(
        "*a [b* c](d) `e",
        "a\n    b\n---",
        "| a |\n|--|\n| b\n> c",
        "[a\n]: b\n\n[a]",
        "- " * 40 + "a",
        "a\n: b\n\n\n: c",
    ),
]


def parser_with(part: str) -> MarkdownIt:
    md = build_plain_parser()
    speed_up_parser(md, {part: FAST_PARTS[part]})
    return md


ALONE = {part: parser_with(part) for part in FAST_PARTS}


def render(md: MarkdownIt, text: str) -> tuple[str, RenderingState]:
    source, normal = normalize_source(text, "a.md", 3)
    rendering = RenderingState(source, "vi", RESOLVER, COMPONENTS, strings)
    return str(md.render(normal, {RENDERING_KEY: rendering})), rendering


def read(md: MarkdownIt, text: str) -> tuple[list[Token], list[Diagnostic], set[str]]:
    source, normal = normalize_source(text, "a.md", 3)
    rendering = RenderingState(source, "vi", Resolver(), Components(), strings)
    return md.parse(normal, {RENDERING_KEY: rendering}), rendering.diagnostics, rendering.anchors


@settings(max_examples=scaled(1000), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PAGES)
def test_any_text_gives_the_tokens_and_findings_of_the_library(text: str) -> None:
    assert read(get_parser(), text) == read(PLAIN, text)


@pytest.mark.parametrize("part", FAST_PARTS)
@settings(max_examples=scaled(80), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=PAGES)
def test_each_part_alone_gives_the_tokens_and_findings_of_the_library(part: str, text: str) -> None:
    assert read(ALONE[part], text) == read(PLAIN, text)


@settings(max_examples=scaled(100), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PAGES)
def test_any_text_gives_the_html_and_findings_of_the_library(text: str) -> None:
    assert render(get_parser(), text) == render(PLAIN, text)


@pytest.mark.parametrize("text", [*KNOTS, *(text for _, text, _ in EXAMPLES)])
def test_what_is_known_to_be_intricate_gives_the_tokens_of_the_library(text: str) -> None:
    assert read(get_parser(), text) == read(PLAIN, text)
    assert read(get_parser(), text * 2) == read(PLAIN, text * 2)


@settings(max_examples=scaled(500), deadline=None)
@given(st.text(alphabet="*ab .,“_\n😀²", max_size=20))
def test_any_run_of_stars_gives_the_tokens_of_the_library(text: str) -> None:
    assert read(get_parser(), text) == read(PLAIN, text)


@settings(max_examples=scaled(500), deadline=None)
@given(st.lists(st.text(alphabet="|-: a\\>`\t", max_size=9), max_size=5).map("\n".join))
def test_any_rows_give_the_tokens_of_the_library(text: str) -> None:
    assert read(get_parser(), f"a|b\n-|-\n{text}") == read(PLAIN, f"a|b\n-|-\n{text}")
    assert read(get_parser(), text) == read(PLAIN, text)


@settings(max_examples=scaled(500), deadline=None)
@given(st.text(alphabet="-+*12.) \t\n>ab:", max_size=40))
def test_any_entries_give_the_tokens_of_the_library(text: str) -> None:
    assert read(get_parser(), text) == read(PLAIN, text)


@settings(max_examples=scaled(500), deadline=None)
@given(st.text(alphabet="->=:~|[]^a1. \t\n", max_size=40))
def test_any_signs_of_rules_in_any_containers_give_the_tokens_of_the_library(text: str) -> None:
    assert read(get_parser(), text) == read(PLAIN, text)


def test_a_line_of_words_is_tried_as_a_paragraph_alone_where_the_text_holds_no_sign_of_another_block() -> None:
    ruler = BlockRuler(PLAIN.block.ruler)
    table, others = ruler.choose_tables("a: b\n- c\n**d**\n> e = f")[""]
    assert len(others) == len(table["*"]) - 2 == 1
    for text in ("a|b", "\tb", "a\n> ===", "a\n: b"):
        assert len(ruler.choose_tables(text)[""][1]) == 2


@settings(max_examples=scaled(500), deadline=None)
@given(st.text(alphabet="ab<>()\\&;# \t\n\x7f\x1fđ", max_size=12), st.integers(0, 12))
def test_a_destination_is_read_as_the_library_reads_it(text: str, maximum: int) -> None:
    maximum = min(maximum, len(text))
    for start in range(maximum + 1):
        ours, theirs = parseLinkDestination(text, start, maximum), helpers.parseLinkDestination(text, start, maximum)
        assert ours.ok == theirs.ok
        assert not ours.ok or (ours.pos, ours.str) == (theirs.pos, theirs.str)


def test_a_token_is_as_the_library_makes_it() -> None:
    assert new_token("a", "b", 1) == Token("a", "b", 1)
    assert new_token("a", "b", -1, 2, True) == Token("a", "b", -1, level=2, block=True)


def test_every_rule_of_the_dialect_says_what_it_begins_with() -> None:
    rules = PLAIN.get_active_rules()
    assert set(rules["block"]) == set(BLOCK_LETTERS)
    assert set(rules["inline"]) == set(INLINE_LETTERS)
    with pytest.raises(KeyError):
        group_by_letter([("unheard_of", None)], BLOCK_LETTERS)


def test_options_that_are_not_set_are_the_default() -> None:
    options = FastOptions({"html": True})  # type: ignore[typeddict-item]  # one option is enough to look up two
    assert options.get("html") is True
    assert options.get("tasklists", False) is False


HOSTILE = ("- " * 50, "[" * 5_000, "`" * 3_000, "*a_ " * 2_000, "> a\n" * 2_000, "[a\\" * 3_000, "*" + "a " * 9_000)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_takes_more_steps_than_the_library_needs(text: str) -> None:
    assert count_steps(lambda: read(get_parser(), text)) <= count_steps(lambda: read(PLAIN, text))


@pytest.mark.long
@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_takes_much_longer_than_the_library_needs(text: str) -> None:
    check_time_ratio(lambda: read(get_parser(), text), lambda: read(PLAIN, text), 3)
