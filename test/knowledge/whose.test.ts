import { describe, expect, test } from "vitest";
import { openBase } from "../../knowledge/ask.ts";
import type { Base } from "../../knowledge/base.ts";
import { buildAssets } from "../../knowledge/build/assets.ts";
import { extractFigures } from "../../knowledge/extract/figures.ts";
import type { Given } from "../../knowledge/read/document.ts";
import { readDocuments } from "../../knowledge/read/read.ts";
import type { Answer } from "../../knowledge/types.ts";
import { answerTo, fixtureTables } from "./fixture.ts";

const tables = fixtureTables();

/** A base of reports as files hold them, each with what a person said about it. */
function baseOf(...reports: ReadonlyArray<readonly [string, Given?]>): Base {
  const documents = reports.flatMap(([text, given], i) =>
    readDocuments(text, { id: `${i}`, ...given }, tables),
  );
  const files = buildAssets(
    documents.flatMap((document) => extractFigures(document, tables)),
    tables,
    documents,
  );
  return openBase((path) => Promise.resolve(files.get(path) ?? null));
}

const said = (answer: Answer): string =>
  answer.kind === "answer"
    ? answer.figures.map(({ committee, period, printed }) => `${committee} ${period} ${printed}`).join("；")
    : answer.kind;

const yearly = (committee: string, year: number, count: number): string =>
  `${committee}${year}年工作综述\n${year}年，${committee}召开党组会议${count}次，提案立案${count + 100}件。`;

describe("places that share a name", () => {
  const base = baseOf(
    [yearly("海南省政协", 2024, 31)],
    [`${yearly("海南州政协", 2024, 12)}\n海南州政协举办帐篷讲堂7期。`],
    ["城关区政协2024年工作综述\n2024年，兰州市城关区政协召开党组会议15次。"],
    ["政协铁岭县委员会2024年工作综述\n2024年，县政协召开党组会议9次。", { region: "辽宁省铁岭市铁岭县" }],
  );

  test.each([
    ["a province", "海南省2024年党组会议几次", "海南省政协 2024 31次"],
    ["a prefecture of the same name", "海南州2024年党组会议几次", "海南州政协 2024 12次"],
    ["by its full name", "政协海南藏族自治州委员会2024年党组会议几次", "海南州政协 2024 12次"],
    ["in its province", "青海海南州2024年党组会议几次", "海南州政协 2024 12次"],
    ["the bare name", "海南2024年党组会议几次", "choose"],
    ["the bare name with what only one of them has", "海南2024年帐篷讲堂几期", "海南州政协 2024 7期"],
    [
      "the bare name behind one of them",
      "海南2024年党组会议几次",
      "海南州政协 2024 12次",
      "海南州党组会议几次",
    ],
    ["both", "海南省和海南州2024年党组会议哪个多", "海南省政协 2024 31次；海南州政协 2024 12次"],
    ["a district of which the base has one", "城关区2024年党组会议几次", "兰州市城关区政协 2024 15次"],
    ["the same with its city", "兰州市城关区2024年党组会议几次", "兰州市城关区政协 2024 15次"],
    ["the same of another city", "拉萨市城关区2024年党组会议几次", "none"],
    ["a county", "铁岭县2024年党组会议几次", "铁岭县政协 2024 9次"],
    ["the city it lies in", "铁岭市2024年党组会议几次", "none"],
  ])("%s", async (_, question, expected, before?: string) => {
    expect(said(await answerTo(base, before === undefined ? question : [before, question]))).toBe(expected);
  });

  test("are told apart by the committee where the region given is shared", async () => {
    const given = { committee: "海南州政协", region: "海南" };
    const base = baseOf(["2024年工作总结\n2024年，州政协召开党组会议12次。", given]);
    expect(said(await answerTo(base, "海南州2024年党组会议几次"))).toBe("海南州政协 2024 12次");
    expect(said(await answerTo(base, "海南省2024年党组会议几次"))).toBe("none");
  });

  test("are told apart in a comparison", async () => {
    const answer = await answerTo(base, "海南省和海南州2024年党组会议哪个多");
    expect(answer.text).toContain("海南省更多：31次，海南州12次");
  });
});

