/**
 * The program that the engine's process for dynamic providers evaluates and records in the state.
 * `pulumi.dynamic.Resource` would serialise a closure, which loads the TypeScript compiler and differs between compilers.
 * This text is the same in every version of the package, so that an upgrade shows no change.
 *
 * It loads the package from the project's folder, the working folder of that process, and only when it is needed: deleting
 * a pin does nothing, and must not fail when the package was removed together with the last pin.
 * Source: Pulumi's sdk/nodejs/cmd/dynamic-provider/index.ts.
 */
export function providerTextOf(name: "PinnedImage" | "PinnedImagePerZone"): string {
  return textOf(`create${name}Provider`);
}

const textOf = (create: string) => `exports.handler = () => {
  let request;
  let provider;
  const load = async () => {
    if (provider === undefined) {
      const find = require("node:module").createRequire(process.cwd() + "/");
      let found;
      try {
        found = find("pulumi-ucloud-image/provider");
      } catch (error) {
        if (error.code !== "MODULE_NOT_FOUND") throw error;
        throw Object.assign(new Error("pulumi-ucloud-image can't be found from " + process.cwd() +
          ". Add it to the dependencies of the project there: npm install pulumi-ucloud-image"), { missing: true });
      }
      provider = found.${create}();
      if (request !== undefined) await provider.configure(request);
    }
    return provider;
  };
  const loaded = (method) => async (...given) => (await load())[method](...given);
  return {
    configure: async (given) => { request = given; },
    check: async (olds, news) => {
      try {
        return await (await load()).check(olds, news);
      } catch (error) {
        if (error.missing !== true) throw error;
        return { inputs: news, failures: [{ property: "", reason: error.message }] };
      }
    },
    diff: loaded("diff"),
    create: loaded("create"),
    read: loaded("read"),
    update: loaded("update"),
    delete: async () => {},
  };
};
`;
