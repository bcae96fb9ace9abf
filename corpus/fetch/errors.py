"""What can go wrong between an address and what stands there.

CorpusError
|-- FetchError           nothing can be had from an address: the cause, and the next step
|   `-- TransientError   it may be gone in a moment, so that the same is asked again
|-- NotAnArticleError    a page was read, but holds no article
`-- FetchStateError      the file of what was fetched cannot be used
"""

from corpus.errors import CorpusError


class FetchError(CorpusError):
    """Nothing usable came from an address. The text is one line: the cause, then the next step.

    The address is not in it: whoever catches it knows which feed or page was wanted. ``retryable``
    says that it is worth asking again at another time, ``reached`` that a server answered.
    """

    def __init__(
        self, cause: str, remedy: str, *, retryable: bool = False, reached: bool = True
    ) -> None:
        self.cause, self.remedy = cause, remedy
        self.retryable, self.reached = retryable, reached
        super().__init__(f"{cause}; {remedy}")


class TransientError(FetchError):
    """A failure that may be gone in a moment; ``wait`` is the seconds that the server asks for."""

    def __init__(
        self, cause: str, remedy: str, *, wait: float | None = None, reached: bool = True
    ) -> None:
        self.wait = wait
        super().__init__(cause, remedy, retryable=True, reached=reached)


class NotAnArticleError(CorpusError):
    """A page that was read holds no article; the text is one line: why, then the next step."""


class FetchStateError(CorpusError):
    """The file of what was fetched cannot be used; the text is one line with the next step."""
