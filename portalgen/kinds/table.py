"""The table of all kinds."""

from __future__ import annotations

from typing import Final

from portalgen.kinds.aid import AID
from portalgen.kinds.budget_report import BUDGET_REPORT
from portalgen.kinds.channels import CHANNELS
from portalgen.kinds.collection import Kinds
from portalgen.kinds.consultation import CONSULTATION
from portalgen.kinds.dialogue import DIALOGUE
from portalgen.kinds.direction import DIRECTION
from portalgen.kinds.emergency import EMERGENCY
from portalgen.kinds.epidemic import EPIDEMIC
from portalgen.kinds.land_price import LAND_PRICE
from portalgen.kinds.land_recovery import LAND_RECOVERY
from portalgen.kinds.legal_document import LEGAL_DOCUMENT
from portalgen.kinds.life_event import LIFE_EVENT
from portalgen.kinds.loan import LOAN
from portalgen.kinds.news import NEWS
from portalgen.kinds.official import OFFICIAL
from portalgen.kinds.organization import ORGANIZATION
from portalgen.kinds.page import PAGE
from portalgen.kinds.planning import PLANNING
from portalgen.kinds.procedure import PROCEDURE
from portalgen.kinds.procurement import PROCUREMENT
from portalgen.kinds.project import PROJECT
from portalgen.kinds.question import QUESTION
from portalgen.kinds.recruitment import RECRUITMENT
from portalgen.kinds.reflection import REFLECTION
from portalgen.kinds.reward import REWARD
from portalgen.kinds.sanction import SANCTION
from portalgen.kinds.science_topic import SCIENCE_TOPIC
from portalgen.kinds.section import SECTION
from portalgen.kinds.spokesperson import SPOKESPERSON
from portalgen.kinds.statistics import STATISTICS
from portalgen.kinds.survey import SURVEY
from portalgen.kinds.suspension_notice import SUSPENSION_NOTICE
from portalgen.kinds.tombstone import TOMBSTONE
from portalgen.kinds.work_plan import WORK_PLAN
from portalgen.kinds.work_schedule import WORK_SCHEDULE

KINDS: Final = Kinds(
    (
        PAGE,
        SECTION,
        NEWS,
        LEGAL_DOCUMENT,
        ORGANIZATION,
        OFFICIAL,
        DIRECTION,
        REWARD,
        SANCTION,
        RECRUITMENT,
        WORK_PLAN,
        BUDGET_REPORT,
        SCIENCE_TOPIC,
        PLANNING,
        PROJECT,
        PROCUREMENT,
        LAND_PRICE,
        LAND_RECOVERY,
        LOAN,
        AID,
        CONSULTATION,
        QUESTION,
        REFLECTION,
        DIALOGUE,
        SURVEY,
        PROCEDURE,
        LIFE_EVENT,
        SUSPENSION_NOTICE,
        WORK_SCHEDULE,
        SPOKESPERSON,
        CHANNELS,
        STATISTICS,
        EPIDEMIC,
        EMERGENCY,
        TOMBSTONE,
    )
)
"""Every kind by its name: what a portal has that is given no others."""
