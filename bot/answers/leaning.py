"""Sentences that cannot be understood without the one before them."""

import re

# "It is unclear whether", "there are" and "this week" point at nothing that was told before.
_LEANING = re.compile(
    r"""["'“‘«(]*(?:
    he|she|they|his|her|their|its|that|these|such
    |it(?!\ (?:is|was|remains)\ (?:not\ (?:yet\ )?)?(?:un)?(?:clear|known))
    |this(?!\ (?:week|month|year|spring|summer|autumn|fall|winter)\b)
    |those(?!\ who\b)|there(?!\ (?:is|are|was|were|will|has|have)\b)|here
    |but|and|or|nor|so|yet|then|also|however|meanwhile|still|instead|otherwise|thus|therefore
    |moreover|furthermore|additionally|similarly|nevertheless|nonetheless
    |both|either|another|others?|the\ (?:former|latter|two|three|same|other)|among\ them
    |(?:earlier|later)(?!\ this\b)|afterwards?|(?:before|after|since|until|despite)\ (?:that|this)
    |as\ a\ result|in\ (?:addition|response|turn|that\ case)|(?:in|by)\ contrast
    |for\ (?:example|instance)|on\ the\ other\ hand
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def leans(text: str) -> bool:
    """Whether a sentence opens with words that point back, at a person or at what was told.

    >>> leans("“They will sign,” Ruiz said."), leans("Itinerant farmers signed.")
    (True, False)
    >>> leans("It is unclear who signs."), leans("It is late.")
    (False, True)
    """
    return _LEANING.match(text) is not None
