/**
 * The log. In: the name of what happened, ids and outcomes. Out: one JSON line.
 * Never: what people wrote, who they are called, a secret. The fields are a closed list for that reason.
 */

export interface LogFields {
  /** Of a message, an event, an outbox row: ids that the platform or the bot made. */
  id?: string | undefined;
  event?: string | undefined;
  outcome?: string | undefined;
  /** Platform code, HTTP status. */
  code?: number | undefined;
  status?: number | undefined;
  attempts?: number | undefined;
  count?: number | undefined;
  /** A sentence of ours on how to mend it; never made from input. */
  fix?: string | undefined;
  /** Class name of an error, not its message: messages may quote input. */
  error?: string | undefined;
}

export type Level = "info" | "warn" | "error";
export type Log = (level: Level, what: string, fields?: LogFields) => void;

export const consoleLog: Log = (level, what, fields = {}) => {
  console[level](JSON.stringify({ level, what, ...fields }));
};

export const errorName = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
