// A text with its entities (offsets in UTF-16 units, as JavaScript counts) as elements.

import { element } from "./dom.js";

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre" };

const BLOCKS = ["pre", "blockquote", "expandable_blockquote"];

export function formatted(text, entities, actions) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const shown = document.createDocumentFragment();
  shown.append(...nodes(text, 0, text.length, sorted, actions));
  return shown;
}

function nodes(text, start, end, entities, actions) {
  const made = [];
  let at = start;
  for (let i = 0; i < entities.length; i += 1) {
    const entity = entities[i];
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    if (to <= from) continue;
    if (from > at) made.push(text.slice(at, from));
    const inner = entities.slice(i + 1).filter((other) => other.offset < to);
    made.push(wrapped(entity, text.slice(from, to), nodes(text, from, to, inner, actions), actions));
    // A block ends its line by itself.
    at = BLOCKS.includes(entity.type) && text[to] === "\n" ? to + 1 : to;
  }
  if (at < end) made.push(text.slice(at, end));
  return made;
}

function wrapped(entity, covered, children, actions) {
  if (TAGS[entity.type]) return element(TAGS[entity.type], {}, ...children);
  switch (entity.type) {
    case "text_link": return link(entity.url, children, actions);
    case "url": return link(/^[a-z]+:/i.test(covered) ? covered : `http://${covered}`, children, actions);
    case "email": return link(`mailto:${covered}`, children, actions);
    case "blockquote": return element("blockquote", {}, ...children);
    case "expandable_blockquote": return openable("blockquote", "long", children);
    case "spoiler": return openable("span", "spoiler", children);
    case "date_time": return element("time", { title: new Date(entity.unix_time * 1000).toLocaleString("id") }, ...children);
    case "bot_command": return command(covered, children, actions);
    default: return element("span", {}, ...children);
  }
}

function openable(tag, name, children) {
  const made = element(tag, { className: name }, ...children);
  made.addEventListener("click", () => {
    if (tag === "span") made.classList.toggle("open");
    else made.classList.toggle(name);
  });
  return made;
}

function command(covered, children, actions) {
  const made = element("button", { type: "button", className: "command" }, ...children);
  made.addEventListener("click", () => actions.say(covered));
  return made;
}

function link(url, children, actions) {
  if (!/^(https?|mailto|tel|tg):/i.test(url)) return element("span", {}, ...children);
  const made = element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...children);
  made.addEventListener("click", (event) => {
    if (actions.follow(url)) event.preventDefault();
  });
  return made;
}
