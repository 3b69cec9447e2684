"""Rules as lines for web servers: whatever an address holds, it stays within its quotes and its line."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from portalgen.publish.server_rules import RedirectRule, ServerRules
from portalgen.publish.target.rule_files import LONGEST_KEY, encode_target, format_rule_files, list_unusable

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
NGINX_TEXT = r'"(?:[^"\\\n]|\\x[0-9A-F]{2}|\\[\\"n1])*"'
CADDY_TEXT = r'"(?:[^"\\\n]|\\x[0-9A-F]{2}|\\")*"'
LINES = {
    "nginx": re.compile(
        rf"(?:{NGINX_TEXT} (?:{NGINX_TEXT}|\$[12]);|map [^{{}};]* \$\w+ {{|    default {NGINX_TEXT};|}})"
    ),
    "caddy": re.compile(rf"(?:(?:{CADDY_TEXT}|1)(?: {CADDY_TEXT})+|map \S+ {{\w+}} {{|\tdefault {CADDY_TEXT}|}})"),
}
VARIABLES = re.compile(
    r"\$(?:portal_\w+|\{portal_dollar\}|is_args|args|arg_[a-z0-9_]+|1)|\{(?:portal_\w+)\}|\[\^\?\{\}\]|\{[0-9A-Fa-f-]{36}\}"
)


@given(RULES)
def test_no_address_ends_its_quotes_or_its_line_or_is_read_as_a_variable(rules: ServerRules) -> None:
    for name, text in format_rule_files(rules).items():
        server = name.partition("-")[0]
        for line in text.split("\n")[1:-1] if server in LINES else ():
            assert LINES[server].fullmatch(line.removeprefix("    ").removeprefix("\t")) or LINES[server].fullmatch(
                line
            ), (
                name,
                line,
            )
            key, _, value = line.partition('" ')
            if server == "nginx" and value:
                assert "$" not in VARIABLES.sub("", value).replace("$2", ""), line
            if server == "caddy" and not line.startswith("map "):
                assert not re.search("[{}]", VARIABLES.sub("", line).rstrip("}")), line
            if key.strip().startswith('"~'):
                re.compile(key.strip().removeprefix('"~'))


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
        '"a.example.vn/1/" "a.example.vn/1/\\nhttps://a.example.vn/x/$is_args$args#y";\n'
        '"a.example.vn/2/" "a.example.vn/2/\\nhttps://a.example.vn/x/?q=1$portal_more_args#y";\n'
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
    empty, gone = format_rule_files(ServerRules()), format_rule_files(ServerRules((), ("a.vn/x/index.html",)))
    named = {name for name, text in empty.items() if text != "# portalgen\n"}
    assert named == {"nginx-digest.map", "caddy-digest.map", "digest"}
    assert empty.keys() == gone.keys()
    assert empty["digest"] != gone["digest"]
    assert list(empty)[-1] == "digest", "it is written last, so that a reload that it sets off finds the others"


def test_a_rule_that_servers_cannot_hold_is_named() -> None:
    good = RedirectRule("a.example.vn", "/1.aspx", "https://b.example.vn/", "id=1")
    bad = (
        RedirectRule("a.example.vn", f"/{'a' * LONGEST_KEY}", "https://b.example.vn/", "id=1"),
        RedirectRule("a.example.vn", "/{host}.aspx", "https://b.example.vn/", "id=1"),
        RedirectRule("a.example.vn", "/1.aspx", f"https://b.example.vn/{'đ' * 700}/", "id=2"),
        RedirectRule("a.example.vn", "/1.aspx", "https://b.example.vn/", "12"),
    )
    assert set(list_unusable(ServerRules((good, *bad)))) == set(bad)


def test_letters_that_nginx_takes_for_the_same_stand_in_one_line_of_its_table() -> None:
    rules = ServerRules(tuple(RedirectRule("a.vn", f"/{name}/", f"https://a.vn/to-{name}/") for name in ("a", "A")))
    lines = format_rule_files(rules)["nginx-exact.map"].splitlines()[1:]
    assert lines == [r'"a.vn/a/" "a.vn/a/\nhttps://a.vn/to-a/$is_args$args\na.vn/A/\nhttps://a.vn/to-A/$is_args$args";']