describe("a place in another", () => {
  const base = baseOf([yearly("贵阳市政协", 2024, 21)], [yearly("云岩区政协", 2024, 8)]);

  test.each([
    ["is one place with it", "贵阳市云岩区2024年党组会议几次", "云岩区政协 2024 8次"],
    ["goes by its short name", "云岩2024年党组会议几次", "云岩区政协 2024 8次"],
    [
      "stands beside it in a list",
      "贵阳和云岩区2024年党组会议各几次",
      "贵阳市政协 2024 21次；云岩区政协 2024 8次",
    ],
  ])("%s", async (_, question, expected) => {
    expect(said(await answerTo(base, question))).toBe(expected);
  });

  test("is not answered for by it", async () => {
    const city = baseOf([yearly("贵阳市政协", 2024, 21)]);
    expect(said(await answerTo(city, "贵阳市云岩区政协2024年党组会议几次"))).toBe("none");
  });
});

describe("intentions", () => {
  const base = baseOf(
    [
      "贵阳市政协2023年工作总结\n2023年，贵阳市政协新建委员工作室6个。\n2024年工作打算\n2024年，计划新建委员工作室30个，安排调研视察11次。",
    ],
    [
      "贵阳市政协2024年工作总结\n2024年，贵阳市政协新建委员工作室26个，组织调研17次。\n2025年工作打算\n拟安排调研视察18次。",
    ],
  );

  test.each([
    ["what was intended", "贵阳打算在2024年新建委员工作室几个", "贵阳市政协 2024 30个"],
    ["what was done", "贵阳2024年新建委员工作室几个", "贵阳市政协 2024 26个"],
    ["a year of which there are intentions only", "贵阳2025年计划调研视察几次", "贵阳市政协 2025 18次"],
    ["no intention asked for", "贵阳2025年调研视察几次", "none"],
  ])("%s", async (_, question, expected) => {
    expect(said(await answerTo(base, question))).toBe(expected);
  });
});

describe("years", () => {
  const base = baseOf(
    [yearly("贵阳市政协", 2022, 18)],
    [yearly("贵阳市政协", 2023, 21)],
    [yearly("贵阳市政协", 2024, 24)],
    ["海南省政协2024年工作综述\n2024年，省政协召开党组会议31次。三年来累计走访企业90家。"],
    ["政协第四届兰州市委员会五年工作报告\n五年来，兰州市政协召开党组会议90次。", { period: "2017—2021" }],
  );
  const all = [18, 21, 24].map((count, i) => `贵阳市政协 ${2022 + i} ${count}次`);

  test.each([
    ["a span of years", "贵阳2022到2024年党组会议各几次", all.join("；")],
    ["the newest two", "贵阳近两年党组会议各几次", all.slice(1).join("；")],
    ["a span that a report covers as a whole", "兰州2017到2021年党组会议几次", "兰州市政协 2017—2021 90次"],
    ["a year in such a span", "兰州2019年党组会议几次", "none"],
    ["years that one report counts together", "海南省三年来走访企业几家", "海南省政协 2024 90家"],
    ["the same in other words", "海南省近三年走访企业几家", "海南省政协 2024 90家"],
    ["only one of them", "海南省2024年走访企业几家", "none"],
  ])("%s", async (_, question, expected) => {
    expect(said(await answerTo(base, question))).toBe(expected);
  });

  test.each([
    [
      "the year before one that is named beside it",
      ["贵阳2024年党组会议比前一年多吗"],
      `${all[2]}；${all[1]}`,
    ],
    [
      "the year asked about before, compared",
      ["贵阳2023年党组会议几次", "和前一年比呢"],
      `${all[1]}；${all[0]}`,
    ],
    ["the year after", ["贵阳2023年党组会议几次", "第二年呢"], all[2]],
    [
      "one place in two years, each said with it",
      ["2022年贵阳和2024年贵阳党组会议哪个多"],
      `${all[0]}；${all[2]}`,
    ],
    ["the same year elsewhere", ["贵阳2023年党组会议几次", "同期兰州呢"], "none"],
    ["another year, the place kept", ["贵阳2023年党组会议几次", "那2022年呢"], all[0]],
  ])("%s", async (_, questions, expected) => {
    expect(said(await answerTo(base, questions))).toBe(expected);
  });

  test("a span to choose is asked for by its years", async () => {
    const both = baseOf([
      "兰州市政协五年工作回顾\n五年来，兰州市政协提案立案500件。其中2021年提案立案120件。",
      { period: "2017—2021" },
    ]);
    const answer = await answerTo(both, "兰州提案立案多少件");
    expect(answer.text).toContain("兰州2017—2021年提案立案多少件");
    expect(said(await answerTo(both, "兰州2017—2021年提案立案多少件"))).toBe("兰州市政协 2017—2021 500件");
  });

  test("前一年 is the one before the year that was asked about, 去年 the one before this", async () => {
    const before = "贵阳2023年党组会议几次";
    expect(said(await answerTo(base, [before, "前一年呢"]))).toBe(all[0]);
    expect(said(await answerTo(base, [before, "去年呢"]))).toBe(all[2]);
  });
});

