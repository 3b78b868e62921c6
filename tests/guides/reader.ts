import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { startSimulator } from "../../simulator";
import { runBlock, type StandIns } from "../docs/shell";
import { provisions, type Place } from "./provisions";
import { standInsFor } from "./stand-ins";

/** Somebody with Node.js, Pulumi and an empty folder, who does what a guide says. UCloud is a simulator. */
export interface Reader {
  /** Gets what a sentence of a guide asks for. */
  get(sentence: string): Promise<void>;
  /** Saves a block, or adds it to the file. */
  save(name: string, text: string, isAdded: boolean): void;
  /** Types commands into a shell, which keeps what they export, and returns all that they print. */
  type(commands: string): Promise<string>;
  /** Time passes: UCloud publishes a newer image of the system that guides pin. */
  publishNewerImage(): void;
  delete(): Promise<void>;
}

/** What this machine needs to get packages. */
const reachesRegistries = /^(?:npm_config_\w+|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|(?:https?|no)_proxy)$/i;

/** Begins in an empty folder outside the repository. */
export async function openReader(): Promise<Reader> {
  const root = mkdtempSync(join(realpathSync(tmpdir()), "pulumi-ucloud-image-reader-"));
  const [home, states, exported] = [join(root, "home"), join(root, "states"), join(root, "exported")];
  for (const folder of [home, states]) mkdirSync(folder);
  writeFileSync(exported, "");
  const simulator = await startSimulator({ now: () => new Date("2026-11-24T12:00:00Z") });
  const machine = {
    HOME: home,
    PULUMI_HOME: join(home, ".pulumi"),
    NODE_OPTIONS: `--require ${join(__dirname, "day-of-guides.cjs")}`,
    PULUMI_CONFIG_PASSPHRASE: "not a secret in a test",
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => reachesRegistries.test(name))),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_NODEJS_TRANSPILE_ONLY: "true", // A test of their own compiles the programs.
    UCLOUD_API_BASE_URL: simulator.url,
    UCLOUD_PROJECT_ID: simulator.environment["UCLOUD_PROJECT_ID"] ?? "",
  };
  let standIns: StandIns = await standInsFor(root, simulator);
  let folder = "";
  let folders = 0;

  const reader: Reader = {
    async get(sentence) {
      for (const [words, provide] of provisions) if (sentence.includes(words)) await provide(place);
    },
    save(name, text, isAdded) {
      const file = join(folder, name);
      mkdirSync(dirname(file), { recursive: true });
      const between = isAdded && existsSync(file) && !readFileSync(file, "utf8").endsWith("\n") ? "\n" : "";
      (isAdded ? appendFileSync : writeFileSync)(file, between + text);
    },
    type: (commands) =>
      runBlock(`. '${exported}'\n{\n:\n${commands}\n} 2>&1\nexport -p > '${exported}'`, folder, standIns, machine),
    publishNewerImage: () => void simulator.publish(),
    async delete() {
      await simulator.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
  const place: Place = {
    reader,
    simulator,
    home,
    states,
    enter(files) {
      folders++;
      folder = join(root, String(folders), "project");
      mkdirSync(folder, { recursive: true });
      for (const [name, text] of Object.entries(files(folders === 1 ? "web" : `web-${folders}`)))
        reader.save(name, text, false);
      return folder;
    },
    provideProgram: (name, line) => void (standIns = { ...standIns, [name]: line }),
  };
  folder = join(root, "empty");
  mkdirSync(folder);
  return reader;
}
