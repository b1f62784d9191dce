// Sentences to figures: what each number counts, what narrows it, what it is counted together with.

import { describe, expect, test } from "vitest";
import { figuresOf, inShort } from "./paper.ts";

describe("what stands before or behind a number is what it counts", () => {
  test.each<[string, string[]]>([
    ["全年召开党组会议22次、主席会议10次。", ["党组会议 22次", "主席会议 10次"]],
    ["提出41条有价值的建议。", ["建议 41条"]],
    ["设立36个“委员工作室”。", ["委员工作室 36个"]],
    ["资助27名困难家庭大学生13.5万元。", ["资助困难家庭大学生 27名", "资助资金 13.5万元"]],
    ["组织政策宣讲、法律咨询等“微协商”活动90余场。", ["微协商活动 90余场"]],
    ["先后4次赴东山产业园开展园区协商。", ["园区协商活动 4次"]],
    ["将126名政协委员编入5个专委会。", ["政协委员（编入专委会） 126名", "编入专委会 5个"]],
    ["承接2个方面9条改革任务。", ["改革任务 2个方面", "改革任务 9条"]],
  ])("%s", (sentence, expected) => {
    expect(inShort(figuresOf([sentence]))).toEqual(expected);
  });
});

describe("a list shares what is said once", () => {
  test.each<[string, string[]]>([
    ["提案征集、立案分别为517件、451件。", ["提案征集 517件", "提案立案 451件"]],
    [
      "报送社情民意信息60期，省政协、市委办公室、区委分别采用9条、27条、31条。",
      [
        "社情民意信息报送 60期",
        "社情民意信息采用（省政协） 9条",
        "社情民意信息采用（市委办公室） 27条",
        "社情民意信息采用（区委） 31条",
      ],
    ],
    ["专题协商会、对口协商会各召开3次。", ["专题协商会 3次", "对口协商活动 3次"]],
    ["全年征集提案80件，审查立案71件，办复率100%。", ["提案征集 80件", "提案立案 71件", "提案办复率 100%"]],
    [
      "提案立案60件（其中集体提案12件，委员提案48件）。",
      ["提案立案 60件", "提案（集体） 12件", "提案（委员） 48件"],
    ],
    [
      "协商活动开展40场次，其中市级6场次、县级34场次。",
      ["协商活动 40场次", "协商活动（市级） 6场次", "协商活动（县级） 34场次"],
    ],
  ])("%s", (sentence, expected) => {
    expect(inShort(figuresOf([sentence]))).toEqual(expected);
  });
});

describe("who adopted, who handed in, over which time narrows a figure", () => {
  test.each<[string, string[]]>([
    [
      "报送社情民意信息96期，14篇获全国政协、省政协采用，5篇获市领导批示。",
      [
        "社情民意信息报送 96期",
        "社情民意信息采用（全国政协、省政协） 14篇",
        "社情民意信息批示（市领导） 5篇",
      ],
    ],
    [
      "社情民意信息报送50期，其中8篇被北渡市政协采用、3篇被省政协采用。",
      ["社情民意信息报送 50期", "社情民意信息采用（北渡市政协） 8篇", "社情民意信息采用（省政协） 3篇"],
    ],
    ["各民主党派提交提案21件。", ["提案征集（民主党派） 21件"]],
    ["配合省政协完成调研6次。", ["调研（配合省政协） 6次"]],
    ["五年来，共收到提案2100件。", ["提案征集（五年来） 2100件"]],
    ["全市各级政协组织开展协商活动310场。", ["协商活动（全市各级政协组织） 310场"]],
    ["平均每年立案提案55件。", ["提案立案（平均每年） 55件"]],
  ])("%s", (sentence, expected) => {
    expect(inShort(figuresOf([sentence]))).toEqual(expected);
  });
});

test("things counted together are its parts", () => {
  const [figure] = figuresOf(["全年开展“院坝协商”“社区协商”“景区协商”120场次。"]);
  expect(figure).toMatchObject({
    metric: "基层协商活动",
    parts: ["院坝协商", "社区协商", "景区协商"],
    printed: "120场次",
  });
});

test("a form of deliberation named in the heading of a paragraph says which deliberation is counted", () => {
  const figures = figuresOf([
    "深耕社区协商解民忧。",
    "我们深入开展协商。",
    "全年组织开展协商活动75场，促进解决问题88个。",
  ]);
  expect(inShort(figures)).toEqual(["社区协商活动 75场", "解决问题 88个"]);
  expect(figures[1]?.context).toContain("社区协商活动");
});

