import { describe, expect, test } from "vitest";
import { figuresFromRows } from "../../knowledge/build/rows.ts";
import type { Answer } from "../../knowledge/types.ts";
import { answerTo, fixtureBase, printedFor, ROWS } from "./fixture.ts";
import { COUNTY, TOLD, toldBase } from "./told.ts";

const base = toldBase();

async function wordsTo(questions: string | readonly string[]) {
  const answer = await answerTo(base, questions);
  if (answer.kind !== "words") throw new Error(`${String(questions)}: ${answer.text}`);
  return answer;
}

describe("the short answer", () => {
  test.each([
    // Who: by post, by organ, by what was done.
    ["南屏市政协主席是谁", "陆怀谦"],
    ["云川2023年政协主席叫什么名字", "方守拙"],
    ["云川2024年市委书记是谁", "周启明"],
    ["云川2024年秘书长是谁", "车向东"],
    ["云川2023年民建市委主委是谁", "顾小棠"],
    ["云川2024年谁带队去杭州考察数字政协", "贺兰舟、车向东"],
    ["云川2023年方守拙是什么职务", "云川市政协党组书记、主席"],
    ["云川2024年《关于夜间经济发展情况的视察报告》是谁批示的", "市政府主要领导"],
    // When and at which meeting.
    ["云川2024年特色林果产业现场协商会哪天开的", "3月18日"],
    ["云川2023年健步走活动是几月办的", "11月"],
    ["云川2024年哪次常委会协商了老旧管网改造", "五届十一次常委会会议"],
    // Where.
    ["云川2024年特色林果产业现场协商会在哪里开的", "松溪县"],
    ["南屏书画院在哪里揭牌", "人民公园"],
    // Which one, and what it is called.
    ["云川2024年协商品牌叫什么", "“云上议事”"],
    ["云川2024年哪份报告获市政府主要领导批示", "《关于夜间经济发展情况的视察报告》"],
    ["云川2024年青禾县的协商模式叫什么", "“渡口茶话”"],
    ["云川2024年“楼道圆桌”是哪个区的", "望岭区"],
    ["云川2024年哪个村的党支部获评先进", "青禾县白石镇柳湾村"],
    ["云川2024年的专题片叫什么", "《同舟》"],
    ["云川2024年夜间经济的报告题目", "《关于夜间经济发展情况的视察报告》"],
    ["南屏与哪个市政协签订了战略合作协议", "北渡市政协"],
    // All that are named.
    ["云川2024年编辑出版了哪些文史资料", "《云川古渡》、《云川红色记忆》"],
    ["云川2024年有哪些基层协商新模式", "“石榴树下说事”、“渡口茶话”、“楼道圆桌”"],
    // The report itself.
    ["云川2024年的工作报告是谁作的", "林致远"],
    ["四次会议的报告是哪年的", "2024年（2025-01-12）"],
    ["云川2024年的报告是在哪次会议上作的", "第五届云川市委员会第四次会议"],
    ["南屏的报告题目是什么", "《南屏市政协2024年履职纪实》"],
    // Without a place, by a name that only one committee has.
    ["“渡口茶话”是哪里的", "云川市政协"],
    ["陆怀谦是谁", "南屏市政协主席"],
  ])("%s → %s", async (question, short) => {
    expect((await wordsTo(question)).headline).toBe(short);
  });

  test("stands first, the sentence below it, and then where it stands", async () => {
    const { text, passages } = await wordsTo("南屏市政协主席是谁");
    const quote = "南屏市政协主席陆怀谦（左二）在新源化工园区调研。";
    expect(text.split("\n")).toEqual([
      "陆怀谦",
      `南屏市政协2024年：${quote}`,
      "出处：《南屏市政协2024年履职纪实》（2025-02-20）",
    ]);
    expect(passages[0]).toMatchObject({ committee: "南屏市政协", period: "2024", quote });
  });

  test("of all that are named says that no total is given", async () => {
    expect((await wordsTo("云川2024年编辑出版了哪些文史资料")).notes.join()).toContain("没有另外给出总数");
  });
});

describe("posts", () => {
  const county = toldBase([COUNTY]);
  test.each([
    ["会宁县政协主席是谁", "words:康敬亭"],
    ["会宁县委书记是谁", "words:霍长青"],
    ["会宁县长是谁", "words:蒲月英"],
    ["会宁县政协党组书记是谁", "words:康敬亭"],
    ["会宁县政法委书记是谁", "words:詹伯安"],
    // Another committee's, though the sentence is in this report.
    ["会宁县政协副主席是谁", "words:唐若溪"],
    ["会宁县的工作报告是谁作的", "words:唐若溪"],
    ["会宁县纪委书记是谁", "none:no-metric"],
    ["会宁县副县长是谁", "none:no-metric"],
  ])("are one committee's own: %s", async (question, expected) => {
    expect(await printedFor(county, question)).toBe(expected);
  });
});

