"""``python -m tests.fault [--kills 60] [--hostile 2000] [--seed 1]``: minutes of kills and hostile drops."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.fault import hostile, kill
from tests.generate import generate


def make_inbox(inbox: Path, seed: int) -> Sequence[Path]:
    """Seven drops of ten pages; the last repeats the first under another name."""
    for n, part in enumerate((0, 1, 2, 3, 4, 5, 0)):
        generate(
            inbox / f"news-2015-01-{n + 1:02}", pages=10, seed=100 * seed + part, bad=1, characters=700, bulk=(0, 300),
            container_pages=5,
        )  # fmt: skip
    return sorted(inbox.iterdir())


def main() -> int:
    """Try both kinds of faults; 0 if nothing was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--hostile", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="waqai-fault-") as name:
        failed = hostile.main(options.hostile, options.seed, Path(name) / "hostile") if options.hostile else 0
        return failed or (kill.main(options.kills, options.seed, make_inbox, Path(name)) if options.kills else 0)


if __name__ == "__main__":
    sys.exit(main())
