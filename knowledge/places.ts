/**
 * Places in a question.
 * Comes in: folded text and the names of China's divisions. Goes out: where which place is named.
 * Never: whether the base knows the place; a place that nobody named.
 */

/** Names of divisions, built from a data package; children know the name of what they lie in. */
export interface Divisions {
  /** Bare name or full name → [standing for (bare), name of the division above, level 1 | 2 | 3]. */
  names: Record<string, readonly [string, string, number]>;
}

/** A place as named in a question. */
export interface PlaceSpan {
  start: number;
  end: number;
  /** Bare name: 贵阳, 云岩区. */
  region: string;
  /** The division above: 贵州 of 贵阳, 贵阳 of 云岩区. */
  above: string;
  /** 1 province, 2 prefecture, 3 county. */
  level: number;
}

// Names for a city that no list of divisions holds, in everyday use across the country.
const ALIASES: Readonly<Record<string, string>> = {
  贵阳贵安: "贵阳",
  筑城: "贵阳",
  林城: "贵阳",
  凉都: "六盘水",
  羊城: "广州",
  鹏城: "深圳",
  蓉城: "成都",
  泉城: "济南",
  星城: "长沙",
  江城: "武汉",
  春城: "昆明",
  金城: "兰州",
  冰城: "哈尔滨",
  羲皇故里: "天水",
  邕城: "南宁",
  榕城: "福州",
  鹭岛: "厦门",
  甬城: "宁波",
  岛城: "青岛",
};

// One character stands for a city only where nothing else can be meant: 筑2024年, 筑市政协.
const SHORT: Readonly<Record<string, string>> = { 筑: "贵阳" };

// Words of everyday speech that are also names of prefectures: they count only with 市 behind them.
const EVERYDAY = new Set([
  "来宾",
  "白银",
  "大同",
  "朝阳",
  "长治",
  "东方",
  "三明",
  "中山",
  "安康",
  "通化",
  "海东",
]);

// 《贵州日报》 and 山西新闻奖 name a medium or a prize, not the place that is asked about.
const PUBLICATION =
  /^(?:省|市)?(?:日报|晚报|政协报|卫视|电视台|广播|文史|新闻|大学|学院|特色|政协》|政协志|医科|联谊会)/;
const TAIL = /^(?:市|省|州|县|区|地区|自治州|盟)?(?:政协委员会|委员会|政协)?/;

// What stands behind 市 when it is the city's organ that is named: 市委 but not 市委员会.
const ORGAN = /^(?:委(?!员)|领导|长(?!期)|直|里|级|区|政府|人大)/;

/** Finds the places a question names, in the order of naming, the longest name at each point. */
export function findPlaces(text: string, divisions: Divisions): PlaceSpan[] {
  const spans: PlaceSpan[] = [];
  let at = 0;
  while (at < text.length) {
    const span = placeAt(text, at, divisions);
    if (span) {
      spans.push(span);
      at = span.end;
    } else at += 1;
  }
  return spans;
}

function placeAt(text: string, at: number, divisions: Divisions): PlaceSpan | null {
  const start = text.startsWith("政协", at) ? at + 2 : at;
  for (let length = Math.min(12, text.length - start); length >= 2; length -= 1) {
    const name = text.slice(start, start + length);
    const known = Object.hasOwn(ALIASES, name) ? ALIASES[name] : name;
    const entry = entryFor(known, divisions) ?? briefly(name, start, text, divisions);
    if (!entry) continue;
    const [region, above, level] = entry;
    const rest = text.slice(start + length);
    if (EVERYDAY.has(name) && !rest.startsWith("市")) continue;
    if (PUBLICATION.test(rest)) continue;
    // 六盘水市领导: the 市 of the full name belongs to the organ.
    const lent = name.endsWith("市") && ORGAN.test(rest) ? 1 : 0;
    const tail = lent > 0 ? 0 : tailLength(rest, level);
    return { start: at, end: start + length - lent + tail, region, above, level };
  }
  const short = SHORT[text.charAt(at)];
  const entry = entryFor(short, divisions);
  if (entry && at === 0 && /^(?:市?政协|\d|今年|去年|市)/.test(text.slice(1))) {
    return {
      start: at,
      end: at + 1 + tailLength(text.slice(1), 2),
      region: entry[0],
      above: entry[1],
      level: 2,
    };
  }
  return null;
}

/** 盘州政协 without its 市: so said only where the question begins or 政协 follows. */
function briefly(
  name: string,
  start: number,
  text: string,
  divisions: Divisions,
): ReturnType<typeof entryFor> {
  const rest = text.slice(start + name.length);
  if (start > 2 || !/^(?:政协|\d{2}|今年|去年|前年)/.test(rest)) return undefined;
  return ["市", "县", "区"].map((tail) => entryFor(name + tail, divisions)).find((entry) => entry);
}

// Own keys only: people also type `constructor`.
function entryFor(
  name: string | undefined,
  { names }: Divisions,
): readonly [string, string, number] | undefined {
  return name !== undefined && Object.hasOwn(names, name) ? names[name] : undefined;
}

function tailLength(rest: string, level: number): number {
  const tail = TAIL.exec(rest)?.[0] ?? "";
  // 贵阳市委 and 贵阳市领导 are the place and then an organ: their 市 belongs to the organ.
  if (tail === "市" && ORGAN.test(rest.slice(1))) return 0;
  // 贵阳区协商: 区 behind a city's bare name is no tail of it.
  if (level !== 3 && /^[县区]/.test(tail)) return 0;
  // 省政协 behind a city: another organ; 州 and 县 inside words are rare enough.
  if (level === 2 && tail.startsWith("省")) return 0;
  if (level === 1 && tail.startsWith("市") && rest.startsWith("市")) return 0;
  return tail.length;
}
