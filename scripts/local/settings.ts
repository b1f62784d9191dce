/**
 * The local app's credentials. In: the folder for local state. Out: made-up credentials, the same at every start.
 * Never: anything that a deployed bot uses.
 */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

export interface Credentials {
  FEISHU_APP_ID: string;
  FEISHU_APP_SECRET: string;
  FEISHU_ENCRYPT_KEY: string;
  FEISHU_VERIFICATION_TOKEN: string;
  SEAL_KEY: string;
}

const random = (bytes: number): string => randomBytes(bytes).toString("hex");

/** Kept between starts: what was sealed must be opened again. */
export function credentials(file: string): Credentials {
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Credentials;
  const made: Credentials = {
    FEISHU_APP_ID: `cli_${random(8)}`,
    FEISHU_APP_SECRET: random(16),
    FEISHU_ENCRYPT_KEY: random(16),
    FEISHU_VERIFICATION_TOKEN: random(16),
    SEAL_KEY: randomBytes(32).toString("base64"),
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600 });
  return made;
}

/** The same credentials as the emulator's app has them. */
export const asEmulated = (app: Credentials) => ({
  app_id: app.FEISHU_APP_ID,
  app_secret: app.FEISHU_APP_SECRET,
  encrypt_key: app.FEISHU_ENCRYPT_KEY,
  verification_token: app.FEISHU_VERIFICATION_TOKEN,
});

/** What the worker is told of a world of the emulator. */
export const asVariables = (
  app: Credentials,
  domain: string,
  staffChatId: string,
): Record<string, string> => ({
  ...app,
  FEISHU_DOMAIN: domain,
  CLOCK_URL: `${domain}/emulator/clock`,
  STAFF_CHAT_ID: staffChatId,
  CONTACT: "社情民意信息中心 小陈（示例）",
  LOCAL_DEV: "1",
});
