"""`evaluate` prints exactly the keys that others read."""

from bot.measuring.evaluation import Evaluation
from bot.measuring.evaluation_index import Build


def test_evaluation_gives_exactly_the_keys_that_others_read() -> None:
    build = Build(documents=2, passages=3, seconds=0.1, cached=True)

    figures = Evaluation({"hit@1": 1.0}, [2.0], build, 10.0, {"q": ["d"]}).as_json()

    assert list(figures) == ["queries", "metrics", "latency_ms", "index", "peak_rss_mb"]
    assert figures["index"] == {"documents": 2, "passages": 3, "seconds": 0.1}
    assert figures["latency_ms"] == {"p50": 2.0, "p95": 2.0}
