"""Who is who at Meridal, and which door they use."""

ANNELIES = "Annelies de Wit"
MARCUS = "Marcus Whitfield"
SANNE = "Sanne Bakker"
JOOST = "Joost van der Meer"
DANA = "Dana Kowalczyk"
PRIYANKA = "Priyanka Menon"
RAVI = "Ravi Shetty"
HIROSHI = "Takeda Hiroshi"
FERNANDA = "Fernanda Albuquerque"
THANDIWE = "Thandiwe Nkosi"
OLUMIDE = "Olumide Adeyemi"
LIEKE = "Lieke Jansen"

ROLES: dict[str, str] = {
    ANNELIES: "president, Eindhoven",
    MARCUS: "chief operating officer, Pittsburgh",
    SANNE: "finance director, Eindhoven",
    JOOST: "strategy office, Eindhoven",
    DANA: "portfolio, Chicago",
    PRIYANKA: "grid software, Bengaluru",
    RAVI: "common platform, Bengaluru",
    HIROSHI: "meters and relays, Nagoya",
    FERNANDA: "field services, São Paulo",
    THANDIWE: "field services Africa, Johannesburg",
    OLUMIDE: "people, London",
    LIEKE: "sales to grid operators, Utrecht",
}

BOARD = (ANNELIES, MARCUS, SANNE, OLUMIDE, LIEKE)
UNITS = (PRIYANKA, RAVI, HIROSHI, FERNANDA)

DOORS: dict[str, str] = {RAVI: "cli", DANA: "cli"}
"""Everybody checks in on the dashboard, but for these."""
