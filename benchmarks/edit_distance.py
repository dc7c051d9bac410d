"""The edit distance of two long texts: how many characters must be put in, taken out or exchanged."""


def edit_distance(first: str, second: str) -> int:
    """Return the Levenshtein distance, by Myers's bit vectors: one step for each character of `second`."""
    if not first:
        return len(second)
    where: dict[str, int] = {}
    for place, letter in enumerate(first):
        where[letter] = where.get(letter, 0) | 1 << place
    whole, last = (1 << len(first)) - 1, 1 << (len(first) - 1)
    up, down, distance = whole, 0, len(first)
    for letter in second:
        same = where.get(letter, 0)
        vertical = same | down
        horizontal = (((same & up) + up) ^ up) | same
        rises = down | ~(horizontal | up) & whole
        falls = up & horizontal
        distance += bool(rises & last) - bool(falls & last)
        rises = (rises << 1 | 1) & whole
        falls = falls << 1 & whole
        up = falls | ~(vertical | rises) & whole
        down = rises & vertical
    return distance
