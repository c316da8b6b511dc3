"""datatrove's half of ``beside_datatrove``: run by the interpreter of an environment that has datatrove 0.10.

WARC → trafilatura → sentence repeats → MinHash, each stage as datatrove's examples chain it. Prints nothing; leaves
``clean`` (after extraction) and ``final`` (after both kinds of repeats) as JSONL below the output folder.
"""

from __future__ import annotations

import sys
from pathlib import Path

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.dedup import (
    MinhashDedupBuckets,
    MinhashDedupCluster,
    MinhashDedupFilter,
    MinhashDedupSignature,
    SentDedupConfig,
    SentenceDedupFilter,
    SentenceDedupSignature,
    SentenceFindDedups,
)
from datatrove.pipeline.dedup.minhash import MinhashConfig
from datatrove.pipeline.extractors import Trafilatura
from datatrove.pipeline.readers import JsonlReader, WarcReader
from datatrove.pipeline.writers import JsonlWriter

LANGUAGE = "arb_Arab"


def main(drop: Path, out: Path, workers: int) -> None:
    """Run all stages on as many processes as ``workers``."""
    n_files = len(list(drop.rglob("*.warc.gz")))
    sentences = SentDedupConfig(n_sentences=1, min_doc_words=0, min_num_sentences=0)
    minhash = MinhashConfig()

    def run(stage: str, tasks: int, *steps: object) -> None:
        LocalPipelineExecutor(
            pipeline=list(steps), tasks=tasks, workers=workers, logging_dir=str(out / "logs" / stage)
        ).run()

    def at(name: str) -> str:
        return str(out / name)

    run(
        "clean", n_files, WarcReader(str(drop), glob_pattern="**/*.warc.gz"), Trafilatura(timeout=10),
        JsonlWriter(at("clean"), compression=None),
    )  # fmt: skip
    run(
        "sentence-signatures", n_files, JsonlReader(at("clean")),
        SentenceDedupSignature(at("sigs"), config=sentences, language=LANGUAGE),
    )  # fmt: skip
    run("sentence-repeats", 1, SentenceFindDedups(at("sigs"), at("dups"), config=sentences))
    run(
        "sentence-filter", n_files, JsonlReader(at("clean")),
        SentenceDedupFilter(at("dups"), config=sentences, language=LANGUAGE),
        JsonlWriter(at("sentences"), compression=None),
    )  # fmt: skip
    run(
        "minhash-signatures", n_files, JsonlReader(at("sentences")),
        MinhashDedupSignature(at("minhash"), config=minhash, language=LANGUAGE),
    )  # fmt: skip
    run("minhash-buckets", minhash.num_buckets, MinhashDedupBuckets(at("minhash"), at("buckets"), config=minhash))
    run("minhash-cluster", 1, MinhashDedupCluster(at("buckets"), at("remove"), config=minhash))
    run(
        "minhash-filter", n_files, JsonlReader(at("sentences")), MinhashDedupFilter(at("remove")),
        JsonlWriter(at("final"), compression=None),
    )  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
