#!/usr/bin/env bash
# Resolves pyproject.toml into the two lock files; needs uv on the PATH.
set -euo pipefail
options=(--quiet --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url)
uv pip compile "${options[@]}" pyproject.toml -o requirements.lock
uv pip compile "${options[@]}" --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock
scripts/check-locks.sh
