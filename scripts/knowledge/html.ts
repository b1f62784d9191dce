/**
 * Web pages → lines of text.
 * Comes in: HTML. Goes out: text with a line for each paragraph, headings as #, whole bold lines as **, table rows in |.
 * Never: scripts run; a page's menu where the article can be told from it.
 */

import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";

const SKIPPED = new Set([
  "SCRIPT",
  "STYLE",
  "NOSCRIPT",
  "TEMPLATE",
  "NAV",
  "FOOTER",
  "FORM",
  "BUTTON",
  "SELECT",
  "IFRAME",
  "SVG",
]);
const BLOCKS =
  /^(?:P|DIV|SECTION|ARTICLE|MAIN|HEADER|ASIDE|UL|OL|LI|DL|DT|DD|TABLE|THEAD|TBODY|BLOCKQUOTE|PRE|FIGURE|HR|BR|CENTER)$/;

/** The part of the DOM that is walked. */
interface Nodelike {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  childNodes: Iterable<Nodelike>;
}

const flat = (text: string): string => text.replace(/[ \t\r\n]+/g, " ");

function textOfNode(node: Nodelike): string {
  if (node.nodeType === 3) return flat(node.textContent ?? "");
  const name = node.nodeName.toUpperCase();
  if ((node.nodeType !== 1 && node.nodeType !== 9 && node.nodeType !== 11) || SKIPPED.has(name)) return "";
  const inside = (): string => [...node.childNodes].map(textOfNode).join("");
  if (/^H[1-6]$/.test(name)) return `\n${"#".repeat(Number(name[1]))} ${flat(inside()).trim()}\n`;
  if (name === "TR")
    return `\n| ${[...node.childNodes]
      .map((cell) => flat(textOfNode(cell)).trim())
      .filter((cell) => cell !== "")
      .join(" | ")} |\n`;
  if (name === "FIGCAPTION") return `\n▲${flat(inside()).trim()}\n`;
  if (name === "B" || name === "STRONG") {
    const text = inside();
    return text.trim() === "" ? text : `**${text.trim()}**`;
  }
  return BLOCKS.test(name) ? `\n${inside()}\n` : inside();
}

/** The lines of a piece of HTML. */
export function linesOfHtml(html: string): string {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  return tidy(textOfNode(document.body));
}

function tidy(text: string): string {
  return text
    .replaceAll("****", "")
    .split("\n")
    .map((line) => line.replace(/^ (?! )/, "").trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n");
}

/** The article of a page, under its title and what the page says of when and by whom. */
export function articleOf(html: string): string {
  const { document } = parseHTML(html);
  const meta = (name: string): string =>
    document.querySelector(`meta[name="${name}" i]`)?.getAttribute("content")?.trim() ?? "";
  const whole = tidy(textOfNode(document.body ?? document.documentElement));
  const title =
    meta("ArticleTitle") || document.querySelector("h1")?.textContent?.trim() || document.title.trim();
  const date =
    meta("PubDate") || meta("publishdate") || /发布(?:时间|日期)\s*[:：][^\n]{0,40}/.exec(whole)?.[0] || "";
  const source = meta("ContentSource") || meta("source");
  // Readability takes the document apart, so it comes last.
  const article = new Readability(document, { charThreshold: 200 }).parse();
  const read = article?.content ? linesOfHtml(article.content) : "";
  // A page it makes nothing of is read whole: what does not belong is dropped later.
  const text = read.length > whole.length * 0.3 ? read : whole;
  const head = [
    text.includes(title) ? "" : title,
    /^发布/.test(date) || date === "" ? date : `发布时间：${date}`,
    source === "" ? "" : `来源：${source}`,
  ];
  return [...head.filter((line) => line !== ""), "", text].join("\n");
}
