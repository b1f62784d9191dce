/**
 * What the browser tests share. In: whether the bot is to answer. Out: one Chromium, one emulator and perhaps one bot
 * for a file, and pages in it. Never: a test that passes over an error of the page's script.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM, hasChromium, launchBrowser } from "../../scripts/local/browser.ts";
import { anyPort } from "../../scripts/local/ports.ts";
import { MEMBER, openStage, type Stage } from "../../scripts/local/stage.ts";
import type { EmulatedWorld } from "../emulator/client.ts";

export interface Visit {
  world(): EmulatedWorld;
  chatId(name: string): string;
  /** The page as 林委员 sees it, unless the query names somebody else. */
  open(query?: Record<string, string>, options?: BrowserContextOptions): Promise<Page>;
}

/** Without a Chromium the tests are skipped, and a line says so; where CI is set that is a failure. */
export function describeInBrowser(
  name: string,
  { bot }: { bot: boolean },
  tests: (visit: Visit) => void,
): void {
  if (!hasChromium()) {
    const where = `没有 Chromium（${CHROMIUM}），浏览器测试没有跑；装好后用 CHROMIUM 指明位置`;
    console.warn(where);
    test.skipIf(process.env.CI !== "true")("there is a Chromium", () => expect.fail(where));
  }
  describe.runIf(hasChromium())(name, { timeout: 60_000 }, () => tests(useVisit(bot)));
}

function useVisit(withBot: boolean): Visit {
  let folder: string;
  let stage: Stage;
  let browser: Browser;
  let errors: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "chat-page-"));
    stage = await openStage({ port: await anyPort(), chatPort: 0, folder, keep: false });
    const bot = withBot ? await stage.startBot() : undefined;
    browser = await launchBrowser();
    await bot?.ready();
  }, 90_000);

  afterAll(async () => {
    await browser?.close();
    await stage?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    // Whatever a test saw: no script may have broken.
    expect(errors).toEqual([]);
    errors = [];
  });

  return {
    world: () => stage.world,
    chatId: (name) => stage.world.info.chats.find((chat) => chat.name === name)?.chat_id ?? "",
    open: async (query = {}, options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      const page = await context.newPage();
      page.on("pageerror", (error) => errors.push(String(error)));
      await page.goto(`${stage.emulator.origin}/?${new URLSearchParams({ person: MEMBER, ...query })}`);
      await page.locator(".app").waitFor();
      return page;
    },
  };
}

export const composer = (within: Page | Locator): Locator => within.getByRole("textbox").last();

/** The latest message with these words. */
export const row = (within: Page | Locator, text: string): Locator =>
  within.locator(".row").filter({ hasText: text }).last();

/** Types it and sends it. */
export async function write(within: Page | Locator, text: string): Promise<void> {
  await composer(within).pressSequentially(text);
  await composer(within).press("Enter");
}

/** @ and the first of the list, which is the bot; then the words. */
export async function writeToBot(within: Page | Locator, text: string): Promise<void> {
  await composer(within).pressSequentially("@");
  await composer(within).press("Enter");
  await write(within, text);
}
