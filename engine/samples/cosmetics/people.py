"""Who is who at Aubrielle, and which door they use."""

HELENE = "Hélène Vasseur"
ANTOINE = "Antoine Mercier"
CAMILLE = "Camille Rousset"
NADIA = "Nadia Benali"
JULIEN = "Julien Faure"
INES = "Inès Garnier"
MATHILDE = "Mathilde Perrin"
SEOYEON = "Kim Seo-yeon"
JIHOON = "Park Ji-hoon"
HARUKA = "Tanaka Haruka"
KENJI = "Sato Kenji"
WEILING = "Lim Wei Ling"

ROLES: dict[str, str] = {
    HELENE: "president",
    ANTOINE: "finance director",
    CAMILLE: "head of products",
    NADIA: "head of science and registration",
    JULIEN: "head of supply",
    INES: "head of sustainability",
    MATHILDE: "strategy office",
    SEOYEON: "general manager, Korea",
    JIHOON: "online and creators, Seoul",
    HARUKA: "general manager, Japan",
    KENJI: "shops, Japan",
    WEILING: "general manager, Singapore",
}

HOUSE = (HELENE, ANTOINE, CAMILLE, NADIA, JULIEN, INES)
COUNTRIES = (SEOYEON, HARUKA, WEILING)

DOORS: dict[str, str] = {JIHOON: "cli", KENJI: "cli"}
"""Everybody checks in on the dashboard, but for these."""