test("what runs on over years is told apart from the year", () => {
  const figures = figuresOf(["全年播出《云川视点》26期、累计播出140期。"]);
  expect(figures.map(({ kind, scope }) => [kind, scope])).toEqual([
    ["done", ""],
    ["cumulative", "累计"],
  ]);
});

test("a clause with a year of its own belongs to that year", () => {
  const figures = figuresOf(["2023年收到提案90件，2024年收到提案110件。"]);
  expect(figures.map(({ period, printed }) => `${period} ${printed}`)).toEqual(["2023 90件", "2024 110件"]);
});

test("what is intended is a plan, by its section or by its words", () => {
  const next = { kind: "plan", period: "2025" };
  expect(figuresOf(["召开专题协商会4次。"], { kind: "plan" })[0]).toMatchObject(next);
  expect(figuresOf(["2025年，计划举办培训班3期。"])[0]).toMatchObject(next);
  expect(figuresOf(["二〇二五年还要把院坝协商开到两百场。"])[0]).toMatchObject(next);
  const points = { kind: "plan", title: "云川市政协2024年工作要点" } as const;
  expect(figuresOf(["召开专题协商会4次。"], points)[0]).toMatchObject({ kind: "plan", period: "2024" });
});

test("of meetings of one kind the largest number is the whole, the others are narrowed", () => {
  const figures = figuresOf([
    "召开党组会议22次、主席会议9次。",
    "持续督导重点帮扶县工作，召开5次党组会议专题研究。",
  ]);
  expect(inShort(figures)).toEqual(["党组会议 22次", "主席会议 9次", "党组会议（专题研究） 5次"]);
});

test("one fact printed twice is one figure", () => {
  expect(figuresOf(["建成委员工作站52个。", "目前，已建成委员工作站52个。"])).toHaveLength(1);
});

test("captions count nothing", () => {
  const text = "2024年5月，市政协主席率30名委员调研。";
  const sections = [{ heading: "", kind: "work" as const, sentences: [{ text, kind: "caption" as const }] }];
  expect(figuresOf([], { sections })).toEqual([]);
});

test("what a committee calls itself narrows nothing, whatever its level; what others did is theirs", () => {
  const of = (committee: string, level: "city" | "county") => ({
    committee,
    region: committee.slice(0, 2),
    level,
  });
  expect(inShort(figuresOf(["州政协召开主席会议11次。"], of("黔南州政协", "city")))).toEqual([
    "主席会议 11次",
  ]);
  expect(inShort(figuresOf(["盟政协召开主席会议11次。"], of("云川盟政协", "city")))).toEqual([
    "主席会议 11次",
  ]);
  expect(inShort(figuresOf(["县政协召开主席会议11次。"], of("青禾县政协", "county")))).toEqual([
    "主席会议 11次",
  ]);
  expect(inShort(figuresOf(["市政协召开主席会议11次。"], of("常安市政协", "county")))).toEqual([
    "主席会议 11次",
  ]);
  expect(inShort(figuresOf(["市政协召开主席会议11次。"], of("青禾县政协", "county")))).toEqual([
    "主席会议（市政协） 11次",
  ]);
});

test("the year to whose end something counts goes before the one in which it began", () => {
  const period = (text: string): string | undefined => figuresOf([text])[0]?.period;
  expect(period("2022年底开始建设的议事室，截至2024年底达31个。")).toBe("2024");
  expect(period("截至2023年底，建成议事室31个。")).toBe("2023");
  expect(period("2021年成立的委员工作室接待群众300人次。")).toBe("2024");
  expect(period("其中2021年立案提案80件。")).toBe("2021");
});

test("what another place or its committee did is told as theirs, and goes on until somebody else is named", () => {
  const done = "青禾县政协建成议事室9个，2024年协商31场；市政协建成议事室40个。松溪县建成委员工作室12个。";
  expect(inShort(figuresOf(done.split(/(?<=。)/)))).toEqual([
    "议事室（青禾县政协） 9个",
    "协商活动（青禾县政协） 31场",
    "议事室 40个",
    "委员工作室（松溪县） 12个",
  ]);
  expect(inShort(figuresOf(["在园区建成委员工作室12个。", "云川市政协建成议事室40个。"]))).toEqual([
    "委员工作室 12个",
    "议事室 40个",
  ]);
});

test("a report in traditional characters is read, and printed as it is", () => {
  const [figure] = figuresOf(["开展社區協商90余場。"]);
  expect(figure).toMatchObject({ metric: "社区协商活动", printed: "90余場", quote: "开展社區協商90余場。" });
});

