"""Inputs mutated in every way that drops were seen to be broken: each must end as pages and rejects, none lost."""

from __future__ import annotations

import gzip
import io
import random
import subprocess
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.flows.conftest import command, environment
from tests.generate import FORMATS, generate
from warehouse import check, read

_SQL = "'; DROP TABLE page; --"
_NAMES = (
    "a'b",
    'a"b',
    "a\nb",
    "a;b",
    "$(touch x)",
    "%s{}\\",
    "كلمة ة",
    "a\u202eb",
    "-rf",
    "a" * 200,
    _SQL.replace("/", ""),
)


# Files of the drop of which neither a record nor a reject tells.
_SILENT = """
SELECT file FROM drop_file
WHERE NOT EXISTS (
    SELECT 1 FROM (SELECT file FROM record UNION ALL SELECT file FROM reject WHERE file IS NOT NULL) AS told
    WHERE told.file = drop_file.file OR starts_with(told.file, drop_file.file || '/')
        OR starts_with(told.file, drop_file.file || '!')
)
"""


def truncated(data: bytes, chance: random.Random) -> bytes:
    """Cut off anywhere."""
    return data[: chance.randrange(len(data) + 1)]


def flipped(data: bytes, chance: random.Random) -> bytes:
    """A few bits turned."""
    bits = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        if bits:
            bits[chance.randrange(len(bits))] ^= 1 << chance.randrange(8)
    return bytes(bits)


def torn(data: bytes, chance: random.Random) -> bytes:
    """A piece taken out, or put in twice."""
    start, end = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return data[:start] + data[end:] if chance.random() < 0.5 else data[:end] + data[start:]


def recoded(data: bytes, chance: random.Random) -> bytes:
    """In an encoding that nobody declared, or with bytes of none."""
    text = data.decode("utf-8", "replace")
    encoding = chance.choice(["utf-16", "utf-32", "cp1256", "iso-8859-6", "cp864", "utf-7"])
    return text.encode(encoding, "replace") + chance.choice([b"", b"\xff\xfe\x00", b"\x00" * 50])


def zipped_again(data: bytes, chance: random.Random) -> bytes:
    """Packed in packages, some of which try to climb out of their folder."""
    packed = io.BytesIO()
    inner = chance.choice(["../../etc/passwd.txt", "/abs/page.html", "a/../../b.txt", "nested.zip", "page.html", _SQL])
    if chance.random() < 0.5:
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr(inner, data)
    else:
        with tarfile.open(fileobj=packed, mode="w") as archive:
            member = tarfile.TarInfo(inner)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return packed.getvalue() if chance.random() < 0.7 else gzip.compress(packed.getvalue())


def injected(data: bytes, chance: random.Random) -> bytes:
    """SQL and control characters where texts, titles and addresses stand."""
    text = data.decode("utf-8", "replace")
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice([_SQL, "\x00", "\u202e", "\ud83d", "</script>", "]]>", "\x1b[2J"]) + text[at:]
    return text.encode("utf-8", "surrogatepass")


def bloated(data: bytes, chance: random.Random) -> bytes:
    """Many times itself, or deep in tags."""
    if chance.random() < 0.5:
        return data[:2000] * chance.randint(50, 400)
    return b"<div>" * chance.randint(100, 20_000) + data


def lying(data: bytes, chance: random.Random) -> bytes:
    """Headers of another format or length before it."""
    return chance.choice([
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999\r\n\r\n", b"\x1f\x8b\x08\x00", b"PK\x03\x04",
        b"PAR1", b"\x28\xb5\x2f\xfd", b'{"text": ', b"<?xml version='1.0' encoding='nonsense'?>", b"%PDF-1.7\n",
    ]) + data  # fmt: skip


MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    truncated, flipped, torn, recoded, zipped_again, injected, bloated, lying,
)  # fmt: skip


def mutate(seeds: list[Path], folder: Path, n: int, chance: random.Random) -> None:
    """Write ``n`` mutated inputs made of ``seeds`` into ``folder``, some under hostile names or the names of others."""
    folder.mkdir(parents=True)
    for number in range(n):
        source = chance.choice(seeds)
        data = source.read_bytes()
        for _ in range(chance.randint(1, 2)):
            data = chance.choice(MUTATIONS)(data, chance)
        suffix = "".join(source.suffixes) if chance.random() < 0.7 else f".{chance.choice(FORMATS)}"
        name = f"{number:05}" + (chance.choice(_NAMES) if chance.random() < 0.2 else "")
        (folder / f"{name}{suffix}").write_bytes(data[:3_000_000])


def take(folder: Path, published: Path, *, timeout: float) -> tuple[int, int]:
    """Run the drop and account for it; (records, rejects).

    Raises:
        AssertionError: the command fails, says a traceback, or a record is unaccounted for.
    """
    done = subprocess.run(
        command("run", str(folder), "--warehouse", str(published), "--max-rejects", "1"), text=True, check=False,
        capture_output=True, timeout=timeout, env=environment({"PREFECT_HOME": str(published.with_name("prefect"))}),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    with read(published) as con:
        assert [result.name for result in check(con) if result.is_failure] == []
        (n_records, n_rejects), *_ = con.execute('SELECT n_records, n_rejects FROM "drop"').fetchall()
        silent = con.execute(_SILENT).fetchall()
    # A container whose records were all read in vain names its members; here every file is told of by its own name.
    assert silent == []
    return n_records, n_rejects


def main(n: int, seed: int, folder: Path) -> int:
    """One drop of ``n`` mutated inputs; raises if a record is unaccounted for."""
    chance = random.Random(seed)
    generate(folder / "seeds", pages=60, seed=seed, bad=4, characters=900, bulk=(0, 3000), container_pages=4)
    mutate([path for path in sorted((folder / "seeds").rglob("*")) if path.is_file()], folder / "drop", n, chance)
    n_records, n_rejects = take(folder / "drop", folder / "w.duckdb", timeout=3600)
    print(f"{n} hostile inputs: {n_records} records, {n_rejects} rejects, all accounted for", flush=True)
    return 0
