# 事業ナビ: make help で使い方が出ます。

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
PLANS  ?= ingest/samples
PORT   ?= 8000
LIGHT  ?=

VENV  := .venv
BIN   := $(VENV)/bin
PIP   := $(BIN)/python -m pip --disable-pip-version-check
TORCH := torch==2.13.0
LOCK  := pyproject.toml constraints.txt
SPARE := build/light

# Which install a user needs: with LIGHT=1 without PyTorch, otherwise whole. Both stay as they are until LOCK changes.
INSTALLED := $(BIN)/.installed-$(if $(filter-out 0 no,$(LIGHT)),light,full)

# Recipes read PLANS and PORT from the environment, so that blanks and quotes in a path do no harm.
export PLANS PORT
export HF_HUB_OFFLINE := 1
export ANONYMIZED_TELEMETRY := False

say = @echo "▶ $(1)"

.PHONY: help install run demo-line test lint unit test-light eval format clean

help: ## この説明を出します
	@echo "事業ナビ — 自治体の計画について日本語の質問に答え、根拠の事業と欄を示します。"
	@echo
	@echo "使い方:"
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1|\2/p' Makefile | while IFS='|' read -r name text; do \
	  printf '  make %-12s %s\n' "$$name" "$$text"; done
	@echo
	@echo "変えられる値:"
	@echo "  PLANS=フォルダー  読み込む計画（はじめの値: ingest/samples）"
	@echo "  PORT=番号         待ち受けるポート（はじめの値: 8000）"
	@echo "  LIGHT=1           PyTorch を入れずに軽く動かします"
	@echo
	@echo "例: make run PLANS=\"../私のまちの計画\" PORT=8080 LIGHT=1"

install: $(INSTALLED) ## 必要なものを .venv に入れます

run: $(INSTALLED) ## 計画を読み込み、サービスを始めます（止めるときは Ctrl+C）
	$(call say,計画を読み込みます: $$PLANS)
	@$(BIN)/jigyo ingest "$$PLANS" || [ $$? -eq 1 ]
	$(call say,サービスを始めます)
	@exec $(BIN)/jigyo serve --port "$$PORT"

demo-line: $(INSTALLED) ## LINE での会話を、この機械の中だけで演じます
	@$(BIN)/jigyo line demo

test: lint unit test-light ## すべての検査を行います
	$(call say,すべての検査に通りました)

lint: $(BIN)/.installed-dev ## 書き方、型、層の決まりを調べます
	$(call say,書き方を調べます)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	$(call say,型を調べます)
	@$(BIN)/mypy
	$(call say,層の決まりを調べます)
	@$(BIN)/lint-imports

unit: $(BIN)/.installed-dev ## テストを動かします
	$(call say,テストを動かします)
	@$(BIN)/python -m pytest

test-light: ## PyTorch のない新しい環境で、見本の計画に質問します
	$(call say,新しい環境 $(SPARE) に LIGHT=1 と同じものを入れます)
	@rm -rf $(SPARE) build/lib build/bdist.*
	@$(PYTHON) -m venv $(SPARE)
	@$(SPARE)/bin/python -m pip --disable-pip-version-check install --progress-bar off --quiet -c constraints.txt .
	@cd $(SPARE) && bin/python -c 'import importlib.util as u; \
	  found = [m for m in ("torch", "sentence_transformers") if u.find_spec(m)]; \
	  raise SystemExit(f"LIGHT=1 なのに入っています: {found}" if found else 0)'
	$(call say,見本の計画を読み込み、質問します)
	@cd $(SPARE) && bin/jigyo ingest \
	  && bin/jigyo ask --json "のりあい便の運賃はいくらですか" > answer.json && bin/python -c 'import json; \
	  reply = json.load(open("answer.json", encoding="utf-8")); \
	  print(reply["answer"]); \
	  assert reply["kind"] == "answer" and reply["citations"] and "300円" in reply["answer"], reply'

eval: $(BIN)/.installed-dev ## 質問集で答えを評価し、表と報告書（build/eval/report.html）を作ります
	$(call say,質問集で答えを評価します)
	@$(BIN)/jigyo eval --baseline naive

format: $(BIN)/.installed-dev ## 書き方を整えます
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

clean: ## 作ったものを消します（.venv と索引 .jigyo を含みます）
	rm -rf $(VENV) .jigyo build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ---- 仮想環境 ----

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 以上が要ります。見つかったもの: $$($(PYTHON) --version 2>&1 || true)" >&2; \
	  echo "別の場所にあるときは make run PYTHON=/path/to/python3.11 のように指定してください。" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "仮想環境を作る部品 (python3-venv) がありません。次の行で入れてから、もう一度 make してください。" >&2; \
	  echo "  sudo apt-get install -y python3-venv" >&2; exit 1; }
	$(call say,仮想環境 $(VENV) を作ります)
	@$(PYTHON) -m venv $(VENV)

$(BIN)/.installed-light: $(LOCK) | $(BIN)/pip
	$(call say,必要なものを入れます（軽い構成。はじめは数分かかります）)
	@$(PIP) install -c constraints.txt -e .
	@touch $@

$(BIN)/.installed-full: $(LOCK) | $(BIN)/pip
	$(call say,1/2 PyTorch を入れます（大きいので時間がかかります）)
	@$(PIP) install -c constraints.txt $(TORCH)
	$(call say,2/2 残りを入れます)
	@$(PIP) install -c constraints.txt -e ".[models]"
	@touch $@ $(BIN)/.installed-light

$(BIN)/.installed-dev: $(BIN)/.installed-full
	$(call say,検査の道具を入れます)
	@$(PIP) install -c constraints.txt -e ".[models,dev,eval]"
	@touch $@
