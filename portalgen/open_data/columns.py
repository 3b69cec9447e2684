"""The columns of a kind in data files, in a fixed order: common columns, then the facts shown on its pages.

Names are from the front matter and the same in all languages; titles and descriptions are bilingual. A group is
flattened (`source_name`). A list is stored in a single cell as a JSON array: Table Schema reads it back whole (`array`), and
it needs no separator, since values could contain any.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import Any, Final, Literal, Protocol

from portalgen.config.taxonomies import Taxonomy
from portalgen.frozen import frozen
from portalgen.graph.moments import is_sample, is_superseded, status_of
from portalgen.graph.title_labels import STATUS_LABELS
from portalgen.kinds.data_cell import CellType, JsonValue, Schema
from portalgen.kinds.definition import Choice, Field, Kind
from portalgen.open_data.cells import (
    DATA_CELLS,
    cells_of,
    describe_cell,
    describe_codes,
    json_schema_of,
    json_value_of,
    keys_of_group,
    lacks_subject,
    list_codes,
    table_schema_of,
    write_json,
    write_moment,
)
from portalgen.open_data.page_reader import PageReader
from portalgen.render.context import Context
from portalgen.text.bilingual import Bilingual as B

USUAL_STATUS: Final = "published"
"""The status of an item without any note for readers."""
STATUS_CODES: Final = (
    Choice(USUAL_STATUS, B("Như đã đăng", "As posted")),
    *(Choice(status, STATUS_LABELS[status]) for status in ("corrected", "superseded", "withdrawn")),
)
"""The possible statuses of a shown item."""
STATUSES: Final = tuple(each.value for each in STATUS_CODES)
_PLAIN_TYPES: Final = frozenset(("number", "integer", "year", "date", "datetime", "boolean"))
"""Types of Table Schema other than text."""
RENAMED: Final = "field_"
"""Prefix for the name of a field that equals the name of a common column."""

ColumnRole = Literal["identity", "fact", "terms"]
"""The role of a column: identity, fact or terms (subject).

The identity columns remain in the row of a withdrawn item.
"""


class NamedColumn(Protocol):
    """A column as far as files without schemas know it."""

    @property
    def name(self) -> str:
        """For machines: letters, digits and underscores, the same in all languages."""

    @property
    def is_text(self) -> bool:
        """True if its cells are texts, not numbers, days or booleans."""


@frozen
class CodeMeaning:
    """A code in the cells of a column, and its meaning."""

    name: str
    """Name of the column; within a group, of the column and the key (`relations.type`)."""
    value: str
    label: B


@frozen
class FileColumn:
    """A column in the files of a language."""

    name: str
    is_text: bool
    title: str
    description: str
    codes: tuple[tuple[str, str, str], ...] = ()
    """(name, code, meaning) of its values, if they are codes."""


@frozen
class Column:
    """A column of a kind's data files."""

    name: str
    """For machines: letters, digits and underscores, the same in all languages."""
    title: B
    description: B
    read: Callable[[PageReader], JsonValue]
    """Returns the JSON value of an item, or None."""
    text: Callable[[Any], str]
    """Returns the text of a value other than None, for the cells of CSV and XLSX."""
    json_schema: Schema
    """Of the non-null values."""
    table_schema: Schema
    """Type, format and constraints of its cells, by Table Schema."""
    role: ColumnRole = "fact"
    is_required: bool = False
    """True if every item has a value."""
    key: str = ""
    """The front matter key on which its value depends; empty if the value is derived."""
    codes: tuple[CodeMeaning, ...] = ()
    """All possible values, if they are codes."""

    @property
    def is_text(self) -> bool:
        """True if its cells are texts, not numbers, days or booleans."""
        return self.table_schema["type"] not in _PLAIN_TYPES

    def in_language(self, language: str) -> FileColumn:
        """Return the column for the files of a language."""
        codes = tuple((each.name, each.value, each.label.text(language)) for each in self.codes)
        return FileColumn(self.name, self.is_text, self.title.text(language), self.description.text(language), codes)


