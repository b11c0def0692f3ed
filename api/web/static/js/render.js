// An answer as nodes; templates/answer.html builds the same for browsers without scripts.
import { element } from "./dom.js";
import { texts } from "./texts.js";

const SHOWN = 5;
const MARK = / ?\[(\d{1,3})\]/g;
let turns = 0;

export function ownTurn(message) {
  return turn("mine", element("div", { class: "bubble own" }, element("p", { class: "text" }, message)));
}

export function waitingTurn() {
  const text = element("p", { class: "text" }, texts.waiting);
  const bubble = element("div", { class: "bubble theirs waiting", "aria-busy": "true" }, text);
  return { node: turn("", bubble), text };
}

export function errorTurn(message, onRetry) {
  const retry = element("button", { class: "retry", type: "button" }, texts.retry);
  retry.addEventListener("click", onRetry, { once: true });
  const bubble = element("div", { class: "bubble theirs error" }, element("p", { class: "text" }, message), retry);
  return turn("", bubble);
}

export function answerTurn(answer) {
  turns += 1;
  const prefix = `cite-${turns}-`;
  const numbers = new Set(answer.citations.map((citation) => citation.n));
  const bubble = element("div", { class: `bubble theirs ${answer.kind}` });
  bubble.append(element("p", { class: "text" }, ...markedText(answer.answer, numbers, prefix)));
  if (answer.citations.length > 0) bubble.append(...citations(answer.citations, prefix));
  const { plans, entries } = answer.searched;
  bubble.append(element("p", { class: "searched" }, texts.searched(plans, entries)));
  return turn("", bubble, chips(answer.suggestions));
}

function turn(kind, ...children) {
  return element("div", { class: `turn ${kind}`.trim() }, ...children);
}

function markedText(text, numbers, prefix) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(MARK)) {
    const n = Number(match[1]);
    if (!numbers.has(n)) continue;
    nodes.push(text.slice(end, match.index), mark(n, prefix));
    end = match.index + match[0].length;
  }
  return [...nodes, text.slice(end)];
}

function mark(n, prefix) {
  const link = element("a", { class: "mark", href: `#${prefix}${n}`, "aria-label": texts.cite(n) }, String(n));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    showCitation(prefix + n);
  });
  return link;
}

function showCitation(id) {
  const card = document.getElementById(id);
  for (let box = card; box; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
  document.querySelectorAll(".cite.shown").forEach((other) => other.classList.remove("shown"));
  card.classList.add("shown");
  card.querySelector("summary").focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
}

function citations(all, prefix) {
  const cards = all.map((citation) => card(citation, prefix));
  const box = element("div", { class: "cites" }, ...cards.slice(0, SHOWN));
  if (cards.length > SHOWN) {
    const rest = cards.slice(SHOWN);
    const list = element("div", { class: "cites" }, ...rest);
    box.append(element("details", { class: "more-cites" }, element("summary", {}, texts.moreCites(rest.length)), list));
  }
  return [element("h2", { class: "cites-title" }, texts.cites(all.length)), box];
}

function card(citation, prefix) {
  const no = citation.no ? ` ${texts.number(citation.no)}` : "";
  const { file, page, line_start: first, line_end: last } = citation.source;
  const place = [file, page ? texts.page(page) : null, texts.lines(first, last)].filter(Boolean).join(" ");
  const meta = (text) => (text ? element("p", { class: "cite-meta" }, text) : null);
  const link = element(
    "a",
    { href: `${citation.url}#L${first}`, target: "_blank", rel: "noopener" },
    citation.entry_id ? texts.openEntry : texts.openSection,
  );
  return element(
    "details",
    { class: "cite", id: prefix + citation.n },
    element(
      "summary",
      {},
      element("span", { class: "n" }, String(citation.n)),
      element("span", { class: "what" }, `${citation.municipality}${no} ${citation.title}`),
      element("span", { class: "cite-field" }, citation.field),
    ),
    element(
      "div",
      { class: "cite-body" },
      element("blockquote", {}, citation.quote),
      meta(citation.department ? texts.department(citation.department) : null),
      meta(citation.plan),
      meta(place),
      element("p", {}, link),
    ),
  );
}

function chips(suggestions) {
  if (suggestions.length === 0) return null;
  const buttons = suggestions.map((question) =>
    element("button", { class: "chip", type: "button", "data-question": question }, question),
  );
  return element("div", { class: "chips", role: "group", "aria-label": texts.suggestions }, ...buttons);
}
