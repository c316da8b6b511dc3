"""``python -m tests.gold [--misses]``: the coder's figures on the gold; its errors on the pages not held out."""

from __future__ import annotations

import argparse

from .corpus import Corpus, by_coder, own
from .score import Judged, is_strict, pairs


def main() -> None:
    """Prints the figures, by type; with ``--misses`` every error that a developer may see."""
    parser = argparse.ArgumentParser(prog="python -m tests.gold", description=__doc__)
    parser.add_argument("--misses", action="store_true")
    corpus = own()
    if parser.parse_args().misses:
        _print_misses(corpus)
    tally = corpus.tally(by_coder)
    for name, value in tally.figures().items():
        print(f"{name:17} {value:.3f}")
    for kind, rates in tally.by_type():
        n = f"gold {tally.n_gold[kind]:3} coded {tally.n_coded[kind]:3}"
        print(f"{kind:10} {n}   P {rates.precision:.2f} R {rates.recall:.2f} F1 {rates.f1:.2f}")


def _print_misses(corpus: Corpus) -> None:
    for page, golds, coded in corpus.coded(by_coder):
        if page.is_held_out:
            continue
        print(f"{page.doc} {page.published} {page.title or ''}")
        matched = pairs(golds, coded)
        for g, c in matched:
            if not is_strict(golds[g], coded[c]):
                print(f"  ~ {_line(golds[g])}\n    {_line(coded[c])}")
        for sign, events, used in (
            ("-", golds, {g for g, _ in matched}),
            ("+", coded, {c for _, c in matched}),
        ):
            for i, event in enumerate(events):
                if i not in used:
                    print(f"  {sign} {_line(event)}")


def _line(event: Judged) -> str:
    def role(parties: frozenset[tuple[str | None, str | None]]) -> str:
        return " ".join(sorted(f"{code or '?'}.{sector or '-'}" for code, sector in parties)) or "()"

    kind = f"{event.event_type}/{event.mode}" if event.mode else event.event_type
    when = event.date or "?"
    return f"{kind} {event.factuality} {role(event.actors)} > {role(event.recipients)} {when} | {event.evidence[0]}"


if __name__ == "__main__":
    main()
