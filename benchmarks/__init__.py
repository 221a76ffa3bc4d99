"""How fast and how big: every figure beside another one of the same run, so that busy machines do not mislead."""
