/**
 * Whose doing a count is: the committee's own, or somebody else's.
 * In: the subject of a label, what became of the thing counted. Out: the narrowing it makes, or none.
 * Never: the committee's own bodies and members as a narrowing.
 */

/** Bodies and members of the committee itself. */
const OWN =
  /^(?:我们|本会|政协|市政协|县政协|区政协|省政协|州政协|旗政协|人民政协|常委会|常务委员会|党组|主席会议?(?:成员)?|主席班子|班子|领导班子|机关|委员|全体|广大|界别|专委会|各专委会|各专门委员会|各委室|政协组织|主要领导|领导|[\u4e00-\u9fa5]{2,5}[省市县区州旗盟]政协|政协[\u4e00-\u9fa5]{2,8}委员会)/;

/** 古城区政协, 宁蒗县: a committee or place by its name; 园区 and 社区 are kinds of places. */
const NAMED =
  /^(?!中共|住|驻|我|本|全|各|该|辖|所)(?:[\u4e00-\u9fa5]{2,8}[省市县区州旗盟]政协|[\u4e00-\u9fa5]{1,6}(?:县|旗|(?<![园小景片校城灾山库社地街学厂矿牧林港新湾商])区|镇|乡|街道)$)/;

const OTHERS =
  /民主党派|工商联|无党派|人民团体|全国政协|政协系统|各级政协|[市县区][、（(]?[市县区][、，]?[市县区]?[）)]?政协|市县政协|区县政协|县区政协|各[区市县].{0,6}政协|各?乡镇|街道|社区|村|联络[组室处]|企业|部门|单位|群众|群团/;

/** 市政协常委会 in a report of that 市政协, or the committee by its name. */
export function isOwn(subject: string, ownLevel: string, committee: string): boolean {
  const own = new RegExp(`^(?:[我本全]?${ownLevel})?政协(?!委员(?!会)|系统)`);
  return subject.startsWith(committee) || (ownLevel !== "" && own.test(subject));
}

/** The part of a subject that narrows, as it will be shown; empty for the committee's own. */
export function narrowingSubject(subject: string, ownLevel: string, committee: string): string {
  const plain = subject
    .replace(/^(?:由|经|被|获)/, "")
    .replace(/(?:的|先后|共同|踊跃|积极|提出|共|所)+$/, "");
  // 全旗立案: the place that the report is about is no part of it.
  if (new RegExp(`^全${ownLevel}$`).test(plain)) return "";
  if (plain === "" || plain.length > 24 || isOwn(plain, ownLevel, committee)) return "";
  // By two characters: 丽江政协, 丽江市政协 and 政协丽江市委员会 are one.
  if (committee !== "" && NAMED.test(plain) && !plain.startsWith(committee.slice(0, 2))) return plain;
  if (/全[国省市县区州]?(?:各级)?政协(?:系统|组织)/.test(plain) || /各级政协|[市县区]+政协组织/.test(plain))
    return plain;
  // 住攸省、市政协委员: members of committees above, who live here.
  if (/^[住驻在][\u4e00-\u9fa5]{0,4}(?:全国|省|市)[、和及]?市?政协委员/.test(plain)) return plain;
  const members = /(全国|省|市|[县区])政协委员$/.exec(plain)?.[1];
  if (
    members !== undefined &&
    ownLevel !== "" &&
    !ownLevel.includes(members) &&
    !/^市?[、和]?县区/.test(plain)
  )
    return plain;
  if (OTHERS.test(plain) && !/委员(?!会)|政协党组|参加单位/.test(plain)) return plain;
  if (OWN.test(plain)) {
    // 省政协 in a report of a city is not the committee itself.
    const level = /^(全国|自治区|省|市|县|区|州|盟|旗)政协(?!委员)/.exec(plain)?.[1];
    return level !== undefined && ownLevel !== "" && level !== ownLevel && level !== "区" ? plain : "";
  }
  return "";
}

/** Who adopted or commented on one thing says nothing of the next. */
export const ORGANS = /政协(?!同心|讲堂|学堂)|领导|(?<!党派)[省市县区]委|政府|书记|办公厅/;

const ORGAN =
  /(?:获得?|被|受到|得到|经|由)([^获被]{1,40}?)(?:同志)?(?:的)?(?:采用|采纳|录用|采编|批示|签批|圈批|肯定|转报|转办|刊发|刊登|报道|表彰|表扬|通报|立案)/;

/** 转报省政协并被采用: by whom it was sent on to. */
const ONWARD =
  /(?:转报|报送|上报|报)([\u4e00-\u9fa5]{2,10}?(?:政协|办公厅|办公室|[省市县区州盟旗]委))(?:并|后|，|且)+(?:被|获)?(?:采用|采纳|录用|采编)/;

/** Who adopted or commented: 全国政协、省政协 of 获全国政协、省政协采用. */
export function organOf(rest: string): string {
  const organ = ONWARD.exec(rest)?.[1] ?? ORGAN.exec(rest)?.[1] ?? "";
  if (!/政协|委|府|领导|书记|[省市县区州]长|部|厅|局|中央|媒体|报|网|台|国务院|上级|中办|国办/.test(organ))
    return "";
  if (/^(?:有关|相关|各|职能)*(?:部门|方面|单位)$/.test(organ)) return "";
  return organ.replace(/^(?:到|了)|等$|(?:先后|正面|充分|高度)$/g, "");
}

/** 配合省政协完成…: done for somebody else, at whose bidding. */
export function partnerOf(label: string): string {
  const partner =
    /(?:配合|协助|陪同|服务)(全国政协|省政协|[\u4e00-\u9fa5]{2,4}省政协|省级政协|上级政协|市政协|国家)/.exec(
      label,
    )?.[1];
  return partner === undefined ? "" : `配合${partner}`;
}
