#!/usr/bin/env bash
# Resolves pyproject.toml into the two lock files, and takes addresses out of npm's; needs uv on the PATH.
set -euo pipefail
options=(--quiet --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url)
uv pip compile "${options[@]}" pyproject.toml -o requirements.lock
uv pip compile "${options[@]}" --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock
python3 - frontend/package-lock.json <<'PYTHON'
import json
import pathlib
import sys

lock = pathlib.Path(sys.argv[1])
content = json.loads(lock.read_text(encoding="utf-8"))
for package in content["packages"].values():
    package.pop("resolved", None)
    package.pop("funding", None)
lock.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
PYTHON
scripts/check-locks.sh
