"""Everything that can go wrong with a corpus.

CorpusError
|-- ReadError            one file or one of its records cannot be read
|-- CorpusNotFoundError  a path given as corpus does not exist
`-- LibraryError         an article cannot be kept, or taken away
    `-- UnkeepableError  this article alone: no file can hold it as it is
"""


class CorpusError(Exception):
    """Root of the errors of this package; its text is one line for the person who sees it."""


class ReadError(CorpusError):
    """A file, or one record of it, cannot be read; the rest of the corpus goes on."""

    def __init__(self, path: str, reason: str, line: int | None = None) -> None:
        self.path, self.line, self.reason = path, line, reason
        where = f"{path}:{line}" if line is not None else path
        super().__init__(f"{where}: {reason}")


class CorpusNotFoundError(CorpusError):
    """A path given as corpus does not exist."""


class LibraryError(CorpusError):
    """An article cannot be kept in its folder, or taken away; what was kept is still there, but for
    what was to be deleted for good."""


class UnkeepableError(LibraryError):
    """One article cannot be kept, for what it holds or where it would stand; others can."""
