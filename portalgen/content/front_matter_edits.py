"""Edits a page's front matter and keeps every other byte: comments, order, quotes, line ends.

Each edit is tried in the usual notation and accepted only if the loader then reads the intended values.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from portalgen.config.yaml_text import Tree, YamlText, parse_yaml, place_in_yaml
from portalgen.content.front_matter import head_keys_of, head_yaml_of, split_source
from portalgen.content.front_matter_text import format_key_lines, format_scalar
from portalgen.errors import UsageError

_STEP: Final = "  "


def add_key(data: bytes, path: str, key: str, value: Any, order: Sequence[str]) -> bytes:
    """Return the file with a new key below the keys that precede it in `order`.

    Raises UsageError if the front matter cannot be read or already has the key.
    """
    head, keys = _read_head(data, path)
    if key in keys:
        raise UsageError(
            f"{path} đã có khóa `{key}`; hãy sửa giá trị của khóa đó",
            f"{path} already has a key `{key}`; edit its value",
        )
    lines = format_key_lines(key, value)
    expected = {**keys, key: _tree_of(lines, key)}
    end = _line_end(head)
    text = "".join(f"{line}{end}" for line in lines)
    for at in (_offset_below(head, path, keys, key, order), len(head)):
        changed = head[:at] + text + head[at:]
        if _keys_of(changed, path) == expected:
            return _with_head(data, head, changed)
    raise _unreadable_head(path)


def add_to_list(data: bytes, path: str, key: str, entry: Mapping[str, Any], order: Sequence[str]) -> bytes:
    """Return the file with `entry` added at the end of the list `key`.

    The list is created if it is missing. Raises UsageError if the front matter cannot be read, or if `key` has another
    type of value.
    """
    head, keys = _read_head(data, path)
    if key not in keys:
        return add_key(data, path, key, (entry,), order)
    known = keys[key]
    if not isinstance(known, list):
        raise _unreadable_head(path)
    added = _tree_of(format_key_lines(key, (entry,)), key)
    assert isinstance(added, list)
    expected = {**keys, key: [*known, *added]}
    start, end = _block_of(head, path, keys, key)
    block = head[start:end]
    for changed_block in _list_candidates(block, key, entry, [*known, *added]):
        changed = head[:start] + changed_block + head[end:]
        if _keys_of(changed, path) == expected:
            return _with_head(data, head, changed)
    raise _unreadable_head(path)


def _list_candidates(block: str, key: str, entry: Mapping[str, Any], whole: list[Tree]) -> Iterator[str]:
    """Yield candidates for the list with the new entry: in its own notation, then rewritten."""
    end = _line_end(block)
    dashes = [line for line in block.splitlines() if line.lstrip().startswith("- ")]
    for indent in dict.fromkeys(line[: len(line) - len(line.lstrip())] for line in dashes[:1]):
        lines = format_key_lines(key, (entry,))[1:]
        own = block if block.endswith("\n") else f"{block}{end}"
        yield own + "".join(f"{indent}{line.removeprefix(_STEP)}{end}" for line in lines)
    close = block.rfind("]")
    if close >= 0:
        before = block[:close].rstrip()
        comma = "" if before.endswith(("[", ",")) else ","
        space = "" if before.endswith("[") else " "
        yield f"{before}{comma}{space}{_flow_of(entry)}{block[close:]}"
    yield "".join(f"{line}{end}" for line in format_key_lines(key, tuple(whole)))


def _flow_of(entry: Mapping[str, Any]) -> str:
    values = {name: format_scalar(value) for name, value in entry.items()}
    quoted = {
        name: text if text[:1] == '"' or not set(text) & set(",[]{}") else json.dumps(text, ensure_ascii=False)
        for name, text in values.items()
    }
    return f"{{{', '.join(f'{name}: {text}' for name, text in quoted.items())}}}"


def _read_head(data: bytes, path: str) -> tuple[str, Mapping[str, Tree]]:
    parts = split_source(data)
    if parts is None:
        raise _unreadable_head(path)
    try:
        head = data[parts.head_start : parts.head_end].decode("utf-8")
    except UnicodeDecodeError:
        raise _unreadable_head(path) from None
    keys = head_keys_of(head_yaml_of(data, parts, path))
    if not keys:
        raise _unreadable_head(path)
    return head, keys


def _with_head(data: bytes, head: str, changed: str) -> bytes:
    parts = split_source(data)
    assert parts is not None
    assert data[parts.head_start : parts.head_end] == head.encode()
    return data[: parts.head_start] + changed.encode() + data[parts.head_end :]


def _offset_below(head: str, path: str, keys: Mapping[str, Tree], key: str, order: Sequence[str]) -> int:
    """Return the offset for a new key: below the last key that precedes it in `order`, else at the end."""
    ranks = {name: number for number, name in enumerate(order)}
    above = [name for name in keys if name in ranks and key in ranks and ranks[name] < ranks[key]]
    return _block_of(head, path, keys, above[-1])[1] if above else len(head)


def _block_of(head: str, path: str, keys: Mapping[str, Tree], key: str) -> tuple[int, int]:
    """Return the (start, end) offsets of a key's lines, without comments and empty lines below it."""
    lines = head.splitlines(keepends=True)
    source = YamlText(head, path, "FMT")
    starts = sorted(place_in_yaml(source, (name,), key=True).line - source.first_line for name in keys)
    start = place_in_yaml(source, (key,), key=True).line - source.first_line
    following = next((each for each in starts if each > start), len(lines))
    own = [
        number
        for number, line in enumerate(lines[start:following], start + 1)
        if line.strip() and not line.startswith("#")
    ]
    end = own[-1] if own else start + 1
    return sum(map(len, lines[:start])), sum(map(len, lines[:end]))


def _tree_of(lines: Sequence[str], key: str) -> Tree:
    return head_keys_of(YamlText("\n".join(lines) + "\n", "", "FMT"))[key]


def _keys_of(head: str, path: str) -> Mapping[str, Tree]:
    tree, _ = parse_yaml(YamlText(head, path, "FMT"))
    return tree if isinstance(tree, dict) else {}


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _unreadable_head(path: str) -> UsageError:
    return UsageError(
        f"không sửa được phần thông tin của {path}; hãy chạy `portalgen check` và sửa các lỗi của tệp này trước",
        f"the front matter of {path} cannot be changed; run `portalgen check` and fix the errors of the file first",
    )
