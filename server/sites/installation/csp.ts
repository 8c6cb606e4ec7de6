/**
 * Whether a Content-Security-Policy would let the widget work. Reads what the widget needs and no more: a script from
 * our origin, and requests to it. https://www.w3.org/TR/CSP3/
 */

export interface CspNeeds {
  /** The widget's script and the API behind it. */
  scriptUrl: URL;
  /** The page that carries the policy: 'self' means its origin. */
  pageUrl: URL;
  /** The nonce of the snippet's script element, if it has one. */
  nonce: string | null;
}

export interface CspBlock {
  /** The directive that blocks, as it stands in the policy: "script-src", or "default-src" standing in for it. */
  directive: string;
  /** What to add to it. */
  add: string;
}

/** The first thing in any of the policies that blocks the widget, or null. Every policy of a page has to allow it. */
export function findCspBlock(policies: readonly string[], needs: CspNeeds): CspBlock | null {
  for (const policy of policies.flatMap((value) => value.split(","))) {
    const directives = parsePolicy(policy);
    const script = pick(directives, ["script-src-elem", "script-src", "default-src"]);
    if (script && !allowsScript(script.sources, needs))
      return { directive: script.name, add: needs.scriptUrl.origin };
    const connect = pick(directives, ["connect-src", "default-src"]);
    if (connect && !connect.sources.some((source) => matchesUrl(source, needs.scriptUrl, needs.pageUrl)))
      return { directive: connect.name, add: needs.scriptUrl.origin };
  }
  return null;
}

interface Directive {
  name: string;
  sources: string[];
}

function parsePolicy(policy: string): Map<string, string[]> {
  const directives = new Map<string, string[]>();
  for (const part of policy.split(";")) {
    const [name, ...sources] = part.trim().split(/\s+/);
    // Of a directive given twice, the first counts.
    if (name && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  return directives;
}

function pick(directives: Map<string, string[]>, names: string[]): Directive | null {
  for (const name of names) {
    const sources = directives.get(name);
    if (sources) return { name, sources };
  }
  return null;
}

function allowsScript(sources: string[], { scriptUrl, pageUrl, nonce }: CspNeeds): boolean {
  if (nonce && sources.includes(`'nonce-${nonce}'`)) return true;
  // With 'strict-dynamic' only nonces, hashes and scripts loaded by those count.
  if (sources.some((source) => source.toLowerCase() === "'strict-dynamic'")) return false;
  return sources.some((source) => matchesUrl(source, scriptUrl, pageUrl));
}

function matchesUrl(source: string, url: URL, pageUrl: URL): boolean {
  const text = source.toLowerCase();
  if (text === "'self'") return url.origin === pageUrl.origin;
  if (text.startsWith("'")) return false;
  if (text === "*") return url.protocol === "https:" || url.protocol === "http:";
  if (/^[a-z][a-z\d+.-]*:$/.test(text)) return matchesScheme(text, url);
  const parts = /^(?:([a-z][a-z\d+.-]*:)\/\/)?([^/:]+)(?::(\d+|\*))?(\/.*)?$/.exec(text);
  if (!parts) return false;
  const [, scheme, host = "", port, path] = parts;
  return (
    matchesScheme(scheme ?? pageUrl.protocol, url) &&
    matchesHost(host, url.hostname) &&
    matchesPort(port, url) &&
    matchesPath(path, url.pathname)
  );
}

/** A source with http: is also met by https:, never the other way round. */
const matchesScheme = (scheme: string, url: URL): boolean =>
  scheme === url.protocol || (scheme === "http:" && url.protocol === "https:");

const matchesHost = (pattern: string, host: string): boolean =>
  pattern === host || (pattern.startsWith("*.") && host.endsWith(pattern.slice(1)));

function matchesPort(port: string | undefined, url: URL): boolean {
  const own = url.port || (url.protocol === "https:" ? "443" : "80");
  if (port === undefined) return own === (url.protocol === "https:" ? "443" : "80");
  return port === "*" || port === own;
}

const matchesPath = (path: string | undefined, own: string): boolean =>
  !path || path === "/" || (path.endsWith("/") ? own.startsWith(path) : path === own);
