"""A tiny real sentence-transformers model, made on the spot."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

WORDS = "上水道 料金 クレジットカード 納付 高齢者 タブレット 講習会 防災 無線 廃棄物 収集 検針 見守り 電子 メール"


@pytest.fixture(scope="session")
def static_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    os.environ["HF_HUB_OFFLINE"] = "1"
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer, models, pre_tokenizers

    letters = sorted(set(WORDS + "をでにのるように対象開く方式切替えるデジタル日知らせ使う事業検索クエリ: "))
    vocabulary = {letter: number for number, letter in enumerate(["[UNK]", *letters])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    torch.manual_seed(3)
    weights = torch.randn(len(vocabulary), 16)
    module = StaticEmbedding(tokenizer, embedding_weights=weights.numpy())
    folder = tmp_path_factory.mktemp("models") / "tiny-static"
    SentenceTransformer(modules=[module], device="cpu").save_pretrained(str(folder))
    return folder