def shared_columns_of(context: Context, kind: Kind) -> tuple[Column, ...]:
    """Return the columns for the rows of a kind, cached per site: creating them costs more than filling a row."""
    columns = context.cache.data_columns
    if kind.name not in columns:
        columns[kind.name] = columns_of(kind, context.data_cells)
    return columns[kind.name]


def explained_columns_of(context: Context, kind: Kind) -> tuple[Column, ...]:
    """Return the columns of a kind with all known meanings of their values, including closed taxonomies."""
    columns = context.cache.explained_columns
    if kind.name not in columns:
        columns[kind.name] = columns_of(kind, context.data_cells, closed_terms_of(context.portal.taxonomies))
    return columns[kind.name]


def closed_terms_of(taxonomies: Iterable[Taxonomy]) -> Mapping[str, tuple[Choice, ...]]:
    """Return the terms that explain codes, by id of their taxonomy. Only closed taxonomies are included."""
    return {
        each.id: tuple(Choice(term.id, B(each.name(term.id, "vi"), each.name(term.id, "en"))) for term in each.terms)
        for each in taxonomies
        if not each.open and each.terms
    }


def columns_of(
    kind: Kind,
    cells: Mapping[str, CellType] = DATA_CELLS,
    terms: Mapping[str, tuple[Choice, ...]] = MappingProxyType({}),
) -> tuple[Column, ...]:
    """Return the columns that data files have for a kind. `cells` has the type of each field (`Context.data_cells`).

    `terms` are those of `closed_terms_of`. They are used only in explanations; the rows do not depend on them.
    """
    own = tuple(_with_terms(field, terms) for field in kind.fields if _is_own(kind, field, cells))
    facts = (
        column for field in own if not field.taxonomy for column in _columns_of_field(field, field.name, (), cells)
    )
    files = (_files_column(field, cells) for name in _FILES if (field := kind.field(name)) is not None)
    subjects = (column for field in own if field.taxonomy for column in _columns_of_field(field, field.name, (), cells))
    return (*_head(kind), *facts, *(each for each in files if each is not None), *subjects)


_FILES: Final = ("attachments", "images")
"""The fields with files, placed after the others."""


def _is_own(kind: Kind, field: Field, cells: Mapping[str, CellType]) -> bool:
    """Return True if data files have columns for a field: fields hidden on pages are not published."""
    if field.name in (*_TOLD, *_FILES) or (kind.states is not None and field.name == kind.states.field):
        return False
    if lacks_subject(field, cells):
        return False
    return (field.is_shown or field.is_shown_apart or bool(field.taxonomy)) and not cells[field.type].is_left_out


def _with_terms(field: Field, terms: Mapping[str, tuple[Choice, ...]]) -> Field:
    """Return the field, with its terms as choices if it has a closed taxonomy."""
    if field.taxonomy in terms:
        return replace(field, choices=terms[field.taxonomy])
    if terms and field.fields:
        return replace(field, fields=tuple(_with_terms(each, terms) for each in field.fields))
    return field


def _codes_of(field: Field, name: str, cells: Mapping[str, CellType]) -> Iterator[CodeMeaning]:
    yield from (CodeMeaning(name, each.value, each.label) for each in field.choices)
    for each in keys_of_group(field, cells):
        yield from _codes_of(each, f"{name}.{each.name}", cells)


def _head(kind: Kind) -> Iterator[Column]:
    """Yield the common columns; if a kind lacks one, such as a state, it is empty in all rows."""
    yield from _BEFORE_STATE
    states = kind.states
    choices = states.choices if states is not None else ()
    yield Column(
        "state",
        states.label if states is not None else B("Tình trạng", "State"),
        B(
            "Tình trạng của việc mà bài nói tới lúc lập tệp, theo các mốc ngày hoặc như bài ghi; trống ở nội dung mẫu và "
            "bài đã thu hồi hay thay thế.",
            "The state of the item's subject when the file was made, by its dates or as stated in the item; empty for "
            "samples and for withdrawn or superseded items.",
        ),
        lambda reader: reader.context.state_of(reader.page) or None,
        str,
        describe_codes(choices) if choices else {"type": "string"},
        list_codes(choices) if choices else {"type": "string"},
        codes=tuple(CodeMeaning("state", each.value, each.label) for each in choices),
    )
    yield _SAMPLE
    yield _SUPERSEDED_BY


