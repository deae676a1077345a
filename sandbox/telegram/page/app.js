// Who you are, which chat is open, and what the buttons do.

import { act, onChange, read } from "./api.js";
import { inputTime, setClock, shownTime } from "./clock.js";
import { $, avatar, element, hue, initials, toast } from "./dom.js";
import { messageList } from "./messages.js";

const open = { as: null, chat: null, thread: null };
const seen = new Map(); // "person chat thread" -> the last change looked at
let state = { people: [], bot: {} };
let chats = [];
let conversation = null;
let shown = ""; // what the message list was drawn from
let context = null; // { kind: "reply" | "edit" | "file", ... } above the text field
let atEnd = true; // the newest message is in view, and stays in view
let answered = null; // the question (ForceReply) whose reply was already offered

const place = () => ({ as: open.as, chat: open.chat, ...(open.thread === null ? {} : { thread: open.thread }) });
const key = (chat) => `${open.as} ${chat.id} ${chat.thread}`;
const current = () => chats.find((chat) => chat.id === open.chat && chat.thread === open.thread);

async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    toast(error.message);
    return null;
  }
}

// Looking

async function refresh() {
  state = await read("state");
  setClock(state);
  if (!state.people.some((person) => person.id === open.as)) open.as = state.people[0]?.id ?? null;
  if (open.as === null) return;
  chats = await read("chats", { as: open.as });
  if (!current()) [open.chat, open.thread] = [chats[0].id, chats[0].thread];
  conversation = await read("messages", place());
  seen.set(key(current()), current().changed);
  draw();
}

function draw() {
  $("bot-name").textContent = `@${state.bot.username}`;
  $("clock").textContent = shownTime();
  $("people").replaceChildren(...state.people.map(personRow));
  $("chats").replaceChildren(...chats.map(chatRow));
  drawHead();
  drawMessages();
  drawFooter();
  history.replaceState(null, "", `#${new URLSearchParams(place())}`);
}

function personRow(person) {
  const row = element("button", { type: "button" }, avatar(person.id, person.name),
    element("span", { className: "name" }, person.name));
  row.setAttribute("aria-current", person.id === open.as);
  row.addEventListener("click", () => go({ as: person.id, chat: open.chat === open.as ? person.id : open.chat }, false));
  return element("li", {}, row);
}

function chatRow(chat) {
  const row = element("button", { type: "button" }, avatar(chat.kind === "private" ? 5 : chat.id + (chat.thread ?? 0), chat.title),
    element("span", { className: "name" }, chat.title), element("span", { className: "at" }, chat.time),
    element("span", { className: "preview" }, chat.preview || "Belum ada pesan"));
  row.setAttribute("aria-current", chat === current());
  row.classList.toggle("new", chat !== current() && chat.changed > (seen.get(key(chat)) ?? 0) && chat.changed > 0);
  row.addEventListener("click", () => go({ chat: chat.id, thread: chat.thread }, true));
  return element("li", {}, row);
}

function drawHead() {
  const chat = current();
  const colour = chat.kind === "private" ? 5 : hue(chat.id + (chat.thread ?? 0));
  $("chat-avatar").className = `avatar hue-${colour}`;
  $("chat-avatar").textContent = initials(chat.title).toUpperCase();
  $("chat-title").textContent = chat.title;
  const me = state.people.find((person) => person.id === open.as);
  $("chat-about").textContent = chat.kind === "private" ? `bot · Anda sebagai ${me.name}` : `${conversation.members} anggota · Anda sebagai ${me.name}`;
  $("block").hidden = chat.kind !== "private" || !conversation.started;
  $("block").textContent = conversation.blocked ? "Buka blokir" : "Blokir";
}

function drawMessages() {
  const drawn = JSON.stringify([open, conversation.messages]);
  if (drawn === shown) return;
  const list = $("messages");
  const other = !shown.startsWith(JSON.stringify([open]).slice(0, -1));
  shown = drawn;
  list.replaceChildren(...messageList(conversation.messages, current().kind !== "private", actions));
  if (!conversation.started && conversation.description) {
    list.append(element("li", { className: "about" }, element("b", {}, "Apa yang dapat dilakukan bot ini?"), conversation.description));
  }
  if (other) atEnd = true;
  stayAtEnd();
}

function stayAtEnd() {
  if (atEnd) $("messages").scrollTop = $("messages").scrollHeight;
}

function drawFooter() {
  const stopped = !conversation.started || conversation.blocked;
  $("composer").hidden = stopped;
  $("start").hidden = !stopped;
  $("menu").hidden = conversation.commands.length === 0;
  const keyboard = conversation.keyboard.map((line) => element("div", {}, ...line.map((button) => {
    const made = element("button", { type: "button" }, button.text);
    made.addEventListener("click", () => actions.say(button.text));
    return made;
  })));
  $("keyboard").replaceChildren(...keyboard);
  $("keyboard").hidden = stopped || keyboard.length === 0;
  offerReply();
}

// The bot asked for a reply: begin one, once.
function offerReply() {
  const question = conversation.force_reply && `${open.chat} ${conversation.force_reply}`;
  if (!question || question === answered) return;
  answered = question;
  actions.reply(conversation.messages.find((message) => message.id === conversation.force_reply));
}

function go(change, entered) {
  Object.assign(open, change);
  if (change.as !== undefined && change.thread === undefined && open.chat === open.as) open.thread = null;
  document.body.classList.toggle("chatting", entered || document.body.classList.contains("chatting"));
  setContext(null);
  $("commands").hidden = true;
  attempt(refresh);
}

