"""Words for how much stands behind a change; they are needed where no model of pydantic is loaded."""

from __future__ import annotations

from typing import Literal

ApprovalLevel = Literal["none", "platform", "person"]
"""`none` · `platform`: the forge's or the desk's account merged it · `person`: somebody signed a record."""
ApprovalStep = Literal["review", "confirm", "approve"]
"""Actions that may have to stand before publication."""
