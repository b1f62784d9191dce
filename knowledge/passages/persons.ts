/**
 * Names of persons beside their posts, as reports print them: 主席王某, 王某主席, 市委书记王某.
 * Comes in: a sentence. Goes out: persons with their posts. Never: a name that no post stands beside.
 */

import { TITLES } from "./wanted.ts";

/** Someone whom a sentence names with a post. */
export interface Person {
  name: string;
  start: number;
  end: number;
  /** 市政协 and 副主席; who is both 副主席 and 主委 has two. */
  posts: ReadonlyArray<{ organ: string; title: string }>;
  /** All of them as printed: 市政协党组成员、副主席. */
  printed: string;
}

const SURNAMES =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅付钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎闫薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔汤向常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘查麻苑迟邝官封谈匡鞠惠荆池敖乐冀郁胥班储栗燕楚鄢谌奚皮粟冼蔺楼蔚郜阚帅屠盖练廉禹井祖漆丰卿国狄平计宣晋初门云容扈晁芮普戈伏鹿薄邸雍母裘亓杭况宿隆茹诺慕亢哈宾勾";
const DOUBLE = "欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|拓跋";

// Everyday words that begin with a character that is also a surname.
const NO_NAME =
  /^(?:班子|项目|方案|方面|方式|方向|时间|时任|时代|安排|安全|成员|成果|成立|成效|关于|关心|关注|关键|于是|路线|路径|单位|单独|常委|常务|常态|石油|金融|高度|高位|高质|高校|高标|万名|万人|万余|全[体市程年面力国省县区员]|明确|强化|充分|平台|平安|平时|相关|计划|任务|任期|任职|应邀|应当|应急|连续|连任|宣[讲布传读誓]|严[格肃]|党[组建委员支]|包[保抓联]|解[决读]|乐于|容易|农[村业民]|周[密边到]|国[家务]|文[化史旅件]|谈[话心]|管[理委]|施工|商[会务量谈]|查[看阅摆]|华[侨人]|古[镇城]|明[年确]|石[榴]|门[户诊]|云[端上]|平[等台]|季[度]|向[市省全大社党各会委人基])/;
/** What a name is followed by: the report goes on with what the person does. */
const GOES_ON =
  /^(?:$|[，。；：、！？（）《“”\s]|到|赴|率|带|主持|出席|参加|参与|作|做|在|与|同|和|及|等|为|向|对|就|前往|深入|走访|调研|视察|考察|讲|致辞|指出|强调|表示|宣布|宣读|代表|介绍|一行|分别|先后|多次|亲自|牵头|领衔|主讲|督导|督办|看望|慰问|会见|听取|开展|通报|当选|担任|兼任|任|来|深|共|陪同|宣讲|签|发言|同志|委员|先生|女士|主席|书记|市长|的|说|被|获|提|围绕|现场|接受|撰写|报道|摄|把|坦言|告诉)/;

const CHUNK = /[\u4e00-\u9fa5“”]*$/;
const BEHIND = new RegExp(`(?:${TITLES}|委员|代表|干部|校长|教授|医生|律师|总经理|董事长)`, "g");
const BEFORE = new RegExp(
  `(?:^|[，。；：、“]|(市委|市政府|市政协|省委|省政府|省政协|县委|区委|政协|党组|州委|州政协))([\u4e00-\u9fa5]{2,3})(${TITLES})(?!班|会议|团|办)`,
  "g",
);

/** Finds persons with their posts. */
export function personsIn(text: string): Person[] {
  const found: Person[] = [];
  for (const match of text.matchAll(BEHIND)) {
    const start = match.index + match[0].length;
    const name = nameAt(text, start);
    if (name === "") continue;
    const chain = chainBefore(text, match.index + match[0].length);
    found.push({ name, start, end: start + name.length, posts: postsOf(chain), printed: chain });
  }
  for (const match of text.matchAll(BEFORE)) {
    const [whole, organ = "", name = "", title = ""] = match;
    if (!isName(name)) continue;
    const start = match.index + whole.length - title.length - name.length;
    if (found.some((one) => one.start < start + name.length && start < one.end)) continue;
    found.push({ name, start, end: start + name.length, posts: [{ organ, title }], printed: title });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The name that stands at a place, or nothing. */
function nameAt(text: string, at: number): string {
  const double = new RegExp(`^(?:${DOUBLE})`).test(text.slice(at, at + 2)) ? 1 : 0;
  // 林致远 rather than 林致; but 梁静到 is 梁静, whom the report has go somewhere.
  for (const length of [2 + double, 3 + double]) {
    const name = text.slice(at, at + length);
    const next = text.slice(at + length);
    if (name.length < length || !isName(name) || !GOES_ON.test(next)) continue;
    // 张建和出席: nobody joins a verb by 和.
    if (/^[和同与]/.test(next) && GOES_ON.test(next.slice(1)) && length === 2) continue;
    return name;
  }
  return "";
}

function isName(text: string): boolean {
  if (!/^[\u4e00-\u9fa5]{2,4}$/.test(text) || NO_NAME.test(text)) return false;
  return SURNAMES.includes(text.charAt(0)) && !/[的了在是和与及等省市县区委]/.test(text.slice(1));
}

/** 贵阳市政协党组成员、副主席: the posts right before a name, joined by 、 and nothing else. */
function chainBefore(text: string, end: number): string {
  const part =
    text
      .slice(0, end)
      .split(/[，。；：！？（）《》]/)
      .at(-1) ?? "";
  const chunks = part.split("、");
  const kept: string[] = [];
  for (const chunk of chunks.reverse()) {
    const post = new RegExp(`(?:${TITLES}|成员|委员|代表|干部|校长|教授|医生|律师|总经理|董事长)$`).test(
      chunk,
    );
    if (!post) break;
    kept.unshift(CHUNK.exec(chunk)?.[0] ?? chunk);
  }
  return kept.join("、");
}

function postsOf(chain: string): Person["posts"] {
  const title = new RegExp(`(?:${TITLES}|成员|委员|代表|干部|校长|教授|医生|律师|总经理|董事长)$`);
  return chain.split("、").map((chunk) => {
    const found = title.exec(chunk)?.[0] ?? "";
    return { organ: chunk.slice(0, chunk.length - found.length), title: found };
  });
}

const SIGNED =
  /(?:记者|通讯员|作者|执笔)[\s：:]*([\u4e00-\u9fa5]{2,4})[）)]?$|(?:^|[\s）])(?:主席|报告人|作报告人)?[\s：:]*([\u4e00-\u9fa5]{2,4})$/;

/** Who signed a paper: what a line ends with that is no sentence. */
export function signerOf(lines: readonly string[]): { name: string; line: string } | null {
  for (const line of lines) {
    const found = SIGNED.exec(line.trim());
    const name = found?.[1] ?? found?.[2] ?? "";
    if (name !== "" && isName(name)) return { name, line };
  }
  return null;
}
