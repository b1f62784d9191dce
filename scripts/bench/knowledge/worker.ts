/**
 * The engine alone, to be measured. In: a question and how it is to be asked. Out: the answer asked last, in short.
 * Never: a clock; workerd's stands still while it computes, so whoever asks measures.
 *
 * `/ask` reads assets as the bot does. `/warm` asks again and again. `/cold` too, but each time of a base that has
 * read nothing besides what every question needs; `/prepare` has put the files it will read into memory before, so that
 * neither waits for anything.
 */
import { ask, openBase } from "../../../knowledge/ask.ts";
import { openGround } from "../../../knowledge/base.ts";
import type { Query } from "../../../knowledge/types.ts";

export interface Job {
  query: Query;
  times: number;
}

interface Env {
  ASSETS: { fetch(url: string): Promise<Response> };
}

const files = new Map<string, ArrayBuffer>();
const decoder = new TextDecoder();
let assets: Env["ASSETS"] | undefined;

const fetched = async (path: string): Promise<ArrayBuffer | null> => {
  const response = await assets?.fetch(`https://assets/${path}`);
  return response?.ok ? response.arrayBuffer() : null;
};
const read = async (path: string): Promise<string | null> => {
  const bytes = await fetched(path);
  return bytes && decoder.decode(bytes);
};
const record = async (path: string): Promise<string | null> => {
  const bytes = files.get(path) ?? (await fetched(path));
  if (bytes) files.set(path, bytes);
  return bytes && decoder.decode(bytes);
};

const ground = openGround(read);
const base = openBase(read, undefined, ground);

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    assets = env.ASSETS;
    const { query, times } = (await request.json()) as Job;
    const { pathname } = new URL(request.url);
    const fresh = pathname === "/cold" || pathname === "/prepare";
    if (pathname === "/prepare") files.clear();
    let answer = await ask(query, fresh ? openBase(record, undefined, ground) : base);
    for (let i = 1; i < times; i += 1)
      answer = await ask(query, fresh ? openBase(record, undefined, ground) : base);
    const { kind, slots, text } = answer;
    return Response.json({ kind, slots, text, files: files.size });
  },
};
