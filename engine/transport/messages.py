"""What other systems may tell Hansei: the shape of their messages, and the JSON Schema that publishes it.

Every message is a CloudEvent of version 1.0 in the structured form: one JSON object. The shapes here are the only
description of it: they check a message, `hansei stream schema` prints them, docs/asyncapi.json has them too.
"""

from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.json_schema import GenerateJsonSchema

from engine.domain.values import MAX_ID_LENGTH
from engine.errors import UnusableInputError

MAX_BYTES = 1024 * 1024
"""The largest message that is read."""

LONGEST_REASON = 500
"""How many characters of what is wrong are told."""

_SIGN = "[^\\u0000-\\u001f\\u007f]"
Name = Annotated[
    str, Field(min_length=1, max_length=MAX_ID_LENGTH, pattern=rf"^{_SIGN}*[^\s\u0000-\u001f\u007f]{_SIGN}*$")
]
Words = Annotated[str, Field(min_length=1, pattern=r"\S")]
When = Annotated[
    str,
    Field(
        description="When it is true in the business: 2026-03-31T12:00:00Z, or the end of 2026-03-31, 2026-03, "
        "2026-Q1; if not given, the time of the message.",
        examples=["2026-03-31"],
    ),
]
Reason = Annotated[Words, Field(description="Why.")]


class _Data(BaseModel):
    """A misspelt field is an error, or what it was to say would be lost without a word."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False, frozen=True)


class CheckInData(_Data):
    """Where a key result stands."""

    key_result: Name = Field(description="The id of the key result.")
    value: float
    confidence: float | None = Field(
        None, ge=0, le=1, description="How sure its owner is to reach the target: 0 to 1."
    )
    note: Words | None = Field(None, description="What happened.")
    effective_at: When | None = None
    restates: bool = Field(
        False, description="Corrects the latest check-in, or the one within `effective_at` if that is given."
    )
    reason: Reason | None = None


class ReadingData(_Data):
    """The value of a measure, or of a target to improve, for a period."""

    measure: Name = Field(description="The id of the measure or of the target to improve.")
    value: float
    period: Words = Field(
        description="What the value describes: 2026-03, 2026-Q1, 2026-H1, 2026-W14 or 2026.", examples=["2026-03"]
    )
    note: Words | None = Field(None, description="What is to be known about it.")
    restates: bool = Field(False, description="Corrects the value of that period; needs a reason.")
    reason: Reason | None = None


class CommentData(_Data):
    """Words about any entity of the strategy."""

    entity: Name = Field(description="The id of what it is about.")
    text: Words
    aspect: Words | None = Field(None, description="What of it the comment is about, such as schedule or cost.")
    effective_at: When | None = None


class TargetProposalData(_Data):
    """A target that one level offers another: it opens a talk (catchball) and changes nothing until agreed."""

    item: Name = Field(description="The id of the plan item, objective, key result or measure.")
    from_level: Words = Field(description="The level that proposes, such as company.")
    to_level: Words = Field(description="The neighbouring level that is to answer.")
    target: float | None = None
    means: Words | None = Field(None, description="How it is to be reached.")
    reason: Reason
    effective_at: When | None = None


class _Message(BaseModel):
    """What the messages have in common. Attributes that are not named here are allowed and ignored."""

    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)

    specversion: Literal["1.0"]
    id: Words = Field(description="Names the message within its source. The same id again counts once, for ever.")
    source: Name = Field(
        description="The system that sends it, a URI reference such as /crm/emea. Name no person here."
    )
    time: AwareDatetime | None = Field(None, description="When it happened.")
    datacontenttype: Literal["application/json"] = "application/json"
    workspace: Words | None = Field(
        None, description="The id of the workspace it is for; if not given, that of whoever reads the topic."
    )
    actor: Name | None = Field(
        None, description="The name of the person, role or body that says so; if not given, the source."
    )


class CheckInMessage(_Message):
    """A key-result update."""

    type: Literal["hansei.check-in"]
    data: CheckInData


class ReadingMessage(_Message):
    """A reading of a measure or a target to improve."""

    type: Literal["hansei.reading"]
    data: ReadingData


class CommentMessage(_Message):
    """A comment."""

    type: Literal["hansei.comment"]
    data: CommentData


class TargetProposalMessage(_Message):
    """A proposal of a target."""

    type: Literal["hansei.target-proposal"]
    data: TargetProposalData


Message = Annotated[
    CheckInMessage | ReadingMessage | CommentMessage | TargetProposalMessage, Field(discriminator="type")
]
_MESSAGE: TypeAdapter[Message] = TypeAdapter(Message)


def read_message(value: bytes | None) -> Message:
    """The message in these bytes; UnusableInputError in one line where they are none."""
    if not value:
        raise UnusableInputError("the message is empty")
    if len(value) > MAX_BYTES:
        raise UnusableInputError(f"the message has {len(value):,} bytes; {MAX_BYTES:,} are allowed")
    try:
        return _MESSAGE.validate_json(value)
    except ValidationError as error:
        raise UnusableInputError(_in_one_line(error)) from None


_SAID = {
    "string_pattern_mismatch": "is blank, or has characters that cannot be written in one line",
    "union_tag_not_found": "a CloudEvent needs a type",
}


def _in_one_line(error: ValidationError) -> str:
    """The first thing that is wrong, where it stands, and how many more there are; never what stands there."""
    found = error.errors(include_url=False, include_input=False, include_context=False)
    first = found[0]
    if first["type"] == "json_invalid":
        return f"the message is not JSON: {first['msg'].removeprefix('Invalid JSON: ')}"
    place = ".".join(str(step) for step in first["loc"] if not str(step).startswith("hansei."))
    where = f"{place}: " if place else ""
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    wrong = _SAID.get(first["type"], first["msg"])
    said = f"{where}{wrong}{more}"[:LONGEST_REASON]
    return f"the message does not follow the schema: {said}; see `hansei stream schema`"


def schema() -> dict[str, Any]:
    """The JSON Schema 2020-12 of a message."""
    made = _MESSAGE.json_schema()
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "title": "An update for Hansei",
        "description": "A CloudEvent 1.0 as structured JSON, of at most one mebibyte, in UTF-8.",
        **made,
    }
