"""The AsyncAPI document: what other systems may send to which topic, and what they can read from the others."""

from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from engine.transport.messages import Message


class EventMessage(BaseModel):
    """One event of a workspace's log, as the log stores it, in a CloudEvent. The key is the id of the workspace."""

    model_config = ConfigDict(extra="forbid")

    specversion: Literal["1.0"]
    id: str = Field(description="workspace/position; an event that comes twice has the same one.")
    source: str = Field(description="/hansei/workspace")
    type: str = Field(pattern="^hansei\\.[A-Z]", description="hansei. and the name of the event (docs/events.md).")
    subject: str = Field(description="The stream it lies in.")
    time: AwareDatetime = Field(description="When the log stored it.")
    datacontenttype: Literal["application/json"]
    workspace: str
    position: int = Field(ge=1, description="Its place in the log.")
    previousposition: int = Field(
        ge=0,
        description="The position of the workspace's event before it; another one than the last read is a gap.",
    )
    streamversion: int = Field(ge=1, description="Its place in its stream.")
    data: dict[str, Any] = Field(description="The record; docs/events.md has its fields.")


def document() -> dict[str, Any]:
    """The AsyncAPI 3.0 document, with topics that begin with `hansei`."""
    from faststream.kafka import KafkaBroker
    from faststream.specification import AsyncAPI

    broker = KafkaBroker("localhost:9092", description="The brokers that HANSEI_KAFKA names.")

    @broker.subscriber(
        "hansei.updates",
        title="updates",
        description="What other systems tell: one CloudEvent 1.0 in structured JSON, of at most one mebibyte. Each "
        "counts once, by its source and id. Messages of one key keep their order.",
    )
    async def take(message: Message) -> None:
        """Takes an update into the log."""

    broker.publisher(
        "hansei.dead-letters",
        title="dead-letters",
        schema=bytes,
        description="Updates that could not become part of the log: bytes, key and headers as they came. The "
        "headers hansei-reason, hansei-from (topic/partition/offset), hansei-produced-at and hansei-failed-at say "
        "why and whence; a record with the header hansei-retried settles the letter that it names.",
    )
    broker.publisher(
        "hansei.events",
        title="events",
        schema=EventMessage,
        description="Every event of the log; those of one workspace in order, each at least once.",
    )
    description = "Event-sourced performance review of strategy work: updates in, events out."
    made: dict[str, Any] = (
        AsyncAPI(broker, title="Hansei", version="1", description=description).to_specification().to_jsonable()
    )
    for message in made["components"]["messages"].values():
        message.pop("correlationId", None)  # of FastStream's own headers, which nobody needs here
    return made
