import { readBounded } from "./read-bounded";

/** Vendors gather some dozens of events in one request at most; whoever sends more is none of them. */
const LIMIT_BYTES = 1_000_000;

/** What came to a door where vendors post, as a signature covers it. */
export interface Post {
  method: string;
  /** With its query. */
  path: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
}

/** Answers a vendor's post. Anybody may post there, and a signature can be checked only once the body is read. */
export async function takePost(
  request: Request,
  answer: (post: Post) => Promise<{ status: number; body: string; contentType?: string | undefined }>,
): Promise<Response> {
  const text = await readBounded(request, LIMIT_BYTES);
  if (text === null) return new Response("This is too large.", { status: 413 });
  const { pathname, search } = new URL(request.url);
  const post = {
    method: request.method,
    path: pathname + search,
    headers: Object.fromEntries(request.headers),
    body: text,
  };
  const { status, body, contentType = "text/plain" } = await answer(post);
  return new Response(body, { status, headers: { "content-type": contentType } });
}
