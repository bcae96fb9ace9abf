"""A cross-encoder with random weights, small enough to be made for a test."""

from pathlib import Path

WORDS = "[PAD] [UNK] [CLS] [SEP] [MASK] the of a in to ships ports harbour grain table friday"


def write_cross_encoder(folder: Path, labels: int = 1) -> Path:
    """Write one into a new folder, with ``labels`` scores for a pair; the folder."""
    import torch
    from sentence_transformers import CrossEncoder
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

    folder.mkdir(parents=True)
    base = folder / "base"
    letters = "abcdefghijklmnopqrstuvwxyz.,'"
    tokens = [*WORDS.split(), *letters, *(f"##{letter}" for letter in letters)]
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(tokens),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=128,
        initializer_range=0.5,  # so that scores differ
    )
    config.num_labels = labels
    BertForSequenceClassification(config).save_pretrained(base)
    vocabulary = {token: number for number, token in enumerate(tokens)}
    BertTokenizer(vocab=vocabulary).save_pretrained(base)
    CrossEncoder(str(base), device="cpu").save_pretrained(str(folder))
    return folder
