"""Scorecard: do the perspectives move together?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import streamlit as st

from dashboard.components.frame.choices import choose, chosen
from dashboard.components.frame.failures import part
from dashboard.components.frame.filters import select_kept
from dashboard.components.frame.frame import Page
from dashboard.components.frame.view import View
from dashboard.components.frame.whose import owner_of
from dashboard.components.scorecard.card_lines import COLUMNS, LINE, Told, card_lines
from dashboard.components.scorecard.card_tree import Node, grown, has_weights, walked
from dashboard.components.scorecard.measure import measure_detail
from dashboard.components.scorecard.objective import objective_detail
from dashboard.components.shown.overrides import overrides_of
from dashboard.components.shown.status import counted_statuses
from dashboard.components.shown.tree_table import tree_table
from dashboard.components.shown.words import counted, day, shortened
from projections.read_model import Row

YEAR = timedelta(days=365)
AS_SET, EQUAL = "As set", "All equal"


def draw(view: View, page: Page) -> None:
    """The page below its frame."""
    cards = [plan for plan in view.cycles() if plan["measures"]]
    if not cards:
        _nothing(view)
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        card = _card(cards)
        rows = view.ask("measures_of", card["id"])
        periods, then = _range(view, rows, _periods(rows))
        measures = then.ask("scorecard_measures", card["id"])
        weighted = _weights()
    owner = owner_of(measures)
    page.entitle(f"Scorecard, {card['period'] or shortened(card['title'] or card['id'], 40)}")
    tops = grown(then.ask("scorecard_nodes", card["id"], weighted), measures)
    wanted = {node.id for top in tops for node in _wanted(top, owner)}
    standing = [row for row in measures if row["measure_id"] in wanted]
    told = Told(_by_measure(rows, periods), overrides_of(then, card["id"]), weighted)
    page.table = lambda: [dict(node.row) for top in tops for node, _ in walked(top) if node.id in wanted]
    with part("The summary"):
        _summary(standing, tops, periods, weighted, None if then is view else then)
    if not standing:
        st.info("No measure fits: choose everyone's items.")
        return
    with part("The scorecard"):
        tree_table(
            "Perspective, objective, measure",
            COLUMNS,
            card_lines(tops, told, wanted),
            key="scorecard",
            alt=f"{card['title'] or card['id']}: perspectives, objectives and measures with score and status",
        )
    _chosen(then, tops, told)


def _chosen(view: View, tops: Sequence[Node], told: Told) -> None:
    picked = next((node for top in tops for node, _ in walked(top) if node.id == chosen("item")), None)
    if picked is None:
        st.caption("Choose a row: a measure opens its trend and readings, an objective how its score comes about.")
    elif picked.is_measure:
        with part("The measure"):
            measure_detail(view, told.readings.get(picked.id, []), picked.row, told.overrides.get(picked.id))
    else:
        with part("The objective"):
            root = tops[0].id if tops else picked.id
            objective_detail(
                view,
                picked,
                view.ask_of_structure("alignments", root),
                told.overrides.get(picked.id),
                weighted=told.weighted,
            )


def _card(cards: Sequence[Row]) -> Row:
    return select_kept(
        "Scorecard",
        cards,
        name="card",
        default=cards[0],
        identity=lambda card: str(card["id"]),
        said=lambda card: shortened(card["title"] or card["id"], 48),
        width=320,
    )


def _weights() -> bool:
    asked = EQUAL if chosen("weights") == "equal" else AS_SET
    if st.session_state.get("weights") != asked:
        st.session_state["weights"] = asked
    st.segmented_control(
        "Weights",
        [AS_SET, EQUAL],
        required=True,
        key="weights",
        on_change=lambda: choose(weights="equal" if st.session_state["weights"] == EQUAL else None),
        help="The scores as the weights make them, or as if everything counted the same.",
    )
    return asked == AS_SET


def _periods(rows: Sequence[Row]) -> dict[str, datetime]:
    """Every period in its order, with its end."""
    ends: dict[str, datetime] = {}
    for row in rows:
        ends[row["period"]] = max(row["ends_at"], ends.get(row["period"], row["ends_at"]))
    return {name: ends[name] for name in sorted(ends, key=lambda name: (ends[name], -len(name), name))}


def _range(view: View, rows: Sequence[Row], ends: Mapping[str, datetime]) -> tuple[list[str], View]:
    """The periods on screen; where they end before the newest actual, also the look at that earlier instant."""
    periods = list(ends)
    if not periods:
        return [], view
    reported = {row["period"] for row in rows if row["actual"] is not None}
    newest = next((period for period in reversed(periods) if period in reported), periods[-1])
    # Twelve periods and at least twelve months: some measures speak monthly, others once a quarter.
    twelve = periods[max(0, periods.index(newest) - LINE + 1)]
    in_a_year = next(period for period in periods if ends[period] > ends[newest] - YEAR)
    earliest = min(twelve, in_a_year, key=periods.index)
    first = select_kept("From", periods, name="from", default=earliest, identity=str, said=str, width=116)
    last = select_kept("To", periods, name="to", default=newest, identity=str, said=str, width=116)
    begin, end = sorted((periods.index(first), periods.index(last)))
    shown = periods[begin : end + 1]
    then = ends[shown[-1]].replace(tzinfo=UTC)
    if end >= periods.index(newest) or then >= view.looked_at:
        return shown, view
    return shown, replace(view, instant=replace(view.instant, bounds=replace(view.bounds, as_of=then)))


def _by_measure(rows: Sequence[Row], periods: Sequence[str]) -> dict[str, list[Row]]:
    inside = set(periods)
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row["period"] in inside:
            found.setdefault(row["measure_id"], []).append(row)
    return found


def _wanted(top: Node, owner: str | None) -> list[Node]:
    """What an owner has, with what it hangs under and what hangs under it; everything if nobody was chosen."""
    if owner is None or top.row["owner"] == owner:
        return [node for node, _ in walked(top)]
    below = [node for other in top.below for node in _wanted(other, owner)]
    return [top, *below] if below else []


def _summary(
    standing: Sequence[Row],
    tops: Sequence[Node],
    periods: Sequence[str],
    weighted: bool,
    then: View | None,
) -> None:
    scored = [row for row in standing if row["scoring"] != "unscored" or row["overridden"]]
    watched = len(standing) - len(scored)
    also = f", {watched} only watched" if watched else ""
    counts = counted_statuses(row["status"] for row in scored)
    st.markdown(f"{counted(len(standing), 'measure')}: {counts}{also}")
    said = [f"As of the end of {periods[-1]}, {day(then.looked_at)}"] if then else []
    if not has_weights(tops):
        said.append("No weights differ: everything counts the same")
    elif weighted:
        said.append("Scores go up weighted")
    else:
        said.append("**Without weights**: as if everything counted the same")
    if any(row["missing"] for row in standing):
        said.append("what has no data is left out, and its weight is shared among the others")
    if not periods:
        said.append("neither targets nor readings yet")
    st.caption(" · ".join(said))


def _nothing(view: View) -> None:
    if not view.is_now:
        st.info("There are no measures at this instant. Choose a later one, or go back to now.")
    else:
        st.info(
            "There are no measures yet. `hansei plan apply FILE` sets a scorecard with its measures, "
            "`hansei import history FILE` brings one in with its readings."
        )


Page(name="scorecard", title="Scorecard", question="Do the perspectives move together?", draw=draw).show()
