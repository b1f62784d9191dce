/**
 * A、B、C分别采用13条、58条、96条: whose each count is.
 * In: the figures of a sentence. Out: the same, each narrowed to its own. Never: a list of another length paired.
 */

import type { Told } from "./twins.ts";

const EACH = /(?:分别|各自)$/;

/** Gives each count of a list its own of those that were named before all of them. */
export function respective(told: readonly Told[]): Told[] {
  return told.map((one, i) => {
    const { metric, scope } = one.figure;
    if (!EACH.test(scope)) return one;
    const alike = (other: Told | undefined): boolean =>
      other?.figure.metric === metric && other.figure.scope === scope;
    let first = i;
    while (alike(told[first - 1])) first -= 1;
    let end = i + 1;
    while (alike(told[end])) end += 1;
    const names = scope.replace(EACH, "").split(/[、和]/);
    const own = names[i - first];
    if (own === undefined || names.length !== end - first) return one;
    const others = names.filter((name) => name !== own);
    const plain = (entry: string): boolean => others.every((name) => !entry.includes(name));
    const { context, terms } = one.figure;
    return {
      ...one,
      figure: { ...one.figure, scope: own, context: context.filter(plain), terms: terms.filter(plain) },
    };
  });
}
