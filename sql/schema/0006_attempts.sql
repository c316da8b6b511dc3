-- What was handed over by nightly and backfill, and how often it was tried; what a coder's new version changed.

CREATE TABLE drop_attempt (
    drop_name VARCHAR NOT NULL,
    signature VARCHAR NOT NULL,
    drop_id VARCHAR,
    status VARCHAR NOT NULL,
    n_tries INTEGER NOT NULL,
    detail VARCHAR,
    run_id VARCHAR NOT NULL,
    first_tried_at TIMESTAMP NOT NULL,
    last_tried_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE drop_attempt IS 'One row a drop as nightly or backfill found it on disk, and what came of it. The whole table is run metadata, no content.';
COMMENT ON COLUMN drop_attempt.drop_name IS 'Path of the file or folder that makes the drop.';
COMMENT ON COLUMN drop_attempt.signature IS 'Digest of the names, sizes and times of its files: a corrected drop under the same name has another, and tries of its own.';
COMMENT ON COLUMN drop_attempt.drop_id IS 'The drop, known once its files were read.';
COMMENT ON COLUMN drop_attempt.status IS 'running, admitted, failed (tried again next night), interrupted (killed in it; tried again), waiting (stopped before it was done), set_aside (failed too often; see detail).';
COMMENT ON COLUMN drop_attempt.n_tries IS 'How often it was begun; being stopped by Ctrl-C or SIGTERM does not count.';
COMMENT ON COLUMN drop_attempt.detail IS 'One line of why it failed last.';
COMMENT ON COLUMN drop_attempt.run_id IS 'The run that tried last.';
COMMENT ON COLUMN drop_attempt.first_tried_at IS 'First try (UTC).';
COMMENT ON COLUMN drop_attempt.last_tried_at IS 'Last try (UTC).';

CREATE TABLE event_change (
    run_id VARCHAR NOT NULL,
    change VARCHAR NOT NULL,
    event_type VARCHAR NOT NULL,
    event_key_before VARCHAR,
    event_key_after VARCHAR,
    page_id VARCHAR,
    evidence VARCHAR
);
COMMENT ON TABLE event_change IS 'One row an event that coding again changed: what the present coder says otherwise than the one before. The whole table is run metadata, no content.';
COMMENT ON COLUMN event_change.run_id IS 'The run that coded again.';
COMMENT ON COLUMN event_change.change IS 'added, gone, or changed: the same words of a page tell an event of other parties, mode, day or factuality.';
COMMENT ON COLUMN event_change.event_type IS 'Type of the event, of the one before for what is gone.';
COMMENT ON COLUMN event_change.event_key_before IS 'What the event was, in words; NULL for an added one.';
COMMENT ON COLUMN event_change.event_key_after IS 'What it is now; NULL for one that is gone.';
COMMENT ON COLUMN event_change.page_id IS 'A page that tells it.';
COMMENT ON COLUMN event_change.evidence IS 'The clause there.';
