"""Rules as lines for web servers: whatever an address holds, it stays within its quotes and its line."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from portalgen.publish.server_rules import RedirectRule, ServerRules
from portalgen.publish.target.rule_files import LONGEST_KEY, encode_target, format_rule_files

HOSTS = st.sampled_from(["a.example.vn", "b.example.vn"])
NASTY = st.text(
    st.one_of(st.sampled_from("\"'`\\{}$;#~^.*+?()[]|%&= \t\r\n/aAđ"), st.characters(exclude_categories=["Cs"])),
    max_size=12,
)
PATHS = NASTY.map(lambda text: f"/{text}")
REDIRECTS = st.builds(
    RedirectRule,
    HOSTS,
    PATHS,
    NASTY.map(lambda text: f"https://c.example.vn/{text}"),
    st.one_of(st.just(""), NASTY, st.builds("{}={}&{}={}".format, NASTY, NASTY, NASTY, NASTY)),
    st.booleans(),
)
RULES = st.builds(
    ServerRules,
    st.lists(REDIRECTS, max_size=4).map(tuple),
    st.lists(st.builds("{}{}".format, HOSTS, PATHS), max_size=3).map(tuple),
)
NGINX_LINE = re.compile(r'"((?:[^"\\\n]|\\x[0-9A-F]{2})*)" "([^"\\\n]*)";')
CADDY_LINE = re.compile(r'"((?:[^"\\\n{}]|\\x[0-9A-F]{2}|\{\})*)" "([^"\\\n{}]*)"(?: "[&?]" "[^"\\\n{}]*")?')
VARIABLES = re.compile(r"\$(?:portal_host|portal_more_args|is_args|args|arg_[a-z0-9_]+|uri|1)")


@given(RULES)
def test_no_address_ends_its_quotes_or_its_line_or_is_read_as_a_variable(rules: ServerRules) -> None:
    for name, text in format_rule_files(rules).items():
        lines = text.split("\n")[1:-1]
        pattern = NGINX_LINE if name.startswith("nginx") else CADDY_LINE
        keys = []
        for line in lines:
            match = pattern.fullmatch(line)
            assert match, (name, line)
            keys.append(match[1])
            assert "$" not in VARIABLES.sub("", match[2])
            if match[1].startswith("~"):
                re.compile(match[1].removeprefix("~").replace("\\x{", ""))
        assert len(set(map(str.lower, keys))) == len(keys) or any(key.startswith("~") for key in keys)


@given(NASTY)
def test_an_encoded_address_is_ascii_and_encoding_it_again_changes_nothing(text: str) -> None:
    encoded = encode_target(f"https://c.example.vn/{text}")
    assert encoded.isascii() and not re.search(r'[\s"\\{}$`<>^|]', encoded)
    assert encode_target(encoded) == encoded


def test_a_query_is_passed_on_before_the_fragment_and_after_the_targets_own() -> None:
    rules = ServerRules(
        (
            RedirectRule("a.example.vn", "/1/", "https://a.example.vn/x/#y"),
            RedirectRule("a.example.vn", "/2/", "https://a.example.vn/x/?q=1#y"),
        )
    )
    assert format_rule_files(rules)["nginx-exact.map"] == (
        "# portalgen\n"
        '"a.example.vn/1/" "https://a.example.vn/x/$is_args$args#y";\n'
        '"a.example.vn/2/" "https://a.example.vn/x/?q=1$portal_more_args#y";\n'
    )


def test_the_longest_prefix_comes_first_and_a_path_too_long_for_a_server_is_left_to_its_page() -> None:
    rules = ServerRules(
        (
            RedirectRule("a.example.vn", "/s/", "https://b.example.vn/", is_prefix=True),
            RedirectRule("a.example.vn", "/s/t/", "https://c.example.vn/", is_prefix=True),
            RedirectRule("a.example.vn", f"/{'a' * LONGEST_KEY}/", "https://c.example.vn/"),
        )
    )
    files = format_rule_files(rules)
    assert [re.search("https://[bc]", line)[0] for line in files["nginx-prefixes.map"].splitlines()[1:]] == [  # type: ignore[index]
        "https://c",
        "https://b",
    ]
    assert files["nginx-exact.map"] == "# portalgen\n"


def test_without_rules_every_file_is_written_and_holds_none() -> None:
    assert set(format_rule_files(ServerRules()).values()) == {"# portalgen\n"}
    assert format_rule_files(ServerRules()).keys() == format_rule_files(ServerRules((), ("a.vn/x/index.html",))).keys()
