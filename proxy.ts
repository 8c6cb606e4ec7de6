import { type NextRequest, NextResponse } from "next/server";

/**
 * Tells pages which address was asked for, which layouts cannot know by themselves: whoever has to sign in first comes
 * back to it. Decides nothing; the gates do.
 */
export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  headers.set("x-requested-path", request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({ request: { headers } });
}

// Pages only: the API, the widget and static files have no use for it.
export const config = { matcher: ["/((?!api/|_next/|widget/|demo/|.*\\.).*)"] };
