/**
 * Values made when they are first needed. In: how to make one. Out: a way to get it. Never: a second one.
 * Schemas are kept this way: to make them all would be most of what an isolate evaluates at its start, and a tick
 * needs none of them.
 */
export function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * The same for what has to be waited for: a module that is loaded late, what is opened with it. The value is kept and not
 * its promise, which would belong to the request that made it; and asking the runtime for a module each time costs more
 * than a signature.
 */
export function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: { value: T } | undefined;
  return async () => {
    if (made) return made.value;
    const value = await make();
    // Somebody else may have been faster meanwhile.
    made ??= { value };
    return made.value;
  };
}

/** The same, one for each object, and gone with it: what belongs to an isolate's bindings is kept this way. */
export function lazyFor<K extends object, R extends unknown[], T>(
  make: (key: K, ...rest: R) => T,
): (key: K, ...rest: R) => T {
  const made = new WeakMap<K, { value: T }>();
  return (key, ...rest) => {
    const held = made.get(key) ?? { value: make(key, ...rest) };
    made.set(key, held);
    return held.value;
  };
}
