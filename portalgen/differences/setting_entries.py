"""Names of entries in lists of settings, and the keys that identify an entry in two versions: a table by model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from portalgen.config.yaml_text import Tree
from portalgen.differences.setting_names import SettingNames
from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual as B

SettingEntry = Mapping[str, Tree]


@frozen
class EntryKind:
    """Entries of a model."""

    noun: B
    identities: tuple[tuple[str, ...], ...] = ()
    """Keys that identify an entry in both versions, later tuples for entries unmatched before. None: all content."""
    title: tuple[str, ...] = ()
    """The keys whose words name it."""
    write_title: Callable[[SettingNames, SettingEntry], str] | None = None
    """Writes a longer name, if these words are not enough."""
    is_ordered: bool = False
    """True if the order matters to readers or the program."""
    added: B = B("thêm {noun} ", "added: {noun} ")
    removed: B = B("bỏ {noun} ", "removed: {noun} ")
    """The words for an added or removed entry."""


def _text(entry: SettingEntry, key: str) -> str:
    value = entry.get(key)
    return value if isinstance(value, str) else ""


def _redirect(names: SettingNames, entry: SettingEntry) -> str:
    return names.name_address(_text(entry, "site"), _text(entry, "from"))


def _person(_: SettingNames, entry: SettingEntry) -> str:
    post, id = _text(entry, "post"), _text(entry, "id")
    return f"{post} ({id})" if post else id


def _key(names: SettingNames, entry: SettingEntry) -> str:
    label, key = _text(entry, "label"), names.name_key(_text(entry, "public"))
    return f"{label}, {key}" if label else key


_FOR: Final = B("{giver} cho {receiver}", "{giver} to {receiver}")


def _delegation(names: SettingNames, entry: SettingEntry) -> str:
    giver, receiver = (names.name_person(_text(entry, key)) for key in ("from_person", "to_person"))
    return names.say(_FOR, giver=giver, receiver=receiver)


_MENU_ENTRY: Final = EntryKind(B("mục", "the entry"), (("to",), ("label",)), ("label",), is_ordered=True)
_SECTION: Final = EntryKind(B("chuyên mục", "the section"), (("path",), ("names",)), ("names",), is_ordered=True)
_PERSON: Final = EntryKind(B("người", "the person"), (("id",),), ("post", "id"), _person)
_ROLE: Final = EntryKind(
    B("vai trò", "the role"),
    (("role", "from"), ("role",)),
    ("role",),
    added=B("được giao {noun} ", "is given {noun} "),
    removed=B("thôi giữ {noun} ", "no longer has {noun} "),
)
_DUTY: Final = EntryKind(B("nhiệm vụ", "the duty"), (("duty", "groups", "sites"), ("duty",)), ("duty",))
_DAY: Final = EntryKind(B("ngày", "the day"), (("day",),), ("day",))
_PERIOD: Final = EntryKind(B("giai đoạn từ", "the period from"), (("from",),), ("from",), is_ordered=True)
OTHER_ENTRY: Final = EntryKind(
    B("mục", "the entry"), (("id",), ("code",), ("path",), ("name",)), ("id", "code", "path", "name")
)
"""For entries without a model."""

ENTRY_KINDS: Final[Mapping[str, EntryKind]] = MappingProxyType(
    {
        "AddressModel": EntryKind(B("địa chỉ cũ", "the old address"), (), ("host", "path")),
        "BasisModel": EntryKind(B("căn cứ", "the basis"), (("instrument", "article"), ("instrument",)), ("article", "instrument")),
        "ChildMenuModel": replace(_MENU_ENTRY, noun=B("mục con", "the entry below")),
        "ClassModel": EntryKind(B("loại thời hạn", "the class of limits"), (("id",),), ("names",)),
        "ContrastModel": EntryKind(B("màu", "the colour"), (("foreground", "use"),), ("foreground",)),
        "DatedLengthModel": _PERIOD,
        "DayOffModel": _DAY,
        "DelegationModel": EntryKind(
            B("ủy quyền", "the delegation"),
            (("from_person", "to_person", "document"), ("from_person", "to_person")),
            ("from_person", "to_person"),
            _delegation,
        ),
        "DirectedModel": EntryKind(B("thời hạn của", "the limit of"), (("site", "class", "directive"),), ("site", "class")),
        "DutyIssuersModel": _DUTY,
        "DutyPlaceModel": _DUTY,
        "FormerBodyModel": EntryKind(B("tên", "the name"), (("names",), ("since", "successors")), ("names",)),
        "FreshnessPeriodModel": _PERIOD,
        "InstrumentModel": EntryKind(B("văn bản", "the instrument"), (("id",),), ("short",)),
        "KeyModel": EntryKind(B("khóa", "the key"), (("public",),), ("label", "public"), _key),
        "LanguageModel": EntryKind(B("ngôn ngữ", "the language"), (("code",),), ("code",), is_ordered=True),
        "MakeUpDayModel": _DAY,
        "MenuModel": _MENU_ENTRY,
        "NamedSectionModel": EntryKind(B("chuyên mục", "the section"), (("path", "groups", "sites"), ("path",)), ("names",)),
        "NamedServiceModel": EntryKind(B("kênh", "the channel"), (("id",),), ("names",), is_ordered=True),
        "NotApplicableModel": _DUTY,
        "OverrideModel": EntryKind(B("mức riêng cho", "the severities of"), (("paths", "sites"),), ("paths", "sites"), is_ordered=True),
        "OwnSectionModel": _SECTION,
        "PortalAppointmentModel": _ROLE,
        "PortalPersonModel": _PERSON,
        "RedirectModel": EntryKind(B("địa chỉ cũ", "the old address"), (("site", "from"),), ("site", "from"), _redirect),
        "RetentionEntryModel": EntryKind(B("loại bài", "the kind"), (("kind",),), ("kind",)),
        "RevocationModel": EntryKind(B("khóa", "the key"), (("key",),), ("key",)),
        "SearchAliasModel": EntryKind(B("tên", "the name"), (("words",), ("targets", "kind")), ("words",)),
        "SectionModel": _SECTION,
        "SiteAppointmentModel": _ROLE,
        "SitePersonModel": _PERSON,
        "StaleLimitModel": _DUTY,
        "TaxonomyModel": EntryKind(B("hệ danh mục", "the taxonomy"), (("id",), ("names",)), ("names",), is_ordered=True),
        "TermModel": EntryKind(B("từ", "the term"), (("id",), ("names",)), ("names",), is_ordered=True),
        "WaiverModel": EntryKind(
            B("mục miễn áp dụng", "the waiver of"),
            (("code", "item", "site", "from"), ("code", "item", "site")),
            ("code", "item", "site"),
        ),
        "WindowModel": EntryKind(B("khung giờ", "the hours"), (), ("from", "to")),
        "WorkedDayModel": _DAY,
    }
)  # fmt: skip
"""By the name of the model; contains every model used in a list."""
