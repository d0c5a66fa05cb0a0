#!/usr/bin/env bash
# Says in one sentence which prerequisite is missing or too old.
set -euo pipefail
case "$1" in
python)
  command -v "$2" >/dev/null || { echo "Python 3.11 atau lebih baru tidak ditemukan ($2)." >&2; exit 1; }
  "$2" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Python terlalu lama: $("$2" --version). Diperlukan 3.11 atau lebih baru." >&2; exit 1; }
  "$2" -c 'import venv, ensurepip' 2>/dev/null || {
    echo "Modul venv tidak ada; di Debian pasang paket python3-venv." >&2; exit 1; }
  ;;
node)
  command -v node >/dev/null && command -v npm >/dev/null || {
    echo "Node.js 20 atau lebih baru, dengan npm, tidak ditemukan." >&2; exit 1; }
  node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 20 ? 1 : 0)' || {
    echo "Node.js terlalu lama: $(node --version). Diperlukan 20 atau lebih baru." >&2; exit 1; }
  ;;
esac
