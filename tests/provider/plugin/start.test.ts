import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { expect } from "chai";

const plugin = resolve(__dirname, "..", "..", "..", "dist", "plugin.js");

/** Stands for the plugin's server: it tells when it is loaded, and answers a connection. */
const stand = `
process.stdout.write("loaded\\n");
exports.openServer = (address) => ({
  injectConnection: (connection) => connection.end("served for " + address),
});
`;

describe("The plugin's start", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "pulumi-ucloud-image-start-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("tells its port before it loads what serves, and serves whoever connects meanwhile", async () => {
    const alone = join(folder, "plugin.js");
    copyFileSync(plugin, alone);
    writeFileSync(join(folder, "plugin-server.js"), stand);
    const child = spawn(process.execPath, [alone, "127.0.0.1:9"], { stdio: ["pipe", "pipe", "inherit"] });
    const ended = once(child, "exit");
    const printed = text(child.stdout);
    const [first] = (await once(child.stdout, "data")) as [Buffer];
    const port = Number.parseInt(first.toString(), 10);
    expect(await text(connect(port, "127.0.0.1"))).to.equal("served for 127.0.0.1:9");
    child.stdin.end();
    await ended;
    expect(await printed).to.equal(`${port}\nloaded\n`);
  });
});
