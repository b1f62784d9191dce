// The open platform's calls under /open-apis, as a Hono app.
// Comes in: HTTP. Goes out: the platform's answers; what it does not have is the gateway's 404.
// It never answers for another world: the world is found by server.ts.
import { Hono } from "hono";
import { batchSend } from "./api-batch.ts";
import { cardUpdate } from "./api-card-update.ts";
import {
  cardCreate,
  cardReplace,
  cardSettings,
  elementAdd,
  elementContent,
  elementPatch,
  elementRemove,
  elementReplace,
} from "./api-cardkit.ts";
import { getChat, isInChat, listChats, listMembers } from "./api-chats.ts";
import { getNames, getUser } from "./api-contacts.ts";
import { edit } from "./api-edit.ts";
import { ephemeralSend } from "./api-ephemeral.ts";
import { pushFollowUp } from "./api-follow-up.ts";
import { botInfo, get, patch, remove, token } from "./api-manage.ts";
import { getResource, uploadFile, uploadImage } from "./api-resources.ts";
import { create, reply } from "./api-send.ts";
import { urgentApp } from "./api-urgent.ts";
import { type Call, runCall } from "./gateway.ts";
import type { World } from "./world.ts";

export interface Bindings {
  /** Closes the connection without an answer. */
  cut: () => Response;
}

export interface Variables {
  world: World;
}

export type Env = { Bindings: Bindings; Variables: Variables };

const CALLS: readonly Call[] = [
  ...[token, botInfo],
  ...[create, reply, patch, edit, get, remove, urgentApp, pushFollowUp],
  ...[cardUpdate, batchSend, ephemeralSend],
  ...[cardCreate, cardReplace, cardSettings],
  ...[elementAdd, elementReplace, elementPatch, elementRemove, elementContent],
  ...[uploadImage, uploadFile, getResource],
  ...[listChats, getChat, listMembers, isInChat],
  ...[getUser, getNames],
];

export function makeApi(changed: (world: World) => void): Hono<Env> {
  const api = new Hono<Env>();
  for (const call of CALLS) {
    api.on(call.method, call.path, async (c) => {
      const world = c.var.world;
      const response = await runCall(world, call, {
        path: new URL(c.req.url).pathname.replace(/^\/w\/[^/]+/, ""),
        params: c.req.param() as Record<string, string>,
        query: new URL(c.req.url).searchParams,
        authorization: c.req.header("authorization"),
        contentType: c.req.header("content-type"),
        raw: new Uint8Array(await c.req.arrayBuffer()),
        gone: () => c.req.raw.signal.aborted,
      });
      changed(world);
      return response === "cut" ? c.env.cut() : response;
    });
  }
  api.all("*", (c) => {
    const world = c.var.world;
    const path = new URL(c.req.url).pathname.replace(/^\/w\/[^/]+/, "");
    const at = world.clock.now();
    const nothing = { code: 0, message_id: "", uuid: "", bytes: 0, fault: "", body: null };
    world.calls.push({ at, api: "unknown", method: c.req.method, path, status: 404, ...nothing });
    return c.text("404 page not found", 404);
  });
  return api;
}
