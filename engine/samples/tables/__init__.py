"""The tables a story is written in, and how they turn into what people did one after the other."""

from engine.samples.tables.beats import Beat, Change, Reporting, beat, play, when
from engine.samples.tables.hoshin import Answer, Improve, Item, Offer, Plan, Talk, retired, started
from engine.samples.tables.okr import Abandoned, Carried, Closing, Cycle, Grade, KeyResult, Objective
from engine.samples.tables.review import Countermeasure, Decision, Finding, Lesson, Recognition, Review
from engine.samples.tables.scorecard import Aim, Measure, Perspective, Scorecard

__all__ = [
    "Abandoned",
    "Aim",
    "Answer",
    "Beat",
    "Carried",
    "Change",
    "Closing",
    "Countermeasure",
    "Cycle",
    "Decision",
    "Finding",
    "Grade",
    "Improve",
    "Item",
    "KeyResult",
    "Lesson",
    "Measure",
    "Objective",
    "Offer",
    "Perspective",
    "Plan",
    "Recognition",
    "Reporting",
    "Review",
    "Scorecard",
    "Talk",
    "beat",
    "play",
    "retired",
    "started",
    "when",
]
