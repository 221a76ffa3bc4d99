"""What every event and every command is made of."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, ClassVar, Literal, TypeVar, get_args

Kind = Literal[
    "plan",
    "breakthrough_objective",
    "annual_objective",
    "improvement_priority",
    "target_to_improve",
    "scorecard",
    "perspective",
    "strategic_objective",
    "measure",
    "cycle",
    "objective",
    "key_result",
    "initiative",
    "review",
    "finding",
    "decision",
    "countermeasure",
    "lesson",
    "recognition",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
KIND_WORDS: dict[str, str] = {kind: kind.replace("_", " ") for kind in KINDS}
A_KIND: dict[str, str] = {
    kind: f"{'an' if kind[0] in 'aeiou' else 'a'} {words}" for kind, words in KIND_WORDS.items()
}

# Entities with a stream of their own; every other one lies in the stream of the root that it belongs to.
ROOT_KINDS: tuple[Kind, ...] = ("plan", "scorecard", "cycle", "review")

# The items a strategy is made of, each under a parent of one of these kinds.
_ITEMS: dict[Kind, tuple[Kind, ...]] = {
    "breakthrough_objective": ("plan",),
    "annual_objective": ("plan",),
    "improvement_priority": ("plan",),
    "target_to_improve": ("plan",),
    "perspective": ("scorecard",),
    "strategic_objective": ("perspective", "strategic_objective"),
    "measure": ("objective", "measure", "strategic_objective"),
    "objective": ("plan", "cycle", "objective", "key_result"),
    "key_result": ("objective", "key_result"),
}

# What an entity of each kind may lie under. A root may stand alone; a finding or decision lies under its review.
PARENT_KINDS: dict[Kind, tuple[Kind, ...]] = {
    **_ITEMS,
    "plan": ("plan",),
    "scorecard": ("plan",),
    "cycle": ("plan",),
    "review": ("plan", "scorecard", "cycle"),
    "initiative": tuple(_ITEMS),
    "finding": ("review",),
    "decision": ("review",),
    "countermeasure": ("review",),
    "lesson": ("review",),
    "recognition": ("review",),
}

MAX_ID_LENGTH = 200

# Text written by a person. A command carries it as a string; the log stores {"text", "salt"}, so that a
# redaction can replace it by its hash and every seal still verifies.
Prose = str | dict[str, str]

PROSE_FIELDS = (
    "text",
    "note",
    "reason",
    "means",
    "background",
    "root_cause",
    "action",
    "expected_effect",
    "actual_effect",
)
"""Fields of events that hold prose."""

REDACTED = "[redacted]"
"""What is read where the words of a prose are gone."""


def words_of(prose: Prose) -> str:
    """What a prose says, as a command has it or as the log has it."""
    return prose if isinstance(prose, str) else prose.get("text", REDACTED)


PERSON_FIELDS = ("owner", "facilitator", "person")
"""Fields of events that name a person, a role or a body; the log turns the name into an opaque id."""

PEOPLE_FIELDS = ("attendees",)
"""Fields that name several."""


class PersonId(str):
    """Somebody whom a rule passes on from an earlier event, by the opaque id that stands there."""


@dataclass(frozen=True, kw_only=True)
class Event:
    """A fact that happened to a strategy, with its three times and where it came from.

    The fields below are the same on every event; the log fills them in when it stores one. Instants are ISO
    8601 text in UTC with microseconds, so that SQL can read an event without Python.
    """

    TOPIC: ClassVar[str] = ""
    class_version: ClassVar[int] = 1
    KIND: ClassVar[Kind | None] = None
    """The kind of entity that begins with this event."""
    STRUCTURE: ClassVar[bool] = True
    """Structure lies in the stream of its root; what is about one item only, in the stream of that item."""
    STREAM: ClassVar[str | None] = None
    """The one stream of what is about the workspace itself and about no entity of a strategy."""
    TELLS: ClassVar[dict[str, Any]] = {}
    """Attributes of the entity that the event sets by its name alone, such as the phase of a plan."""
    CARRIES: ClassVar[tuple[str, ...]] = ()
    """Fields of the event that are attributes of the entity; one that is null says nothing."""
    SAYS_NULL: ClassVar[tuple[str, ...]] = ()
    """Of these, the ones whose null is the fact itself."""

    originator_id: str = ""
    """The stream the event lies in."""
    originator_version: int = 0
    """Its place in that stream, from 1."""
    entity_id: str
    """What the event is about."""
    effective_at: str = ""
    """When it is true in the business."""
    recorded_at: str = ""
    """When the organisation knew it."""
    appended_at: str = ""
    """When this log stored it."""
    actor: str = ""
    """Who says so: the opaque id of a person, a role or a body."""
    appended_by: str = ""
    """Whose account of the operating system ran the program: an opaque id too."""
    source: str = ""
    """Which door it came through: dashboard, cli, file, kafka or import."""
    command_id: str = ""
    """The command that caused it; the same one twice is appended once."""
    correlation_id: str | None = None
    """The whole conversation it belongs to, for example one run of an import."""
    causation_id: str | None = None
    """The event that led to it, for example the decision behind a new target."""
    reason: Prose | None = None
    """Why."""
    extra: dict[str, Any] | None = None
    """What an outside history adds, kept as it is."""
    stated: dict[str, Any] | None = None
    """What an outside history printed beside the fact; kept, without any effect."""


E = TypeVar("E", bound=Event)


def built(event: type[E], fields: dict[str, Any]) -> E:
    """An event from fields that were checked already; the dictionary becomes the event's own.

    The constructor of a frozen dataclass with thirty fields takes 6 µs, this a tenth; an import builds thousands.
    """
    made = object.__new__(event)
    object.__setattr__(made, "__dict__", fields)
    return made


@dataclass(frozen=True, kw_only=True)
class ItemDefined(Event):
    """An item of a strategy exists; told again, only the attributes given change."""

    CARRIES: ClassVar[tuple[str, ...]] = (
        "parent_id",
        "title",
        "unit",
        "direction",
        "owner",
        "baseline",
        "target",
        "weight",
        "commitment",
        "period",
        "text",
    )

    parent_id: str
    title: str
    unit: str | None = None
    """What the numbers count; `date` means days since 1970-01-01."""
    direction: str | None = None
    """up: more is better; down: less is better; none: neither."""
    owner: str | None = None
    """The opaque id of the person, role or body that answers for it."""
    baseline: float | None = None
    """Where the number stood at the start."""
    target: float | None = None
    """Its first target, in force from `effective_at`."""
    untargeted: bool | None = None
    """True where it is told anew to have no target."""
    weight: float | None = None
    """How much it counts among its siblings: a relative number."""
    commitment: str | None = None
    """committed or aspirational."""
    period: str | None = None
    text: Prose | None = None
    cleared: list[str] | None = None
    """Attributes that have no value from now on."""


@dataclass(frozen=True, kw_only=True)
class ItemRetired(Event):
    """The item is dropped; what was recorded about it, and what lies under it, stays readable."""

    TELLS: ClassVar[dict[str, Any]] = {"present": False}
    RETIRES: ClassVar[Kind]

    period: str | None = None
    text: Prose | None = None


@dataclass(frozen=True, kw_only=True)
class Linked(Event):
    """Two entities are related from `effective_at` on, how strongly; or no longer."""

    RELATION: ClassVar[str]

    to_id: str
    strength: str
    """strong, medium, weak where it has degrees, else linked; none takes the link away."""


@dataclass(frozen=True, kw_only=True)
class Turn(Event):
    """One turn in the talk of two levels about an item: an offer, or what ends the talk."""

    ENDS: ClassVar[bool] = False

    entity: Kind


@dataclass(frozen=True, kw_only=True)
class RootBegun(Event):
    """A plan, scorecard, cycle or review begins: the first event of a stream of its own."""

    title: str
    parent_id: str | None = None
    """The plan that it belongs to."""
    text: Prose | None = None


@dataclass(frozen=True, kw_only=True)
class Command:
    """A request to change a strategy; the domain may refuse it."""

    entity_id: str
    at: datetime
    """Now, as the one who asks has it."""
    effective_at: datetime | None = None
    """When it is to hold in the business; now if not given."""
    reason: str | None = None
    cause: str | None = None
    """The id of the entity, such as a decision, that led to it."""

    @property
    def effective(self) -> str:
        """The instant the change holds from, as the log writes it."""
        return instant_text(self.effective_at or self.at)


def instant_text(moment: datetime) -> str:
    """Writes an instant the one way the log stores it: UTC, microseconds, a Z at the end."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


@lru_cache(maxsize=4096)
def instant_of(text: str) -> datetime:
    """Reads an instant that `instant_text` wrote."""
    return datetime.fromisoformat(text)
