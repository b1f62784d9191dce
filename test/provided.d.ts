import "vitest";

declare module "vitest" {
  export interface ProvidedContext {
    /** Origin of the emulator that test/setup.ts starts. */
    emulator: string;
    /** Where test/redis-control.ts answers. */
    redis: string;
  }
}