describe("what a line of a list or a table leaves out is read from its place", () => {
  test.each<[string, string, string[]]>([
    ["收到提案：88件；立案：71件", "", ["提案征集 88件", "提案立案 71件"]],
    ["采用情况：全国政协4条，省政协17条", "", ["采用（全国政协） 4条", "采用（省政协） 17条"]],
    ["农林水利33件41.5%", "提案分类统计表", ["提案（农林水利类） 33件", "提案占比（农林水利类） 41.5%"]],
    ["其他9件11.2%", "提案分类统计表", ["提案（其他类） 9件", "提案占比（其他类） 11.2%"]],
    ["合计立案80件100%", "提案分类统计表", ["提案立案 80件"]],
    ["农林水利33件", "项目推进一览", ["农林水利 33件"]],
  ])("%s (%s)", (line, heading, expected) => {
    expect(inShort(figuresOf([line], { heading }))).toEqual(expected);
  });
});

test("what is still under way is told apart from what is done", () => {
  expect(inShort(figuresOf(["收到提案90件，已办结84件，仍在办理6件。"]))).toEqual([
    "提案征集 90件",
    "提案办复 84件",
    "提案办复（仍在办理） 6件",
  ]);
});

test("a rate of persons is none of what they did", () => {
  expect(inShort(figuresOf(["210名委员参与率达到93%。"]))).toEqual(["委员 210名", "参与率 93%"]);
});

test("who adopted what was sent on is who it was sent to", () => {
  expect(inShort(figuresOf(["社情民意信息被省政协采用22篇，其中转报全国政协并被采用3篇。"]))).toEqual([
    "社情民意信息采用（省政协） 22篇",
    "社情民意信息采用（全国政协） 3篇",
  ]);
});

test("the place that a report is about narrows nothing", () => {
  const banner = { committee: "云川旗政协", region: "云川旗", level: "county" } as const;
  expect(inShort(figuresOf(["全旗立案提案37件。"], banner))).toEqual(["提案立案 37件"]);
});

test("who speaks is no setting of what is told", () => {
  const [figure] = figuresOf(["住在青山省云川市的店主笑着说。", "上报社情民意信息12篇。"]);
  expect(figure?.context.join()).not.toContain("店主");
});

test("what is announced for the new year is a plan", () => {
  const [figure] = figuresOf(["新的一年要办好“屋场夜谈”60场。"]);
  expect(figure).toMatchObject({ kind: "plan", period: "2025" });
});

test("a row over the years of a report is told year by year", () => {
  const years = { period: "2011—2015年", title: "云川市政协五年工作综述" };
  const told = (text: string): string[] =>
    figuresOf([text], years).map(({ period, metric, printed }) => `${period} ${metric} ${printed}`);
  expect(told("各年立案提案数依次为31件、42件、53件、64件、75件。")).toEqual([
    "2011 提案立案 31件",
    "2012 提案立案 42件",
    "2013 提案立案 53件",
    "2014 提案立案 64件",
    "2015 提案立案 75件",
  ]);
  expect(told("各年立案提案数依次为31件、42件、53件。").filter((one) => /^201\d /.test(one))).toEqual([]);
});

describe("what is said of several is said of each", () => {
  test.each<[string, string[]]>([
    [
      "立案提案80件，其中农林水利类33件、其他9件。",
      ["提案立案 80件", "提案（农林水利类） 33件", "提案（其他类） 9件"],
    ],
    ["47家承办单位办理面商率、办复率均为100%。", ["承办单位 47家", "面商率 100%", "办复率 100%"]],
  ])("%s", (sentence, expected) => {
    expect(inShort(figuresOf([sentence]))).toEqual(expected);
  });
  expect(figuresOf(["筹措助学资金和物资折合人民币85万元。"])[0]?.parts).toEqual(["助学资金", "物资"]);
});

test("the year compared with is none of what follows, nor is another matter", () => {
  const figures = figuresOf(["2024年立案提案90件，比2023年的81件多出9件，解决率提高到72%。"]);
  expect(figures.at(-1)).toMatchObject({ period: "2024", metric: "提案解决率", printed: "72%" });
});

test("a share told of somebody is theirs", () => {
  expect(inShort(figuresOf(["县级政协报送占61%，政协委员占24%。"]))).toEqual([
    "报送占比（县级政协） 61%",
    "占比（政协委员） 24%",
  ]);
});

test("members named by the level of the report are its members", () => {
  const county = { committee: "青禾县政协", region: "青禾县", level: "county" } as const;
  expect(inShort(figuresOf(["210名县政协委员联系群众。"], county))[0]).toContain("政协委员");
  expect(figuresOf(["210名县政协委员联系群众。"], county)[0]?.metric).toBe("政协委员");
  expect(figuresOf(["住青禾的9名市政协委员联系群众。"], county)[0]?.metric).toBe("市政协委员");
});
