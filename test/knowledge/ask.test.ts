import { describe, expect, test } from "vitest";
import { answerTo, fixtureBase, printedFor } from "./fixture.ts";

const base = fixtureBase();

/** Each line: question => what is asserted. */
function table(lines: string): Array<[string, string]> {
  return lines
    .trim()
    .split("\n")
    .map((line) => line.split("=>").map((part) => part.trim()) as [string, string]);
}

describe("one figure", () => {
  test.each(
    table(`
云川2024年社区协商多少场 => 240余场（次）
云川市政协24年社区协商搞了几场啊 => 240余场（次）
云川二〇二四年社区协商场次 => 240余场（次）
云川２０２４年社区协商多少场？ => 240余场（次）
雲川2024年社區協商多少場 => 240余场（次）
@小助手 大家好，请问云川2024年社区协商多少场？谢谢 => 240余场（次）
政协云川市委员会2024年园区协商几场 => 36场
云川2023年帮扶资金多少万 => 120万元
云川2024年省政协采纳信息几篇 => 12篇
云川2024年民生提案立案多少件 => 95件
云川2024年民生提案占全部立案数多少 => 41.5%
南屏党组会议几次 => 21次
南屏提案答复率 => 100%
南屏公益项目惠及多少群众 => 1.3万余人次
南屏社情民意全国政协和省政协采用几篇 => 33篇
南屏社情民意被采用多少篇 => 33篇
南屏基层协商多少场次 => 160场次
南屏社区协商、园区协商、院坝协商加起来多少场次 => 160场次
南屏《屏山夜话》播出几期 => 50期
南屏《屏山夜话》累计播出几期 => 140期
北渡协商解决问题多少件 => 近千件`),
  )("%s", async (question, printed) => {
    expect(await printedFor(base, question)).toBe(printed);
  });
});

describe("what the base lacks is said, never replaced", () => {
  test.each(
    table(`
云川2022年社区协商多少场 => none:no-period
南屏2023年党组会议几次 => none:no-period
兰州2024年党组会议几次 => none:no-place
贵州省政协提案立案多少件 => none:no-place
云川云岩区2024年社区协商多少场 => none:no-metric
云川2024年提案立案总数 => none:no-scope
云川2024年提案立案多少件 => none:no-scope
云川2024年提案办复率 => none:no-metric
云川2024年全国政协采用信息几篇 => none:no-metric
云川2024年专题培训几期 => none:no-metric
云川2024年校园协商多少场 => none:no-metric
南屏园区协商多少场次 => none:no-scope
南屏省政协采用几篇 => none:no-scope
南屏社情民意省领导批示几篇 => none:no-metric
南屏常委会议几次 => none:no-metric
南屏提案满意率 => none:no-metric
北渡2023年委员工作室几个 => none:no-period
北渡提案立案多少件 => none:no-metric
云川市政协主席是谁 => none:no-metric
今天云川天气怎么样 => none:off-topic
你好 => none:off-topic`),
  )("%s", async (question, outcome) => {
    expect(await printedFor(base, question)).toBe(outcome);
  });

  test("a part is named as what it is, in the text only", async () => {
    const answer = await answerTo(base, "云川2024年提案立案总数");
    expect(answer.text).toContain("民生类");
    expect(answer.text).toContain("95件");
  });

  test("intentions are found when they are asked for, and told as such", async () => {
    const answer = await answerTo(base, "云川2024年计划专题培训几期");
    expect(answer.kind === "answer" && answer.notes.join()).toContain("计划数");
  });
});

describe("years said relative to today", () => {
  test("last year is that year and no other", async () => {
    expect(await printedFor(base, "云川去年社区协商多少场")).toBe("240余场（次）");
    expect(await printedFor(base, "云川今年社区协商多少场")).toBe("none:no-period");
    expect(await printedFor(base, "云川去年社区协商多少场", { today: "2026-06-30" })).toBe("none:no-period");
  });

  test("last year's report is also the one that was given last year", async () => {
    expect(await printedFor(base, "云川去年的报告里社区协商多少场", { today: "2026-06-30" })).toBe(
      "240余场（次）",
    );
  });

  test("a missing year offers the newest as a question", async () => {
    const answer = await answerTo(base, "云川今年社区协商多少场");
    const [offer] = answer.kind === "none" ? answer.followups : [];
    expect(offer && (await printedFor(base, offer.question))).toBe("240余场（次）");
  });

  test("a report without years answers for the year it was published in, with a note", async () => {
    const answer = await answerTo(base, "北渡2024年委员工作室几个");
    expect(answer.kind === "answer" && answer.notes.join()).toContain("2024年报道");
  });
});

describe("what is doubtful is asked back with complete questions", () => {
  test.each([
    "云川社区协商多少场",
    "云川2024年解决问题多少个",
    "南屏提案多少件",
    "帮扶资金多少",
    "云川2024年信息采用几篇",
  ])("%s", async (question) => {
    const answer = await answerTo(base, question);
    if (answer.kind !== "choose") throw new Error(answer.text);
    expect(answer.choices.length).toBeGreaterThan(1);
    for (const choice of answer.choices) {
      const chosen = await answerTo(base, choice.question);
      expect(chosen.kind === "answer" && chosen.figures.length, choice.question).toBe(1);
    }
  });

  test("a name that only one committee has needs no place, and says whose it is", async () => {
    const answer = await answerTo(base, "《屏山夜话》播出几期");
    expect(answer.text).toContain("南屏市政协");
  });

  test("home stands for a place that was not named, and the answer says so", async () => {
    const answer = await answerTo(base, "党组会议几次", { home: "南屏" });
    expect(answer.kind === "answer" && answer.figures[0].printed).toBe("21次");
    expect(answer.text).toContain("按南屏查的");
  });
});

