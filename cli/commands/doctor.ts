import type { Settings } from "../../provider/ucloud/settings/settings";
import { lookingAccount } from "../account";
import type { Define } from "../define";
import { examine, type Finding } from "../doctor/examination";
import { lockInUse, settingsInUse, type SettingInUse } from "../doctor/settings-in-use";
import { exitCodes } from "../exit-codes";
import { finishesWith, type Options } from "../outcome";
import { tableOf, type Cell } from "../screen/table";

export const addCommand: Define = (command, finish) => {
  command.option("--region <text>", "region to ask; default: the configured one, or cn-bj2");
  finishesWith(command, finish, async (options) => {
    const account = await lookingAccount(options);
    const settings = [...settingsInUse(account.settings), ...lockInUse()];
    const findings = await examine(account, regionToTry(options, account.settings));
    const healthy = findings.every(({ verdict }) => verdict === "ok");
    return {
      exitCode: healthy ? exitCodes.done : exitCodes.couldNotLook,
      json: { healthy, settings, checks: findings },
      text: () => `${settingsTable(settings)}\n\n${findingsTable(findings)}`,
    };
  });
};

/** Any region tells whether keys and endpoint work; what a lookup without a region does is not decided here. */
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
