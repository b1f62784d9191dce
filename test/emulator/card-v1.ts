// Cards of JSON 1.0, as far as the platform is known to look: the shape of the whole, tags, people, sizes.
// Comes in: a card without schema. Goes out: nothing, or 230099. Unknown properties are ignored there, so here too.
import { isObject } from "./json.ts";
import { checkCardAts } from "./mentions.ts";
import { badCard } from "./refusal.ts";
import { ownResource } from "./resources.ts";
import type { Chat, Json, JsonObject } from "./types.ts";
import type { World } from "./world.ts";

const TAGS =
  "div markdown hr img note action column_set column form table chart collapsible_panel interactive_container button input select_static multi_select_static select_person multi_select_person date_picker picker_time picker_datetime overflow checker plain_text lark_md".split(
    " ",
  );

const bad = (reason: string) => badCard(200621, `parse card json err, ${reason}`);

function checkElement(world: World, chat: Chat, element: Json): void {
  if (!isObject(element)) throw bad("an element is not an object");
  if (typeof element.tag !== "string") throw bad("an element has no tag");
  if (!TAGS.includes(element.tag)) throw bad(`unknown tag ${element.tag}`);
  if (element.tag === "img" && ownResource(world, element.img_key)?.kind !== "image")
    throw badCard(200570, `image key is invalid: ${String(element.img_key)}`);
  const isMarkdown = element.tag === "markdown" || element.tag === "lark_md";
  if (isMarkdown && typeof element.content !== "string") throw bad(`${element.tag} has no content`);
  if (isMarkdown) checkCardAts(world, chat, String(element.content));
  if (isObject(element.text)) checkElement(world, chat, element.text);
  for (const name of ["elements", "actions", "columns", "fields"]) {
    const list = element[name];
    if (list === undefined) continue;
    if (!Array.isArray(list)) throw bad(`${name} is not a list`);
    for (const one of list) {
      if (name !== "fields") checkElement(world, chat, one);
      else if (isObject(one) && isObject(one.text)) checkElement(world, chat, one.text);
    }
  }
}

export function checkCardV1(world: World, chat: Chat, content: JsonObject): void {
  const localised = isObject(content.i18n_elements) ? Object.values(content.i18n_elements) : [];
  const lists = content.elements === undefined ? localised : [content.elements, ...localised];
  if (lists.length === 0 && !isObject(content.header)) throw bad("the card has neither elements nor header");
  if (content.header !== undefined) {
    const title = isObject(content.header) ? content.header.title : undefined;
    if (!isObject(title) || typeof title.content !== "string") throw bad("the header has no title");
  }
  for (const list of lists) {
    if (!Array.isArray(list)) throw bad("elements is not a list");
    for (const element of list) checkElement(world, chat, element);
  }
}
