import type { Settings } from "../../provider/ucloud/settings/settings";
import { unlockedContext } from "../account";
import type { AddCommand } from "../add-command";
import { runChecks, type Finding } from "../doctor/examination";
import { lockInUse, settingsInUse, type SettingInUse } from "../doctor/settings-in-use";
import { exitCodes } from "../exit-codes";
import { setAction, type Options } from "../outcome";
import { tableOf, type Cell } from "../screen/table";

export const addCommand: AddCommand = (command, finish) => {
  command.option("--region <text>", "region to ask; default: the configured one, or cn-bj2");
  setAction(command, finish, async (options) => {
    const account = await unlockedContext(options);
    const settings = [...settingsInUse(account.settings), ...lockInUse()];
    const findings = await runChecks(account, regionToTry(options, account.settings));
    const healthy = findings.every(({ verdict }) => verdict === "ok");
    return {
      exitCode: healthy ? exitCodes.done : exitCodes.couldNotLook,
      json: { healthy, settings, checks: findings },
      text: () => `${settingsTable(settings)}\n\n${findingsTable(findings)}`,
    };
  });
};

/** Returns the region to test with. Any region shows whether keys and endpoint work. */
function regionToTry(options: Options, settings: Settings): string {
  return typeof options["region"] === "string" ? options["region"] : (settings.region?.value ?? "cn-bj2");
}

function settingsTable(settings: readonly SettingInUse[]): string {
  return tableOf(
    ["SETTING", "VALUE", { title: "FROM", narrow: "wrap" }],
    settings.map(({ setting, value, source }) => [setting, value, source]),
  );
}

function findingsTable(findings: readonly Finding[]): string {
  return tableOf(
    ["CHECK", "", { title: "FOUND", narrow: "wrap" }],
    findings.map(({ check, verdict, text }): Cell[] => [check, { text: verdict, colour: colours[verdict] }, text]),
  );
}

const colours = { ok: "green", problem: "red", "not tried": "dim" } as const;
