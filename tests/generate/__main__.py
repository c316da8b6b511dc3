"""``python -m tests.generate FOLDER --pages N --seed S``: writes a drop and, beside it, what was planted."""

from __future__ import annotations

import argparse
from pathlib import Path

from . import ENCODINGS, FORMATS, Repeats, generate


def main() -> None:
    """Parses the command line and generates the drop."""
    parser = argparse.ArgumentParser(prog="python -m tests.generate", description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sites", type=int, default=5)
    parser.add_argument("--formats", nargs="+", choices=FORMATS, default=FORMATS, metavar="FORMAT")
    parser.add_argument("--encodings", nargs="+", choices=ENCODINGS, default=["utf-8"], metavar="ENCODING")
    parser.add_argument("--variants", type=float, default=0.2, help="share of paragraphs in another spelling")
    parser.add_argument("--no-repeats", action="store_true")
    parser.add_argument("--bad", type=int, default=0, help="records that must be rejected")
    parser.add_argument("--container-pages", type=int, default=500)
    given = parser.parse_args()
    drop = generate(
        given.folder,
        pages=given.pages,
        seed=given.seed,
        sites=given.sites,
        formats=given.formats,
        encodings=given.encodings,
        variants=given.variants,
        repeats=Repeats(0, 0, 0, 0) if given.no_repeats else Repeats(),
        bad=given.bad,
        container_pages=given.container_pages,
    )
    manifest = given.folder.with_name(f"{given.folder.name}.planted.jsonl")
    drop.write_manifest(manifest)
    drop.write_gold(given.folder.with_name(f"{given.folder.name}.gold.jsonl"))
    n_events = sum(len(page.events) for page in drop.current_pages)
    print(f"{len(drop.pages)} pages, {drop.n_bad} bad records, {n_events} events; what was planted: {manifest}")


if __name__ == "__main__":
    main()
