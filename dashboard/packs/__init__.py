"""Packs: a review or a look back on a cycle as one file for those who meet, as PDF, workbook or slides."""
