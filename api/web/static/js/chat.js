// The chat page: sends questions and shows answers. Without this file the forms of the page do the same.
import { answerTurn, errorTurn, ownTurn, waitingTurn } from "./render.js";
import { ask, AskError } from "./stream.js";
import { texts } from "./texts.js";
import { remembered, remember } from "./memory.js";

const log = document.getElementById("log");
const form = document.getElementById("ask");
const input = document.getElementById("message");
const send = form.querySelector(".send");
const city = document.getElementById("municipality");
let busy = false;

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const message = input.value.trim();
  if (message === "" || busy) return;
  input.value = "";
  fit();
  answerTo(message);
});

input.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229) return; // Enter that ends a conversion is not a wish to send.
  if (event.key !== "Enter" || event.shiftKey) return;
  event.preventDefault();
  form.requestSubmit();
});

input.addEventListener("input", fit);

document.addEventListener("click", (event) => {
  const chip = event.target.closest("[data-question]");
  if (chip === null) return;
  event.preventDefault();
  if (!busy) answerTo(chip.dataset.question);
});

if (city) {
  const saved = remembered("municipality");
  if (saved && !city.value && [...city.options].some((option) => option.value === saved)) city.value = saved;
  city.addEventListener("change", () => remember("municipality", city.value));
}

async function answerTo(message) {
  document.getElementById("examples")?.remove();
  append(ownTurn(message));
  await work(message);
}

async function work(message) {
  setBusy(true);
  const waiting = waitingTurn();
  append(waiting.node);
  try {
    const answer = await ask(question(message), (piece) => showPiece(waiting, piece));
    remember("session_id", answer.session_id);
    replace(waiting.node, answerTurn(answer));
  } catch (error) {
    if (!(error instanceof AskError)) console.error(error);
    const sentence = error instanceof AskError ? error.message : texts.broken;
    const failed = errorTurn(sentence, () => {
      failed.remove();
      work(message);
    });
    replace(waiting.node, failed);
  }
  setBusy(false);
  input.focus({ preventScroll: true });
}

function question(message) {
  return { message, session_id: remembered("session_id"), municipality: city?.value || null };
}

function showPiece(waiting, piece) {
  if (!waiting.started) waiting.text.textContent = "";
  waiting.started = true;
  waiting.text.append(piece);
  log.scrollTop = log.scrollHeight;
}

function append(node) {
  log.append(node);
  log.scrollTop = log.scrollHeight;
}

// A long answer is shown from its beginning, under the question it belongs to.
function replace(old, node) {
  const own = old.previousElementSibling ?? old;
  old.replaceWith(node);
  log.scrollTop = Math.min(log.scrollHeight - log.clientHeight, own.offsetTop - log.offsetTop - 8);
}

function setBusy(value) {
  busy = value;
  send.disabled = value;
  log.setAttribute("aria-busy", String(value));
}

function fit() {
  input.style.height = "auto";
  input.style.height = `${input.scrollHeight + 2}px`;
}
