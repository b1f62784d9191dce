/**
 * Load, in a thread of its own. In: an origin, ready requests, a time limit. Out: how many were answered 200, in
 * what time. Never: more than one open request a connection; node:http would need more CPU than what it measures.
 */
import { connect, type Socket } from "node:net";
import { parentPort } from "node:worker_threads";

export interface Job {
  origin: string;
  requests: Uint8Array[];
  /** Milliseconds; sooner when all requests are used up and may not be repeated. */
  limit: number;
  repeat: boolean;
}

export interface Done {
  answered: number;
  /** Answers with another status than 200. */
  wrong: number;
  seconds: number;
}

const CONNECTIONS = 32;

parentPort?.on("message", (job: Job) => {
  run(job).then((done) => parentPort?.postMessage(done));
});

async function run({ origin, requests, limit, repeat }: Job): Promise<Done> {
  const { hostname, port } = new URL(origin);
  let next = 0;
  let answered = 0;
  let wrong = 0;
  const begin = performance.now();
  const take = (): Uint8Array | undefined => {
    if (performance.now() - begin > limit) return undefined;
    next += 1;
    return requests[repeat ? (next - 1) % requests.length : next - 1];
  };
  const connection = () =>
    new Promise<void>((finished, failed) => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true });
      const step = () => {
        const request = take();
        if (request) socket.write(request);
        else socket.end(finished);
      };
      socket.once("connect", step).once("error", failed);
      onAnswer(socket, (status) => {
        if (status === 200) answered += 1;
        else wrong += 1;
        step();
      });
    });
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  return { answered, wrong, seconds: (performance.now() - begin) / 1000 };
}

/** Calls back once for each whole answer. */
function onAnswer(socket: Socket, answered: (status: number) => void): void {
  let held = "";
  socket.setEncoding("latin1").on("data", (chunk: string) => {
    held += chunk;
    const head = held.indexOf("\r\n\r\n");
    if (head < 0) return;
    const length = /\r\ncontent-length: (\d+)/i.exec(held.slice(0, head))?.[1];
    const body = held.slice(head + 4);
    const whole = length === undefined ? body.endsWith("0\r\n\r\n") : body.length >= Number(length);
    if (!whole) return;
    const status = Number(held.slice(9, 12));
    held = "";
    answered(status);
  });
}
