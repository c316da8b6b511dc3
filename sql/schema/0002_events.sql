-- What the coder found in the pages: mentions, and the events that they tell.

CREATE TABLE coding (
    page_id VARCHAR NOT NULL,
    coder_version VARCHAR NOT NULL,
    n_events INTEGER NOT NULL,
    n_dropped INTEGER NOT NULL
);
COMMENT ON TABLE coding IS 'One row a current page that was coded, events found or not.';
COMMENT ON COLUMN coding.page_id IS 'The page.';
COMMENT ON COLUMN coding.coder_version IS 'Digest of the coder and its lexicons.';
COMMENT ON COLUMN coding.n_events IS 'Events that the page tells.';
COMMENT ON COLUMN coding.n_dropped IS 'Candidates that made no event.';

CREATE TABLE mention (
    mention_id VARCHAR NOT NULL,
    event_id VARCHAR NOT NULL,
    event_key VARCHAR NOT NULL,
    page_id VARCHAR NOT NULL,
    "position" INTEGER NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    cue_position INTEGER,
    cue_start INTEGER,
    cue_end INTEGER,
    event_type VARCHAR NOT NULL,
    event_mode VARCHAR,
    factuality VARCHAR NOT NULL,
    quad_class TINYINT NOT NULL,
    intensity DOUBLE NOT NULL,
    event_date DATE,
    date_precision VARCHAR,
    date_reason VARCHAR,
    place_name VARCHAR,
    place_country VARCHAR,
    place_latitude DOUBLE,
    place_longitude DOUBLE,
    rule VARCHAR NOT NULL,
    evidence VARCHAR NOT NULL,
    coder_version VARCHAR NOT NULL
);
COMMENT ON TABLE mention IS 'One row a clause of a current page that tells an event. Many mentions, even of one page, may tell the same event: count events, not mentions.';
COMMENT ON COLUMN mention.mention_id IS 'Hash of page, event, place in the page and rule.';
COMMENT ON COLUMN mention.event_id IS 'The event it tells: the digest of event_key.';
COMMENT ON COLUMN mention.event_key IS 'Why it is that event: type/mode · parties · date · factuality (· page, where undated). Mentions whose keys are equal tell one event.';
COMMENT ON COLUMN mention.page_id IS 'The page.';
COMMENT ON COLUMN mention."position" IS 'The paragraph.';
COMMENT ON COLUMN mention.char_start IS 'First character of the evidence in the paragraph, from 0.';
COMMENT ON COLUMN mention.char_end IS 'One past the last: substring(text, char_start + 1, char_end - char_start) is the evidence.';
COMMENT ON COLUMN mention.trigger_start IS 'First character of the word that triggered the rule, in the same paragraph.';
COMMENT ON COLUMN mention.trigger_end IS 'One past its last.';
COMMENT ON COLUMN mention.cue_position IS 'The paragraph of the words that make it future, hypothetical or negated; NULL if there are none.';
COMMENT ON COLUMN mention.cue_start IS 'First character of those words.';
COMMENT ON COLUMN mention.cue_end IS 'One past their last.';
COMMENT ON COLUMN mention.event_type IS 'PLOVER type, one of 16.';
COMMENT ON COLUMN mention.event_mode IS 'Mode of that type, or NULL.';
COMMENT ON COLUMN mention.factuality IS 'asserted, future, hypothetical or negated.';
COMMENT ON COLUMN mention.quad_class IS '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.';
COMMENT ON COLUMN mention.intensity IS 'Of the act, from -10 (conflict) to 10 (cooperation), by the codebook.';
COMMENT ON COLUMN mention.event_date IS 'The day; the first of the month or year where date_precision says so; NULL if nothing tells.';
COMMENT ON COLUMN mention.date_precision IS 'day, month, year, or publication (fell back to the page''s day).';
COMMENT ON COLUMN mention.date_reason IS 'How the date was found.';
COMMENT ON COLUMN mention.place_name IS 'The event''s place as written; a dateline is none.';
COMMENT ON COLUMN mention.place_country IS 'ISO 3166-1 alpha-3 of the place.';
COMMENT ON COLUMN mention.place_latitude IS 'Degrees north.';
COMMENT ON COLUMN mention.place_longitude IS 'Degrees east.';
COMMENT ON COLUMN mention.rule IS 'The coder''s rule.';
COMMENT ON COLUMN mention.evidence IS 'The clause, exactly as the paragraph has it.';
COMMENT ON COLUMN mention.coder_version IS 'Digest of the coder and its lexicons.';

