// How the page looks here: light or dark, wide or as on a phone.
// Comes in: what this browser remembers. Goes out: changes of it.
import { createContext, type JSX } from "preact";
import { useContext } from "preact/hooks";
import { IconButton, type IconName } from "../parts/icon.tsx";
import type { Theme } from "../prefs.ts";

export interface View {
  theme: Theme;
  setTheme: (theme: Theme) => void;
  phone: boolean;
  setPhone: (phone: boolean) => void;
}

export const ViewContext = createContext<View | undefined>(undefined);

const NEXT: Record<Theme, { icon: IconName; now: string; next: Theme }> = {
  system: { icon: "system", now: "跟随系统", next: "light" },
  light: { icon: "sun", now: "浅色", next: "dark" },
  dark: { icon: "moon", now: "深色", next: "system" },
};

export function ViewButtons(): JSX.Element | null {
  const view = useContext(ViewContext);
  if (!view) return null;
  const { icon, now, next } = NEXT[view.theme];
  return (
    <div class="view-buttons">
      <IconButton
        icon={icon}
        label={`外观：${now}，点按更换`}
        size={18}
        onClick={() => view.setTheme(next)}
      />
      <IconButton
        class="icon-button phone-switch"
        icon="phone"
        label={view.phone ? "回到电脑宽度" : "按手机宽度显示"}
        aria-pressed={view.phone}
        size={18}
        onClick={() => view.setPhone(!view.phone)}
      />
    </div>
  );
}
