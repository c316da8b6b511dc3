-- Near repeats: paragraphs that say the same in nearly the same words, or say it anew with another toll or day.

ALTER TABLE paragraph ADD COLUMN similarity DOUBLE;
COMMENT ON COLUMN paragraph.similarity IS 'For repeats, the share of neighbouring word pairs that it has in common with its keeper, 1 for equal texts; NULL where a third copy lies between the two.';
COMMENT ON COLUMN paragraph.rule IS 'The rule that set the disposition (same-fingerprint, near-repeat, or the id of a furniture rule); NULL if kept without one.';

CREATE TABLE text_signature (
    fingerprint VARCHAR NOT NULL,
    band_1 UBIGINT NOT NULL,
    band_2 UBIGINT NOT NULL,
    band_3 UBIGINT NOT NULL,
    band_4 UBIGINT NOT NULL,
    band_5 UBIGINT NOT NULL,
    band_6 UBIGINT NOT NULL,
    band_7 UBIGINT NOT NULL,
    band_8 UBIGINT NOT NULL
);
COMMENT ON TABLE text_signature IS 'One row a fingerprint of a kept paragraph: MinHash band keys. Texts that share a band are compared word by word.';
COMMENT ON COLUMN text_signature.fingerprint IS 'The fingerprint.';
COMMENT ON COLUMN text_signature.band_1 IS 'Key of band 1.';
COMMENT ON COLUMN text_signature.band_2 IS 'Key of band 2.';
COMMENT ON COLUMN text_signature.band_3 IS 'Key of band 3.';
COMMENT ON COLUMN text_signature.band_4 IS 'Key of band 4.';
COMMENT ON COLUMN text_signature.band_5 IS 'Key of band 5.';
COMMENT ON COLUMN text_signature.band_6 IS 'Key of band 6.';
COMMENT ON COLUMN text_signature.band_7 IS 'Key of band 7.';
COMMENT ON COLUMN text_signature.band_8 IS 'Key of band 8.';

CREATE TABLE near_repeat (
    fingerprint VARCHAR NOT NULL,
    other_fingerprint VARCHAR NOT NULL,
    relation VARCHAR NOT NULL,
    similarity DOUBLE NOT NULL
);
COMMENT ON TABLE near_repeat IS 'One row a pair of fingerprints whose texts are nearly the same. For the paragraphs that bear them see paragraph_update.';
COMMENT ON COLUMN near_repeat.fingerprint IS 'The smaller of the two fingerprints.';
COMMENT ON COLUMN near_repeat.other_fingerprint IS 'The greater.';
COMMENT ON COLUMN near_repeat.relation IS 'copy: the same news; update: a word stands for another, or a number, negation or day differs, so both are kept.';
COMMENT ON COLUMN near_repeat.similarity IS 'Share of neighbouring word pairs that both have, 0 to 1.';

CREATE TABLE text_group (
    fingerprint VARCHAR NOT NULL,
    group_fingerprint VARCHAR NOT NULL
);
COMMENT ON TABLE text_group IS 'One row a fingerprint that has near copies: all that are copies of each other, or of a copy, are one group. A fingerprint without a row is a group of its own.';
COMMENT ON COLUMN text_group.fingerprint IS 'The fingerprint.';
COMMENT ON COLUMN text_group.group_fingerprint IS 'The smallest fingerprint of its group.';
