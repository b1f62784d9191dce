/**
 * Ports. In: the name of a variable and its usual value. Out: a free port. Never: another port than the one asked for.
 */
import { createServer } from "node:net";

export class PortTaken extends Error {}

/** @throws PortTaken with a sentence that names the variable. */
export async function freePort(variable: string, usual: number): Promise<number> {
  const port = Number(process.env[variable] ?? usual);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new PortTaken(`${variable}=${process.env[variable]} 不是端口号（1–65535）`);
  }
  await new Promise<void>((free, taken) => {
    const probe = createServer();
    probe.once("error", () =>
      taken(new PortTaken(`端口 ${port} 已被占用，请换一个：${variable}=${port + 10} npm start`)),
    );
    probe.listen(port, "127.0.0.1", () => probe.close(() => free()));
  });
  return port;
}