describe("sentences", () => {
  test.each([
    ["云川2024年提案督办是怎么做的", "第三方测评"],
    ["云川2024年在提案督办上有什么创新", "云督办"],
    ["南屏怎么培训委员", "委员讲堂+实训基地"],
    ["云川2023年顾小棠走访了什么", "走访委员企业"],
    ["云川2024年有没有制定协商议事规则", "《云川市政协协商议事规则（试行）》"],
  ])("%s is answered by the report's own", async (question, part) => {
    expect((await wordsTo(question)).passages[0].quote).toContain(part);
  });

  test("of the report are listed by title", async () => {
    const { passages } = await wordsTo("你们有哪些报告");
    expect(passages.map(({ quote }) => quote).sort()).toEqual(TOLD.map(({ title }) => title).sort());
  });
});

describe("no answer, and what is missing,", () => {
  test.each([
    // Another post, another organ, another year.
    ["南屏副主席是谁", "副主席"],
    ["南屏市长是谁", "市长"],
    ["云川2023年市委书记是谁", "没有写"],
    ["云川2024年主席是谁", "主席"],
    ["云川2022年主席是谁", "2022年"],
    ["北渡主席是谁", "北渡"],
    // A thing the report does not speak of, or says nothing of the kind about.
    ["南屏协商品牌叫什么", "协商品牌"],
    ["云川2024年松林区的协商模式叫什么", "松林"],
    ["云川2024年哪份报告获省委主要领导批示", "没有写"],
    ["云川2024年哪份报告获市委有关领导批示", "没有写"],
    ["云川2024年谁在全省政协工作推进会上作了交流发言", "没有写"],
    ["南屏哪天签的合作协议", "哪天"],
    ["云川2023年健步走活动是哪天办的", "哪天"],
    ["云川2024年谁获评优秀委员", "优秀"],
    ["南屏怎么解决老年食堂的油烟", "油烟"],
    // A work meeting that is planned is none that was held; a plan is named as one.
    ["云川2024年全市政协工作现场会在哪里开", "打算"],
    ["云川2024年有没有开展院坝协商", "打算"],
    // Two words that stand apart are not the thing they make together.
    ["南屏有没有开展园区协商", "园区协商"],
  ])("for %s", async (question, part) => {
    const answer = await answerTo(base, question);
    expect(answer.kind, answer.text).toBe("none");
    expect(answer.text).toContain(part);
  });

  test("where no place is named and many could be meant", async () => {
    expect(await printedFor(base, "主席是谁")).toBe("none:no-place");
  });

  test("for small talk that begins like a question for words", async () => {
    for (const question of ["你是谁", "今天天气怎么样"]) {
      expect(await printedFor(base, question)).toMatch(/^none:/);
    }
  });
});

describe("follow-ups", () => {
  test.each([
    [["云川2024年协商品牌叫什么", "那专题片呢"], "《同舟》"],
    [["云川2024年主席是谁", "2023年呢"], "方守拙"],
    [["云川2024年市长是谁", "市委书记是谁"], "周启明"],
    [["云川2024年特色林果产业现场协商会哪天开的", "在哪里开的"], "松溪县"],
  ])("%j keep place and period", async (questions, short) => {
    expect((await wordsTo(questions)).headline).toBe(short);
  });

  test("do not fall back to another year", async () => {
    expect(await printedFor(base, ["云川2023年主席是谁", "那南屏呢"])).toBe("none:no-period");
  });
});

const QUESTIONS = [
  "主席是谁",
  "副主席是谁",
  "协商品牌叫什么",
  "专题片叫什么",
  "现场协商会哪天开的",
  "书画院在哪里揭牌",
  "哪份报告获市委主要领导批示",
  "编辑出版了哪些文史资料",
  "提案督办是怎么做的",
  "有没有组建宣讲队",
  "报告是谁作的",
  "哪个村的党支部获评先进",
];

describe("whatever is asked of whomever", () => {
  test.each(QUESTIONS)(
    "%s: only sentences of the committee and year named, as they were read",
    async (tail) => {
      for (const { region, period, committee, title, sections } of TOLD) {
        const answer = await answerTo(base, `${region}${period}年${tail}`);
        if (answer.kind !== "words") continue;
        const own = [title, ...sections.flatMap(({ sentences }) => sentences.map(({ text }) => text))];
        for (const passage of answer.passages) {
          expect(passage).toMatchObject({ committee, region, period });
          expect(own).toContain(passage.quote);
        }
        expectShortsIn(answer);
      }
    },
  );
});

/** Each part of the short answer stands in one of the sentences. */
function expectShortsIn({ headline, passages }: Extract<Answer, { kind: "words" }>): void {
  if (headline === "" || headline === "报告里写到了。") return;
  const all = passages.map(({ quote }) => quote).join("\n");
  for (const short of headline.split("、")) expect(all).toContain(short);
}

describe("a base with figures", () => {
  test("but without sentences says that it cannot answer for words", async () => {
    expect((await answerTo(fixtureBase(), "云川2024年市委书记是谁")).text).toContain(
      "只能查报告里印出的数字",
    );
  });

  test("answers for figures as before where it has sentences, too", async () => {
    const both = toldBase(TOLD, figuresFromRows(ROWS));
    expect(await printedFor(both, "云川2024年社区协商多少场")).toBe("240余场（次）");
    expect(await printedFor(both, "云川2024年市委书记是谁")).toBe("words:周启明");
    expect(await printedFor(both, "240余场次是什么")).toBe("240余场（次）");
  });
});
