import { findForVisitor, type VisitorView } from "../callbacks/queries";
import { systemClock } from "../platform/clock";
import { eventStream } from "../platform/event-stream";
import { onChange } from "../platform/notify";
import { openCallback } from "./callback-door";

/**
 * `GET /api/v1/callbacks/{id}/events`: the state now, and again at every change. An event carries the whole state,
 * its id is the callback's revision: a reader who comes back with Last-Event-ID gets what happened since, as one
 * state, or nothing where nothing did. The reader ends it when the state says that all is over; a stream that has
 * lasted long is ended for the reader to connect again.
 */
export async function streamEvents(request: Request, id: string): Promise<Response> {
  const first = await openCallback(request, id);
  const token = new URL(request.url).searchParams.get("token") ?? "";
  let seen = lastSeen(request, first);

  const response = eventStream(request.signal, (stream) => {
    const send = ({ revision, status }: VisitorView) => {
      if (revision <= seen) return;
      seen = revision;
      stream.send("state", JSON.stringify(status), String(revision));
    };
    const refresh = async () => {
      const view = await findForVisitor(id, token, systemClock.now());
      if (view) send(view);
    };
    const read = () => void refresh().catch(stream.close);
    const unsubscribe = onChange((change) => {
      if (change.callbackId === id) read();
    }, read);
    send(first);
    // What changed between the first reading and the listening.
    read();
    return unsubscribe;
  });
  response.headers.set("access-control-allow-origin", "*");
  return response;
}

/** The revision that the reader has. One that we have not made yet says nothing. */
function lastSeen(request: Request, { revision }: VisitorView): number {
  const id = Number(request.headers.get("last-event-id") ?? 0) || 0;
  return id > revision ? 0 : id;
}
