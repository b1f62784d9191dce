// What is asked beyond one figure: checked, over the years, worked out, listed, several at once.

import { describe, expect, test } from "vitest";
import { baseOf, paper } from "./extract/paper.ts";
import { answerTo } from "./fixture.ts";

/** A year of 云川, of which the numbers change. */
const year = (
  period: string,
  [filed, taken, meetings, sessions]: readonly [number, number, number, string],
) =>
  paper(
    [
      `全年收到提案${filed}件，立案${taken}件，办复率100%，满意率98.6%。`,
      `召开党组会议${meetings}次、主席会议12次、常委会会议5次。`,
      `开展社区协商${sessions}场，参与群众5200余人次。`,
      "协调助学资金80万元，资助学生200名。",
      "招商引资签约项目4个、协议资金23.6亿元。",
      "报送社情民意信息160期，被全国政协采用9篇、省政协采用41篇。",
      "评选优秀委员30名、优秀提案20件。",
    ],
    { id: `yunchuan-${period}`, period },
  );

const base = baseOf(
  year("2023", [380, 320, 22, "300余"]),
  year("2024", [412, 358, 26, "320余"]),
  year("2025", [438, 381, 28, "340余"]),
  paper(["立案提案210件。", "召开党组会议30次。"], {
    id: "nanping",
    region: "南屏",
    committee: "南屏市政协",
    period: "2025",
    title: "南屏市政协2025年工作综述",
  }),
);

const told = async (question: string): Promise<string> => (await answerTo(base, question)).text;

describe("a statement is checked", () => {
  test.each([
    ["云川2024年立案358件对吗", /^对，是358件/],
    ["听说云川2024年立案385件，没记错吧", /^不对，是358件/],
    ["云川2024年立案412件吧", /^不对，是358件.*412件是云川市政协2024年的提案征集/s],
    ["云川2024年社区协商正好320场，对不对", /^不准确，报告印的是320余场/],
    ["云川2024年社区协商320场对吗", /^不完全对，报告印的是320余场/],
    ["云川2024年社区协商超过320场对吗", /^对，报告印的是320余场/],
    ["云川2024年社区协商超过400场吗", /^不对，是320余场/],
    ["云川2024年提案满意率是百分之九十八点六吗", /^对，是98.6%/],
    ["云川2024年提案是不是全部办复了", /^是，提案办复率100%/],
  ])("%s", async (question, verdict) => {
    expect(await told(question)).toMatch(verdict);
  });

  test.each([
    ["云川2024年立案是不是比2023年多", /^是，云川2024年更多/],
    ["云川2023年党组会议比2024年多吗", /^不是，云川2024年更多/],
    ["云川2024年党组会议26次、主席会议14次对吗", /^党组会议：对，是26次。主席会议：不对，是12次。/],
    ["210件是南屏立案的提案吧", /^对，是210件/],
    ["云川2025年的381件是立案数还是征集数", /^381件是提案立案/],
    ["云川2024年358件对不对", /^报告里有这个数：提案立案358件/],
  ])("%s", async (question, verdict) => {
    expect(await told(question)).toMatch(verdict);
  });

  test("as many done as were taken up is all of it, where no rate is printed", async () => {
    const all = baseOf(paper(["立案提案84件，办复84件。"]));
    expect(await answerTo(all, "云川2024年提案都办复了吗")).toMatchObject({
      headline: expect.stringMatching(/^是，/),
    });
    const some = baseOf(paper(["立案提案84件，办复80件。"]));
    expect(await answerTo(some, "云川2024年提案都办复了吗")).toMatchObject({
      headline: expect.stringMatching(/^不是，/),
    });
  });

  test("a question that builds on a false number is told the printed one", async () => {
    const answer = await answerTo(base, "云川2024年立案500件，其中优秀提案几件");
    expect(answer).toMatchObject({ kind: "none", reason: "报告印的是提案立案358件，不是500件。" });
  });

  test("what the report does not count is neither right nor wrong", async () => {
    expect(await answerTo(base, "云川2024年界别协商30场对吗")).not.toMatchObject({ kind: "answer" });
  });
});

describe("a course over the years", () => {
  test.each([
    "云川这三年立案数量变化",
    "云川历年提案立案走势",
    "云川2023到2025年立案逐年是多少",
    "云川2023、2024、2025三年立案比一下",
  ])("%s", async (question) => {
    const answer = await answerTo(base, question);
    expect(answer).toMatchObject({
      operation: "trend",
      headline: "提案立案：2023年320件，2024年358件，2025年381件，逐年增加。",
      figures: [{ value: 320 }, { value: 358 }, { value: 381 }],
    });
  });

  test("names the years that are missing", async () => {
    expect(await told("云川近五年党组会议次数变化")).toContain("没有查到2021年和2022年的这个数");
  });

  test("is added up or averaged for those who ask", async () => {
    expect(await told("云川近三年立案一共多少件")).toContain("320件＋358件＋381件＝1059件");
    expect(await told("云川近三年平均每年召开党组会议多少次")).toContain("÷3＝约25.33次");
  });
});

