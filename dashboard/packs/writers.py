"""Which file a pack becomes, by how its name ends."""

from collections.abc import Callable

from dashboard.packs.pack import Pack


def as_pdf(pack: Pack) -> bytes:
    """The pack as a PDF."""
    from dashboard.packs import paper

    return paper.as_pdf(pack)


def as_xlsx(pack: Pack) -> bytes:
    """The pack as a workbook."""
    from dashboard.packs import sheets

    return sheets.as_xlsx(pack)


def as_pptx(pack: Pack) -> bytes:
    """The pack as slides."""
    from dashboard.packs import slides  # what makes slides takes a second to load

    return slides.as_pptx(pack)


WRITERS: dict[str, Callable[[Pack], bytes]] = {".pdf": as_pdf, ".xlsx": as_xlsx, ".pptx": as_pptx}
"""By the ending of the file."""
