"""A table of the actions of records: their meaning, permitted signers and required details."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

from portalgen.config.roster import Role
from portalgen.editorial.records.number_entries import ACCEPTED
from portalgen.editorial.records.records import RecordAction
from portalgen.editorial.records.refused_content import REFUSAL
from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual as B

BOARD_ROLES: Final[tuple[Role, ...]] = ("commissioner", "secretary", "deputy", "chief")
"""The roles that study and edit submissions (QĐ 2111, Điều 10(2))."""


DetailForm = Literal["text", "moment", "site", "digest", "digests", "item", "decision", "way", "accepted"]
"""The form of a detail:

- `text`: any line of text;
- `moment`: `2026-11-24T14:05:00+07:00`;
- `site`, `item`: the id of a site or item;
- `digest`: 64 digits; `digests`: several, separated by commas;
- `decision`, `way`: an allowed word (`DETAIL_CHOICES`);
- `accepted`: `CODE=PATH`, several separated by commas.
"""
DETAIL_CHOICES: Final[Mapping[DetailForm, tuple[str, ...]]] = MappingProxyType(
    {"decision": ("accept", "decline"), "way": ("item", "list")}
)
"""The allowed words of each form.

A `way` is how a board shows accepted content: as an item of its own, which is the default, or in a list that takes
items of other sites.
"""


@frozen
class Detail:
    """A detail given by an action in addition to its reason."""

    key: str
    names: B
    is_required: bool = True
    form: DetailForm = "text"


@frozen
class ActionRules:
    """The rules of an action."""

    action: RecordAction
    names: B
    roles: tuple[Role, ...]
    """Roles of the site's board allowed to sign; if empty, those of each path's class (`PathClass.needs`)."""
    details: tuple[Detail, ...] = ()
    needs_reason: bool = False
    publishes: bool = False
    """True if it lets a change be published."""
    basis: str = ""


DETAIL_WORDS: Final[Mapping[tuple[DetailForm, str], B]] = MappingProxyType(
    {
        ("decision", "accept"): B("nhận đăng", "accepted"),
        ("decision", "decline"): B("không nhận", "declined"),
        ("way", "item"): B("bài riêng của trang", "an item of the site"),
        ("way", "list"): B("danh sách chung lấy bài của trang khác", "a list that takes items of other sites"),
    }
)
"""The text shown to people for such a word."""

_VIA: Final = Detail("via", B("cách báo cho người gửi", "how the sender was notified"))
_TOLD_AT: Final = Detail(
    "told_at", B("thời điểm báo", "when the sender was notified"), is_required=False, form="moment"
)
_SENDER: Final = Detail("sender", B("người hoặc đơn vị gửi", "who sent it"), is_required=False)
_DOCUMENT: Final = Detail(
    "document",
    B("số, ký hiệu của văn bản trong bản quét", "number of the document that a scan shows"),
    is_required=False,
)

_REFUSAL: Final = Detail(
    REFUSAL,
    B("mã phiếu từ chối được xem lại", "digest of the refusal that is lifted"),
    is_required=False,
    form="digests",
)

_ACCEPTED: Final = Detail(
    ACCEPTED,
    B("số của cá nhân được cho đăng", "numbers of people that are accepted"),
    is_required=False,
    form="accepted",
)

ACTIONS: Final[Mapping[RecordAction, ActionRules]] = MappingProxyType(
    {
        each.action: each
        for each in (
            ActionRules("approve", B("duyệt", "approves"), (), (_REFUSAL, _ACCEPTED), publishes=True, basis="QĐ 2111, Điều 10(3)"),
            ActionRules("emergency", B("đăng khẩn", "publishes at once"), ("chief", "deputy", "secretary", "owner"),
                        (_REFUSAL, _ACCEPTED), needs_reason=True, publishes=True, basis="QĐ 2111, Điều 9(2)"),
            ActionRules("ratify", B("duyệt bổ sung sau khi đăng", "approves afterwards"), (), (_REFUSAL, _DOCUMENT, _ACCEPTED),
                        needs_reason=True),
            ActionRules("reject", B("không duyệt", "rejects"), ("chief", "deputy", "secretary", "owner"),
                        (_VIA, _TOLD_AT, _SENDER), needs_reason=True, basis="QĐ 2111, Điều 10(4)"),
            ActionRules("return", B("trả lại để bổ sung", "returns for more"), BOARD_ROLES, (_VIA, _TOLD_AT, _SENDER),
                        needs_reason=True, basis="QĐ 2111, Điều 10(2)"),
            ActionRules("review", B("đã biên tập, đề nghị duyệt", "reviewed, proposes approval"), BOARD_ROLES,
                        basis="QĐ 2111, Điều 10(2)"),
            ActionRules("confirm", B("đã xác thực với bên cung cấp", "confirmed with the supplier"), BOARD_ROLES,
                        (Detail("supplier", B("đơn vị xác nhận", "who confirmed")),
                         Detail("via", B("cách xác nhận", "how it was confirmed")),
                         Detail("reference", B("số văn bản xác nhận", "document of confirmation"), is_required=False),
                         _DOCUMENT),
                        basis="QĐ 2111, Điều 10(2)"),
            ActionRules("offer", B("đề nghị trang khác đăng", "offers to another board"), ("chief", "deputy", "secretary"),
                        (Detail("to", B("trang được đề nghị", "site that it is offered to"), form="site"),),
                        basis="QĐ 2111, Điều 8(4), 8(5)"),
            ActionRules("answer", B("trả lời đề nghị", "answers an offer"), ("chief", "deputy", "secretary"),
                        (Detail("offer", B("mã phiếu đề nghị", "digest of the offer"), form="digest"),
                         Detail("decision", B("nhận đăng hay không", "whether it is accepted"), form="decision"),
                         Detail("site", B("trang trả lời", "site that answers"), is_required=False, form="site"),
                         Detail("way", B("cách đăng", "how it is shown"), is_required=False, form="way"),
                         Detail("item", B("mã bài trên trang nhận", "id of the item on the receiving site"), is_required=False,
                                form="item")),
                        needs_reason=True, basis="QĐ 2111, Điều 8, Điều 10(4)"),
            ActionRules("direct", B("chỉ đạo", "directs"), ("chief", "owner"),
                        (Detail("document", B("số văn bản chỉ đạo", "number of the directive")),
                         Detail("place", B("nơi lưu văn bản chỉ đạo", "location of the directive"), is_required=False),
                         Detail("sha256", B("mã SHA-256 của văn bản chỉ đạo", "SHA-256 of the directive"), is_required=False,
                                form="digest"),
                         Detail("site", B("trang được chỉ đạo", "site that is directed"), is_required=False, form="site")),
                        needs_reason=True, basis="QĐ 2111, Điều 9(1)"),
        )
    }
)  # fmt: skip
"""By action, in the order of `RECORD_ACTIONS`."""
