/**
 * Ports. In: the name of a variable and its usual value. Out: a free port. Never: another port than the one asked for.
 */
import { createServer } from "node:net";

export class PortTaken extends Error {}

/** Listens and lets go. @throws Error when the port is taken; 0 is any free one. */
function probe(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      const found = address !== null && typeof address === "object" ? address.port : port;
      server.close(() => resolve(found));
    });
  });
}

export const anyPort = (): Promise<number> => probe(0);

/** @throws PortTaken with a sentence that names the variable, and the whole command to type instead. */
export async function freePort(variable: string, usual: number): Promise<number> {
  const port = Number(process.env[variable] ?? usual);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new PortTaken(`${variable}=${process.env[variable]} 不是端口号（1–65535）`);
  }
  return probe(port).catch(() => {
    const options = process.argv.slice(2);
    const again = ["npm start", ...(options.length > 0 ? ["--", ...options] : [])].join(" ");
    throw new PortTaken(`端口 ${port} 已被占用，请换一个：${variable}=${port + 10} ${again}`);
  });
}
