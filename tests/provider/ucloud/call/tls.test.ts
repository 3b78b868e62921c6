import { execFile } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer as createProxy, type Server } from "node:http";
import { createServer } from "node:https";
import { connect, type AddressInfo } from "node:net";
import { join } from "node:path";
import { inspect, promisify } from "node:util";
import { expect } from "chai";
import { createClient } from "../../../../provider/ucloud/call/client";
import { TransportError } from "../../../../provider/ucloud/errors/error-classes";
import { resolveSettings } from "../../../../provider/ucloud/settings/settings";
import { privateKey, publicKey, withoutWaiting } from "../server";

const certificatePath = join(__dirname, "tls", "certificate.pem");

describe("a client over TLS", () => {
  let ucloud: Server;
  let proxy: Server;
  let requests: number;
  let tunnels: { readonly to: string | undefined; readonly authorization: string | undefined }[];

  beforeEach(async () => {
    requests = 0;
    tunnels = [];
    const certificate = {
      key: readFileSync(join(__dirname, "tls", "key.pem")),
      cert: readFileSync(certificatePath),
    };
    ucloud = createServer(certificate, (_request, response) => {
      requests += 1;
      response.end('{"RetCode": 0}');
    });
    await once(ucloud.listen(0, "127.0.0.1"), "listening");
    proxy = createProxy();
    proxy.on("connect", ({ url, headers }, socket) => {
      tunnels.push({ to: url, authorization: headers["proxy-authorization"] });
      if (headers["proxy-authorization"] === undefined) {
        socket.end("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
        return;
      }
      const target = connect(portOf(ucloud), "127.0.0.1", () => {
        socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
        target.pipe(socket).pipe(target);
      });
      target.on("error", () => socket.destroy());
      socket.on("error", () => target.destroy());
    });
    await once(proxy.listen(0, "127.0.0.1"), "listening");
  });

  afterEach(() => {
    ucloud.closeAllConnections();
    ucloud.close();
    proxy.closeAllConnections();
    proxy.close();
  });

  const environment = (userInfo = "user:s%40cret@") => ({
    HTTPS_PROXY: `http://${userInfo}127.0.0.1:${portOf(proxy)}`,
  });

  async function failing(
    baseUrl: string,
    variables: Readonly<Record<string, string>> = {},
    more: Readonly<Record<string, string>> = {},
  ): Promise<unknown> {
    const configuration = { publicKey, privateKey, baseUrl, ...more };
    const settings = resolveSettings({
      configuration,
      environment: variables,
      homeDirectory: "/nowhere",
      readFile: () => undefined,
    });
    const client = createClient(settings, withoutWaiting());
    return client.call("DescribeImage", {}).then(
      () => expect.fail("the call succeeded"),
      (error: unknown) => error,
    );
  }

  for (const [way, baseUrl, proxied] of [
    ["", () => `https://localhost:${portOf(ucloud)}`, false],
    [" through a proxy", () => "https://ucloud.test", true],
  ] as const) {
    for (const rejectUnauthorized of [undefined, "0"]) {
      const switched = rejectUnauthorized === undefined ? "" : ", even with NODE_TLS_REJECT_UNAUTHORIZED=0";
      it(`sends nothing to a server${way} whose certificate it can't verify${switched}`, async () => {
        const error = await withVariable("NODE_TLS_REJECT_UNAUTHORIZED", rejectUnauthorized, () =>
          failing(baseUrl(), proxied ? environment() : {}),
        );
        expect(error).to.be.instanceOf(TransportError).with.property("fault", "tls");
        expect(error).to.have.property("attempts", 1);
        expect(error).to.have.property("message").that.includes("DEPTH_ZERO_SELF_SIGNED_CERT");
        expect(requests).to.equal(0);
        expect(tunnels).to.deep.equal(proxied ? [{ to: "ucloud.test:443", authorization: basic("user:s@cret") }] : []);
      });
    }
  }

  it("tells a proxy a user without a password, and a password without a user", async () => {
    await failing("https://ucloud.test", environment("user@"));
    await failing("https://ucloud.test", environment(":s%40cret@"));
    expect(tunnels.map(({ authorization }) => authorization)).to.deep.equal([basic("user:"), basic(":s@cret")]);
  });

  it("tells nothing to a proxy whose certificate it can't verify", async () => {
    const HTTPS_PROXY = `https://user:s%40cret@localhost:${portOf(ucloud)}`;
    for (const rejectUnauthorized of [undefined, "0"]) {
      const error = await withVariable("NODE_TLS_REJECT_UNAUTHORIZED", rejectUnauthorized, () =>
        failing("https://ucloud.test", { HTTPS_PROXY }),
      );
      expect(error).to.be.instanceOf(TransportError).with.property("fault", "tls");
      expect(requests).to.equal(0);
    }
  });

  it("says that a proxy turned it away, without the proxy's password", async () => {
    const error = await failing("https://ucloud.test", environment(""));
    expect(error).to.be.instanceOf(TransportError).with.property("status", 407);
    expect(error).to.have.property("message").that.includes("environment variable HTTPS_PROXY");
    expect(tunnels.length).to.equal(1);
  });

  it("does not show the password of a proxy that can't be reached", async () => {
    const variables = environment();
    proxy.close();
    const error = await failing("https://ucloud.test", variables, { maxRetries: "0" });
    expect(error).to.be.instanceOf(TransportError).with.property("fault", "unreachable");
    expect(error).to.have.property("message").that.includes("environment variable HTTPS_PROXY");
    expect(inspect(error, { depth: 9, showHidden: true })).not.to.match(/s%40cret|s@cret/);
  });

  it("reaches a server whose certificate is trusted, through a proxy that wants a password", async () => {
    // The certificates that Node trusts are read when a process starts, so this one is a process of its own.
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ["--import=tsx", join(__dirname, "tls", "ask-once.ts")],
      {
        env: {
          ...process.env,
          ...environment(),
          NODE_EXTRA_CA_CERTS: certificatePath,
          NO_PROXY: "",
          no_proxy: "",
          DEBUG: "*",
          UCLOUD_API_BASE_URL: "https://ucloud.test",
          UCLOUD_PUBLIC_KEY: publicKey,
          UCLOUD_PRIVATE_KEY: privateKey,
        },
      },
    );
    expect(stdout).to.include('answer: {"RetCode":0}');
    expect(stdout + stderr).not.to.match(/s%40cret|s@cret/);
    expect(stdout + stderr).not.to.include(privateKey);
    expect(requests).to.equal(1);
    expect(tunnels).to.deep.equal([{ to: "ucloud.test:443", authorization: basic("user:s@cret") }]);
  });
});

const basic = (userInfo: string) => `Basic ${Buffer.from(userInfo).toString("base64")}`;

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function withVariable<T>(name: string, value: string | undefined, act: () => Promise<T>): Promise<T> {
  const before = process.env[name];
  if (value !== undefined) {
    process.env[name] = value;
  }
  try {
    return await act();
  } finally {
    delete process.env[name];
    if (before !== undefined) {
      process.env[name] = before;
    }
  }
}
