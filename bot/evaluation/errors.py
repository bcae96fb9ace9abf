"""What ends an evaluation."""


class EvaluationError(Exception):
    """A file of the evaluation cannot be read or written; its text is one line for who sees it."""
