"""Who is who at Traunfeld Pumps, and which door they use."""

HELGA = "Helga Brandstetter"
MATTHIAS = "Matthias Leitgeb"
EVA = "Eva Hofer"
SABINE = "Sabine Wolf"
PETRA = "Petra Nowak"
MIRIAM = "Miriam Katz"
TOBIAS = "Tobias Auer"
FRANZ = "Franz Pichler"
RAJESH = "Rajesh Kulkarni"
ANANYA = "Ananya Deshpande"
SUNIL = "Sunil Jadhav"
GUADALUPE = "Guadalupe Ríos"
HECTOR = "Héctor Villanueva"
CHEN = "Chen Jianhong"
XU = "Xu Lian"

ROLES: dict[str, str] = {
    HELGA: "president",
    MATTHIAS: "chief operating officer",
    EVA: "finance director",
    SABINE: "head of supply chain",
    PETRA: "head of quality",
    MIRIAM: "people director",
    TOBIAS: "Hoshin office",
    FRANZ: "plant manager, Steyr",
    RAJESH: "plant manager, Pune",
    ANANYA: "production planner, Pune",
    SUNIL: "tool room, Pune",
    GUADALUPE: "plant manager, Querétaro",
    HECTOR: "changeover lead, Querétaro",
    CHEN: "plant manager, Suzhou",
    XU: "quality engineer, Suzhou",
}

BOARD = (HELGA, MATTHIAS, EVA, SABINE, PETRA, MIRIAM)
PLANTS = (FRANZ, RAJESH, GUADALUPE, CHEN)

DOORS: dict[str, str] = {ANANYA: "cli", XU: "cli", SUNIL: "cli"}
"""Everybody checks in on the dashboard, but for these."""
