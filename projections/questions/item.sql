-- One entity ($4), whether it is there or was once: what it is called, where it lies, whose it is, what it is tied to
-- by itself, and where its number stands.
WITH item AS MATERIALIZED (
    FROM placed_items(as_of := $1, known_at := $2, up_to := $3)
)
SELECT
    one.id,
    one.kind,
    one.present,
    one.title,
    coalesce(one.title, one.more['action'], one.description, one.id) AS called,
    one.description,
    one.status,
    one.unit,
    one.direction,
    one.baseline,
    one.weight,
    one.commitment,
    one.period,
    one.parent_id,
    coalesce(above.title, one.parent_id) AS parent_title,
    above.kind AS parent_kind,
    one.root_id,
    coalesce(root.title, one.root_id) AS root_title,
    root.kind AS root_kind,
    one.more['phase'] AS phase,
    one.more['override'] AS override,
    one.more['due'] AS due,
    one.more['starts_on'] AS starts_on,
    one.more['ends_on'] AS ends_on,
    one.more['subject_id'] AS subject_id,
    coalesce(subject.title, subject.more['action'], one.more['subject_id']) AS subject_title,
    one.more['finding_id'] AS finding_id,
    finding.description AS finding_text,
    CASE WHEN one.more['person'] IS NOT NULL THEN coalesce(recognised.name, 'forgotten person') END AS person,
    CASE WHEN one.owner_id IS NOT NULL THEN coalesce(people.name, 'forgotten person') END AS owner,
    target.target,
    reading."value",
    reading.effective_at AS value_at
FROM item AS one
LEFT JOIN item AS above ON above.id = one.parent_id
LEFT JOIN item AS root ON root.id = one.root_id
LEFT JOIN item AS subject ON subject.id = one.more['subject_id']
LEFT JOIN item AS finding ON finding.id = one.more['finding_id']
LEFT JOIN people ON people.person_id = one.owner_id
LEFT JOIN people AS recognised ON recognised.person_id = one.more['person']
LEFT JOIN winning_targets(as_of := $1, known_at := $2, up_to := $3) AS target ON target.entity_id = one.id
LEFT JOIN winning_readings(as_of := $1, known_at := $2, up_to := $3) AS reading ON reading.entity_id = one.id
WHERE one.id = $4
