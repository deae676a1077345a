// The time of the sandbox: it runs on here between two looks at the server.

const DAYS = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];
const MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];

let base = 0;
let since = 0;
let zone = "";

const two = (number) => String(number).padStart(2, "0");

// The moment in the city's zone, to be read with the getUTC... methods.
function local() {
  return new Date(base + performance.now() - since);
}

export function setClock(state) {
  base = Date.parse(state.now) + state.offset_minutes * 60_000;
  since = performance.now();
  zone = state.zone;
}

export function shownTime() {
  const now = local();
  const day = `${DAYS[now.getUTCDay()]}, ${now.getUTCDate()} ${MONTHS[now.getUTCMonth()]} ${now.getUTCFullYear()}`;
  return `${day} · ${two(now.getUTCHours())}.${two(now.getUTCMinutes())} ${zone}`;
}

export function inputTime() {
  return local().toISOString().slice(0, 16);
}
