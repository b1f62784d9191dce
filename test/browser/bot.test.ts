/**
 * Talking to the bot through the chat page: real Chromium, real emulator, the real bot in workerd.
 */
import { expect, test } from "vitest";
import { GROUP, MEMBER, TOPIC_GROUP } from "../../scripts/local/stage.ts";
import { Bot, button, card2, plain } from "../emulator/support.ts";
import type { Json } from "../emulator/types.ts";
import { composer, describeInBrowser, row, write, writeToBot } from "./visit.ts";

const QUESTION = "贵阳2024年社区协商多少场";
const ANSWER = "390余场（次）";

describeInBrowser("the bot on the chat page", { bot: true }, ({ world, open, chatId }) => {
  test("answers a question in the private chat, and a tapped button asks the next one", async () => {
    const page = await open({ chat: "bot" });
    await write(page, QUESTION);
    const answer = row(page, ANSWER);
    await answer.waitFor();
    const before = await page.locator(".row").count();
    await answer.locator(".fs-card button").first().click();
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
    await writeToBot(panel, "天水提案办结率");
    await row(panel, "100%").waitFor();

    const messages = await world().messages({ chat: GROUP });
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
    await writeToBot(page, QUESTION);
    const topic = page.getByRole("main").locator(".row").last();
    await topic.getByText(ANSWER).waitFor();
    await topic.getByText("1 条回复").waitFor();
  });

  test("sends a form and shows the bot's toast", async () => {
    const bot = await new Bot(world()).signIn();
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
    const sent = (await world().deliveries()).filter(({ kind }) => kind === "callback").at(-1);
    expect(sent?.payload).toMatchObject({
      event: { action: { form_value: { title: "关于养老服务的建议" } } },
    });
  });

  test("says one of the bot's bubbles when it is tapped", async () => {
    const page = await open({ chat: "bot" });
    // The greeting of the first opening would take the bubbles' place as the latest word.
    await page.locator(".row .fs-card").first().waitFor();
    const bot = await new Bot(world()).signIn();
    const member = world().info.people.find(({ name }) => name === MEMBER)?.open_id ?? "";
    const { data } = await bot.text(member, "还可以接着问");
    const path = `/im/v1/messages/${data.message_id}/push_follow_up`;
    const pushed = await bot.call("POST", path, { follow_ups: [{ content: "天水提案办结率" }] });
    expect(pushed.code).toBe(0);
    const bubble = page.getByRole("button", { name: "天水提案办结率", exact: true });
    await bubble.click();
    await row(page, "100%").waitFor();
    expect(await bubble.count()).toBe(0);
  });
});
