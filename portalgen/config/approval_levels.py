"""Types for approval levels and steps, usable without importing pydantic models."""

from __future__ import annotations

from typing import Literal

ApprovalLevel = Literal["none", "platform", "person"]
"""`none`; `platform`: merged by the forge's or the desk's account; `person`: signed by a person in a record."""
ApprovalStep = Literal["review", "confirm", "approve"]
"""Actions that may be required before publication."""
