"""The errors that the environment causes, as a small tree of exceptions.

    PortalgenError                anything that stops a command; exit code 2
    ├── UsageError                the command was given something impossible
    ├── UnusableEnvironmentError  the machine or the folder does not allow it
    └── OutputError               the output folder is foreign, read-only or full

A fault in somebody's *file* is never an exception: it is a `Diagnostic`. A bug is any other exception
and keeps its traceback (exit code 3).
"""

from __future__ import annotations


class PortalgenError(Exception):
    """An error that is reported to people in Vietnamese (`vi`) and English (`en`), without a traceback."""

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
    """The command was given something impossible, such as a site that is not configured."""


class UnusableEnvironmentError(PortalgenError):
    """The machine or the portal's folder does not allow what was asked."""


class OutputError(PortalgenError):
    """The output folder cannot be written: foreign, read-only or full."""
