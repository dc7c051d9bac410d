"""Models with random weights, of each family in docs/models.md, as sentence-transformers saves them."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.onnx_export import export

if TYPE_CHECKING:
    from tokenizers import Tokenizer
    from transformers import PreTrainedConfig, PreTrainedTokenizerBase

Models = dict[str, str]  # folders by what they hold

DIMENSION = 16
POSITIONS = 32  # tokens that a transformer reads, except PhoBERT's 256
PHOBERT_POSITIONS = 256
SENTENCE = "query passage : người lao động được nghỉ phép năm đoàn viên công đoàn hợp đồng hợp_đồng"
WORDS = tuple(dict.fromkeys(SENTENCE.split()))
_SIZES: dict[str, Any] = {
    "hidden_size": DIMENSION,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "intermediate_size": 32,
    "initializer_range": 0.3,  # large, so that a word more or less is seen in the vector
}


def save_models(root: Path) -> Models:
    """Save one of each family, and the one of E5's exported to ONNX."""
    save_static(root / "static")
    save_bert(root / "bert")
    save_xlm_roberta(root / "xlm_roberta")
    save_e5(root / "e5")
    save_phobert(root / "phobert")
    export(str(root / "e5"), root / "onnx", int8=False)
    export(str(root / "e5"), root / "int8")
    return {
        kind: str(root / kind) for kind in ("static", "bert", "xlm_roberta", "e5", "phobert", "onnx", "int8")
    }


def save_static(folder: Path) -> Path:
    """A table of vectors, as the shipped model is one."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    torch.manual_seed(1)
    module = StaticEmbedding(_whole_words(special=False), embedding_dim=DIMENSION)
    model = SentenceTransformer(modules=[module, Normalize()], device="cpu")
    model.save(str(folder), create_model_card=False)
    return folder


def save_bert(folder: Path, *, seed: int = 1) -> Path:
    """BERT with whole words as tokens; mean pooling, vectors of any length."""
    from transformers import BertConfig, PreTrainedTokenizerFast

    tokenizer = PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=_whole_words(special=True),
        unk_token="[UNK]",
        pad_token="[PAD]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        model_max_length=10**6,
    )
    config = BertConfig(
        vocab_size=len(tokenizer),
        pad_token_id=tokenizer.pad_token_id,
        max_position_embeddings=POSITIONS,
        **_SIZES,
    )
    return _save(folder, config, tokenizer, pooling="mean", normalize=False, seed=seed)


def save_xlm_roberta(folder: Path) -> Path:
    """As BGE-M3 and AITeamVN/Vietnamese_Embedding: XLM-RoBERTa, the first token is the vector."""
    from transformers import XLMRobertaConfig

    tokenizer = _sentencepiece()
    config = XLMRobertaConfig(
        vocab_size=len(tokenizer),
        pad_token_id=tokenizer.pad_token_id,
        max_position_embeddings=POSITIONS + 2,  # the first two are padding's
        type_vocab_size=1,
        **_SIZES,
    )
    return _save(folder, config, tokenizer, pooling="cls", normalize=True)


def save_e5(folder: Path) -> Path:
    """As multilingual-e5-small: BERT that reads XLM-RoBERTa's tokens, their mean is the vector."""
    from transformers import BertConfig

    tokenizer = _sentencepiece()
    config = BertConfig(vocab_size=len(tokenizer), max_position_embeddings=POSITIONS, **_SIZES)
    return _save(folder, config, tokenizer, pooling="mean", normalize=True)


def save_phobert(folder: Path) -> Path:
    """As bkai's vietnamese-bi-encoder: PhoBERT, whose tokens are words joined by "_"."""
    from transformers import PhobertTokenizer, RobertaConfig

    words = sorted(WORDS, key=len, reverse=True)
    merges = dict.fromkeys(merge for word in words for merge in _merges(word))
    files = folder.with_name(f"{folder.name}-words")
    files.mkdir()
    (files / "vocab.txt").write_text("".join(f"{word} 1\n" for word in words), encoding="utf-8")
    (files / "bpe.codes").write_text("".join(f"{merge} 1\n" for merge in merges), encoding="utf-8")
    tokenizer = PhobertTokenizer(str(files / "vocab.txt"), str(files / "bpe.codes"))  # type: ignore[no-untyped-call]
    config = RobertaConfig(
        vocab_size=len(tokenizer),
        pad_token_id=tokenizer.pad_token_id,
        max_position_embeddings=PHOBERT_POSITIONS + 2,
        type_vocab_size=1,
        **_SIZES,
    )
    return _save(folder, config, tokenizer, pooling="mean", normalize=False)


def _save(
    folder: Path,
    config: "PreTrainedConfig",
    tokenizer: "PreTrainedTokenizerBase",
    *,
    pooling: str,
    normalize: bool,
    seed: int = 1,
) -> Path:
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
    from transformers import AutoModel

    torch.manual_seed(seed)
    backbone = folder.with_name(f"{folder.name}-backbone")
    AutoModel.from_config(config).save_pretrained(backbone)  # type: ignore[no-untyped-call]
    tokenizer.save_pretrained(backbone)
    modules: list[Any] = [Transformer(str(backbone)), Pooling(DIMENSION, pooling_mode=pooling)]
    modules += [Normalize()] if normalize else []
    SentenceTransformer(modules=modules, device="cpu").save(str(folder), create_model_card=False)
    return folder


def _whole_words(*, special: bool) -> "Tokenizer":
    from tokenizers import Tokenizer, pre_tokenizers, processors
    from tokenizers.models import WordLevel

    numbers = {token: number for number, token in enumerate(["[UNK]", "[PAD]", "[CLS]", "[SEP]", *WORDS])}
    tokenizer = Tokenizer(WordLevel(numbers, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    if special:
        tokenizer.post_processor = processors.BertProcessing(
            ("[SEP]", numbers["[SEP]"]), ("[CLS]", numbers["[CLS]"])
        )
    return tokenizer


def _sentencepiece() -> "PreTrainedTokenizerBase":
    """Words that start with "▁" are pieces, all else is cut into letters."""
    from transformers import XLMRobertaTokenizer

    letters = sorted(set("".join(WORDS)))
    pieces = {
        **dict.fromkeys(["<s>", "<pad>", "</s>", "<unk>"], 0.0),
        **dict.fromkeys([f"▁{word}" for word in WORDS], -1.0),
        **dict.fromkeys(["▁", *letters], -20.0),
        "<mask>": 0.0,
    }
    return XLMRobertaTokenizer(vocab=list(pieces.items()))


def _merges(word: str) -> list[str]:
    """Return the steps that build a word from its left; in a list, those of longer words come first."""
    letters = [*word[:-1], f"{word[-1]}</w>"]
    return [f"{word[:end]} {letters[end]}" for end in range(1, len(letters))]
