"""Functions for the pool's workers that go wrong on demand. Workers import them by name."""

from __future__ import annotations

import os
import time

from tasks.parts.prepared import prepare_record
from tasks.parts.raw import RawJob, RawShards, write_raw_shards
from tasks.reading.limits import Limits
from tasks.records import Page, Record, Reject


def double(number: int) -> int:
    return 2 * number


def double_or_worse(number: int) -> int:
    if number == 3:
        os._exit(7)
    if number == 5:
        time.sleep(60)
    if number == 6:
        raise MemoryError
    if number == 8:
        raise ValueError("eight\nis too much")
    return 2 * number


def sleep(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def prepare_or_worse(limits: Limits, record: Record) -> Page | Reject:
    """As prepare_record, but a page that says so takes the worker with it or never ends."""
    content = record.content if isinstance(record.content, str) else record.content.decode("utf-8", "replace")
    if "CRASH" in content:
        os._exit(1)
    if "HANG" in content:
        time.sleep(60)
    return prepare_record(limits, record)


def read_or_worse(job: RawJob) -> RawShards:
    """As write_raw_shards, but a file of that name takes the worker with it, after some of its records."""
    if any(file.name.startswith("killer") for file in job.files):
        write_raw_shards(job)
        os._exit(1)
    return write_raw_shards(job)
