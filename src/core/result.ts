/**
 * Outcomes that are expected. In: a value or a reason. Out: a tagged union. Never: an exception.
 */

export type Result<T, R> = { ok: true; value: T } | { ok: false; reason: R };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
export const no = <R>(reason: R): { ok: false; reason: R } => ({ ok: false, reason });