CREATE TABLE mention_party (
    mention_id VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    code VARCHAR,
    sector VARCHAR,
    actor_id VARCHAR,
    text VARCHAR NOT NULL,
    "position" INTEGER,
    char_start INTEGER,
    char_end INTEGER
);
COMMENT ON TABLE mention_party IS 'One row a party of a mention.';
COMMENT ON COLUMN mention_party.mention_id IS 'The mention.';
COMMENT ON COLUMN mention_party.role IS 'actor or recipient.';
COMMENT ON COLUMN mention_party.ordinal IS 'Order within the role, from 0.';
COMMENT ON COLUMN mention_party.code IS 'ISO 3166-1 alpha-3 or a code of the codebook (UNO, EUR, NATO, IMG, ...); NULL if unknown.';
COMMENT ON COLUMN mention_party.sector IS 'GOV, MIL, CVL, ... by the codebook; NULL for bodies that have none.';
COMMENT ON COLUMN mention_party.actor_id IS 'Row of actor that matched; NULL if only grammar told.';
COMMENT ON COLUMN mention_party.text IS 'The words of the page.';
COMMENT ON COLUMN mention_party."position" IS 'The paragraph of those words; NULL where the party is only implied.';
COMMENT ON COLUMN mention_party.char_start IS 'First character of those words.';
COMMENT ON COLUMN mention_party.char_end IS 'One past their last.';

CREATE TABLE dropped_candidate (
    page_id VARCHAR NOT NULL,
    "position" INTEGER NOT NULL,
    char_start INTEGER NOT NULL,
    char_end INTEGER NOT NULL,
    rule VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    coder_version VARCHAR NOT NULL
);
COMMENT ON TABLE dropped_candidate IS 'One row a trigger word that made no event, and why.';
COMMENT ON COLUMN dropped_candidate.page_id IS 'The page.';
COMMENT ON COLUMN dropped_candidate."position" IS 'The paragraph.';
COMMENT ON COLUMN dropped_candidate.char_start IS 'First character of the trigger, from 0.';
COMMENT ON COLUMN dropped_candidate.char_end IS 'One past its last.';
COMMENT ON COLUMN dropped_candidate.rule IS 'The rule that it began to match.';
COMMENT ON COLUMN dropped_candidate.reason IS 'Stable slug: no_actor, near_miss, quoted_headline, ...';
COMMENT ON COLUMN dropped_candidate.coder_version IS 'Digest of the coder and its lexicons.';

CREATE TABLE event (
    event_id VARCHAR NOT NULL,
    event_key VARCHAR NOT NULL,
    event_type VARCHAR NOT NULL,
    event_mode VARCHAR,
    factuality VARCHAR NOT NULL,
    quad_class TINYINT NOT NULL,
    intensity DOUBLE NOT NULL,
    event_date DATE,
    date_precision VARCHAR,
    date_reason VARCHAR,
    place_name VARCHAR,
    place_country VARCHAR,
    place_latitude DOUBLE,
    place_longitude DOUBLE,
    lead_mention_id VARCHAR NOT NULL,
    first_published_at TIMESTAMP,
    n_mentions INTEGER NOT NULL,
    n_pages INTEGER NOT NULL,
    n_sites INTEGER NOT NULL,
    n_independent INTEGER NOT NULL
);
COMMENT ON TABLE event IS 'One row a happening, however many pages tell it. Not all happened: filter on factuality.';
COMMENT ON COLUMN event.event_id IS 'Digest of event_key: equal keys are one event.';
COMMENT ON COLUMN event.event_key IS 'What makes it one happening, to be read: CONSULT/phone · RUS/GOV + USA/GOV · 2023-03-02 · asserted. An arrow parts actors from recipients, ? is an unknown code; an undated event''s ends with its page, so that it stays that page''s own.';
COMMENT ON COLUMN event.event_type IS 'PLOVER type, one of 16.';
COMMENT ON COLUMN event.event_mode IS 'The mode that most of its pages tell, NULL if none tells one.';
COMMENT ON COLUMN event.factuality IS 'asserted, future (planned, announced), hypothetical, or negated (denied, did not happen).';
COMMENT ON COLUMN event.quad_class IS '1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.';
COMMENT ON COLUMN event.intensity IS 'Of the act, from -10 (conflict) to 10 (cooperation), by the codebook.';
COMMENT ON COLUMN event.event_date IS 'The day; the first of the month or year where date_precision says so; NULL if nothing tells.';
COMMENT ON COLUMN event.date_precision IS 'day, month, year, or publication (a page''s day for want of a better); the finest that its mentions have.';
COMMENT ON COLUMN event.date_reason IS 'How the date was found.';
COMMENT ON COLUMN event.place_name IS 'The place that most of its pages name; NULL if none does.';
COMMENT ON COLUMN event.place_country IS 'ISO 3166-1 alpha-3 of the place.';
COMMENT ON COLUMN event.place_latitude IS 'Degrees north.';
COMMENT ON COLUMN event.place_longitude IS 'Degrees east.';
COMMENT ON COLUMN event.lead_mention_id IS 'The mention that stands for it: event_party has its parties.';
COMMENT ON COLUMN event.first_published_at IS 'Earliest publication of its pages (UTC).';
COMMENT ON COLUMN event.n_mentions IS 'Mentions on current pages.';
COMMENT ON COLUMN event.n_pages IS 'Current pages that tell it, copies included.';
COMMENT ON COLUMN event.n_sites IS 'Sites that tell it, copies included; a page without a site counts as one.';
COMMENT ON COLUMN event.n_independent IS 'Sites that tell it in words of their own: in a paragraph that is no copy, on a page that does not repeat most of an earlier page that tells it. Twenty carriers of one story count once; 0 if copies alone tell it so.';

