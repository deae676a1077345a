// Calls of the control API. A refusal becomes an Error with its reason.

export async function read(path, query = {}) {
  const answer = await fetch(`/sandbox/${path}?${new URLSearchParams(query)}`);
  return taken(answer);
}

export async function act(path, body) {
  const multipart = body instanceof FormData;
  const headers = multipart ? {} : { "Content-Type": "application/json" };
  const answer = await fetch(`/sandbox/${path}`, { method: "POST", headers, body: multipart ? body : JSON.stringify(body) });
  return taken(answer);
}

async function taken(answer) {
  const body = await answer.json();
  if (!answer.ok) throw new Error(body?.error ?? body?.description ?? answer.statusText);
  return body;
}

// Calls back soon after something changed, once for many changes.
export function onChange(callback) {
  let waiting = null;
  new EventSource("/sandbox/events").addEventListener("message", () => {
    waiting ??= setTimeout(() => { waiting = null; callback(); }, 40);
  });
}
