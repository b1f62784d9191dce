/**
 * The peers: one full-text index over all clauses, in the worker's memory, by three libraries.
 * In: clauses to be added, or a question and how many times it is to be searched for. Out: how many clauses there are,
 * how many were found. Never: an answer; a search hit is only where one would begin.
 */
import { create, insertMultiple, search } from "@orama/orama";
import { Index } from "flexsearch";
import MiniSearch from "minisearch";

export interface Search {
  question: string;
  times: number;
}

interface Engine {
  add(clauses: readonly string[]): void;
  search(question: string): number;
}

/** Pairs of characters: what all three are given in place of words, which Chinese does not set apart. */
function pairs(text: string): string[] {
  const bare = text.replace(/[\s，。？、：（）]/g, "");
  return Array.from({ length: Math.max(1, bare.length - 1) }, (_, i) => bare.slice(i, i + 2));
}

const HITS = 10;

const engines: Record<string, () => Engine> = {
  MiniSearch() {
    const index = new MiniSearch<{ id: number; text: string }>({
      fields: ["text"],
      storeFields: ["text"],
      tokenize: pairs,
    });
    return {
      add: (clauses) => index.addAll(clauses.map((text) => ({ id: next(), text }))),
      search: (question) => index.search(question).slice(0, HITS).length,
    };
  },
  Orama() {
    const tokenizer = { language: "pairs", normalizationCache: new Map(), tokenize: pairs };
    const index = create({ schema: { text: "string" } as const, components: { tokenizer } });
    return {
      add: (clauses) =>
        void insertMultiple(
          index,
          clauses.map((text) => ({ text })),
          clauses.length,
        ),
      search(question) {
        const found = search(index, { term: question, limit: HITS });
        if (found instanceof Promise) throw new Error("Orama: the search is not done at once");
        return found.hits.length;
      },
    };
  },
  FlexSearch() {
    const index = new Index({ encode: pairs });
    return {
      add(clauses) {
        for (const text of clauses) index.add(next(), text);
      },
      // Without `suggest` it finds only what has every pair of the question.
      search: (question) => index.search(question, { limit: HITS, suggest: true }).length,
    };
  },
};

let count = 0;
function next(): number {
  count += 1;
  return count;
}
let engine: Engine | undefined;

export default {
  async fetch(request: Request, env: { ENGINE: string }): Promise<Response> {
    engine ??= engines[env.ENGINE]?.();
    if (!engine) throw new Error(env.ENGINE);
    if (request.url.endsWith("/add")) {
      engine.add((await request.json()) as string[]);
      return Response.json({});
    }
    const { question, times } = (await request.json()) as Search;
    let found = 0;
    for (let i = 0; i < times; i += 1) found = engine.search(question);
    return Response.json({ found });
  },
};
