// Building elements: text always enters as text, never as markup.

export const $ = (id) => document.getElementById(id);

export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export function initials(name) {
  const words = name.replace(/[^\p{L}\p{N} ]/gu, " ").trim().split(/\s+/);
  return (words[0]?.[0] ?? "?") + (words.length > 1 ? words[words.length - 1][0] : "");
}

export function hue(id) {
  return Math.abs(id) % 7;
}

export function avatar(id, name) {
  return element("div", { className: `avatar hue-${hue(id)}`, ariaHidden: "true" }, initials(name).toUpperCase());
}

export function toast(text) {
  const shown = $("toast");
  shown.textContent = text;
  shown.hidden = false;
  clearTimeout(shown.timer);
  shown.timer = setTimeout(() => { shown.hidden = true; }, 3500);
}
