// The emulator's clock, shown and turned: what the bot would do tomorrow is seen today.
// Comes in: the world's time. Goes out: turns, always forward. Faults and switches are not here.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { usePage } from "../context.ts";
import { Icon } from "../parts/icon.tsx";
import { Popup } from "../parts/layer.tsx";
import { worldNow } from "../world/sync.ts";
import { dateAndDay, fromField, timeOfDay, toField } from "../world/time.ts";

const MINUTE = 60 * 1000;
const STEPS: [string, number][] = [
  ["＋10 分钟", 10 * MINUTE],
  ["＋1 小时", 60 * MINUTE],
  ["＋1 天", 24 * 60 * MINUTE],
];

function useTicking(): void {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);
}

export function ClockButton(): JSX.Element {
  const { world, act, toast } = usePage();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  useTicking();
  const now = worldNow(world);
  const { place, info } = world;
  const turn = async (doing: () => Promise<number>) => {
    // Not disabled meanwhile: a button that is loses the focus, and with it the keyboard its menu.
    if (busy) return;
    setBusy(true);
    await act(doing);
    setBusy(false);
  };
  const jump = (event: SubmitEvent) => {
    event.preventDefault();
    const to = fromField(String(new FormData(event.currentTarget as HTMLFormElement).get("to")));
    if (Number.isNaN(to)) toast({ type: "error", text: "请把日期和时间填完整" });
    else void turn(() => place.turnTo(to));
  };
  return (
    <div class="clock">
      <button
        type="button"
        class="clock-button"
        aria-haspopup="dialog"
        aria-expanded={open}
        title="模拟平台的时间，可以往后调"
        onClick={() => setOpen(true)}
      >
        <Icon name={info.frozen ? "pause" : "clock"} size={16} />
        <span>
          {dateAndDay(now)} <b>{timeOfDay(now)}</b>
        </span>
      </button>
      {open && (
        <Popup label="模拟时间" role="dialog" close={() => setOpen(false)}>
          <p class="popup-title">
            模拟时间 {dateAndDay(now)} {timeOfDay(now)}
          </p>
          <p class="popup-hint">只能往后调：卡片过期、隔天再问，不用等就能看到。</p>
          <div class="clock-steps">
            {STEPS.map(([label, ms]) => (
              <button key={label} type="button" class="button" onClick={() => turn(() => place.turn(ms))}>
                {label}
              </button>
            ))}
          </div>
          {/* What is wrong is said in the page's own words. */}
          <form class="clock-jump" noValidate onSubmit={jump}>
            <input
              type="datetime-local"
              name="to"
              aria-label="调到"
              min={toField(now)}
              defaultValue={toField(now)}
            />
            <button type="submit" class="button">
              调到
            </button>
          </form>
          <button type="button" class="button" onClick={() => turn(info.frozen ? place.run : place.freeze)}>
            <Icon name={info.frozen ? "play" : "pause"} size={16} />
            {info.frozen ? "让时间继续走" : "让时间停住"}
          </button>
        </Popup>
      )}
    </div>
  );
}
