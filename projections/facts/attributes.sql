-- What an entity is: one row for each attribute that an event tells of. `text` or `number` holds it; a null in
-- both says that the attribute has no value from then on. An event tells an attribute because it carries it, because
-- its name alone says it, or because it begins the entity. An attribute that only an outside history names stands
-- under `told.` and its own name, so that it cannot be taken for one of ours. Lists are JSON.
WITH begins(event, kind) AS (VALUES
    ('PlanStarted', 'plan'),
    ('PlanDrafted', 'plan'),
    ('BreakthroughObjectiveSet', 'breakthrough_objective'),
    ('AnnualObjectiveSet', 'annual_objective'),
    ('ImprovementPrioritySet', 'improvement_priority'),
    ('TargetToImproveSet', 'target_to_improve'),
    ('ScorecardOpened', 'scorecard'),
    ('PerspectiveAdded', 'perspective'),
    ('StrategicObjectiveSet', 'strategic_objective'),
    ('MeasureDefined', 'measure'),
    ('CycleOpened', 'cycle'),
    ('ObjectiveSet', 'objective'),
    ('KeyResultSet', 'key_result'),
    ('InitiativeSet', 'initiative'),
    ('ReviewScheduled', 'review'),
    ('FindingRecorded', 'finding'),
    ('DecisionTaken', 'decision'),
    ('LessonRecorded', 'lesson'),
    ('ContributionRecognised', 'recognition'),
    ('CountermeasureAgreed', 'countermeasure')
),
says(event, field, text, number) AS (VALUES
    ('PlanClosed', 'status', 'closed', NULL),
    ('PlanDrafted', 'phase', 'draft', NULL),
    ('PlanItemRetired', 'present', NULL, 0::DOUBLE),
    ('PlanAgreed', 'phase', 'agreed', NULL),
    ('ScorecardOpened', 'phase', 'agreed', NULL),
    ('ScorecardItemRetired', 'present', NULL, 0::DOUBLE),
    ('MeasureRetired', 'present', NULL, 0::DOUBLE),
    ('CycleOpened', 'phase', 'open', NULL),
    ('CycleLocked', 'phase', 'locked', NULL),
    ('CycleClosed', 'status', 'closed', NULL),
    ('ObjectiveAbandoned', 'present', NULL, 0::DOUBLE),
    ('ObjectiveAbandoned', 'status', 'abandoned', NULL),
    ('ObjectiveRetired', 'present', NULL, 0::DOUBLE),
    ('KeyResultRetired', 'present', NULL, 0::DOUBLE),
    ('InitiativeClosed', 'status', 'closed', NULL),
    ('ReviewScheduled', 'phase', 'scheduled', NULL),
    ('ReviewOpened', 'phase', 'open', NULL),
    ('DecisionTaken', 'state', 'taken', NULL),
    ('DecisionRevoked', 'state', 'revoked', NULL),
    ('ReviewClosed', 'status', 'closed', NULL),
    ('CountermeasureAgreed', 'state', 'open', NULL),
    ('CountermeasureCompleted', 'state', 'completed', NULL),
    ('CountermeasureVerified', 'state', 'verified', NULL),
    ('CountermeasureCancelled', 'state', 'cancelled', NULL)
),
carried AS (
    SELECT position, entity_id, effective_at, recorded_at, cleared, list_filter([
        {'field': 'baseline', 'number': baseline::DOUBLE, 'text': NULL::VARCHAR},
        {'field': 'weight', 'number': weight::DOUBLE, 'text': NULL::VARCHAR},
        {'field': 'rank', 'number': rank::DOUBLE, 'text': NULL::VARCHAR},
        {'field': 'cadence', 'number': cadence::DOUBLE, 'text': NULL::VARCHAR},
        {'field': 'computed_grade', 'number': computed_grade::DOUBLE, 'text': NULL::VARCHAR},
        {'field': 'grade', 'number': grade::DOUBLE, 'text': NULL::VARCHAR},
        {'field': 'low', 'number': low::DOUBLE, 'text': NULL::VARCHAR},
        {'field': 'high', 'number': high::DOUBLE, 'text': NULL::VARCHAR},
        {'field': 'stretch', 'number': stretch::DOUBLE, 'text': NULL::VARCHAR},
        {'field': 'budget', 'number': budget::DOUBLE, 'text': NULL::VARCHAR},
        {'field': 'opened_position', 'number': opened_position::DOUBLE, 'text': NULL::VARCHAR},
        {'field': 'confidence', 'number': confidence::DOUBLE, 'text': NULL::VARCHAR},
        {'field': 'closed_position', 'number': closed_position::DOUBLE, 'text': NULL::VARCHAR},
        {'field': 'expected_change', 'number': expected_change::DOUBLE, 'text': NULL::VARCHAR},
        {'field': 'verify_after', 'number': verify_after::DOUBLE, 'text': NULL::VARCHAR},
        {'field': 'effective', 'number': effective::DOUBLE, 'text': NULL::VARCHAR},
        {'field': 'actual_change', 'number': actual_change::DOUBLE, 'text': NULL::VARCHAR},
        {'field': 'title', 'number': NULL, 'text': title},
        {'field': 'period', 'number': NULL, 'text': period},
        {'field': 'description', 'number': NULL, 'text': said.text.text},
        {'field': 'owner', 'number': NULL, 'text': owner},
        {'field': 'parent_id', 'number': NULL, 'text': parent_id},
        {'field': 'team', 'number': NULL, 'text': team},
        {'field': 'vision', 'number': NULL, 'text': vision},
        {'field': 'unit', 'number': NULL, 'text': unit},
        {'field': 'direction', 'number': NULL, 'text': direction},
        {'field': 'commitment', 'number': NULL, 'text': commitment},
        {'field': 'horizon', 'number': NULL, 'text': horizon},
        {'field': 'deploys', 'number': NULL, 'text': deploys},
        {'field': 'aggregation', 'number': NULL, 'text': aggregation},
        {'field': 'measured_by', 'number': NULL, 'text': measured_by},
        {'field': 'roll_up', 'number': NULL, 'text': roll_up},
        {'field': 'thresholds', 'number': NULL::DOUBLE, 'text': thresholds::VARCHAR},
        {'field': 'override', 'number': NULL, 'text': override},
        {'field': 'frequency', 'number': NULL, 'text': frequency},
        {'field': 'indicator', 'number': NULL, 'text': indicator},
        {'field': 'scoring', 'number': NULL, 'text': scoring},
        {'field': 'starts_on', 'number': NULL, 'text': starts_on},
        {'field': 'ends_on', 'number': NULL, 'text': ends_on},
        {'field': 'carried_to', 'number': NULL, 'text': carried_to},
        {'field': 'carried_from', 'number': NULL, 'text': carried_from},
        {'field': 'form', 'number': NULL, 'text': form},
        {'field': 'milestones', 'number': NULL::DOUBLE, 'text': milestones::VARCHAR},
        {'field': 'path', 'number': NULL::DOUBLE, 'text': path::VARCHAR},
        {'field': 'path_shape', 'number': NULL, 'text': path_shape},
        {'field': 'due', 'number': NULL, 'text': due},
        {'field': 'outcome', 'number': NULL, 'text': outcome},
        {'field': 'tier', 'number': NULL, 'text': tier},
        {'field': 'scheduled_for', 'number': NULL, 'text': scheduled_for},
        {'field': 'facilitator', 'number': NULL, 'text': facilitator},
        {'field': 'agenda', 'number': NULL::DOUBLE, 'text': agenda::VARCHAR},
        {'field': 'attendees', 'number': NULL::DOUBLE, 'text': attendees::VARCHAR},
        {'field': 'opened_at', 'number': NULL, 'text': opened_at},
        {'field': 'subject_id', 'number': NULL, 'text': subject_id},
        {'field': 'decision', 'number': NULL, 'text': decision},
        {'field': 'finding_id', 'number': NULL, 'text': finding_id},
        {'field': 'expected_effect', 'number': NULL, 'text': said.expected_effect.text},
        {'field': 'person', 'number': NULL, 'text': person},
        {'field': 'closed_at', 'number': NULL, 'text': closed_at},
        {'field': 'background', 'number': NULL, 'text': said.background.text},
        {'field': 'root_cause', 'number': NULL, 'text': said.root_cause.text},
        {'field': 'action', 'number': NULL, 'text': said.action.text},
        {'field': 'note', 'number': NULL, 'text': said.note.text},
        {'field': 'actual_effect', 'number': NULL, 'text': said.actual_effect.text}
    ], lambda f: f.text IS NOT NULL OR f.number IS NOT NULL) AS facts
    FROM (
        SELECT position, entity_id, effective_at, recorded_at, unnest(from_json(payload, '{
            "baseline": "DOUBLE",
            "weight": "DOUBLE",
            "rank": "DOUBLE",
            "cadence": "DOUBLE",
            "computed_grade": "DOUBLE",
            "grade": "DOUBLE",
            "low": "DOUBLE",
            "high": "DOUBLE",
            "stretch": "DOUBLE",
            "budget": "DOUBLE",
            "opened_position": "DOUBLE",
            "confidence": "DOUBLE",
            "closed_position": "DOUBLE",
            "expected_change": "DOUBLE",
            "verify_after": "DOUBLE",
            "effective": "BOOLEAN",
            "actual_change": "DOUBLE",
            "title": "VARCHAR",
            "period": "VARCHAR",
            "text": {"text": "VARCHAR"},
            "owner": "VARCHAR",
            "parent_id": "VARCHAR",
            "team": "VARCHAR",
            "vision": "VARCHAR",
            "unit": "VARCHAR",
            "direction": "VARCHAR",
            "commitment": "VARCHAR",
            "horizon": "VARCHAR",
            "deploys": "VARCHAR",
            "aggregation": "VARCHAR",
            "measured_by": "VARCHAR",
            "roll_up": "VARCHAR",
            "thresholds": "JSON",
            "override": "VARCHAR",
            "frequency": "VARCHAR",
            "indicator": "VARCHAR",
            "scoring": "VARCHAR",
            "starts_on": "VARCHAR",
            "ends_on": "VARCHAR",
            "carried_to": "VARCHAR",
            "carried_from": "VARCHAR",
            "form": "VARCHAR",
            "milestones": "JSON",
            "path": "JSON",
            "path_shape": "VARCHAR",
            "due": "VARCHAR",
            "outcome": "VARCHAR",
            "tier": "VARCHAR",
            "scheduled_for": "VARCHAR",
            "facilitator": "VARCHAR",
            "agenda": "JSON",
            "attendees": "JSON",
            "opened_at": "VARCHAR",
            "subject_id": "VARCHAR",
            "decision": "VARCHAR",
            "finding_id": "VARCHAR",
            "expected_effect": {"text": "VARCHAR"},
            "person": "VARCHAR",
            "closed_at": "VARCHAR",
            "background": {"text": "VARCHAR"},
            "root_cause": {"text": "VARCHAR"},
            "action": {"text": "VARCHAR"},
            "note": {"text": "VARCHAR"},
            "actual_effect": {"text": "VARCHAR"},
            "cleared": ["VARCHAR"]
        }'))
        FROM staged
        WHERE event IN (
            'PlanStarted', 'PlanDrafted', 'HeadingChanged', 'VisionSet', 'BreakthroughObjectiveSet',
            'AnnualObjectiveSet', 'ImprovementPrioritySet', 'TargetToImproveSet', 'ScorecardOpened',
            'PerspectiveAdded', 'StrategicObjectiveSet', 'ThresholdsSet', 'WeightSet', 'StatusOverridden',
            'MeasureDefined', 'CycleOpened', 'MeasuredBy', 'KeyResultGraded', 'ObjectiveGraded',
            'ObjectiveCarriedForward', 'ObjectiveSet', 'KeyResultSet', 'InitiativeSet', 'InitiativeClosed',
            'ReviewScheduled', 'AgendaSet', 'AttendanceRecorded', 'ReviewOpened', 'FindingRecorded',
            'DecisionTaken', 'LessonRecorded', 'ContributionRecognised', 'ReviewClosed', 'CountermeasureAgreed',
            'CountermeasureCompleted', 'CountermeasureVerified'
        )
    ) AS said
)
SELECT position, entity_id, fact.field AS field, fact.text AS text, fact.number AS number, effective_at, recorded_at
FROM (SELECT position, entity_id, effective_at, recorded_at, unnest(facts) AS fact FROM carried)
UNION ALL
SELECT position, entity_id, CASE WHEN name = 'text' THEN 'description' ELSE name END, NULL, NULL, effective_at,
    recorded_at
FROM (SELECT position, entity_id, unnest(cleared) AS name, effective_at, recorded_at FROM carried)
UNION ALL
SELECT position, entity_id, 'kind', kind, NULL, effective_at, recorded_at FROM staged JOIN begins USING (event)
UNION ALL
SELECT position, entity_id, 'present', NULL, 1, effective_at, recorded_at FROM staged JOIN begins USING (event)
UNION ALL
SELECT position, entity_id, says.field, says.text, says.number, effective_at, recorded_at
FROM staged JOIN says USING (event)
UNION ALL
SELECT position, entity_id, 'owner', payload ->> 'owner', NULL, effective_at, recorded_at
FROM staged WHERE event = 'OwnerSet'
UNION ALL
SELECT position, entity_id, 'status', status, NULL, effective_at, recorded_at FROM staged WHERE event = 'StatusSet'
UNION ALL
SELECT position, entity_id, 'grade', NULL, "value", effective_at, recorded_at
FROM staged WHERE event = 'StatusSet' AND "value" IS NOT NULL
UNION ALL
SELECT position, entity_id, payload ->> 'setting', payload ->> 'value', NULL, effective_at, recorded_at
FROM staged WHERE event = 'SettingChanged'
UNION ALL
SELECT position, entity_id, CASE WHEN field = 'title' THEN field ELSE 'told.' || field END, "to", NULL,
    effective_at, recorded_at
FROM staged WHERE event = 'AttributeChanged'
