const PATH = /^event(\.[A-Za-z_]\w*)+$/;

/** Whether a flow-control key is a plain path into the event, like `event.data.connectionId`. */
export const isKeyPath = (key: string): boolean => PATH.test(key);

/** The event's value at a plain path, as text; missing and null are the empty text. */
export function readKeyPath(path: string, event: object): string {
  let value: unknown = { event };
  for (const name of path.split(".")) {
    // Only own properties: "event.constructor" is a missing value, not a function.
    value =
      typeof value === "object" && value !== null
        ? Object.getOwnPropertyDescriptor(value, name)?.value
        : null;
  }
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
