import { Agent, request } from "node:http";
import { Secret } from "../provider/text/secret";
import { sign } from "../provider/ucloud/call/sign";

/** The smallest possible client: plain node:http, one open connection, the answer as bytes. */
export class BareClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(private readonly environment: Readonly<Record<string, string>>) {}

  /** Returns a signed body of DescribeImage, which may be sent any number of times. */
  bodyOf(parameters: Readonly<Record<string, string>>): string {
    const { UCLOUD_PUBLIC_KEY: publicKey = "", UCLOUD_PRIVATE_KEY: privateKey = "" } = this.environment;
    const signed = new Map(Object.entries({ ...parameters, Action: "DescribeImage", PublicKey: publicKey }));
    signed.set("Signature", sign(signed, new Secret(privateKey)));
    return JSON.stringify(Object.fromEntries(signed));
  }

  post(body: string): Promise<Buffer> {
    const url = this.environment["UCLOUD_API_BASE_URL"] ?? "";
    const headers = { "Content-Type": "application/json" };
    return new Promise((resolve, reject) => {
      const sent = request(url, { method: "POST", agent: this.#agent, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () => resolve(Buffer.concat(chunks)));
        answer.on("error", reject);
      });
      sent.on("error", reject);
      sent.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
