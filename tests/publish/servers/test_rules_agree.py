"""One table of requests, answered alike by the preview's function, nginx and Caddy."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from portalgen.publish.rule_matching import RuleTable
from portalgen.publish.server_rules import ServerRules
from portalgen.publish.target.query_rules import LONGEST_QUERY_READ
from portalgen.publish.target.rule_files import encode_target
from tests.makers.web_servers import MAIN, OLD, RULES, RunningServer, place_rules

pytestmark = pytest.mark.heavy
TABLE = RuleTable.from_rules(RULES)
GUID = "6F9619FF-8B86-D011-B42D-00CF4FC964FF"
LED = (
    "/muc?trang=2&muc=5",
    "/muc/?trang=2&muc=5&x=1",
    "/case.aspx?id=Ab",
    "/case.aspx?ID=aB&id=Ab",
    "/case.aspx/?id=aB",
    "/Case.aspx?ma=X",
    "/nhieu.aspx?g=7&f=6&e=5&d=4&c=3&b=2&a=1",
    f"/la.aspx?List%20Id=%7B{GUID}%7D&t-1=a-b",
    f"/la.aspx?t-1=a-b&list+id=%7b{GUID}%7d",
    f"/la.aspx?t-1=a-b&list+id={{{GUID}}}",
    "/dau.aspx?q=%22%24x%27%5C%7Bhost%7D%2B",
    "/dau.aspx?q=%22$x'\\{host}%2B",
    "/Lists/Xem.aspx?ID=7&List=Tin%20t%e1%bb%a9c",
    "/Lists/Xem.aspx?ID=7&List=Tin+t%E1%BB%A9c",
    "/Lists/Xem.aspx?ID=7&List=Tin",
    f"{OLD}?a=1&&ItemId=123&ItemId=124",
    "/tin/?id=9",
    f"{OLD}?ItemId=123&x={'a' * (LONGEST_QUERY_READ - 13)}",
    "/%E1%BA%AE.aspx?%E1%BA%AE[]='x",
    "/%E1%BA%AE.aspx?%e1%ba%ae%5b%5d=%27x",
    "/sites/so?a=1",
    "/hai/",
    "/Hai/?a=1",
    "/assets/abc/x.css",
)
NOT_LED = (
    "/case.aspx?id=ab",
    "/case.aspx?id=AB",
    "/Case.aspx?id=Ab",
    "/case.aspx?ma=X",
    "/nhieu.aspx?a=1&b=2&c=3&d=4&e=5&f=6",
    "/muc?trang=2",
    f"/la.aspx?List%20Id=%7B{GUID.lower()}%7D&t-1=a-b",
    f"{OLD}?ItemId=124x&ItemId=124",
    f"{OLD}?ItemId=123&x={'a' * (LONGEST_QUERY_READ - 12)}",
    f"{OLD}?xItemId=123",
    f"{OLD}?ItemId=",
    f"{OLD}?{'&' * 1900}",
    "/HAI/",
    "/default.aspx",
)


@pytest.mark.parametrize("asked", [*LED, *NOT_LED], ids=range(len(LED) + len(NOT_LED)))
def test_a_request_is_led_to_the_same_place_everywhere(server: RunningServer, asked: str) -> None:
    path, _, query = asked.partition("?")
    to = TABLE.find(MAIN, unquote(path), query, is_file=False)
    assert (to is not None) == (asked in LED)
    answer = server.ask(asked)
    if to is None:
        assert answer.status == 404
    else:
        assert (answer.status, answer.location) == (301, encode_target(to))


def test_rules_that_a_server_has_not_read_again_hide_no_page(server: RunningServer) -> None:
    """Those of another release apply only where nothing stands, until the server is reloaded."""
    place_rules(server.target, ServerRules())
    try:
        for path in ("/cu/", "/tin/?id=9", "/da-go/"):
            assert server.ask(path).status == 200, path
        assert server.ask("/Default.aspx").status == 404
        assert server.ask(f"{OLD}?ItemId=123").location == f"https://{MAIN}/bai-123/"
    finally:
        place_rules(server.target, RULES)
    assert server.ask("/tin/?id=9").status == 301
