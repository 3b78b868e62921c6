import { once } from "node:events";
import { Agent, createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { post } from "../../../../provider/ucloud/call/http-post";
import { TooLarge } from "../../../../provider/ucloud/errors/transport-faults";
import { failureOf } from "../../../failure";

describe("one POST", () => {
  let server: Server;
  let answer: (response: ServerResponse) => void;
  beforeEach(async () => {
    server = createServer((_request, response) => answer(response));
    await once(server.listen(0, "127.0.0.1"), "listening");
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  function send(maxBytes: number) {
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const signal = new AbortController().signal;
    return post(url, "{}", { agent: new Agent(), userAgent: "test", maxBytes, signal });
  }

  it("gives the answer as it came, whatever pieces it came in", async () => {
    answer = (response) => {
      response.writeHead(503, { "Retry-After": "7", "X-UCLOUD-REQUEST-UUID": "r-1", Location: "/there" });
      response.write("高内");
      setImmediate(() => response.end("核"));
    };
    const { body, ...rest } = await send(100);
    expect(body.toString()).to.equal("高内核");
    expect(rest).to.deep.equal({ status: 503, retryAfter: "7", requestId: "r-1", location: "/there" });
  });

  it("gives an empty body where there is none", async () => {
    answer = (response) => response.writeHead(204).end();
    expect((await send(0)).body.length).to.equal(0);
  });

  it("takes an answer up to the limit, and none above it", async () => {
    answer = (response) => response.end("x".repeat(2 ** 20));
    expect((await send(2 ** 20)).body.length).to.equal(2 ** 20);
    const { name, message } = await failureOf(send(2 ** 20 - 1), TooLarge);
    expect(name).to.equal("TooLarge");
    expect(message).to.match(/^the answer has more than 0\.9999\d+ MB$/);
  });
});
