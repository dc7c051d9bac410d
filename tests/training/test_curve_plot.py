"""The plot behind the threshold."""

from lxml import etree

from training.curve_plot import draw_curve

POINTS = [
    {"threshold": 0.1, "right answers given": 1.0, "wrong answers held back": 0.0},
    {"threshold": 0.9, "right answers given": 0.5, "wrong answers held back": 1.0},
]


def test_each_share_is_a_line_that_is_named_and_the_threshold_is_marked() -> None:
    drawn = etree.fromstring(draw_curve(POINTS, marked=0.6).encode())

    lines = [one for one in drawn.iter("{http://www.w3.org/2000/svg}path") if one.get("fill") == "none"]
    words = [one.text for one in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert len(lines) == 2
    assert {"right answers given", "wrong answers held back", "min_confidence = 0.6"} <= set(words)


def test_a_greater_share_stands_higher() -> None:
    (right, wrong) = (
        one.get("d", "")
        for one in etree.fromstring(draw_curve(POINTS, marked=0.6).encode()).iter(
            "{http://www.w3.org/2000/svg}path"
        )
        if one.get("fill") == "none"
    )

    def heights(path: str) -> list[float]:
        return [float(pair.split()[1]) for pair in path.removeprefix("M").split("L")]

    assert heights(right)[0] < heights(right)[1]  # y grows downwards
    assert heights(wrong)[0] > heights(wrong)[1]
