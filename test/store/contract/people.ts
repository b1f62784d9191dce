/**
 * What every engine knows of people and groups, and whom it lets pass.
 */
import { beforeEach, describe, expect, test } from "vitest";
import { HOUR, MINUTE, SECOND } from "../../../src/core/clock.ts";
import { LOOP_LIMIT, LOOP_PAUSE, RATE_LIMIT, SEND_LEASE } from "../../../src/store/keys.ts";
import type { Admission, Store, Turn } from "../../../src/store/port.ts";
import { change, claim, ids, type OpenStore, row, T, taking } from "./support.ts";

const STRANGER = { met: false, allowed: false, external: null, since: 0 };
const out = (at: number) => ({ moved: { tag: "g", at, external: false, in: false } });
const into = (at: number, external = false) => ({ moved: { tag: "g", at, external, in: true } });

export function people(open: OpenStore): void {
  let store: Store;
  beforeEach(async () => {
    [store] = await open();
  });

  describe("a person or a group", () => {
    test("is unknown at first", async () => {
      expect(await store.party("p")).toEqual(STRANGER);
    });

    test("keeps what is not named anew", async () => {
      await store.commit(change("e:1", [], { parties: [{ tag: "p", met: true, allowed: true }] }), T);
      const news = {
        parties: [
          { tag: "p", allowed: false },
          { tag: "g", external: true },
        ],
      };
      await store.commit(change("e:2", [], news), T);
      expect(await store.party("p")).toEqual({ ...STRANGER, met: true });
      expect(await store.party("g")).toEqual({ ...STRANGER, external: true });
    });

    test("is not learnt of by a change that had been made before", async () => {
      await store.commit(change("e:1"), T);
      await store.commit(change("e:1", [], { parties: [{ tag: "p", met: true }] }), T);
      expect(await store.party("p")).toMatchObject({ met: false });
    });

    test("is known for ever", async () => {
      await store.commit(change("e:1", [], { parties: [{ tag: "p", met: true }] }), T);
      await store.sweep(T + 10_000 * HOUR);
      expect(await store.party("p")).toMatchObject({ met: true });
    });

    test("that the bot is out of is forgotten, and what waits for it dropped", async () => {
      await store.commit(change("e:0", [row("tried", "g")]), T);
      await taking(store, T);
      const rows = [row("waits", "g"), row("elsewhere", "h")];
      await store.commit(change("e:1", rows, { parties: [{ tag: "g", met: true, external: true }] }), T);
      await store.commit(change("e:2", [], out(T)), T);
      expect(await store.party("g")).toEqual(STRANGER);
      // What was tried may be there: that it is settled does not depend on who is still in the group.
      expect(ids(await taking(store, T + SEND_LEASE))).toEqual(["elsewhere", "tried"]);
    });

    test("begins anew when the bot comes in", async () => {
      await store.commit(change("e:1", [], { parties: [{ tag: "g", allowed: true }] }), T);
      await store.commit(change("e:2", [], into(T + SECOND, true)), T);
      expect(await store.party("g")).toEqual({
        met: true,
        allowed: false,
        external: true,
        since: T + SECOND,
      });
    });

    test("is what the later of two moves says, whichever is heard of first", async () => {
      await store.commit(change("e:1", [], into(T + MINUTE, true)), T);
      await store.commit(change("e:2", [row("waits", "g")], out(T + SECOND)), T);
      await store.commit(change("e:3", [], into(T)), T);
      expect(await store.party("g")).toMatchObject({ external: true, since: T + MINUTE });
      expect(ids(await taking(store, T))).toEqual(["waits"]);
    });

    test("that was blocked and is gone is not blocked when it comes back", async () => {
      await store.commit(change("e:1", [row("a", "g")]), T);
      await taking(store, T);
      await store.record("a", { state: "refused", code: 230002, blocked: true }, T);
      await store.commit(change("e:2", [], out(T)), T);
      await store.commit(change("e:3", [row("digest", "g", T, { unasked: true })]), T);
      expect(ids(await taking(store, T))).toEqual(["digest"]);
    });
  });

  describe("whether a message is answered", () => {
    let said = 0;
    /** Each turn is a message of its own unless its key is named. */
    const turn = (more: Partial<Turn> = {}): Turn => {
      said += 1;
      const words = `words ${said}`;
      const who = { person: "p", chat: "g", scene: "p in g" };
      return { key: `m:${said}`, ...who, words, listed: false, external: null, ...more };
    };
    const ask = async (more: Partial<Turn> = {}, now = T): Promise<Admission> => {
      const one = turn(more);
      await store.claim(claim(one.key), now);
      return store.admit(one, now);
    };
    const know = (...parties: { tag: string; allowed?: boolean; external?: boolean }[]) =>
      store.commit(change(`e:know ${said}`, [], { parties }), T);
    const hurry = async (now = T) => {
      for (let n = 0; n < RATE_LIMIT.count; n++) await ask({}, now);
    };

    test("is yes, as a rule", async () => {
      expect(await ask()).toEqual({ verdict: "pass", since: 0 });
    });

    test("is no in a group with members of other tenants", async () => {
      await know({ tag: "g", external: true });
      expect(await ask()).toEqual({ verdict: "external", since: 0 });
      expect(await ask({ chat: "private" })).toMatchObject({ verdict: "pass" });
    });

    test("is no for who is not on the list, where there is one; person or group is enough", async () => {
      expect(await ask({ listed: true })).toEqual({ verdict: "outside", since: 0 });
      expect(await ask({ listed: false })).toMatchObject({ verdict: "pass" });
      await know({ tag: "p", allowed: true }, { tag: "h", allowed: true });
      expect(await ask({ listed: true })).toMatchObject({ verdict: "pass" });
      expect(await ask({ listed: true, person: "q", chat: "h" })).toMatchObject({ verdict: "pass" });
      expect(await ask({ listed: true, person: "q", chat: "g" })).toMatchObject({ verdict: "outside" });
    });

    test("is no for a loop: the same words again and again without a pause", async () => {
      const again = (n: number) => ask({ words: "same" }, T + n * MINUTE);
      for (let n = 0; n < LOOP_LIMIT; n++) expect(await again(n)).toMatchObject({ verdict: "pass" });
      // Since when it goes on: what is said of it is said once.
      expect(await again(LOOP_LIMIT)).toEqual({ verdict: "loop", since: T });
      expect(await again(LOOP_LIMIT + 1)).toEqual({ verdict: "loop", since: T });
    });

    test("is yes again for other words, after a pause, and in another scene", async () => {
      const loop = async () => {
        for (let n = 0; n <= LOOP_LIMIT; n++) await ask({ words: "same" });
      };
      await loop();
      expect(await ask({ words: "same", scene: "another" })).toMatchObject({ verdict: "pass" });
      expect(await ask({ words: "other" })).toMatchObject({ verdict: "pass" });
      await loop();
      expect(await ask({ words: "same" }, T + LOOP_PAUSE - 1)).toMatchObject({ verdict: "loop" });
      // The last one counts for the pause, not the first.
      expect(await ask({ words: "same" }, T + LOOP_PAUSE)).toMatchObject({ verdict: "loop" });
      expect(await ask({ words: "same" }, T + 2 * LOOP_PAUSE)).toMatchObject({ verdict: "pass" });
    });

    test("is no for the twenty-first within a minute", async () => {
      await ask({}, T);
      await ask({}, T + 10 * SECOND);
      for (let n = 2; n < RATE_LIMIT.count; n++) await ask({}, T + 20 * SECOND);
      expect(await ask({}, T + 30 * SECOND)).toEqual({ verdict: "too often", since: 0 });
      expect(await ask({ person: "q" }, T + 30 * SECOND)).toMatchObject({ verdict: "pass" });
      // The first one is a minute old; what was refused did not count.
      expect(await ask({}, T + RATE_LIMIT.within)).toEqual({ verdict: "pass", since: 0 });
      expect(await ask({}, T + RATE_LIMIT.within)).toEqual({ verdict: "too often", since: 0 });
    });

    test("names the first reason in the order group, list, loop, pace", async () => {
      await hurry();
      for (let n = 0; n <= LOOP_LIMIT; n++) await ask({ words: "same" });
      const all = { words: "same", listed: true };
      expect(await ask({ words: "other" })).toMatchObject({ verdict: "too often" });
      for (let n = 0; n < LOOP_LIMIT; n++) await ask({ words: "same" });
      expect(await ask({ words: "same" })).toMatchObject({ verdict: "loop" });
      expect(await ask({ ...all, person: "q" })).toMatchObject({ verdict: "outside" });
      await know({ tag: "g", external: true });
      expect(await ask(all)).toMatchObject({ verdict: "external" });
    });

    test("keeps the pace of those outside, too, but compares no words of theirs", async () => {
      const outside = () => ask({ listed: true, words: "same" });
      for (let n = 0; n < RATE_LIMIT.count; n++)
        expect(await outside()).toMatchObject({ verdict: "outside" });
      expect(await outside()).toMatchObject({ verdict: "too often" });
    });

    test("has to be asked again for a group of which nobody knows whether it has guests, once", async () => {
      expect(await ask({ external: undefined })).toEqual({ verdict: "unknown", since: 0 });
      expect(await ask({ external: undefined, chat: "p" })).toMatchObject({ verdict: "pass" });
      expect(await ask({ external: false })).toMatchObject({ verdict: "pass" });
      expect(await ask({ external: undefined })).toMatchObject({ verdict: "pass" });
      expect(await ask({ external: true })).toMatchObject({ verdict: "external" });
      expect(await ask({ external: undefined })).toMatchObject({ verdict: "external" });
    });

    test("does not keep that it has to be asked again", async () => {
      const one = turn({ external: undefined });
      await store.claim(claim(one.key), T);
      expect(await store.admit(one, T)).toMatchObject({ verdict: "unknown" });
      expect(await store.admit({ ...one, external: false }, T)).toMatchObject({ verdict: "pass" });
      expect(await store.admit(one, T)).toMatchObject({ verdict: "pass" });
    });

    test("is judged anew once its entry is done", async () => {
      await hurry();
      const tap = turn({ key: "c:1" });
      await store.commit(change("c:1"), T);
      expect(await store.admit(tap, T)).toMatchObject({ verdict: "too often" });
      expect(await store.admit(tap, T + HOUR)).toMatchObject({ verdict: "pass" });
    });

    test("is the same for the same message, whatever has happened since", async () => {
      const one = turn({ words: "same" });
      await store.claim(claim(one.key), T);
      const first = await store.admit(one, T);
      await hurry();
      await know({ tag: "g", external: true });
      expect(await store.admit(one, T + SECOND)).toEqual(first);
      const other = turn();
      await store.claim(claim(other.key), T);
      expect(await store.admit(other, T)).toMatchObject({ verdict: "external" });
      await know({ tag: "g", external: false });
      expect(await store.admit(other, T + HOUR)).toMatchObject({ verdict: "external" });
    });

    test("is asked again without counting again", async () => {
      const one = turn({ words: "same" });
      await store.claim(claim(one.key), T);
      for (let n = 0; n < 3 * RATE_LIMIT.count; n++) {
        expect(await store.admit(one, T)).toEqual({ verdict: "pass", since: 0 });
      }
      expect(await ask({ words: "same" })).toMatchObject({ verdict: "pass" });
    });

    test("keeps since when with a refusal", async () => {
      for (let n = 0; n < LOOP_LIMIT; n++) await ask({ words: "same" });
      const late = turn({ words: "same" });
      await store.claim(claim(late.key), T + SECOND);
      expect(await store.admit(late, T + SECOND)).toEqual({ verdict: "loop", since: T });
      expect(await store.admit(late, T + HOUR)).toEqual({ verdict: "loop", since: T });
    });
  });
}
