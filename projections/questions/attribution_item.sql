-- What the item in `asked` is and is called, as the other side says, else the one.
SELECT
    arg_max(won.text, won.side = 'other') FILTER (won.field = 'kind') AS kind,
    arg_max(won.text, won.side = 'other') FILTER (won.field = 'title') AS title
FROM won JOIN asked ON won.entity_id = asked.id