// Doing

const actions = {
  say: (text) => attempt(() => act("send", { ...place(), text })),
  reply: (message) => setContext({ kind: "reply", message, title: `Balas ${message.sender.name}`, text: message.text }),
  edit: (message) => {
    setContext({ kind: "edit", message, title: "Ubah pesan", text: message.text });
    $("text").value = message.text;
    grow();
  },
  // A link to the bot is followed here, as the chosen person.
  follow: (url) => {
    const link = new URL(url);
    const bot = link.hostname === "t.me" && link.pathname.slice(1).toLowerCase() === state.bot.username.toLowerCase();
    if (!bot) return false;
    go({ chat: open.as, thread: null }, true);
    if (link.searchParams.has("start")) attempt(() => act("start", { as: open.as, token: link.searchParams.get("start") }));
    return true;
  },
  press: async (message, button, pressed) => {
    if (button.url) {
      if (!actions.follow(button.url)) window.open(button.url, "_blank", "noopener");
    } else if (button.copy_text) {
      await navigator.clipboard?.writeText(button.copy_text.text);
      toast("Disalin");
    } else if (button.callback_data !== undefined) {
      pressed.setAttribute("aria-busy", "true");
      const body = { ...place(), message: message.id, data: button.callback_data };
      const answer = await attempt(() => act("press", body));
      pressed.removeAttribute("aria-busy");
      if (answer) showAnswer(answer);
    }
  },
};

function showAnswer(answer) {
  if (!answer.answered) toast("Bot belum menjawab.");
  else if (answer.show_alert && answer.text) {
    $("alert-text").textContent = answer.text;
    $("alert").showModal();
  } else if (answer.text) toast(answer.text);
  if (answer.url) actions.follow(answer.url);
}

function setContext(next) {
  if (context?.kind === "edit") $("text").value = "";
  context = next;
  $("context").hidden = !next;
  if (next?.kind !== "file") $("file").value = "";
  if (!next) return;
  $("context-title").textContent = next.title;
  $("context-text").textContent = next.text;
  $("text").focus();
}

async function send() {
  const text = $("text").value.trim();
  if (!text && context?.kind !== "file") return;
  const done = await attempt(async () => {
    if (context?.kind === "edit") await act("edit", { ...place(), message: context.message.id, text });
    else if (context?.kind === "file") await sendFile(context.file, text);
    else await act("send", { ...place(), text, ...(context ? { reply_to: context.message.id } : {}) });
    return true;
  });
  if (!done) return;
  setContext(null);
  $("text").value = "";
  grow();
}

function sendFile(file, text) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...place(), text, file })) form.append(name, value);
  if (context.reply) form.append("reply_to", context.reply);
  return act("send", form);
}

function showCommands() {
  const suffix = current().kind === "private" ? "" : `@${state.bot.username}`;
  $("commands").replaceChildren(...conversation.commands.map(({ command, description }) => {
    const row = element("button", { type: "button" }, element("b", {}, `/${command}`), element("span", {}, description));
    row.addEventListener("click", () => {
      $("commands").hidden = true;
      actions.say(`/${command}${suffix}`);
    });
    return row;
  }));
  $("commands").hidden = !$("commands").hidden;
}

function grow() {
  $("text").style.height = "auto";
  $("text").style.height = `${$("text").scrollHeight + 2}px`;
}

// Wiring

$("composer").addEventListener("submit", (event) => { event.preventDefault(); send(); });
$("text").addEventListener("input", grow);
$("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); send(); }
});
$("file").addEventListener("change", () => {
  const file = $("file").files[0];
  const reply = context?.kind === "reply" ? context.message.id : null;
  if (file) setContext({ kind: "file", file, reply, title: "Lampiran (keterangan boleh ditulis)", text: file.name });
});
$("context-close").addEventListener("click", () => setContext(null));
$("menu").addEventListener("click", showCommands);
$("start").addEventListener("click", () => attempt(() => act("start", { as: open.as })));
$("block").addEventListener("click", () => attempt(() => act(conversation.blocked ? "unblock" : "block", { as: open.as })));
$("back").addEventListener("click", () => document.body.classList.remove("chatting"));
$("alert-close").addEventListener("click", () => $("alert").close());
$("jump").addEventListener("submit", (event) => { event.preventDefault(); attempt(() => act("time", { to: $("jump-to").value })); });
for (const button of document.querySelectorAll("[data-jump]")) {
  button.addEventListener("click", () => attempt(() => act("time", JSON.parse(button.dataset.jump))));
}
let height = 0;
$("messages").addEventListener("scroll", ({ target }) => {
  // A list that just shrank has not been scrolled by anyone.
  if (target.clientHeight === height) atEnd = target.scrollHeight - target.scrollTop - height < 80;
});
new ResizeObserver(() => {
  height = $("messages").clientHeight;
  stayAtEnd();
}).observe($("messages"));
setInterval(() => { $("clock").textContent = shownTime(); }, 1000);

const hash = new URLSearchParams(location.hash.slice(1));
for (const name of ["as", "chat", "thread"]) if (hash.has(name)) open[name] = Number(hash.get(name));
document.body.classList.toggle("chatting", hash.has("chat"));
await attempt(refresh);
$("jump-to").value = inputTime();
onChange(() => attempt(refresh));
