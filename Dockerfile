FROM python:3.12-slim AS build
WORKDIR /source
COPY . .
RUN python -m venv /opt/gik-lint && /opt/gik-lint/bin/pip install --no-cache-dir .

FROM python:3.12-slim
COPY --from=build /opt/gik-lint /opt/gik-lint
ENV PATH=/opt/gik-lint/bin:$PATH LANG=C.UTF-8
RUN useradd --create-home checker
USER checker
WORKDIR /drafts
ENTRYPOINT ["gik-lint"]
CMD ["check", "/drafts"]
