/**
 * What is done about each code of the platform, in one table. In: an error. Out: the remedy, and sentences for staff
 * and operator. Never: a call. Codes: feishu open platform, 发送消息, 回复消息, 更新已发送的消息卡片, 群组, 通用错误码.
 */
import { FeishuError, NetworkError, TokenError } from "../core/errors.ts";

/**
 * - `retry`: certainly not sent, try later with the same uuid.
 * - `refresh`: the token has run out. The client asks for a new one and calls again, once; after that, later.
 * - `fix`: certainly not sent, and it will not be before somebody mends the configuration; tried again for a day.
 * - `unclear`: may have been sent, try again with the same uuid while the platform still knows it.
 * - `as-text`: the card was refused; say the same as text.
 * - `fresh`: what was replied to is gone; send a new message to the chat.
 * - `anew`: the card is too old to be updated; send it as a new message.
 * - `patch`: this way of updating a card is over; the ordinary one is not.
 * - `final`: refused for good; staff are told.
 */
export type Remedy =
  | "retry"
  | "refresh"
  | "fix"
  | "unclear"
  | "as-text"
  | "fresh"
  | "anew"
  | "patch"
  | "final";

interface Rule {
  does: Remedy;
  /** The person or group can't be reached: it is left in peace, and its subscriptions go, until something arrives. */
  blocks?: true;
  /** For the operator: what to do, and where in the console. */
  fix?: string;
  /** For staff: why it did not arrive. */
  says?: string;
}

/** The platform says that this uuid is being sent right now. */
export const BEING_SENT = 230049;
/** tenant_access_token invalid or expired. */
export const TOKEN_EXPIRED = 99991663;

const BOT = "开发者后台 → 添加应用能力：启用机器人，并发布版本";
const SCOPES = "开发者后台 → 权限管理：开通缺少的权限，再创建并发布版本";
const CREDENTIALS =
  "开发者后台 → 凭证与基础信息：核对 App ID 和 App Secret，再 npx wrangler secret put FEISHU_APP_SECRET";
const TENANT = "请企业管理员在管理后台 → 工作台 → 应用管理里查看本应用的状态";
const OURS = "是机器人的错，请把编号和错误码告诉开发者";

