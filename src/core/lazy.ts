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
