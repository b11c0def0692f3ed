"""Talk around a question that says nothing about its subject, so that the model learns to give it little weight."""

from __future__ import annotations

import random

from index.training.sources import Pairs

BEFORE = """
すみません、
初めて質問します。
電話で聞いたらよく分からないと言われました。
市役所に問い合わせようと思ったのですが、
スマホで検索しても出てきません。
スマホを見ていて気になったのですが、
家で調べても分からなくて困っています。
ネットで見たんですけど、
広報で読んだ気がするのですが、
友達から聞いたんですが、
近所の人に聞かれたのですが、
母に頼まれて聞いています。
家族の代わりに質問です。
窓口に行く時間がないのでここで聞きます。
どこに相談したらいいか分からないのですが、
ちょっと教えてほしいんやけど、
ひとつ知りたいことがあります。
前から気になっていました。
仕事が忙しくて電話できないのですが、
この町に住んでいます。
""".strip().splitlines()
AFTER = """
教えてください。
困っています。
どうしたらいいですか。
市は何かしてくれますか。
市の電話で聞けますか。
電話番号も知りたいです。
スマホでも見られますか。
どこに聞けばいいですか。
何か取り組みはありますか。
詳しく知りたいです。
家の者にも伝えたいです。
担当の課はどこですか。
予算はいくらですか。
いつから始まりますか。
今年度はどうなっていますか。
どんな事業がありますか。
目標は決まっていますか。
分かりやすく説明してもらえると助かります。
よろしくお願いします。
うちの市ではどうですか。
""".strip().splitlines()


def with_talk(pairs: Pairs, name: str, *, seed: int = 2) -> Pairs:
    """The same pairs with talk before a question, after it, or both."""
    chance = random.Random(seed)
    found = Pairs(name)
    for query, passage, group in zip(pairs.queries, pairs.passages, pairs.groups, strict=True):
        before, after = chance.choice(BEFORE), chance.choice(AFTER)
        kind = chance.randrange(3)
        found.add((before if kind else "") + query + "。" + (after if kind != 1 else ""), passage, group)
    return found
