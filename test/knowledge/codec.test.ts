import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  composeQuote,
  entryIn,
  joinEntries,
  type PackedFigure,
  packFigure,
  unpackFigure,
  wordsOf,
} from "../../knowledge/codec.ts";
import type { Figure } from "../../knowledge/types.ts";

const word = fc.oneof(fc.constantFrom("提案", "社情民意信息", "", "余", "件"), fc.string({ maxLength: 8 }));
const words = fc.array(word, { maxLength: 4 });

/** Figures of any words; about half are printed, and quoted, as the rest of them says. */
const figures: fc.Arbitrary<Figure> = fc
  .record({
    id: fc.string({ maxLength: 13 }),
    metric: word,
    value: fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }),
    approx: word,
    unit: word,
    scope: word,
    context: words,
    parts: words,
    kind: fc.constantFrom("done", "plan", "cumulative"),
    terms: words,
    section: word,
    printed: fc.option(fc.string({ minLength: 1, maxLength: 9 })),
    quote: fc.option(fc.string({ minLength: 1, maxLength: 30 })),
  })
  .map(({ section, printed, quote, ...fields }) => {
    const bare = {
      ...fields,
      committee: "云川市政协",
      region: "云川",
      period: "2024",
      printed: printed ?? `${fields.value}${fields.approx}${fields.unit}`,
    };
    const source = { title: "云川市政协工作报告", publisher: "", date: "2025-01-12", section };
    return { ...bare, quote: quote ?? composeQuote(bare), source };
  });

describe("figures", () => {
  test("come back whole, whichever of their words are written as numbers", () => {
    fc.assert(
      fc.property(figures, fc.func(fc.boolean()), (figure, frequent) => {
        const list = [...new Set(wordsOf(figure))].filter((one) => frequent(one));
        const packed = packFigure(figure, new Map(list.map((one, number) => [one, number])));
        const stored: PackedFigure = JSON.parse(JSON.stringify(packed));
        const { title, publisher, date } = figure.source;
        expect(unpackFigure(stored, list, figure, [title, publisher, date])).toEqual(figure);
      }),
    );
  });

  test("repeat no frequent word, nor what follows from the rest", () => {
    fc.assert(
      fc.property(figures, (figure) => {
        const list = [...new Set(wordsOf(figure))];
        const [id, , ...rest] = packFigure(figure, new Map(list.map((one, number) => [one, number])));
        expect(id).toBe(figure.id);
        const [printed, quote] = rest.slice(-2);
        expect(rest.slice(0, -2).flat().every(Number.isInteger)).toBe(true);
        expect(quote).toBe(figure.quote === composeQuote(figure) ? "" : figure.quote);
        expect(printed).toBe(
          figure.printed === `${figure.value}${figure.approx}${figure.unit}` ? "" : figure.printed,
        );
      }),
    );
  });
});

describe("files", () => {
  // Characters that could be taken for the end of an entry, or for another one's key.
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc
      .array(fc.constantFrom('"', "\n", ",", ":", "a", "}", "\\"), { maxLength: 6 })
      .map((chars) => chars.join("")),
  );

  test("are JSON, and give each entry on its own", () => {
    fc.assert(
      fc.property(fc.dictionary(text, fc.array(text)), text, (entries, other) => {
        const file = joinEntries(Object.entries(entries).map(([key, value]) => [key, JSON.stringify(value)]));
        expect(JSON.parse(file)).toEqual(entries);
        for (const [key, value] of Object.entries(entries))
          expect(JSON.parse(entryIn(file, key) ?? "")).toEqual(value);
        if (!Object.hasOwn(entries, other)) expect(entryIn(file, other)).toBeNull();
      }),
    );
  });
});
