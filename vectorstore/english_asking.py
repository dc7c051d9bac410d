"""What English asks with, and what it puts between its matters."""

# What only asks goes behind the matter, as in Vietnamese: "nghỉ thai sản bao nhiêu tháng".
QUESTIONS: dict[str, str] = {
    "how long": "bao lâu", "how much": "bao nhiêu", "how many": "bao nhiêu",
    "how many days": "bao nhiêu ngày", "how many months": "bao nhiêu tháng",
    "how many weeks": "bao nhiêu tuần", "how many years": "bao nhiêu năm",
    "how many hours": "bao nhiêu giờ", "how many people": "bao nhiêu người", "how old": "bao nhiêu tuổi",
    "how often": "bao lâu một lần", "what percentage": "bao nhiêu phần trăm",
    "what percent": "bao nhiêu phần trăm", "what is": "là gì", "what are": "là những gì",
    "what does": "là gì", "what": "gì", "who": "ai", "when": "khi nào", "where": "ở đâu", "why": "vì sao",
    "how": "thế nào", "which": "nào", "can": "có được không", "may": "có được không",
    "must": "có phải không", "is it legal": "có được không", "is it allowed": "có được không",
    "am i entitled": "có được hưởng không", "do i have to": "có phải không", "what happens if": "thì"
    " sao", "what about": "thì sao", "how about": "thì sao",
    "what is the": "là bao nhiêu",
}  # fmt: skip

# What English puts between its matters; none of it is searched, all of it shows that the text is English.
_FUNCTION_WORDS = (
    "a an the is are am was were be been being do does did done have has had having i you he she it we"
    " they me my your his her its our their us them this that these those of in on at to for from by"
    " with without and or but if not no than then as so such any some all each every per about under"
    " over after before during between into within against can could may might must shall should will"
    " would what which who whom whose when where why how much many long often please tell know want need"
    " get give given take let there here also only still more most less least other another same new"
    " hello hi thanks thank good morning according says say said does's don't can't doesn't isn't want's"
    " until since while because case happen happens when's required require requires allowed allow legal"
    " legally entitled receive received off up out one two three four five six seven eight nine ten"
    " vietnam vietnamese english now today currently current"
)
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
