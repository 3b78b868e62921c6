import type { dynamic } from "@pulumi/pulumi";
import type { ConfigurationKey } from "./configuration-keys";
import { forLookup, openAccount, type LookupContext } from "./context";
import { MoveMemory, pinnedImage, type CheckedPin, type PinResource } from "./pin";
import { pinnedImagePerZone } from "./pin-per-zone";
import { hide, textsIn } from "./text/hide";
import { isUserError } from "./text/user-error";

/** The provider of a PinnedImage, under the name by which states know it. */
export function createPinnedImageProvider(): Required<dynamic.ResourceProvider> {
  return createPinProvider(pinnedImage);
}

/** The provider of a PinnedImagePerZone. */
export function createPinnedImagePerZoneProvider(): Required<dynamic.ResourceProvider> {
  return createPinProvider(pinnedImagePerZone);
}

/**
 * A pin as a Pulumi dynamic provider. The engine's own process for dynamic providers loads it through the text in
 * sdk/providerText.ts; credentials come from the stack configuration or the environment of that process, and never from
 * the resource's inputs, so that they are not in the state.
 */
function createPinProvider(pin: PinResource): Required<dynamic.ResourceProvider> {
  let configured = (_key: ConfigurationKey): string | undefined => undefined;
  const opened = new Map<string | undefined, LookupContext>();
  let lockFile: string | undefined;
  const moves = new MoveMemory<CheckedPin>();
  // Opened by the first call that looks something up: destroy must work with whatever configuration is left.
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
        // Thrown on, it would be printed twice and with its stack, as Pulumi's process for dynamic providers does.
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

/** A dynamic provider can't write on a resource's row: its output appears among the stack's messages. */
function printed(text: string): void {
  console.warn(text);
}

function withoutProvider(properties: Properties = {}): Properties {
  const { __provider, secretArguments, lockFile, ...own } = properties;
  return own;
}

/**
 * Where the program has its lockfile, so that its lookups and its pins use one: with the Automation API, program and
 * engine run in folders of their own. It is told to check, and never recorded: another machine has another path.
 */
function lockFileIn({ lockFile }: Properties): string | undefined {
  return typeof lockFile === "string" ? lockFile : undefined;
}

/** Which arguments are secret: the engine does not tell a dynamic provider, so the program does, if there is any. */
function secretsIn({ secretArguments }: Properties): Properties {
  return secretArguments === undefined ? {} : { secretArguments };
}

/** What no message may show. */
function secretTextsOf(news: Properties): string[] {
  return listed(news["secretArguments"]).flatMap((name) => textsIn(news[name]));
}

function listed(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
