"""Failures of a connection in words for whoever follows the feed."""

import ssl

import httpcore2

from corpus.fetch.errors import FetchError, TransientError

_WAITS = "the next update asks again"


def told(error: Exception, seconds: float) -> FetchError:
    """What httpcore's ``error`` means; ``seconds`` is the time that a request has.

    A certificate that is not valid stays so for longer than a retry; all else may be gone soon.
    """
    remedy = _WAITS
    match error, error.args[0] if error.args else None:  # httpcore's holds what it stands for
        case _, ssl.SSLCertVerificationError() as invalid:
            return FetchError(
                f"its certificate is not valid ({invalid.verify_message})",
                "check the address, and this machine's clock",
                retryable=True,
                reached=False,
            )
        case httpcore2.ConnectTimeout(), _:
            cause = "its server does not answer"
        case httpcore2.TimeoutException(), _:
            cause = f"it had not come whole after {seconds:g} s"
            remedy = f"{_WAITS}; if it is always so slow, raise fetch.timeout_s"
        case httpcore2.ConnectError(), ssl.SSLError():
            cause, remedy = "no safe connection (TLS) can be made", "check the address"
        case httpcore2.ConnectError(), OSError() as failure:
            reason = (failure.strerror or str(failure)).lower()
            cause, remedy = f"no connection: {reason}", f"check the address; {_WAITS}"
        case httpcore2.RemoteProtocolError(), _ if "disconnected" in str(error):
            cause = "the server closed the connection without an answer"
        case httpcore2.RemoteProtocolError(), _ if "closed connection" in str(error):
            cause = "it breaks off before its end"
        case httpcore2.NetworkError(), _:
            cause = "the connection broke off"
        case _:
            cause, remedy = "what the server sends is no HTTP", "check the address"
    connected = not isinstance(error, httpcore2.ConnectTimeout | httpcore2.ConnectError)
    return TransientError(cause, remedy, reached=connected)
