import { CheckRequest, ConfigureRequest, type CheckResponse } from "@pulumi/pulumi/proto/provider_pb";
import { expect } from "chai";
import { createPinnedImageProvider } from "../../provider/dynamic";
import type { Image } from "../../provider/image/image";
import { startSimulator, type Simulator } from "../../simulator";
import type { Image as WireImage } from "../../simulator/images/image";
import { image, now } from "../provider/image/sample";
import { edits, type Edit } from "../provider/pin/edits";
import { asked, bag, startPlugin, type BagValue, type PluginProcess } from "../provider/plugin/plugin-process";

type Properties = Readonly<Record<string, unknown>>;

/** What a preview would show of a pin: its id, or why there is none. */
interface Previewed {
  readonly imageId: unknown;
  readonly failures: readonly string[];
}

describe("what an edit does to a pin, by each surface's own requests", () => {
  let plugin: PluginProcess;

  before(async () => {
    plugin = await startPlugin();
  });
  after(() => plugin.close());

  const surfaces: Readonly<
    Record<string, (simulator: Simulator, olds: Properties, news: Properties) => Promise<Previewed>>
  > = {
    "the dynamic provider": previewedByDynamicProvider,
    "the plugin": (simulator, olds, news) => previewedByPlugin(plugin, simulator, olds, news),
  };
  for (const [surface, previewed] of Object.entries(surfaces)) {
    describe(surface, () => {
      for (const edit of edits) {
        it(`${edit.what}: ${edit.then}`, async () => {
          const simulator = await startSimulator({ images: listed(edit) });
          try {
            expectAnswer(edit, await previewed(simulator, recordedBefore(edit), edit.after));
          } finally {
            await simulator.close();
          }
        });
      }
    });
  }
});

/** A newer image of the same kind is there, so that a pin which looks anew finds it, and one that stays does not. */
function listed({ image: fields = {} }: Edit) {
  const pinned = image({ features: ["CloudInit", "IPv6"], ...fields });
  const newer = { ...pinned, imageId: "uimage-b", state: "Available", createTime: (pinned.createTime ?? 0) + 1 };
  return [pinned, newer].map(onTheWire);
}

function recordedBefore({
  image: fields = {},
  before: { imageId: _adopted, ...args },
  chosenBy = 0,
}: Edit): Properties {
  const pinned = image({ features: ["CloudInit", "IPv6"], ...fields });
  const { imageId, region, zone } = pinned;
  return { ...args, imageId, image: withEndFromToday(pinned), pinned: { region, zone, query: chosenBy } };
}

/** From the table of docs/pinning.md: a pin that looks anew has another image, or says why it finds none. */
function expectAnswer({ then, because = [] }: Edit, { imageId, failures }: Previewed): void {
  if (then === "stay" || then === "adopt") {
    expect({ imageId, failures }).to.deep.equal({ imageId: then === "stay" ? "uimage-a" : "uimage-b", failures: [] });
  } else if (then === "move") {
    // The simulator knows no project org-b, so that the lookup there is refused. Nor does any image have a feature Tomorrow.
    expect(failures.join() || imageId).to.match(
      /^(?:uimage-b$|No image |UCloud refused DescribeImage|"Tomorrow" is not)/,
    );
  } else {
    expect(because).to.have.lengthOf.at.least(1);
    because.forEach((demand) => expect(failures.join()).to.include("uimage-a").and.include(demand));
  }
}

async function previewedByDynamicProvider(
  simulator: Simulator,
  olds: Properties,
  news: Properties,
): Promise<Previewed> {
  const provider = createPinnedImageProvider();
  const configured = configurationOf(simulator);
  await provider.configure({
    config: {
      get: (key) => configured[key.replace(/^ucloud-image:/, "")],
      require: (key) => configured[key.replace(/^ucloud-image:/, "")] ?? "",
    },
  });
  const checked = await provider.check(olds, news);
  const [inputs, failures] = [checked.inputs as Properties, checked.failures ?? []];
  return { imageId: inputs["imageId"], failures: failures.map(({ reason }) => reason) };
}

async function previewedByPlugin(
  { client }: PluginProcess,
  simulator: Simulator,
  olds: Properties,
  news: Properties,
): Promise<Previewed> {
  const configuration = new ConfigureRequest().setArgs(bag(configurationOf(simulator)));
  await asked((done) => client.configure(configuration, done));
  const request = new CheckRequest()
    .setType("ucloud-image:index:PinnedImage")
    .setUrn("urn:pulumi:test::test::ucloud-image:index:PinnedImage::web")
    .setOlds(bag(olds as Record<string, BagValue>))
    .setNews(bag(news as Record<string, BagValue>));
  try {
    const checked = await asked<CheckResponse>((done) => client.check(request, done));
    return {
      imageId: checked.getInputs()?.toJavaScript()["imageId"],
      failures: checked.getFailuresList().map((failure) => failure.getReason()),
    };
  } catch (error) {
    return { imageId: undefined, failures: [(error as { readonly details: string }).details] };
  }
}

function configurationOf({ url: baseUrl, publicKey, privateKey }: Simulator): Record<string, string> {
  return { baseUrl, publicKey, privateKey };
}

function onTheWire(listedImage: Image): WireImage {
  const { imageId, imageName, osName, osType, imageType, zone, state, createTime, imageSizeGb, features } = listedImage;
  const { sceneCategories, funcType, vendor, primarySoftware, supportedGpuTypes, minimalCpu } = listedImage;
  const fields = {
    ...{ ImageName: imageName, OsName: osName, OsType: osType, ImageType: imageType, CreateTime: createTime },
    ...{ ImageSize: imageSizeGb, MaintainEol: withEndFromToday(listedImage).maintainEol, Features: features },
    ...{ SceneCategories: sceneCategories, FuncType: funcType, Vendor: vendor, PrimarySoftware: primarySoftware },
    ...{ SupportedGPUTypes: supportedGpuTypes, MinimalCPU: minimalCpu },
  };
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { ...given, ImageId: imageId, Zone: zone ?? "", State: (state ?? "Available") as WireImage["State"] };
}

/** The table's day is 2026-01-01; these processes have the machine's clock. The days left are what counts. */
function withEndFromToday(dated: Image): Image {
  if (dated.maintainEol === undefined) {
    return dated;
  }
  const daysLeft = Math.round((Date.parse(dated.maintainEol.replaceAll("/", "-")) - now.getTime()) / dayMs);
  const end = new Date(Date.now() + daysLeft * dayMs).toISOString().slice(0, 10);
  return { ...dated, maintainEol: end.replaceAll("-", "/") };
}

const dayMs = 24 * 60 * 60 * 1000;
