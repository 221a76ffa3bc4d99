"""What several drawings do in the same way in the browser: JavaScript that goes before that of the drawing."""

ELEMENT = """
// An element with its classes and its text, always as text, at the end of its parent.
const el = (tag, classes, parent, text) => {
  const made = document.createElement(tag);
  if (classes) made.className = classes;
  if (text !== undefined && text !== null) made.textContent = text;
  if (parent) parent.appendChild(made);
  return made;
};
"""
PRESSED = """
// A press that has begun ends on what it began on: a drawing is not built anew under the pointer. Whether somebody
// presses in the drawing just now; what was to be drawn comes when he has let go.
const pressed = (root, my, again) => {
  clearTimeout(my.later);
  if (my.told === null || !root.matches(':active')) return false;
  my.later = setTimeout(again, 50);
  return true;
};
"""
"""Of a drawing whose `my.told` is null until it has drawn for the first time."""
