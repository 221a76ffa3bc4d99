"""The application of eventsourcing behind a log; configured by the log alone, not by the environment."""

from eventsourcing.application import Application
from eventsourcing.utils import Environment, EnvType

import engine.log.catalogue  # noqa: F401 -- gives eventsourcing the names of the events
from engine.log.place import Place
from engine.log.store import store_at


class Events(Application[str]):
    """The events of one log."""

    name = "hansei"

    def construct_env(self, name: str, env: EnvType | None = None) -> Environment:
        """Nothing of the environment of the process."""
        return Environment(name, env)


def opened(place: Place, *, create: bool) -> Events:
    """The events at a place; makes its tables where that is asked for."""
    store = store_at(place)
    with store.in_one_line():
        return Events(
            {
                "ORIGINATOR_ID_TYPE": "text",
                "TRANSCODER_TOPIC": "engine.log.transcoder:PlainJSON",
                **store.environment(create=create),
            }
        )
