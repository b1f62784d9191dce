/**
 * The one style of all commands. In: how it is typed, what it does. Out: a command that explains itself in Chinese.
 * Never: options; each command has its own.
 */
import { Command } from "commander";

const TITLES: Record<string, string> = {
  "Usage:": "用法：",
  "Arguments:": "参数：",
  "Options:": "选项：",
  "Commands:": "命令：",
};

/** @param typed as people type it, e.g. `npm run ask --`. */
export function command(typed: string, does: string): Command {
  return explained(new Command(typed), does);
}

/** For commands below a command. */
export function explained(one: Command, does: string): Command {
  return one
    .description(does)
    .helpOption("--help", "显示这段说明")
    .helpCommand(false)
    .configureHelp({ styleTitle: (title) => TITLES[title] ?? title });
}
