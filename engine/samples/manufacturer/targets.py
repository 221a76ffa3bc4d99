"""Traunfeld Pumps, the targets to improve of 2025: what was planned for each month, and what each came to."""

from engine.samples.manufacturer.people import EVA, FRANZ, MATTHIAS, MIRIAM, PETRA, SABINE, TOBIAS
from engine.samples.tables import Improve, Reporting

REPORTING = Reporting(TOBIAS, days_after=8, time="07:50", early=[("2026-02", "2026-02-20 07:50")])
"""The plants close their month on the fifth working day; February 2026 is a first figure."""

TARGETS = [
    Improve(
        id="T-OTD", title="Orders that leave on the day we promised", owner=MATTHIAS, unit="%", start=71,
        plan="72 72 73 74 75 76 78 79 81 83 84 85", measured_by="M-OTD",
    ),
    Improve(
        id="T-LEAD", title="Weeks from order to dispatch, standard pumps", owner=MATTHIAS, unit="weeks", start=9.4,
        plan="9.4 9.3 9.1 8.9 8.6 8.3 8.0 7.7 7.4 7.1 6.8 6.5", measured_by="M-LEAD",
    ),
    Improve(
        id="T-OEE", title="Hours the constraint machines make good parts, of every 100", owner=MATTHIAS, unit="%",
        start=58, plan="58 59 60 61 62 63 64 65 66 67 67 68", measured_by="M-OEE",
    ),
    Improve(
        id="T-STOCK", title="Days of stock, all plants", owner=SABINE, unit="days", start=96, aggregation="last",
        plan="95 94 92 90 88 86 84 82 80 78 76 75", measured_by="M-STOCK",
    ),
    Improve(
        id="T-SCRAP", title="Scrap and rework, share of what we make", owner=PETRA, unit="%", start=4.6,
        plan="4.6 4.5 4.4 4.3 4.2 4.1 4.0 3.9 3.7 3.6 3.4 3.3", measured_by="M-SCRAP",
    ),
    Improve(
        id="T-SET", title="Minutes of a changeover at the constraint machines", owner=FRANZ, unit="minutes",
        start=94, plan="94 94 92 90 88 86 85 84 83 82 81 80",
        actual="95 94 94 92 91 89 72 58 46 39 35 33",
        notes={
            "2025-05": "Steyr alone: 47. The other three have not begun.",
            "2025-09": "All four now. Pune still waits for a second set of jaws.",
        },
    ),
    Improve(
        id="T-SUPP", title="Supplier lots that arrive complete, on the day agreed", owner=SABINE, unit="%",
        start=63, plan="63 64 66 68 70 72 74 76 78 80 81 82", measured_by="M-SUPP",
    ),
    Improve(
        id="T-AIR", title="Air and express freight", owner=EVA, unit="k€", start=318, aggregation="sum",
        plan="310 300 290 280 260 240 220 200 180 160 150 140", measured_by="M-AIR",
    ),
    Improve(
        id="T-SKILL", title="Operators who can run three machines", owner=MIRIAM, unit="%", start=22,
        aggregation="last", plan="22 24 26 28 31 34 37 40 43 46 48 50",
        actual="22 23 25 27 27 29 34 38 41 45 49 52",
        notes={"2025-05": "No teaching in May: everybody who can teach ran a Saturday shift."},
    ),
    Improve(
        id="T-LTA", title="Accidents with lost time, last twelve months", owner=MIRIAM, unit="accidents", start=31,
        aggregation="last", plan="31 30 30 29 28 28 27 26 25 25 24 24",
        actual="31 31 30 30 31 33 32 30 28 26 25 23",
        notes={"2025-06": "Three in June, all of them on a Saturday."},
    ),
]  # fmt: skip
