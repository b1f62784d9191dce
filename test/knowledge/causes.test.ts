import { describe, expect, test } from "vitest";
import { answerTo, fixtureBase, printedFor } from "./fixture.ts";

const base = fixtureBase();

describe("a figure of more, or of something else, is never asserted", () => {
  test.each([
    ["members of one level out of a figure of three", "北渡市级政协委员下沉多少名", "none:no-scope"],
    ["members who live there, named by any place", "北渡住北渡省政协委员下沉多少名", "none:no-scope"],
    ["all three levels are the whole", "北渡三级政协委员下沉多少名", "1300名"],
    ["what is taken out", "南屏省政协采用几篇，不算全国政协", "none:no-scope"],
    ["what is taken out, said behind", "云川2024年民生类以外的提案立案多少件", "none:no-scope"],
    ["a month", "南屏12月党组会议几次", "none:no-metric"],
    ["a month in words, behind its year", "南屏2024年六月份党组会议几次", "none:no-metric"],
    ["a half year", "南屏上半年党组会议几次", "none:no-metric"],
    ["a meeting of another organ", "南屏市委党组会议几次", "none:no-metric"],
    ["a kind within a figure", "云川2024年社区协商解决的问题里教育类几个", "none:no-metric"],
    ["the stock where only new ones are told", "北渡党支部多少个", "none:no-scope"],
    ["new ones", "北渡新增党支部多少个", "2个"],
    ["a number that the report does not print", "北渡签约5个项目金额多少", "none:no-metric"],
    ["the number that it prints", "北渡签约3个项目，招商引资签约额多少", "9.5亿元"],
    ["a stage that was not reached", "南屏未立案的提案多少件", "none:no-metric"],
    ["a difference to a year without a report", "南屏2024年提案立案比上年多多少件", "none:no-period"],
    ["a part of a number that the question states", "云川2024年240场社区协商里社区的几场", "none:no-scope"],
    ["so many each month", "云川2024年每月园区协商多少场", "none:no-metric"],
    ["a share is no count", "云川2024年立案提案里民生的占多少", "41.5%"],
  ])("%s: %s", async (_, question, printed) => {
    expect(await printedFor(base, question)).toBe(printed);
  });

  test("of two reports, one with a part and one with nothing, both are said to lack it", async () => {
    const { text } = await answerTo(base, "南屏和北渡住北渡省政协委员下沉多少名");
    expect(text).toContain("1300名");
    expect(text).toContain("南屏市政协2024年的报告里没有找到这个数。");
  });

  test("a word that no figure explains is said to be missing, with what is near to tap", async () => {
    const answer = await answerTo(base, "南屏妇联提案征集多少件");
    expect(answer).toMatchObject({ kind: "none", missing: "no-scope" });
    expect(answer.text).toContain("没有提“妇联”");
    expect(answer).toHaveProperty("followups.length", 1);
  });
});

test.each(["北渡女委员下沉多少名", "云川2024年线上社区协商多少场", "南屏青年委员提案征集多少件"])(
  "a narrowing of one or two characters: %s",
  async (question) => {
    expect(await printedFor(base, question)).toMatch(/^(?:choose|none)/);
  },
);

describe("plain words do not hide a figure", () => {
  test.each([
    ["南屏党组会议一共跑了几趟", "21次"],
    ["南屏一年下来征集了多少件提案", "402件"],
    ["北渡签下来的项目有几个", "3个"],
    ["南屏社区、园区、院坝协商加起来多少场次", "160场次"],
  ])("%s", async (question, printed) => {
    expect(await printedFor(base, question)).toBe(printed);
  });
});

describe("lists", () => {
  test("what stands behind the last item is asked of all", async () => {
    expect(await printedFor(base, "云川2024年社区协商和园区协商各解决多少问题")).toBe("205个 28个");
    expect(await printedFor(base, "云川2024年社区协商和园区协商解决问题哪个多")).toBe("205个 28个");
  });

  test("blanks part items", async () => {
    expect(await printedFor(base, "南屏提案征集件数 立案数 办复率")).toBe("402件 350件 100%");
  });

  test("what was not found is said beside what was", async () => {
    const answer = await answerTo(base, "南屏党组会议几次，双周协商几次");
    expect(answer.kind === "answer" && answer.figures.map((figure) => figure.printed)).toEqual(["21次"]);
    expect(answer.kind === "answer" && answer.notes).toContain("没有找到：双周协商。");
  });
});

describe("sides of a comparison", () => {
  test("each side keeps its own words and year", async () => {
    expect(await printedFor(base, "云川2024年收集的社情民意和南屏报送的社情民意谁多")).toBe("310篇 120期");
    const answer = await answerTo(base, "南屏和云川2023年帮扶资金谁多");
    expect(answer.kind === "answer" && answer.figures.map((figure) => figure.printed)).toEqual([
      "98万元",
      "120万元",
    ]);
    expect(answer.text).toContain("南屏市政协只有2024年的报告");
  });

  test("the headline says both numbers, and differences only where there are some", async () => {
    const answer = await answerTo(base, "云川2024年和南屏2024年谁的帮扶资金多");
    expect(answer.text).toContain("云川更多：150余万元，南屏98万元。");
    expect(answer.text).not.toContain("口径");
  });
});