def _columns_of_field(
    field: Field, name: str, within: tuple[str, ...], cells: Mapping[str, CellType]
) -> Iterator[Column]:
    """Yield the columns of a field, named `name` here and nested in the groups `within`."""
    if field.fields and not field.is_list:
        for each in keys_of_group(field, cells):
            yield from _columns_of_field(each, f"{name}_{each.name}", (*within, field.name), cells)
        return
    shown = f"{RENAMED}{name}" if name in _TAKEN else name
    entry = cells[field.type]
    labels = (None, *(part.label for part in entry.beside))
    for (below, cell), label in zip(cells_of(field, cells), labels, strict=True):
        title = field.label if label is None else _join(field.label, label)
        column = shown + below.removeprefix(field.name)
        yield Column(
            name=column,
            title=title,
            description=describe_cell(cell, replace(field, label=title)),
            read=partial(_read_field, field, cell, within),
            text=write_json if field.is_list else cell.text,
            json_schema=json_schema_of(cell, field, cells),
            table_schema=table_schema_of(cell, field),
            role="terms" if field.taxonomy else "fact",
            key=within[0] if within else field.name,
            codes=tuple(_codes_of(field, column, cells)) if label is None else (),
        )


def _join(label: B, part: B) -> B:
    return B(f"{label.vi}: {part.vi}", f"{label.en}: {part.en}")


def _read_field(field: Field, cell: CellType, within: tuple[str, ...], reader: PageReader) -> JsonValue:
    values: Mapping[str, Any] = reader.page.fields
    for group in within:
        values = values.get(group) or {}
    value = values.get(field.name)
    return None if value is None else json_value_of(cell, reader, field, value)


def _files_column(field: Field, cells: Mapping[str, CellType]) -> Column | None:
    """Return the column of attachments or pictures: an array of groups with the public facts about each file.

    No column for pictures: rows cannot contain their published names, and the captions alone are useless.
    """
    if not field.is_list or lacks_subject(field, cells):
        return None
    return next(_columns_of_field(field, field.name, (), cells), None)


def _newest_correction(reader: PageReader) -> JsonValue:
    moments = [each["at"] for each in reader.page.fields.get("change_notes", ())]
    return write_moment(max(moments)) if moments else None


def _identity(
    name: str,
    title: B,
    description: B,
    read: Callable[[PageReader], JsonValue],
    json_schema: Schema,
    table_schema: Schema | None = None,
    *,
    is_required: bool = True,
    text: Callable[[Any], str] = str,
    codes: tuple[CodeMeaning, ...] = (),
) -> Column:
    column = table_schema or {"type": "string"}
    return Column(name, title, description, read, text, json_schema, column, "identity", is_required, codes=codes)


_TEXT: Final[Schema] = {"type": "string", "minLength": 1}
_URL: Final[Schema] = {"type": "string", "format": "uri"}
_MOMENT: Final[Schema] = {"type": "string", "format": "date-time"}
_MOMENT_COLUMN: Final[Schema] = {"type": "datetime", "format": "any"}


def _successor(reader: PageReader) -> JsonValue:
    """Return the successor of the item, or None while that is hidden: a draft or scheduled page is confidential."""
    if not is_superseded(reader.page, reader.context.graph.at):
        return None
    successor = reader.page.fields["superseded_by"]
    return successor if reader.shows_item(successor) else None


