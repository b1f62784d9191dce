// The world's time: real time plus an offset that tests turn forward, or a frozen instant.
// Comes in: turns. Goes out: milliseconds. It never goes backwards and never sleeps.

export interface ClockState {
  offset: number;
  /** The instant at which it stands, or null when it runs. */
  frozenAt: number | null;
}

export class Clock {
  #offset: number;
  #frozenAt: number | null;

  constructor(state: Partial<ClockState> = {}) {
    this.#offset = state.offset ?? 0;
    this.#frozenAt = state.frozenAt ?? null;
  }

  static from(options: { frozen?: boolean; at?: number } | undefined): Clock {
    const at = options?.at;
    const offset = at === undefined ? 0 : at - Date.now();
    return options?.frozen ? new Clock({ offset, frozenAt: at ?? Date.now() }) : new Clock({ offset });
  }

  get frozen(): boolean {
    return this.#frozenAt !== null;
  }

  now(): number {
    return this.#frozenAt ?? Date.now() + this.#offset;
  }

  turn(ms: number): number {
    if (!(ms >= 0)) throw new RangeError("A clock is turned forward only");
    if (this.#frozenAt === null) this.#offset += ms;
    else this.#frozenAt += ms;
    return this.now();
  }

  /** Turn to an instant; one that has passed changes nothing. */
  turnTo(at: number): number {
    return this.turn(Math.max(0, at - this.now()));
  }

  freeze(): void {
    this.#frozenAt ??= this.now();
  }

  run(): void {
    if (this.#frozenAt === null) return;
    this.#offset = this.#frozenAt - Date.now();
    this.#frozenAt = null;
  }

  state(): ClockState {
    return { offset: this.#offset, frozenAt: this.#frozenAt };
  }
}
