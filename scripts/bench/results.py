"""What the samples say together: medians, ratios, and how both are shown."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any, Final

from builds import Sample
from install import versions
from tools import PORTALGEN

import portalgen

VALUES: Final = ("wall", "user", "system", "memory")
STANDS_FOR: Final[Mapping[str, str]] = {"restored": "cold", "nothing": "edit"}
"""What a peer does where portalgen has a measure that the peer has not."""
ORDER: Final = ("cold", "restored", "edit", "nothing", "serve", "search")

Medians = dict[str, dict[str, dict[str, float]]]
Ratios = dict[str, dict[str, dict[str, float]]]


def medians(samples: Sequence[Sample]) -> Medians:
    """{measure: {tool: {wall, user, system, memory, load, pages, bytes}}}; the load is the highest."""
    groups: dict[tuple[str, str], list[Sample]] = {}
    for sample in samples:
        groups.setdefault((sample.measure, sample.tool), []).append(sample)
    table: Medians = {}
    for (measure, tool), group in sorted(groups.items(), key=lambda item: ORDER.index(item[0][0])):
        row = {name: float(median(getattr(each.taken, name) for each in group)) for name in VALUES}
        row["load"] = max(each.load for each in group)
        if group[0].pages:
            row |= {"pages": float(group[0].pages), "bytes": float(group[0].size)}
        table.setdefault(measure, {})[tool] = row
    return table


def ratios(table: Medians) -> Ratios:
    """{measure: {peer: {wall, processor, memory}}}: portalgen's median by the peer's, below 1 where portalgen needs less."""
    found: Ratios = {}
    for measure, rows in table.items():
        own = rows.get(PORTALGEN)
        others = {**table.get(STANDS_FOR.get(measure, ""), {}), **rows}
        for peer, row in others.items():
            if own is not None and peer != PORTALGEN:
                found.setdefault(measure, {})[peer] = _ratio(own, row)
    return found


def _ratio(own: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    pairs = {
        "wall": (own["wall"], other["wall"]),
        "processor": (own["user"] + own["system"], other["user"] + other["system"]),
        "memory": (own["memory"], other["memory"]),
    }
    return {name: one / two for name, (one, two) in pairs.items() if two}


def machine() -> dict[str, Any]:
    """What was measured on, and in which versions."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "processors": os.cpu_count(),
        "model": model or platform.machine(),
        "memory": memory,
        "system": platform.system(),
        "python": platform.python_version(),
        "versions": {PORTALGEN: portalgen.__version__, **versions()},
    }


def report(samples: Sequence[Sample], pages: int, pairs: int, faults: Mapping[str, str]) -> dict[str, Any]:
    """Everything, as `run.py` documents it."""
    table = medians(samples)
    rounds = [
        {"pair": each.pair, "measure": each.measure, "tool": each.tool, "load": each.load, **asdict(each.taken)}
        for each in samples
    ]
    return {
        "machine": machine(),
        "pages": pages,
        "pairs": pairs,
        "measures": table,
        "ratios": ratios(table),
        "faults": dict(faults),
        "rounds": rounds,
    }


HEADS: Final = ("measure", "tool", "wall s", "user s", "system s", "memory MB", "load", "pages", "MB")
RATIO_HEADS: Final = ("× wall", "× processor", "× memory")


def text(value: Mapping[str, Any]) -> str:
    """The report as a table; a ratio is portalgen's figure by the one in its row."""
    on = value["machine"]
    rows = [(*HEADS, *RATIO_HEADS)]
    for measure, tools in value["measures"].items():
        stands = value["measures"].get(STANDS_FOR.get(measure, ""), {})
        for tool, row in tools.items():
            rows.append((measure, tool, *_cells(row), *_ratio_cells(value["ratios"], measure, tool)))
        for tool in sorted(set(stands) - set(tools)):
            label = f"{tool}, {STANDS_FOR[measure]}"
            rows.append((measure, label, *_cells(stands[tool]), *_ratio_cells(value["ratios"], measure, tool)))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join([row[0].ljust(widths[0]), row[1].ljust(widths[1]), *map(str.rjust, row[2:], widths[2:])]).rstrip()
        for row in rows
    ]
    names = ", ".join(f"{name} {version}" for name, version in on["versions"].items())
    head = f"{on['processors']} processors ({on['model']}), {on['memory'] / 2**30:.0f} GiB, {on['system']}, Python {on['python']}; {names}"
    faults = [f"{name}: {fault}" for name, fault in value["faults"].items()]
    return "\n".join([head, f"{value['pages']} pages, {value['pairs']} pairs, medians", "", *lines, *faults])


def _cells(row: Mapping[str, float]) -> tuple[str, ...]:
    seconds = tuple(f"{row[name]:.2f}" for name in ("wall", "user", "system"))
    made = (f"{row['pages']:.0f}", f"{row['bytes'] / 1e6:.1f}") if "pages" in row else ("", "")
    return (*seconds, f"{row['memory'] / 1e6:.0f}", f"{row['load']:.1f}", *made)


def _ratio_cells(found: Mapping[str, Any], measure: str, tool: str) -> tuple[str, ...]:
    row = found.get(measure, {}).get(tool, {})
    return tuple(f"{row[name]:.3f}" if name in row else "" for name in ("wall", "processor", "memory"))