_BEFORE_STATE: Final = (
    _identity(
        "site",
        B("Mã trang", "Site"),
        B("Mã của trang trong cổng.", "The id of the site."),
        lambda reader: reader.page.site,
        _TEXT,
    ),
    _identity(
        "agency",
        B("Cơ quan", "Agency"),
        B(
            "Cơ quan chịu trách nhiệm nội dung; là cơ quan của trang nếu bài không nói khác.",
            "The agency responsible for the content; the site's agency if the item names no other.",
        ),
        lambda reader: reader.agency,
        _TEXT,
    ),
    _identity(
        "id",
        B("Mã bài", "Id"),
        B("Không bao giờ đổi, giống nhau ở mọi ngôn ngữ.", "Never changes; the same in all languages."),
        lambda reader: reader.page.id,
        _TEXT,
    ),
    _identity(
        "language",
        B("Ngôn ngữ", "Language"),
        B("Ngôn ngữ của dòng này (BCP 47).", "The language of this row (BCP 47)."),
        lambda reader: reader.page.language,
        _TEXT,
    ),
    _identity(
        "url",
        B("Địa chỉ", "Address"),
        B("Địa chỉ của bài.", "The address of the item."),
        lambda reader: reader.url,
        _URL,
        {"type": "string", "format": "uri"},
    ),
    _identity(
        "kind",
        B("Loại bài", "Kind"),
        B("Loại bài.", "The kind of the item."),
        lambda reader: reader.page.kind.name,
        _TEXT,
    ),
    _identity("title", B("Tiêu đề", "Title"), B("Tiêu đề.", "The title."), lambda reader: reader.page.title, _TEXT),
    Column(
        "summary",
        B("Tóm tắt", "Summary"),
        B("Một, hai câu.", "One or two sentences."),
        lambda reader: reader.page.summary or None,
        str,
        {"type": "string"},
        {"type": "string"},
    ),
    _identity(
        "date",
        B("Ngày", "Date"),
        B(
            "Thời điểm ghi trên bài, giờ +07:00; 00:00 khi chỉ có ngày.",
            "The date stated in the item, in +07:00; 00:00 if it has no time.",
        ),
        lambda reader: None if reader.page.date is None else write_moment(reader.page.date),
        _MOMENT,
        _MOMENT_COLUMN,
        is_required=False,
    ),
    _identity(
        "modified",
        B("Đính chính gần nhất", "Last corrected"),
        B(
            "Thời điểm đính chính gần nhất; trống nếu chưa đính chính.",
            "The time of the latest correction; empty if it was never corrected.",
        ),
        _newest_correction,
        _MOMENT,
        _MOMENT_COLUMN,
        is_required=False,
    ),
    _identity(
        "status",
        B("Hiện trạng của bài", "Status"),
        B("Điều đã xảy ra với bài từ khi đăng.", "The status of the item since it was posted."),
        lambda reader: status_of(reader.page, reader.context.graph.at) or USUAL_STATUS,
        describe_codes(STATUS_CODES),
        list_codes(STATUS_CODES),
        codes=tuple(CodeMeaning("status", each.value, each.label) for each in STATUS_CODES),
    ),
)
_SAMPLE: Final = _identity(
    "sample",
    B("Nội dung mẫu", "Sample"),
    B("true: nội dung minh họa, không phải thông tin thật.", "true: illustrative content, not real information."),
    lambda reader: is_sample(reader.page),
    {"type": "boolean"},
    {"type": "boolean"},
    text=lambda value: "true" if value else "false",
)
_SUPERSEDED_BY: Final = _identity(
    "superseded_by",
    B("Đã thay thế bằng", "Superseded by"),
    B("Mã của bài đã thay thế bài này.", "The id of the item that replaced this one."),
    _successor,
    _TEXT,
    is_required=False,
)
_TAKEN: Final = frozenset((*(each.name for each in _BEFORE_STATE), "state", "sample", "superseded_by"))
"""The names of the common columns."""
_TOLD: Final = frozenset(("agency", "id", "kind", "title", "summary", "date", "sample"))
"""The front matter keys covered by these columns."""
