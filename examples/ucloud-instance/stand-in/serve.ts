import { randomBytes } from "node:crypto";
import { Server, ServerCredentials, status, type handleUnaryCall } from "@grpc/grpc-js";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { changeInstance, deleteInstance, makeInstance, readInstance, type Place, type Properties } from "./instance";
import { replacing, schema } from "./schema";

/**
 * Stands in for UCloud's Terraform provider, bridged by Pulumi, where that can't be had: the same names, and the same
 * silence about `imageId`. A changed image is no difference to it, so a host stays on the image that it was made from.
 */
export function serve(): void {
  let settings: Properties = {};
  const server = new Server();
  server.addService(ResourceProviderService, {
    getSchema: answering(() => new proto.GetSchemaResponse().setSchema(JSON.stringify(schema))),
    getPluginInfo: answering(() => new PluginInfo().setVersion(schema.version)),
    checkConfig: answering((request: proto.CheckRequest) => new proto.CheckResponse().setInputs(request.getNews())),
    diffConfig: answering(() => new proto.DiffResponse().setChanges(none)),
    configure: answering((request: proto.ConfigureRequest) => {
      settings = read(request.getArgs());
      return new proto.ConfigureResponse().setSupportspreview(true);
    }),
    check: answering((request: proto.CheckRequest) =>
      new proto.CheckResponse().setInputs(written(checked(read(request.getNews()), read(request.getOlds())))),
    ),
    diff: answering(diff),
    create: answering(async (request: proto.CreateRequest) => {
      const inputs = read(request.getProperties());
      if (request.getPreview()) return new proto.CreateResponse().setProperties(written(inputs));
      const id = await makeInstance(placeOf(settings), inputs);
      const made = { ...inputs, ...(await readInstance(placeOf(settings), id)) };
      return new proto.CreateResponse().setId(id).setProperties(written(made));
    }),
    read: answering(async (request: proto.ReadRequest) => {
      const found = await readInstance(placeOf(settings), request.getId());
      if (found === undefined) return new proto.ReadResponse();
      const properties = { ...read(request.getProperties()), ...found };
      return new proto.ReadResponse()
        .setId(request.getId())
        .setProperties(written(properties))
        .setInputs(request.getInputs());
    }),
    update: answering(async (request: proto.UpdateRequest) => {
      const [olds, news] = [read(request.getOlds()), read(request.getNews())];
      if (request.getPreview()) return new proto.UpdateResponse().setProperties(written({ ...olds, ...news }));
      const changed = Object.fromEntries(differences(olds, news).map((name) => [name, news[name]]));
      await changeInstance(placeOf(settings), request.getId(), changed);
      const found = await readInstance(placeOf(settings), request.getId());
      return new proto.UpdateResponse().setProperties(written({ ...olds, ...news, ...found }));
    }),
    delete: answering(async (request: proto.DeleteRequest) => {
      await deleteInstance(placeOf(settings), request.getId());
      return new Empty();
    }),
    cancel: answering(() => new Empty()),
  });
  server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
    if (error !== null) throw error;
    process.stdout.write(`${port}\n`);
  });
}

const { DIFF_NONE: none, DIFF_SOME: some } = proto.DiffResponse.DiffChanges;

function diff(request: proto.DiffRequest): proto.DiffResponse {
  const changed = differences(read(request.getOlds()), read(request.getNews()));
  return new proto.DiffResponse()
    .setChanges(changed.length > 0 ? some : none)
    .setDiffsList(changed)
    .setReplacesList(changed.filter((name) => replacing.includes(name)));
}

/** The inputs that differ; what the program leaves open does not, and neither does another image. */
function differences(olds: Properties, news: Properties): string[] {
  return Object.keys(news).filter((name) => name !== "imageId" && olds[name] !== news[name]);
}

/** A host without a name gets one, and keeps it. */
function checked(news: Properties, olds: Properties): Properties {
  return { ...news, name: news.name ?? olds.name ?? `tf-instance-${randomBytes(4).toString("hex")}` };
}

/** UCloud's provider requires a region and a project. */
function placeOf(settings: Properties): Place {
  const setting = (name: string, variable: string): string => {
    const value = settings[name] ?? process.env[variable];
    if (typeof value === "string" && value !== "") return value;
    throw new Error(`The provider ucloud needs ${name}: pulumi config set ucloud:${name} …, or ${variable}.`);
  };
  return {
    region: setting("region", "UCLOUD_REGION"),
    account: {
      publicKey: setting("publicKey", "UCLOUD_PUBLIC_KEY"),
      privateKey: setting("privateKey", "UCLOUD_PRIVATE_KEY"),
      projectId: setting("projectId", "UCLOUD_PROJECT_ID"),
      baseUrl: typeof settings.baseUrl === "string" ? settings.baseUrl : "https://api.ucloud.cn",
    },
  };
}

function read(struct: Struct | undefined): Properties {
  return struct?.toJavaScript() ?? {};
}

function written(properties: Properties): Struct {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined);
  return Struct.fromJavaScript(
    JSON.parse(JSON.stringify(Object.fromEntries(given))) as Parameters<typeof Struct.fromJavaScript>[0],
  );
}

function answering<Request, Answer>(
  handle: (request: Request) => Answer | Promise<Answer>,
): handleUnaryCall<Request, Answer> {
  return ({ request }, callback) => {
    Promise.resolve(request)
      .then(handle)
      .then(
        (answer) => callback(null, answer),
        (error: unknown) =>
          callback({ code: status.UNKNOWN, details: error instanceof Error ? error.message : String(error) }),
      );
  };
}
