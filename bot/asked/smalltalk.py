"""What is said beside questions: greetings, thanks, asides, complaints, insults."""

import re

from bot import texts_talk as texts
from bot.asked.insults import is_only_insult
from vectorstore.vietnamese import fold_keeping_length, normalize

# Nothing is tried twice: the time for a long message without marks must not grow with its square.
_CLAUSE = re.compile(r"\s*+(?=[^,.!;:?\n]*?\w)(?P<said>[^,.!;:?\n]++)[,.!;:?\n]++(?=\s)\s*")
_GREETING = re.compile(
    r"(?:xin |da |em |kinh )*(?:chao|hello|hi|hey|alo|a lo|good morning|good afternoon)(?: (?:ban|bot|ad"
    r"|admin"
    r"|anh|chi|em|moi nguoi|cac ban|buoi sang|buoi chieu|buoi toi|ca nha|a|nhe|oi|bac|co|chu|there))*"
)
_THANKS = re.compile(
    r"(?:da |vang |ok |oke |em |minh |toi |xin |rat |chan thanh )*(?:cam on|thank you|thanks|thank"
    r"|tks|camon|cam on)"
    r"(?: (?:ban|bot|ad|admin|anh|chi|em|nhieu|nhe|a|rat nhieu|moi nguoi|you|a nhieu|lam|so much"
    r"|very much|nha))*"
)
# "cho em hỏi tí được không": who asks whether one may ask has not asked yet.
_ASKS_TO_ASK = re.compile(
    r"(?:(?:da|hi|hello|alo|em|minh|toi|tui|chau|anh|chi|ban|ad|admin|bot|oi|a) )*"
    r"(?:(?:cho|xin|muon|can|nho|co the) )+"
    r"(?:(?:phep|em|minh|toi|tui|chau|e|mk|ad|bot|anh|chi|duoc) )*(?:hoi|nho)"
    r"(?: (?:ti|ty|chut|xiu|teo|cau|cai|viec|dieu|mot|1|vai|may|them|nay|nha|nhe|voi|giup|dum|xi|ad|bot|anh"
    r"|chi|a))*"
    r"(?: (?:duoc|dc|dk|đc)(?: (?:khong|ko|k|hong|hok|hem|chu|ha|khum|a|vay|nhi))*)?"
)
_GOODBYE = re.compile(
    r"(?:tam biet|bye|bye bye|goodbye|hen gap lai|chao nhe|chao tam biet)(?: (?:ban|bot|ad|a|nhe))*"
)
_ABOUT_THE_BOT = re.compile(
    r"(?:ban|bot|may|em|ad|admin) (?:la ai|la gi|la bot|la nguoi hay may|ten gi|ten la gi"
    r"|lam duoc (?:nhung )?gi|giup duoc gi|biet gi|co the lam gi)(?: (?:vay|the|a|ha|khong|nhi))*"
    r"|help|tro giup|huong dan(?: su dung)?|who are you|what can you do|what are you"
)
_ASIDE_WORDS = (
    "ok|oke|okay|okie|vang|da|u|um|uh|uhm|roi|duoc roi|hieu roi|ro roi|da ro|biet roi|a|nhe|ban|bot|ad"
    "|yes|hay qua"
    "|tot|tot qua|hay lam|tuyet"
)
_ASIDE = re.compile(rf"(?:{_ASIDE_WORDS})(?: (?:{_ASIDE_WORDS}))*")
_COMPLAINT_WORDS = (
    "sai|sai roi|sai bet|sai het|nham|nham roi|tra loi sai|tra loi sai roi|khong dung|khong phai"
    "|khong dung roi"
    "|khong phai cai nay|khong phai the|khong hieu|lac de|khong lien quan|vo ly|chan qua|te qua|kem qua|do te"
    "|y toi khong phai vay|khong tra loi dung cau hoi|tra loi linh tinh|tra loi lung tung|noi linh tinh|wrong"
)
_COMPLAINT = re.compile(
    rf"(?:(?:bot|ban|ad|oi|da|u|thoi) )*(?:{_COMPLAINT_WORDS})"
    rf"(?: (?:{_COMPLAINT_WORDS}|bot|ban|ad|a|nhe|the|vay|roi|oi|qua|ha))*"
)


def small_talk(message: str) -> str:
    """Return what to say to a message that asks nothing; "" to any other."""
    bare = re.sub(r"[^\w\s]+", " ", fold_keeping_length(normalize(message)))
    bare = re.sub(r"\s+", " ", bare).strip()
    if not bare:
        return texts.EMPTY_QUESTION
    replies = (
        (_GOODBYE, texts.GOODBYE),
        (_GREETING, texts.GREETING),
        (_ABOUT_THE_BOT, texts.GREETING),
        (_ASKS_TO_ASK, texts.GREETING),
        (_ASIDE, texts.ACKNOWLEDGED),
        (_THANKS, texts.THANKS),
        (_COMPLAINT, texts.SORRY),
    )
    said = next((reply for pattern, reply in replies if pattern.fullmatch(bare)), "")
    return said or (texts.CALM if is_only_insult(message) else "")


def without_small_talk(message: str) -> str:
    """Return a message without the clauses in front that ask nothing; all of it where none is left.

    "Cảm ơn, còn thử việc thì sao?" asks of the probation alone.
    """
    rest = message
    while (clause := _CLAUSE.match(rest)) and small_talk(clause["said"]):
        rest = rest[clause.end() :]
    return rest if rest.strip() else message
