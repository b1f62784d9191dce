/**
 * Places in a question.
 * Comes in: folded text and the names of China's divisions. Goes out: where which place is named.
 * Never: whether the base knows the place; a place that nobody named.
 */

/** Names of divisions, built from a data package; children know the name of what they lie in. */
export interface Divisions {
  /** Bare name or full name → [standing for (bare), name of the division above, level 1 | 2 | 3]. */
  names: Record<string, readonly [string, string, number]>;
  /** Names that several divisions share → what each of them stands under: 朝阳区 → 北京朝阳区, 长春朝阳区. */
  twins: Record<string, string[]>;
  /** First characters of the base's cities that only one of them begins with: 云市政协 for 云川市政协. */
  firsts: Record<string, string>;
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
  /** Places that the name may mean, where several share it and nothing beside it says which. */
  among: readonly string[];
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
  申城: "上海",
  津门: "天津",
  洪城: "南昌",
  椰城: "海口",
  青城: "呼和浩特",
  瓷都: "景德镇",
  禾城: "嘉兴",
  琼岛: "海南省",
  琼州: "海南省",
  齐鲁: "山东",
  三晋: "山西",
  燕赵: "河北",
  八闽: "福建",
  八桂: "广西",
  三秦: "陕西",
  荆楚: "湖北",
  三湘: "湖南",
  潇湘: "湖南",
  南粤: "广东",
  陇原: "甘肃",
};

// One character stands for a city only where nothing else can be meant: 筑2024年, 筑市政协.
const SHORT: Readonly<Record<string, string>> = { 筑: "贵阳" };

// One character stands for a province before 政协: 浙政协, 浙省政协.
const PROVINCES = new Map(
  (
    "京北京 津天津 沪上海 渝重庆 冀河北 晋山西 蒙内蒙古 辽辽宁 吉吉林省 黑黑龙江 苏江苏 浙浙江 皖安徽 闽福建 赣江西 鲁山东 " +
    "豫河南 鄂湖北 湘湖南 粤广东 桂广西 琼海南省 川四川 黔贵州 滇云南 藏西藏 陕陕西 甘甘肃 青青海 宁宁夏"
  )
    .split(" ")
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);

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
  /^(?:省|市)?(?:日报|晚报|政协报(?!送|告|名|道)|卫视|电视台|广播|文史|新闻|大学|学院|特色|政协》|政协志|医科|联谊会)/;
const PAPER = new RegExp(PUBLICATION.source.replace(/\|文史|\|特色/g, ""));
const TAIL = /^(?:市|省|州|县|区|地区|自治州|盟)?(?:政协委员会|委员会|政协)?/;

// What stands behind 市 when it is the city's organ that is named: 市委 but not 市委员会.
const ORGAN = /^(?:委(?!员)|领导|长(?!期)|直|里|级|区|政府|人大)/;

/** Finds the places a question names, in the order of naming, the longest name at each point. */
export function findPlaces(text: string, divisions: Divisions): PlaceSpan[] {
  const spans = spansIn(text, divisions, PUBLICATION);
  // 宝鸡文史资料: where nothing else is named it is the place.
  return spans.length > 0 || !text.includes("文史") ? spans : spansIn(text, divisions, PAPER);
}

function spansIn(text: string, divisions: Divisions, publication: RegExp): PlaceSpan[] {
  const spans: PlaceSpan[] = [];
  let at = 0;
  while (at < text.length) {
    const span = placeAt(text, at, divisions, publication);
    if (span) {
      spans.push(span);
      at = span.end;
    } else at += 1;
  }
  return settled(
    spans.filter((span) => span.region !== COUNTRY || !isOrgan(span, spans, text)),
    divisions,
  );
}

/** What a division lies in, the nearest first. */
export function abovesOf(region: string, divisions: Divisions): string[] {
  const above = entryFor(region, divisions)?.[1] ?? "";
  return above === "" ? [] : [above, ...abovesOf(above, divisions)];
}

