import { expect, test } from "vitest";
import { askHandler } from "../../handlers/ask.ts";
import { toldBase } from "../knowledge/told.ts";

const ask = askHandler(toldBase(), undefined);
const asking = (text: string, memo?: unknown) =>
  ask({ text, place: "private", today: "2025-06-30", memo: memo ?? null });

test("a question for words is answered with the report's sentence, and the next one leans on it", async () => {
  const { reply, memo } = await asking("云川2024年协商品牌叫什么");
  expect(reply).toMatchObject({
    kind: "passages",
    headline: "“云上议事”",
    passages: [
      {
        where: "云川市政协2024年",
        quote: "创新打造“云上议事”协商品牌，制定《云川市政协协商议事规则（试行）》，推动协商活动制度化。",
      },
    ],
  });
  // What is kept goes through a store.
  const next = await asking("那专题片呢", JSON.parse(JSON.stringify(memo)));
  expect(next.reply).toMatchObject({ kind: "passages", headline: "《同舟》" });
});

test("words that the report does not print are missing, not made up", async () => {
  const { reply } = await asking("南屏副主席是谁");
  expect(reply).toMatchObject({ kind: "missing", near: [] });
});
