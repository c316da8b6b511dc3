#!/usr/bin/env python3
"""Sets waqai up on a machine that has only Python 3.11+, pip and git, and runs it.

python3 dev.py sample    the main job on the sample drop, and five of its events
python3 dev.py test      linters, types and all tests
python3 dev.py setup     only what both need: .venv with the locked packages
python3 dev.py fault     half an hour of kills and hostile drops; what follows goes to tests/fault (--kills 60)
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
LOCK = ROOT / "requirements.lock"
SAMPLE = "warehouse/sample.duckdb"
EXAMPLES = """
SELECT event_date, event_type AS type, factuality, actor_codes AS actors, recipient_codes AS recipients, evidence
FROM event_by_page WHERE date_precision = 'day' AND len(recipient_codes) > 0
ORDER BY event_date DESC, event_id LIMIT 5
"""


def setup() -> None:
    """Make ``.venv`` from the lock, unless the present one was made from this very lock."""
    stamp = VENV / "waqai-lock"
    wanted = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    print("setting up .venv from requirements.lock; this takes a minute or two", flush=True)
    if not (BIN / "python").exists() and not (BIN / "python.exe").exists():
        run(sys.executable, "-m", "venv", str(VENV))
    pip = (str(BIN / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps")
    run(*pip, "--require-hashes", "-r", str(LOCK))
    run(*pip, "--no-build-isolation", "--editable", str(ROOT))
    stamp.write_text(wanted, encoding="utf-8")


def sample() -> None:
    """Run the main job on the sample drop."""
    run(str(BIN / "waqai"), "run", "tests/drops/sample", "--warehouse", SAMPLE)
    print("\nfive of its events:")
    run(str(BIN / "waqai"), "sql", EXAMPLES, "--warehouse", SAMPLE)


def test() -> None:
    """Run linters, types and tests; pytest comes last, so that its summary closes the output."""
    python = str(BIN / "python")
    run(python, "-m", "ruff", "check", ".")
    run(python, "-m", "ruff", "format", "--check", ".")
    run(python, "-m", "mypy")
    run(python, "-m", "pytest", *sys.argv[2:])


def fault() -> None:
    """Kill runs at random moments and hand over broken drops, and compare what comes out."""
    run(str(BIN / "python"), "-m", "tests.fault", *sys.argv[2:])


def run(*command: str) -> None:
    """Run ``command`` in the repository; end with its exit code if it fails."""
    finished = subprocess.run(command, cwd=ROOT, check=False)  # noqa: S603 - commands of this file
    if finished.returncode:
        sys.exit(finished.returncode)


def main() -> None:
    """Set up, then do what the first argument says."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is what an older Python is tried on
        sys.exit(f"waqai needs Python 3.11 or newer; this is {sys.version.split()[0]}")
    jobs = {"setup": lambda: None, "sample": sample, "test": test, "fault": fault}
    if len(sys.argv) < 2 or sys.argv[1] not in jobs:
        sys.exit(__doc__)
    setup()
    jobs[sys.argv[1]]()


if __name__ == "__main__":
    main()
