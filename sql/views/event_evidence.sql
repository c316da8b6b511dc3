-- The trail of each event: every clause that tells it, with its paragraph, its page and the records it came from.
CREATE OR REPLACE VIEW event_evidence AS
WITH source AS (
    SELECT page_id, list({'drop_id': drop_id, 'file': file, 'ordinal': ordinal} ORDER BY drop_id, file, ordinal) AS records
    FROM record
    GROUP BY page_id
)
SELECT
    mention.event_id,
    mention.mention_id,
    mention.rule,
    mention.evidence,
    mention.char_start,
    mention.char_end,
    mention.trigger_start,
    mention.trigger_end,
    mention.cue_position,
    mention.cue_start,
    mention.cue_end,
    mention.date_reason,
    mention."position",
    paragraph.kind,
    paragraph.text AS paragraph_text,
    paragraph.disposition = 'repeat_across_pages' AS is_copy,
    page.page_id,
    page.url,
    page.site,
    page.title,
    page.published_at,
    page.published_date,
    source.records
FROM mention
JOIN paragraph ON paragraph.page_id = mention.page_id AND paragraph."position" = mention."position"
JOIN page ON page.page_id = mention.page_id AND page.is_current
LEFT JOIN source ON source.page_id = mention.page_id;

COMMENT ON VIEW event_evidence IS 'One row a mention, with all that is needed to check it by eye. ORDER BY published_at, page_id, position, char_start to read an event''s story.';
COMMENT ON COLUMN event_evidence.event_id IS 'The event.';
COMMENT ON COLUMN event_evidence.mention_id IS 'The mention.';
COMMENT ON COLUMN event_evidence.rule IS 'The coder''s rule.';
COMMENT ON COLUMN event_evidence.evidence IS 'The clause, exactly as the paragraph has it.';
COMMENT ON COLUMN event_evidence.char_start IS 'First character of the clause in paragraph_text, from 0.';
COMMENT ON COLUMN event_evidence.char_end IS 'One past its last.';
COMMENT ON COLUMN event_evidence.trigger_start IS 'First character of the word that triggered the rule.';
COMMENT ON COLUMN event_evidence.trigger_end IS 'One past its last.';
COMMENT ON COLUMN event_evidence.cue_position IS 'Paragraph of the words that make it future, hypothetical or negated; NULL if there are none.';
COMMENT ON COLUMN event_evidence.cue_start IS 'First character of those words, in their own paragraph.';
COMMENT ON COLUMN event_evidence.cue_end IS 'One past their last.';
COMMENT ON COLUMN event_evidence.date_reason IS 'How the date was found.';
COMMENT ON COLUMN event_evidence."position" IS 'The paragraph''s place in the page.';
COMMENT ON COLUMN event_evidence.kind IS 'headline, body or caption.';
COMMENT ON COLUMN event_evidence.paragraph_text IS 'The whole paragraph.';
COMMENT ON COLUMN event_evidence.is_copy IS 'True if another page''s equal paragraph is kept in its stead.';
COMMENT ON COLUMN event_evidence.page_id IS 'The page.';
COMMENT ON COLUMN event_evidence.url IS 'Its URL, or path in the drop.';
COMMENT ON COLUMN event_evidence.site IS 'Who publishes it.';
COMMENT ON COLUMN event_evidence.title IS 'Its headline.';
COMMENT ON COLUMN event_evidence.published_at IS 'Its publication (UTC).';
COMMENT ON COLUMN event_evidence.published_date IS 'The day that it prints.';
COMMENT ON COLUMN event_evidence.records IS 'Where it stood: drop, file, and which record of the file.';
