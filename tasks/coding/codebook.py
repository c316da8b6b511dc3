"""The codebook's closed lists: types, modes, quad classes and intensities.

After the PLOVER manual 2.0 draft (Open Event Data Alliance, 2024), as the project reads it.
"""

from __future__ import annotations

from typing import NamedTuple


class EventType(NamedTuple):
    """``quad``: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.

    ``intensity`` runs from -10 to +10; a mode's own value replaces its type's.
    """

    quad: int
    intensity: float
    modes: dict[str, float]


TYPES: dict[str, EventType] = {
    "AGREE": EventType(1, 2.5, {}),
    "CONSULT": EventType(1, 2.5, {"visit": 4, "third-party": 1, "multilateral": 4, "phone": 1.5}),
    "SUPPORT": EventType(1, 5, {}),
    "CONCEDE": EventType(1, 4.5, {}),
    "COOPERATE": EventType(2, 9.5, {}),
    "AID": EventType(2, 10, {}),
    "RETREAT": EventType(2, 6.5, {"withdraw": 8, "release": 6.5, "disarm": 10, "ceasefire": 7.5, "access": 6.5, "resign": 4.5}),
    "REQUEST": EventType(3, 0, {"assist": 0.5, "change": -1, "yield": -1, "meet": 0}),
    "ACCUSE": EventType(3, -3, {"disapprove": -2, "investigate": -3.5, "allege": -3.5}),
    "REJECT": EventType(3, -2, {"assist": -1.5, "change": -2, "yield": -2, "meet": -2}),
    "THREATEN": EventType(3, -3.5, {"restrict": -3, "arrest": -3.5, "relations": -3.5, "expel": -3.5, "territory": -4, "violence": -3.5}),
    "PROTEST": EventType(4, -5, {"demo": -5, "riot": -7, "strike": -5, "hunger": -4.5, "boycott": -4.5, "obstruct": -4.5, "vandalize": -5}),
    "SANCTION": EventType(4, -6, {"convict": -6, "expel": -5.5, "withdraw": -6, "discontinue": -6}),
    "MOBILIZE": EventType(4, -5.5, {"troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6}),
    "COERCE": EventType(4, -7, {"seize": -7, "restrict": -7, "censor": -6.5, "curfew": -6.5, "martial-law": -7.5, "arrest": -7, "deport": -7, "withhold": -7, "misinformation": -6.5, "cyber": -7}),
    "ASSAULT": EventType(4, -9, {"abduct": -8.5, "beat": -7.5, "torture": -8.5, "sexual": -8.5, "targeted": -9.5, "destroy": -8.5, "primitive": -8, "firearms": -9, "explosives": -9, "suicide-attack": -9.5, "aerial": -9.5, "drone": -9.5, "heavy-weapons": -9.5, "crowd-control": -7.5, "unconventional": -10}),
}  # fmt: skip
MODES = {name: kind.modes for name, kind in TYPES.items()}
# Types whose parties stand side by side: their two roles are one set.
SYMMETRIC = frozenset({"CONSULT", "AGREE", "COOPERATE"})
# Bodies that are actors of no sector.
BODIES = frozenset(["UNO", "EUR", "NATO", "G7", "G20", "ARL", "GCC", "OIC", "AFU", "OPC", "ICC", "IAEA", "IGO"])
SECTORS = frozenset(["GOV", "MIL", "COP", "JUD", "LEG", "SPY", "PTY", "PRM", "REB", "UAF", "OPP", "CVL", "JRN", "EDU", "LAB", "BUS", "MED", "REL", "REF", "NGO", "CRM", "UNK"])


def quad_class(event_type: str) -> int:
    """The quad class, 1 to 4, of a type."""
    return TYPES[event_type].quad


def intensity(event_type: str, mode: str | None) -> float:
    """The intensity, -10 to +10, of a type and mode."""
    kind = TYPES[event_type]
    return kind.modes[mode] if mode else kind.intensity
