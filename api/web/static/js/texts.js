// All words that scripts put on the page.
export const texts = {
  waiting: "計画を調べています。",
  offline: "つながりませんでした。通信の状態を確認して、もう一度お試しください。",
  broken: "回答を受け取れませんでした。もう一度お試しください。",
  retry: "もう一度試す",
  openEntry: "この事業のページを開く",
  openSection: "この箇所を開く",
  suggestions: "次の質問の候補",
  cites: (count) => `出典（${count}件）`,
  moreCites: (count) => `ほかの出典（${count}件）`,
  cite: (n) => `出典${n}`,
  number: (no) => (/^\d+$/.test(no) ? `No.${no}` : no),
  department: (name) => `担当：${name}`,
  page: (page) => `${page}ページ`,
  lines: (first, last) => (first === last ? `${first}行目` : `${first}〜${last}行目`),
  searched: (plans, entries) => `${plans}計画・${entries}事業を調べました。`,
};
