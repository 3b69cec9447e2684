"""Visibility of text on a PDF page: it is read once as visible, and once for each reason to hide it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from portalgen.documents.located.colours import is_white_ink
from portalgen.documents.located.model import TextMark
from portalgen.on_demand import on_demand

with on_demand():
    from pypdf import generic as pdf_objects

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_INVISIBLE: Final = 3
"""The text rendering mode without fill and stroke."""
_TINY: Final = 2.0
"""Points below which text is unreadable."""
_MARGIN: Final = 20.0
"""Points outside the page that still count as on it, since letters have a width."""
_SHOWS: Final = frozenset((b"Tj", b"TJ", b"'", b'"'))
_CURVES: Final = frozenset((b"c", b"v", b"y"))


def find_hidden_layers(reader: PdfReader) -> frozenset[int]:
    """Return the numbers of the objects for layers switched off when the file is opened."""
    try:
        properties = reader.root_object.get("/OCProperties")
        if properties is None:
            return frozenset()
        properties = properties.get_object()
        settings = properties["/D"].get_object()
        off = {each.idnum for each in list.__iter__(settings.get("/OFF", ()))}
        if settings.get("/BaseState") == "/OFF":
            on = {each.idnum for each in list.__iter__(settings.get("/ON", ()))}
            off |= {each.idnum for each in list.__iter__(properties["/OCGs"].get_object())} - on
        return frozenset(off)
    except (AttributeError, KeyError, TypeError):  # an invalid table of layers
        return frozenset()


@dataclass
class _Ink:
    """The graphics state that decides visibility of text."""

    mode: int = 0
    is_white: bool = False
    is_transparent: bool = False
    size: float = 12.0
    space: str = "/DeviceGray"


@dataclass
class _Form:
    """A drawn form, with the state to restore after it."""

    resources: Any
    ink: _Ink
    depth: int
    is_hidden: bool


@dataclass
class InkReader:
    """Reads the text of a page; `marks` and `curves` are known after `read("")`."""

    page: PageObject
    layers: frozenset[int]
    marks: set[TextMark] = field(default_factory=set)
    curves: int = 0
    _wanted: TextMark = ""
    _ink: _Ink = field(default_factory=_Ink)
    _stack: list[_Ink] = field(default_factory=list)
    _contents: list[bool] = field(default_factory=list)
    """For each open marked content, True if it belongs to a layer switched off."""
    _forms: list[_Form] = field(default_factory=list)
    _kept: Any = None

    def read(self, mark: TextMark) -> str:
        """Return the text of the page with this mark; for "", the visible text."""
        self._wanted = mark
        self._ink, self._stack, self._contents, self._forms, self._kept = _Ink(), [], [], [], None
        self.curves = 0
        resources = self.page.get("/Resources")
        self._resources = resources.get_object() if resources is not None else {}
        self._box = [float(each) for each in self.page.cropbox]
        return self.page.extract_text(visitor_operand_before=self._before, visitor_operand_after=self._after)

    def _before(self, operator: bytes, operands: Any, cm: Sequence[float], tm: Sequence[float]) -> None:
        if operator in _SHOWS:
            mark = self._mark(cm, tm)
            if mark:
                self.marks.add(mark)
            if mark != self._wanted:
                self._blank(operator, operands)
        elif operator in _CURVES:
            self.curves += 1
        elif operator == b"Do":
            self._enter(operands)
        else:
            self._follow(operator, operands)

    def _after(self, operator: bytes, operands: Any, _cm: Sequence[float], _tm: Sequence[float]) -> None:
        if operator in _SHOWS and self._kept is not None:
            operands[-1] = self._kept
            self._kept = None
        elif operator == b"Do" and self._forms:
            form = self._forms.pop()
            self._resources, self._ink = form.resources, form.ink
            del self._stack[form.depth :]

    def _blank(self, operator: bytes, operands: Any) -> None:
        """Suppress the output of this operator; its operands are restored after it."""
        if operands:
            self._kept = operands[-1]
            operands[-1] = pdf_objects.ArrayObject() if operator == b"TJ" else pdf_objects.TextStringObject("")

    def _mark(self, cm: Sequence[float], tm: Sequence[float]) -> TextMark:
        if any(self._contents) or any(form.is_hidden for form in self._forms):
            return "layer"
        ink = self._ink
        if ink.mode == _INVISIBLE or ink.is_transparent:
            return "invisible"
        if ink.is_white and ink.mode in (0, 4):
            return "white"
        if self._forms:
            return ""  # the place and size of a drawn form are unknown here
        if abs(ink.size) * math.hypot(tm[2], tm[3]) * math.hypot(cm[2], cm[3]) < _TINY:
            return "tiny"
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        left, bottom, right, top = self._box
        is_on = left - _MARGIN <= x <= right + _MARGIN and bottom - _MARGIN <= y <= top + _MARGIN
        return "" if is_on else "off_page"

    def _follow(self, operator: bytes, operands: Any) -> None:
        """Apply an operator to the graphics state."""
        ink = self._ink
        if operator == b"q":
            self._stack.append(_Ink(ink.mode, ink.is_white, ink.is_transparent, ink.size, ink.space))
        elif operator == b"Q":
            if self._stack:
                self._ink = self._stack.pop()
        elif operator == b"Tr" and operands:
            ink.mode = int(operands[0])
        elif operator == b"Tf" and len(operands) > 1:
            ink.size = float(operands[1])
        elif operator == b"cs" and operands:
            ink.space, ink.is_white = str(operands[0]), False
        elif operator in (b"g", b"rg", b"k"):
            ink.is_white = is_white_ink([float(each) for each in operands])
        elif operator in (b"sc", b"scn"):
            ink.is_white = self._is_white(operands)
        elif operator == b"gs" and operands:
            self._read_state(str(operands[0]))
        elif operator in (b"BDC", b"BMC"):
            self._contents.append(operator == b"BDC" and self._is_hidden_layer(operands))
        elif operator == b"EMC" and self._contents:
            self._contents.pop()

    def _is_white(self, operands: Any) -> bool:
        if not all(isinstance(each, int | float) for each in operands):
            return False
        values = [float(each) for each in operands]
        kind = self._kind_of_space()
        if kind in ("/Separation", "/DeviceN"):
            return not any(values)
        return kind not in ("/Indexed", "/Pattern", "/Lab") and is_white_ink(values)

    def _kind_of_space(self) -> str:
        spaces = self._resource("/ColorSpace")
        found = spaces.get(self._ink.space) if spaces else None
        found = found.get_object() if found is not None else None
        return str(found[0]) if isinstance(found, list) and found else self._ink.space

    def _read_state(self, name: str) -> None:
        states = self._resource("/ExtGState")
        state = states.get(name) if states else None
        if state is not None and "/ca" in state.get_object():
            self._ink.is_transparent = float(state.get_object()["/ca"]) < 0.05

    def _is_hidden_layer(self, operands: Any) -> bool:
        if len(operands) < 2 or operands[0] != "/OC":
            return False
        properties = self._resource("/Properties")
        return properties is not None and self._leads_to_hidden(properties, operands[1])

    def _leads_to_hidden(self, holder: Any, key: Any) -> bool:
        """Return True if an entry is a layer switched off, or a group of such layers."""
        if not isinstance(key, str) or key not in holder:
            return False
        reference = holder.raw_get(key)
        if getattr(reference, "idnum", 0) in self.layers:
            return True
        group = reference.get_object()
        if group.get("/Type") != "/OCMD" or "/OCGs" not in group:
            return False
        members = group.raw_get("/OCGs")
        members = members if getattr(members, "idnum", 0) in self.layers else members.get_object()
        listed = list(list.__iter__(members)) if isinstance(members, list) else [members]
        return bool(listed) and all(getattr(each, "idnum", 0) in self.layers for each in listed)

    def _resource(self, name: str) -> Any:
        found = self._resources.get(name) if self._resources else None
        return found.get_object() if found is not None else None

    def _enter(self, operands: Any) -> None:
        """A form has resources of its own, and leaves the state as it was."""
        objects = self._resource("/XObject")
        key = operands[0] if operands else ""
        found = objects.get(key).get_object() if objects and key in objects else {}
        is_hidden = "/OC" in found and self._leads_to_hidden(found, "/OC")
        ink = self._ink
        self._forms.append(_Form(self._resources, ink, len(self._stack), is_hidden))
        self._ink = _Ink(ink.mode, ink.is_white, ink.is_transparent, ink.size, ink.space)
        if "/Resources" in found:
            self._resources = found["/Resources"].get_object()
