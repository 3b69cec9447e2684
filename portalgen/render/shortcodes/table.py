"""All shortcodes, in the order of the reference."""

from __future__ import annotations

from typing import Final

from portalgen.render.shortcodes.audio import AUDIO
from portalgen.render.shortcodes.blank import BLANK
from portalgen.render.shortcodes.callout import CALLOUT
from portalgen.render.shortcodes.contact import CONTACT
from portalgen.render.shortcodes.data import DATA
from portalgen.render.shortcodes.document import DOCUMENT
from portalgen.render.shortcodes.figure import FIGURE
from portalgen.render.shortcodes.film import FILM
from portalgen.render.shortcodes.map import MAP
from portalgen.render.shortcodes.model import Shortcode
from portalgen.render.shortcodes.section import TITLED_SECTION
from portalgen.render.shortcodes.sheet import SHEET
from portalgen.render.shortcodes.video import VIDEO

SHORTCODES: Final[tuple[Shortcode, ...]] = (
    FIGURE,
    CALLOUT,
    TITLED_SECTION,
    DOCUMENT,
    VIDEO,
    AUDIO,
    FILM,
    DATA,
    MAP,
    CONTACT,
    BLANK,
    SHEET,
)
