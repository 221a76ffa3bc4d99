"""What every page has around its own: title, instant, chip, choices, export, who is here."""
