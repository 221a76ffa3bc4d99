"""The roles of a workspace: what each one is for, and who holds which."""

from collections.abc import Mapping
from dataclasses import dataclass, field

VIEWER, CONTRIBUTOR, FACILITATOR = "viewer", "contributor", "facilitator"
PLANNER, ADMINISTRATOR = "planner", "administrator"

ROLES: dict[str, str] = {
    VIEWER: "sees everything and changes nothing",
    CONTRIBUTOR: "records values, statuses, comments, initiatives and catchball of own items",
    FACILITATOR: "holds reviews: findings, decisions with the changes they make, countermeasures, grades",
    PLANNER: "changes the plan: items, owners, targets, weights, links, cycles",
    ADMINISTRATOR: "may do everything, and says who has which role",
}
"""Facilitator and planner stand side by side, and both do on any item what a contributor does on own ones."""


@dataclass
class Roles:
    """Who holds which role, as far as the log says. Grows with the people, not with the history."""

    ids: Mapping[str, str] = field(default_factory=dict)
    """By name, the opaque id of everybody whom the log knows."""
    held: dict[str, set[str]] = field(default_factory=dict)
    """By opaque id, the roles."""

    def person(self, name: str) -> str:
        """The opaque id of a person; of one whom the log does not know yet, what no id can be."""
        return self.ids.get(name) or f"named {name}"

    def name(self, person: str) -> str | None:
        """The name behind an opaque id; none for a forgotten person."""
        return next((name for name, known in self.ids.items() if known == person), None)

    def tell(self, person: str, role: str, *, granted: bool) -> None:
        """One more word about who holds what; the last one counts."""
        roles = self.held.setdefault(person, set())
        roles.add(role) if granted else roles.discard(role)

    def of(self, name: str) -> frozenset[str]:
        """The roles that a person holds."""
        return frozenset(self.held.get(self.person(name), ()))

    def holders(self, role: str) -> list[str]:
        """The names of all who hold a role; a forgotten person cannot act, and is not among them."""
        return sorted(name for name, person in self.ids.items() if role in self.held.get(person, ()))

    @property
    def are_granted(self) -> bool:
        """Whether anybody was ever given a role and has it still."""
        return any(self.held.values())
