"""Writes a transformer as one ONNX file, in int8 unless told otherwise: a folder for `[embedding] model`.

    python -m training.onnx_export models/e5-small models/e5-small-int8

The whole model is traced, pooling and normalisation included; the tokeniser is copied beside it. Prefixes and
segmentation stay settings. What it prints is how near the new vectors are to those of the original; where
they are too far, it writes nothing.
"""

import argparse
import logging
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from vectorstore.errors import ModelUnsuitableError, VectorstoreError
from vectorstore.onnx_model import FILE, INPUT, OUTPUT, OnnxModel
from vectorstore.static_table import is_static
from vectorstore.transformer import load_sentence_transformer, tokens_read

LEAST_COSINE = 0.95
OPSET = 17
SAMPLES = (
    "Người lao động được nghỉ phép năm bao nhiêu ngày?",
    "Đoàn viên công đoàn có quyền được thông tin, thảo luận, đề xuất và biểu quyết công việc của Công đoàn.",
    "Mức phạt",
    "Hợp đồng lao động vô hiệu từng phần khi nội dung của phần đó vi phạm pháp luật nhưng không ảnh hưởng "
    "đến các phần còn lại của hợp đồng.",
    "Điều 27. Hiệu lực thi hành. Luật này có hiệu lực từ ngày 01 tháng 01 năm 2025.",
)


class OneText(torch.nn.Module):
    """A sentence-transformers model as a function from the token ids of one text to its vector."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor) -> torch.Tensor:
        """Return the vector, as a row."""
        features = {"input_ids": input_ids, "attention_mask": torch.ones_like(input_ids)}
        vector: torch.Tensor = self.model(features)[OUTPUT]
        return vector


def export(source: str, target: Path, *, int8: bool = True) -> float:
    """Write the folder; return the least cosine between the vectors of both models."""
    model = load_sentence_transformer(source, "cpu")
    if is_static(model):
        raise ModelUnsuitableError(f"{source} is a table of vectors, which no format makes faster.")
    limit = tokens_read(model)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent) as made:
        folder = _write(model, Path(made), int8=int8)
        model.tokenizer.model_max_length = limit
        model.tokenizer.save_pretrained(str(folder))
        cosine = _least_cosine(model, OnnxModel(folder, max_tokens=limit))
        if cosine < LEAST_COSINE:
            raise ModelUnsuitableError(
                f"{source}: the cosine with the original falls to {cosine:.3f}, below {LEAST_COSINE}. "
                "Try --float32."
            )
        folder.rename(target)
    return cosine


def _write(model: Any, made: Path, *, int8: bool) -> Path:
    """Return the folder, within `made`, that holds the model in the form that is asked for."""
    float32, small = made / "float32", made / "int8"
    float32.mkdir()
    _trace(model, float32 / FILE)
    if not int8:
        return float32
    small.mkdir()
    _quantize(float32 / FILE, small / FILE)
    return small


def _trace(model: Any, file: Path) -> None:
    """Write the model as it computes; torch's newer exporter wants two libraries more and is no faster."""
    example = model.tokenizer(SAMPLES[0], return_tensors="pt")["input_ids"]
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")  # what tracing fixes depends on batches and padding: there are none
        torch.onnx.export(
            OneText(model).eval(),
            (example,),
            str(file),  # a name, so that what exceeds 2 GB can be put beside it
            dynamo=False,
            opset_version=OPSET,
            input_names=[INPUT],
            output_names=[OUTPUT],
            dynamic_axes={INPUT: {1: "tokens"}},
        )


def _quantize(float32: Path, int8: Path) -> None:
    """Store the weights as signed bytes, with a scale for each column of a matrix."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(float32, int8, weight_type=QuantType.QInt8, per_channel=True)


def _least_cosine(model: Any, exported: OnnxModel) -> float:
    original = model.encode(list(SAMPLES), prompt="", normalize_embeddings=True, show_progress_bar=False)
    return float(np.min(np.sum(original * exported.embed(list(SAMPLES)), axis=1)))


def _require_onnx() -> None:
    try:
        import onnx  # noqa: F401 (both torch and onnxruntime import it deep within)
    except ImportError:
        raise SystemExit('This needs a library: pip install "policybot[onnx]".') from None


def main(arguments: Sequence[str] | None = None) -> None:
    """Export, print the least cosine."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("source", help="folder or hub name of a sentence-transformers model")
    parser.add_argument("target", type=Path, help="folder to write, which must not exist")
    parser.add_argument("--float32", action="store_true", help="keep the weights as they are")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.ERROR)  # onnxruntime recommends a step that these models do not need
    if options.target.exists():
        raise SystemExit(f"{options.target} exists: delete it or name another folder.")
    _require_onnx()
    try:
        cosine = export(options.source, options.target, int8=not options.float32)
    except VectorstoreError as error:
        raise SystemExit(str(error)) from error
    print(f"{options.target}: cosine with the original {cosine:.4f} or more, of {len(SAMPLES)} sentences")


if __name__ == "__main__":
    main()
