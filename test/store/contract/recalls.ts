/**
 * What every engine does with messages that need not be sent any more: recalled, overtaken, unasked for.
 */
import { beforeEach, describe, expect, test } from "vitest";
import { HOUR, MINUTE, SECOND } from "../../../src/core/clock.ts";
import { GIVE_UP, SEEN_FOR, SEND_LEASE, UUID_WINDOW, WORK_LEASE } from "../../../src/store/keys.ts";
import type { NewRow, Outcome, Store } from "../../../src/store/port.ts";
import { change, claim, ids, type OpenStore, row, T, taking } from "./support.ts";

export function recalls(open: OpenStore): void {
  let store: Store;
  beforeEach(async () => {
    [store] = await open();
  });
  const take = (now: number, only?: string[]) => taking(store, now, only);

  describe("a message that is recalled", () => {
    const recalled = { recalled: { key: "m:1", row: "answer" } };

    test("before it was pushed is not taken up any more", async () => {
      expect(await store.commit(change("e:recall", [], recalled), T)).toBe("done");
      expect(await store.claim(claim("m:1"), T)).toBe("seen");
      expect(await store.leftovers(T + HOUR, 10)).toEqual([]);
    });

    test("while it is worked at gets no answer: the work finds it finished", async () => {
      await store.claim(claim("m:1"), T);
      await store.commit(change("e:recall", [], recalled), T);
      expect(await store.commit(change("m:1", [row("answer")]), T)).toBe("seen");
      expect(await take(T)).toEqual([]);
      expect(await store.leftovers(T + WORK_LEASE, 10)).toEqual([]);
    });

    test("while it waits for another try is not tried again", async () => {
      await store.claim(claim("m:1"), T);
      await store.postpone("m:1", T);
      await store.commit(change("e:recall", [], recalled), T);
      await store.postpone("m:1", T);
      expect(await store.leftovers(T + HOUR, 10)).toEqual([]);
    });

    test("after it was handled takes its answer back, if that has not been tried", async () => {
      await store.commit(change("m:1", [row("answer"), row("another")]), T);
      await store.commit(change("e:recall", [], recalled), T);
      expect(ids(await take(T + HOUR))).toEqual(["another"]);
    });

    test("after its answer was tried changes nothing: the answer may be there", async () => {
      await store.commit(change("m:1", [row("answer")]), T);
      await take(T);
      await store.commit(change("e:recall", [], recalled), T);
      expect(await take(T + SEND_LEASE)).toMatchObject([{ id: "answer", mayBeOut: true }]);
    });

    test("keeps its answer back also when the same answer is planned once more", async () => {
      await store.commit(change("m:1", [row("answer")]), T);
      await store.commit(change("e:recall", [], recalled), T);
      await store.commit(change("e:1", [row("answer")]), T);
      expect(await take(T + HOUR)).toEqual([]);
    });

    test("and is a dead letter already stays one", async () => {
      await store.claim(claim("m:1"), T);
      await store.commit(change("m:1", [], { state: "dead" }), T);
      await store.commit(change("e:recall", [], recalled), T);
      expect(await store.troubles(10, T)).toMatchObject([{ kind: "dead", id: "m:1" }]);
    });
  });

  describe("an update of a card", () => {
    const update = (id: string, at: number, card = "card"): NewRow =>
      row(id, "chat", T, { card: { tag: card, at } });

    test("that still waits gives way to one of a later tap on the same card", async () => {
      await store.commit(change("e:1", [update("first", T), update("other", T, "other card")]), T);
      await store.commit(change("e:2", [update("second", T + 1)]), T);
      expect(ids(await take(T))).toEqual(["other", "second"]);
    });

    test("gives way however late it is planned", async () => {
      await store.commit(change("e:1", [update("second", T + 1)]), T);
      await store.commit(change("e:2", [update("first", T)]), T);
      expect(ids(await take(T))).toEqual(["second"]);
    });

    test("does not give way to itself, planned a second time", async () => {
      await store.commit(change("e:1", [update("first", T)]), T);
      await store.commit(change("e:2", [update("first", T + 1)]), T);
      expect(ids(await take(T))).toEqual(["first"]);
    });

    test("gives way to a later tap that was answered at once", async () => {
      await store.commit(change("e:1", [update("first", T)]), T);
      const who = { person: "p", chat: "g", scene: "s", words: "w", listed: false, external: null };
      await store.admit({ key: "e:tap", ...who, card: { tag: "card", at: T + 1 } }, T + 1);
      expect(await take(T + SECOND)).toEqual([]);
    });

    test("that had no answer is not repeated over a newer one", async () => {
      await store.commit(change("e:1", [update("first", T)]), T);
      await take(T);
      await store.record("first", { state: "later", at: T + SECOND, code: 0 }, T);
      await store.commit(change("e:2", [update("second", T + 1)]), T);
      expect(ids(await take(T + HOUR))).toEqual(["second"]);
      expect(await store.troubles(10, T + HOUR)).toEqual([]);
    });

    test("that is refused, or given up after a day, is nothing that staff should send again", async () => {
      await store.commit(change("e:1", [update("a", T), update("b", T, "other card")]), T);
      await take(T);
      await store.record("a", { state: "refused", code: 11311 }, T);
      await store.record("b", { state: "later", at: T + 2 * GIVE_UP, code: 0 }, T);
      expect(await store.troubles(10, T + 2 * GIVE_UP)).toEqual([]);
      expect(await store.failed("a")).toBeNull();
    });

    test("whose worker died over it is tried on, for that does no harm", async () => {
      await store.commit(change("e:1", [update("a", T)]), T);
      await take(T);
      expect(ids(await take(T + 2 * UUID_WINDOW))).toEqual(["a"]);
    });

    test("that was sent is none of the next one's business", async () => {
      await store.commit(change("e:1", [update("first", T)]), T);
      await take(T);
      await store.record("first", { state: "sent", messageId: "om_1" }, T);
      await store.commit(change("e:2", [update("second", T + 1)]), T);
      expect(ids(await take(T))).toEqual(["second"]);
    });

    test("is settled by news of one that had given way", async () => {
      await store.commit(change("e:1", [update("first", T)]), T);
      await take(T);
      await store.commit(change("e:2", [update("second", T + 1)]), T);
      await store.record("first", { state: "sent", messageId: "om_1" }, T);
      await store.commit(change("e:3", [update("first", T)]), T);
      expect(ids(await take(T + HOUR))).toEqual(["second"]);
    });
  });

  describe("a message that nobody asked for", () => {
    const unasked = (id: string, dueAt = T): NewRow => row(id, "person", dueAt, { unasked: true });
    const blocked: Outcome = { state: "refused", code: 230013, blocked: true };
    const block = async () => {
      await store.commit(change("e:block", [row("blocked", "person")]), T);
      await take(T, ["blocked"]);
      await store.record("blocked", blocked, T);
    };

    test("is sent like any other as long as its party can be reached", async () => {
      await store.commit(change("e:1", [unasked("digest")]), T);
      expect(ids(await take(T))).toEqual(["digest"]);
    });

    test("is dropped when its party can't be reached; what was asked for is tried", async () => {
      await block();
      await store.commit(change("e:1", [unasked("digest"), row("answer", "person")]), T);
      expect(ids(await take(T))).toEqual(["answer"]);
      expect(await take(T + HOUR, ["digest"])).toEqual([]);
    });

    test("is sent again once something has arrived there", async () => {
      await block();
      await store.commit(change("e:1", [row("answer", "person")]), T);
      await take(T, ["answer"]);
      await store.record("answer", { state: "sent", messageId: "om_1" }, T);
      await store.commit(change("e:2", [unasked("digest")]), T);
      expect(ids(await take(T, ["digest"]))).toEqual(["digest"]);
    });

    test("is not held back by a refusal that says nothing of its party", async () => {
      await store.commit(change("e:1", [row("refused", "person"), unasked("digest", T + MINUTE)]), T);
      await take(T);
      await store.record("refused", { state: "refused", code: 230099 }, T);
      expect(ids(await take(T + MINUTE))).toEqual(["digest"]);
    });

    test("is tried on when it may be out already: only the platform can tell", async () => {
      await store.commit(change("e:1", [unasked("digest")]), T);
      await take(T);
      await block();
      expect(await take(T + SEND_LEASE)).toMatchObject([{ id: "digest", mayBeOut: true }]);
    });

    test("is not planned anew while its id is remembered", async () => {
      await block();
      await store.commit(change("e:1", [unasked("digest", T + HOUR)]), T);
      expect(await take(T + HOUR)).toEqual([]);
      await store.sweep(T + SEEN_FOR);
      await store.commit(change("e:2", [{ ...unasked("digest"), unasked: false }]), T + SEEN_FOR);
      expect(await take(T + SEEN_FOR, ["digest"])).toEqual([]);
    });
  });
}
