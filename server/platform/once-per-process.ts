/**
 * Next bundles instrumentation, pages and route handlers apart, so a module's own variable may exist several times
 * in one process (and again after every hot reload). What must exist once lives on globalThis, under its name.
 */
export function oncePerProcess<T>(name: string, create: () => T): T {
  const registry = globalThis as unknown as { __perezvon?: Map<string, unknown> };
  registry.__perezvon ??= new Map();
  if (!registry.__perezvon.has(name)) registry.__perezvon.set(name, create());
  return registry.__perezvon.get(name) as T;
}
