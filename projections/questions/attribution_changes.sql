-- What places a change: the entities that the score is made of at either side, what lies over them, what is the same
-- thing, who is there on one side only, what was corrected, and the plan of a measure that was told ahead.
SELECT counts AS said, id AS entity_id, NULL AS field, NULL AS effective_at, NULL AS position FROM counted
UNION ALL
SELECT 'lone', entity_id, NULL, NULL, NULL FROM (FROM came UNION ALL FROM went)
UNION ALL
SELECT 'corrected', entity_id, field, effective_at, NULL FROM corrected
UNION ALL
SELECT DISTINCT 'planned', plan.entity_id, NULL, NULL, plan.position
FROM (
    SELECT entity_id, effective_at, recorded_at, position FROM near_targets
    UNION ALL
    SELECT entity_id, effective_at, recorded_at, position FROM near_attributes WHERE field IN ('scoring', 'thresholds')
) AS plan
JOIN won AS kind ON kind.entity_id = plan.entity_id AND kind.field = 'kind' AND kind.text = 'measure'
JOIN sides AS earlier ON NOT earlier.later
WHERE plan.recorded_at <= least(earlier.as_of, until_known_at(earlier.known_at))
    AND plan.position <= until_up_to(earlier.up_to) AND plan.effective_at > earlier.as_of
