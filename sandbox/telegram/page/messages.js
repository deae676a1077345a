// One message as elements: bubble, file, buttons.

import { element, hue } from "./dom.js";
import { formatted } from "./entities.js";

export function messageList(messages, group, actions) {
  const made = [];
  let day = "";
  for (const message of messages) {
    if (message.day !== day) made.push(note(message.day));
    day = message.day;
    made.push(message.service ? note(message.service) : row(message, group, actions));
  }
  return made;
}

function note(text) {
  return element("li", { className: "note" }, text);
}

function row(message, group, actions) {
  const keyboard = message.keyboard.length ? buttons(message, actions) : null;
  const made = element("li", { className: "row", id: `m${message.id}` }, bubble(message, group, actions), keyboard);
  made.classList.toggle("mine", message.mine);
  made.classList.toggle("with-buttons", keyboard !== null);
  return made;
}

function bubble(message, group, actions) {
  const name = group && !message.mine
    ? element("div", { className: `sender ink-${hue(message.sender.id)}` }, message.sender.name)
    : null;
  const from = message.forwarded ? element("div", { className: "sender" }, `Diteruskan dari ${message.forwarded}`) : null;
  const text = message.text
    ? element("div", { className: "text" }, formatted(message.text, message.entities, actions))
    : null;
  return element("div", { className: "bubble" }, name, from, quoted(message), photo(message), file(message), text, meta(message, actions));
}

function quoted(message) {
  if (!message.reply) return null;
  const made = element("button", { type: "button", className: "quoted" },
    element("b", {}, message.reply.name), element("span", {}, message.reply.text));
  made.addEventListener("click", () => document.getElementById(`m${message.reply.id}`)?.scrollIntoView({ block: "center" }));
  return made;
}

function photo(message) {
  if (!message.photo) return null;
  const { url, width, height } = message.photo;
  return element("img", { className: "photo", src: url, width, height, alt: "Foto" });
}

function file(message) {
  if (!message.document) return null;
  const { url, name, size } = message.document;
  return element("a", { className: "file", href: url, download: name },
    element("i", {}, "📄"), element("span", {}, name, element("small", {}, weight(size))));
}

function weight(size) {
  if (size < 1024) return `${size} B`;
  if (size < 1024 * 1024) return `${Math.round(size / 1024)} KB`;
  return `${(size / 1024 / 1024).toFixed(1).replace(".", ",")} MB`;
}

function meta(message, actions) {
  const reply = small("Balas", "↩", () => actions.reply(message));
  const edit = message.mine && !message.photo && !message.document ? small("Ubah", "✎", () => actions.edit(message)) : null;
  return element("div", { className: "meta" },
    element("span", { className: "reactions" }, message.reactions.join(" ")),
    edit, reply, element("span", {}, `${message.edited ? "diubah " : ""}${message.time}`));
}

function small(title, sign, action) {
  const made = element("button", { type: "button", title, ariaLabel: title }, sign);
  made.addEventListener("click", action);
  return made;
}

function buttons(message, actions) {
  const rows = message.keyboard.map((line) => element("div", {}, ...line.map((button) => {
    const made = element("button", { type: "button", className: button.style ?? "" }, button.text + (button.url ? " ↗" : ""));
    made.addEventListener("click", () => actions.press(message, button, made));
    return made;
  })));
  return element("div", { className: "buttons" }, ...rows);
}
