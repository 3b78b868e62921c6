import type { dynamic } from "@pulumi/pulumi";
import type { ConfigurationKey } from "./configuration-keys";
import { forLookup, openAccount, type LookupContext } from "./context";
import { checkPin, diffPin, MoveMemory, type CheckedPin, outputsOf, readPin } from "./pin";
import { isUserError } from "./text/user-error";

/**
 * The pin as a Pulumi dynamic provider. The engine's own process for dynamic providers loads it through the text in
 * sdk/pinnedImage.ts; credentials come from the stack configuration or the environment of that process, and never from
 * the resource's inputs, so that they are not in the state.
 */
export function createPinnedImageProvider(): Required<dynamic.ResourceProvider> {
  let configured = (_key: ConfigurationKey): string | undefined => undefined;
  let opened: LookupContext | undefined;
  const moves = new MoveMemory<CheckedPin>();
  // Opened by the first call that looks something up: destroy must work with whatever configuration is left.
  const account = () => forLookup((opened ??= openAccount(configured, printed)));
  return {
    async configure({ config }) {
      configured = (key) => config.get(`ucloud-image:${key}`);
    },
    async check(olds: Properties | undefined, news: Properties) {
      try {
        const { inputs, problems } = await checkPin(account(), withoutProvider(olds), withoutProvider(news), moves);
        return { inputs, failures: problems.map(({ field, reason }) => ({ property: field, reason })) };
      } catch (error) {
        // Thrown on, it would be printed twice and with its stack, as Pulumi's process for dynamic providers does.
        if (!isUserError(error)) {
          throw error;
        }
        return { inputs: withoutProvider(news), failures: [{ property: "", reason: error.message }] };
      }
    },
    async diff(_id, olds: Properties, news: Properties) {
      const { changed, replaces } = diffPin(olds, news);
      return { changes: changed.length > 0, replaces: [...replaces] };
    },
    async create(inputs: Properties) {
      return { id: String(inputs["imageId"]), outs: await outputsOf(account(), withoutProvider(inputs)) };
    },
    async read(id, properties: Properties = {}) {
      const { properties: read, warnings } = await readPin(account(), id, withoutProvider(properties));
      warnings.forEach(printed);
      return read === undefined ? {} : { id, props: read };
    },
    async update(_id, olds: Properties, news: Properties) {
      return { outs: await outputsOf(account(), withoutProvider(news), withoutProvider(olds)) };
    },
    async delete() {},
  };
}

type Properties = Readonly<Record<string, unknown>>;

/** A dynamic provider can't write on a resource's row: its output appears among the stack's messages. */
function printed(text: string): void {
  console.warn(text);
}

function withoutProvider(properties: Properties = {}): Properties {
  const { __provider, ...own } = properties;
  return own;
}
