# The image of the server: dependencies are built in the first stage, the second holds only what runs.
FROM python:3.11-slim-bookworm AS build
WORKDIR /srv/arboretum
COPY pyproject.toml constraints.txt README.md LICENSE-MIT LICENSE-APACHE ./
COPY engine engine
COPY app app
RUN python -m venv /opt/venv \
    && /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check -c constraints.txt -e .

FROM python:3.11-slim-bookworm
LABEL org.opencontainers.image.title="Arboretum" \
      org.opencontainers.image.description="See how Rust's aliasing rules judge a program" \
      org.opencontainers.image.licenses="MIT OR Apache-2.0"
RUN useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin arboretum \
    && install -d -o arboretum -g arboretum /var/lib/arboretum
WORKDIR /srv/arboretum
COPY --from=build /opt/venv /opt/venv
COPY --from=build /srv/arboretum /srv/arboretum
COPY templates templates
COPY static static
RUN /opt/venv/bin/python -m compileall -q engine app && /opt/venv/bin/python -m engine.types.library
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    HOST=0.0.0.0 \
    PORT=8000 \
    ARBORETUM_DATA=/var/lib/arboretum
USER arboretum
VOLUME /var/lib/arboretum
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ['PORT'] + '/healthz', timeout=4)"]
CMD ["python", "-m", "app"]
