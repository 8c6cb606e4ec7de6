/** Handlers by event. One that throws ends the session, as in VoxEngine. */
export function createListeners(onError: (error: unknown) => void) {
  const handlers = new Map<string, ((event: never) => unknown)[]>();

  function ask(event: string, told: object): unknown {
    let answer: unknown;
    for (const handler of handlers.get(event) ?? [])
      try {
        answer = handler(told as never);
      } catch (error) {
        onError(error);
      }
    return answer;
  }

  return {
    add(event: string, handler: (event: never) => unknown): void {
      if (typeof handler !== "function") throw new Error("Only functions handle events.");
      handlers.set(event, [...(handlers.get(event) ?? []), handler]);
    },
    tell: (event: string, told: object): void => void ask(event, told),
    ask,
  };
}
