// What a browser does to watch a view on the live line, without a browser: 150 of them fit into one process.
import http from "node:http";

/** Signs in as one of the demo workspace's people. @returns the session's cookie */
export async function signInAsDemo(url, role) {
  const csrf = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = await csrf.json();
  const answer = await fetch(`${url}/api/auth/callback/demo`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookiesOf(csrf) },
    body: new URLSearchParams({ role, csrfToken, callbackUrl: url, json: "true" }),
  });
  const cookie = cookiesOf(answer);
  if (!cookie.includes("session-token")) throw new Error(`Nobody could sign in as ${role}: ${answer.status}`);
  return cookie;
}

const cookiesOf = (response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

/**
 * Watches a view of the demo workspace. Resolves with what ends it, once the whole view has come.
 * @param {(event: string, data: any) => void} onEvent of the view
 */
export function watch(url, view, cookie, onEvent) {
  return new Promise((resolve, reject) => {
    const request = http.get(
      `${url}/api/live/demo-shop?view=${view}`,
      { headers: { cookie } },
      (response) => {
        if (response.statusCode !== 200)
          return reject(new Error(`the live line answered ${response.statusCode}`));
        response.setEncoding("utf8");
        let rest = "";
        response.on("data", (text) => {
          const blocks = (rest + text).split("\n\n");
          rest = blocks.pop() ?? "";
          for (const block of blocks) {
            const event = /^event: (.+)$/m.exec(block)?.[1];
            const data = /^data: (.+)$/m.exec(block)?.[1];
            if ((event !== "whole" && event !== "difference") || data === undefined) continue;
            onEvent(event, JSON.parse(data));
            resolve(() => request.destroy());
          }
        });
      },
    );
    request.on("error", (error) => reject(error));
  });
}
