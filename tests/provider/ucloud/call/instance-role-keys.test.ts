import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { createClient, type Client } from "../../../../provider/ucloud/call/client";
import { ConfigurationError, UCloudApiError } from "../../../../provider/ucloud/errors/error-classes";
import { resolveSettings } from "../../../../provider/ucloud/settings/settings";
import { failureOf } from "../../../failure";
import { startServer, withoutWaiting, type TestServer } from "../server";
import type { TestClock } from "../test-clock";

interface MetadataService {
  readonly url: string;
  readonly paths: string[];
  readonly close: () => Promise<void>;
}

interface Answer {
  readonly status?: number;
  readonly body: unknown;
}

/** A stand-in for the metadata service of a UHost. */
async function startMetadata(answer: (path: string, count: number) => Answer): Promise<MetadataService> {
  const paths: string[] = [];
  const server = createServer((request, response) => {
    paths.push(`${request.method} ${request.url}`);
    const { status = 200, body } = answer(request.url ?? "", paths.length);
    response.statusCode = status;
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url: `http://127.0.0.1:${port}`, paths, close };
}

const minute = 60_000;

describe("the temporary keys of an instance role", () => {
  let api: TestServer;
  let metadata: MetadataService;
  let clock: TestClock;
  let keysServed = 0;
  let reply: object;

  beforeEach(async () => {
    keysServed = 0;
    reply = { RetCode: 0 };
    api = await startServer(() => reply);
  });
  afterEach(async () => {
    await api.close();
    await metadata.close();
  });

  async function clientWith(answer: (path: string, count: number) => Answer): Promise<Client> {
    metadata = await startMetadata(answer);
    const { clock: testClock, ...options } = withoutWaiting();
    clock = testClock;
    const settings = resolveSettings({
      configuration: { baseUrl: api.url, instanceRole: "images" },
      environment: { UCLOUD_METADATA_URL: metadata.url },
      homeDirectory: "/nowhere",
      readFile: () => undefined,
    });
    return createClient(settings, { clock, ...options });
  }

  /** As the newer address has them, good for so many minutes from now. */
  const keysFor = (minutes: number, more: object = {}): Answer => {
    keysServed += 1;
    return {
      body: {
        RetCode: 0,
        Data: {
          AccessKeyId: `public-${keysServed}`,
          AccessKeySecret: `private-${keysServed}`,
          SecurityToken: `token-${keysServed}`,
          Expiration: new Date(clock.now() + minutes * minute).toISOString(),
          ProjectID: "org-role",
          ...more,
        },
      },
    };
  };

  const ask = (client: Client) => client.call("DescribeImage", { Region: "cn-bj2" });
  const used = () => api.requests.map(({ PublicKey, SecurityToken }) => `${PublicKey} ${SecurityToken}`);

  it("sign requests for the role's project, and are fetched once for all that come together", async () => {
    const client = await clientWith(() => keysFor(60));
    await Promise.all([ask(client), ask(client), ask(client)]);
    await client.call("DescribeImage", { Region: "cn-bj2", ProjectId: "org-mine" });
    expect(metadata.paths).to.deep.equal(["GET /meta-data/v2/iam/security-credentials/images"]);
    expect(used()).to.deep.equal(Array(4).fill("public-1 token-1"));
    expect(api.requests.map(({ ProjectId }) => ProjectId)).to.deep.equal([
      "org-role",
      "org-role",
      "org-role",
      "org-mine",
    ]);
  });

  it("are renewed before they expire", async () => {
    const client = await clientWith(() => keysFor(60));
    await ask(client);
    clock.pass(54 * minute);
    await ask(client);
    clock.pass(2 * minute);
    await ask(client);
    expect(used()).to.deep.equal(["public-1 token-1", "public-1 token-1", "public-2 token-2"]);
    expect(metadata.paths.length).to.equal(2);
  });

  it("serve as long as they are good where new ones can't be had, and then fail clearly", async () => {
    const client = await clientWith((_path, count) => (count === 1 ? keysFor(20) : { status: 500, body: "" }));
    await ask(client);
    clock.pass(16 * minute);
    await ask(client);
    await ask(client);
    expect(used()).to.deep.equal(Array(3).fill("public-1 token-1"));
    expect(metadata.paths.length).to.equal(2);
    clock.pass(5 * minute);
    const error = await failureOf(ask(client), ConfigurationError);
    expect(error.message).to.include("the metadata service answered with HTTP status 500");
  });

  it("come from the older address where the newer is not there", async () => {
    const client = await clientWith((path) =>
      path.includes("/v2/")
        ? { status: 404, body: "not found" }
        : {
            body: {
              RetCode: 0,
              Data: {
                PublicKey: "public-old",
                PrivateKey: "private-old",
                SecurityToken: "token-old",
                Expiration: Math.floor(clock.now() / 1000) + 3600,
              },
            },
          },
    );
    await ask(client);
    expect(used()).to.deep.equal(["public-old token-old"]);
    expect(api.requests[0]).not.to.have.property("ProjectId");
  });

  for (const [what, answer, found] of [
    ["is unknown", { status: 404, body: "" }, "knows no such role"],
    ["is refused", { body: { RetCode: 299, Message: "no" } }, "refused it with RetCode 299"],
    ["comes as something else", { body: '{"AccessKeySecret": "k3y" oops' }, "something else than keys"],
    [
      "comes without a token",
      { body: { RetCode: 0, Data: { AccessKeyId: "a", AccessKeySecret: "k3y" } } },
      "something else",
    ],
  ] as const) {
    it(`are an error that says so where the role ${what}, without a word of the answer`, async () => {
      const client = await clientWith(() => answer);
      const error = await failureOf(ask(client), ConfigurationError);
      expect(error.message)
        .to.include(
          'The temporary keys of the instance role "images" (stack configuration "ucloud-image:instanceRole")',
        )
        .and.to.include(found)
        .and.not.to.include("k3y");
      expect(api.requests.length).to.equal(0);
    });
  }

  it("are an error where they have expired already", async () => {
    const client = await clientWith(() => keysFor(-1));
    const error = await failureOf(ask(client), ConfigurationError);
    expect(error.message).to.include("check the clock of this machine");
  });

  it("are an error where nobody answers, which other keys do not hide", async () => {
    const client = await clientWith(() => keysFor(60));
    await metadata.close();
    const error = await failureOf(ask(client), ConfigurationError);
    expect(error.message).to.include("did not answer");
  });

  it("are named by their role where UCloud refuses them", async () => {
    const client = await clientWith(() => keysFor(60));
    reply = { RetCode: 174, Message: "Token Not Exists" };
    const error = await failureOf(ask(client), UCloudApiError);
    expect(error.message).to.include('does not know the security token (from the instance role "images")');
  });

  it("are in no error", async () => {
    const client = await clientWith(() => keysFor(60));
    reply = { RetCode: 299, Message: "private-1 token-1" };
    const error = await failureOf(ask(client), UCloudApiError);
    expect(error.message).to.include('"[secret] [secret]"');
  });
});
