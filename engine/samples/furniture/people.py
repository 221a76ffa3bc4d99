"""Who is who at Tavolaio, and which door they use."""

CHIARA = "Chiara Fumagalli"
DAVIDE = "Davide Colombo"
ELENA = "Elena Brambilla"
MATTEO = "Matteo Riva"
GIULIA = "Giulia Sala"
LORENZO = "Lorenzo Galli"
SARA = "Sara Molteni"
PAOLO = "Paolo Citterio"
ANNA = "Anna Cattaneo"
YUSUF = "Yusuf Demir"
FRANCESCA = "Francesca Villa"

ROLES: dict[str, str] = {
    CHIARA: "founder",
    DAVIDE: "workshop",
    ELENA: "customers",
    MATTEO: "online shop",
    GIULIA: "figures",
    LORENZO: "design",
    SARA: "people",
    PAOLO: "wood and lorries",
    ANNA: "quality",
    YUSUF: "cutting room",
    FRANCESCA: "keeps the plan",
}

TABLE = (CHIARA, DAVIDE, ELENA, MATTEO, GIULIA, LORENZO, SARA, PAOLO)
"""Who sits at the big table on a review day."""

DOORS: dict[str, str] = {MATTEO: "cli"}
"""Everybody checks in on the dashboard, but for Matteo."""
