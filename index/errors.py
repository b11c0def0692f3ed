"""Everything that can go wrong in the index, as one tree.

```
IndexingError
├── NoIndexError              nothing has been built yet
├── CorruptIndexError         files of the build are missing or do not fit together
├── FingerprintMismatchError  the index was built by another embedding model or version
├── BuildLockedError          another process is building
├── BuildCheckError           the new build did not pass its check and was not published
├── EmptySourceError          no plan file could be read
└── EmbedderError             the embedding model cannot be loaded
```

``str(error)`` is Japanese and can be shown to whoever runs the service.
"""

from __future__ import annotations

from pathlib import Path


class IndexingError(Exception):
    """Root of the tree: building, opening or reading the index failed."""


class NoIndexError(IndexingError):
    """Nothing has been built under ``root`` yet."""

    def __init__(self, root: Path) -> None:
        super().__init__(f"索引がまだありません（{root}）。先に計画書を取り込んでください（jigyo ingest）。")
        self.root = root


class CorruptIndexError(IndexingError):
    """Files of a build are missing, unreadable or do not fit together."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"索引が壊れています（{folder}）: {reason}。計画書を取り込み直してください。")
        self.folder = folder
        self.reason = reason


class FingerprintMismatchError(IndexingError):
    """The index was built by another embedding model than the one that is to ask it."""

    def __init__(self, built_with: str, asked_with: str) -> None:
        super().__init__(
            f"索引は埋め込みモデル「{built_with}」で作られていますが、設定は「{asked_with}」です。"
            "設定を戻すか、計画書を取り込み直してください。"
        )
        self.built_with = built_with
        self.asked_with = asked_with


class BuildLockedError(IndexingError):
    """Another process holds the writer's lock."""

    def __init__(self, lock: Path) -> None:
        super().__init__(f"別の処理が索引を作成中です（{lock}）。終わってからもう一度実行してください。")
        self.lock = lock


class BuildCheckError(IndexingError):
    """The new build failed its check; what was served before is still served."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"作成した索引の検査に失敗したため公開しませんでした: {reason}")
        self.reason = reason


class EmptySourceError(IndexingError):
    """No plan file could be read, so there is nothing to build from."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"読み込める計画書がありません: {reason}。これまでの索引はそのままです。")
        self.reason = reason


class EmbedderError(IndexingError):
    """The embedding model cannot be loaded."""

    def __init__(self, model: str, reason: str) -> None:
        super().__init__(f"埋め込みモデル「{model}」を読み込めません: {reason}")
        self.model = model
        self.reason = reason
