"""What the X-matrix says, in words: what is tied to nothing, what nobody measures, who has too much."""

from collections.abc import Sequence

import streamlit as st

from dashboard.components.hoshin.matrix_drawing import ONE_OF, Correlation, Item, Owner
from dashboard.components.hoshin.matrix_layout import SIDES
from dashboard.components.shown.boxes import box, listed, nothing
from dashboard.components.shown.words import counted, plain, shortened

MOST = 6
"""Names that stand in one list."""
_SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def answer(items: Sequence[Item], owners: Sequence[Owner], correlations: Sequence[Correlation]) -> None:
    """The three answers, each in a box with the names that it counts."""
    loose, unmeasured, loaded = st.columns(3)
    with loose, box("Tied to nothing", "Does everything connect?"):
        _loose(items)
    with unmeasured, box("Breakthroughs without a target", "Would we notice?"):
        _without_target(items, correlations)
    with loaded, box("Too much for one", "Is anyone overloaded?"):
        _loads(owners, items)


def verdict(items: Sequence[Item], owners: Sequence[Owner], correlations: Sequence[Correlation]) -> None:
    """The three answers in a line."""
    said = [_counted_loose(items, side) for side in SIDES]
    loose = "; ".join(one for one in said if one)
    unmeasured = without_target(items, correlations)
    loaded = [one for one in owners if one.too_many]
    sentences = [
        f"**{loose[:1].upper()}{loose[1:]}.**" if loose else "**Everything connects.**",
        *([f"**{_counted_unmeasured(unmeasured)}.**"] if unmeasured else []),
        f"**{_counted_loaded(loaded)}.**" if loaded else "Nobody is overloaded.",
    ]
    st.markdown(
        f"{counted(len(items), 'item')}, {counted(len(correlations), 'correlation')}. {' '.join(sentences)}"
    )


def _counted_loose(items: Sequence[Item], side: str) -> str:
    many = sum(one.side == side and not one.tied for one in items)
    verb = "is" if many == 1 else "are"
    return f"{spelled(many, ONE_OF[side], SIDES[side].lower())} {verb} tied to nothing" if many else ""


def _counted_unmeasured(found: Sequence[Item]) -> str:
    return f"{spelled(len(found), 'breakthrough').capitalize()} {'has' if len(found) == 1 else 'have'} no target"


def _counted_loaded(loaded: Sequence[Owner]) -> str:
    said = spelled(len(loaded), "person", "persons").capitalize()
    return f"{said} {'owns' if len(loaded) == 1 else 'own'} too much"


def spelled(many: int, one: str, several: str | None = None) -> str:
    """A number with its noun, small ones in words: six priorities, 40 priorities."""
    noun = one if many == 1 else several or f"{one}s"
    return f"{_SPELLED[many]} {noun}" if many < len(_SPELLED) else counted(many, one, several)


def without_target(items: Sequence[Item], correlations: Sequence[Correlation]) -> list[Item]:
    """The breakthroughs that no target to improve leads back to."""
    targets = {one.id for one in items if one.side == "target_to_improve"}
    led_to = {b if a in targets else a for a, b, _ in correlations if (a in targets) != (b in targets)}
    return [one for one in items if one.side == "breakthrough_objective" and one.id not in led_to]


def _loose(items: Sequence[Item]) -> None:
    loose = [one for one in items if not one.tied]
    if not loose:
        nothing(f"Nothing: all {counted(len(items), 'item')} serve something or are served.")
        return
    for side in SIDES:
        mine = [one for one in loose if one.side == side]
        if mine:
            st.markdown(f"**{_counted_loose(items, side).capitalize()}**")
            _named(mine)


def _without_target(items: Sequence[Item], correlations: Sequence[Correlation]) -> None:
    if not any(one.side == "breakthrough_objective" for one in items):
        nothing("This plan has no breakthrough objectives of its own.")
        return
    found = without_target(items, correlations)
    if not found:
        nothing("None: a target to improve leads back to each breakthrough.")
        return
    st.markdown(f"**{_counted_unmeasured(found)} to improve**")
    _named(found)


def _loads(owners: Sequence[Owner], items: Sequence[Item]) -> None:
    if not owners:
        nothing("Nobody owns anything in this plan yet.")
        return
    loaded = sorted((one for one in owners if one.too_many), key=lambda one: (-one.all, one.name))
    if loaded:
        st.markdown(f"**{_counted_loaded(loaded)}**")
        listed([_load(one) for one in loaded[:MOST]])
        if len(loaded) > MOST:
            st.caption(f"And {len(loaded) - MOST} more, in the matrix.")
    else:
        most = max(owners, key=lambda one: one.all)
        nothing(f"Nobody. {plain(most.name)} has the most: {_load_words(most)}.")
    alone = sum(one.owner is None for one in items)
    if alone:
        said = spelled(alone, "item")
        st.caption(f"{said.capitalize()} of this plan {'has' if alone == 1 else 'have'} no owner.")


def _load(owner: Owner) -> str:
    return f"{plain(owner.name)}: {_load_words(owner)}"


def _load_words(owner: Owner) -> str:
    return f"{counted(owner.all, 'item')} in all, {owner.here} of them here"


def _named(items: Sequence[Item]) -> None:
    listed([f"{plain(shortened(one.title, 90))} :gray[{plain(one.id)}]" for one in items[:MOST]])
    if len(items) > MOST:
        st.caption(f"And {len(items) - MOST} more, in the matrix with a dashed edge.")