export const RULES: Record<number, Rule> = {
  // Sending and replying.
  230001: { does: "final", says: `请求的参数不对：${OURS}` },
  230002: { does: "final", blocks: true, says: "机器人已不在那个群里" },
  230006: { does: "fix", fix: BOT },
  230009: { does: "final", says: "过了可以撤回的时限" },
  230011: { does: "fresh", says: "要回复的消息已被撤回" },
  230012: { does: "final", says: `那不是机器人自己的消息：${OURS}` },
  230013: { does: "final", blocks: true, says: "对方不在应用的可用范围内，或已停用、离职" },
  230015: { does: "final", says: `单聊不能分享：${OURS}` },
  230017: { does: "final", says: `文件或图片不属于机器人：${OURS}` },
  230018: { does: "final", says: "那个群的设置不让机器人发言，请群主在群设置里放开" },
  230019: { does: "fresh", says: "话题已不存在" },
  230020: { does: "retry" },
  230022: { does: "final", says: "内容被判为敏感，请换个说法人工回复" },
  230025: { does: "as-text", says: "内容太长" },
  230026: { does: "final", says: "没有权限撤回" },
  230027: {
    does: "fix",
    fix: "开发者后台 → 权限管理：缺少发消息的权限；或群是外部群而应用没有开通对外共享",
  },
  230028: { does: "final", says: "内容里有电话或邮箱一类的信息，被本单位的防泄漏规则拦下" },
  230029: { does: "final", blocks: true, says: "对方已离职" },
  230031: { does: "anew", says: "卡片超过 14 天，不能再更新" },
  230034: { does: "final", says: `收件人的编号和类型对不上：${OURS}` },
  230035: { does: "final", says: "那个群被禁言，或管理员不让机器人发消息" },
  230036: { does: "fix", fix: "租户加密密钥已被删除，请联系企业管理员" },
  230038: { does: "final", says: "不能给外单位的人单独发消息" },
  [BEING_SENT]: { does: "retry" },
  230050: { does: "fresh", says: "要回复的消息机器人看不到了" },
  230053: { does: "final", blocks: true, says: "对方在飞书里关掉了本机器人的消息" },
  230054: { does: "final", says: `这种消息不支持这样处理：${OURS}` },
  230055: { does: "final", says: `文件类型和消息类型不一致：${OURS}` },
  230071: { does: "fresh", says: "那个群不允许在话题里回复" },
  230072: { does: "fresh", says: "那是合并在一起的消息，不能回复" },
  230075: { does: "final", says: "过了可以编辑的时限，或是密聊" },
  230099: { does: "as-text", says: "卡片没能生成" },
  230110: { does: "fresh", says: "要回复的消息已被删除" },
  230111: { does: "fresh", says: "要回复的消息即将销毁" },
  // Updating a card by a click's token.
  10002: { does: "final", says: `卡片不合规：${OURS}` },
  11311: { does: "final", says: `卡片不合规：${OURS}` },
  100000: { does: "final", says: `卡片太大：${OURS}` },
  100030: { does: "final", says: `卡片不是合法的 JSON：${OURS}` },
  200000: { does: "fresh", says: "卡片已被撤回" },
  200310: { does: "final", says: `那是别的应用的卡片：${OURS}` },
  200320: { does: "patch" },
  300020: { does: "patch" },
  300030: { does: "patch" },
  300040: { does: "patch" },
  300090: { does: "patch" },
  // Groups.
  232001: { does: "final", says: `群接口的参数不对：${OURS}` },
  232004: { does: "fix", fix: CREDENTIALS },
  232006: { does: "final", says: `群编号不对：${OURS}` },
  232009: { does: "final", blocks: true, says: "那个群已解散" },
  232010: { does: "final", says: "那个群属于外单位" },
  232011: { does: "final", blocks: true, says: "机器人不在那个群里" },
  232025: { does: "fix", fix: BOT },
  232033: { does: "final", says: "那是外部群，机器人只服务本单位" },
  232034: { does: "fix", fix: `应用在本租户不可用：${TENANT}` },
  // Tokens, scopes, quotas: the gateway's.
  99991661: { does: "final", says: `请求没有带令牌：${OURS}` },
  [TOKEN_EXPIRED]: { does: "refresh" },
  99991664: { does: "fix", fix: CREDENTIALS },
  99991665: { does: "fix", fix: CREDENTIALS },
  99991668: { does: "fix", fix: CREDENTIALS },
  99991671: { does: "final", says: `令牌的写法不对：${OURS}` },
  99991672: { does: "fix", fix: SCOPES },
  99991677: { does: "fix", fix: CREDENTIALS },
  99991679: { does: "fix", fix: SCOPES },
  99991400: { does: "retry" },
  99991401: { does: "fix", fix: "开发者后台 → 安全设置 → IP 白名单：挡住了机器人，请放行或清空" },
  99991403: { does: "fix", fix: "本月的接口调用次数已用完：请企业管理员在管理后台 → 费用中心查看" },
  99992351: { does: "final", blocks: true, says: "飞书不认识这个人的编号" },
  99992354: { does: "final", says: `消息编号不对：${OURS}` },
  99992361: { does: "fix", fix: "用了另一个应用里的 open_id：检查 FEISHU_APP_ID 是不是换过应用" },
  99992402: { does: "final", says: `请求的字段不合规：${OURS}` },
  10014: { does: "fix", fix: `应用被停用，或 App Secret 不对：${CREDENTIALS}` },
  10015: { does: "fix", fix: CREDENTIALS },
  // Frequency, of older interfaces.
  11232: { does: "retry" },
  11233: { does: "retry" },
  11247: { does: "retry" },
  // Internal.
  2200: { does: "unclear" },
  5000: { does: "unclear" },
};

/** What the operator has to do in the console, by code. */
export const fixFor = (code: number): string | undefined => RULES[code]?.fix;

/** Why it did not arrive, for staff. */
export const reasonFor = (code: number): string | undefined => RULES[code]?.says;

/** Whether a refusal with this code says that the person or group can't be reached at all. */
export const blocks = (code: number): boolean => RULES[code]?.blocks === true;

export function remedy(error: unknown): Remedy {
  if (error instanceof NetworkError) return "unclear";
  if (error instanceof TokenError) return fixFor(error.code) ? "fix" : "retry";
  // Not of the platform: the seal, the drawing. Nothing was sent, and the next version may do better.
  if (!(error instanceof FeishuError)) return "fix";
  const rule = RULES[error.code];
  if (rule) return rule.does;
  return error.status === 429 ? "retry" : error.status >= 500 ? "unclear" : "final";
}
