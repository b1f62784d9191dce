/**
 * The chat page by keyboard, and where its menus open.
 */
import { expect, test } from "vitest";
import { GROUP } from "../../scripts/local/stage.ts";
import { Bot, button, card2 } from "../emulator/support.ts";
import type { Json } from "../emulator/types.ts";
import { composer, describeInBrowser, row, write } from "./visit.ts";

const OTHER = "周委员";

describeInBrowser("the chat page by keyboard", { bot: false }, ({ world, open, chatId }) => {
  test("leads the keyboard from the empty line to a message's menu and back, one menu at a time", async () => {
    await world().say({ person: OTHER, chat: GROUP, text: "键盘第一条" });
    await world().say({ person: OTHER, chat: GROUP, text: "键盘第二条" });
    const page = await open({ chat: chatId(GROUP) });
    await row(page, "键盘第二条").waitFor();
    await composer(page).focus();
    await page.keyboard.press("ArrowUp");
    // At once, as somebody types who knows the way.
    await page.evaluate(`(() => {
      const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      return (async () => { press("Enter"); await null; press("ArrowUp"); press("Enter"); })();
    })()`);
    const menu = page.getByRole("menu");
    await expect.poll(() => menu.count()).toBe(1);
    await page.keyboard.press("Escape");
    await expect.poll(() => menu.count()).toBe(0);
    await page.keyboard.press("Escape");
    expect(await composer(page).evaluate((line) => line === line.ownerDocument.activeElement)).toBe(true);
  });

  test("keeps the keyboard's place when a message is taken back or its form is done", async () => {
    const bot = await new Bot(world()).signIn();
    const form: Json = {
      tag: "form",
      name: "report",
      elements: [button("交上去", { v: 1 }, { name: "send", form_action_type: "submit" })],
    };
    const sent = await bot.card(chatId(GROUP), card2({ tag: "markdown", content: "请交表" }, form));
    const page = await open({ chat: chatId(GROUP) });
    const focused = () => page.evaluate("document.activeElement.getAttribute('data-message')");
    await page.getByRole("button", { name: "交上去" }).focus();
    await bot.patch(String(sent.data.message_id), card2({ tag: "markdown", content: "表已交" }));
    await row(page, "表已交").waitFor();
    await expect.poll(focused).toBe(sent.data.message_id);
    await write(page, "按键盘收回");
    const mine = row(page, "按键盘收回");
    await mine.waitFor();
    await composer(page).press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: "撤回" }).focus();
    await page.keyboard.press("Enter");
    await mine.waitFor({ state: "detached" });
    await expect.poll(focused).toBe(sent.data.message_id);
  });

  test("puts a message's menu beside it, where it follows the message", async () => {
    await world().say({ person: OTHER, chat: GROUP, text: "菜单跟着我" });
    const page = await open({ chat: chatId(GROUP) });
    const bubble = row(page, "菜单跟着我").locator(".bubble");
    await bubble.click({ button: "right" });
    const apart = async () => {
      const [menu, message] = [await page.getByRole("menu").boundingBox(), await bubble.boundingBox()];
      return (menu?.x ?? 0) - (message?.x ?? 0) - (message?.width ?? 0);
    };
    expect(await apart()).toBeGreaterThan(0);
    for (const text of ["一", "二", "三", "四", "五", "六"])
      await world().say({ person: OTHER, chat: GROUP, text });
    await row(page, "六").waitFor();
    const above = async () => {
      const [menu, message] = [await page.getByRole("menu").boundingBox(), await bubble.boundingBox()];
      return (menu?.y ?? 0) - (message?.y ?? 0);
    };
    await expect.poll(above).toBe(0);
    expect(await apart()).toBeGreaterThan(0);
    await page.locator(".stream").evaluate((stream) => stream.scrollBy(0, -40));
    await expect.poll(above).toBe(0);
  });
});
