/**
 * The chat page without a bot that answers: what people do with each other and with the page.
 */
import { expect, test } from "vitest";
import { anyPort } from "../../scripts/local/ports.ts";
import { GROUP } from "../../scripts/local/stage.ts";
import { Bot, button, card2 } from "../emulator/support.ts";
import { composer, describeInBrowser, row, write } from "./visit.ts";

const OTHER = "周委员";

describeInBrowser("the chat page", { bot: false }, ({ world, open, chatId }) => {
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

  test("says with the client's code that the bot did not answer a tap", async () => {
    const bot = await new Bot(world()).signIn();
    await bot.card(chatId(GROUP), card2(button("没有人接", { v: 1 })));
    const page = await open({ chat: chatId(GROUP) });
    const { card_url } = world().info.app;
    await world().configure({ card_url: `http://127.0.0.1:${await anyPort()}/` });
    await page.getByRole("button", { name: "没有人接" }).click();
    await page.locator(".toast-error").getByText("连接目标回调服务失败 200342").waitFor();
    await world().configure({ card_url });
  });

  test("draws a card anew when the bot changes it", async () => {
    const bot = await new Bot(world()).signIn();
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

  test("keeps what could not be sent, and says so", async () => {
    const page = await open({ chat: chatId(GROUP) });
    await composer(page).pressSequentially("还没有发出去");
    await page.context().setOffline(true);
    await composer(page).press("Enter");
    await page.locator(".toast-error").getByText("连不上模拟平台").waitFor();
    expect(await composer(page).textContent()).toBe("还没有发出去");
    await page.context().setOffline(false);
    await composer(page).press("Enter");
    await row(page, "还没有发出去").waitFor();
  });

  test("keeps a draft with its mention over a reload, each chat its own", async () => {
    const page = await open({ chat: chatId(GROUP) });
    await composer(page).pressSequentially("@");
    await composer(page).press("Enter");
    await composer(page).pressSequentially("还没写完");
    await page.reload();
    await page.locator(".chip", { hasText: "@政协助手" }).waitFor();
    expect(await composer(page).textContent()).toBe("@政协助手\u00a0还没写完");
    await page
      .getByRole("button", { name: /政协助手/ })
      .first()
      .click();
    await expect.poll(() => composer(page).textContent()).toBe("");
    await page.getByRole("button", { name: new RegExp(GROUP) }).click();
    await page.locator(".chip").waitFor();
    await composer(page).press("Enter");
    await row(page, "还没写完").waitFor();
    await page.reload();
    await row(page, "还没写完").waitFor();
    expect(await composer(page).textContent()).toBe("");
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
      (await world().deliveries()).filter(({ event_type }) => event_type === type).length;
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
    await world().chat({ name: "临时小组" });
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

  test("turns the emulator's clock forward", async () => {
    const page = await open();
    const before = await world().now();
    await page.getByTitle("模拟平台的时间，可以往后调").click();
    await page.getByRole("button", { name: "＋1 天" }).click();
    await expect.poll(() => world().now()).toBeGreaterThanOrEqual(before + 24 * 3600 * 1000);
    await page.keyboard.press("Escape");
    expect(await page.getByRole("dialog").count()).toBe(0);
  });

  test("says in Chinese that the clock cannot go back", async () => {
    const page = await open();
    await page.getByTitle("模拟平台的时间，可以往后调").click();
    await page.getByLabel("调到").first().fill("2020-01-01T10:00");
    await page.getByRole("button", { name: "调到" }).click();
    await page.locator(".toast-error").getByText("时间只能往后调").waitFor();
  });
});
