/**
 * The chat page as a person uses it: real Chromium, real emulator, the real bot in workerd. One of each for the file.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM, hasChromium, launchBrowser } from "../../scripts/local/browser.ts";
import { anyPort } from "../../scripts/local/ports.ts";
import { GROUP, MEMBER, openStage, type Stage, TOPIC_GROUP } from "../../scripts/local/stage.ts";
import { Bot, button, card2, plain } from "../emulator/support.ts";
import type { Json } from "../emulator/types.ts";

const OTHER = "周委员";
const QUESTION = "贵阳2024年社区协商多少场";
const ANSWER = "390余场（次）";
const PHONE = { width: 390, height: 844 };

if (!hasChromium()) {
  const where = `没有 Chromium（${CHROMIUM}），浏览器测试没有跑；装好后用 CHROMIUM 指明位置`;
  console.warn(where);
  test.runIf(process.env.CI === "true")("there is a Chromium", () => expect.fail(where));
}

describe.runIf(hasChromium())("the chat page", { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "chat-page-"));
  let stage: Stage;
  let browser: Browser;
  let errors: string[] = [];

  beforeAll(async () => {
    stage = await openStage({ port: await anyPort(), chatPort: 0, folder, keep: false });
    const bot = await stage.startBot();
    browser = await launchBrowser();
    await bot.ready();
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

  const chatId = (name: string): string =>
    stage.world.info.chats.find((chat) => chat.name === name)?.chat_id ?? "";

  async function open(
    query: Record<string, string> = {},
    options: BrowserContextOptions = {},
  ): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.goto(`${stage.emulator.origin}/?${new URLSearchParams({ person: MEMBER, ...query })}`);
    await page.getByRole("navigation", { name: "会话" }).waitFor({ state: "attached" });
    return page;
  }

  const composer = (within: Page | Locator): Locator => within.getByRole("textbox").last();
  const row = (within: Page | Locator, text: string): Locator =>
    within.locator(".row").filter({ hasText: text }).last();

  async function write(within: Page | Locator, text: string): Promise<void> {
    await composer(within).pressSequentially(text);
    await composer(within).press("Enter");
  }

  test("answers a question in the private chat, and a tapped button asks the next one", async () => {
    const page = await open({ chat: "bot" });
    await write(page, QUESTION);
    const answer = row(page, ANSWER);
    await answer.waitFor();
    const before = await page.locator(".row").count();
    await answer.getByRole("button", { name: "协商解决问题" }).click();
    await page.locator(".toast-success").waitFor();
    await expect.poll(() => page.locator(".row").count()).toBeGreaterThan(before);
  });

  test("mentions the bot through the picker, with the keyboard alone", async () => {
    const page = await open({ chat: chatId(GROUP) });
    await composer(page).pressSequentially("@");
    const options = page.getByRole("option");
    await expect.poll(() => options.allInnerTexts()).toHaveLength(4);
    expect(await options.first().getAttribute("aria-selected")).toBe("true");
    expect(await options.first().textContent()).toContain("政协助手");
    await composer(page).press("ArrowDown");
    expect(await options.nth(1).getAttribute("aria-selected")).toBe("true");
    await composer(page).press("ArrowUp");
    await composer(page).press("Enter");
    await page.locator(".chip", { hasText: "@政协助手" }).waitFor();
    await write(page, QUESTION);
    await row(page, ANSWER).waitFor();
    const said = page.locator(".row-mine").last();
    expect(await said.locator(".text").textContent()).toBe(`@政协助手 ${QUESTION}`);
    expect(await said.locator(".at").textContent()).toBe("@政协助手");
    expect(await said.locator(".lost").count()).toBe(0);
  });

  test("greys out what the bot does not get, and says why", async () => {
    const page = await open({ chat: chatId(GROUP) });
    await write(page, "下午三点开会");
    const lost = row(page, "下午三点开会");
    await lost.getByText("没有 @机器人，机器人收不到").waitFor();
    expect(await lost.getAttribute("class")).toContain("row-lost");
  });

  test("breaks the line with Shift+Enter and takes what looks like a mark as text", async () => {
    const page = await open({ chat: chatId(GROUP) });
    await composer(page).pressSequentially("第一行 {@all}");
    await composer(page).press("Shift+Enter");
    await write(page, "第二行");
    await row(page, "第二行").waitFor();
    expect(await row(page, "第二行").locator(".text").textContent()).toBe("第一行 ｛@all}\n第二行");
  });

  test("keeps a topic's replies in the topic", async () => {
    const page = await open({ chat: chatId(GROUP) });
    await write(page, "这件事另开一个话题");
    const main = page.getByRole("main");
    const first = row(main, "这件事另开一个话题");
    await first.waitFor();
    // By keyboard: into the messages, up to the latest, its menu.
    await main.getByRole("log").focus();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: "在话题中回复" }).click();
    const panel = page.getByRole("complementary", { name: "话题" });
    await composer(panel).pressSequentially("@");
    await composer(panel).press("Enter");
    await write(panel, "天水提案办结率");
    await row(panel, "100%").waitFor();

    const messages = await stage.world.messages({ chat: GROUP });
    const question = messages.find(({ visible }) => visible.includes("天水提案办结率"));
    const answer = messages.find(
      ({ sent_by, reply_to }) => sent_by === "bot" && reply_to === question?.message_id,
    );
    expect(question?.thread_id).toMatch(/^omt_/);
    expect(answer?.thread_id).toBe(question?.thread_id);
    // In the chat's own stream the answer stands within the topic only.
    expect(await main.locator(`[data-message="${answer?.message_id}"]`).count()).toBe(0);
    await first.getByText("2 条回复").waitFor();
    expect(new URL(page.url()).searchParams.get("thread")).toBe(question?.thread_id);
  });

  test("begins a topic with each message of a topic group", async () => {
    const page = await open({ chat: chatId(TOPIC_GROUP) });
    await composer(page).pressSequentially("@");
    await composer(page).press("Enter");
    await write(page, QUESTION);
    const topic = page.getByRole("main").locator(".row").last();
    await topic.getByText(ANSWER).waitFor();
    await topic.getByText("1 条回复").waitFor();
  });

  test("sends a form and shows the bot's toast", async () => {
    const bot = await new Bot(stage.world).signIn();
    const form: Json = {
      tag: "form",
      name: "report",
      elements: [
        { tag: "input", name: "title", required: true, placeholder: plain("标题") },
        button("提交", { v: 1, do: "nothing" }, { name: "send", form_action_type: "submit" }),
      ],
    };
    await bot.card(chatId(GROUP), card2({ tag: "markdown", content: "请填表" }, form));
    const page = await open({ chat: chatId(GROUP) });
    const filled = row(page, "请填表");
    await filled.getByRole("textbox").fill("关于养老服务的建议");
    await filled.getByRole("button", { name: "提交" }).click();
    await page.locator(".toast").getByText("这张卡片已过期").waitFor();
    const sent = (await stage.world.deliveries()).filter(({ kind }) => kind === "callback").at(-1);
    expect(sent?.payload).toMatchObject({
      event: { action: { form_value: { title: "关于养老服务的建议" } } },
    });
  });

  test("says with the client's code that the bot did not answer a tap", async () => {
    const bot = await new Bot(stage.world).signIn();
    await bot.card(chatId(GROUP), card2(button("没有人接", { v: 1 })));
    const page = await open({ chat: chatId(GROUP) });
    const { card_url } = stage.world.info.app;
    await stage.world.configure({ card_url: `http://127.0.0.1:${await anyPort()}/` });
    await page.getByRole("button", { name: "没有人接" }).click();
    await page.locator(".toast-error").getByText("连接目标回调服务失败 200342").waitFor();
    await stage.world.configure({ card_url });
  });

  test("draws a card anew when the bot changes it", async () => {
    const bot = await new Bot(stage.world).signIn();
    const sent = await bot.card(chatId(GROUP), card2({ tag: "markdown", content: "正在处理第一份" }));
    const page = await open({ chat: chatId(GROUP) });
    await row(page, "正在处理第一份").waitFor();
    await bot.patch(String(sent.data.message_id), card2({ tag: "markdown", content: "全部处理完了" }));
    await row(page, "全部处理完了").waitFor();
    expect(await page.getByText("正在处理第一份").count()).toBe(0);
  });

  test("shows others what one says, counts it as unread, and takes it back", async () => {
    const page = await open({ chat: chatId(GROUP) });
    const others = await open({ person: OTHER, chat: "bot" });
    await write(page, "这句我要收回");
    const listed = others.getByRole("button", { name: new RegExp(GROUP) });
    await listed.getByText("林委员：这句我要收回").waitFor();
    await listed.locator(".badge").waitFor();
    await listed.click();
    await row(others, "这句我要收回").waitFor();
    await expect.poll(() => listed.locator(".badge").count()).toBe(0);

    await row(page, "这句我要收回").click({ button: "right" });
    await page.getByRole("menuitem", { name: "撤回" }).click();
    await others.getByText("林委员撤回了一条消息").waitFor();
    await page.getByText("你撤回了一条消息").waitFor();
  });

  test("sends a picture and reacts to it", async () => {
    const page = await open({ chat: chatId(GROUP) });
    const png =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    await page.locator("input[type=file]").setInputFiles({
      name: "现场.png",
      mimeType: "image/png",
      buffer: Buffer.from(png, "base64"),
    });
    await page.getByRole("list", { name: "待发送的图片和文件" }).waitFor();
    await composer(page).press("Enter");
    const picture = page.locator(".row").filter({ has: page.getByRole("button", { name: "看大图" }) });
    await picture.waitFor();
    await expect
      .poll(() => picture.locator("img").evaluate((image) => Reflect.get(image, "naturalWidth")))
      .toBe(1);
    await picture.focus();
    await picture.press("Enter");
    await page.getByRole("menuitem", { name: "赞" }).click();
    await picture.getByRole("button", { name: "赞：林委员" }).click();
    await expect.poll(() => picture.locator(".reaction").count()).toBe(0);
  });

  test("takes files that are pasted or dropped, and lets go of them again", async () => {
    const page = await open({ chat: chatId(GROUP) });
    const give = (event: string) =>
      page.evaluate(`(() => {
        const data = new DataTransfer();
        data.items.add(new File(["words"], "${event}.txt", { type: "text/plain" }));
        const init = { bubbles: true, cancelable: true, clipboardData: data, dataTransfer: data };
        document.querySelector(".editor").dispatchEvent(new ${event}(${event === "DragEvent" ? '"drop"' : '"paste"'}, init));
      })()`);
    await give("ClipboardEvent");
    await page.getByText("ClipboardEvent.txt").waitFor();
    await give("DragEvent");
    await page.getByRole("button", { name: "不发 ClipboardEvent.txt" }).click();
    await composer(page).press("Enter");
    const link = page.getByRole("link", { name: "DragEvent.txt" });
    await link.waitFor();
    expect(await page.getByText("ClipboardEvent.txt").count()).toBe(0);
    const sent = await fetch(new URL((await link.getAttribute("href")) ?? "", page.url()));
    expect(await sent.text()).toBe("words");
  });

  test("says one of the bot's bubbles when it is tapped", async () => {
    const page = await open({ chat: "bot" });
    // The greeting of the first opening would take the bubbles' place as the latest word.
    await page.locator(".row .fs-card").first().waitFor();
    const bot = await new Bot(stage.world).signIn();
    const member = stage.world.info.people.find(({ name }) => name === MEMBER)?.open_id ?? "";
    const { data } = await bot.text(member, "还可以接着问");
    const path = `/im/v1/messages/${data.message_id}/push_follow_up`;
    const pushed = await bot.call("POST", path, { follow_ups: [{ content: "天水提案办结率" }] });
    expect(pushed.code).toBe(0);
    const bubble = page.getByRole("button", { name: "天水提案办结率", exact: true });
    await bubble.click();
    await row(page, "100%").waitFor();
    expect(await bubble.count()).toBe(0);
  });

  test("changes who speaks, and keeps person and chat in the address", async () => {
    const page = await open({ chat: "bot" });
    await page.getByRole("button", { name: "我是林委员，换一个人" }).click();
    await page.getByRole("menuitemradio", { name: "工作人员小陈" }).click();
    await page.getByRole("button", { name: /工作人员群/ }).click();
    await page.getByRole("heading", { level: 1, name: "工作人员群" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "工作人员群" }).waitFor();
    await page.getByRole("button", { name: "我是工作人员小陈，换一个人" }).waitFor();

    const member = await open();
    expect(await member.getByRole("button", { name: /工作人员群/ }).count()).toBe(0);
  });

  test("tells the bot each time its chat is opened, and of taps on its menu", async () => {
    const events = async (type: string) =>
      (await stage.world.deliveries()).filter(({ event_type }) => event_type === type).length;
    const entered = "im.chat.access_event.bot_p2p_chat_entered_v1";
    const page = await open({ chat: chatId(GROUP) });
    const before = await events(entered);
    await page
      .getByRole("button", { name: /政协助手/ })
      .first()
      .click();
    await expect.poll(() => events(entered)).toBe(before + 1);
    const taps = await events("application.bot.menu_v6");
    await page.getByRole("toolbar", { name: "机器人菜单" }).getByRole("button", { name: "问数据" }).click();
    await expect.poll(() => events("application.bot.menu_v6")).toBe(taps + 1);
    expect(await events(entered)).toBe(before + 1);
  });

  test("lets the bot out of a group and in again, and dissolves one", async () => {
    await stage.world.chat({ name: "临时小组" });
    const page = await open();
    await page.getByRole("button", { name: /临时小组/ }).click();
    await page.getByRole("button", { name: "群设置" }).click();
    await page.getByRole("button", { name: "移出群" }).click();
    const lines = page.locator(".line");
    await lines.getByText("林委员 移除了机器人 政协助手").waitFor();
    await page.getByRole("button", { name: "添加到群" }).click();
    await lines.getByText("林委员 添加了机器人 政协助手").waitFor();
    await page.getByRole("button", { name: "解散群" }).click();
    await page.getByRole("button", { name: "解散", exact: true }).click();
    await page.getByText("群已解散，不能再发消息").waitFor();
  });

  test("is one column on a phone, with a way back and nothing to the side", async () => {
    const page = await open({}, { viewport: PHONE, hasTouch: true });
    expect(await page.getByRole("main").isVisible()).toBe(false);
    await page.getByRole("button", { name: new RegExp(GROUP) }).tap();
    await page.getByRole("main").waitFor();
    expect(await page.getByRole("navigation").isVisible()).toBe(false);
    const tooWide = await page
      .locator(".frame *")
      .evaluateAll(
        (all, width) => all.filter((one) => one.getBoundingClientRect().right > width + 1).length,
        PHONE.width,
      );
    expect(tooWide).toBe(0);
    await page.getByRole("button", { name: "群设置" }).tap();
    const panel = page.getByRole("complementary", { name: "群设置" });
    expect(await panel.boundingBox()).toEqual({ x: 0, y: 0, ...PHONE });
    await panel.getByRole("button", { name: "返回" }).tap();
    await page.getByRole("button", { name: "返回会话列表" }).tap();
    await page.getByRole("navigation").waitFor();
  });

  test("turns the emulator's clock forward", async () => {
    const page = await open();
    const before = await stage.world.now();
    await page.getByTitle("模拟平台的时间，可以往后调").click();
    await page.getByRole("button", { name: "＋1 天" }).click();
    await expect.poll(() => stage.world.now()).toBeGreaterThanOrEqual(before + 24 * 3600 * 1000);
    await page.keyboard.press("Escape");
    expect(await page.getByRole("dialog").count()).toBe(0);
  });
});
