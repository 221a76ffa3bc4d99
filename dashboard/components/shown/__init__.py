"""What pages are made of: words, status, tables, boxes, charts, drawings."""
