import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { lookupFunctionNames, lookupFunctions } from "../../provider/lookup/functions";
import { resources } from "../../provider/plugin/schema/resources";
import { generatePluginSurface } from "../../scripts/generate/plugin-surface";
import * as dynamic from "../../sdk";
import * as plugin from "../../sdk/plugin";
import { image } from "../provider/image/sample";
import { exportDoc, fieldDocs, memberDocs, plainText } from "../provider/plugin/typed-docs";

const functionNames = Object.keys(dynamic).filter((name) => /^(get|check)/.test(name)) as (keyof typeof dynamic)[];

describe("pulumi-ucloud-image/plugin, beside pulumi-ucloud-image", () => {
  it("is what follows from the plugin's schema: run `npm run generate` when this fails", async () => {
    for (const [path, text] of await generatePluginSurface()) {
      expect(readFileSync(path, "utf8"), path).to.equal(text);
    }
  });

  it("has the same functions and resources, and Provider", () => {
    const resources = Object.keys(dynamic).filter((name) => name.startsWith("Pinned"));
    expect(Object.keys(plugin)).to.have.members([...functionNames, ...resources, "Provider"]);
  });

  it("tells of each what the plugin's schema tells", () => {
    for (const name of lookupFunctionNames) {
      expect(exportDoc("plugin/functions.ts", name)).to.equal(plainText(lookupFunctions[name].description));
    }
    expect(exportDoc("plugin/resources.ts", "PinnedImage")).to.equal(plainText(resources.PinnedImage.description));
    const [own, others] = ["plugin/resources.ts", "pinnedImage.ts"].map((file) => memberDocs(file, "PinnedImage"));
    expect(own).to.have.all.keys(Object.keys(others ?? {}));
    const { imageId, drift } = fieldDocs("PinRecord");
    expect(own).to.include({ imageId, drift });
  });
});

/** Compiled, never run: a program changes its import, and nothing else. */
type Functions = Pick<typeof dynamic, Extract<keyof typeof dynamic, `get${string}` | `check${string}`>>;
type Outputs<Pin> = Pick<Pin, Extract<keyof Pin, keyof dynamic.PinRecord>>;
export const agreements: {
  readonly there: (functions: Functions) => Pick<typeof plugin, keyof Functions>;
  readonly back: (functions: Pick<typeof plugin, keyof Functions>) => Functions;
  readonly pin: (pin: Outputs<plugin.PinnedImage>) => Outputs<dynamic.PinnedImage>;
  readonly pinBack: (pin: Outputs<dynamic.PinnedImage>) => Outputs<plugin.PinnedImage>;
  readonly args: (args: ConstructorParameters<typeof dynamic.PinnedImage>) => typeof plugin.PinnedImage;
} = {
  there: (functions) => functions,
  back: (functions) => functions,
  pin: (pin) => pin,
  pinBack: (pin) => pin,
  args: (args) => {
    new plugin.PinnedImage(...args);
    return plugin.PinnedImage;
  },
};

describe("pulumi-ucloud-image/plugin under pulumi.runtime.setMocks", () => {
  const calls: pulumi.runtime.MockCallArgs[] = [];
  const made: pulumi.runtime.MockResourceArgs[] = [];
  before(() =>
    pulumi.runtime.setMocks({
      call(args) {
        calls.push(args);
        if ((args.inputs as { os?: unknown }).os === "Plan9") throw new Error("No image matches.");
        return { imageId: "uimage-a", fits: true };
      },
      newResource(args) {
        made.push(args);
        const imageId = args.id === undefined || args.id === "" ? "uimage-made" : args.id;
        return { id: imageId, state: { ...(args.inputs as object), imageId } };
      },
    }),
  );

  it("calls the tokens of the plugin, with the arguments as written", async () => {
    expect(await plugin.getImage({ os: "Ubuntu 22.04" })).to.deep.include({ imageId: "uimage-a" });
    expect(calls.at(-1)).to.deep.include({ token: "ucloud-image:index:getImage", inputs: { os: "Ubuntu 22.04" } });
    const zone = pulumi.output("cn-bj2-05");
    expect(await value(plugin.getImageOutput({ zone }).imageId)).to.equal("uimage-a");
    expect(calls.at(-1)?.inputs).to.deep.equal({ zone: "cn-bj2-05" });
  });

  it("has two arguments for checkImageFit", async () => {
    await plugin.checkImageFit(image(), { machineType: "N" });
    expect(calls.at(-1)?.inputs).to.deep.equal({ image: image(), host: { machineType: "N" } });
  });

  it("ends a program by the message alone when the plugin refuses", async () => {
    const failed = await plugin.getImage({ os: "Plan9" }).catch((error: unknown) => error);
    expect(pulumi.RunError.isInstance(failed)).to.equal(true);
  });

  it("makes, reads and knows pins and providers", async () => {
    const provider = new plugin.Provider("archive", { profile: "archive", privateKey: "key", maxRetries: 1 });
    const pin = new plugin.PinnedImage("web", { os: "Ubuntu 22.04" }, { provider });
    expect(await value(pin.imageId)).to.equal("uimage-made");
    const read = plugin.PinnedImage.get("golden", "uimage-known", { region: "cn-bj2" });
    expect(await value(read.imageId)).to.equal("uimage-known");
    expect(made.map(({ type, name, id }) => [type, name, id === "" ? undefined : id])).to.deep.equal([
      ["pulumi:providers:ucloud-image", "archive", undefined],
      ["ucloud-image:index:PinnedImage", "web", undefined],
      ["ucloud-image:index:PinnedImage", "golden", "uimage-known"],
    ]);
    const isInstance = [plugin.PinnedImage, plugin.Provider, dynamic.PinnedImage].map((each) =>
      [pin, provider, {}].map((one) => each.isInstance(one)),
    );
    expect(isInstance).to.deep.equal([
      [true, false, false],
      [false, true, false],
      [false, false, false],
    ]);
  });
});

function value<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => output.apply(resolve));
}
