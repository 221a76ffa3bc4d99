"""Who is who at Larkspur Hotels, and which door they use."""

KARIN = "Karin Vetlesen"
MARA = "Mara Lindqvist"
TOMAS = "Tomas Rehn"
AINO = "Aino Salonen"
HENRIK = "Henrik Dahl"
LEILA = "Leila Haddad"
SOFIE = "Sofie Krag"
INGRID = "Ingrid Moen"
NILS = "Nils Aasen"
ELIN = "Elin Storm"
PRIIT = "Priit Tamm"
RIIKKA = "Riikka Laine"
JONAS = "Jonas Åkerlund"

ROLES: dict[str, str] = {
    KARIN: "chief executive",
    MARA: "chief guest officer",
    TOMAS: "chief operating officer until 1 August 2025",
    AINO: "house manager at Katajanokka, chief operating officer from 4 August 2025",
    HENRIK: "finance director",
    LEILA: "people director",
    SOFIE: "head of digital",
    INGRID: "guest insight analyst",
    NILS: "head of property",
    ELIN: "head of marketing",
    PRIIT: "house manager at Kalamaja",
    RIIKKA: "house manager at Katajanokka from 4 August 2025",
    JONAS: "strategy office",
}

DOORS: dict[str, str] = {SOFIE: "cli", NILS: "cli"}
"""Everybody checks in on the dashboard, but for these."""
