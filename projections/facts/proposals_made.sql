-- What the policies proposed: a finding, an escalation, grades, a reminder.
SELECT position, entity_id, proposal, said.text.text AS text, period, review_id, owner, effective_at, recorded_at
FROM (
    SELECT position, entity_id, effective_at, recorded_at, unnest(from_json(payload, '{
        "proposal": "VARCHAR",
        "text": {"text": "VARCHAR"},
        "period": "VARCHAR",
        "review_id": "VARCHAR",
        "owner": "VARCHAR"
    }'))
    FROM staged
    WHERE event = 'ActionProposed'
) AS said
