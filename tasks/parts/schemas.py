"""The columns of every part, as the warehouse loads them."""

from __future__ import annotations

import polars as pl

from tasks.cleaning.near import N_BANDS

_ID = pl.String
_TIME = pl.Datetime("us")

SCHEMAS: dict[str, dict[str, pl.DataType | type[pl.DataType]]] = {
    # A raw shard: records as read, not yet decoded.
    "raw": {
        "file": pl.String, "ordinal": pl.Int32, "kind": pl.String, "content": pl.Binary, "is_text": pl.Boolean,
        "charset": pl.String, "doc": pl.String, "url": pl.String, "title": pl.String, "published": pl.String,
        "fetched": pl.String, "author": pl.String, "language": pl.String,
    },
    "reject": {"stage": pl.String, "reason": pl.String, "file": pl.String, "ordinal": pl.Int32, "detail": pl.String},
    # A prepared shard.
    "page": {
        "page_id": _ID, "url": pl.String, "url_is_own": pl.Boolean, "title": pl.String, "author": pl.String,
        "site": pl.String, "language": pl.String, "published_at": _TIME, "published_date": pl.Date,
        "published_from": pl.String, "kind": pl.String,
    },
    "paragraph": {
        "page_id": _ID, "position": pl.Int32, "kind": pl.String, "text": pl.String, "fingerprint": pl.String,
        "disposition": pl.String, "rule": pl.String, "keeper_position": pl.Int32, "similarity": pl.Float64,
    },
    # What near repeats are found by, a row a fingerprint.
    "signature": {"fingerprint": pl.String, **{f"band_{n}": pl.UInt64 for n in range(1, N_BANDS + 1)}},
    "record": {"file": pl.String, "ordinal": pl.Int32, "page_id": _ID, "fetched_at": _TIME},
    # A coded shard.
    "coding": {"page_id": _ID, "coder_version": pl.String, "n_events": pl.Int32, "n_dropped": pl.Int32},
    "mention": {
        "mention_id": _ID, "event_id": _ID, "event_key": pl.String, "page_id": _ID, "position": pl.Int32,
        "char_start": pl.Int32, "char_end": pl.Int32, "trigger_start": pl.Int32, "trigger_end": pl.Int32,
        "cue_position": pl.Int32, "cue_start": pl.Int32, "cue_end": pl.Int32, "event_type": pl.String,
        "event_mode": pl.String, "factuality": pl.String, "quad_class": pl.Int8, "intensity": pl.Float64,
        "event_date": pl.Date, "date_precision": pl.String, "date_reason": pl.String, "place_name": pl.String,
        "place_country": pl.String, "place_latitude": pl.Float64, "place_longitude": pl.Float64, "rule": pl.String,
        "evidence": pl.String, "coder_version": pl.String,
    },
    "mention_party": {
        "mention_id": _ID, "role": pl.String, "ordinal": pl.Int32, "code": pl.String, "sector": pl.String,
        "actor_id": pl.String, "text": pl.String, "position": pl.Int32, "char_start": pl.Int32, "char_end": pl.Int32,
    },
    "dropped": {
        "page_id": _ID, "position": pl.Int32, "char_start": pl.Int32, "char_end": pl.Int32, "rule": pl.String,
        "reason": pl.String, "coder_version": pl.String,
    },
    "coding_reject": {
        "stage": pl.String, "reason": pl.String, "file": pl.String, "detail": pl.String, "page_id": _ID,
    },
}  # fmt: skip
