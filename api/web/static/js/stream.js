// Asking: POST /api/chat/stream and its server-sent events.
import { texts } from "./texts.js";

export class AskError extends Error {}

// Calls onToken with each piece of text; returns the whole answer. Throws AskError with a sentence to show.
export async function ask(question, onToken) {
  const response = await post(question);
  if (!response.ok) throw new AskError(await sentenceOf(response));
  let answer = null;
  for await (const { event, data } of events(response.body)) {
    if (event === "token") onToken(data.text);
    if (event === "answer") answer = data;
    if (event === "error") throw new AskError(data.error.message);
  }
  if (answer === null) throw new AskError(texts.broken);
  return answer;
}

async function post(question) {
  try {
    return await fetch("/api/chat/stream", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(question),
    });
  } catch {
    throw new AskError(texts.offline);
  }
}

async function sentenceOf(response) {
  try {
    return (await response.json()).error.message;
  } catch {
    return texts.broken;
  }
}

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = "";
  for (;;) {
    const { done, value } = await read(reader);
    if (done) return;
    buffer += value;
    const blocks = buffer.split("\n\n");
    buffer = blocks.pop();
    yield* blocks.map(parse).filter((event) => event !== null);
  }
}

async function read(reader) {
  try {
    return await reader.read();
  } catch {
    throw new AskError(texts.offline);
  }
}

function parse(block) {
  const lines = block.split("\n");
  const event = lines.find((line) => line.startsWith("event: "))?.slice(7);
  const data = lines.filter((line) => line.startsWith("data: ")).map((line) => line.slice(6));
  return event && data.length > 0 ? { event, data: JSON.parse(data.join("\n")) } : null;
}
