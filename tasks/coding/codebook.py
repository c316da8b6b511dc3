"""The codebook's closed lists: types, modes, quad classes and intensities, from ``lexicon/codebook.tsv``.

After the PLOVER manual 2.0 draft (Open Event Data Alliance, 2024), as the project reads it.
"""

from __future__ import annotations

from tasks.arabic.tables import read_table
from tasks.coding.words import LEXICON

_TABLE = tuple(read_table(LEXICON / "codebook.tsv", ("event_type", "mode", "quad", "intensity")))
# Quad: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
_QUADS = {row["event_type"]: int(row["quad"]) for row in _TABLE}
# Intensity runs from -10 to +10; a mode's own value replaces its type's.
_INTENSITIES = {(row["event_type"], row["mode"] or None): float(row["intensity"]) for row in _TABLE}
TYPES = tuple(_QUADS)
MODES = {kind: tuple(mode for type_, mode in _INTENSITIES if type_ == kind and mode) for kind in TYPES}
# Types whose parties stand side by side: their two roles are one set.
SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE"})
# Bodies that are actors of no sector.
BODIES = frozenset(("UNO", "EUR", "NATO", "G7", "G20", "ARL", "GCC", "OIC", "AFU", "OPC", "ICC", "IAEA", "IGO"))
_SECTORS = "GOV MIL COP JUD LEG SPY PTY PRM REB UAF OPP CVL JRN EDU LAB BUS MED REL REF NGO CRM UNK"
SECTORS = frozenset(_SECTORS.split())


def quad_class(event_type: str) -> int:
    """The quad class, 1 to 4, of a type."""
    return _QUADS[event_type]


def intensity(event_type: str, mode: str | None) -> float:
    """The intensity, -10 to +10, of a type and mode."""
    return _INTENSITIES[event_type, mode]
