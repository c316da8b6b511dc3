-- Drops, and the pages, paragraphs and rejects that they became; the ledger of migrations; runs.

CREATE TABLE schema_migration (
    number INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    applied_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE schema_migration IS 'Ledger: one row a migration of sql/schema that this warehouse has had, committed together with it.';
COMMENT ON COLUMN schema_migration.number IS 'The number that its file name begins with.';
COMMENT ON COLUMN schema_migration.name IS 'Its file name without the suffix.';
COMMENT ON COLUMN schema_migration.applied_at IS 'When it was applied (UTC).';

CREATE TABLE run (
    run_id VARCHAR NOT NULL,
    command VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    started_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP,
    n_drops INTEGER,
    n_records BIGINT,
    n_pages BIGINT,
    n_rejects BIGINT,
    n_mentions BIGINT,
    n_events BIGINT,
    detail VARCHAR
);
COMMENT ON TABLE run IS 'One row a run of a command that wrote. The whole table is run metadata, no content.';
COMMENT ON COLUMN run.run_id IS 'Random; names the run in drop and in logs.';
COMMENT ON COLUMN run.command IS 'The command as it was called: run, nightly, backfill, recode.';
COMMENT ON COLUMN run.status IS 'running, done, failed, or interrupted (killed: found still running by the next writer).';
COMMENT ON COLUMN run.started_at IS 'Begin (UTC).';
COMMENT ON COLUMN run.finished_at IS 'End (UTC); NULL while running and for interrupted runs.';
COMMENT ON COLUMN run.n_drops IS 'New drops admitted by the run.';
COMMENT ON COLUMN run.n_records IS 'Records read from those drops.';
COMMENT ON COLUMN run.n_pages IS 'Pages that were new to the warehouse.';
COMMENT ON COLUMN run.n_rejects IS 'Records and files refused.';
COMMENT ON COLUMN run.n_mentions IS 'Mentions settled by the run.';
COMMENT ON COLUMN run.n_events IS 'Events added or computed anew by the run.';
COMMENT ON COLUMN run.detail IS 'One line of why it failed; NULL if it did not.';

CREATE TABLE "drop" (
    drop_id VARCHAR NOT NULL,
    n_files INTEGER NOT NULL,
    n_bytes BIGINT NOT NULL,
    n_records BIGINT NOT NULL,
    n_pages BIGINT NOT NULL,
    n_rejects BIGINT NOT NULL,
    prepare_version VARCHAR NOT NULL,
    run_id VARCHAR NOT NULL,
    loaded_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE "drop" IS 'One row a drop: what a user handed over at once. Known by its content, so the same files under other names are no new drop.';
COMMENT ON COLUMN "drop".drop_id IS 'Hash of the sizes and digests of its files; names do not count.';
COMMENT ON COLUMN "drop".n_files IS 'Files handed over.';
COMMENT ON COLUMN "drop".n_bytes IS 'Their size on disk, in bytes.';
COMMENT ON COLUMN "drop".n_records IS 'Records that reading counted, those refused included. The checks hold it against record and reject.';
COMMENT ON COLUMN "drop".n_pages IS 'Distinct pages among its records, whether or not another drop had them already.';
COMMENT ON COLUMN "drop".n_rejects IS 'Its rows in reject.';
COMMENT ON COLUMN "drop".prepare_version IS 'Digest of the code and rules that prepared it.';
COMMENT ON COLUMN "drop".run_id IS 'The run that admitted it.';
COMMENT ON COLUMN "drop".loaded_at IS 'When it was admitted (UTC).';

CREATE TABLE drop_file (
    drop_id VARCHAR NOT NULL,
    file VARCHAR NOT NULL,
    n_bytes BIGINT NOT NULL,
    sha256 VARCHAR NOT NULL
);
COMMENT ON TABLE drop_file IS 'One row a file of a drop, as it was first handed over.';
COMMENT ON COLUMN drop_file.drop_id IS 'The drop.';
COMMENT ON COLUMN drop_file.file IS 'Its path in the drop, with "/".';
COMMENT ON COLUMN drop_file.n_bytes IS 'Its size, in bytes.';
COMMENT ON COLUMN drop_file.sha256 IS 'SHA-256 of its bytes, in hexadecimal.';

CREATE TABLE page (
    page_id VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    is_own_url BOOLEAN NOT NULL,
    title VARCHAR,
    author VARCHAR,
    site VARCHAR,
    language VARCHAR,
    published_at TIMESTAMP,
    published_date DATE,
    published_from VARCHAR,
    fetched_at TIMESTAMP,
    is_current BOOLEAN NOT NULL
);
COMMENT ON TABLE page IS 'One row a version of a page. Count only rows with is_current, unless you study how pages change.';
COMMENT ON COLUMN page.page_id IS 'Hash of the URL, metadata and paragraphs: the same content is the same page in every drop.';
COMMENT ON COLUMN page.url IS 'URL as the drop gave it, or the path in the drop where it gave none.';
COMMENT ON COLUMN page.is_own_url IS 'True if url is a URL; false if it is a path in the drop, which other drops may use for other pages.';
COMMENT ON COLUMN page.title IS 'Headline.';
COMMENT ON COLUMN page.author IS 'Byline as printed.';
COMMENT ON COLUMN page.site IS 'Who publishes it: host or name of the site.';
COMMENT ON COLUMN page.language IS 'ISO 639-1 code; only Arabic (ar) is coded.';
COMMENT ON COLUMN page.published_at IS 'Publication (UTC); a time without a zone was taken as UTC.';
COMMENT ON COLUMN page.published_date IS 'The day that the page prints, in its own zone: relative dates are counted from it. Never a crawl date.';
COMMENT ON COLUMN page.published_from IS 'Where the publication was found: drop, json-ld, meta, url, text, htmldate.';
COMMENT ON COLUMN page.fetched_at IS 'Latest fetch among its records (UTC); NULL if no drop told.';
COMMENT ON COLUMN page.is_current IS 'True for the version of its URL fetched (else published) last; always true without a URL.';

CREATE TABLE paragraph (
    page_id VARCHAR NOT NULL,
    "position" INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    fingerprint VARCHAR NOT NULL,
    n_letters INTEGER NOT NULL,
    disposition VARCHAR NOT NULL,
    rule VARCHAR,
    keeper_page_id VARCHAR,
    keeper_position INTEGER,
    page_disposition VARCHAR NOT NULL,
    page_rule VARCHAR
);
COMMENT ON TABLE paragraph IS 'One row a paragraph of a page, the removed ones too: filter on disposition.';
COMMENT ON COLUMN paragraph.page_id IS 'The page.';
COMMENT ON COLUMN paragraph."position" IS 'Place in the page, from 0.';
COMMENT ON COLUMN paragraph.kind IS 'headline, body or caption.';
COMMENT ON COLUMN paragraph.text IS 'The words as printed. Offsets of mentions count its characters from 0.';
COMMENT ON COLUMN paragraph.fingerprint IS '128-bit xxh3 of the folded text: spelling variants share it, another number does not.';
COMMENT ON COLUMN paragraph.n_letters IS 'Letters of the text without tatweel and marks; shorter ones than 40 are not compared across pages.';
COMMENT ON COLUMN paragraph.disposition IS 'kept, furniture, repeat_in_page, or repeat_across_pages.';
COMMENT ON COLUMN paragraph.rule IS 'The rule that set the disposition; NULL if kept without one.';
COMMENT ON COLUMN paragraph.keeper_page_id IS 'For repeats, the page of the paragraph that is kept in its stead.';
COMMENT ON COLUMN paragraph.keeper_position IS 'For repeats, the position of that paragraph.';
COMMENT ON COLUMN paragraph.page_disposition IS 'Disposition by its page alone; disposition goes back to it when no other page has the paragraph.';
COMMENT ON COLUMN paragraph.page_rule IS 'The rule by its page alone.';

CREATE TABLE record (
    drop_id VARCHAR NOT NULL,
    file VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    page_id VARCHAR NOT NULL,
    fetched_at TIMESTAMP
);
COMMENT ON TABLE record IS 'One row a record of a drop that became a page: leads from the page back to its place in the file.';
COMMENT ON COLUMN record.drop_id IS 'The drop.';
COMMENT ON COLUMN record.file IS 'Path in the drop; a member of an archive reads news.zip!/a/b.html.';
COMMENT ON COLUMN record.ordinal IS 'Which record of the file, from 0.';
COMMENT ON COLUMN record.page_id IS 'The page it became.';
COMMENT ON COLUMN record.fetched_at IS 'When the drop says it was fetched (UTC).';

CREATE TABLE reject (
    drop_id VARCHAR,
    stage VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    file VARCHAR NOT NULL,
    ordinal INTEGER,
    detail VARCHAR NOT NULL,
    page_id VARCHAR
);
COMMENT ON TABLE reject IS 'One row a record, or rest of a file, that became no page (stage read, decode, clean), or page that could not be coded (stage code).';
COMMENT ON COLUMN reject.drop_id IS 'The drop; NULL at stage code, where page_id tells.';
COMMENT ON COLUMN reject.stage IS 'The step that refused it: read, decode, clean, code.';
COMMENT ON COLUMN reject.reason IS 'Stable slug, for GROUP BY.';
COMMENT ON COLUMN reject.file IS 'Path in the drop; at stage code the page''s url.';
COMMENT ON COLUMN reject.ordinal IS 'Which record of the file, from 0; NULL where the whole file, or its rest, is refused.';
COMMENT ON COLUMN reject.detail IS 'One line for people.';
COMMENT ON COLUMN reject.page_id IS 'The page that could not be coded; NULL at the other stages.';
