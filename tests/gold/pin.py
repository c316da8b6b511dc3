"""``python -m tests.gold.pin [--lower REASON]``: pins the floors at the coder's present figures.

A figure is never lowered without a reason, which stays in ``floors.json``. The development gold is pinned where it is.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from .corpus import DEVELOPMENT, by_coder, by_command, development, own
from .floors import LoweringError, pinned, read, write


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and pins; 1 where a floor would sink without a reason."""
    parser = argparse.ArgumentParser(prog="python -m tests.gold.pin", description=__doc__)
    parser.add_argument("--lower", metavar="REASON", help="allow figures to sink, and record why")
    reason = parser.parse_args(arguments).lower
    corpora = {"own": (own(), by_coder)}
    if DEVELOPMENT.is_dir():
        corpora["development"] = (development(), by_command)
    floors = read()
    try:
        for name, (corpus, coder) in corpora.items():
            figures = corpus.tally(coder).figures()
            floors[name] = pinned(floors.get(name), corpus, figures, reason)
            print(f"{name}: {len(corpus.pages)} pages, {corpus.n_events} events: {figures}")
    except LoweringError as error:
        print(f"{name}: {error}", file=sys.stderr)
        return 1
    write(floors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
