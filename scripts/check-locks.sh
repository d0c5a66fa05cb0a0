#!/usr/bin/env bash
# Lock files pin by hash and name no registry: they must work from whatever mirror a city has.
set -euo pipefail
wrong=0
for lock in requirements.lock requirements-dev.lock frontend/package-lock.json; do
  if grep -n '[:]//' "$lock"; then echo "$lock holds an address" >&2; wrong=1; fi
done
for lock in requirements.lock requirements-dev.lock; do
  if ! grep -q -- '--hash=sha256:' "$lock"; then echo "$lock holds no hashes" >&2; wrong=1; fi
done
for file in uv.lock pylock.toml; do
  if git ls-files --error-unmatch "$file" >/dev/null 2>&1; then echo "$file must not be kept" >&2; wrong=1; fi
done
exit "$wrong"
