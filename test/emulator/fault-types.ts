// Faults that can be ordered.
// Comes in: nothing. Goes out: types only. What they do: faults.ts, gateway.ts, push.ts.
import type { ApiName } from "./types.ts";

export type FaultWhen = { next: number } | { every: number } | { probability: number; seed: number };

export type ApiFaultAct =
  /** The connection is reset before the platform has seen anything. */
  | { kind: "drop" }
  /** Answered after so many real milliseconds; a repeat of the uuid meanwhile → 230049. */
  | { kind: "delay"; ms: number }
  /** Answered only after POST /emulator/faults/release. */
  | { kind: "hold" }
  /** HTTP 429, 99991400, x-ogw-ratelimit headers. */
  | { kind: "rate"; reset: number }
  | { kind: "http"; status: number; body?: string }
  | { kind: "code"; code: number; msg?: string; status?: number }
  /** Done and stored, then the connection is closed without an answer. */
  | { kind: "die after accepting" }
  /** Done and stored, answered only after POST /emulator/faults/release: time to kill whoever waits for it. */
  | { kind: "hold after accepting" };

export type DeliveryFaultAct =
  /** Pushed so many times more, although the answer was good. */
  | {
      kind: "duplicate";
      times: number;
      /** Copies of im.message.receive_v1 get an event_id of their own: its document says not to rely on it. */
      new_event_id?: boolean;
    }
  /** Held until so many are there, then sent in an order drawn from the seed. */
  | { kind: "reorder"; window: number; seed: number }
  /** Due so many milliseconds later, on the world's clock. */
  | { kind: "delay"; ms: number }
  /** Lost on its way; the platform sees no answer and pushes again on schedule. */
  | { kind: "drop" }
  /** The receiver works, its answer is lost; the platform pushes again on schedule. */
  | { kind: "lose answer" };

export type Fault =
  | { on: "api"; api?: ApiName; when: FaultWhen; act: ApiFaultAct }
  | { on: "delivery"; event?: string; when: FaultWhen; act: DeliveryFaultAct };
