/**
 * Why a file gives no text.
 * Comes in: a reason in Chinese. Goes out: an error that carries it. Never: the name of the file, which the caller knows.
 */

/** A file that holds no text to read, and why, in one line for people. */
export class UnreadableError extends Error {
  override name = "UnreadableError";
}