/** 长春的朝阳区: a place named beside a shared name says which of those that share it is meant. */
function settled(spans: readonly PlaceSpan[], divisions: Divisions): PlaceSpan[] {
  return spans.map((span) => {
    const named = new Set(spans.flatMap((other) => (other === span ? [] : [other.region])));
    const [only, ...others] = span.among.filter((region) =>
      abovesOf(region, divisions).some((above) => named.has(above)),
    );
    const entry = others.length === 0 ? entryFor(only, divisions) : undefined;
    return entry ? { ...span, region: entry[0], above: entry[1], level: entry[2], among: [] } : span;
  });
}

const COUNTRY = "全国";

/**
 * 全国政协 in 被全国政协采用, 住鲁全国政协委员, 全国政协重点提案 of a city: an organ or whose members, not whose report.
 */
function isOrgan(span: PlaceSpan, spans: readonly PlaceSpan[], text: string): boolean {
  const before = text.slice(0, span.start);
  const after = text.slice(span.end);
  if (/^(?:政协)?(?:办公厅)?(?:和|与|、|及)?(?:省政协)?(?:办公厅)?(?:所)?(?:采用|采纳|录用|转报)/.test(after))
    return true;
  if (/[被获向住驻给]$|[住驻在][\u4e00-\u9fa5]{1,2}$/.test(before)) return true;
  const other = spans.some((one) => one !== span && one.start < span.start);
  return other && !/(?:和|与|跟|同|、|比|及)$/.test(before);
}

function placeAt(text: string, at: number, divisions: Divisions, publication: RegExp): PlaceSpan | null {
  const start = text.startsWith("政协", at) ? at + 2 : at;
  for (let length = Math.min(12, text.length - start); length >= 2; length -= 1) {
    const name = text.slice(start, start + length);
    const alias = Object.hasOwn(divisions.names, name) ? undefined : ALIASES[name];
    const known = typeof alias === "string" ? alias : name;
    const entry = entryFor(known, divisions) ?? briefly(name, start, text, divisions);
    if (!entry) continue;
    const [region, above, level] = entry;
    const rest = text.slice(start + length);
    if (EVERYDAY.has(name) && !rest.startsWith("市")) continue;
    // 县委和县政府: 和县 is a county only where a question begins with it.
    if (name.startsWith("和") && at > 0) continue;
    if (publication.test(rest)) continue;
    // 六盘水市领导: the 市 of the full name belongs to the organ.
    const lent = /[省市县区州]$/.test(name) && name.length > 2 && ORGAN.test(rest) ? 1 : 0;
    // 桐梓县县政协委员: members at that level.
    const members = name.length > 2 && rest.startsWith(name.slice(-1)) && /^.政协委员(?!会)/.test(rest);
    const tail = lent > 0 || members ? 0 : tailLength(rest, level);
    const shared = level === 3 ? region : known;
    const among = (Object.hasOwn(divisions.twins, shared) && divisions.twins[shared]) || [];
    return { start: at, end: start + length - lent + tail, region, above, level, among };
  }
  const entry = at === 0 ? entryFor(inOne(text, divisions), divisions) : undefined;
  if (!entry) return null;
  const [region, above, level] = entry;
  return { start: at, end: at + 1 + tailLength(text.slice(1), level), region, above, level, among: [] };
}

/** The place that the first character of a question stands for. */
function inOne(text: string, { firsts }: Divisions): string | undefined {
  const [char, rest] = [text.slice(0, 1), text.slice(1)];
  if (/^(?:省|市)?政协|^\d|^今年|^去年|^市/.test(rest) && Object.hasOwn(SHORT, char)) return SHORT[char];
  if (/^市(?:政协|\d{2}|今年|去年|前年)/.test(rest) && Object.hasOwn(firsts, char)) return firsts[char];
  return /^省?政协/.test(rest) ? PROVINCES.get(char) : undefined;
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
  return ["市", "县", "区", "旗"].map((tail) => entryFor(name + tail, divisions)).find((entry) => entry);
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
  if (/^[省市县区州]$/.test(tail) && ORGAN.test(rest.slice(1))) return 0;
  // 贵阳区协商: 区 behind a city's bare name is no tail of it.
  if (level !== 3 && /^[县区]/.test(tail)) return 0;
  // 省政协 behind a city: another organ; 州 and 县 inside words are rare enough.
  if (level >= 2 && tail.startsWith("省")) return 0;
  if (level === 1 && tail.startsWith("市") && rest.startsWith("市")) return 0;
  return tail.length;
}
