// What a question names must be told of the figure that answers it; a neighbour of it is never asserted.

import { describe, expect, test } from "vitest";
import { extractFigures } from "../../../knowledge/extract/figures.ts";
import { readDocuments } from "../../../knowledge/read/read.ts";
import { answerTo, fixtureTables } from "../fixture.ts";
import { baseOf, figuresOf, inShort, paper } from "./paper.ts";

const tables = fixtureTables();

/** What is asserted: the figures, or how the answer declines. */
async function told(sentences: readonly string[], question: string | string[]): Promise<string> {
  const answer = await answerTo(baseOf(paper(sentences)), question);
  return answer.kind === "answer"
    ? inShort(answer.figures)
        .map((one) => one.split(" ").at(-1))
        .join(" ")
    : answer.kind;
}

describe("a neighbour is no answer", () => {
  test.each([
    ["设“桥头议事亭”18座，调处纠纷77起。", "云川桥头议事亭有几个", "18座"],
    ["委员走进“桥头议事亭”，调处纠纷77起。", "云川桥头议事亭有几个", "none|choose"],
    ["表彰提案办理先进承办单位7家。", "云川提案承办单位多少家", "none|choose"],
    ["表彰提案办理先进承办单位7家。", "云川提案先进承办单位多少家", "7家"],
    ["市党政领导领衔督办重点提案9件。", "云川主席会议成员督办重点提案几件", "none|choose"],
    ["提案按时答复率98.5%。", "云川提案办理解决率多少", "none|choose"],
    ["委员参与调解矛盾纠纷46起，成功率91.3%。", "云川委员调解成功率", "91.3%|none"],
    ["参加读书活动的委员310人次。培训委员120人次。", "云川培训了多少人次委员", "120人次"],
    ["征集提案120件，立案80件。", "云川提案立案率报告写了多少", "none"],
    ["提案办理满意率从91.1%稳步升至97.5%。", "云川提案满意率多少", "97.5%$"],
    ["提案办理满意率从91.1%稳步升至97.5%。", "云川提案满意率从多少升到多少", "91.1% 97.5%"],
    ["报送信息90期，获省级以上领导批示8件、市级领导批示23件。", "云川信息领导批示多少", "none|choose"],
    ["报送省委、省政府信息41篇。", "云川信息一共报送多少篇", "none|choose"],
    ["提案办理答复、面商、办结分别为54件、51件、39件。", "云川提案办结几件", "39件|none|choose"],
    ["五年来开展协商310次。", "云川五年开了几次常委会几次主席会", "none|choose"],
    ["集体提案16件。", "云川集体提案和委员提案哪个多", "none|choose"],
    [
      "社会民生类提案23件、占29.3%，城乡类提案17件、占20.1%。",
      ["云川社会民生类提案占多少", "城乡类的呢"],
      "20.1%|none|choose",
    ],
    ["立案80件，并案6件。", ["云川提案立案多少件", "并案的呢"], "6件"],
  ])("%s %s", async (sentence, question, expected) => {
    expect(await told([sentence], question)).toMatch(new RegExp(`^(?:${expected})`));
  });
});

test("one number over years tells no best year, and another term's is not this one's", async () => {
  const about = { period: "2017—2021", title: "云川市政协第五届委员会五年工作综述" };
  const base = baseOf(paper(["五年来，提案立案812件。"], about));
  expect((await answerTo(base, "云川哪一年立案最多")).kind).toBe("none");
  expect((await answerTo(base, "云川六届政协立案多少件")).kind).toBe("none");
  expect((await answerTo(base, "云川五届政协五年立案多少件")).kind).toBe("answer");
});

test("what was told of several organs one after the other is each one's own", async () => {
  const sentences = ["报送社情民意信息90期，全国政协、省政协、市委办公室分别采用5条、17条、33条。"];
  expect(inShort(figuresOf(sentences)).slice(1)).toEqual([
    "社情民意信息采用（全国政协） 5条",
    "社情民意信息采用（省政协） 17条",
    "社情民意信息采用（市委办公室） 33条",
  ]);
  expect(await told(sentences, "云川信息省政协采用几条")).toBe("17条");
});

test("what a label says became of things is said of each behind it", () => {
  const sentences = ["社情民意信息：收集210条，编报45期。", "采用情况：全国政协3条，省政协14条。"];
  expect(inShort(figuresOf(sentences)).slice(2)).toEqual([
    "社情民意信息采用（全国政协） 3条",
    "社情民意信息采用（省政协） 14条",
  ]);
});

test("a year behind two places in a row is both places' own", async () => {
  const of = (region: string, period: string, count: number) =>
    paper([`召开党组会议${count}次。`], {
      id: `${region}${period}`,
      committee: `${region}市政协`,
      region,
      period,
    });
  const base = baseOf(of("云川", "2023", 9), of("云川", "2024", 12), of("南屏", "2024", 15));
  const answer = await answerTo(base, "云川南屏2024党组会议哪个多");
  expect(answer.kind === "answer" ? answer.figures.map(({ printed }) => printed) : answer.kind).toEqual([
    "12次",
    "15次",
  ]);
});

test("the rest of a list is a part of its own", () => {
  const sentences = ["立案提案90件，其中农业类40件、教育类30件、其他20件。"];
  expect(inShort(figuresOf(sentences)).at(-1)).toBe("提案（其他类） 20件");
});

test("a label before a colon is the count's own, in a list of marked lines too", () => {
  const [document] = readDocuments(
    "云川市政协2024年履职数据\n2024年，云川市政协依章程履职。\n■ 主席会议：12次；常委会会议：4次\n■ 协商议题：15个\n■ 收到提案：310件；立案：260件\n■ 开展协商：540场（次）\n■ 帮扶资金和物资：75万元",
    {},
    tables,
  );
  expect(inShort(document ? extractFigures(document, tables) : [])).toEqual([
    "主席会议 12次",
    "常委会议 4次",
    "协商议题 15个",
    "提案征集 310件",
    "提案立案 260件",
    "协商活动 540场（次）",
    "帮扶资金和物资 75万元",
  ]);
});
