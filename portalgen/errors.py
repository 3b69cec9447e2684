"""Exceptions caused by the environment, as a small hierarchy.

    PortalgenError                anything that stops a command; exit code 2
    ├── UsageError                invalid input to the command
    ├── UnusableEnvironmentError  unsuitable machine or folder
    └── OutputError               the output folder is foreign, read-only or full

A fault in an author's *file* is never an exception: it is a `Diagnostic`. Any other exception is a bug and keeps its
traceback (exit code 3).
"""

from __future__ import annotations


class PortalgenError(Exception):
    """An error reported to users in Vietnamese (`vi`) and English (`en`), without a traceback."""

    exit_code = 2

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi, en)
        self.vi = vi
        self.en = en

    def __str__(self) -> str:
        return self.en

    def sentence(self, language: str) -> str:
        """Return the message in `language`: Vietnamese unless it is `en`."""
        return self.en if language == "en" else self.vi


class UsageError(PortalgenError):
    """The command's input is invalid, such as a site missing from the configuration."""


class UnusableEnvironmentError(PortalgenError):
    """The machine or the portal's folder does not allow the operation."""


class OutputError(PortalgenError):
    """The output folder cannot be written: foreign, read-only or full."""
