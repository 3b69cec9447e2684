"""What each action of a record means: who may sign it, and what it has to say, as a table."""

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
"""Who studies and edits what is handed in (QĐ 2111, Điều 10(2))."""


DetailForm = Literal["text", "moment", "site", "digest", "digests", "item", "decision", "way", "accepted"]
"""How a detail is written: as any line of text, as `2026-11-24T14:05:00+07:00`, as the id of a site, as 64 digits,
as several of these with a comma between two, as the id of an item, as one of the words that are allowed (`DETAIL_CHOICES`), or as `CODE=PATH`, several with a comma between
two."""
DETAIL_CHOICES: Final[Mapping[DetailForm, tuple[str, ...]]] = MappingProxyType(
    {"decision": ("accept", "decline"), "way": ("item", "list")}
)
"""The words of each form. A `way` is how a board shows what it accepts: as an item of its own, which is the same as to name
none, or in a list that takes items of other sites."""


@frozen
class Detail:
    """A thing that an action says beside its reason."""

    key: str
    names: B
    is_required: bool = True
    form: DetailForm = "text"


@frozen
class ActionRules:
    """One action."""

    action: RecordAction
    names: B
    roles: tuple[Role, ...]
    """Who of the site's board may sign it; empty: whoever the class of each path needs (`PathClass.needs`)."""
    details: tuple[Detail, ...] = ()
    needs_reason: bool = False
    publishes: bool = False
    """Whether it lets a change stand before readers."""
    basis: str = ""


DETAIL_WORDS: Final[Mapping[tuple[DetailForm, str], B]] = MappingProxyType(
    {
        ("decision", "accept"): B("nhận đăng", "accepted"),
        ("decision", "decline"): B("không nhận", "declined"),
        ("way", "item"): B("bài riêng của trang", "an item of the site"),
        ("way", "list"): B("danh sách chung lấy bài của trang khác", "a list that takes items of other sites"),
    }
)
"""What people read in the place of such a word."""

_VIA: Final = Detail("via", B("cách báo cho người gửi", "how the sender was told"))
_TOLD_AT: Final = Detail("told_at", B("thời điểm báo", "when the sender was told"), is_required=False, form="moment")
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
                         Detail("place", B("nơi lưu văn bản chỉ đạo", "where the directive is kept"), is_required=False),
                         Detail("sha256", B("mã SHA-256 của văn bản chỉ đạo", "SHA-256 of the directive"), is_required=False,
                                form="digest"),
                         Detail("site", B("trang được chỉ đạo", "site that is directed"), is_required=False, form="site")),
                        needs_reason=True, basis="QĐ 2111, Điều 9(1)"),
        )
    }
)  # fmt: skip
"""By action; the order is that of `RECORD_ACTIONS`."""
