-- Events a day and type, split by what became of them.
CREATE OR REPLACE VIEW event_timeline AS
SELECT
    event_date,
    event_type,
    any_value(quad_class) AS quad_class,
    count(*) AS n_events,
    count(*) FILTER (factuality = 'asserted') AS n_asserted,
    count(*) FILTER (factuality = 'future') AS n_future,
    count(*) FILTER (factuality = 'hypothetical') AS n_hypothetical,
    count(*) FILTER (factuality = 'negated') AS n_negated,
    avg(intensity) FILTER (factuality = 'asserted') AS mean_intensity
FROM event
WHERE event_date IS NOT NULL AND date_precision IN ('day', 'publication')
GROUP BY event_date, event_type;

COMMENT ON VIEW event_timeline IS 'One row a day and type. Events known only by month or year are left out; those dated by their page''s publication are in.';
COMMENT ON COLUMN event_timeline.event_date IS 'The day.';
COMMENT ON COLUMN event_timeline.event_type IS 'PLOVER type.';
COMMENT ON COLUMN event_timeline.quad_class IS '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.';
COMMENT ON COLUMN event_timeline.n_events IS 'Events of any factuality.';
COMMENT ON COLUMN event_timeline.n_asserted IS 'Those that happened, as told.';
COMMENT ON COLUMN event_timeline.n_future IS 'Those planned or announced for that day.';
COMMENT ON COLUMN event_timeline.n_hypothetical IS 'Those feared or speculated.';
COMMENT ON COLUMN event_timeline.n_negated IS 'Those denied or that did not happen.';
COMMENT ON COLUMN event_timeline.mean_intensity IS 'Mean intensity of the asserted ones, -10 to 10; NULL if there are none.';
