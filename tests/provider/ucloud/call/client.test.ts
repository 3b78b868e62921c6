import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { inspect } from "node:util";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { createClient, type Client } from "../../../../provider/ucloud/call/client";
import {
  AnswerError,
  ConfigurationError,
  couldNotLook,
  TransportError,
  UCloudApiError,
} from "../../../../provider/ucloud/errors/error-classes";
import { resolveSettings } from "../../../../provider/ucloud/settings/settings";
import { failureOf } from "../../../failure";
import {
  privateKey,
  publicKey,
  settingsFor,
  startServer,
  withoutWaiting,
  type Reply,
  type TestServer,
} from "../server";

const success = { RetCode: 0, Action: "DescribeImageResponse", TotalCount: 0, ImageSet: [] };

describe("a client", () => {
  let server: TestServer;
  let waiting: ReturnType<typeof withoutWaiting>;

  afterEach(() => server.close());

  async function serve(reply: Reply, settings: Readonly<Record<string, string>> = {}): Promise<Client> {
    server = await startServer(reply);
    waiting = withoutWaiting();
    return createClient(settingsFor(server.url, settings), waiting);
  }

  /** Answers with what the list has, one after the other, and with success after its end. */
  const inTurn = (replies: readonly Reply[]): Reply => {
    let turn = 0;
    return (...request) => (replies[turn++] ?? (() => success))(...request);
  };

  const failing = async (client: Client, action = "DescribeImage", parameters = { Region: "cn-bj2" }) => {
    try {
      await client.call(action, parameters);
    } catch (error) {
      return error;
    }
    throw new Error("the call succeeded");
  };

  describe("asks", () => {
    it("with a signed JSON body, and nothing of the keys in the URL", async () => {
      const client = await serve(() => success);
      expect(await client.call("DescribeImage", { Region: "cn-bj2", Limit: 20 })).to.deep.equal(success);
      const { Signature, ...signed } = server.requests[0] ?? {};
      expect(signed).to.deep.equal({ Region: "cn-bj2", Limit: "20", Action: "DescribeImage", PublicKey: publicKey });
      const text = `ActionDescribeImageLimit20PublicKey${publicKey}Regioncn-bj2${privateKey}`;
      expect(Signature).to.equal(createHash("sha1").update(text).digest("hex"));
      expect(server.paths).to.deep.equal(["/"]);
    });

    it("with the channel of a dedicated cloud as a header, and without one where there is none", async () => {
      const client = await serve(() => success, { channelKey: "ch_dedicated" });
      await client.call("DescribeImage", {});
      await createClient(settingsFor(server.url), waiting).call("DescribeImage", {});
      expect(server.headers.map((headers) => headers["channel-key"])).to.deep.equal(["ch_dedicated", undefined]);
    });

    it("and names the channel as another reason for an unknown token", async () => {
      const client = await serve(() => ({ RetCode: 174, Message: "Token Not Exists" }), { channelKey: "ch_other" });
      expect(await failing(client))
        .to.have.property("message")
        .that.includes(
          'Or the channel key (from stack configuration "ucloud-image:channelKey") is not the account\'s.',
        );
    });

    it("with a User-Agent that names the package and its version", async () => {
      const client = await serve(() => success);
      await client.call("DescribeImage", {});
      expect(server.headers[0]?.["user-agent"]).to.match(/^pulumi-ucloud-image\/\d+\.\d+\.\d+ node\/\d+/);
      expect(server.headers[0]?.["content-type"]).to.equal("application/json");
    });

    it("with the token of temporary credentials, which is signed too", async () => {
      const client = await serve(() => success, { securityToken: "t0ken" });
      await client.call("GetRegion", {});
      const text = `ActionGetRegionPublicKey${publicKey}SecurityTokent0ken${privateKey}`;
      expect(server.requests[0]).to.deep.equal({
        Action: "GetRegion",
        PublicKey: publicKey,
        SecurityToken: "t0ken",
        Signature: createHash("sha1").update(text).digest("hex"),
      });
    });

    it("over one connection again and again", async () => {
      const ports = new Set<number | undefined>();
      const client = await serve((_asked, _response, request) => {
        ports.add(request.socket.remotePort);
        return success;
      });
      for (let call = 0; call < 3; call += 1) {
        await client.call("DescribeImage", {});
      }
      expect(ports.size).to.equal(1);
    });
  });

  describe("repeats a request", () => {
    for (const RetCode of [110, 130, 150, 153, 8025, 8031, 8041, 8826]) {
      it(`after RetCode ${RetCode}`, async () => {
        const client = await serve(inTurn([() => ({ RetCode }), () => ({ RetCode })]));
        await client.call("DescribeImage", {});
        expect(server.requests.length).to.equal(3);
        expect(waiting.clock.waits).to.deep.equal([250, 500]);
      });
    }

    for (const status of [429, 502, 503, 504]) {
      it(`after HTTP status ${status}`, async () => {
        const client = await serve(inTurn([(_asked, response) => void response.writeHead(status).end("<html>busy")]));
        await client.call("DescribeImage", {});
        expect(server.requests.length).to.equal(2);
      });
    }

    it("whose connection was reset", async () => {
      const client = await serve(inTurn([(_asked, _response, request) => void request.socket.resetAndDestroy()]));
      await client.call("DescribeImage", {});
      expect(server.requests.length).to.equal(2);
    });

    for (const [cut, headers] of [
      ["before the length that it announced", { "Content-Length": "1000" }],
      ["in the middle of its chunks", {}],
    ] as const) {
      it(`whose answer ended ${cut}`, async () => {
        const client = await serve(
          inTurn([
            (_asked, response) => {
              response.writeHead(200, headers);
              response.write('{"RetCode": 0, "ImageSet": [', () => response.destroy());
            },
          ]),
        );
        expect(await client.call("DescribeImage", {})).to.deep.equal(success);
        expect(server.requests.length).to.equal(2);
      });
    }

    it("at most maxRetries times, and says how often it tried", async () => {
      const client = await serve(() => ({ RetCode: 150, Message: "busy" }));
      const error = await failing(client);
      expect(server.requests.length).to.equal(6);
      expect(error).to.be.instanceOf(UCloudApiError).with.property("message").that.includes("after 6 attempts");
    });

    it("not at all with maxRetries 0", async () => {
      const client = await serve(() => ({ RetCode: 153 }), { maxRetries: "0" });
      await failing(client);
      expect(server.requests.length).to.equal(1);
    });

    it("later where the server asks for that", async () => {
      const after = (text: string) => (): Reply => (_asked, response) => {
        response.setHeader("Retry-After", text);
        return { RetCode: 153 };
      };
      const date = new Date(Date.parse("2026-11-24T00:00:12Z")).toUTCString();
      const client = await serve(inTurn([after("7")(), after(date)(), after("9999")()]), { timeoutSeconds: "600" });
      await client.call("DescribeImage", {});
      expect(waiting.clock.waits).to.deep.equal([7_000, 5_000, 30_000]);
    });

    it("never after the deadline, and not when there is no time left to wait", async () => {
      const client = await serve(
        (_asked, response) => {
          response.setHeader("Retry-After", "20");
          return { RetCode: 150 };
        },
        { timeoutSeconds: "50" },
      );
      const error = await failing(client);
      expect(error).to.be.instanceOf(UCloudApiError).with.property("attempts", 3);
      expect(server.requests.length).to.equal(3);
    });

    it("that nobody listens to, without ever getting through", async () => {
      const client = await serve(() => success);
      await server.close();
      const error = await failing(client);
      expect(error).to.be.instanceOf(TransportError).with.property("attempts", 6);
      expect(error).to.have.property("fault", "unreachable");
      expect(error).to.have.property("message").that.includes("ECONNREFUSED").and.includes(server.url);
      expect(error).to.have.property("cause").that.is.instanceOf(Error);
    });
  });

  describe("sends exactly one request", () => {
    for (const [RetCode, Message, advice] of [
      [171, "Signature VerifyAC Error", /private key \(from stack configuration "ucloud-image:privateKey"\) does not/],
      [170, "Missing signature", /private key/],
      [172, "User not found", /does not know the public key \(from stack configuration "ucloud-image:publicKey"\)/],
      [174, "Token not found", /does not know the security token/],
      [220, "Missing params [Region]", /Region="cn-bj2"/],
      [230, "Params [Zone] not available", /Zone="cn-bj2-99"\.$/],
      [161, "Action not found", /Check what was sent/],
      [292, "Project not found", /no project "org-1"/],
      [293, "Zone permission error", /"cn-bj2-99".*"cn-bj2" \(from stack configuration "ucloud-image:region"\)/],
      [294, "IP refused", /addresses/],
      [295, "Security lock", /security lock/],
      [299, "IAM permission error", /permission uhost:DescribeImage in the project "org-1"/],
      [2000, "Something else", /RetCode 2000/],
    ] as const) {
      it(`after RetCode ${RetCode}, and says what to do`, async () => {
        const client = await serve(() => ({ RetCode, Message, Action: "DescribeImageResponse" }), { region: "cn-bj2" });
        const parameters = { Region: "cn-bj2", Zone: "cn-bj2-99", ProjectId: "org-1" };
        const error = await failing(client, "DescribeImage", parameters);
        expect(server.requests.length).to.equal(1);
        expect(error).to.be.instanceOf(UCloudApiError).with.property("retCode", RetCode);
        expect(error).to.include({ action: "DescribeImage", apiMessage: Message });
        expect(error).to.have.property("message").that.matches(advice).and.includes(Message);
      });
    }

    it("where no project was given and one is needed", async () => {
      const client = await serve(() => ({ RetCode: 292 }));
      expect(await failing(client))
        .to.have.property("message")
        .that.includes("set projectId");
    });

    for (const status of [400, 401, 403, 404, 500]) {
      it(`after HTTP status ${status}, even if the answer says that it is a success`, async () => {
        for (const body of ["<html>no", JSON.stringify(success)]) {
          const client = await serve((_asked, response) => void response.writeHead(status).end(body));
          const error = await failing(client);
          expect(server.requests.length).to.equal(1);
          expect(error).to.be.instanceOf(TransportError).with.include({ status, fault: "status" });
          expect(error).to.have.property("message").that.includes(`HTTP status ${status}. Check the network`);
          await server.close();
        }
      });
    }

    it("after a redirect, which is not followed", async () => {
      const elsewhere = await startServer(() => success);
      const client = await serve(
        (_asked, response) => void response.writeHead(307, { Location: `${elsewhere.url}/there` }).end(),
      );
      const error = await failing(client);
      expect(server.requests.length).to.equal(1);
      expect(elsewhere.requests.length).to.equal(0);
      expect(error).to.be.instanceOf(TransportError).with.property("fault", "redirect");
      expect(error)
        .to.have.property("message")
        .that.includes(`a redirect to ${elsewhere.url}/there (HTTP status 307)`)
        .and.includes("Redirects are not followed");
      await elsewhere.close();
    });

    it("after a redirect to nowhere", async () => {
      const client = await serve((_asked, response) => void response.writeHead(300).end());
      expect(await failing(client))
        .to.have.property("message")
        .that.includes("a redirect to nowhere (HTTP status 300)");
    });

    for (const [what, body, problem] of [
      ["is empty", "", "it is empty"],
      ["is not JSON", "<html>\u001b[31mSign in\u001b[0m</html>", "it is not JSON"],
      ["is cut off", '{"RetCode": 0, "ImageSet": [', "it is not JSON"],
      ["is a list", "[]", "not a JSON object"],
      ["is null", "null", "not a JSON object"],
      ["has no RetCode", '{"ImageSet": []}', "RetCode"],
      ["has a text for RetCode", '{"RetCode": "0"}', "RetCode"],
      ["has half a RetCode", '{"RetCode": 0.5}', "RetCode"],
      ["is not UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), "not valid UTF-8"],
      ["is nested a million deep", "[".repeat(1_000_000), "it is not JSON"],
    ] as const) {
      it(`for an answer that ${what}`, async () => {
        const client = await serve((_asked, response) => void response.end(body));
        const error = await failing(client);
        expect(server.requests.length).to.equal(1);
        expect(error).to.be.instanceOf(AnswerError).with.property("message").that.includes(problem);
        expect(String(error)).not.to.match(/[\u0000-\u001f\u007f-\u009f]/);
        expect(String(error).length).to.be.lessThan(800);
      });
    }

    it("for an answer beyond 64 MB, however small it was on the way", async () => {
      const bomb = gzipSync(Buffer.alloc(65 * 2 ** 20, " "));
      const client = await serve((_asked, response) => {
        response.writeHead(200, { "Content-Encoding": "gzip" }).end(bomb);
      });
      const error = await failing(client);
      expect(server.requests.length).to.equal(1);
      expect(error).to.be.instanceOf(TransportError).with.property("fault", "tooLarge");
      expect(error).to.have.property("message").that.includes("64 MB");
    });

    it("for something that is not HTTP", async () => {
      const raw = createServer((socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n"));
      await once(raw.listen(0, "127.0.0.1"), "listening");
      const address = raw.address();
      const port = typeof address === "object" ? address?.port : undefined;
      server = await startServer(() => success);
      const client = createClient(settingsFor(`http://127.0.0.1:${port}`), withoutWaiting());
      expect(await failing(client))
        .to.be.instanceOf(TransportError)
        .with.property("attempts", 1);
      raw.close();
    });

    it("that makes a host and was cut off: it may have run", async () => {
      const client = await serve((_asked, _response, request) => void request.socket.resetAndDestroy());
      expect(await failing(client, "CreateUHostInstance")).to.be.instanceOf(TransportError);
      expect(server.requests.length).to.equal(1);
    });
  });

  describe("gives up", () => {
    it("on a server that never answers, after three requests within the deadline", async () => {
      const client = await serve(() => void waiting.clock.pass(20_000));
      const deadline = client.deadline();
      const error = await failing(client);
      expect(error).to.be.instanceOf(TransportError).with.property("fault", "timeout");
      expect(error).to.have.property("message").that.includes("within 60 s (after 3 attempts)");
      expect(error).to.have.property("message").that.includes("raise timeoutSeconds");
      expect(server.requests.length).to.equal(3);
      expect(waiting.clock.waits).to.deep.equal([250, 500]);
      expect(waiting.clock.now()).to.be.at.least(deadline);
    });

    it("on one request that is not answered after a third of the time, and sends another", async () => {
      const client = await serve(inTurn([() => void waiting.clock.pass(20_000)]));
      expect(await client.call("DescribeImage", {})).to.deep.equal(success);
      expect(server.requests.length).to.equal(2);
      await server.close();
      const patient = await serve((_asked, response) => {
        waiting.clock.pass(19_999);
        response.end(JSON.stringify(success));
      });
      expect(await patient.call("DescribeImage", {})).to.deep.equal(success);
      expect(server.requests.length).to.equal(1);
    });

    it("on a server that drips its answer", async () => {
      const client = await serve(
        (_asked, response) => {
          const drip = setInterval(() => {
            response.write(" ");
            waiting.clock.pass(1_000);
          }, 0);
          response.on("close", () => clearInterval(drip));
        },
        { maxRetries: "0" },
      );
      const error = await failing(client);
      expect(error).to.be.instanceOf(TransportError).with.property("fault", "timeout");
      expect(error).to.have.property("message").that.includes("within 20 s");
      expect(server.requests.length).to.equal(1);
    });

    it("at once when its time was over before", async () => {
      const client = await serve(() => success);
      const call = client.call("DescribeImage", {}, { deadline: client.deadline() - 60_000 });
      expect(await call.catch((error: unknown) => error)).to.be.instanceOf(TransportError);
      expect(server.requests.length).to.equal(0);
    });

    it("when the time is over in the middle, and says how much it was, how often it asked and what came last", async () => {
      const client = await serve(
        inTurn([() => ({ RetCode: 150, Message: "busy" }), () => void waiting.clock.pass(650)]),
        { timeoutSeconds: "3" },
      );
      // Less is left than one attempt may take, and more than the wait before the second.
      const call = client.call("DescribeImage", {}, { deadline: client.deadline(900) });
      const error = await failureOf(call, TransportError);
      expect(error.message).to.include("no complete answer within 3 s (after 2 attempts)");
      expect(error.message).to.include(
        'raise timeoutSeconds (now 3, stack configuration "ucloud-image:timeoutSeconds").',
      );
      expect(error.cause).to.be.instanceOf(UCloudApiError).with.property("retCode", 150);
    });
  });

  describe("stops when it is told to", () => {
    const reason = new Error("no longer wanted");

    it("before a request", async () => {
      const client = await serve(() => success);
      const call = client.call("DescribeImage", {}, { signal: AbortSignal.abort(reason) });
      expect(await call.catch((error: unknown) => error)).to.equal(reason);
      expect(server.requests.length).to.equal(0);
    });

    it("while it waits for the answer, and closes the connection", async () => {
      const controller = new AbortController();
      let closed: Promise<unknown> = Promise.resolve();
      const client = await serve((_asked, response) => {
        closed = once(response, "close");
        controller.abort(reason);
      });
      const call = client.call("DescribeImage", {}, { signal: controller.signal });
      expect(await call.catch((error: unknown) => error)).to.equal(reason);
      await closed;
      expect(server.requests.length).to.equal(1);
    });

    it("while it waits before the next attempt", async () => {
      const controller = new AbortController();
      const client = await serve(() => ({ RetCode: 150 }));
      waiting.clock.sleep = () => {
        controller.abort(reason);
        return new Promise(() => undefined);
      };
      const call = client.call("DescribeImage", {}, { signal: controller.signal });
      expect(await call.catch((error: unknown) => error)).to.equal(reason);
      expect(server.requests.length).to.equal(1);
    });
  });

  describe("tells why it waits", () => {
    it("when that takes more than 2 s, and not before", async () => {
      const client = await serve(() => ({ RetCode: 153, Message: "too many requests" }));
      await failing(client);
      expect(waiting.clock.waits).to.deep.equal([250, 500, 1000, 2000, 4000]);
      expect(waiting.notices.length).to.equal(2);
      expect(waiting.notices[0]).to.match(
        /^127\.0\.0\.1:\d+: RetCode 153, "too many requests"; attempt 5 of DescribeImage in 2\.0 s$/,
      );
    });

    it("in the words of what it met, when UCloud sent none", async () => {
      const client = await serve(() => ({ RetCode: 153 }));
      await failing(client);
      expect(waiting.notices[0]).to.include(": RetCode 153; attempt 5");
      await server.close();
      const next = await serve((_asked, response) => void response.writeHead(503).end());
      await failing(next);
      expect(waiting.notices[0]).to.include(": HTTP status 503; attempt 5");
    });

    it("when a server takes that long to answer, and not when it is faster", async () => {
      const answerAfter = (ms: number) =>
        serve(() => {
          waiting.clock.pass(ms);
          return success;
        });
      await (await answerAfter(1_999)).call("DescribeImage", {});
      expect(waiting.notices).to.deep.equal([]);
      await server.close();
      await (await answerAfter(2_000)).call("DescribeImage", {});
      expect(waiting.notices).to.have.length(1);
      expect(waiting.notices[0]).to.include("still waiting for an answer to DescribeImage");
    });
  });

  describe("shows no secret", () => {
    const encodings = [privateKey, Buffer.from(privateKey).toString("base64"), "t0ken-of-the-tests"];
    const echo = { RetCode: 171, Message: `expected sha1 of ${encodings.join(" and ")}` };

    for (const [where, reply] of [
      ["in a message of UCloud", () => echo],
      ["in an answer that can't be read", (_asked, response) => void response.end(`<p>${encodings.join()}`)],
      ["in a redirect", (_asked, response) => void response.writeHead(302, { Location: `/?k=${privateKey}` }).end()],
      ["in the id of a request", (_asked, response) => (response.setHeader("X-UCLOUD-REQUEST-UUID", privateKey), echo)],
    ] as readonly [string, Reply][]) {
      it(`that came back ${where}`, async () => {
        const client = await serve(reply, { securityToken: "t0ken-of-the-tests" });
        const error = await failing(client);
        const shown = inspect(error, { depth: 9, showHidden: true }) + JSON.stringify(error) + String(error);
        for (const secret of encodings) {
          expect(shown).not.to.include(secret);
        }
      });
    }

    it("when the client itself is printed", async () => {
      const client = await serve(() => success);
      expect(inspect(client, { depth: 9, showHidden: true })).not.to.include(privateKey);
    });
  });

  it("keeps the id by which UCloud's support finds a request", async () => {
    const client = await serve((_asked, response) => {
      response.setHeader("X-UCLOUD-REQUEST-UUID", "8e5a0c2b-1f");
      return { RetCode: 172 };
    });
    const error = await failing(client);
    expect(error).to.have.property("requestId", "8e5a0c2b-1f");
    expect(error).to.have.property("message").that.includes("request 8e5a0c2b-1f");
  });

  it("loses nothing when UCloud turns most of many requests away, some of them more than maxRetries times", async () => {
    let arrived = 0;
    let letGo: () => void = () => undefined;
    const allArrived = new Promise<void>((resolve) => (letGo = resolve));
    const client = await serve(
      async () => {
        arrived += 1;
        const place = arrived;
        if (place === 60) {
          letGo();
        }
        await allArrived;
        // Of the first 60, ten are served; of those that come again, every third.
        return place <= 10 || (place > 60 && place % 3 === 0) ? success : { RetCode: 153 };
      },
      // All waits are added up here, although they pass at the same time.
      { timeoutSeconds: "3600" },
    );
    const calls = Array.from({ length: 60 }, () => client.call("DescribeImage", {}));
    expect((await Promise.all(calls)).length).to.equal(60);
    expect(server.requests.length).to.equal(60 + 3 * 50);
  });
});

describe("a client without keys", () => {
  const settings = (configuration: Record<string, string>) =>
    resolveSettings({ configuration, environment: {}, homeDirectory: "/nowhere", readFile: () => undefined });

  it("names the three places where keys may stand", () => {
    expect(() => createClient(settings({})))
      .to.throw(ConfigurationError)
      .with.include({
        field: "publicKey",
        message:
          "There is no public key and no private key for UCloud. Set both in one of three places: " +
          "the stack configuration (pulumi config set --secret ucloud-image:publicKey and " +
          "pulumi config set --secret ucloud-image:privateKey), " +
          "the environment (UCLOUD_PUBLIC_KEY and UCLOUD_PRIVATE_KEY), " +
          'or the profile "default" in ~/.ucloud/credential.json (which UCloud\'s command "ucloud config" writes). ' +
          "Keys are at https://console.ucloud.cn/uapi/apikey.",
      });
  });

  it("says which half is missing, and where the other one is", () => {
    expect(() => createClient(settings({ publicKey: "p" })))
      .to.throw(ConfigurationError)
      .with.include({ field: "privateKey" })
      .and.property("message")
      .that.includes(
        'no private key for UCloud (the other key comes from stack configuration "ucloud-image:publicKey"). Set it in',
      );
    expect(() => createClient(settings({ privateKey: "p" })))
      .to.throw(ConfigurationError, "There is no public key for UCloud (the other key")
      .with.property("field", "publicKey");
  });
});

describe("couldNotLook", () => {
  it("holds for every error of this room, and for no other", () => {
    expect(couldNotLook(new ConfigurationError("region", "No region."))).to.equal(true);
    expect(couldNotLook(new UCloudApiError({ retCode: 171, action: "A", apiMessage: "" }))).to.equal(true);
    expect(couldNotLook(new AnswerError({ host: "h", action: "A", problem: "p" }))).to.equal(true);
    expect(couldNotLook(new TypeError("a fault of the program"))).to.equal(false);
    expect(couldNotLook(undefined)).to.equal(false);
  });
});
