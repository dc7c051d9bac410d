"""The check itself: the first objection to a statement, in a word, or none."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import dropwhile

from bot.support.behind import adds_behind
from bot.support.bindings import figure_exchanged
from bot.support.conditions import condition_dropped
from bot.support.evidence import CAPITALS, Evidence
from bot.support.figures import Figure, Item, figures_in, read_figures
from bot.support.known import Known, known_of
from bot.support.mixing import cases_mixed, condition_halved, figure_rejoined
from bot.support.modals import modal_changed
from bot.support.narrower import condition_left_out, qualifier_left_out
from bot.support.parties import parties_differ
from bot.support.places import names_what_it_cites, places_told
from bot.support.polarity import (
    duty_differs,
    exception_differs,
    negation_differs,
    opposite_said,
    without_exception,
)
from bot.support.reading import is_word, terms_in
from bot.support.relations import excepts_another, joined_otherwise, relation_changed
from bot.support.scope import scope_differs
from bot.support.sharing import figures_told
from bot.support.terms import DENIALS
from bot.support.words import word_added, words_rejoined
from vectorstore.conversation import content_words
from vectorstore.mentions import find_mentions
from vectorstore.vietnamese import syllables

_RETOLD, _FEW = 0.8, 3  # share of a sentence that a statement must repeat to retell it, if it has more words
_CLEARLY = 2  # words by which another number fits better, so that a number stands in the wrong place
_MAX_CHARS = 600
_LIMIT_WORDS = frozenset(["tối", "đa", "thiểu", "không", "quá", "vượt", "ít", "nhất", "dưới", "bằng", "là"])
_YES, _NO = re.compile(r"(?:có|được|phải), ", re.IGNORECASE), re.compile(r"không, ", re.IGNORECASE)
_ASKED = 0.5  # of the words of a question that a "Có," or "Không," must repeat
_CODE = re.compile(r"(?<![\w/-])(?=\w*\d)(?=\w*[^\W\d_])\w+(?![\w/-])")
_ROMAN = re.compile(r"(?<!\w)[IVXLC]{1,6}(?!\w)")
_LINK = re.compile(r"https?:|www\.|@\w|\w\.(?:vn|com|net|org)(?!\w)", re.IGNORECASE)
_NAME = re.compile(rf"(?<![.!?:“\"] )(?<!^)(?<!\w)[{CAPITALS}][^\W\d_]*(?: [{CAPITALS}][^\W\d_]*)+")
# What people call the contract that the law calls one "không xác định thời hạn".
_NO_TERM = re.compile(
    r"(?<=\bhợp đồng)(?: lao động)? (?:vô|không có|không) thời hạn\b|(?<=\bHĐLĐ) vô thời hạn\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n+")


def objection(statement: str, evidence: Evidence, question: str = "") -> str | None:
    """Return in a word why a statement is not borne out; None where nothing speaks against it.

    What the question says already, a statement need not say again.
    """
    if not evidence.quotes:
        return "no quote"
    said = _NO_TERM.sub(" không xác định thời hạn", unicodedata.normalize("NFC", statement).strip())
    opening = _YES.match(said) or _NO.match(said)
    answered, said = said, said[opening.end() :] if opening else said
    known, terms = known_of(evidence, question), terms_in(said)
    checks: dict[str, Callable[[str, Evidence], bool]] = {
        "length": lambda text, _: not text or len(text) > _MAX_CHARS,
        "answer": lambda _, __: _answers_otherwise(answered, terms, known),
        "place": lambda text, known: not names_what_it_cites(text, known),
        "number": _number_differs,
        "code": _code_differs,
        "negation": lambda text, known: negation_differs(text.lower(), _lowered(known.passages)),
        "exception": lambda text, known: exception_differs(
            text.lower(), _restated(text, known), _lowered(known.passages)
        ),
        "duty": lambda text, known: duty_differs(text.lower(), _lowered(known.passages)),
        "opposite": lambda text, known: opposite_said(
            text.lower(), _lowered((*known.passages, *known.names))
        ),
        "party": lambda text, known: parties_differ(text.lower(), _lowered(known.apart)),
        "scope": lambda text, known: scope_differs(
            text.lower(), _restated(text, known), _lowered(known.passages)
        ),
        "emptiness": lambda _, __: not any(map(is_word, terms)) and not figures_in(terms),
        "condition": lambda text, known: condition_dropped(text, known.apart, question),
        "case": lambda text, known: figure_exchanged(text, known, question),
        "added": lambda text, known: adds_behind(text, known.quotes, known.names),
        "name": _name_differs,
        "words": lambda _, __: word_added(terms, known) or words_rejoined(terms, known),
        "modal": lambda _, __: modal_changed(terms, known),
        "relation": lambda _, __: (
            relation_changed(terms, known) or excepts_another(terms, known) or joined_otherwise(terms, known)
        ),
        "figure": lambda _, __: figure_rejoined(terms, known),
        "mixture": lambda _, __: cases_mixed(terms, known) or condition_halved(terms, known),
        "qualifier": lambda _, __: qualifier_left_out(terms, known),
        "unsaid": lambda text, known: condition_left_out(text, known, question),
    }
    return next((name for name, differs in checks.items() if differs(said, evidence)), None)


def _answers_otherwise(statement: str, terms: Sequence[Item], known: Known) -> bool:
    """Tell whether a "Có," or "Không," is not what the rest says, or the rest not what is asked."""
    if not _YES.match(statement) and not _NO.match(statement):
        return False
    asked = [term for term in known.question if is_word(term)]
    is_answer = sum(term in terms for term in asked) >= _ASKED * len(asked)
    return not is_answer or bool(_NO.match(statement)) is DENIALS.isdisjoint(terms)


def _number_differs(statement: str, evidence: Evidence) -> bool:
    said = read_figures(statement)
    known = [read_figures(quote) for quote in evidence.quotes]
    told = [
        figure
        for text, quote in zip(evidence.apart, evidence.quotes, strict=True)
        for figure in figures_told(quote, text.splitlines()[: -len(quote.splitlines())])
    ]
    places = places_told(evidence)
    for position, figure in enumerate(said):
        if not isinstance(figure, Figure) or (figure.is_article and figure.value == 1):
            continue
        allowed = [*told, *places] if isinstance(figure.value, str) else told
        if not any(figure.is_told_by(other) for other in allowed):
            return True
        if _is_misplaced(said, position, known):
            return True
    return False


def _is_misplaced(said: Sequence[Item], position: int, known: Sequence[Sequence[Item]]) -> bool:
    """Tell whether a quote has another number between the very same words: "nam 62, nữ 60" turned round."""
    figure = said[position]
    assert isinstance(figure, Figure)  # noqa: S101 (for the type checker; the caller has seen to it)
    same, other = 0, 0
    for items in known:
        for at, candidate in enumerate(items):
            if not isinstance(candidate, Figure) or not figure.is_like(candidate):
                continue
            if figure.unit and not candidate.unit:  # "một khoản tiền"
                continue
            run = _run(said, position, items, at)
            if figure.is_value_of(candidate):
                same = max(same, run)
                if (
                    items[max(0, at - 1)] == ";"
                    and said[position + 1 : position + 2] == items[at + 1 : at + 2]
                ):
                    return False  # what leads to it stands before the first number of the list
            else:
                other = max(other, run)
    return other >= same + _CLEARLY


def _run(said: Sequence[Item], position: int, known: Sequence[Item], at: int) -> int:
    """Return how many items around two numbers are the same, to the left and to the right."""
    left = _common(_before(said, position), _before(known, at))
    return left + _common(said[position + 1 :], known[at + 1 :])


def _before(items: Sequence[Item], position: int) -> Sequence[Item]:
    """Return what stands before a number, the next first, without the words of its limit."""
    return list(dropwhile(lambda item: item in _LIMIT_WORDS, reversed(items[:position])))


def _common(ours: Sequence[Item], theirs: Sequence[Item]) -> int:
    count = 0
    for mine, other in zip(ours, theirs, strict=False):
        if mine != other:
            break
        count += 1
    return count


def _code_differs(statement: str, evidence: Evidence) -> bool:
    """Tell whether an abbreviation with a digit, a Roman number or an address is not in the evidence."""
    known = unicodedata.normalize("NFC", " \n ".join([*evidence.passages, *evidence.names]))
    if _LINK.search(statement) and not all(one.group() in known for one in _LINK.finditer(statement)):
        return True
    lowered = known.lower()
    bare = _without_mentions(statement)
    codes = {match.group().lower() for match in _CODE.finditer(bare)}
    romans = {match.group() for match in _ROMAN.finditer(bare)}
    return any(code not in lowered for code in codes) or not romans <= set(_ROMAN.findall(known))


def _without_mentions(text: str) -> str:
    """Blank the documents that a text names: they are compared as documents."""
    characters = list(text)
    for mention in find_mentions(text):
        characters[mention.start : mention.end] = " " * (mention.end - mention.start)
    return "".join(characters)


def _name_differs(statement: str, evidence: Evidence) -> bool:
    """Tell whether somebody or something is named that the evidence does not name."""
    known = " ".join(" ".join((*evidence.passages, *evidence.names)).lower().split())
    return any(match.group().lower() not in known for match in _NAME.finditer(_without_mentions(statement)))


def _restated(statement: str, evidence: Evidence) -> list[str]:
    """Return the sentences that say most of the statement, and those that it retells."""
    wanted = set(content_words(statement))
    sentences = [part.lower() for quote in evidence.quotes for part in _SENTENCE.split(quote) if part.strip()]
    shares = [len(wanted & set(syllables(sentence))) for sentence in sentences]
    best = max(shares, default=0)
    return [
        sentence
        for sentence, share in zip(sentences, shares, strict=True)
        if share == best or _is_retold(without_exception(sentence), wanted)
    ]


def _is_retold(sentence: str, wanted: set[str]) -> bool:
    words = set(content_words(sentence))
    return len(words) > _FEW and len(words & wanted) >= _RETOLD * len(words)


def _lowered(texts: Sequence[str]) -> list[str]:
    return [unicodedata.normalize("NFC", text).lower() for text in texts]
