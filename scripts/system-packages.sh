#!/usr/bin/env bash
# Finds PostgreSQL's programs, Chromium and curl for the tests; installs Debian's packages where it may.
# SIMKINERJA_POSTGRES_BIN names the folder of initdb, SIMKINERJA_CHROMIUM the browser's program.
set -euo pipefail

install() {
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Memasang paket Debian: $1"
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq -o DPkg::Lock::Timeout=300 update >/dev/null
    apt-get -qq -y -o DPkg::Lock::Timeout=300 install --no-install-recommends "$1" >/dev/null
  else
    echo "Diperlukan paket Debian \"$1\"; pasang sebagai root: apt-get install $1" >&2
    exit 1
  fi
}

if [ -n "${SIMKINERJA_POSTGRES_BIN:-}" ]; then
  [ -x "$SIMKINERJA_POSTGRES_BIN/initdb" ] || { echo "initdb tidak ada di $SIMKINERJA_POSTGRES_BIN" >&2; exit 1; }
elif ! compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; then
  install postgresql
fi
if [ -n "${SIMKINERJA_CHROMIUM:-}" ]; then
  [ -x "$SIMKINERJA_CHROMIUM" ] || { echo "$SIMKINERJA_CHROMIUM tidak dapat dijalankan" >&2; exit 1; }
elif ! command -v chromium >/dev/null; then
  install chromium
fi
command -v curl >/dev/null || install curl
