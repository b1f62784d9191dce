/**
 * The chat page on a phone: fingers, sheets, one column.
 */
import { expect, test } from "vitest";
import { GROUP } from "../../scripts/local/stage.ts";
import { Bot, button, card2, plain } from "../emulator/support.ts";
import type { Json } from "../emulator/types.ts";
import { composer, describeInBrowser, row, write } from "./visit.ts";

const OTHER = "周委员";
const PHONE = { width: 390, height: 844 };

describeInBrowser("the chat page on a phone", { bot: false }, ({ world, open, chatId }) => {
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

  test("opens a message's menu from below on a long press, and replies to it", async () => {
    await world().say({ person: OTHER, chat: GROUP, text: "请按住这一条" });
    const page = await open({ chat: chatId(GROUP) }, { viewport: PHONE, hasTouch: true });
    await row(page, "请按住这一条").dispatchEvent("pointerdown", { pointerType: "touch" });
    const menu = page.getByRole("menu");
    await menu.waitFor();
    const box = await menu.boundingBox();
    expect(box).toMatchObject({ x: 0, width: PHONE.width });
    expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(PHONE.height);
    await menu.getByRole("menuitem", { name: "回复", exact: true }).tap();
    await write(page, "按住了");
    await row(page, "按住了").getByText("回复 周委员：请按住这一条").waitFor();
  });

  test("picks from the list with a finger, and the tap does nothing to what lies under the list", async () => {
    const bot = await new Bot(world()).signIn();
    await bot.card(
      chatId(GROUP),
      card2(...["一", "二", "三", "四"].map((name) => button(name, { v: 1 }, { width: "fill" }))),
    );
    const page = await open({ chat: chatId(GROUP) }, { viewport: PHONE, hasTouch: true, isMobile: true });
    await composer(page).tap();
    await composer(page).pressSequentially("@");
    const option = page.getByRole("option", { name: "政协助手" });
    const spot = await option.boundingBox();
    const centre = {
      x: (spot?.x ?? 0) + (spot?.width ?? 0) / 2,
      y: (spot?.y ?? 0) + (spot?.height ?? 0) / 2,
    };
    await option.tap();
    await page.locator(".chip", { hasText: "@政协助手" }).waitFor();
    const under = await page.evaluate(
      `document.elementFromPoint(${centre.x}, ${centre.y})?.closest(".fs-button") !== null`,
    );
    expect(under).toBe(true);
    await page.getByRole("option").waitFor({ state: "detached" });
    // Nobody answers here: a tap on the card would say so.
    await page.waitForTimeout(500);
    expect(await page.locator(".toast").count()).toBe(0);
  });

  test("says below the phone's head what went wrong", async () => {
    const still = { viewport: PHONE, hasTouch: true, reducedMotion: "reduce" } as const;
    const page = await open({ chat: chatId(GROUP) }, still);
    await composer(page).pressSequentially("断了");
    await page.context().setOffline(true);
    await composer(page).press("Enter");
    const toast = await page.locator(".toast-error").boundingBox();
    const head = await page.locator(".talk-head").boundingBox();
    expect(toast?.y).toBeGreaterThanOrEqual((head?.y ?? 0) + (head?.height ?? 0));
  });

  test("shows a select's options on a phone as a sheet with its name and a way out", async () => {
    const bot = await new Bot(world()).signIn();
    const options = ["数字不对", "年份不对"].map((value) => ({ text: plain(value), value }));
    const select: Json = { tag: "select_static", name: "what", placeholder: plain("哪里不对"), options };
    await bot.card(chatId(GROUP), card2(select));
    const page = await open({ chat: chatId(GROUP) }, { viewport: PHONE, hasTouch: true });
    await page.getByRole("button", { name: "哪里不对：未选" }).last().tap();
    const sheet = page.locator(".fs-popup:popover-open");
    await sheet.getByText("哪里不对", { exact: true }).waitFor();
    await sheet.getByRole("button", { name: "取消" }).tap();
    await expect.poll(() => sheet.count()).toBe(0);
  });

  test("lifts the message into sight whose menu opens on a phone", async () => {
    await world().say({ person: OTHER, chat: GROUP, text: "最后一条" });
    const page = await open({ chat: chatId(GROUP) }, { viewport: PHONE, hasTouch: true });
    await row(page, "最后一条").dispatchEvent("pointerdown", { pointerType: "touch" });
    await page.getByRole("menu").waitFor();
    const [bubble, menu] = [
      await row(page, "最后一条").locator(".bubble").boundingBox(),
      await page.getByRole("menu").boundingBox(),
    ];
    expect((bubble?.y ?? 0) + (bubble?.height ?? 0)).toBeLessThan(menu?.y ?? 0);
  });

  test("is left from the phone's width without leaving the conversation", async () => {
    const page = await open({ chat: chatId(GROUP) });
    await page.getByRole("button", { name: "按手机宽度显示" }).click();
    expect(await page.getByRole("navigation").isVisible()).toBe(false);
    await page.getByRole("button", { name: "回到电脑宽度" }).click();
    await page.getByRole("navigation").waitFor();
    await page.getByRole("main").getByRole("heading", { name: GROUP }).waitFor();
  });
});
