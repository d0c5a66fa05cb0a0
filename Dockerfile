# Three stages: the SPA, the Python packages, and a last one without any build tool.
FROM node:20-bookworm-slim AS spa
WORKDIR /build
COPY openapi.yaml ./
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc frontend/
RUN cd frontend && npm ci --no-progress
COPY frontend frontend
RUN cd frontend && npm run contract && npm run build

FROM python:3.11-slim-bookworm AS packages
WORKDIR /build
RUN python -m venv /opt/simkinerja
COPY requirements.lock ./
RUN /opt/simkinerja/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
RUN /opt/simkinerja/bin/pip uninstall --yes pip setuptools

FROM python:3.11-slim-bookworm
RUN useradd --system --create-home --home-dir /var/lib/simkinerja --uid 10001 simkinerja
COPY --from=packages /opt/simkinerja /opt/simkinerja
WORKDIR /srv/simkinerja
COPY alembic.ini ./
COPY api api
COPY migrations migrations
COPY --from=spa /build/frontend/dist frontend/dist
ENV PATH=/opt/simkinerja/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    SIMKINERJA_DATA_FOLDER=/var/lib/simkinerja \
    DATABASE_URL=sqlite:////var/lib/simkinerja/simkinerja.sqlite3
USER simkinerja
VOLUME /var/lib/simkinerja
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/api/health/ready', timeout=2)"]
CMD ["sh", "-c", "python -m api migrate && exec python -m api serve --host 0.0.0.0"]