CREATE TABLE event_party (
    event_id VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    code VARCHAR,
    sector VARCHAR,
    actor_id VARCHAR,
    text VARCHAR NOT NULL
);
COMMENT ON TABLE event_party IS 'One row a party of an event. Two-sided acts (a meeting) list all sides as actors.';
COMMENT ON COLUMN event_party.event_id IS 'The event.';
COMMENT ON COLUMN event_party.role IS 'actor or recipient.';
COMMENT ON COLUMN event_party.ordinal IS 'Order within the role, from 0.';
COMMENT ON COLUMN event_party.code IS 'ISO 3166-1 alpha-3 or a code of the codebook (UNO, EUR, NATO, IMG, ...); NULL if unknown.';
COMMENT ON COLUMN event_party.sector IS 'GOV, MIL, CVL, ... by the codebook; NULL for bodies that have none.';
COMMENT ON COLUMN event_party.actor_id IS 'Row of actor that matched; NULL if only grammar told.';
COMMENT ON COLUMN event_party.text IS 'The words of the lead mention''s page.';

CREATE TABLE event_link (
    event_id VARCHAR NOT NULL,
    linked_event_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    reason VARCHAR NOT NULL
);
COMMENT ON TABLE event_link IS 'One row a link between two events of the same parties: a deed and its plan, a denial and what it denies, a coarsely dated event and a day''s that it may be. Events with an unnamed party are not linked.';
COMMENT ON COLUMN event_link.event_id IS 'The deed, the denial, or the event of the coarser date.';
COMMENT ON COLUMN event_link.linked_event_id IS 'The plan, the denied event, or the event of the finer date.';
COMMENT ON COLUMN event_link.kind IS 'fulfils (an asserted event and its plan; a plan has one fulfilment), denies (what did not happen, was called off or rejected), same_day_less_precise (candidates for one happening, known only to the month or year and known to the day).';
COMMENT ON COLUMN event_link.reason IS 'How they fit. fulfils: planned_date, within_30_days (an undated plan''s first deed after its announcement). denies: same_date, same_page, accusation (a REJECT of it within 7 days), cancelled_meeting. same_day_less_precise: inside_month, inside_year.';

CREATE TABLE actor (
    actor_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    code VARCHAR,
    sector VARCHAR,
    wikidata_id VARCHAR
);
COMMENT ON TABLE actor IS 'One row an actor that the coder''s lexicon knows, as last loaded.';
COMMENT ON COLUMN actor.actor_id IS 'Key of the lexicon row.';
COMMENT ON COLUMN actor.name IS 'The name in its first spelling.';
COMMENT ON COLUMN actor.code IS 'Its code by the codebook; NULL where that depends on the day.';
COMMENT ON COLUMN actor.sector IS 'Its sector by the codebook; NULL where it has none or that depends on the day.';
COMMENT ON COLUMN actor.wikidata_id IS 'Wikidata item (Q...), where sure.';
