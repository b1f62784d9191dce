import { expect, test } from "vitest";
import { documentOf, plansIn, sentencesIn } from "./documents.ts";

test("headings open sections, numbered or bold or short", () => {
  const document = documentOf(`贵阳市政协2024年工作总结
开门见山，立案提案90件。
一、聚焦主业
协商12次。
（一）把准方向
学习8次。
**在团结中聚力**
走访66人次。
凝聚共识 画好同心圆
联谊7次。`);
  expect(
    document.sections.map(({ heading, sentences }) => [heading, sentences.map((one) => one.text)]),
  ).toEqual([
    ["", ["开门见山，立案提案90件。"]],
    ["聚焦主业", ["协商12次。"]],
    ["把准方向", ["学习8次。"]],
    ["在团结中聚力", ["走访66人次。"]],
    ["凝聚共识 画好同心圆", ["联谊7次。"]],
  ]);
});

test.each(["下一步工作打算", "2025年工作安排", "2025年主要任务", "今后工作", "明年工作思路", "几点建议"])(
  "under %s nothing is an achievement, until a heading as high",
  (heading) => {
    const document = documentOf(`贵阳市政协2024年工作总结
一、2024年工作回顾
协商12次。
二、${heading}
协商20次。
（一）抓学习
学习10次。
三、几点体会
调研6次。`);
    expect(plansIn(document)).toEqual(["协商20次。", "学习10次。"]);
  },
);

test.each(["加强工作部署落实情况", "紧扣中心工作部署开展协商", "提出意见建议 助推发展", "2024年主要工作"])(
  "%s heads work that was done",
  (heading) => {
    expect(plansIn(documentOf(`贵阳市政协2024年工作总结\n一、${heading}\n协商12次。`))).toEqual([]);
  },
);

test("a paragraph that turns to the future is a plan, and the next is not", () => {
  const document = documentOf(`贵阳市政协2024年工作综述
2024年，市政协协商12次。下一步，市政协将协商20次。力争全覆盖。
全年视察6次。`);
  expect(plansIn(document)).toEqual(["下一步，市政协将协商20次。", "力争全覆盖。"]);
});

test.each([
  "会议强调，2025年要聚焦产业协商50场。",
  "将开展协商50场。",
  "2025年，政协将协商50场。",
  "下步打算：一是协商50场。",
  "贵阳市政协将继续协商50场。",
])("%s is a plan without a heading", (sentence) => {
  expect(plansIn(documentOf(`贵阳市政协2024年工作综述\n2024年协商12次。\n${sentence}`))).toEqual([sentence]);
});

test.each([
  "将286名委员编入专委会。",
  "要求立案提案90件。",
  "报告指出，过去一年，市政协主要协商50场，将民声带上会场。",
  "会议指出，重要提案90件。",
])("%s is work", (sentence) => {
  expect(plansIn(documentOf(`贵阳市政协2024年工作综述\n2024年协商12次。\n${sentence}`))).toEqual([]);
});

test("captions are told from text by their mark, their words, or their row", () => {
  const document = documentOf(`贵阳市政协2024年工作综述
▲贵阳市政协召开推进会。
图为委员视察现场。
全年协商12次。
2024年3月，市政协主席某某赴云岩区调研。
2024年4月，市政协副主席某某到企业走访。
委员座谈。（某某 摄）`);
  expect(sentencesIn(document)).toEqual(["全年协商12次。"]);
  expect(sentencesIn(document, "caption")).toHaveLength(5);
});

test("a credit behind the last paragraph makes it no caption", () => {
  const document = documentOf("贵阳市政协开展调研\n协商后解决问题88个。（某某 文/图）");
  expect(sentencesIn(document)[0]).toContain("88个");
});

test("a year to come heads plans, the year of the news does not", () => {
  expect(plansIn(documentOf("贵阳市政协2024年工作综述\n协商9次。\n2025年，这样干\n协商8次。"))).toEqual([
    "协商8次。",
  ]);
  const news = documentOf(
    "政协的答卷\n2024-09-01 来源：云川日报\n近年来，贵阳市政协协商9次。\n2024年，迈新步\n协商8次。",
  );
  expect(plansIn(news)).toEqual([]);
});

test("a piece of news that names who did what is no caption", () => {
  const document = documentOf("贵阳市政协开展调研\n2024年5月5日，市政协主席某某到云岩区调研3次。");
  expect(sentencesIn(document, "caption")).toEqual([]);
});

test("quotations, brackets and semicolons do not end a sentence", () => {
  const document = documentOf(
    "贵阳市政协2024年工作总结\n领导批示“很好。要办！”，并转有关部门（详见附件。下同）；一是协商3次；二是视察2次。“真管用。”委员说。",
  );
  expect(sentencesIn(document)).toEqual([
    "领导批示“很好。要办！”，并转有关部门（详见附件。下同）；一是协商3次；二是视察2次。",
    "“真管用。”",
    "委员说。",
  ]);
});

test("who gave the report, and when, is kept as a caption", () => {
  const document = documentOf(`贵阳市政协常务委员会工作报告
（2025年1月11日）
张 三
各位委员：
过去一年，立案提案90件。`);
  expect(sentencesIn(document, "caption")).toEqual(["贵阳市政协常务委员会工作报告 （2025年1月11日） 张 三"]);
});

test("lines of a list stand for themselves, the top of a table heads nothing, a numbered paragraph ends a section", () => {
  const document = documentOf(`贵阳市政协2024年工作总结
立案提案90件。
■ 党组会议：12次
■ 主席会议：8次；常委会会议：4次
一、走访：全年走访66人次；视察5次
二、提案分类表
类别\t件数\t占比
农林水利\t33件\t41.5%
三、协商12次。`);
  expect(
    document.sections.map(({ heading, sentences }) => [heading, sentences.map((one) => one.text)]),
  ).toEqual([
    [
      "",
      [
        "立案提案90件。",
        "党组会议：12次",
        "主席会议：8次；常委会会议：4次",
        "一、走访：全年走访66人次；视察5次",
      ],
    ],
    ["提案分类表", ["类别 件数 占比", "农林水利33件41.5%"]],
    ["", ["三、协商12次。"]],
  ]);
});