describe("what is worked out stands below what is printed", () => {
  test.each([
    ["云川2025年立案比2024年多几件", "381件－358件＝23件"],
    ["云川2025年立案比2024年增长百分之几", "（381件－358件）÷358件＝增长6.42%"],
    ["云川2025年立案同比增长多少", "＝增长6.42%"],
    ["云川2025年党组会议是2023年的几倍", "28次÷22次＝约1.27倍"],
    ["云川2024年征集和立案差多少件", "412件－358件＝54件"],
    ["云川2024年征集的提案里有多少件没立案，算一下", "412件－358件＝54件"],
    ["云川2024年提案立案率是多少，帮我算算", "358件÷412件＝86.89%"],
    ["云川2024年助学资金平均每个学生多少钱", "80万元÷200名＝4000元"],
    ["2025年云川比南屏多立案多少件", "381件－210件＝171件"],
    ["云川2025和2024年社区协商差多少场", "＝约20场"],
    ["云川2024年主席会议和常委会会议一共开了多少次", "12次＋5次＝17次"],
    ["2025年云川、南屏立案一共多少件", "381件＋210件＝591件"],
  ])("%s", async (question, line) => {
    const answer = await answerTo(base, question);
    expect(answer).toMatchObject({ kind: "answer", operation: "compute" });
    expect(answer.text).toContain(line);
    expect(answer.text).toContain("机器人计算：");
  });

  test("what several years come to is shared out over them", async () => {
    const years = baseOf(paper(["五年共立案提案2000件。"], { period: "2017—2021" }));
    expect((await answerTo(years, "云川年均立案多少件")).text).toContain("2000件÷5年＝400件");
  });

  test("nothing is worked out that nobody asks for, or of which a part is missing", async () => {
    expect(await answerTo(base, "云川2024年提案立案率报告里写的是多少")).toMatchObject({ kind: "none" });
    expect(await answerTo(base, "云川2024年社区协商平均每场多少个建议")).not.toMatchObject({
      kind: "answer",
    });
    expect(await answerTo(base, "云川2023年立案比2022年多几件")).toMatchObject({ kind: "none" });
  });
});

describe("several at once", () => {
  test.each([
    ["云川2024年信息报送多少期，全国政协、省政协各采用几篇", ["160期", "9篇", "41篇"]],
    ["云川2024招商引资签了几个项目多少钱", ["4个", "23.6亿元"]],
    ["云川2024年评了多少优秀委员和优秀提案", ["30名", "20件"]],
    ["云川2024年征集、立案各多少，满意率多少", ["412件", "358件", "98.6%"]],
    ["云川2024立案和2025立案分别多少", ["358件", "381件"]],
    ["云川2024年党组会/主席会/常委会", ["26次", "12次", "5次"]],
  ])("%s: each its own figure", async (question, printed) => {
    const answer = await answerTo(base, question);
    expect(answer.kind === "answer" && answer.figures.map((figure) => figure.printed)).toEqual(printed);
  });

  test("what is missing is said beside what is there", async () => {
    expect(await told("云川2024年征集多少件、立案多少件、撤案多少件")).toMatch(
      /412件.*358件.*没有找到：撤案/s,
    );
  });
});

describe("lists", () => {
  test("who passes a mark, the largest first", async () => {
    const answer = await answerTo(base, "2025年立案超过200件的有哪些");
    expect(answer).toMatchObject({ operation: "list", figures: [{ value: 381 }, { value: 210 }] });
    expect(await answerTo(base, "2025年立案500件以上的有哪几家")).toMatchObject({ kind: "none" });
  });

  test("the first of a row, the second, and no more than asked", async () => {
    expect(await told("2025年立案排第二的是哪家")).toMatch(/^第2是南屏2025年：210件/);
    expect(await answerTo(base, "2025年立案最少的一家")).toMatchObject({
      operation: "rank",
      figures: [{ value: 210 }],
    });
  });

  test("what a report counts of a matter", async () => {
    const answer = await answerTo(base, "云川2024年有哪些提案数据");
    const printed = answer.kind === "answer" ? answer.figures.map((figure) => figure.printed) : [];
    expect(printed).toEqual(expect.arrayContaining(["412件", "358件", "100%", "98.6%"]));
    expect(printed).not.toContain("26次");
  });

  test("the parts of a whole, and the largest of them", async () => {
    const parts = baseOf(
      paper(["共立案提案100件。", "按内容分，经济建设方面40件，文化建设方面25件，社会建设方面35件。"]),
    );
    expect(await answerTo(parts, "云川立案提案按内容哪一类最多")).toMatchObject({
      operation: "rank",
      figures: [{ value: 40 }, { value: 35 }, { value: 25 }],
    });
  });
});

test("a share stated is named", async () => {
  expect(await answerTo(base, "98.6%是什么比例")).toMatchObject({ operation: "reverse" });
});
