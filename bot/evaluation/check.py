"""What is known of the answers, held against the index."""

from collections.abc import Iterator, Set

from bot.evaluation.questions import Problem, Question
from index.speaker_match import SpeakerDirectory
from index.store import Store


def check(
    question: Question, articles: Set[str], speakers: SpeakerDirectory, store: Store
) -> Iterator[Problem]:
    """What a question's answer names that the index does not hold; it counts as not found.

    ``articles`` are the ids of those in the index, ``speakers`` all who speak in it.
    """
    for article_id in question.articles:
        if article_id not in articles:
            yield Problem(
                question.line,
                f"the index holds no article {article_id!r}; correct the id (`talks corpus list` "
                "lists them) or run `talks index build`: it counts as not found",
            )
    for span in question.answer_spans:
        article = store.article(span.article_id)
        if article is not None and span.end > len(article.text):
            yield Problem(
                question.line,
                f"{span.start}:{span.end} is not in article {span.article_id!r}, which ends at "
                f"{len(article.text)}; correct it (`talks corpus show --at`): "
                "it counts as not found",
            )
    if question.speaker and not speakers.matching(question.speaker):
        near = speakers.near(question.speaker)
        meant = f" (did you mean {' or '.join(near)}?)" if near else ""
        yield Problem(
            question.line,
            f"nobody in the index is called {question.speaker!r}{meant}; correct the name "
            "(`talks speakers` lists them): it counts as not found",
        )
