-- Every target: in force from `effective_at` until another one is; a null withdraws it.
SELECT position, entity_id, target, period, coalesce(restates, false) AS restates, effective_at, recorded_at
FROM staged
WHERE event IN ('TargetSet', 'KeyResultRetargeted')
    OR (event IN ('ObjectiveSet', 'MeasureDefined', 'KeyResultSet', 'BreakthroughObjectiveSet', 'AnnualObjectiveSet',
            'ImprovementPrioritySet', 'TargetToImproveSet', 'PerspectiveAdded', 'StrategicObjectiveSet', 'InitiativeSet')
        AND (target IS NOT NULL OR untargeted))
