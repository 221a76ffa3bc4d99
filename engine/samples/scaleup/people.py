"""Who is who at Turnora, and which door they use."""

BEATRIZ = "Beatriz Figueiredo"
TIAGO = "Tiago Nunes"
JOANA = "Joana Prates"
RUI = "Rui Cardoso"
MAGDA = "Magda Zielińska"
MARTA = "Marta Sousa"
HENRIQUE = "Henrique Lobo"
INES = "Inês Teixeira"
SOFIA = "Sofia Antunes"
PIOTR = "Piotr Wójcik"
EWA = "Ewa Mazur"
LUIS = "Luís Carvalho"
KATARZYNA = "Katarzyna Nowicka"
AGNIESZKA = "Agnieszka Lis"

ROLES: dict[str, str] = {
    BEATRIZ: "founder and chief executive",
    TIAGO: "engineering",
    JOANA: "product",
    RUI: "sales",
    MAGDA: "customers",
    MARTA: "people",
    HENRIQUE: "finance",
    INES: "marketing",
    SOFIA: "chief of staff, keeps the objectives",
    PIOTR: "team platform",
    EWA: "team roster engine",
    LUIS: "team mobile",
    KATARZYNA: "team first rosters",
    AGNIESZKA: "team help desk",
}

HEADS = (BEATRIZ, TIAGO, JOANA, RUI, MAGDA, MARTA, HENRIQUE)

DOORS: dict[str, str] = {PIOTR: "cli", EWA: "cli", LUIS: "cli", TIAGO: "cli"}
"""Engineering checks in from the command line, everybody else on the dashboard."""
