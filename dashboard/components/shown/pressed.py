"""A press that has begun ends on what it began on: a drawing is not built anew under the pointer."""

PRESSED = """
// Whether somebody presses in the drawing just now; what was to be drawn comes when he has let go.
const pressed = (root, my, again) => {
  clearTimeout(my.later);
  if (my.told === null || !root.matches(':active')) return false;
  my.later = setTimeout(again, 50);
  return true;
};
"""
"""Goes before the JavaScript of a drawing, whose `my.told` is null until it has drawn for the first time."""
