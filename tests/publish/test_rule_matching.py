"""Which rule applies to a request."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.publish.reading_rules import read_server_rules
from portalgen.publish.rule_matching import RuleTable
from portalgen.publish.server_rules import RedirectRule, ServerRules
from portalgen.writer.manifest import Manifest, ManifestEntry, ManifestRule
from tests.makers.portal import MAIN, SO

NEW = f"https://{SO}/"
TABLE = RuleTable.from_rules(
    ServerRules(
        (
            RedirectRule(MAIN, "/Tin.aspx", f"{NEW}mot/", query="ItemId=1"),
            RedirectRule(MAIN, "/Tin.aspx", f"{NEW}hai/", query="ItemId=1&List=t%E1%BB%A9c"),
            RedirectRule(MAIN, "/sites/so/", NEW, is_prefix=True),
            RedirectRule(MAIN, "/sites/so/cu/", f"{NEW}moi/", is_prefix=True),
            RedirectRule(MAIN, "/sites/so/cu/bai/", f"{NEW}bai/#muc"),
        )
    )
)


@pytest.mark.parametrize(
    ("path", "query", "to"),
    [
        ("/Tin.aspx", "ItemId=1", f"{NEW}mot/"),
        ("/Tin.aspx", "Source=x&itemid=1", f"{NEW}mot/"),
        ("/Tin.aspx", "List=t%e1%bb%a9c&ItemId=1", f"{NEW}hai/"),
        ("/Tin.aspx", "ItemId=12", None),
        ("/Tin.aspx", "", None),
        ("/sites/so/a b.pdf", "", f"{NEW}a%20b.pdf"),
        ("/sites/so/cu/x/", "a=1", f"{NEW}moi/x/?a=1"),
        ("/sites/so/cu/bai/", "a=1", f"{NEW}bai/?a=1#muc"),
        ("/sites/khac/", "", None),
    ],
)
def test_the_narrowest_rule_applies(path: str, query: str, to: str | None) -> None:
    assert TABLE.find(MAIN, path, query, is_file=False) == to


def test_a_file_comes_before_a_prefix_and_after_a_rule_for_its_address() -> None:
    assert TABLE.find(MAIN, "/sites/so/a.pdf", "", is_file=True) is None
    assert TABLE.find(MAIN, "/Tin.aspx", "ItemId=1", is_file=True) == f"{NEW}mot/"
    assert TABLE.find(SO, "/sites/so/a.pdf", "", is_file=False) is None


_HOSTS = st.sampled_from((MAIN, SO))
_PATHS = st.lists(st.sampled_from("ab"), max_size=3).map(lambda names: "".join(f"/{name}" for name in names) + "/")
_TARGETS = st.builds(lambda host, path, query: f"https://{host}{path}{query}", _HOSTS, _PATHS, st.sampled_from(("", "?q=1")))  # fmt: skip
_RULES = st.builds(ManifestRule, _HOSTS, _PATHS, st.just("q=1"), _TARGETS)
_PREFIXES = st.builds(lambda host, path, to, new: ManifestRule(host, path, "", f"https://{to}{new}", True), _HOSTS, _PATHS, _HOSTS, _PATHS)  # fmt: skip
_PAGES = st.builds(
    lambda host, path, to: ManifestEntry(f"{host}{path}index.html", "so", "k", "d", 1, redirect_to=to),
    _HOSTS, _PATHS, _TARGETS,
)  # fmt: skip


@given(st.lists(st.one_of(_RULES, _PREFIXES), max_size=5), st.lists(_PAGES, max_size=4), _HOSTS, _PATHS, st.booleans())
def test_no_reader_is_led_in_a_circle(
    rules: list[ManifestRule], pages: list[ManifestEntry], host: str, path: str, asks: bool
) -> None:
    manifest = Manifest({each.path: each for each in pages}, rules={"so": tuple(rules)})
    found = read_server_rules(Path(), manifest)
    table = RuleTable.from_rules(found)
    query = "q=1" if asks else ""
    for _ in range(len(found.redirects) + 1):
        to = table.find(host, path, query, is_file=False)
        if to is None:
            return
        host, slash, rest = to.removeprefix("https://").partition("/")
        path, _, query = f"{slash}{rest}".partition("?")
    raise AssertionError((host, path, found.redirects))
