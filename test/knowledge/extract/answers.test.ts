// From a report to an answer: what the text says is what is answered, and what it does not say is not.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Figure } from "../../../knowledge/types.ts";
import { answerTo } from "../fixture.ts";
import { baseOf, figuresOf, paper } from "./paper.ts";

const SENTENCES = (n: readonly number[]): string[] => [
  `全年召开党组会议${n[0]}次、主席会议${n[1]}次。`,
  `征集提案${n[2]}件，审查立案${n[3]}件，办复率100%。`,
  `报送社情民意信息${n[4]}期，${n[5]}篇获省政协采用，${n[6]}篇获市领导批示。`,
  `深化“屋场协商”，开展屋场协商会${n[7]}场，解决问题${n[8]}个，参与群众${n[9]}人次。`,
];
const QUESTIONS = [
  "云川2024年党组会议开了几次",
  "云川主席会议多少次",
  "云川征集提案多少件",
  "云川提案立案多少",
  "云川社情民意报送多少期",
  "云川信息被省政协采用几篇",
  "云川市领导批示几篇",
  "云川屋场协商多少场",
  "云川屋场协商解决问题多少个",
  "云川屋场协商参与群众多少人次",
] as const;

const ten = fc.uniqueArray(fc.integer({ min: 11, max: 1949 }), { minLength: 10, maxLength: 10 });
const everything = (figure: Figure): string => figure.quote.replace(/\s/g, "");

test("a number changed in the text is changed in the answer", async () => {
  await fc.assert(
    fc.asyncProperty(ten, fc.nat({ max: QUESTIONS.length - 1 }), async (numbers, i) => {
      const answer = await answerTo(baseOf(paper(SENTENCES(numbers))), QUESTIONS[i] ?? "");
      expect(answer).toMatchObject({ kind: "answer", figures: [{ value: numbers[i] }] });
    }),
    { numRuns: 60 },
  );
});

test("what is printed stands in its sentence, and no answer holds a number that its sentence lacks", async () => {
  await fc.assert(
    fc.asyncProperty(ten, fc.subarray([...QUESTIONS], { minLength: 1 }), async (numbers, questions) => {
      const sentences = SENTENCES(numbers);
      for (const figure of figuresOf(sentences)) {
        expect(sentences).toContain(figure.quote);
        expect(figure.quote).toContain(figure.printed);
      }
      const base = baseOf(paper(sentences));
      for (const question of questions) {
        const answer = await answerTo(base, question);
        if (answer.kind !== "answer") continue;
        for (const figure of answer.figures) expect(everything(figure)).toContain(String(figure.value));
      }
    }),
    { numRuns: 20 },
  );
});

const base = baseOf(paper(SENTENCES([31, 14, 426, 389, 213, 86, 58, 312, 897, 4300])));

test.each([
  "云川2023年党组会议开了几次",
  "云川常委会议多少次",
  "云川提案满意率多少",
  "云川院坝协商多少场",
  "云川信息被全国政协采用几篇",
  "云川省领导批示几篇",
  "云川集体提案多少件",
  "兰州征集提案多少件",
])("%s is refused", async (question) => {
  expect((await answerTo(base, question)).kind).toBe("none");
});

test("the country's committee is an organ where a place is named, and a place where none is", async () => {
  const country = paper(["共收到提案5900件，报送信息30期。"], {
    committee: "全国政协",
    region: "全国",
    level: "nation",
  });
  const city = paper(["报送社情民意信息96期，14篇被全国政协采用。"]);
  const both = baseOf(country, city);
  expect(await answerTo(both, "云川信息被全国政协采用几篇")).toMatchObject({ figures: [{ value: 14 }] });
  expect(await answerTo(both, "全国政协收到提案多少件")).toMatchObject({ figures: [{ value: 5900 }] });
});

test("a meeting is not what was held in it", async () => {
  const held = baseOf(paper(["召开常委会专题协商2次、主席会议专题协商6次。"]));
  expect((await answerTo(held, "云川常委会议几次")).kind).toBe("none");
  expect(await answerTo(held, "云川常委会专题协商几次")).toMatchObject({ figures: [{ value: 2 }] });
});

test("what is counted over years is asked for as such", async () => {
  const years = baseOf(
    paper(["自2021年启动以来，举办“民生议事”活动180场。", "2024年，举办“民生议事”活动42场。"]),
  );
  expect(await answerTo(years, "云川2024年民生议事活动多少场")).toMatchObject({ figures: [{ value: 42 }] });
  expect(await answerTo(years, "云川2021年以来民生议事活动多少场")).toMatchObject({
    figures: [{ value: 180 }],
  });
});

test.each([
  ["云川2024年省级以上领导批示几件", 6],
  ["云川2024年市领导批示几件", 41],
  ["云川2024年有多少提案转成了社情民意信息", 13],
  ["云川2024年会议期间收到提案多少件", 210],
  ["云川2024年闭会期间收到提案几件", 17],
  ["云川2024年一共收了多少条社情民意", 930],
  ["云川2024年促成项目签约多少亿", 2.05],
  ["云川平均每年走访多少户", 66],
  ["云川新的一年要办多少场屋场夜谈", 60],
  ["云川2024年多少委员评优", 37],
])("%s", async (question, value) => {
  const report = paper([
    "三届四次会议期间收到提案210件，闭会期间收到17件，转为社情民意信息13件。",
    "收集社情民意信息930条，获省级以上领导批示6件、市领导批示41件。",
    "促成招商项目12个，签约金额2.05亿元。",
    "平均每年走访66户。",
    "37名委员获评优秀。",
    "新的一年要办好“屋场夜谈”60场。",
  ]);
  expect(await answerTo(baseOf(report), question)).toMatchObject({ kind: "answer", figures: [{ value }] });
});

test("a kind named alone is that of proposals; a name may begin with an everyday word", async () => {
  const filed = baseOf(
    paper(["立案提案80件，其中工交类33件，农林水利类21件。", "组织“有事慢慢谈”活动57场。"]),
  );
  expect(await answerTo(filed, "云川2024年工交类的几件")).toMatchObject({
    kind: "answer",
    figures: [{ value: 33 }],
  });
  expect(await answerTo(filed, "有事慢慢谈搞了几场")).toMatchObject({
    kind: "answer",
    figures: [{ value: 57 }],
  });
});