describe("several at once", () => {
  test.each(
    table(`
南屏提案征集、立案、重点各多少件 => 402件 350件 15件
云川2024年社区协商的场次和解决问题数分别是多少 => 240余场（次） 205个
云川2024年收集信息多少篇、编报多少期 => 310篇 88期
云川2024年帮扶项目和资金 => 14个 150余万元
南屏社情民意报了几期,全国和省里采用几篇,市领导批示几篇 => 120期 33篇 40篇
南屏提案立案多少件办复率多少 => 350件 100%
南屏党组会议、提案立案的次数和件数 => 21次 350件
南屏提案征集多少件，立案呢 => 402件 350件
南屏提案402件，立案多少件 => 350件`),
  )("%s", async (question, printed) => {
    expect(await printedFor(base, question)).toBe(printed);
  });
});

describe("side by side", () => {
  test("two years, two places, two metrics, with the winner named", async () => {
    const winners: Array<[string, string]> = [
      ["云川2023年和2024年帮扶资金哪年多", "云川2024年更多：150余万元，云川2023年120万元。"],
      ["云川2024年和南屏2024年谁的党组会议多", "云川更多：30次，南屏21次（口径不同）。"],
      ["云川2024年社区协商和园区协商哪个场次多", "社区协商活动更多"],
      ["谁的帮扶资金最多", "云川2024年最多"],
    ];
    for (const [question, winner] of winners) {
      const answer = await answerTo(base, question);
      expect(answer.kind === "answer" && answer.headline).toContain(winner);
    }
  });

  test("a ranking holds each report once, best first", async () => {
    expect(await printedFor(base, "帮扶资金最多的是哪家")).toBe("150余万元 120万元 98万元");
    expect(await printedFor(base, "帮扶资金最少的是哪家")).toBe("98万元 120万元 150余万元");
  });

  test("figures of another setting are compared with a word about it", async () => {
    const answer = await answerTo(base, "云川2024年和南屏谁的党组会议多");
    expect(answer.text).toContain("口径");
  });

  test("a year right behind a place is that place's own", async () => {
    expect(await printedFor(base, "云川2023和南屏的帮扶资金谁多")).toBe("120万元 98万元");
    expect(await printedFor(base, "云川2023和南屏2024谁的帮扶资金多")).toBe("120万元 98万元");
    expect(await printedFor(base, "云川和南屏2023年谁的帮扶资金多")).toBe("none:no-period");
  });

  test("a place that the base lacks is not compared away", async () => {
    expect(await printedFor(base, "云川2024年和兰州的党组会议谁多")).toBe("none:no-place");
  });
});

describe("what a number is", () => {
  test.each(
    table(`
160场次是什么 => 160场次
一百六十场次指的是什么 => 160场次
1.3万人次说的是什么 => 1.3万余人次
41.5%是什么数 => 41.5%
161场次是什么 => none:no-metric
160件是什么 => none:no-metric`),
  )("%s", async (question, printed) => {
    expect(await printedFor(base, question)).toBe(printed);
  });
});

describe("follow-ups change what they name and keep the rest", () => {
  test.each([
    [["云川2024年社区协商多少场", "那园区协商呢"], "36场"],
    [["云川2024年社区协商多少场", "那园区协商呢", "解决了多少问题"], "28个"],
    [["云川2024年帮扶资金多少", "2023年呢"], "120万元"],
    [["南屏2024年报送社情民意多少期", "云川2024呢"], "88期"],
    [["南屏提案征集多少件", "立案呢", "重点的有几件"], "15件"],
    [["南屏提案立案多少", "办复率呢"], "100%"],
    [["南屏2024年报送社情民意多少期", "市领导批示了几篇?"], "40篇"],
    [["云川2024年民生提案立案几件", "占比多少"], "41.5%"],
    [["云川2024年民生提案立案几件", "总数呢"], "none:no-scope"],
    [["云川2024年社区协商多少场", "2022年呢"], "none:no-period"],
  ])("%j", async (questions, printed) => {
    expect(await printedFor(base, questions)).toBe(printed);
  });
});

test("a number that the report does not print is corrected", async () => {
  const answer = await answerTo(base, "云川2024年社区协商300场对吗");
  expect(answer).toMatchObject({ operation: "check", headline: "不对，是240余场（次）。" });
});

test("a follow-up after a comparison keeps each place's own year", async () => {
  const questions = ["云川2023和南屏2024谁的帮扶资金多", "党组会议呢"];
  expect(await printedFor(base, questions)).toBe("none:no-metric");
  expect(await printedFor(base, [...questions, "帮扶资金呢"])).toBe("120万元 98万元");
});

test("a typing error of pinyin input is read as the word it sounds like, and said", async () => {
  const answer = await answerTo(base, "云川2024年社区协上多少场");
  expect(answer.kind === "answer" && answer.figures[0].printed).toBe("240余场（次）");
});
