import type { dynamic } from "@pulumi/pulumi";
import type { ConfigurationKey } from "./configuration-keys";
import { forLookup, openAccount, type LookupContext } from "./context";
import { MoveMemory, pinnedImage, type CheckedPin, type PinResource } from "./pin";
import { pinnedImagePerZone } from "./pin-per-zone";
import { hide, textsIn } from "./text/hide";
import { isUserError } from "./text/user-error";

/** Returns the provider of PinnedImage, under the name that existing states use. */
export function createPinnedImageProvider(): Required<dynamic.ResourceProvider> {
  return createPinProvider(pinnedImage);
}

/** Returns the provider of PinnedImagePerZone. */
export function createPinnedImagePerZoneProvider(): Required<dynamic.ResourceProvider> {
  return createPinProvider(pinnedImagePerZone);
}

/**
 * Returns a pin as a Pulumi dynamic provider. The engine's process for dynamic providers loads it through the text in
 * sdk/providerText.ts. Credentials come from the stack configuration or that process's environment, never from the
 * resource's inputs, so they are not in the state.
 */
function createPinProvider(pin: PinResource): Required<dynamic.ResourceProvider> {
  let configured = (_key: ConfigurationKey): string | undefined => undefined;
  const opened = new Map<string | undefined, LookupContext>();
  let lockFile: string | undefined;
  const moves = new MoveMemory<CheckedPin>();
  // Opened by the first lookup, because destroy must work with whatever configuration is left.
  const account = () => {
    const known = opened.get(lockFile) ?? openAccount(configured, printed, { lockFile });
    opened.set(lockFile, known);
    return forLookup(known);
  };
  const accountFor = (properties: Properties) => {
    lockFile = lockFileIn(properties) ?? lockFile;
    return { ...account(), secretArguments: new Set(listed(properties["secretArguments"])) };
  };
  return {
    async configure({ config }) {
      configured = (key) => config.get(`ucloud-image:${key}`);
    },
    async check(olds: Properties | undefined, news: Properties) {
      try {
        const { inputs: checked, problems } = await pin.check(
          accountFor(news),
          withoutProvider(olds),
          withoutProvider(news),
          moves,
        );
        const inputs = { ...checked, ...secretsIn(news) };
        return {
          inputs,
          failures: hide(problems, secretTextsOf(news)).map(({ field, reason }) => ({ property: field, reason })),
        };
      } catch (error) {
        // If rethrown, Pulumi's process for dynamic providers would print it twice, with its stack.
        if (!isUserError(error)) {
          throw error;
        }
        return {
          inputs: { ...withoutProvider(news), ...secretsIn(news) },
          failures: [{ property: "", reason: hide(error.message, secretTextsOf(news)) }],
        };
      }
    },
    async diff(_id, olds: Properties, news: Properties) {
      const { changed, replaces } = pin.diff(olds, news);
      return { changes: changed.length > 0, replaces: [...replaces] };
    },
    async create(inputs: Properties) {
      return {
        id: pin.form.idOf(inputs),
        outs: { ...(await pin.outputs(accountFor(inputs), withoutProvider(inputs))), ...secretsIn(inputs) },
      };
    },
    async read(id, properties: Properties = {}) {
      const { properties: read, warnings } = await pin.read(accountFor(properties), id, withoutProvider(properties));
      warnings.forEach(printed);
      return read === undefined ? {} : { id, props: { ...read, ...secretsIn(properties) } };
    },
    async update(_id, olds: Properties, news: Properties) {
      const outputs = await pin.outputs(accountFor(news), withoutProvider(news), withoutProvider(olds));
      return { outs: { ...outputs, ...secretsIn(news) } };
    },
    async delete() {},
  };
}

type Properties = Readonly<Record<string, unknown>>;

/** Prints among the stack's messages, because a dynamic provider can't write on a resource's row. */
function printed(text: string): void {
  console.warn(text);
}

function withoutProvider(properties: Properties = {}): Properties {
  const { __provider, secretArguments, lockFile, ...own } = properties;
  return own;
}

/**
 * Returns the path of the program's lockfile, so that its lookups and pins share one: with the Automation API, program
 * and engine run in different folders. The path is passed to check and never recorded, because it differs between
 * machines.
 */
function lockFileIn({ lockFile }: Properties): string | undefined {
  return typeof lockFile === "string" ? lockFile : undefined;
}

/**
 * Returns the list of secret arguments, if any. The program passes it, because the engine does not tell a dynamic
 * provider.
 */
function secretsIn({ secretArguments }: Properties): Properties {
  return secretArguments === undefined ? {} : { secretArguments };
}

/** Returns the texts that no message may show. */
function secretTextsOf(news: Properties): string[] {
  return listed(news["secretArguments"]).flatMap((name) => textsIn(news[name]));
}

function listed(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
