-- Every entity of the workspace, or the one named.
SELECT entity_id, kind, parent_id, rank, stream FROM registry WHERE ?1 IS NULL OR entity_id = ?1 ORDER BY entity_id
