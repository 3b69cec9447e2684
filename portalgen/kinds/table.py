"""The table of all kinds. Each kind is loaded when a portal first uses it."""

from __future__ import annotations

from typing import Final

from portalgen.kinds.collection import Kinds
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.kinds import (
        aid,
        budget_report,
        channels,
        consultation,
        dialogue,
        direction,
        emergency,
        epidemic,
        land_price,
        land_recovery,
        legal_document,
        life_event,
        loan,
        news,
        official,
        organization,
        page,
        planning,
        procedure,
        procurement,
        project,
        question,
        recruitment,
        reflection,
        reward,
        sanction,
        science_topic,
        section,
        spokesperson,
        statistics,
        survey,
        suspension_notice,
        tombstone,
        work_plan,
        work_schedule,
    )

KINDS: Final = Kinds.on_demand(
    {
        "page": lambda: page.PAGE,
        "section": lambda: section.SECTION,
        "news": lambda: news.NEWS,
        "legal_document": lambda: legal_document.LEGAL_DOCUMENT,
        "organization": lambda: organization.ORGANIZATION,
        "official": lambda: official.OFFICIAL,
        "direction": lambda: direction.DIRECTION,
        "reward": lambda: reward.REWARD,
        "sanction": lambda: sanction.SANCTION,
        "recruitment": lambda: recruitment.RECRUITMENT,
        "work_plan": lambda: work_plan.WORK_PLAN,
        "budget_report": lambda: budget_report.BUDGET_REPORT,
        "science_topic": lambda: science_topic.SCIENCE_TOPIC,
        "planning": lambda: planning.PLANNING,
        "project": lambda: project.PROJECT,
        "procurement": lambda: procurement.PROCUREMENT,
        "land_price": lambda: land_price.LAND_PRICE,
        "land_recovery": lambda: land_recovery.LAND_RECOVERY,
        "loan": lambda: loan.LOAN,
        "aid": lambda: aid.AID,
        "consultation": lambda: consultation.CONSULTATION,
        "question": lambda: question.QUESTION,
        "reflection": lambda: reflection.REFLECTION,
        "dialogue": lambda: dialogue.DIALOGUE,
        "survey": lambda: survey.SURVEY,
        "procedure": lambda: procedure.PROCEDURE,
        "life_event": lambda: life_event.LIFE_EVENT,
        "suspension_notice": lambda: suspension_notice.SUSPENSION_NOTICE,
        "work_schedule": lambda: work_schedule.WORK_SCHEDULE,
        "spokesperson": lambda: spokesperson.SPOKESPERSON,
        "channels": lambda: channels.CHANNELS,
        "statistics": lambda: statistics.STATISTICS,
        "epidemic": lambda: epidemic.EPIDEMIC,
        "emergency": lambda: emergency.EMERGENCY,
        "tombstone": lambda: tombstone.TOMBSTONE,
    },
    index="section",
)
"""The default kinds of a portal, keyed by name. Tests check them together."""
