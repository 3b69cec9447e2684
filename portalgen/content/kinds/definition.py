"""A kind of page, declared: from it follow the checks, the JSON Schema, `portalgen new` and what a view shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from portalgen.text.bilingual import Bilingual

FieldType = Literal[
    "line",
    "text",
    "date",
    "datetime",
    "last_datetime",
    "boolean",
    "integer",
    "slug",
    "choice",
    "address",
    "email",
    "path",
    "file",
    "reference",
    "group",
]
"""`line` is one line and `text` several, both without Markdown; `last_datetime` is a moment whose bare day counts to
its end; `address` is on the web, `path` on the site's own host; `file` stands beside the page; `reference` is the
id of an item."""

ListStyle = Literal["news", "documents", "people", "plain"]
Order = Literal["date", "weight"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values of a field of type `choice`."""

    value: str
    label: Bilingual


@dataclass(frozen=True, slots=True)
class Field:
    """A key of the front matter."""

    name: str
    type: FieldType
    label: Bilingual
    help: Bilingual
    required: bool = False
    shared: bool = True
    """Stands in the original only: a translation takes it from there and must not contradict it."""
    inherited: bool = False
    """Not shared, but a translation that does not give it takes the original's."""
    is_shown: bool = True
    """One of the facts that the page shows to citizens."""
    is_list: bool = False
    """A list of these."""
    choices: tuple[Choice, ...] = ()
    fields: tuple[Field, ...] = ()
    """The keys of a group."""
    example: str = ""

    def choice_label(self, value: str) -> Bilingual:
        """How the choice `value` is called."""
        return next((choice.label for choice in self.choices if choice.value == value), Bilingual(value, value))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page. `own_fields` come before the common ones and replace a common one of the same name."""

    name: str
    label: Bilingual
    help: Bilingual
    layout: str
    """File name in the theme's `layouts/` without its ending."""
    list_style: ListStyle
    order: Order
    deadline_class: str = ""
    """Class of time limit (QĐ 2111, Art. 8-9) of an item that names none; empty where no clock runs."""
    deadline_class_where: tuple[tuple[str, str], ...] = ()
    """(flag, class): the class of an item in which `flag` is true."""
    date_from: str = "date"
    """The key whose day is the page's date where `date` is not given."""
    top_level: bool = False
    """May stand directly below the site's folder, in no section."""
    own_fields: tuple[Field, ...] = ()
    common_fields: tuple[Field, ...] = ()

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields: id, kind, title and summary, then the kind's own, then the other common ones."""
        own = {each.name: each for each in self.own_fields}
        head = tuple(own.pop(each.name, each) for each in self.common_fields[:4])
        rest = tuple(each for each in self.common_fields[4:] if each.name not in own)
        return (*head, *own.values(), *rest)

    def field(self, name: str) -> Field | None:
        """The field with this name, or None."""
        return next((each for each in self.fields if each.name == name), None)
