"""Everything that can go wrong with an index.

TalksIndexError
|-- EncoderError        the embedding model is missing, altered, or cannot be exported; or the
|                       reranker cannot be loaded
|-- NoIndexError        nothing is published in the folder
|-- IndexMismatchError  the index was built with another model, prefix or format
|-- IndexCorruptError   a published file is missing, or its bytes are not those recorded
|-- IndexLockedError    another build holds the folder
|-- EmptyCorpusError    a build found no article, where the published version has some
`-- IndexWriteError     the staged version could not be written; the published one is untouched
"""


class TalksIndexError(Exception):
    """Root of the errors of this package; its text is one line for the person who sees it."""


class EncoderError(TalksIndexError):
    """A model is missing, altered, or cannot be exported or loaded."""


class NoIndexError(TalksIndexError):
    """Nothing is published in the folder."""


class IndexMismatchError(TalksIndexError):
    """The index was built with another model, prefix or format than the one asked for."""


class IndexCorruptError(TalksIndexError):
    """A published file is missing, or its bytes are not those recorded in the manifest."""


class IndexLockedError(TalksIndexError):
    """Another build holds the folder."""


class EmptyCorpusError(TalksIndexError):
    """A build found no article, where the published version has some."""


class IndexWriteError(TalksIndexError):
    """The staged version could not be written; the published one is untouched."""
