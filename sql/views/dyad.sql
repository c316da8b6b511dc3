-- Who did what to whom: one row per event and pair of parties.
CREATE OR REPLACE VIEW dyad AS
WITH party AS (
    SELECT DISTINCT event_id, role, code, sector FROM event_party WHERE code IS NOT NULL OR sector IS NOT NULL
),
directed AS (
    SELECT source.event_id, source.code AS source_code, source.sector AS source_sector,
        target.code AS target_code, target.sector AS target_sector, true AS is_directed
    FROM party AS source JOIN party AS target USING (event_id)
    WHERE source.role = 'actor' AND target.role = 'recipient'
),
mutual AS (
    SELECT one.event_id, one.code AS source_code, one.sector AS source_sector,
        other.code AS target_code, other.sector AS target_sector, false AS is_directed
    FROM party AS one JOIN party AS other USING (event_id)
    WHERE one.role = 'actor' AND other.role = 'actor'
        AND concat(one.code, ' ', one.sector) < concat(other.code, ' ', other.sector)
        AND one.event_id NOT IN (SELECT event_id FROM party WHERE role = 'recipient')
)
SELECT
    pair.event_id,
    pair.source_code,
    pair.source_sector,
    pair.target_code,
    pair.target_sector,
    pair.is_directed,
    event.event_type,
    event.event_mode,
    event.factuality,
    event.quad_class,
    event.intensity,
    event.event_date,
    event.n_independent
FROM (FROM directed UNION ALL FROM mutual) AS pair
JOIN event USING (event_id);

COMMENT ON VIEW dyad IS 'One row per event and pair of parties: actor to recipient, or each two of the actors where all acted together. A call with seven counterparts has seven rows: count distinct event_id.';
COMMENT ON COLUMN dyad.event_id IS 'The event.';
COMMENT ON COLUMN dyad.source_code IS 'Code of the one who acted; of mutual pairs, the first by alphabet.';
COMMENT ON COLUMN dyad.source_sector IS 'Its sector.';
COMMENT ON COLUMN dyad.target_code IS 'Code of the other.';
COMMENT ON COLUMN dyad.target_sector IS 'Its sector.';
COMMENT ON COLUMN dyad.is_directed IS 'False where both acted together (a meeting): source and target could be exchanged.';
COMMENT ON COLUMN dyad.event_type IS 'PLOVER type.';
COMMENT ON COLUMN dyad.event_mode IS 'Mode of that type, or NULL.';
COMMENT ON COLUMN dyad.factuality IS 'asserted, future, hypothetical or negated.';
COMMENT ON COLUMN dyad.quad_class IS '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.';
COMMENT ON COLUMN dyad.intensity IS 'From -10 (conflict) to 10 (cooperation).';
COMMENT ON COLUMN dyad.event_date IS 'The day; NULL if nothing tells. See event.date_precision.';
COMMENT ON COLUMN dyad.n_independent IS 'Sites that tell the event in words of their own.';
