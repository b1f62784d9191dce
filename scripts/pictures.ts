/**
 * `npm run pictures`: the README's pictures, taken of the chat page with the real bot behind it. In: Chromium. Out:
 * docs/pictures/*.png. Never: a picture of something that the bot did not say.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { command } from "./command.ts";
import { CHROMIUM, hasChromium, launchBrowser } from "./local/browser.ts";
import { anyPort } from "./local/ports.ts";
import { GROUP, MEMBER, openStage, type Stage, TOPIC_GROUP } from "./local/stage.ts";

const OUT = "docs/pictures";
const LIMIT = 200 * 1024;
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5 };
const DESK = { viewport: { width: 1180, height: 700 }, deviceScaleFactor: 1 };
const DAY = 24 * 3600 * 1000;
/** Half past nine in Beijing, in UTC: the pictures' time of day. */
const MORNING = 1.5 * 3600 * 1000;

command(
  "npm run pictures --",
  `拍 README 里的图片，写到 ${OUT}（需要 Chromium，用 CHROMIUM 指明位置）`,
).parse();

interface Scene {
  file: string;
  look: BrowserContextOptions;
  chat: string;
  play?: (page: Page) => Promise<void>;
}

const composer = (within: Page | Locator): Locator => within.getByRole("textbox").last();
const answers = (within: Page | Locator): Locator => within.locator(".row:not(.row-mine) .fs-card");

/** Says it and waits until one card more is there than what was there, the greeting at least. */
async function ask(page: Page, text: string): Promise<void> {
  await answers(page).first().waitFor();
  const before = await answers(page).count();
  await composer(page).pressSequentially(text);
  await composer(page).press("Enter");
  await answers(page).nth(before).waitFor();
}

async function askInGroup(within: Page | Locator, text: string): Promise<void> {
  await composer(within).pressSequentially("@");
  await composer(within).press("Enter");
  await composer(within).pressSequentially(text);
  await composer(within).press("Enter");
}

const scenes = ({ world }: Stage): Scene[] => {
  const chat = (name: string) => world.info.chats.find((one) => one.name === name)?.chat_id ?? "";
  return [
    {
      file: "private",
      look: PHONE,
      chat: "bot",
      play: (page) => ask(page, "贵阳2024年社区协商多少场"),
    },
    { file: "follow", look: PHONE, chat: "bot", play: (page) => ask(page, "那园区协商呢") },
    { file: "choose", look: PHONE, chat: "bot", play: (page) => ask(page, "贵阳智力支边帮扶资金多少") },
    {
      file: "group",
      look: DESK,
      chat: chat(GROUP),
      play: async (page) => {
        await world.say({
          person: "周委员",
          chat: GROUP,
          text: "下午的材料还差一个数，谁记得天水的提案办结率？",
        });
        await page.getByText("谁记得天水").last().waitFor();
        await askInGroup(page, "天水提案办结率");
        await page.locator(".row").getByText("100%").waitFor();
      },
    },
    {
      file: "topic",
      look: DESK,
      chat: chat(TOPIC_GROUP),
      play: async (page) => {
        await askInGroup(page, "吕梁2025年提案征集多少件");
        await page.getByText("1 条回复").click();
        const panel = page.getByRole("complementary");
        await askInGroup(panel, "天水提案办结率");
        await panel.getByText("100%").waitFor();
      },
    },
    { file: "dark", look: { ...PHONE, colorScheme: "dark" }, chat: chat(GROUP) },
  ];
};

async function shoot(page: Page, file: string): Promise<void> {
  // What the pointer is over shows its tools.
  await page.mouse.move(0, 0);
  await page.waitForTimeout(400);
  const path = join(OUT, `${file}.png`);
  await page.screenshot({ path, animations: "disabled", caret: "hide" });
  const { size } = statSync(path);
  console.log(`${size > LIMIT ? "✗" : "✓"} ${path}  ${Math.round(size / 1024)} KB`);
  if (size > LIMIT) process.exitCode = 1;
}

async function takeAll(stage: Stage): Promise<void> {
  const browser = await launchBrowser();
  try {
    const now = await stage.world.now();
    await stage.world.turnTo(Math.ceil(now / DAY) * DAY + MORNING);
    for (const { file, look, chat, play } of scenes(stage)) {
      const context = await browser.newContext({ ...look, locale: "zh-CN", reducedMotion: "reduce" });
      const page = await context.newPage();
      const query = new URLSearchParams({ person: MEMBER, chat });
      await page.goto(`${stage.emulator.origin}/?${query}`);
      await play?.(page);
      await shoot(page, file);
      await context.close();
    }
  } finally {
    await browser.close();
  }
}

if (!hasChromium()) {
  console.error(`没有 Chromium（${CHROMIUM}），请装好后用 CHROMIUM 指明位置`);
  process.exit(1);
}
mkdirSync(OUT, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), "pictures-"));
const stage = await openStage({ port: await anyPort(), chatPort: 0, folder, keep: false });
try {
  const bot = await stage.startBot();
  await bot.ready();
  await takeAll(stage);
} finally {
  await stage.stop();
  rmSync(folder, { recursive: true, force: true });
}
