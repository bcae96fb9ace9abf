"""`talks index`: build, status, verify, prune."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.filesize import decimal

from bot.cli.exits import FAILED
from bot.cli.options import ConfigOption, CorpusOption, IndexOption, JsonOption, settings
from bot.cli.output import print_failures, print_json
from bot.cli.progress import BuildProgress
from bot.desk import build as build_from_settings
from bot.feeds import FeedStanding, feeds_standing
from bot.harmless import in_one_line
from bot.records.index import build_record, status_record
from index.manifest import Manifest, read_manifest
from index.published import verify_index
from index.versions import Versions

if TYPE_CHECKING:
    from index.build import BuildReport

app = typer.Typer(help="Build the index, and look after it.", no_args_is_help=True)


@app.command(epilog="Example: talks index build --corpus articles/")
def build(
    full: Annotated[bool, typer.Option("--full", help="Take nothing over; embed it all.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="End at the first article that cannot be read.")
    ] = False,
    as_json: JsonOption = False,
    config: ConfigOption = None,
    index: IndexOption = None,
    corpus: CorpusOption = None,
) -> None:
    """Bring the index up to the corpus, embedding only what is new or changed.

    The exit code is 0 if all was read, and 1 if a file or record could not be (the rest is
    indexed) or after an error (what was published stays).
    """
    chosen = settings(config, index, corpus)
    with BuildProgress() as progress:
        report = build_from_settings(chosen, progress, full=full, strict=strict)
    print_failures(report.reading.failures)
    if as_json:
        print_json(build_record(report))
    else:
        typer.echo(_build_summary(report))
    if report.reading.failures:
        raise typer.Exit(FAILED)


@app.command(epilog="Example: talks index status --json")
def status(
    as_json: JsonOption = False, config: ConfigOption = None, index: IndexOption = None
) -> None:
    """Say what the published version holds, how it was built, and when each feed was read last."""
    chosen = settings(config, index)
    folder = chosen.index.dir
    manifest = read_manifest(Versions(folder).published())
    feeds = feeds_standing(chosen)
    if as_json:
        print_json(status_record(folder, manifest, feeds))
    else:
        typer.echo("\n".join((f"index       {folder}", _describe(manifest), *map(_feed, feeds))))


@app.command(epilog="Example: talks index verify")
def verify(config: ConfigOption = None, index: IndexOption = None) -> None:
    """Read every byte of the published version and compare it with what the build recorded."""
    manifest = verify_index(settings(config, index).index.dir)
    size = sum(file.size for file in manifest.files)
    typer.echo(
        f"version {manifest.version} is whole: {len(manifest.files)} files, "
        f"{decimal(size)}, every byte as built"
    )


@app.command(epilog="Example: talks index prune --keep 1")
def prune(
    keep: Annotated[
        int | None, typer.Option("--keep", min=1, help="How many; else index.keep_versions.")
    ] = None,
    config: ConfigOption = None,
    index: IndexOption = None,
) -> None:
    """Remove old versions; the published one and those in use stay."""
    chosen = settings(config, index)
    versions = Versions(chosen.index.dir)
    versions.published()
    with versions.lock():
        removed = versions.prune(keep or chosen.index.keep_versions)
    typer.echo(f"removed {', '.join(removed) or 'nothing'}; kept {', '.join(versions.names())}")


def _feed(feed: FeedStanding) -> str:
    health = feed.health
    told = f"read {health.succeeded:%Y-%m-%d %H:%M} UTC" if health.succeeded else "never read"
    if health.failures and health.failing_since:
        told += f"; fails since {health.failing_since:%Y-%m-%d %H:%M} UTC: {health.reason}"
    return f"feed        {in_one_line(f'{feed.name}: {told}')}"


def _build_summary(report: "BuildReport") -> str:
    counts, reading, coverage = report.articles, report.reading, report.coverage
    verb = "published" if report.published else "nothing changed; still"
    lines = [
        f"{verb} version {report.version}: {coverage.articles:,} articles, "
        f"{coverage.passages:,} passages, {coverage.statements:,} statements",
        f"articles: {counts.added} added, {counts.changed} changed, {counts.removed} removed, "
        f"{counts.unchanged} unchanged; {report.embedded_passages:,} passages embedded",
        f"read {reading.read}, skipped {len(reading.skipped)}, failed {reading.failed}",
    ]
    if counts.kept:
        lines.append(f"kept as they were, since their file could not be read: {counts.kept}")
    return "\n".join(lines)


def _describe(manifest: Manifest) -> str:
    coverage, encoder = manifest.coverage, manifest.encoder
    dates = "dates unknown"
    if coverage.earliest and coverage.latest:
        dates = f"published {coverage.earliest:%Y-%m-%d} to {coverage.latest:%Y-%m-%d}"
    return "\n".join(
        (
            f"version     {manifest.version}, built {manifest.built:%Y-%m-%d %H:%M} UTC",
            f"articles    {coverage.articles:,}, {dates}",
            f"passages    {coverage.passages:,}, of at most {manifest.passages.tokens} tokens",
            f"statements  {coverage.statements:,}, of {coverage.speakers:,} known speakers",
            f"encoder     {encoder.model} ({encoder.dimension} dimensions)",
            f"vectors     {manifest.vectors}",
            f"size        {decimal(sum(file.size for file in manifest.files))}",
        )
    )
