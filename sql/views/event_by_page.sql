-- One row per event and page that tells it: what scoring and exports stand on.
CREATE OR REPLACE VIEW event_by_page AS
WITH first_mention AS (
    SELECT DISTINCT ON (event_id, page_id) event_id, page_id, evidence, rule
    FROM mention
    ORDER BY event_id, page_id, "position", char_start, char_end, mention_id
),
party AS (
    SELECT
        event_id,
        list(code ORDER BY ordinal) FILTER (role = 'actor') AS actor_codes,
        list(sector ORDER BY ordinal) FILTER (role = 'actor') AS actor_sectors,
        list(code ORDER BY ordinal) FILTER (role = 'recipient') AS recipient_codes,
        list(sector ORDER BY ordinal) FILTER (role = 'recipient') AS recipient_sectors
    FROM event_party
    GROUP BY event_id
)
SELECT
    event.event_id,
    page.page_id,
    page.url,
    event.event_type,
    event.event_mode,
    event.factuality,
    event.quad_class,
    event.intensity,
    coalesce(party.actor_codes, []) AS actor_codes,
    coalesce(party.actor_sectors, []) AS actor_sectors,
    coalesce(party.recipient_codes, []) AS recipient_codes,
    coalesce(party.recipient_sectors, []) AS recipient_sectors,
    event.event_date,
    event.date_precision,
    event.place_country,
    event.place_name,
    first_mention.evidence,
    first_mention.rule
FROM event
JOIN first_mention ON first_mention.event_id = event.event_id
JOIN page ON page.page_id = first_mention.page_id AND page.is_current
LEFT JOIN party ON party.event_id = event.event_id;

COMMENT ON VIEW event_by_page IS 'One row per event and current page that tells it. Twenty outlets that carry one story give twenty rows: count distinct event_id.';
COMMENT ON COLUMN event_by_page.event_id IS 'The event.';
COMMENT ON COLUMN event_by_page.page_id IS 'The page.';
COMMENT ON COLUMN event_by_page.url IS 'The page''s URL as the drop gave it, or its path in the drop where it has none.';
COMMENT ON COLUMN event_by_page.event_type IS 'PLOVER type, one of 16.';
COMMENT ON COLUMN event_by_page.event_mode IS 'Mode of that type, or NULL.';
COMMENT ON COLUMN event_by_page.factuality IS 'asserted, future, hypothetical or negated.';
COMMENT ON COLUMN event_by_page.quad_class IS '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.';
COMMENT ON COLUMN event_by_page.intensity IS 'From -10 (conflict) to 10 (cooperation).';
COMMENT ON COLUMN event_by_page.actor_codes IS 'Codes of those who did it, in order; NULL within the list where unknown.';
COMMENT ON COLUMN event_by_page.actor_sectors IS 'Their sectors, side by side with actor_codes.';
COMMENT ON COLUMN event_by_page.recipient_codes IS 'Codes of those it was done to, in order; an empty list if there are none.';
COMMENT ON COLUMN event_by_page.recipient_sectors IS 'Their sectors, side by side with recipient_codes.';
COMMENT ON COLUMN event_by_page.event_date IS 'The day; the first of the month or year where date_precision says so; NULL if nothing tells.';
COMMENT ON COLUMN event_by_page.date_precision IS 'day, month, year, or publication (a page''s day for want of a better).';
COMMENT ON COLUMN event_by_page.place_country IS 'ISO 3166-1 alpha-3 of the event''s place.';
COMMENT ON COLUMN event_by_page.place_name IS 'The event''s place as written.';
COMMENT ON COLUMN event_by_page.evidence IS 'The page''s first clause that tells it, word for word; event_evidence has all of them.';
COMMENT ON COLUMN event_by_page.rule IS 'The coder''s rule for that clause.';
