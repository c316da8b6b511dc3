"""A generator of drops: any number of invented Arabic news pages, and what was planted in them.

    drop = generate(tmp_path / "drop", pages=200, seed=7)
    drop.pages[0].events      # what a perfect coder finds on the first page
    drop.n_records, drop.n_bad

The same arguments give the same bytes. ``python -m tests.generate FOLDER --pages 5000 --seed 1`` for benchmarks.
"""

from __future__ import annotations

from .compose import Repeats
from .drop import ENCODINGS, FORMATS, generate, split
from .planted import GeneratedDrop, PlantedEvent, PlantedFault, PlantedPage, PlantedParagraph, PlantedParty
from .spelling import SPELLINGS, respell

__all__ = [
    "ENCODINGS",
    "FORMATS",
    "SPELLINGS",
    "GeneratedDrop",
    "PlantedEvent",
    "PlantedFault",
    "PlantedPage",
    "PlantedParagraph",
    "PlantedParty",
    "Repeats",
    "generate",
    "respell",
    "split",
]
