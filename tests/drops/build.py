"""``python -m tests.drops.build [FOLDER]``: prints the sample drop from its sources, always the same bytes.

Writes ``sample/`` (or FOLDER) and, beside it, ``expected.jsonl``. A test holds the committed sample to this.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

from tests.drops.source import Source, read_sources
from tests.generate import containers, faults

HERE = Path(__file__).parent
SAMPLE = HERE / "sample"
REJECT = "html/upload-error.html"


def build(folder: Path) -> None:
    """Writes the sample drop into ``folder`` and the planted events into ``expected.jsonl`` beside it."""
    sources = read_sources()
    by_file: defaultdict[str, list[Source]] = defaultdict(list)
    for source in sources:
        by_file[source.file].append(source)
    for name, pages in by_file.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".parquet"):
            containers.write_parquet(path, [_row(page, sources) for page in pages])
        else:
            path.write_bytes(_printed(name, pages, sources))
    # An image that somebody uploaded under a page's name: rejected by design.
    (folder / REJECT).write_bytes(faults.PNG)
    lines = [json.dumps({"doc": s.doc, "events": list(s.events)}, ensure_ascii=False) for s in sources if s.events]
    (folder.parent / "expected.jsonl").write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def _printed(name: str, pages: list[Source], sources: tuple[Source, ...]) -> bytes:
    """The bytes of the file ``name`` with ``pages`` in it."""
    if name.endswith(".zip"):
        return containers.zip_archive([(page.member, _html(page, sources)) for page in pages])
    if name.endswith(".tar.gz"):
        return containers.tar_gz_archive([(page.member, _html(page, sources)) for page in pages])
    if name.endswith((".jsonl", ".jsonl.gz")):
        lines = b"".join(containers.json_line(_row(page, sources)) for page in pages)
        return containers.gzip_member(lines) if name.endswith(".gz") else lines
    if name.endswith(".warc.gz"):
        responses = (
            containers.warc_member("response", containers.http_response(_html(p, sources)), p.url, p.fetched_at)
            for p in pages
        )
        return containers.warc_info() + b"".join(responses)
    if name.endswith(".wet.gz"):
        texts = (
            containers.warc_member("conversion", _text(page, sources, "\n").encode(), page.url, page.fetched_at)
            for page in pages
        )
        return containers.warc_info() + b"".join(texts)
    (page,) = pages
    if page.kind == "text":
        return _text(page, sources, "\n\n").encode(page.encoding)
    return _html(page, sources)


def _related(page: Source, sources: tuple[Source, ...]) -> tuple[str, ...]:
    """Six headlines of other stories, for the furniture."""
    start = sources.index(page)
    others = [sources[(start + 5 * step) % len(sources)].title for step in range(1, 9)]
    return tuple(title for title in others if not title.isascii())[:6]


def _html(page: Source, sources: tuple[Source, ...]) -> bytes:
    return containers.encode_html(page.style.html(page.outlet, page.sheet(_related(page, sources))), page.encoding)


def _text(page: Source, sources: tuple[Source, ...], separator: str) -> str:
    return separator.join(page.style.text(page.outlet, page.sheet(_related(page, sources)))) + "\n"


def _row(page: Source, sources: tuple[Source, ...]) -> dict[str, str | None]:
    return {
        "url": page.url,
        "title": page.title,
        "author": page.author,
        "language": "ar",
        "published": page.published_at.isoformat(),
        "fetched": page.fetched_at.isoformat(),
        "html": _html(page, sources).decode() if page.kind == "html" else None,
        "text": _text(page, sources, "\n") if page.kind == "text" else None,
    }


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE)
