# One image for every command; it runs as nobody in particular and writes only to /workspace.
FROM python:3.11.14-slim-bookworm

# Letters and emoji that the font beside the code has not: PDFs and pictures ask the machine for them.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends fonts-droid-fallback fonts-noto-color-emoji \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --create-home --uid 10001 hansei && mkdir /workspace && chown hansei /workspace
WORKDIR /app
COPY requirements.lock pyproject.toml README.md hansei.py ./
COPY engine engine
COPY projections projections
COPY dashboard dashboard
RUN pip install --no-cache-dir --require-hashes --requirement requirements.lock \
    && pip install --no-cache-dir --no-deps --no-build-isolation .

USER hansei
ENV HANSEI_WORKSPACE=/workspace
VOLUME /workspace
ENTRYPOINT ["hansei"]
CMD ["dashboard", "--no-open"]