describe("reverse", () => {
  test.each([
    ["160场次是干什么的", "160场次"],
    ["哪家有个160场次", "160场次"],
    ["哪个市有402", "402件"],
    ["402件", "402件"],
  ])("%s", async (question, printed) => {
    expect(await printedFor(base, question)).toBe(printed);
  });
});

describe("follow-ups", () => {
  test.each([
    [["云川2024年帮扶资金多少", "换成南屏"], "98万元"],
    [["云川2024年帮扶资金多少", "改成南屏的"], "98万元"],
    [["云川2024年社区协商多少场", "园区的"], "36场"],
    [["云川2023年帮扶资金多少", "24年跟项目一起说"], "150余万元 14个"],
    [["云川2024年帮扶资金多少", "和南屏比呢"], "150余万元 98万元"],
  ])("%j", async (questions, printed) => {
    expect(await printedFor(base, questions)).toBe(printed);
  });
});

describe("a head noun and a measure are not enough", () => {
  test.each([
    ["people alone", "北渡市政协委员总共多少名", "none:no-metric"],
    ["people with what they got", "北渡委员荣誉多少名", "1名"],
    ["other people than those counted", "北渡走访干部多少人次", "none:no-metric"],
    ["the measure asked for", "北渡承接了几个方面的重点改革任务", "4个方面"],
    ["the other measure", "北渡重点改革任务多少条", "19条"],
    ["a measure that nothing is counted in", "北渡签约项目几个方面", "none:no-metric"],
    ["what was done in the year is what was added", "北渡帮多少毕业生就业", "8万"],
    ["a plain word for the county's 政协", "北渡主席班子去县里指导几次", "31次"],
  ])("%s: %s", async (_, question, printed) => {
    expect(await printedFor(base, question)).toBe(printed);
  });
});

describe("what is said is true", () => {
  test("the stock is not called a part where only new ones are told", async () => {
    const { text } = await answerTo(base, "北渡党支部多少个");
    expect(text).toContain("只给了新增的数");
    expect(text).not.toContain("其中一部分");
  });

  test("a place that is not known is not called missing", async () => {
    const { text } = await answerTo(base, "某某市政协提案立案多少件");
    expect(text).toContain("没有认出“某某市”");
  });

  test("an item that only finds the figure of another is told as not found", async () => {
    const answer = await answerTo(base, "南屏党组会议几次，粉丝多少");
    expect(answer.text).toContain("没有找到：粉丝");
  });

  test("a difference is worked out below the printed figures, as exact as they are", async () => {
    const { text } = await answerTo(base, "云川2024年和南屏2024年帮扶资金差多少");
    expect(text).toMatch(/150余万元.*98万元.*机器人计算：150万元－98万元＝约52万元。/s);
  });

  test("a name that only sounds so within another word is left alone", async () => {
    expect(await printedFor(base, "北渡书香政协几次")).toMatch(/^none/);
  });
});

describe("the line shown carries what gives a figure its meaning", () => {
  test.each([
    ["北渡委员荣誉多少名", "委员荣誉（全国道德模范提名奖） 1名"],
    ["云川2024年社区协商解决问题多少个", "协商解决问题（社区协商） 205个"],
    ["云川2024年党组会议几次", "：党组（扩大）会议 30次"],
    ["北渡宣讲几次", "宣讲次数（每名委员每年） 2次"],
  ])("%s", async (question, line) => {
    expect((await answerTo(base, question)).text).toContain(line);
  });
});

describe("lists and orders in plain words", () => {
  test.each([
    ["南屏提案征集 立案 各多少件", "402件 350件"],
    ["云川2024年帮扶资金 项目数 各多少", "150余万元 14个"],
    ["南屏协商场次 人次", "160场次 4100人次"],
    ["帮我写发言稿", "none:off-topic"],
    ["402是什么", "402件"],
    ["帮扶资金排个名", "150余万元 120万元 98万元"],
  ])("%s", async (question, printed) => {
    expect(await printedFor(base, question)).toBe(printed);
  });
});

test("what is to be done, not told, is declined in one sentence", async () => {
  expect(await printedFor(base, "把南屏提案立案改成200")).toBe("none:off-topic");
  expect(await printedFor(base, "帮我订一张高铁票")).toBe("none:off-topic");
});

test("a question of 150 KB is read in its beginning", async () => {
  for (const piece of ["除了", "占", "2024年", "和云川比", "把", "住省", "@", "一月"]) {
    const started = performance.now();
    await answerTo(base, piece.repeat(50_000));
    expect(performance.now() - started).toBeLessThan(1_000);
  }
});
