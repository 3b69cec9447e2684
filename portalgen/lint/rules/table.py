"""Every rule of the linter. A rule that stands in no table is found by a test."""

from __future__ import annotations

from typing import Final

from portalgen.lint.apply_suppressions import SuppressionRule
from portalgen.lint.model import LintRule
from portalgen.lint.rules.accessibility import table as accessibility
from portalgen.lint.rules.attachments import table as attached
from portalgen.lint.rules.calendar import table as calendar
from portalgen.lint.rules.data import table as data
from portalgen.lint.rules.deadlines import table as deadlines
from portalgen.lint.rules.documents import table as documents
from portalgen.lint.rules.duties import table as duties
from portalgen.lint.rules.form import table as form
from portalgen.lint.rules.governance import table as governance
from portalgen.lint.rules.identity import table as identity
from portalgen.lint.rules.kinds import table as kinds
from portalgen.lint.rules.ledger import table as ledger
from portalgen.lint.rules.origin import table as origin
from portalgen.lint.rules.privacy import table as privacy
from portalgen.lint.rules.repository import table as repository
from portalgen.lint.rules.states import table as states
from portalgen.lint.rules.suppression import table as suppression
from portalgen.lint.rules.text import table as text
from portalgen.lint.rules.translations import table as translations
from portalgen.lint.rules.word import table as word
from portalgen.lint.submission_review import SubmissionRule

RULES: Final[tuple[LintRule | SuppressionRule | SubmissionRule, ...]] = (
    *form.RULES,
    *identity.RULES,
    *ledger.RULES,
    *text.RULES,
    *word.RULES,
    *origin.RULES,
    *accessibility.RULES,
    *documents.RULES,
    *kinds.RULES,
    *data.RULES,
    *translations.RULES,
    *states.RULES,
    *privacy.RULES,
    *attached.RULES,
    *duties.RULES,
    *deadlines.RULES,
    *calendar.RULES,
    *repository.RULES,
    *suppression.RULES,
    *governance.RULES,
)