describe("sessions", () => {
  const base = baseOf(
    [
      "贵阳市政协2024年提案工作情况\n全国政协十四届二次会议以来，提案工作有了新要求。市政协五届三次会议以来，贵阳市政协共收到提案212件，审查立案168件。",
    ],
    ["贵阳市政协2023年工作总结\n2023年，贵阳市政协共收到提案203件，审查立案155件。"],
    ["兰州市政协2024年工作总结\n2024年，兰州市政协共收到提案303件。"],
  );

  test.each([
    [
      "stand for the year that begins with them",
      "贵阳五届三次会议以来收到提案多少件",
      "贵阳市政协 2024 212件",
    ],
    ["in full", "贵阳市政协第五届委员会第二次会议以来立案多少件", "贵阳市政协 2023 155件"],
    ["of a year without a report", "贵阳五届一次会议以来立案多少件", "none"],
    ["of another committee", "贵阳十四届二次会议以来立案多少件", "none"],
    ["of a committee whose reports name none", "兰州五届三次会议以来收到提案多少件", "none"],
  ])("%s", async (_, question, expected) => {
    expect(said(await answerTo(base, question))).toBe(expected);
  });
});

describe("other names", () => {
  test.each([
    ["琼岛省政协2024年党组会议几次", "海南省政协 2024 31次"],
    ["琼政协2024年党组会议几次", "海南省政协 2024 31次"],
    ["云市政协2024年党组会议几次", "云川市政协 2024 12次"],
  ])("%s", async (question, expected) => {
    const base = baseOf([yearly("海南省政协", 2024, 31)], [yearly("云川市政协", 2024, 12)]);
    expect(said(await answerTo(base, question))).toBe(expected);
  });
});

describe("committees above and below", () => {
  const base = baseOf(
    [
      "云岩区政协2024年工作总结\n2024年，区政协报送社情民意信息90期，被省政协采用18篇、市政协采用45篇，获区领导批示27篇。",
    ],
    ["西藏自治区政协2024年工作总结\n2024年，自治区政协报送社情民意信息120期，被全国政协采用30篇。"],
    [
      "拉萨市政协2024年工作总结\n2024年，市政协报送社情民意信息88期，被自治区政协采用21篇，自治区领导批示4篇。",
    ],
  );

  test.each([
    ["云岩区2024年市政协采用几篇", "云岩区政协 2024 45篇"],
    ["云岩区2024年省政协和市政协各采用几篇", "云岩区政协 2024 18篇；云岩区政协 2024 45篇"],
    ["云岩区2024年市里采用几篇", "云岩区政协 2024 45篇"],
    ["拉萨2024年自治区政协采用几篇", "拉萨市政协 2024 21篇"],
    ["拉萨2024年自治区领导批示几篇", "拉萨市政协 2024 4篇"],
    ["拉萨2024年区县政协采用几篇", "none"],
    ["西藏2024年报送社情民意多少期", "西藏自治区政协 2024 120期"],
    ["市政协2024年报送社情民意多少期，拉萨", "拉萨市政协 2024 88期"],
  ])("%s", async (question, expected) => {
    expect(said(await answerTo(base, question))).toBe(expected);
  });
});
